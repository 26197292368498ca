"""Who may take which step with a submission, and when: the one place that says so.

Pages ask `may` what to offer, the steps of `pantau.monev.steps` refuse by the same answer: there is no way around
an approval, nobody approves what they wrote, and nobody approves twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from pantau.core.text import Text
from pantau.monev.actors import LEVELS, Actor, Level, leads, levels_of
from pantau.monev.rounds import NOT_LEADING
from pantau.monev.submission import EDITABLE, ROUND_STATES, STATES, Round, State, Submission

StepDone = Literal["saved", "submitted", "approved", "returned", "locked", "reopened"]

_FROM: Final[dict[StepDone, tuple[State, ...]]] = {
    "saved": EDITABLE,
    "submitted": EDITABLE,
    "approved": ("submitted",),
    "returned": ("submitted",),
    "locked": ("approved",),
    "reopened": ("approved", "locked"),
}
_TITLES: Final[dict[StepDone, Text]] = {
    "saved": Text("disimpan", "saved"),
    "submitted": Text("diajukan", "submitted"),
    "approved": Text("disetujui", "approved"),
    "returned": Text("dikembalikan", "returned"),
    "locked": Text("dikunci", "locked"),
    "reopened": Text("dibuka kembali", "reopened"),
}
_STATE: Final = Text(
    "jawaban ini {state}; karena itu tidak dapat {step}", "these answers are {state}; they cannot be {step}"
)
ROUND_IS: Final = Text("putaran ini {state}", "this round is {state}")
_OFFICE: Final = Text(
    "hanya petugas dinas yang diundang yang dapat mengisi dan mengajukannya",
    "only officers of the invited office may fill it in and submit it",
)
_LEVEL: Final = Text(
    "kini giliran {level}; Anda tidak menyetujui pada tingkat itu",
    "it is the turn of the {level}; you do not approve at that level",
)
_MAKER: Final = Text(
    "Anda ikut mengisinya; yang mengisi tidak menyetujui",
    "you helped to fill it in; who fills in does not approve",
)
_TWICE: Final = Text(
    "Anda sudah menyetujui pada tingkat lain; setiap tingkat memerlukan orang yang lain",
    "you approved at another level; every level needs somebody else",
)
_WAITS: Final = Text(
    "{state}, menunggu persetujuan {level}", "{state}, waits for the approval of the {level}"
)


def may(step: StepDone, submission: Submission, round: Round, by: Actor) -> Text | None:
    """Why somebody may not take a step; nothing where it is allowed."""
    if submission.state not in _FROM[step]:
        return _STATE.fill(state=STATES[submission.state], step=_TITLES[step])
    if round.id != submission.round or not _round_allows(step, submission, round):
        return ROUND_IS.fill(state=ROUND_STATES[round.state])
    return _WHO[step](submission, round, by)


def _round_allows(step: StepDone, submission: Submission, round: Round) -> bool:
    """Nothing while it is prepared or locked; once closed, only what was sent back may still be answered."""
    if round.state in ("draft", "locked"):
        return False
    answering = step in ("saved", "submitted")
    return round.state == "open" or not answering or submission.state in ("returned", "reopened")


def _is_of_office(submission: Submission, round: Round, by: Actor) -> Text | None:
    own = by.region == submission.region and submission.office in ("", by.office)
    return None if own and by.is_at_least("officer") else _OFFICE


def _is_checker(submission: Submission, round: Round, by: Actor) -> Text | None:
    level = submission.waits_for
    if level not in levels_of(by, submission.region, submission.office):
        return _LEVEL.fill(level=LEVELS[level]) if level else NOT_LEADING
    if by.id in submission.makers:
        return _MAKER
    return _TWICE if by.id in {one.by for one in submission.approvals} else None


def _is_leader(submission: Submission, round: Round, by: Actor) -> Text | None:
    return None if leads(by, round.region) else NOT_LEADING


_WHO: Final[dict[StepDone, Callable[[Submission, Round, Actor], Text | None]]] = {
    "saved": _is_of_office,
    "submitted": _is_of_office,
    "approved": _is_checker,
    "returned": _is_checker,
    "locked": _is_leader,
    "reopened": _is_leader,
}


def standing_text(submission: Submission) -> Text:
    """Where a submission stands in words: its state, and whose turn it is."""
    return state_text(submission.state, submission.waits_for)


def state_text(state: State, waits_for: Level | None) -> Text:
    """A state in words, with the level whose turn it is."""
    if waits_for is None:
        return STATES[state]
    return _WAITS.fill(state=STATES[state], level=LEVELS[waits_for])
