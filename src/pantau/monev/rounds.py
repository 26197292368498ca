"""The states of a round: in preparation, open, closed, locked; each step by whoever leads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final, Literal

from pantau.core.notation import dated
from pantau.core.text import Text
from pantau.monev.actors import Actor, leads
from pantau.monev.board import Standing
from pantau.monev.refusal import Incomplete, refuse
from pantau.monev.submission import DONE, ROUND_STATES, Action, Event, Round, RoundState

RoundStep = Literal["opened", "closed", "locked", "reopened", "extended"]

_FROM: Final[dict[RoundStep, tuple[RoundState, ...]]] = {
    "opened": ("draft",),
    "closed": ("open",),
    "locked": ("closed",),
    "reopened": ("closed", "locked"),
    "extended": ("open",),
}
_TITLES: Final[dict[RoundStep, Text]] = {
    "opened": Text("dibuka", "opened"),
    "closed": Text("ditutup", "closed"),
    "locked": Text("dikunci", "locked"),
    "reopened": Text("dibuka kembali", "reopened"),
    "extended": Text("diperpanjang", "extended"),
}
NEEDS_A_REASON: Final = Text("alasannya perlu ditulis", "a reason has to be given")
NOT_LEADING: Final = Text(
    "hanya koordinator wilayah yang memimpin putaran ini yang dapat melakukannya",
    "only a coordinator of the region that leads this round may do that",
)
_STATE: Final = Text(
    "putaran ini {state}; karena itu tidak dapat {step}", "this round is {state}; it cannot be {step}"
)
_EARLIER: Final = Text(
    "tenggat baru {new} tidak lebih lambat daripada {old}", "the new due day {new} is not later than {old}"
)
_DUE_FIRST: Final = Text(
    "tenggat {due} mendahului hari pembukaan {opens}", "the due day {due} is before the opening day {opens}"
)
_WAITS: Final = Text(
    "{region}: sudah diajukan, belum disetujui semua tingkat",
    "{region}: submitted, not approved by every level",
)
_UNANSWERED: Final = Text(
    "{n} jawaban belum diajukan; tulis alasan untuk mengunci tanpanya",
    "{n} answers were not submitted; give a reason to lock without them",
)


def may_step(step: RoundStep, round: Round, by: Actor) -> Text | None:
    """Why somebody may not take a step with a round; nothing where it is allowed."""
    if not leads(by, round.region):
        return NOT_LEADING
    if round.state not in _FROM[step]:
        return _STATE.fill(state=ROUND_STATES[round.state], step=_TITLES[step])
    return None


def created(round: Round, *, by: Actor, at: datetime) -> Round:
    """A new round in preparation, as its leader describes it."""
    if not leads(by, round.region):
        refuse(NOT_LEADING)
    if round.due < round.opens:
        refuse(_DUE_FIRST.fill(due=dated(round.due), opens=dated(round.opens)))
    return replace(round, state="draft", version=1, history=(Event("created", by.id, at),))


def open_round(round: Round, *, by: Actor, at: datetime) -> Round:
    """Open it: from now on it is answered."""
    return _stepped(round, "opened", "open", by, at)


def close_round(round: Round, *, by: Actor, at: datetime) -> Round:
    """Close it: nothing new is submitted; what was submitted goes on being approved."""
    return _stepped(round, "closed", "closed", by, at)


def lock_round(
    round: Round, standings: Iterable[Standing], *, by: Actor, at: datetime, reason: str = ""
) -> Round:
    """Lock it for good: everything submitted is approved; what never came needs a reason."""
    refused = may_step("locked", round, by)
    if refused:
        refuse(refused)
    unfinished = [one for one in standings if one.state not in DONE]
    waiting = [one for one in unfinished if one.state == "submitted"]
    if waiting:
        raise Incomplete.because([_WAITS.fill(region=one.region) for one in waiting])
    if unfinished and not reason.strip():
        raise Incomplete.because([_UNANSWERED.fill(n=len(unfinished))])
    return _stepped(round, "locked", "locked", by, at, reason)


def reopen_round(round: Round, *, by: Actor, at: datetime, reason: str) -> Round:
    """Open a closed or locked round again."""
    return _stepped(round, "reopened", "open", by, at, given_reason(reason))


def extend_round(round: Round, *, due: date, by: Actor, at: datetime, reason: str) -> Round:
    """Give everybody more time."""
    if due <= round.due:
        refuse(_EARLIER.fill(new=dated(due), old=dated(round.due)))
    return replace(_stepped(round, "extended", "open", by, at, given_reason(reason)), due=due)


def given_reason(reason: str) -> str:
    """A reason, which may not be empty."""
    if not reason.strip():
        raise Incomplete.because([NEEDS_A_REASON])
    return reason.strip()


def _stepped(
    round: Round, step: RoundStep, state: RoundState, by: Actor, at: datetime, reason: str = ""
) -> Round:
    refused = may_step(step, round, by)
    if refused:
        refuse(refused)
    action: Action = step
    event = Event(action, by.id, at, reason)
    return replace(round, state=state, version=round.version + 1, history=(*round.history, event))
