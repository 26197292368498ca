"""The rows of an allocation: whom there is, what each pot holds, and each condition as inequalities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_CEILING
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from pantau.planning.allocation_asked import Condition, First, Limit, Pot, Scope, Spread
from pantau.planning.allocation_model import Built
from pantau.planning.gap import Gap
from pantau.planning.milp import Milp, Whole

INFINITY: Final = float("inf")


@dataclass
class Rows:
    """Rows while they are put together, and columns beside those that count people."""

    built: Built
    extra: list[tuple[float, bool]] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    places: list[Whole] = field(default_factory=list)
    columns: list[Whole] = field(default_factory=list)
    values: list[NDArray[np.float64]] = field(default_factory=list)

    def column(self, upper: float, *, integer: bool) -> int:
        """A column from 0 to ``upper`` beside the people; answers its place."""
        self.extra.append((upper, integer))
        return self.built.people + len(self.extra) - 1

    def row(self, parts: Iterable[tuple[Whole, float]], low: float, high: float) -> int:
        """One row: columns with the number that each of them counts; answers its place."""
        place = len(self.low)
        for columns, value in parts:
            self.places.append(np.full(len(columns), place))
            self.columns.append(columns)
            self.values.append(np.full(len(columns), float(value)))
        self.low.append(low)
        self.high.append(high)
        return place

    def weighed(self, columns: Whole, values: Whole, low: float, high: float) -> int:
        """One row in which every column counts a number of its own."""
        place = self.row([(columns, 1.0)], low, high)
        self.values[-1] = values.astype(float)
        return place

    def block(self, places: Whole, exactly: NDArray[np.float64]) -> None:
        """A row for each place: the columns that name it count exactly so many people together."""
        self.places.append(places + len(self.low))
        self.columns.append(np.arange(len(places)))
        self.values.append(np.ones(len(places)))
        self.low += list(exactly)
        self.high += list(exactly)

    def milp(self, gain: Whole, last: float = 0.0) -> Milp:
        """The programme for one aim; ``last`` is what the last extra column gains."""
        people, extras = self.built.people, len(self.extra)
        more = np.zeros(extras)
        if extras:
            more[-1] = last
        places = (_one(self.places, np.int64), _one(self.columns, np.int64))
        shape = (len(self.low), people + extras)
        matrix = csr_matrix((_one(self.values, np.float64), places), shape=shape)
        upper = np.array([one for one, _ in self.extra], dtype=float)
        integer = np.array([whole for _, whole in self.extra], dtype=bool)
        return Milp(
            gain=np.concatenate([gain.astype(float), more]),
            lower=np.zeros(people + extras),
            upper=np.concatenate([self.built.columns.upper.astype(float), upper]),
            integer=np.concatenate([np.ones(people, dtype=bool), integer]),
            row_lower=np.array(self.low, dtype=float),
            row_upper=np.array(self.high, dtype=float),
            starts=matrix.indptr.astype(np.int64),
            indices=matrix.indices.astype(np.int64),
            values=matrix.data.astype(float),
            switches=people + np.flatnonzero(integer),
        )


def _one(parts: list[NDArray[np.int64]] | list[NDArray[np.float64]], kind: type) -> NDArray[np.float64]:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)


def rows_of(built: Built, conditions: Iterable[Condition]) -> tuple[Rows, dict[Condition, int]]:
    """The rows that hold for everybody and those of the conditions; of pots and limits the row, for its price."""
    rows = Rows(built)
    place: dict[Condition, int] = {}
    _people(rows)
    for condition in conditions:
        if isinstance(condition, Pot):
            place[condition] = _pot(rows, condition)
        elif isinstance(condition, Limit):
            place[condition] = _limit(rows, condition)
        elif isinstance(condition, First):
            _first(rows, condition)
        else:
            _spread(rows, condition)
    return rows, place


def regions_of(built: Built) -> dict[str, tuple[Whole, int, int]]:
    """By region its columns, who is eligible and who is covered already; not where it is not known who is eligible."""
    by_region: dict[str, list[int]] = {}
    for group, gap in enumerate(built.asked.gaps):
        by_region.setdefault(gap.region, []).append(group)
    columns = built.columns.group
    order = np.argsort(columns, kind="stable")
    first, last = (
        np.searchsorted(columns[order], np.arange(len(built.asked.gaps) + 1), side)
        for side in ("left", "right")
    )
    found = {}
    for region, groups in by_region.items():
        some = [built.asked.gaps[group] for group in groups]
        eligible, covered = counted(some)
        if eligible:
            mine = np.concatenate([order[first[group] : last[group]] for group in groups])
            found[region] = (np.sort(mine), eligible, covered)
    return found


def counted(gaps: Iterable[Gap]) -> tuple[int, int]:
    """Who is eligible and who of them is covered; nobody where it is not known of one of the groups."""
    some = list(gaps)
    if any(gap.eligible is None for gap in some):
        return 0, 0
    eligible = sum(gap.eligible or 0 for gap in some)
    return eligible, eligible - sum(gap.uncovered for gap in some)


def _people(rows: Rows) -> None:
    """Nobody is covered twice: a row for each group that has several columns."""
    columns = rows.built.columns
    groups, places, sizes = np.unique(columns.group, return_inverse=True, return_counts=True)
    several = sizes > 1
    new = np.cumsum(several) - 1
    mine = several[places]
    rows.places.append(new[places[mine]])
    rows.columns.append(np.flatnonzero(mine))
    rows.values.append(np.ones(int(mine.sum())))
    uncovered = np.array([gap.uncovered for gap in rows.built.asked.gaps], dtype=float)
    rows.low += [-INFINITY] * int(several.sum())
    rows.high += list(uncovered[groups[several]])


def _pot(rows: Rows, pot: Pot) -> int:
    mine = np.flatnonzero(rows.built.columns.pot == rows.built.pot_places[pot])
    unit = rows.built.unit
    return rows.weighed(mine, rows.built.columns.cost[mine] // unit, -INFINITY, pot.amount // unit)


def _limit(rows: Rows, limit: Limit) -> int:
    mine = np.flatnonzero(rows.built.of_scope(limit.scope))
    wanted = limit.wanted(*counted(rows.built.asked.gaps_in(limit.scope)))
    low, high = (wanted, INFINITY) if limit.at_least else (-INFINITY, wanted)
    return rows.row([(mine, 1.0)], low, high)


def _first(rows: Rows, first: First) -> None:
    """Others are paid (by pots that may pay the first) only where the switch is on; it needs the first covered."""
    built, scope = rows.built, Scope(first.region, first.category)
    mine = built.of_scope(scope)
    pots = np.unique(built.columns.pot[mine])
    others = ~mine & built.of_scope(Scope(first.region)) & np.isin(built.columns.pot, pots)
    if not mine.any() or not others.any():
        return
    missing = sum(gap.uncovered for gap in built.asked.gaps_in(scope))
    needed = int((first.share * missing / 100).to_integral_value(ROUND_CEILING))
    most = _most(built, others)
    switch = np.array([rows.column(1.0, integer=True)])
    rows.row([(np.flatnonzero(mine), 1.0), (switch, -needed)], 0, INFINITY)
    rows.row([(np.flatnonzero(others), 1.0), (switch, -most)], -INFINITY, 0)


def _most(built: Built, columns: NDArray[np.bool_]) -> int:
    """How many people columns can count at most: all of their groups."""
    groups = np.unique(built.columns.group[columns])
    return sum(built.asked.gaps[group].uncovered for group in groups)


def _spread(rows: Rows, spread: Spread) -> None:
    lowest = np.array([rows.column(1.0, integer=False)])
    for columns, eligible, covered in regions_of(rows.built).values():
        parts = [(columns, 1.0), (lowest, -float(eligible))]
        rows.row(parts, -covered, -covered + float(spread.points) / 100 * eligible)


def fairness(rows: Rows) -> tuple[str, ...]:
    """A last column for the smallest coverage of the regions that money can reach; answers which these are."""
    reached = {region: one for region, one in regions_of(rows.built).items() if len(one[0])}
    smallest = np.array([rows.column(1.0, integer=False)])
    for columns, eligible, covered in reached.values():
        rows.row([(columns, 1.0), (smallest, -float(eligible))], -covered, INFINITY)
    return tuple(reached)
