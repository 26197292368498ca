"""The appendix of a round's report: all figures, what measures mean, sources, answers, how it was made."""

from __future__ import annotations

from typing import Final

from pantau.core.terms import BASES
from pantau.figures import MEASURES, Figure
from pantau.report import words as review_words
from pantau.report.appendix import Making, moment, row
from pantau.report.blocks import Block, Cell, Section, Table
from pantau.report.round import words
from pantau.report.round.columns import heads, source_line
from pantau.report.round.model import RoundReport
from pantau.report.round.numbered import Numbered
from pantau.report.round.telling import Teller
from pantau.report.round.withheld import Withheld
from pantau.report.saying import capital, plain, sources_of, voice_of, web_address

FIGURES: Final = 150


def appendix(
    report: RoundReport, numbered: Numbered, teller: Teller, making: Making, withheld: Withheld | None
) -> Section:
    """Section 6."""
    own = [each for each in report.figures if each.region == report.region]
    below = [each for each in report.figures if each.region != report.region]
    shown = [*own, *below][: max(FIGURES, len(own))]
    blocks: list[Block] = [_figures(shown, numbered, teller), _definitions(shown, teller), _sources(teller)]
    if report.answers:
        blocks.append(_answers(report, teller))
    blocks.append(_making(report, teller, making, withheld))
    return Section("6", "lampiran", teller.say(review_words.APPENDIX), tuple(blocks))


def _figures(shown: list[Figure], numbered: Numbered, teller: Teller) -> Table:
    rows = []
    for figure in shown:
        voice, number = voice_of(figure), numbered.numbers.get(figure, 0)
        name = (Cell(capital(teller.name(figure))), *((Cell(plain(figure.note)),) if figure.note else ()))
        rows.append(
            row(
                name,
                teller.period(figure.period),
                teller.value(figure),
                Cell(teller.say(BASES[voice]) if voice else "", voice=voice),
                teller.proof(figure),
                Cell(str(number) if number else "", finding=number),
            )
        )
    total = len(teller.report.figures)
    counts = {"shown": teller.number(len(shown)), "all": teller.number(total)}
    note = teller.say(words.MORE_FIGURES, **counts) if total > len(shown) else ""
    titles = heads(teller, figure=31, period=18, value=-17, basis=13, source=13, finding=9)
    return Table(teller.say(words.FIGURES_TABLE), titles, tuple(rows), source_line(teller, shown), note)


def _definitions(shown: list[Figure], teller: Teller) -> Table:
    used = {figure.measure for figure in shown}
    rows = []
    for code, measure in MEASURES.items():
        if code in used:
            formulas = tuple(Cell(f"= {teller.formula(each.text)}") for each in measure.formulas[:1])
            unit = teller.say(review_words.UNITS[measure.unit])
            meaning = (Cell(teller.say(review_words.KINDS[measure.kind])), *formulas)
            rows.append(row(capital(teller.say(measure.title)), unit, meaning))
    line = teller.say(review_words.SOURCE_LINE, sources="Pantau")
    titles = heads(teller, measure=30, unit=18, meaning=52)
    return Table(teller.say(words.DEFINITIONS_TABLE), titles, tuple(rows), line)


def _sources(teller: Teller) -> Table:
    rows = []
    for source in teller.report.sources.values():
        url = web_address(source.url)
        named = (
            Cell(plain(source.title)),
            *((Cell(url or plain(source.url), url=url),) if source.url else ()),
        )
        rows.append(
            row(
                Cell(plain(source.id, 40), anchor=plain(source.id, 40)),
                named,
                plain(source.publisher) or teller.say(review_words.WITHHELD),
                teller.period_text(source.date),
            )
        )
    known = {plain(each, 40) for each in teller.report.sources}
    for missing in [each for each in sources_of(teller.report.figures) if each not in known]:
        rows.append(row(Cell(missing, anchor=missing), teller.say(review_words.UNLISTED), "", ""))
    titles = heads(teller, source=14, title=46, publisher=24, date=16)
    said = teller.say(words.ROUND_SOURCE, round=teller.tell(teller.report.round.title))
    line = teller.say(review_words.SOURCE_LINE, sources=said)
    return Table(teller.say(words.SOURCES_TABLE), titles, tuple(rows), line)


def _answers(report: RoundReport, teller: Teller) -> Table:
    rows = tuple(
        row(
            plain(each.item, 40),
            teller.tell(each.question),
            (Cell(teller.tell(each.answer)), *((Cell(teller.tell(each.status)),) if each.status else ())),
            plain(each.evidence),
        )
        for each in report.answers
    )
    titles = heads(teller, item=10, question=36, answer=34, proof=20)
    said = teller.say(words.ROUND_SOURCE, round=teller.tell(report.round.title))
    line = teller.say(review_words.SOURCE_LINE, sources=said)
    return Table(teller.say(words.ANSWERS_TABLE), titles, rows, line)


def _making(report: RoundReport, teller: Teller, making: Making, withheld: Withheld | None) -> Table:
    small = teller.say(words.SMALL_CELLS_SHOWN)
    if withheld is not None:
        counts = {"small": teller.number(withheld.small), "dropped": teller.number(withheld.dropped)}
        small = teller.say(words.SMALL_CELLS, **counts)
    values = {
        "round": f"{teller.tell(report.round.title)} ({plain(report.round.id)})",
        "period": teller.period_text(report.round.period),
        "basis": teller.tell(report.round.basis),
        "as_of": teller.period_text(report.as_of),
        "made": moment(teller, making.now),
        "software": making.software,
        "law": making.law,
        "data": making.data,
        "voices": teller.say(words.VOICES),
        "small": small,
        "repeat": teller.say(review_words.REPEAT_TEXT),
    }
    rows = tuple(
        row(teller.say(words.MADE_ROWS[key]), value or teller.say(review_words.NOT_GIVEN))
        for key, value in values.items()
    )
    title = words.MAKING_TABLE if report.answers else words.MAKING_PLAIN
    line = teller.say(review_words.SOURCE_LINE, sources="Pantau")
    return Table(teller.say(title), heads(teller, what=24, content=76), rows, line)
