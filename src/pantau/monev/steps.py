"""The steps of a submission: invited, saved, submitted, returned, approved level by level, locked, reopened.

Every step gives a new submission and leaves the old one as it was; `pantau.monev.rights` says who may take it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from pantau.core.text import Text
from pantau.figures import Finding
from pantau.monev.actors import Actor, Level, leads
from pantau.monev.answers import Answer
from pantau.monev.complete import missing_in
from pantau.monev.entry import needs_reason
from pantau.monev.instrument import Instrument
from pantau.monev.merging import Clash, merged
from pantau.monev.refusal import Incomplete, Stale, refuse
from pantau.monev.rights import ROUND_IS, StepDone, may
from pantau.monev.rounds import NOT_LEADING, given_reason
from pantau.monev.submission import ROUND_STATES, Action, Approval, Event, Revision, Round, State, Submission

_STALE: Final = Text(
    "jawaban ini diubah sejak Anda membukanya; bacalah lagi sebelum memutuskan",
    "these answers changed since you opened them; read them again before you decide",
)
_NO_SUCH_VERSION: Final = Text("jawaban ini tidak mempunyai versi {n}", "these answers have no version {n}")
_OTHER_INSTRUMENT: Final = Text(
    "jawaban ini diberikan untuk instrumen {id} versi {version}",
    "these answers were given to instrument {id}, version {version}",
)
_UNEXPLAINED: Final = Text("tulis alasan untuk temuan: {message}", "say why, for the finding: {message}")


@dataclass(frozen=True)
class Saved:
    """What a save came to.

    ``clashes`` are the questions that somebody else answered differently meanwhile: their answer stands, mine is
    handed back; ``meanwhile`` are the questions that changed since the form was opened.
    """

    submission: Submission
    clashes: tuple[Clash[Answer], ...] = ()
    reason_clashes: tuple[Clash[str], ...] = ()
    meanwhile: tuple[str, ...] = ()


def invite(submission: Submission, round: Round, *, by: Actor, at: datetime) -> Submission:
    """Invite an office, as the leader of the round names it."""
    if not leads(by, round.region):
        refuse(NOT_LEADING)
    if round.state not in ("draft", "open"):
        refuse(ROUND_IS.fill(state=ROUND_STATES[round.state]))
    return replace(
        submission,
        round=round.id,
        instrument=round.instrument,
        instrument_version=round.instrument_version,
        state="invited",
        version=1,
        revisions=(),
        approvals=(),
        history=(Event("invited", by.id, at),),
    )


def save(  # noqa: PLR0913  who saves what, and what they had seen
    submission: Submission,
    round: Round,
    mine: Mapping[str, Answer],
    *,
    seen: int,
    by: Actor,
    at: datetime,
    reasons: Mapping[str, str] | None = None,
) -> Saved:
    """Save answers as a draft; ``seen`` is the version that the form was opened with.

    What somebody else saved since then is never overwritten unseen: questions that only one of both changed are
    put together, a question that both changed is told. To overrule, save again with the version of now.
    """
    _allow("saved", submission, round, by)
    if not 0 <= seen <= submission.version:
        refuse(_NO_SUCH_VERSION.fill(n=seen), Stale)
    answers = merged(submission.answers_at(seen), mine, submission.answers)
    said = merged(submission.reasons_at(seen), reasons or {}, submission.reasons)
    saved = submission
    if answers.mine or said.mine:
        revision = Revision(
            submission.version + 1,
            by.id,
            at,
            {one: answers.answers[one] for one in answers.mine},
            {one: said.answers[one] for one in said.mine},
        )
        saved = replace(
            submission,
            state="draft" if submission.state == "invited" else submission.state,
            version=revision.number,
            revisions=(*submission.revisions, revision),
        )
    return Saved(saved, answers.clashes, said.clashes, answers.theirs)


def submit(  # noqa: PLR0913  what is submitted, against which findings, by whom
    submission: Submission,
    round: Round,
    instrument: Instrument,
    *,
    findings: Sequence[Finding],
    seen: int,
    by: Actor,
    at: datetime,
) -> Submission:
    """Hand the answers in: complete, and with a reason for every finding that they stand against.

    ``findings`` is what a review says of them as they are now.
    """
    _allow("submitted", submission, round, by)
    _current(submission, seen)
    if (instrument.id, instrument.version) != (submission.instrument, submission.instrument_version):
        refuse(_OTHER_INSTRUMENT.fill(id=submission.instrument, version=submission.instrument_version))
    questions = instrument.questions_for(submission.addressee)
    missing = [one.text for one in missing_in(questions, submission.answers)]
    reasons = submission.reasons
    missing += [
        _UNEXPLAINED.fill(message=one.message)
        for one in needs_reason(findings)
        if not reasons.get(one.id, "").strip()
    ]
    if missing:
        raise Incomplete.because(missing)
    return _stepped(replace(submission, approvals=()), "submitted", Event("submitted", by.id, at))


def approve(submission: Submission, round: Round, *, seen: int, by: Actor, at: datetime) -> Submission:
    """Approve at the level whose turn it is; after the last one the answers are approved."""
    _allow("approved", submission, round, by)
    _current(submission, seen)
    level = submission.levels[len(submission.approvals)]
    approved = replace(submission, approvals=(*submission.approvals, Approval(level, by.id, at)))
    is_last = len(approved.approvals) == len(approved.levels)
    return _stepped(approved, "approved" if is_last else "submitted", _event("approved", by, at, level=level))


def give_back(
    submission: Submission, round: Round, *, seen: int, by: Actor, at: datetime, reason: str
) -> Submission:
    """Return them to the office with a reason; every level approves anew after that."""
    _allow("returned", submission, round, by)
    _current(submission, seen)
    event = _event("returned", by, at, given_reason(reason), submission.waits_for)
    return _stepped(replace(submission, approvals=()), "returned", event)


def lock(submission: Submission, round: Round, *, by: Actor, at: datetime) -> Submission:
    """Keep approved answers from any change."""
    _allow("locked", submission, round, by)
    return _stepped(submission, "locked", _event("locked", by, at))


def reopen(submission: Submission, round: Round, *, by: Actor, at: datetime, reason: str) -> Submission:
    """Open approved or locked answers again; every level approves anew after that."""
    _allow("reopened", submission, round, by)
    event = _event("reopened", by, at, given_reason(reason))
    return _stepped(replace(submission, approvals=()), "reopened", event)


def _allow(step: StepDone, submission: Submission, round: Round, by: Actor) -> None:
    refused = may(step, submission, round, by)
    if refused:
        refuse(refused)


def _current(submission: Submission, seen: int) -> None:
    if seen != submission.version:
        refuse(_STALE, Stale)


def _event(action: Action, by: Actor, at: datetime, reason: str = "", level: Level | None = None) -> Event:
    return Event(action, by.id, at, reason, level)


def _stepped(submission: Submission, state: State, event: Event) -> Submission:
    history = (*submission.history, event)
    return replace(submission, state=state, version=submission.version + 1, history=history)
