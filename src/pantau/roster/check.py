"""What is said of a row of a list: the shape of an issue, of a check that finds it, and the facts they look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

from pantau.core.text import Text
from pantau.roster.names import Name
from pantau.roster.nik import NikReading

Severity = Literal["error", "doubt", "fix", "note", "off"]
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "doubt", "fix", "note")
SEVERITY_TITLES: Final[Mapping[Severity, Text]] = MappingProxyType(
    {
        "error": Text("ditolak", "rejected"),
        "doubt": Text("perlu ditinjau", "to be reviewed"),
        "fix": Text("diperbaiki", "corrected"),
        "note": Text("catatan", "note"),
        "off": Text("dimatikan", "switched off"),
    }
)
Stage = Literal["reading", "row", "person", "sheet"]


class AgeLimits(NamedTuple):
    """The age that somebody must be below on joining, by segment; a segment without one has no known limit."""

    below: Mapping[str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """What rows are held against: the day, the area, what is enrolled in, and what a profile sets.

    ``category`` is that of rows which name none; ``terms`` the last day of categories that end; ``passing`` are
    the categories with a term of office.
    """

    as_of: date
    region: str = ""
    category: str = ""
    segment: str = "BPU"
    minimum_age: int = 15
    limits: AgeLimits = field(default_factory=lambda: AgeLimits({}))
    terms: Mapping[str, date] = field(default_factory=dict)
    passing: frozenset[str] = frozenset()


class Row(NamedTuple):
    """A row as read: what the checks of one row look at.

    ``born`` is the best known birth date, ``column`` that of its column; ``region`` the longest code that the
    columns of the place give, ``elsewhere`` that its names are of no place in the area; ``beside`` says that
    something else than NIK and name tells who it is.
    """

    nik: NikReading
    name: Name
    born: date | None
    column: date | None
    sex: str
    region: str
    elsewhere: bool
    category: str
    known_category: bool
    segment: str
    start: date | None
    beside: bool


class PersonFacts(NamedTuple):
    """What the other rows of the same person, and the lists held against, say of a row.

    ``first`` is whether the row is the one kept for the person; ``kept_here`` whether that one stands in the
    same file. ``active`` are the segments in which the person is covered, ``before`` those in which they were;
    ``paid_twice`` those with two memberships of one payer, ``payers`` the number of payers of the segment asked.
    ``maybe`` holds what a doubtful pair points to: ``roster``, ``covered``, ``deceased``, ``civil_servant``.
    """

    first: bool = True
    kept_here: bool = True
    segment: str = "BPU"
    active: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    paid_twice: frozenset[str] = frozenset()
    payers: int = 0
    deceased: bool = False
    marked_elsewhere: bool = False
    civil_servant: bool = False
    maybe: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RosterCheck:
    """One thing that can be said of a row: its code, severity, sentence, and what to do about it.

    ``reading``: the readers of cells say it themselves. ``row`` and ``person``: ``run`` answers whether it
    applies. ``sheet``: the row is of nobody, and is set aside. ``passes`` and ``fails`` are what differs from a
    good row (or the facts of a person, or the kind of a row of a sheet) and show it; the tests run them.
    """

    code: str
    severity: Severity
    says: Text
    do: Text
    stage: Stage
    passes: Mapping[str, Any]
    fails: Mapping[str, Any]
    run: Callable[..., bool] | None = None


_Run = Callable[..., bool]


def roster_check(
    code: str,
    severity: Severity,
    *,
    says: Text,
    do: Text,
    fails: Mapping[str, Any],
    passes: Mapping[str, Any] = MappingProxyType({}),
) -> Callable[[_Run], RosterCheck]:
    """Make a function of a row and the rules a check of the catalogue."""
    return lambda run: RosterCheck(code, severity, says, do, "row", passes, fails, run)


def person_check(
    code: str,
    severity: Severity,
    *,
    says: Text,
    do: Text,
    fails: Mapping[str, Any],
    passes: Mapping[str, Any] = MappingProxyType({}),
) -> Callable[[_Run], RosterCheck]:
    """Make a function of the facts of a person a check of the catalogue."""
    return lambda run: RosterCheck(code, severity, says, do, "person", passes, fails, run)


def told(
    code: str,
    severity: Severity,
    *,
    says: Text,
    do: Text,
    fails: Mapping[str, str],
    passes: Mapping[str, str] = MappingProxyType({}),
) -> RosterCheck:
    """An issue that the readers of cells tell by themselves."""
    return RosterCheck(code, severity, says, do, "reading", passes, fails)
