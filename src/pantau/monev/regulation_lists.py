"""Regulations beside each other: how long each stage takes, who is held up, who has no legal basis where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import quantiles
from typing import Final

from pantau.core.categories import category_ancestors
from pantau.core.regions import ancestors
from pantau.core.text import Text
from pantau.monev.regulation_steps import in_force, paths
from pantau.monev.regulations import TrackedRegulation

FEWEST: Final = 3  # peers below this say nothing of what is usual
_ALONE: Final = Text(
    "{days} hari pada tahap ini; belum cukup pembanding",
    "{days} days at this stage; too few peers to compare",
)
_BESIDE: Final = Text(
    "{days} hari pada tahap ini; {n} regulasi lain melewatinya dalam {low}–{high} hari (median {median})",
    "{days} days at this stage; {n} other regulations passed it in {low} to {high} days (median {median})",
)
Stay = tuple[str, str]  # path and stage


@dataclass(frozen=True)
class Spread:
    """How many days others stayed at a stage: the middle half, and the median; ``n`` of them passed it."""

    n: int
    low: int
    median: int
    high: int


@dataclass(frozen=True)
class Pace:
    """A regulation at its stage beside its peers; ``held_up`` where three in four passed it faster."""

    regulation: TrackedRegulation
    days: int
    peers: Spread | None
    held_up: bool
    text: Text


def days_in_stage(regulation: TrackedRegulation, today: date) -> int:
    """Since when it stands at its present stage, in days."""
    return (today - regulation.since).days


def paces(regulations: Iterable[TrackedRegulation], today: date) -> tuple[Pace, ...]:
    """Each regulation on its way beside those of other regions that passed the same stage; the slowest first."""
    listed = tuple(regulations)
    stays = _stays(listed)
    on_the_way = [
        one for one in listed if paths()[one.path].stages[one.stage].coarse not in ("enacted", "revoked")
    ]
    found = [_pace(one, stays[one.path, one.stage], today) for one in on_the_way]
    return tuple(sorted(found, key=lambda one: (not one.held_up, -one.days, one.regulation.id)))


def without_basis(
    regions: Iterable[str],
    categories: Iterable[str],
    regulations: Iterable[TrackedRegulation],
    day: date,
    *,
    own_only: bool = False,
) -> dict[str, tuple[str, ...]]:
    """By region, the categories of workers that no rule in force names, itself or as part of a wider one.

    The rules of a province hold in its regencies; ``own_only`` asks for a rule of the region itself.
    """
    wanted = tuple(categories)
    named: dict[str, set[str]] = defaultdict(set)
    for one in regulations:
        if paths()[one.path].legal_basis and in_force(one, day):
            named[one.region].update(one.content.categories)
    found: dict[str, tuple[str, ...]] = {}
    for region in regions:
        above = () if own_only else ancestors(region)
        here = named[region].union(*(named[each] for each in above))
        lacking = tuple(one for one in wanted if not here.intersection((one, *category_ancestors(one)[:-1])))
        if lacking:
            found[region] = lacking
    return found


def ladder(regulations: Iterable[TrackedRegulation]) -> dict[str, tuple[TrackedRegulation, ...]]:
    """Regulations by region; in each what has come furthest first."""
    found: dict[str, list[TrackedRegulation]] = defaultdict(list)
    for one in regulations:
        found[one.region].append(one)
    return {
        region: tuple(sorted(row, key=lambda one: (-paths()[one.path].order.index(one.stage), one.id)))
        for region, row in sorted(found.items())
    }


def _stays(regulations: Iterable[TrackedRegulation]) -> Mapping[Stay, list[tuple[str, int]]]:
    """By stage, how long each regulation that passed it stayed there, with its id; time spent twice is added."""
    found: dict[Stay, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in regulations:
        for here, then in zip(one.reached, one.reached[1:], strict=False):
            found[one.path, here.stage][one.id] += (then.day - here.day).days
    return defaultdict(list, {stay: list(days.items()) for stay, days in found.items()})


def _pace(one: TrackedRegulation, stays: list[tuple[str, int]], today: date) -> Pace:
    days = days_in_stage(one, today)
    others = sorted(stayed for id, stayed in stays if id != one.id)
    if len(others) < FEWEST:
        return Pace(one, days, None, False, _ALONE.fill(days=days))
    low, median, high = (round(cut) for cut in quantiles(others, n=4, method="inclusive"))
    spread = Spread(len(others), low, median, high)
    told = _BESIDE.fill(days=days, n=spread.n, low=low, median=median, high=high)
    return Pace(one, days, spread, days > high, told)
