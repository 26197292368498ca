"""Answers as figures: what a review reads while they are typed, and what a submitter has to explain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pantau.core.period import Period
from pantau.core.regions import full_name
from pantau.figures import MEASURES, Case, Figure, Finding, Severity, Source
from pantau.monev.answers import Answer, Cell
from pantau.monev.complete import asked
from pantau.monev.fields import numbers, place_of
from pantau.monev.instrument import Instrument, Question
from pantau.monev.submission import Round, Submission

NEEDS_A_REASON: Final[tuple[Severity, ...]] = ("error", "warning", "question")


@dataclass(frozen=True)
class Placed:
    """A figure and the question that it answers."""

    question: str
    figure: Figure


def source_of(submission: Submission) -> str:
    """The source of the figures that a submission reports: the same for every version of it."""
    parts = (submission.round, submission.region, submission.office)
    return "/".join(part for part in parts if part)


def placed(submission: Submission, instrument: Instrument, round: Round) -> tuple[Placed, ...]:
    """The figures of all answers, each with its question; what is no longer asked is left out."""
    answers = submission.answers
    found: list[Placed] = []
    for code in asked(instrument.questions_for(submission.addressee), answers):
        if code in answers:
            cells = answers[code].cells
            found += [Placed(code, _figure(cell, submission, round)) for cell in cells]
    return tuple(Placed(one.question, one.figure._replace(row=row)) for row, one in enumerate(found, 1))


def figures_of(submission: Submission, instrument: Instrument, round: Round) -> tuple[Figure, ...]:
    """The figures of all answers."""
    return tuple(one.figure for one in placed(submission, instrument, round))


def case_of(submissions: Sequence[Submission], instrument: Instrument, round: Round) -> Case:
    """Submissions of one region as the case that a review reads."""
    first = submissions[0]
    figures = [figure for one in submissions for figure in figures_of(one, instrument, round)]
    sources = {
        source_of(one): Source(source_of(one), round.title.id, one.office or full_name(one.region))
        for one in submissions
    }
    return Case(
        id=first.id,
        title=round.title.id,
        region=first.region,
        period=round.period.text,
        figures=tuple(figure._replace(row=row) for row, figure in enumerate(figures, 1)),
        round=round.id,
        sources=sources,
    )


def needs_reason(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that nobody submits against without saying why."""
    return tuple(one for one in findings if one.severity in NEEDS_A_REASON)


def questions_of(finding: Finding, placed: Iterable[Placed]) -> tuple[str, ...]:
    """The questions whose answers a finding is about: that of its subject first, then those it rests on."""
    by_figure = {_identity(one.figure): one.question for one in placed}
    figures = (finding.subject, *finding.evidence)
    found = (by_figure.get(_identity(figure)) for figure in figures)
    return tuple(dict.fromkeys(code for code in found if code))


def answers_of(
    figures: Iterable[Figure], questions: Iterable[Question], *, version: int
) -> tuple[dict[str, Answer], tuple[Figure, ...]]:
    """Figures of a file as answers to the questions that ask for them, and those that no question asks for.

    A question that names the figure takes it, once, before one that takes any.
    """
    ordered = sorted(questions, key=lambda one: not one.figures)
    cells: dict[str, list[Cell]] = {}
    taken: set[tuple[str, ...]] = set()
    left: list[Figure] = []
    for figure in figures:
        cell = cell_of(figure)
        question = next(
            (one for one in ordered if takes(one, figure) and (one.code, *cell.field) not in taken), None
        )
        if question is None:
            left.append(figure)
            continue
        cells.setdefault(question.code, []).append(cell)
        if question.figures:
            taken.add((question.code, *cell.field))
    return {
        one.code: Answer(one.code, version, cells=_as_the_form(one, cells[one.code]))
        for one in ordered
        if one.code in cells
    }, tuple(left)


def takes(question: Question, figure: Figure) -> bool:
    """Whether a question asks for a figure; the total of a table is what its categories make up."""
    if figure.basis != "reported":
        return False
    if question.kind == "figures" and not question.figures:
        return True
    if figure.group or figure.total_of != (
        "category" if question.kind == "table" and not figure.category else ""
    ):
        return False
    in_place = (
        not figure.category if question.kind == "figures" else figure.category in ("", *question.categories)
    )
    wanted = (figure.measure, figure.segment, figure.programme, figure.sponsor, figure.definition)
    return in_place and any(
        (one.measure, one.segment, one.programme, one.sponsor, one.definition) == wanted
        for one in question.figures
    )


def cell_of(figure: Figure) -> Cell:
    """A figure as a cell of an answer, with its period."""
    return Cell(
        measure=figure.measure,
        value=figure.value,
        category=figure.category,
        segment=figure.segment,
        programme=figure.programme,
        sponsor=figure.sponsor,
        definition=figure.definition,
        group=figure.group,
        qualifier=figure.qualifier,
        precision=figure.precision,
        unit=unit_told(figure.measure, figure.unit),
        total_of=figure.total_of,
        period=figure.period.text,
        note=figure.note,
    )


def unit_told(measure: str, unit: str) -> str:
    """The unit that was told with a number, where it says anything: a change may be in points or percent."""
    told = unit in ("percent", "points") and MEASURES[measure].kind == "change"
    return unit if told else ""


def _as_the_form(question: Question, cells: list[Cell]) -> tuple[Cell, ...]:
    """Cells in the order in which a form asks for them."""
    order = {place_of(one): n for n, one in enumerate(numbers(question))}
    return tuple(sorted(cells, key=lambda cell: order.get(cell.field, 0)))


def _figure(cell: Cell, submission: Submission, round: Round) -> Figure:
    return Figure(
        submission.region,
        cell.measure,
        Period.parse(cell.period) if cell.period else round.period,
        cell.value,
        *(cell.category, cell.segment, cell.programme, cell.sponsor, cell.qualifier, cell.total_of),
        source=source_of(submission),
        unit=cell.unit,
        definition=cell.definition,
        group=cell.group,
        precision=cell.precision,
        note=cell.note,
    )


def _identity(figure: Figure) -> tuple[object, ...]:
    return figure._replace(row=0)
