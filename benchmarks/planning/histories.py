"""Made-up histories of members, person by person and month by month, to see whether bands hold what they promise.

Nothing of the projection is used to make them: each person has an age to the month and dies, lapses or is hurt by a
draw of its own. What is true of a place is drawn anew for each history, as uncertain as the assumptions say.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np

from pantau.core.period import Month
from pantau.planning.projection import (
    Assumptions,
    Counted,
    Experience,
    Group,
    Horizon,
    Row,
    learned,
    members,
    project,
)
from pantau.planning.projection.backtest import Outcome, outcomes
from pantau.planning.projection.kernel import Array
from pantau.planning.projection.mortality import hazard

GROUP = Group("nelayan", "BPU", "APBD", Decimal(1_000_000))
NOW = Month(2026, 1)
PAST, AHEAD = 36, 12  # months
_WHERE = (GROUP.segment, GROUP.category)


class Truth(NamedTuple):
    """What is true of one place: level of mortality, chance to lapse, entries a month, accidents a month."""

    mortality: float
    lapses: float
    entries: float
    accidents: float


class Place:
    """People of one place, month after month."""

    def __init__(
        self, random: np.random.Generator, truth: Truth, people: int, swings: tuple[float, float]
    ) -> None:
        self._random, self._truth, self._swings = random, truth, swings
        self.age = random.uniform(20, 62, people)  # years, as of now

    def month(self, year: int, factors: tuple[float, float]) -> dict[str, int]:
        """One month: who joins, who pays, who dies, is hurt, lapses."""
        random, truth = self._random, self._truth
        joined = random.poisson(truth.entries * factors[0])
        self.age = np.concatenate([self.age, random.uniform(20, 62, joined)])
        paying = len(self.age)
        forces = hazard(self.age, year)
        dead = random.random(paying) < 1 - np.exp(-truth.mortality * forces)
        hurt = int(random.binomial(paying, truth.accidents))
        gone = ~dead & (random.random(paying) < min(truth.lapses * factors[1], 1))
        self.age = self.age[~dead & ~gone] + 1 / 12
        return {
            "paying": paying,
            "entries": joined,
            "deaths": int(dead.sum()),
            "lapses": int(gone.sum()),
            "accidents": hurt,
            "expected": float(forces.sum()),
        }

    def months(self, many: int, first_year: int) -> list[dict[str, Any]]:
        """So many months, each year of them good or bad for entries and lapses."""
        found = []
        for year in range(many // 12):
            factors = tuple(_level(self._random, 1.0, cv) for cv in self._swings)
            found += [self.month(first_year + year, (factors[0], factors[1])) for _ in range(12)]
        return found


def _level(random: np.random.Generator, mean: float, cv: float) -> float:
    return float(random.gamma(cv**-2, mean * cv**2)) if cv > 0 else mean


def true_of(random: np.random.Generator, assumed: Assumptions, people: int) -> Truth:
    """A place as uncertain as what is assumed of it."""

    def drawn(name: str) -> float:
        one = assumed.of(name, GROUP.segment, GROUP.category).value
        return _level(random, one.mean, one.cv)

    return Truth(
        drawn("mortality.level"),
        drawn("lapses.rate"),
        drawn("entries.rate") * people,
        drawn("accidents.rate") / 12,
    )


def history(seed: np.random.SeedSequence, assumed: Assumptions, people: int, paths: int) -> list[Outcome]:
    """One place: its past is told to the projection, its future is what the bands are held against."""
    making, drawing = (np.random.default_rng(one) for one in seed.spawn(2))
    swings = (assumed["entries.volatility"].mean, assumed["lapses.volatility"].mean)
    place = Place(making, true_of(making, assumed, people), people, swings)
    past = place.months(PAST, NOW.year - PAST // 12)
    rows = _rows(place.age)
    future = place.months(AHEAD, NOW.year)
    taught = learned(assumed, _experience(past, sum(row.members for row in rows)))
    (run,) = project(
        members(rows), taught, Horizon(NOW, 1, paths, threads=1), seed=int(drawing.integers(2**31))
    )
    actual = {
        "members": float(future[-1]["paying"]),
        **{name: float(sum(one[name] for one in future)) for name in ("entries", "lapses", "deaths")},
        "contributions": float(run.law.contribution[0, 0] * sum(one["paying"] for one in future)),
    }
    return list(outcomes(NOW, run.paths, AHEAD, actual))


def _rows(age: Array) -> list[Row]:
    whole, many = np.unique(np.floor(age * 4) / 4 + 0.125, return_counts=True)
    return [Row(GROUP, "", float(one), int(n), 24) for one, n in zip(whole, many, strict=True)]


def _experience(past: list[dict[str, Any]], opening: int) -> Experience:
    total = {name: float(sum(one[name] for one in past)) for name in past[0]}
    counted = Counted(total["paying"], total["entries"], total["lapses"], total["accidents"])
    return Experience(
        len(past), {_WHERE: counted}, total["deaths"], total["expected"], {_WHERE: float(opening)}
    )
