"""The answers of one office in a round, the states they pass and everything that was done to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Literal

from pantau.core.period import Period
from pantau.core.text import Text
from pantau.monev.actors import Level, levels_above
from pantau.monev.answers import Answer

RoundState = Literal["draft", "open", "closed", "locked"]
State = Literal["invited", "draft", "submitted", "returned", "approved", "locked", "reopened"]
Action = Literal[
    "created", "opened", "closed", "locked", "extended",
    "invited", "saved", "submitted", "returned", "approved", "reopened",
]  # fmt: skip

ROUND_STATES: Final[dict[RoundState, Text]] = {
    "draft": Text("disiapkan", "in preparation"),
    "open": Text("dibuka", "open"),
    "closed": Text("ditutup", "closed"),
    "locked": Text("dikunci", "locked"),
}
STATES: Final[dict[State, Text]] = {
    "invited": Text("diundang", "invited"),
    "draft": Text("konsep", "draft"),
    "submitted": Text("diajukan", "submitted"),
    "returned": Text("dikembalikan", "returned"),
    "approved": Text("disetujui", "approved"),
    "locked": Text("dikunci", "locked"),
    "reopened": Text("dibuka kembali", "reopened"),
}
EDITABLE: Final[tuple[State, ...]] = ("invited", "draft", "returned", "reopened")
DONE: Final[tuple[State, ...]] = ("approved", "locked")


@dataclass(frozen=True)
class Event:
    """Something that was done, by whom and when; ``level`` is that of an approval or a return."""

    action: Action
    by: str
    at: datetime
    reason: str = ""
    level: Level | None = None


@dataclass(frozen=True)
class Escalation:
    """So many days after the due day, somebody above is told: a level of approval."""

    days_late: int
    level: Level


@dataclass(frozen=True)
class Round:
    """A monitoring round: who leads it, which instrument is answered about which period, until when."""

    id: str
    title: Text
    region: str
    instrument: str
    instrument_version: int
    period: Period
    opens: date
    due: date
    state: RoundState = "draft"
    reminders: tuple[int, ...] = (14, 7, 1)
    escalations: tuple[Escalation, ...] = (
        Escalation(3, "government"),
        Escalation(7, "province"),
        Escalation(14, "centre"),
    )
    version: int = 0
    history: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Revision:
    """The answers that one save changed; ``number`` is the version of the submission that it made."""

    number: int
    by: str
    at: datetime
    answers: Mapping[str, Answer]
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Approval:
    """A level that agreed."""

    level: Level
    by: str
    at: datetime


@dataclass(frozen=True)
class Submission:
    """What one office of a region answers in a round; no office: the region as a whole.

    ``version`` counts up by one with every step; answers and reasons are what the ``revisions`` amount to.
    """

    id: str
    round: str
    region: str
    office: str
    addressee: str
    instrument: str
    instrument_version: int
    state: State = "invited"
    version: int = 0
    revisions: tuple[Revision, ...] = ()
    approvals: tuple[Approval, ...] = ()
    history: tuple[Event, ...] = ()

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers as they stand."""
        return self.answers_at(self.version)

    def answers_at(self, version: int) -> dict[str, Answer]:
        """The answers as they stood at a version: what an editor saw who began there."""
        found: dict[str, Answer] = {}
        for revision in self.revisions:
            if revision.number <= version:
                found.update(revision.answers)
        return found

    @property
    def reasons(self) -> dict[str, str]:
        """By finding of the review: why it is submitted nevertheless."""
        return self.reasons_at(self.version)

    def reasons_at(self, version: int) -> dict[str, str]:
        """The reasons as they stood at a version."""
        found: dict[str, str] = {}
        for revision in self.revisions:
            if revision.number <= version:
                found.update(revision.reasons)
        return found

    @property
    def makers(self) -> frozenset[str]:
        """Who wrote or submitted what stands in it: they approve nothing of it."""
        submitters = {event.by for event in self.history if event.action == "submitted"}
        return frozenset(submitters.union(revision.by for revision in self.revisions))

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that have to approve, lowest first."""
        return levels_above(self.region)

    @property
    def waits_for(self) -> Level | None:
        """The level whose turn it is; none unless it is submitted."""
        if self.state != "submitted":
            return None
        return self.levels[len(self.approvals)]
