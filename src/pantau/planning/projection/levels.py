"""The assumptions as numbers for each group, on average or drawn once for each path."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pantau.core.period import Month
from pantau.law import LEVELS
from pantau.planning.projection.assumptions import Assumptions
from pantau.planning.projection.credibility import Uncertain
from pantau.planning.projection.kernel import Floats
from pantau.planning.projection.members import Members
from pantau.planning.projection.seasons import YEAR, over

SHARES = ("fatal", "total_disability", "partial", "temporary", "transport")
SIZES = ("partial_percent", "temporary_months", "care_cost", "transport_cost")


class Levels(NamedTuple):
    """What is assumed: paths x groups for rates, paths x months for ups and downs, paths x 1 for the
    rest.

    ``entries`` are people a month, ``lapses`` a chance a month, ``accidents`` cases per member and year. ``sizes`` are
    relative to their mean where the law was asked with the mean.
    """

    mortality: Floats
    entries: Floats
    lapses: Floats
    accidents: Floats
    entries_of_month: Floats
    lapses_of_month: Floats
    shares: dict[str, Floats]
    sizes: dict[str, Floats]
    children: Floats


def mean_levels(assumed: Assumptions, held: Members, start: Month, years: int) -> Levels:
    """Everything at its mean: one path."""
    return _levels(assumed, held, (start, years), 1, None)


def drawn_levels(
    assumed: Assumptions, held: Members, when: tuple[Month, int], paths: int, generator: np.random.Generator
) -> Levels:
    """Everything drawn, once a path; groups of which the same was assumed share a draw. ``when``: start and years."""
    return _levels(assumed, held, when, paths, generator)


def _levels(
    assumed: Assumptions,
    held: Members,
    when: tuple[Month, int],
    paths: int,
    generator: np.random.Generator | None,
) -> Levels:
    start, years = when

    def level(one: Uncertain) -> Floats:
        return one.levels(generator, paths) if generator else np.full(paths, one.mean)

    def chance(one: Uncertain) -> Floats:
        return one.chances(generator, paths) if generator else np.full(paths, one.mean)

    def by_group(name: str, *, bounded: bool) -> Floats:
        found = [assumed.of(name, group.segment, group.category) for group in held.groups]
        draws = {one.key: (chance if bounded else level)(one.value) for one in dict.fromkeys(found)}
        return np.stack([draws[one.key] for one in found], axis=1)

    def ups_and_downs(name: str) -> Floats:
        """Paths x months: the season, times a good or bad year, times a good or bad month."""
        by_year, by_month = (
            Uncertain(1.0, assumed[f"{name}.{one}"].mean) for one in ("volatility", "monthly")
        )
        of_years = np.repeat(np.stack([level(by_year) for _ in range(years)], axis=1), YEAR, axis=1)
        of_months = np.stack([level(by_month) for _ in range(years * YEAR)], axis=1)
        return of_years * of_months * over(assumed.season(name), start.number, years * YEAR)

    size = np.bincount(held.group, held.members, len(held.groups))
    return Levels(
        mortality=level(assumed["mortality.level"])[:, None],
        entries=by_group("entries.rate", bounded=False) * size,
        lapses=by_group("lapses.rate", bounded=True),
        accidents=by_group("accidents.rate", bounded=False),
        entries_of_month=ups_and_downs("entries"),
        lapses_of_month=ups_and_downs("lapses"),
        shares={name: chance(assumed[f"accidents.{name}"])[:, None] for name in SHARES},
        sizes={name: level(assumed[f"accidents.{name}"])[:, None] for name in SIZES},
        children=np.minimum(level(assumed["families.children"]), 2.0)[:, None],
    )


def levels_of_school(assumed: Assumptions, states: Sequence[tuple[str, int]]) -> Floats:
    """How likely a child begins in each state: by level as assumed, every year of a level alike."""
    years = {level: sum(1 for one, _ in states if one == level) for level in LEVELS}
    shares = np.array([assumed[f"families.{level}"].mean / years[level] for level, _ in states])
    return np.asarray(shares / shares.sum())
