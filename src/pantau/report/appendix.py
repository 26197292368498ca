"""The appendix: all figures with their sources, what measures mean, the sources, how the report was made."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from pantau.core.notation import format_number
from pantau.core.terms import BASES
from pantau.figures import MEASURES, Figure
from pantau.report import words
from pantau.report.blocks import Cell, Head, Section, Table
from pantau.report.names import COLUMNS
from pantau.report.saying import Speaker, capital, laws_of, plain, sources_of, voice_of, web_address
from pantau.report.selection import FIGURES_SHOWN, Selection

Cells = tuple[tuple[Cell, ...], ...]


class Making(NamedTuple):
    """What a report was made with: the moment, the software, the law and the data it saw."""

    now: datetime
    software: str
    law: str
    data: str


def heads(speaker: Speaker, **widths: int) -> tuple[Head, ...]:
    """The heads of a table by the keys of their columns; a negative width is a column of numbers."""
    return tuple(Head(speaker.say(COLUMNS[key]), abs(width), width < 0) for key, width in widths.items())


def row(*texts: str | Cell | tuple[Cell, ...]) -> Cells:
    """A row of a table; plain text becomes a cell."""
    return tuple(
        (Cell(text),) if isinstance(text, str) else (text,) if isinstance(text, Cell) else text
        for text in texts
    )


def source_line(speaker: Speaker, figures: list[Figure]) -> str:
    """The line below a table that says where its numbers come from."""
    named = ", ".join((*sources_of(figures), *laws_of(figures))) or speaker.say(words.NO_SOURCE)
    return speaker.say(words.SOURCE_LINE, sources=named)


def appendix(selection: Selection, speaker: Speaker, making: Making) -> Section:
    """Section 6."""
    shown = selection.shown_figures()
    tables = (
        _figures(selection, speaker, shown),
        _definitions(selection, speaker, [figure for _, figure in shown]),
        _sources(speaker),
        _making(speaker, making),
    )
    return Section("6", "lampiran", speaker.say(words.APPENDIX), tables)


def _figures(selection: Selection, speaker: Speaker, shown: list[tuple[int, Figure]]) -> Table:
    titles = heads(speaker, no=4, figure=30, period=14, value=-17, basis=13, source=14, finding=8)
    rows = tuple(_figure_row(selection, speaker, number, figure) for number, figure in shown)
    total = len(selection.review.case.figures)
    note = ""
    if total > len(shown):
        counts = {
            "shown": format_number(FIGURES_SHOWN, speaker.language),
            "all": format_number(total, speaker.language),
        }
        note = speaker.say(words.CAPPED_FIGURES, **counts)
    line = speaker.say(words.SOURCE_LINE, sources=speaker.say(words.SOURCE_CASE, file="figures.csv"))
    return Table(speaker.say(words.FIGURES_TABLE), titles, rows, line, note)


def _figure_row(selection: Selection, speaker: Speaker, number: int, figure: Figure) -> Cells:
    finding = selection.numbers.get(figure, 0)
    name = (Cell(capital(speaker.name(figure))), *((Cell(plain(figure.note)),) if figure.note else ()))
    voice = voice_of(figure)
    return row(
        str(number),
        name,
        speaker.period(figure.period),
        Cell(speaker.value(figure)),
        Cell(speaker.say(BASES[voice]) if voice else "", voice=voice),
        speaker.proof(figure),
        Cell(str(finding) if finding else "", finding=finding),
    )


def _definitions(selection: Selection, speaker: Speaker, figures: list[Figure]) -> Table:
    used = {figure.measure for figure in figures} | {item.figure.measure for item in selection.review.derived}
    rows = []
    for code, measure in MEASURES.items():
        if code in used:
            formulas = tuple(Cell(f"= {speaker.formula(formula.text)}") for formula in measure.formulas[:2])
            meaning = (Cell(speaker.say(words.KINDS[measure.kind])), *formulas)
            rows.append(
                row(
                    capital(speaker.say(measure.title)), speaker.say(words.UNITS[measure.unit]), meaning, code
                )
            )
    line = speaker.say(words.SOURCE_LINE, sources="Pantau")
    titles = heads(speaker, measure=24, unit=14, meaning=42, code=20)
    return Table(speaker.say(words.DEFINITIONS_TABLE), titles, tuple(rows), line)


def _sources(speaker: Speaker) -> Table:
    rows = []
    for source in speaker.case.sources.values():
        url = web_address(source.url)
        rows.append(
            row(
                Cell(plain(source.id, 40), anchor=plain(source.id, 40)),
                plain(source.title),
                plain(source.publisher) or speaker.say(words.WITHHELD),
                speaker.period_text(source.date),
                Cell(url or plain(source.url), url=url),
            )
        )
    known = {plain(source, 40) for source in speaker.case.sources}
    missing = [source for source in sources_of(speaker.case.figures) if source not in known]
    for source_id in missing[:FIGURES_SHOWN]:
        rows.append(row(Cell(source_id, anchor=source_id), speaker.say(words.UNLISTED), "", "", ""))
    line = speaker.say(words.SOURCE_LINE, sources=speaker.say(words.SOURCE_CASE, file="sources.csv"))
    titles = heads(speaker, source=9, title=28, publisher=16, date=15, url=32)
    return Table(speaker.say(words.SOURCES_TABLE), titles, tuple(rows), line)


def _making(speaker: Speaker, making: Making) -> Table:
    case = speaker.case
    values = {
        "case": f"{plain(case.title)} ({plain(case.id)})",
        "round": plain(case.round),
        "as_of": speaker.period_text(case.period),
        "made": moment(speaker, making.now),
        "software": making.software,
        "law": making.law,
        "data": making.data,
        "rounding": speaker.say(words.ROUNDING_TEXT),
        "severities": speaker.say(words.SEVERITY_TEXT),
        "repeat": speaker.say(words.REPEAT_TEXT),
    }
    rows = [
        row(speaker.say(words.MADE_ROWS[key]), value or speaker.say(words.NOT_GIVEN))
        for key, value in values.items()
    ]
    rows += [
        row(speaker.say(words.MADE_ROWS["warning"]), plain(warning.say(speaker.language)))
        for warning in case.warnings[:20]
    ]
    line = speaker.say(words.SOURCE_LINE, sources="Pantau")
    return Table(speaker.say(words.MAKING_TABLE), heads(speaker, item=24, content=76), tuple(rows), line)


def moment(speaker: Speaker, now: datetime) -> str:
    """A day and time of day, with its zone where it is known."""
    clock = now.strftime("%H.%M" if speaker.language == "id" else "%H:%M")
    return f"{speaker.period_text(now.date().isoformat())}, {clock} {now.tzname() or ''}".strip()
