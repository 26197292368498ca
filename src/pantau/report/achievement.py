"""What was reached: coverage beside target, where the region lies, main figures by voice, computed ones."""

from __future__ import annotations

from typing import Final

from pantau.core.period import Period
from pantau.figures import MEASURES, Derived, Figure
from pantau.report import words
from pantau.report.appendix import Cells, heads, row, source_line
from pantau.report.blocks import Block, Cell, Chart, Head, Paragraph, Section, Table, Voice
from pantau.report.charts import Share, coverage
from pantau.report.findings import legend
from pantau.report.names import LABELS
from pantau.report.place import position_chart
from pantau.report.saying import Speaker, capital, plain, sources_of, unit_of, voice_of
from pantau.report.selection import BARS_SHOWN, FINDINGS_SHOWN, Bar, Selection
from pantau.report.summary import coverage_line

VOICES: Final[tuple[Voice, ...]] = ("reported", "recorded", "required")
ROWS_SHOWN: Final = 40
SAID_SHOWN: Final = 6


def achievement(selection: Selection, speaker: Speaker) -> Section:
    """Section 2."""
    blocks: list[Block] = [
        *_coverage(selection, speaker),
        *position_chart(speaker),
        _voices(selection, speaker),
        *_derived(selection, speaker),
    ]
    return Section("2", "capaian", speaker.say(words.ACHIEVEMENT), tuple(blocks))


def _coverage(selection: Selection, speaker: Speaker) -> list[Block]:
    bars = selection.bars()
    if not bars:
        return []
    drawn = bars[:BARS_SHOWN]
    title = coverage_line(bars, speaker)
    specification = coverage(_shares(drawn, speaker), speaker.say(words.COVERAGE_AXIS), speaker.language)
    table = _coverage_table(drawn, speaker, title)
    note = ""
    if len(bars) > len(drawn):
        note = speaker.say(words.CAPPED, shown=len(drawn), all=len(bars))
    alt = speaker.say(words.COVERAGE_ALT)
    return [Chart("cakupan", title, alt, specification, table, legend(speaker), note)]


def _shares(bars: list[Bar], speaker: Speaker) -> list[Share]:
    shares = []
    names = [_bar_name(bar, speaker) for bar in bars]
    for bar, name in zip(bars, names, strict=True):
        figure = bar.standing.figure
        source = plain(figure.source, 40)
        label = f"{name} [{source}]" if names.count(name) > 1 and source else name
        value = speaker.value(figure)
        text = (
            speaker.say(words.OF_TARGET, value=value, target=speaker.value(bar.target))
            if bar.target
            else value
        )
        target = bar.target.value if bar.target else None
        shares.append(Share(label, bar.value, target, text, voice_of(figure)))
    return shares


def _bar_name(bar: Bar, speaker: Speaker) -> str:
    figure = bar.standing.figure
    if figure.category:
        return capital(speaker.name(figure).split(", ", 1)[-1])
    return speaker.region(figure.region)


def _coverage_table(bars: list[Bar], speaker: Speaker, caption: str) -> Table:
    rows = []
    for bar in bars:
        figure, target = bar.standing.figure, bar.target
        gap = bar.gap
        rows.append(
            row(
                _bar_name(bar, speaker),
                speaker.period(figure.period),
                speaker.cell(figure),
                speaker.cell(target) if target else "–",
                speaker.amount(gap, "points").lstrip("+") if gap is not None and gap > 0 else "–",
            )
        )
    first, *_ = heads(speaker, region=32)
    titles = (
        first,
        *heads(speaker, period=18),
        Head(capital(speaker.say(bars[0].standing.figure.spec.title)), 18, numeric=True),
        Head(speaker.say(words.TARGET), 16, numeric=True),
        Head(speaker.say(words.GAP), 16, numeric=True),
    )
    figures = [figure for bar in bars for figure in (bar.standing.figure, bar.target) if figure]
    return Table(caption, titles, tuple(rows), source_line(speaker, figures))


def _voices(selection: Selection, speaker: Speaker) -> Block:
    """The main figures side by side: what was reported, what rows record, what is required."""
    region = speaker.region(speaker.case.region)
    groups: dict[tuple[str, str, Period], list[Figure]] = {}
    for figure in speaker.case.figures:
        if selection.whole(figure):
            pair = _PAIRS.get(figure.measure, figure.measure)
            groups.setdefault((pair, figure.definition, figure.period), []).append(figure)
    if not groups:
        return Paragraph(speaker.say(words.NO_MAIN, region=region))
    rows = []
    for key in sorted(groups, key=lambda key: (_ORDER[key[0]], key[2].end, key[2].start)):
        rows.append(_voices_row(groups[key], key[0], selection, speaker))
    left = len(rows) - ROWS_SHOWN
    note = speaker.say(words.CAPPED, shown=ROWS_SHOWN, all=len(rows)) if left > 0 else ""
    titles = (
        *heads(speaker, measure=28, period=18),
        *(Head(capital(speaker.say(LABELS[voice])), 18, numeric=True) for voice in VOICES),
    )
    figures = [figure for group in groups.values() for figure in group]
    caption = speaker.say(words.VOICES_TABLE, region=region)
    return Table(caption, titles, tuple(rows[:ROWS_SHOWN]), source_line(speaker, figures), note)


_ORDER: Final = {code: place for place, code in enumerate(MEASURES)}
_PAIRS: Final = {"coverage_target": "coverage_rate", "target_workers": "covered_workers"}


def _voices_row(group: list[Figure], measure: str, selection: Selection, speaker: Speaker) -> Cells:
    by_voice = {voice: [figure for figure in group if voice_of(figure) == voice] for voice in VOICES}
    named = next((figure for figure in group if figure.measure == measure), group[0])
    said = [_said(by_voice[voice], selection, speaker) for voice in VOICES]
    return row(capital(speaker.name(named)), speaker.period(group[0].period), *said)


def _said(figures: list[Figure], selection: Selection, speaker: Speaker) -> tuple[Cell, ...]:
    """What one voice says of a measure; several sources may say it, and not all the same."""
    cells = [
        speaker.cell(figure, finding=selection.numbers.get(figure, 0)) for figure in figures[:SAID_SHOWN]
    ]
    if len(figures) > SAID_SHOWN:
        left = speaker.number(len(figures) - SAID_SHOWN)
        cells.append(Cell(speaker.say(words.MORE, n=left, section="6")))
    return tuple(cells) or (Cell("–"),)


def _derived(selection: Selection, speaker: Speaker) -> list[Block]:
    derived = selection.review.derived
    if not derived:
        return []
    rows = tuple(_derived_row(item, speaker) for item in derived[:FINDINGS_SHOWN])
    titles = heads(speaker, figure=26, period=15, value=-21, formula=38)
    figures = [figure for item in derived[:FINDINGS_SHOWN] for figure in item.inputs]
    note = ""
    if len(derived) > len(rows):
        note = speaker.say(words.CAPPED, shown=len(rows), all=len(derived))
    line = source_line(speaker, figures)
    return [Table(speaker.say(words.DERIVED_TABLE), titles, rows, line, note)]


def _derived_row(item: Derived, speaker: Speaker) -> Cells:
    voice = voice_of(item.figure)
    said = speaker.interval(item.interval, unit_of(item.figure))
    value = Cell(said, sources_of(item.inputs), "required" if voice == "required" else "")
    inputs = tuple(
        Cell(f"{speaker.name(figure)}: {speaker.value(figure)}", sources_of([figure]))
        for figure in item.inputs
    )
    reference = (Cell(plain(item.reference)),) if item.reference else ()
    how = (Cell(f"= {speaker.formula(item.formula)}"), *inputs, *reference)
    return row(capital(speaker.name(item.figure)), speaker.period(item.figure.period), value, how)
