"""A finding that is followed up: its states, its fields, and the events that made it what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal

from pantau.core.days import day_of
from pantau.core.text import Text
from pantau.figures import Figure, Interval, Severity

FindingState = Literal[
    "open", "disputed", "explained", "in_follow_up", "resolved", "accepted_risk", "carried_over"
]
Step = Literal[
    "raised", "disputed", "explained", "followed_up", "noted", "resolved", "risk_accepted", "carried_over",
    "reopened", "still_failing", "withdrawn",
]  # fmt: skip

FINDING_STATES: Final[dict[FindingState, Text]] = {
    "open": Text("terbuka", "open"),
    "disputed": Text("disanggah", "disputed"),
    "explained": Text("dijelaskan", "explained"),
    "in_follow_up": Text("ditindaklanjuti", "in follow-up"),
    "resolved": Text("selesai", "resolved"),
    "accepted_risk": Text("risiko diterima", "accepted risk"),
    "carried_over": Text("dibawa ke putaran berikutnya", "carried over"),
}
STANDING: Final[tuple[FindingState, ...]] = (
    "open", "disputed", "explained", "in_follow_up", "carried_over",
)  # fmt: skip


@dataclass(frozen=True)
class FindingEvent:
    """One thing that happened to a finding: what was said, and the fields and evidence that it set.

    Where a review made the event: ``figures`` are those it rests on, ``data`` names all the numbers it read.
    """

    step: Step
    by: str
    at: datetime
    round: str
    reason: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    data: str = ""


@dataclass(frozen=True)
class TrackedFinding:
    """A finding of a check (``query`` is its id in a review) or of a person (``query`` is empty).

    The fields of follow-up are ``cause``, ``recommendation``, ``action``, ``owner`` (an office), ``due`` and
    ``evidence``. ``figures`` are the figures it rests on, its subject first, as they were when last examined;
    ``expected`` and ``explanations`` are what the review said of them, ``data`` names all the numbers it read.
    ``withdrawn``: its source no longer gives a figure that it rests on.
    """

    id: str
    region: str
    round: str
    message: Text
    severity: Severity
    state: FindingState = "open"
    check: str = ""
    query: str = ""
    figures: tuple[Figure, ...] = ()
    expected: Interval | None = None
    explanations: tuple[Text, ...] = ()
    question: str = ""
    theme: str = ""
    cause: str = ""
    recommendation: str = ""
    action: str = ""
    owner: str = ""
    due: date | None = None
    evidence: tuple[str, ...] = ()
    raised_in: str = ""
    data: str = ""
    withdrawn: bool = False
    version: int = 0
    history: tuple[FindingEvent, ...] = ()

    @property
    def from_check(self) -> bool:
        """Whether a check raised it: then only its query can resolve it."""
        return bool(self.query)

    @property
    def is_settled(self) -> bool:
        """Whether nobody has to act on it any more."""
        return self.state not in STANDING

    @property
    def raised_on(self) -> date:
        """The day it was raised first."""
        return day_of(self.history[0].at)
