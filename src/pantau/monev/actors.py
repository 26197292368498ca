"""Who acts in a round: roles, the level at which somebody approves, and what each may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from pantau.core.regions import NATION, level, within
from pantau.core.text import Text

Role = Literal["viewer", "officer", "approver", "coordinator", "administrator"]
Level = Literal["office", "government", "province", "centre"]

ROLES: Final[tuple[Role, ...]] = ("viewer", "officer", "approver", "coordinator", "administrator")
LEVELS: Final[dict[Level, Text]] = {
    "office": Text("dinas", "office"),
    "government": Text("pemerintah daerah", "government"),
    "province": Text("provinsi", "province"),
    "centre": Text("pusat", "centre"),
}


@dataclass(frozen=True)
class Actor:
    """Somebody who acts: ``region`` is that of the office, ``NATION`` for the coordinating team."""

    id: str
    name: str
    role: Role
    region: str
    office: str = ""

    def is_at_least(self, role: Role) -> bool:
        """Whether the role is that one or above."""
        return ROLES.index(self.role) >= ROLES.index(role)


def levels_above(region: str) -> tuple[Level, ...]:
    """The levels that approve what an office of a region answers, lowest first.

    >>> levels_above("36")
    ('office', 'government', 'centre')
    """
    if region == NATION:
        return ("office", "centre")
    return ("office", "government", "centre") if level(region) == "province" else tuple(LEVELS)


def levels_of(actor: Actor, region: str, office: str) -> frozenset[Level]:
    """The levels at which somebody may approve what an office of a region answers; none for most people.

    No office means the region as a whole: any of its offices speaks for it. An approver speaks for the own
    office; a coordinator for the government of the own region, for a province towards the regions in it, and
    for the centre.
    """
    found: set[Level] = set()
    if not actor.is_at_least("approver"):
        return frozenset()
    if actor.region == region and office in ("", actor.office):
        found.add("office")
    if actor.is_at_least("coordinator"):
        if actor.region == NATION:
            found.add("centre")
        elif actor.region == region:
            found.add("government")
        elif within(region, actor.region) and level(actor.region) == "province":
            found.add("province")
    return frozenset(found.intersection(levels_above(region)))


def leads(actor: Actor, region: str) -> bool:
    """Whether somebody coordinates a region: opens rounds in it, reopens, accepts a risk."""
    home = actor.region
    return actor.is_at_least("coordinator") and (home == NATION or within(region, home))
