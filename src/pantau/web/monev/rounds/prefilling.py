"""What is known before and while somebody answers: the ledger, the law, last time, and the review of what is typed."""

from __future__ import annotations

from decimal import Decimal

from pantau.core.categories import category_title
from pantau.core.period import Period
from pantau.core.terms import SPONSORS
from pantau.figures import Figure, Review
from pantau.monev import (
    Answer,
    Cell,
    Known,
    Prefill,
    Question,
    Submission,
    case_of,
    figures_of,
    prefilled,
)
from pantau.monev.fields import numbers
from pantau.web.language import said
from pantau.web.monev.beside import recorded, required
from pantau.web.monev.budgets.rows import target_of
from pantau.web.monev.models import KeptBudget, KeptRegulation, KeptSubmission, KeptTarget
from pantau.web.monev.reviewing import review_of
from pantau.web.monev.rounds.desk import Desk
from pantau.web.monev.rounds.rows import submission_of
from pantau.workspace_monev import required_figures


def prefill_of(desk: Desk) -> dict[str, Prefill]:
    """Beside each question: what is recorded, what is required, what was answered last time."""
    places = _places(desk)
    own = [target_of(one) for one in KeptTarget.objects.filter(region=desk.submission.region)]
    lawful = (*required(places), *required_figures(desk.submission.region, desk.round.period, own))
    known = Known(tuple(recorded(places)), lawful, last_answers(desk))
    return prefilled(desk.questions, known, region=desk.submission.region, period=desk.round.period)


def reviewed(desk: Desk, submission: Submission) -> Review:
    """The review of a submission's figures, with what the ledger records of them."""
    case = case_of([submission], desk.instrument, desk.round)
    return review_of(case, recorded(case.figures))


def references_of(desk: Desk) -> dict[str, list[tuple[str, str]]]:
    """The regulations and budget lines of the region that an answer may point to."""
    region = desk.submission.region
    return {
        "regulation": [
            (str(one.pk), f"{one.kind} {one.number} {one.title}".replace("  ", " "))
            for one in KeptRegulation.objects.filter(region=region)
        ],
        "budget": [
            (
                str(one.pk),
                " · ".join(filter(None, (str(one.year), said(SPONSORS[one.source]), _named(one.category)))),
            )
            for one in KeptBudget.objects.filter(region=region)
        ],
    }


def last_answers(desk: Desk) -> dict[str, Answer]:
    """The answers of the same office, or else of the same region, in the round before."""
    before = desk.row.round.before_id
    if before is None:
        return {}
    rows = KeptSubmission.objects.select_related("round").filter(round=before, region=desk.row.region)
    same = rows.filter(office=desk.row.office).first() or rows.first()
    return submission_of(same).answers if same else {}


def _places(desk: Desk) -> list[Figure]:
    """The figures that are asked for and those that are given, without a value."""
    submission, found = desk.submission, []
    for question in desk.questions.values():
        found += [_place(desk, question, number.category, number.asked) for number in numbers(question)]
    return [*found, *figures_of(submission, desk.instrument, desk.round)]


def _place(desk: Desk, question: Question, category: str, asked: object) -> Figure:
    cell = Cell(
        asked.measure, Decimal(0), category, asked.segment, asked.programme, asked.sponsor, asked.definition,  # type: ignore[attr-defined]
    )  # fmt: skip
    period: Period = desk.round.period
    return Figure(
        desk.submission.region, cell.measure, period, cell.value,
        *(cell.category, cell.segment, cell.programme, cell.sponsor), definition=cell.definition,
    )  # fmt: skip


def _named(category: str) -> str:
    return said(category_title(category)) if category else ""
