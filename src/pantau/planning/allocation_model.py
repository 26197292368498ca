"""An allocation as a mixed integer programme: people of a group, paid by a pot, for so many months.

One column says how many people of one group one pot pays for one number of months. Costs and values of a person
are known for each number of months. Where they are a straight line between two numbers of months, those between
add nothing to the relaxation: in large questions only the corners are columns, and the bound holds for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pantau.planning.allocation_asked import Asked, Pot, Scope
from pantau.planning.cover import costs_by_months
from pantau.planning.hazards import expected_benefits, hazards_of
from pantau.planning.milp import Whole
from pantau.planning.sources import may_pay

ALL_MONTHS_UP_TO: Final = 20_000  # columns; beyond, only the corners of cost and value


class Columns(NamedTuple):
    """What each column is: its group, pot and months, what one of its people costs, and how many there are."""

    group: Whole
    pot: Whole
    months: Whole
    cost: Whole
    benefit: Whole
    upper: Whole


@dataclass(frozen=True)
class Built:
    """The columns of a question, from which programmes for its aims and conditions are made."""

    asked: Asked
    columns: Columns
    corners_only: bool = False

    @property
    def people(self) -> int:
        """How many columns count people."""
        return len(self.columns.group)

    @cached_property
    def unit(self) -> int:
        """The largest amount of which every cost is a whole multiple: money is counted in it."""
        return int(np.gcd.reduce(self.columns.cost)) or 1

    @cached_property
    def weights(self) -> Whole:
        """How often a person of each column counts."""
        by_group = np.array([self.asked.weight(gap.category) for gap in self.asked.gaps], dtype=np.int64)
        return by_group[self.columns.group]

    def of_scope(self, scope: Scope) -> NDArray[np.bool_]:
        """Which columns cover people of a scope."""
        inside = np.zeros(len(self.asked.gaps), dtype=bool)
        inside[self.asked.groups_in(scope)] = True
        return inside[self.columns.group]

    @cached_property
    def pot_places(self) -> dict[Pot, int]:
        """The place of each pot."""
        return {pot: place for place, pot in enumerate(self.asked.pots)}


def build(asked: Asked) -> Built:
    """The columns of a question."""
    pairs = [
        (group, pot)
        for pot, money in enumerate(asked.pots)
        for group in asked.groups_in(Scope(money.region))
        if asked.gaps[group].uncovered > 0 and may_pay(money.pays, asked.gaps[group].category)
    ]
    every = sum(asked.pots[pot].months[1] - asked.pots[pot].months[0] + 1 for _, pot in pairs)
    corners_only = every > ALL_MONTHS_UP_TO
    return Built(asked, _columns(asked, pairs, corners_only=corners_only), corners_only)


class _Priced(NamedTuple):
    """For one source and category: the numbers of months that are columns, each with its cost and benefit."""

    months: tuple[int, ...]
    costs: tuple[int, ...]
    benefits: tuple[int, ...]


def _columns(asked: Asked, pairs: Sequence[tuple[int, int]], *, corners_only: bool) -> Columns:
    known: dict[tuple[str, tuple[int, int], str], _Priced] = {}
    parts: list[tuple[int, int, _Priced]] = []
    for group, place in pairs:
        pot, gap = asked.pots[place], asked.gaps[group]
        key = (pot.source, pot.months, gap.category)
        if key not in known:
            known[key] = _priced(asked, pot, gap.category, corners_only=corners_only)
        parts.append((group, place, known[key]))
    sizes = [len(priced.months) for *_, priced in parts]
    uncovered = np.array([gap.uncovered for gap in asked.gaps], dtype=np.int64)
    groups = np.repeat(np.array([group for group, *_ in parts], dtype=np.int64), sizes)
    return Columns(
        group=groups,
        pot=np.repeat(np.array([pot for _, pot, _ in parts], dtype=np.int64), sizes),
        months=_joined(priced.months for *_, priced in parts),
        cost=_joined(priced.costs for *_, priced in parts),
        benefit=_joined(priced.benefits for *_, priced in parts),
        upper=uncovered[groups] if len(groups) else groups,
    )


def _joined(parts: Iterable[tuple[int, ...]]) -> Whole:
    return np.array([one for part in parts for one in part], dtype=np.int64)


def _priced(asked: Asked, pot: Pot, category: str, *, corners_only: bool) -> _Priced:
    low, high = pot.months
    cover = asked.cover.paid_by(pot.source, high)
    costs = costs_by_months(cover, category)
    rates = asked.hazards or hazards_of(cover, category)
    benefits = expected_benefits(cover, rates)
    chosen = [
        months
        for months in range(low, high + 1)
        if not corners_only or months in (low, high) or _bends(costs, benefits, months)
    ]
    return _Priced(tuple(chosen), tuple(costs[one] for one in chosen), tuple(benefits[one] for one in chosen))


def _bends(costs: Sequence[int], benefits: Sequence[int], months: int) -> bool:
    """Whether cost or benefit changes its slope there."""
    return any(
        values[months + 1] - values[months] != values[months] - values[months - 1]
        for values in (costs, benefits)
    )
