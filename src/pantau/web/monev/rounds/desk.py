"""One submission as somebody works on it: the values of the library, who works, and keeping what they did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404

from pantau.monev import Actor, Instrument, Question, Round, Stale, Submission, asked
from pantau.web.monev.actors import actor_of, sheets_for
from pantau.web.monev.models import KeptSubmission
from pantau.web.monev.rounds.rows import instrument_of, put_submission, round_of, submission_of

_TRIES = 3


@dataclass(frozen=True)
class Desk:
    """A submission with its round and instrument, and who sits before it."""

    row: KeptSubmission
    submission: Submission
    round: Round
    instrument: Instrument
    actor: Actor

    @property
    def questions(self) -> dict[str, Question]:
        """The questions that are put, given what was answered."""
        every = self.instrument.questions_for(self.submission.addressee)
        return asked(every, self.submission.answers)


def desk_of(user: Any, sheet: UUID) -> Desk:
    """The desk of a submission of the user's regions, else 404."""
    return desk_at(get_object_or_404(sheets_for(user), pk=sheet), actor_of(user))


def desk_at(row: KeptSubmission, actor: Actor) -> Desk:
    """The desk of a submission for somebody."""
    if not row.office and actor.region == row.region:
        actor = Actor(actor.id, actor.name, actor.role, actor.region)
    return Desk(
        row,
        submission_of(row),
        round_of(row.round),
        instrument_of(row.round.instrument, row.round.instrument_version),
        actor,
    )


def again(desk: Desk) -> Desk:
    """The same desk as it stands now."""
    return desk_at(KeptSubmission.objects.select_related("round").get(pk=desk.row.pk), desk.actor)


def taken(desk: Desk, step: Callable[[Desk], Submission], findings: int | None = None) -> Desk:
    """Take a step and keep it; somebody who was faster in the same moment is met once more with what now stands."""
    for left in reversed(range(_TRIES)):
        after = step(desk)
        try:
            count = desk.row.findings if findings is None else findings
            put_submission(desk.row, desk.submission, after, desk.instrument, count)
        except Stale:
            if not left:
                raise
            desk = again(desk)
        else:
            return again(desk)
    raise AssertionError("the last try returns or raises")
