"""What an allocation is: who is covered by which money for how long, how good that is, what more money would do."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from pantau.planning.allocation_asked import Asked, Limit, Pot
from pantau.planning.gap import Gap


class Share(NamedTuple):
    """So many people of one group, paid by one pot for so many months; what all of them cost together."""

    gap: Gap
    pot: Pot
    months: int
    people: int
    cost: int


class Reached(NamedTuple):
    """What one aim came to, and a bound that no allocation can pass."""

    aim: str
    value: int
    bound: int

    @property
    def gap(self) -> float:
        """How much more there might be, as a share; 0: proven to be the best."""
        return (self.bound - self.value) / max(abs(self.value), 1)


class Price(NamedTuple):
    """What one million rupiah more in a pot adds to an aim, by the relaxation: for small changes."""

    pot: Pot
    aim: str
    per_million: Decimal


class Toll(NamedTuple):
    """What one person less asked for by a condition would add to an aim, by the relaxation."""

    limit: Limit
    aim: str
    per_person: Decimal


@dataclass(frozen=True)
class Allocation:
    """Who is covered, by which money, for how long; how good that is, and what more money would do."""

    asked: Asked
    shares: tuple[Share, ...]
    reached: tuple[Reached, ...]
    prices: tuple[Price, ...]
    tolls: tuple[Toll, ...] = ()
    smallest: Fraction | None = None
    bound: float | None = None

    @property
    def people(self) -> int:
        """Who is newly covered."""
        return sum(share.people for share in self.shares)

    @property
    def worker_months(self) -> int:
        """People times months."""
        return sum(share.people * share.months for share in self.shares)

    @property
    def cost(self) -> int:
        """What it costs."""
        return sum(share.cost for share in self.shares)

    @cached_property
    def by_pot(self) -> dict[Pot, list[Share]]:
        """What each pot pays."""
        found: dict[Pot, list[Share]] = {}
        for share in self.shares:
            found.setdefault(share.pot, []).append(share)
        return found

    def spent(self, pot: Pot) -> int:
        """What of a pot is used."""
        return sum(share.cost for share in self.by_pot.get(pot, ()))
