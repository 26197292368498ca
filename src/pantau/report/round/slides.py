"""The slides of a round: one sentence each, with the drawing or the table that shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pantau.core.text import Language, Text
from pantau.figures import SEVERITY_TITLES
from pantau.figures.interval import ZERO
from pantau.report import words as review_words
from pantau.report.appendix import Making, moment, row
from pantau.report.blocks import Cell, Chart, Fact, Section, Table
from pantau.report.names import LABELS
from pantau.report.round import words
from pantau.report.round.achievement import achievement
from pantau.report.round.columns import heads
from pantau.report.round.findings import expected_cell
from pantau.report.round.model import RoundReport, Sender
from pantau.report.round.numbered import Numbered
from pantau.report.round.report import letterhead, title_of
from pantau.report.round.rolled import rolled_up
from pantau.report.round.rules import ENACTED, budget, ladder, without
from pantau.report.round.summary import finding_line, follow_ups, one_page
from pantau.report.round.telling import NOTHING, Teller
from pantau.report.round.withheld import withhold
from pantau.report.saying import capital, plain, sources_of

BARS: Final = 12
ROWS: Final = 5  # what can be read from the back of a room


@dataclass(frozen=True)
class Slide:
    """One slide: what it says, big figures, a drawing or a table, and where it comes from."""

    title: str
    facts: tuple[Fact, ...] = ()
    lines: tuple[Cell, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    source: str = ""


@dataclass(frozen=True)
class Deck:
    """The slides with their cover."""

    language: Language
    date: tuple[int, int, int]
    letterhead: tuple[str, ...]
    title: str
    subject: str
    scope: str
    dated: str
    slides: tuple[Slide, ...]
    labels: dict[str, str]

    def charts(self) -> tuple[Chart, ...]:
        """The drawings, in the order in which they stand."""
        return tuple(slide.chart for slide in self.slides if slide.chart)


def slides(
    report: RoundReport, language: Language, making: Making, sender: Sender, *, published: bool = True
) -> Deck:
    """The slides of a report in one language."""
    report = rolled_up(report, language)
    if published:
        report = withhold(report).report
    teller = Teller(report, language)
    numbered = Numbered.of(report, teller)
    today = making.now.date()
    reached = achievement(report, numbered, teller, BARS)
    return Deck(
        language=language,
        date=(today.year, today.month, today.day),
        letterhead=letterhead(sender, language),
        title=title_of(report, language),
        subject=teller.full_region(report.region),
        scope=teller.tell(report.round.title),
        dated=", ".join(part for part in (plain(sender.place), teller.day(today)) if part),
        slides=(
            _summary(report, numbered, teller, today),
            *_drawings(reached),
            _wrong(report, numbered, teller),
            *_rules(report, teller),
            _must_happen(report, numbered, teller, today),
            _making(report, teller, making),
        ),
        labels={key: teller.say(text) for key, text in LABELS.items()},
    )


def _summary(report: RoundReport, numbered: Numbered, teller: Teller, today: date) -> Slide:
    page = one_page(report, numbered, teller, today)
    return Slide(page.verdict, facts=page.facts, lines=page.columns[0].lines)


def _drawings(section: Section) -> list[Slide]:
    """The drawings of what was reached; where the region lies, everybody in the room knows."""
    return [
        Slide(
            block.title,
            chart=replace(block, table=None),
            source=_below(block),
        )
        for block in section.blocks
        if isinstance(block, Chart) and block.id != "letak"
    ]


def _below(chart: Chart) -> str:
    """What stands below a drawing: what it leaves out, and where its numbers come from."""
    line = chart.table.source_line if chart.table else ""
    return " · ".join(part for part in (chart.note, line) if part)


def _wrong(report: RoundReport, numbered: Numbered, teller: Teller) -> Slide:
    wrong = [pair for pair in numbered.open if pair[1].severity != "info"]
    if not wrong:
        return Slide(teller.say(words.NOTHING_WRONG))
    rows = tuple(
        row(
            Cell(finding_line(each, report, teller)),
            teller.cell(each.stated) if each.stated else NOTHING,
            expected_cell(each, teller),
            Cell(teller.say(SEVERITY_TITLES[each.severity]), severity=each.severity),
        )
        for _, each in wrong[:ROWS]
    )
    titles = heads(teller, finding=46, stated=-18, expected=-18, severity=22)
    title = teller.say(words.WRONG_SLIDE, n=teller.number(len(wrong)))
    said = ", ".join(sources_of([each.stated for _, each in wrong[:ROWS] if each.stated]))
    source = teller.say(review_words.SOURCE_LINE, sources=said) if said else ""
    return Slide(title, table=Table("", titles, rows), source=source)


def _rules(report: RoundReport, teller: Teller) -> list[Slide]:
    """Regulation and budget, each table with its first rows."""
    enacted = sum(each.stage == ENACTED for each in report.regulations)
    lines = report.budgets
    allocated = sum((each.revised or each.allocated or ZERO for each in lines), ZERO)
    realised = sum((each.realised or ZERO for each in lines), ZERO)
    counts = {"n": teller.number(enacted), "all": teller.number(len(report.regulations))}
    amounts = {"allocated": teller.short(allocated), "realised": teller.short(realised)}
    parts = (
        (teller.say(words.LADDER_SLIDE, **counts), ladder(report, teller)),
        (
            teller.say(words.WITHOUT_SLIDE, n=teller.number(len(report.without_basis))),
            without(report, teller),
        ),
        (teller.say(words.BUDGET_SLIDE, **amounts), budget(report, teller)),
    )
    return [
        Slide(
            title,
            table=replace(block, caption="", rows=block.rows[:ROWS], source_line="", note=""),
            source=block.source_line,
        )
        for title, blocks in parts
        for block in blocks
        if isinstance(block, Table)
    ]


def _must_happen(report: RoundReport, numbered: Numbered, teller: Teller, today: date) -> Slide:
    left = follow_ups(report, numbered, teller)
    if not left:
        return Slide(teller.say(words.NOTHING_TO_DO))
    rows = tuple(row(capital(what), owner, teller.due(due, today)) for what, owner, due in left[:ROWS])
    titles = heads(teller, action=52, owner=26, due=22)
    late = sum(due is not None and due < today for _, _, due in left)
    slots = {"n": teller.number(len(left)), "late": teller.number(late)}
    return Slide(teller.say(words.STEPS_SLIDE, **slots), table=Table("", titles, rows))


def _making(report: RoundReport, teller: Teller, making: Making) -> Slide:
    """Where everything comes from, in the small print of the last slide."""
    said: dict[str, Text | str] = {
        "basis": report.round.basis,
        "as_of": teller.period_text(report.as_of),
        "made": moment(teller, making.now),
        "software": making.software,
        "law": making.law,
        "data": making.data,
        "voices": words.VOICES,
    }
    lines = tuple(
        Cell(f"{teller.say(words.MADE_ROWS[key])}: {teller.tell(value)}")
        for key, value in said.items()
        if value
    )
    sources = tuple(Cell(f"[{plain(each.id, 40)}] {plain(each.title)}") for each in report.sources.values())
    return Slide(teller.say(words.SOURCES_SLIDE), lines=(*lines, *sources[: 2 * ROWS]))
