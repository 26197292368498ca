"""Regulation and budget, obstacles and follow-up: what governments did, and what must happen next."""

from __future__ import annotations

from datetime import date
from typing import Final

from pantau.core.terms import INSTRUCTION_STATUSES, REGULATION_STAGES
from pantau.figures import Figure, MeasureTaken, Regulation
from pantau.report import words
from pantau.report.appendix import Cells, heads, row, source_line
from pantau.report.blocks import Block, Cell, Paragraph, Section, Table
from pantau.report.saying import Speaker, capital, plain, sources_of, web_address
from pantau.report.selection import FIGURES_SHOWN, FINDINGS_SHOWN, Selection, of_measures
from pantau.report.summary import action, late_measures

BUDGET_MEASURES: Final = (
    "budget_allocated",
    "budget_realised",
    "months_funded",
    "funded_workers",
    "contribution_rate",
    "contributions",
    "arrears",
)
ROWS_SHOWN: Final = 60


def rules_and_budget(selection: Selection, speaker: Speaker) -> Section:
    """Section 4."""
    return Section(
        "4", "regulasi", speaker.say(words.RULES), (_regulations(speaker), _budget(selection, speaker))
    )


def _regulations(speaker: Speaker) -> Block:
    regulations = speaker.case.regulations
    if not regulations:
        return Paragraph(speaker.say(words.NO_REGULATIONS))
    rows = tuple(_regulation_row(regulation, speaker) for regulation in regulations[:FIGURES_SHOWN])
    line = speaker.say(words.SOURCE_LINE, sources=speaker.say(words.SOURCE_CASE, file="regulations.csv"))
    titles = heads(speaker, region=18, regulation=20, about=34, stage=14, date=14)
    return Table(speaker.say(words.REGULATIONS_TABLE), titles, rows, line)


def _regulation_row(regulation: Regulation, speaker: Speaker) -> Cells:
    number = "/".join(part for part in (plain(regulation.number), plain(regulation.year)) if part)
    name = f"{plain(regulation.kind)} {number}".strip()
    return row(
        speaker.region(regulation.region),
        Cell(name, url=web_address(regulation.url)),
        plain(regulation.title),
        speaker.known(REGULATION_STAGES, regulation.stage),
        speaker.period_text(regulation.stage_date),
    )


def _budget(selection: Selection, speaker: Speaker) -> Block:
    figures = of_measures(selection.review.case.figures, BUDGET_MEASURES)[:ROWS_SHOWN]
    if not figures:
        return Paragraph(speaker.say(words.NO_BUDGET))
    rows = tuple(
        row(
            capital(speaker.name(figure)),
            speaker.cell(figure),
            speaker.period(figure.period),
            Cell(_finding(selection.numbers.get(figure, 0)), finding=selection.numbers.get(figure, 0)),
        )
        for figure in figures
    )
    titles = heads(speaker, figure=46, value=-26, period=18, finding=10)
    return Table(speaker.say(words.BUDGET_TABLE), titles, rows, source_line(speaker, figures))


def _finding(number: int) -> str:
    return str(number) if number else ""


def obstacles(selection: Selection, speaker: Speaker, today: date) -> Section:
    """Section 5."""
    blocks = [_measures_taken(selection, speaker, today), *_actions(selection, speaker)]
    return Section("5", "tindak-lanjut", speaker.say(words.FOLLOW_UP), tuple(blocks))


def _measures_taken(selection: Selection, speaker: Speaker, today: date) -> Block:
    taken = speaker.case.measures_taken
    if not taken:
        return Paragraph(speaker.say(words.NO_MEASURES))
    late = {id(item) for item in late_measures(selection, today)}
    rows = tuple(_measure_row(item, speaker, late=id(item) in late) for item in taken[:FIGURES_SHOWN])
    line = speaker.say(words.SOURCE_LINE, sources=speaker.say(words.SOURCE_CASE, file="measures_taken.csv"))
    titles = heads(
        speaker, region=14, instruction=11, status=11, proof=14, obstacle=17, follow_up=17, owner=14, due=13
    )
    return Table(speaker.say(words.MEASURES_TABLE), titles, rows, line)


def _measure_row(taken: MeasureTaken, speaker: Speaker, *, late: bool) -> Cells:
    due = [Cell(speaker.period_text(taken.due.isoformat()) if taken.due else "")]
    if late:
        due.append(Cell(speaker.say(words.LATE), severity="error"))
    return row(
        speaker.region(taken.region),
        plain(taken.instruction),
        speaker.known(INSTRUCTION_STATUSES, taken.status),
        plain(taken.evidence),
        plain(taken.obstacle),
        plain(taken.follow_up),
        plain(taken.owner) or speaker.say(words.NO_OWNER),
        tuple(due),
    )


def _actions(selection: Selection, speaker: Speaker) -> list[Block]:
    """What the findings ask for; whom it is for is known, until when is agreed at the table."""
    open_ones = selection.first_open()[:FINDINGS_SHOWN]
    also: dict[Figure, list[int]] = {}
    for number, finding in enumerate(selection.findings, 1):
        also.setdefault(finding.subject, []).append(number)
    if not open_ones:
        return [Paragraph(speaker.say(words.NOTHING_TO_DO))]
    rows = tuple(
        row(
            str(place),
            Cell(action(finding, speaker), sources_of([finding.subject])),
            speaker.source(finding.subject),
            tuple(Cell(str(number), finding=number) for number in also[finding.subject]),
            "",
        )
        for place, (_, finding) in enumerate(open_ones, 1)
    )
    titles = heads(speaker, no=4, action=50, to_whom=18, finding=9, due=19)
    line = speaker.say(words.SOURCE_LINE, sources=speaker.say(words.SOURCE_SELF))
    note = f"{titles[-1].title}: {speaker.say(words.TO_FILL)}."
    return [Table(speaker.say(words.ACTIONS_TABLE), titles, rows, line, note)]
