"""The review of a round: of answers while they are typed, of what is handed in, of budget lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from pantau.core.text import Text
from pantau.figures import Case, Figure, Review
from pantau.monev import (
    Actor,
    BudgetLine,
    Instrument,
    Matched,
    Placed,
    Round,
    Submission,
    TrackedFinding,
    case_of,
    figures_of_line,
    matched,
    questions_of,
    source_of,
    submit,
)
from pantau.review import Limits, review

Beside = Callable[[Case], tuple[Case, dict[Figure, Text]]]


def checked(
    submissions: Sequence[Submission],
    instrument: Instrument,
    round: Round,
    *,
    limits: Limits | None = None,
    beside: Beside | None = None,
) -> Review:
    """The review of the answers of one region as they stand; ``beside`` says what a ledger records of them."""
    case = case_of(submissions, instrument, round)
    told, recorded = beside(case) if beside else (case, {})
    return review(told, limits=limits, recorded=recorded)


def handed_in(  # noqa: PLR0913  a submission, and what it is held against
    submission: Submission,
    instrument: Instrument,
    round: Round,
    *,
    seen: int,
    by: Actor,
    at: datetime,
    limits: Limits | None = None,
    beside: Beside | None = None,
) -> tuple[Submission, Review]:
    """Submit answers against their own review: every finding of theirs needs a reason."""
    said = checked([submission], instrument, round, limits=limits, beside=beside)
    own = [one for one in said.findings if one.subject.source == source_of(submission)]
    return submit(submission, round, instrument, findings=own, seen=seen, by=by, at=at), said


def followed(
    tracked: Iterable[TrackedFinding],
    said: Review,
    *,
    round: str,
    at: datetime,
    placed: Sequence[Placed] = (),
) -> Matched:
    """Hold the findings that are followed up against a review; ``placed`` names the questions behind figures."""
    questions = {one.id: questions_of(one, placed) for one in said.findings} if placed else {}
    first = {id: codes[0] for id, codes in questions.items() if codes}
    return matched(tracked, said, round=round, at=at, questions=first)


def lines_reviewed(
    lines: Sequence[BudgetLine], region: str, period: str, *, source: str, limits: Limits | None = None
) -> Review:
    """The review of the budget lines of a region, as figures that a source reports."""
    figures = [figure for line in lines for figure in figures_of_line(line, source)]
    numbered = tuple(figure._replace(row=row) for row, figure in enumerate(figures, 1))
    return review(Case(source, source, region, period, numbered), limits=limits)
