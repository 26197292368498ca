"""The progress board of a round: who answered, who is late, what is complete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from pantau.core.days import day_of
from pantau.core.money import HUNDRED, ZERO
from pantau.core.regions import NATION, region
from pantau.monev.actors import Level
from pantau.monev.complete import asked, missing_in
from pantau.monev.instrument import Instrument
from pantau.monev.submission import DONE, EDITABLE, Round, State, Submission


@dataclass(frozen=True)
class Standing:
    """Where one submission stands: all that a board needs, small enough to be kept beside it.

    ``days_before``: so many days before the due day of the round the first of what is missing is due.
    """

    submission: str
    region: str
    office: str
    addressee: str
    state: State
    waits_for: Level | None = None
    answered: int = 0
    asked: int = 0
    missing: int = 0
    findings: int = 0
    submitted_on: date | None = None
    changed_on: date | None = None
    days_before: int = 0


@dataclass(frozen=True)
class BoardRow:
    """A submission on the board; ``days_late`` is 0 for one in time, ``share`` the percentage of questions answered."""

    standing: Standing
    name: str
    days_late: int
    share: Decimal


@dataclass(frozen=True)
class Tally:
    """A region and what lies in it, counted: ``late`` are those that have not come, ``complete`` lack nothing."""

    region: str
    name: str
    invited: int
    started: int
    submitted: int
    approved: int
    late: int
    complete: int
    findings: int


@dataclass(frozen=True)
class Board:
    """The rows, a tally for each province, and the whole."""

    day: date
    due: date
    rows: tuple[BoardRow, ...]
    provinces: tuple[Tally, ...]
    whole: Tally


def standing_of(submission: Submission, instrument: Instrument, findings: int = 0) -> Standing:
    """Where a submission stands; ``findings`` are those of it that are not settled."""
    answers = submission.answers
    put = asked(instrument.questions_for(submission.addressee), answers)
    answered = sum(1 for code in put if code in answers and not answers[code].is_empty)
    submitted = [day_of(event.at) for event in submission.history if event.action == "submitted"]
    moments = [event.at for event in submission.history] + [revision.at for revision in submission.revisions]
    missing = missing_in(put, answers)
    return Standing(
        submission=submission.id,
        region=submission.region,
        office=submission.office,
        addressee=submission.addressee,
        state=submission.state,
        waits_for=submission.waits_for,
        answered=answered,
        asked=len(put),
        missing=len(missing),
        findings=findings,
        submitted_on=submitted[-1] if submitted else None,
        changed_on=day_of(max(moments)) if moments else None,
        days_before=max((put[one.question].due.days_before for one in missing), default=0),
    )


def days_late(standing: Standing, due: date, today: date) -> int:
    """How many days after the due day it came, or has not come until today."""
    if standing.state not in EDITABLE and standing.submitted_on:
        return max(0, (standing.submitted_on - due).days)
    return max(0, (today - due_of(standing, due)).days)


def due_of(standing: Standing, due: date) -> date:
    """The day on which the first of what is missing is due, in a round that is due on a day."""
    return due - timedelta(days=standing.days_before)


def board(round: Round, standings: Iterable[Standing], today: date) -> Board:
    """The board of a round on a day: rows by region, a tally for each province, and the whole."""
    ordered = sorted(standings, key=lambda one: (one.region, one.office))
    rows = tuple(_row(one, round.due, today) for one in ordered)
    by_province: dict[str, list[BoardRow]] = {}
    for row in rows:
        if row.standing.region != NATION:
            by_province.setdefault(row.standing.region[:2], []).append(row)
    provinces = tuple(_tally(code, inside) for code, inside in by_province.items())
    return Board(today, round.due, rows, provinces, _tally(round.region, rows))


def _row(standing: Standing, due: date, today: date) -> BoardRow:
    share = HUNDRED * standing.answered / standing.asked if standing.asked else ZERO
    whole = share.quantize(Decimal(1), ROUND_HALF_UP)
    return BoardRow(standing, region(standing.region).name, days_late(standing, due, today), whole)


def _tally(code: str, rows: Sequence[BoardRow]) -> Tally:
    states = Counter(row.standing.state for row in rows)
    handed_in = len(rows) - sum(states[state] for state in EDITABLE)
    return Tally(
        region=code,
        name=region(code).name,
        invited=len(rows),
        started=len(rows) - states["invited"],
        submitted=handed_in,
        approved=sum(states[state] for state in DONE),
        late=sum(1 for row in rows if row.days_late and row.standing.state in EDITABLE),
        complete=sum(1 for row in rows if not row.standing.missing),
        findings=sum(row.standing.findings for row in rows),
    )
