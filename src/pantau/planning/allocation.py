"""The best use of a budget: aims one after the other, each proven, then who gets what from which money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

import numpy as np

from pantau.errors import PlanningError
from pantau.planning.allocation_asked import POOREST, Asked, Limit, Pot, Scope
from pantau.planning.allocation_check import unmet
from pantau.planning.allocation_faults import checked
from pantau.planning.allocation_model import Built, build
from pantau.planning.allocation_result import Allocation, Price, Reached, Share, Toll
from pantau.planning.allocation_rows import INFINITY, fairness, regions_of, rows_of
from pantau.planning.collide import Collision, collision
from pantau.planning.milp import Floats, Milp, Solved, Solver, Whole

MILLION: Final = 1_000_000
# What is made large one after the other, what came before being held.
ORDER: Final = {
    "people": ("people",),
    "worker_months": ("worker_months",),
    "benefit": ("benefit",),
    "poorest": ("poorest", "people"),
}
BY_HEADS: Final = ("people", "poorest")  # aims that count heads: the shortest months are enough for them


class Colliding(PlanningError):
    """No allocation meets all conditions; ``collision`` holds those that cannot stand together."""

    collision: Collision


def allocate(asked: Asked, solver: Solver) -> Allocation:
    """The best allocation that meets every condition.

    Raises `InputError` with every fault of the question, `Colliding` where no allocation meets its conditions.
    """
    checked(asked)
    built = build(asked)
    return _Allocating(built, solver).done()


class _Allocating:
    """One question while it is answered: the rows so far, the best solution so far."""

    def __init__(self, built: Built, solver: Solver) -> None:
        self.built, self.asked, self.solver = built, built.asked, solver
        self.rows, self.places = rows_of(built, (*self.asked.pots, *self.asked.conditions))
        self.values: Floats | None = None
        self.reached: list[Reached] = []
        self.prices: list[Price] = []
        self.tolls: list[Toll] = []
        self.smallest: Fraction | None = None
        self.bound: float | None = None

    def done(self) -> Allocation:
        if self.asked.fair:
            self._fair()
        for aim in ORDER[self.asked.aim]:
            self._aim(aim)
        if self.asked.aim in BY_HEADS:
            self._lengthen()
        found = Allocation(
            self.asked,
            tuple(self._shares()),
            tuple(self.reached),
            tuple(self.prices),
            tuple(self.tolls),
            self.smallest,
            self.bound,
        )
        if wrong := unmet(found):
            raise AssertionError(f"the solver broke {wrong}")
        return found

    def _fair(self) -> None:
        """Make the smallest coverage as large as possible, and hold every region to it."""
        rows, _ = rows_of(self.built, (*self.asked.pots, *self.asked.conditions))
        reached = fairness(rows)
        if not reached:
            return
        nothing = np.zeros(self.built.people, dtype=np.int64)
        solved = self._solved(_shortest(rows.milp(nothing, 1.0), self.built))
        people = self._counted(solved)
        found = regions_of(self.built)
        shares = {
            region: Fraction(covered + int(people[columns].sum()), eligible)
            for region, (columns, eligible, covered) in found.items()
            if region in reached
        }
        self.smallest, self.bound = min(shares.values()), min(solved.bound, 1.0)
        for region in reached:
            columns, eligible, covered = found[region]
            needed = -((-self.smallest * eligible) // 1) - covered
            if needed > 0:
                self.rows.row([(columns, 1.0)], int(needed), INFINITY)
        self.values = np.concatenate([people.astype(float), solved.values[len(people) : -1]])  # type: ignore[index]

    def _aim(self, aim: str) -> None:
        """Make one aim as large as possible, and hold what follows to it."""
        gain = gain_of(self.built, aim)
        if not gain.any() and self.values is not None:
            return
        unit = int(np.gcd.reduce(gain)) or 1
        model = self.rows.milp(gain // unit)
        solved = self._solved(_shortest(model, self.built) if aim in BY_HEADS else model)
        people = self._counted(solved)
        value = int(gain @ people)
        whole = solved.relaxation if self.built.corners_only and aim not in BY_HEADS else solved.bound
        bound = max(int(np.floor(whole + 1e-6)) * unit, value)
        self.reached.append(Reached(aim, value, bound))
        if solved.prices is not None and not any(price.per_million for price in self.prices):
            self._priced(aim, solved.prices * unit)  # of an aim that more money cannot raise: of the next
        self.rows.weighed(np.flatnonzero(gain), gain[gain > 0] // unit, value // unit, INFINITY)
        self.values = solved.values

    def _lengthen(self) -> None:
        """Keep who is covered by which money, and use what is left of it for more months."""
        columns, people = self.built.columns, self.built.people
        if self.values is None or not people:
            return
        rows, _ = rows_of(self.built, self.asked.pots)
        kept = np.round(self.values[:people])
        _, pair = np.unique(columns.group * len(self.asked.pots) + columns.pot, return_inverse=True)
        rows.block(pair, np.bincount(pair, kept).astype(float))
        solved = self.solver(rows.milp(columns.months), kept)
        if solved.values is not None:
            self.values = np.concatenate([np.round(solved.values), self.values[people:]])

    def _solved(self, model: Milp) -> Solved:
        solved = self.solver(model, self.values)
        if solved.values is not None:
            return solved
        if solved.status == "infeasible":
            found = collision(self.asked, self.solver)
            told = found.told
            error = Colliding.of(id=told.id, en=told.en)
            error.collision = found
            raise error
        raise PlanningError.of(
            id="tidak ditemukan alokasi dalam waktu yang diberikan; beri waktu lebih lama atau kurangi syaratnya",
            en="no allocation was found in the time given; give more time or fewer conditions",
        )

    def _counted(self, solved: Solved) -> Whole:
        """The people of each column as whole numbers."""
        if solved.values is None:
            raise AssertionError("a solution was found")
        return np.round(solved.values[: self.built.people]).astype(np.int64)

    def _priced(self, aim: str, duals: Floats) -> None:
        for condition, place in self.places.items():
            price = abs(float(duals[place]))
            if isinstance(condition, Pot):
                per_million = _rounded(price / self.built.unit * MILLION)
                self.prices.append(Price(condition, aim, per_million))
            elif isinstance(condition, Limit) and price > 1e-9:
                self.tolls.append(Toll(condition, aim, _rounded(price)))

    def _shares(self) -> Iterator[Share]:
        if self.values is None:
            return
        columns = self.built.columns
        people = np.round(self.values[: self.built.people]).astype(np.int64)
        for place in np.lexsort((columns.months, columns.pot, columns.group)):
            if many := int(people[place]):
                gap, pot = self.asked.gaps[columns.group[place]], self.asked.pots[columns.pot[place]]
                yield Share(gap, pot, int(columns.months[place]), many, many * int(columns.cost[place]))


def _shortest(model: Milp, built: Built) -> Milp:
    """The same with the shortest months only: whoever is covered longer could be covered shorter for less."""
    low = np.array([pot.months[0] for pot in built.asked.pots], dtype=np.int64)
    upper = model.upper.copy()
    upper[: built.people][built.columns.months > low[built.columns.pot]] = 0
    return replace(model, upper=upper)


def gain_of(built: Built, aim: str) -> Whole:
    """What one person of each column adds to an aim."""
    columns, weights = built.columns, built.weights
    if aim == "people":
        return weights
    if aim == "worker_months":
        return weights * columns.months
    if aim == "benefit":
        return weights * columns.benefit
    return built.of_scope(Scope(category=POOREST)).astype(np.int64)


def _rounded(value: float) -> Decimal:
    return Decimal(str(round(value, 4))).quantize(Decimal("0.01"))
