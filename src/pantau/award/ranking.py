"""Ranks that say how firm they are: score and rank intervals, the chance of each, and who cannot be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

import numpy as np

from pantau.award.chance import SOURCES, drawn_scores, under_definition, usable_variants
from pantau.award.contest import Contest
from pantau.award.groups import Standing, groups, reaches, standings
from pantau.award.points import Numbers
from pantau.award.swap import Swap, smallest_swap

_TAIL: Final = 0.05  # intervals hold 90 of 100 draws
DRAWS: Final = 4000


@dataclass(frozen=True)
class Ranked:
    """A region's place. ``rank`` is that of its score; ``standing`` what may be published of it.

    ``low`` and ``high`` are the ends of its score, ``ranks`` of its rank, in 90 of 100 draws; ``first`` is the
    chance that it is the best. ``tied`` names the criterion that decided between equal scores, or nothing.
    """

    region: str
    score: float
    rank: int
    standing: Standing
    low: float
    high: float
    ranks: tuple[int, int]
    first: float
    tied: str = ""


@dataclass(frozen=True)
class Ranking:
    """All ranks of a contest, best first.

    ``chances[i][k]`` is the chance that place i is ranked k + 1, ``beats[i][j]`` that place i is above place j.
    ``groups`` are the largest runs of places that cannot be told apart. ``by_source`` has the rank interval of each
    place when only that source varies; ``by_definition`` the rank of each place under other definitions.
    """

    contest: Contest
    ranks: tuple[Ranked, ...]
    chances: Numbers
    beats: Numbers
    groups: tuple[tuple[int, ...], ...]
    by_source: dict[str, tuple[tuple[int, int], ...]]
    by_definition: dict[tuple[str, str], tuple[int, ...]]
    swap: Swap | None
    draws: int

    @property
    def top(self) -> tuple[str, ...]:
        """The regions of which any may be the best; one alone is the winner."""
        return tuple(one.region for one in self.ranks if one.standing.best == 1)


def ranking(contest: Contest, generator: np.random.Generator, draws: int = DRAWS) -> Ranking | None:
    """Rank the regions of a contest; none where nobody can be ranked."""
    order, tied = ordered(contest)
    if not order:
        return None
    places = [contest.regions.index(region) for region in order]
    every = drawn_scores(contest, draws, generator)[:, places]
    alone = {
        source: _rank_ends(
            _rank_chances(drawn_scores(contest, draws, generator, (source,))[:, places], generator)
        )
        for source in SOURCES
    }
    chances, beats = _rank_chances(every, generator), _beats(every)
    reach = reaches(beats, float(contest.scheme.rules.sure) / 100)
    low, high = np.quantile(every, [_TAIL, 1 - _TAIL], axis=0)
    ends, told, scores = _rank_ends(chances), standings(reach), contest.scores()
    ranks = tuple(
        Ranked(
            region=region,
            score=float(scores[places[here]]),
            rank=_rank(order, tied, here),
            standing=told[here],
            low=float(low[here]),
            high=float(high[here]),
            ranks=ends[here],
            first=float(chances[here, 0]),
            tied=tied.get(region, ""),
        )
        for here, region in enumerate(order)
    )
    swap = swap_of(contest, order[0], order[1]) if len(order) > 1 else None
    definitions = _by_definition(contest, places)
    return Ranking(contest, ranks, chances, beats, groups(reach), alone, definitions, swap, draws)


SHARED: Final = "="  # a rank that no tie rule could part


def ordered(contest: Contest) -> tuple[list[str], dict[str, str]]:
    """The ranked regions, best first, and by which criterion a region was put behind one of the same score."""
    scheme = contest.scheme
    scores = np.round(contest.scores(), scheme.rules.decimals)
    points = np.round(contest.points(), scheme.rules.decimals)
    column = {one.code: place for place, one in enumerate(scheme.criteria)}
    place = {region: n for n, region in enumerate(contest.regions)}

    def keys(region: str) -> tuple[float, ...]:
        here = place[region]
        return (-scores[here], *(-points[here, column[code]] for code in scheme.rules.ties))

    order = sorted(contest.ranked, key=lambda region: (keys(region), region))
    tied = {}
    for before, after in pairwise(order):
        first, second = keys(before), keys(after)
        if first[0] == second[0]:
            parted = [
                code for code, a, b in zip(scheme.rules.ties, first[1:], second[1:], strict=True) if a != b
            ]
            tied[after] = parted[0] if parted else SHARED
    return order, tied


def swap_of(contest: Contest, first: str, second: str) -> Swap | None:
    """The smallest change of weights after which the second is no longer behind the first."""
    points, factors = contest.points(), contest.factors
    one, two = contest.regions.index(first), contest.regions.index(second)
    differences = [
        Fraction(float(factors[one])) * Fraction(float(points[one, column]))
        - Fraction(float(factors[two])) * Fraction(float(points[two, column]))
        for column in range(points.shape[1])
    ]
    return smallest_swap([Fraction(each) for each in contest.scheme.weights], differences)


def _rank(order: Sequence[str], tied: dict[str, str], here: int) -> int:
    while here and tied.get(order[here]) == SHARED:
        here -= 1
    return here + 1


def _beats(scores: Numbers) -> Numbers:
    """The share of draws in which each column is above each other; equal counts half."""
    count = scores.shape[1]
    beats = np.empty((count, count))
    for here in range(count):
        mine = scores[:, here : here + 1]
        beats[here] = np.mean(mine > scores, axis=0) + np.mean(mine == scores, axis=0) / 2
    return beats


def _rank_chances(scores: Numbers, generator: np.random.Generator) -> Numbers:
    """The share of draws in which each column has each rank; equal scores by lot."""
    draws, count = scores.shape
    order = np.lexsort((generator.random(scores.shape), -scores), axis=1)
    chances = np.zeros((count, count))
    for rank in range(count):
        chances[:, rank] = np.bincount(order[:, rank], minlength=count) / draws
    return chances


def _rank_ends(chances: Numbers) -> tuple[tuple[int, int], ...]:
    """The ranks that hold 90 of 100 draws of each place."""
    below = np.cumsum(chances, axis=1)
    low = np.argmax(below >= _TAIL - 1e-9, axis=1) + 1
    high = np.argmax(below >= 1 - _TAIL - 1e-9, axis=1) + 1
    return tuple((int(a), int(b)) for a, b in zip(low, high, strict=True))


def _by_definition(contest: Contest, places: Sequence[int]) -> dict[tuple[str, str], tuple[int, ...]]:
    """The rank of each place under every other definition that all regions have."""
    told = {}
    for criterion in contest.scheme.criteria:
        for definition in usable_variants(contest, criterion)[1:]:
            scores = under_definition(contest, {criterion.code: definition})[list(places)]
            told[criterion.code, definition] = tuple(int(1 + np.sum(scores > one)) for one in scores)
    return told
