"""The sheet of one region: why this rank, on what evidence, and what would move it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import Final

import numpy as np

from pantau.award.contest import Contest
from pantau.award.measured import Measured, unit_of
from pantau.award.points import Numbers, points
from pantau.award.quality import Discount
from pantau.award.ranking import Ranked, Ranking, swap_of
from pantau.award.scheme import HUNDRED, Criterion
from pantau.core.text import Text
from pantau.figures import MEASURES

_STEPS: Final = 30  # halvings of the way to the best value; the answer is read to two digits
_TWO: Final = Decimal("0.01")
_LEVEL: Final = 1e-9


@dataclass(frozen=True)
class Line:
    """One criterion of a region: what it brings, its points, what that adds to the score, and what peers have.

    ``adds`` is after the discount; neither it nor the points are known where a missing value is given none.
    ``behind`` is how much less it adds than for the region one place above. ``needed`` is the value at which this
    criterion alone would lift the region past that one; none where no possible value does.
    """

    criterion: Criterion
    brought: Measured
    points: float | None
    adds: float | None
    peers: float | None
    behind: float | None
    needed: Decimal | None


@dataclass(frozen=True)
class Why:
    """The sheet: each criterion, the discount, the one above, and the smallest change of weights that swaps them."""

    contest: Contest
    region: str
    ranked: Ranked | None
    outside: tuple[Text, ...]
    doubts: tuple[Text, ...]
    lines: tuple[Line, ...]
    discount: Discount
    score: float | None
    above: str
    like: tuple[str, ...]
    moved: Fraction | None


def why(contest: Contest, ranking: Ranking | None, region: str) -> Why:
    """Why a region of a contest stands where it does."""
    ranks = ranking.ranks if ranking else ()
    place = next((n for n, one in enumerate(ranks) if one.region == region), None)
    ranked = None if place is None else ranks[place]
    above = ranks[place - 1].region if place else ""
    swap = swap_of(contest, above, region) if above else None
    return Why(
        contest=contest,
        region=region,
        ranked=ranked,
        outside=contest.outside.get(region, ()),
        doubts=contest.doubts.get(region, ()),
        lines=tuple(_lines(contest, region, above)),
        discount=contest.discount(region),
        score=_known(contest.scores()[contest.regions.index(region)]),
        above=above,
        like=tuple(ranks[n].region for n in ranked.standing.like) if ranked else (),
        moved=swap.moved if swap else None,
    )


def _lines(contest: Contest, region: str, above: str) -> list[Line]:
    all_points, factors = contest.points(), contest.factors
    here = contest.regions.index(region)
    other = contest.regions.index(above) if above else None
    told = []
    for column, criterion in enumerate(contest.scheme.criteria):
        weight = float(criterion.weight / HUNDRED)
        adds = weight * all_points[here, column] * factors[here]
        behind = None if other is None else weight * all_points[other, column] * factors[other] - adds
        told.append(
            Line(
                criterion=criterion,
                brought=contest.brought[region, criterion.code],
                points=_known(all_points[here, column]),
                adds=_known(adds),
                peers=_mean(weight * all_points[:, column] * factors),
                behind=None if behind is None else float(behind),
                needed=_needed(contest, criterion, region, above) if above else None,
            )
        )
    return told


def _known(value: float) -> float | None:
    """A number; none for what is not one."""
    return None if np.isnan(value) else float(value)


def _mean(values: Numbers) -> float | None:
    """The mean of those that are known."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else None


def _needed(contest: Contest, criterion: Criterion, region: str, above: str) -> Decimal | None:
    """The least improvement of one criterion that puts a region level with the one above; found by halving.

    A better value never lowers a region's own score nor raises that of another, so the halving finds it.
    """
    brought = contest.brought[region, criterion.code].value
    best = _best(contest, criterion)
    passes = _Passing(contest, criterion, region, above)
    if brought is None or best is None or not passes(best):
        return None
    if criterion.kind == "regulation":
        return min(one for one in criterion.ladder.values() if one >= brought and passes(one))
    short, enough = brought, best
    for _ in range(_STEPS):
        middle = (short + enough) / 2
        if passes(middle):
            enough = middle
        else:
            short = middle
    rounding = ROUND_CEILING if enough >= brought else ROUND_FLOOR
    shown = enough.quantize(_TWO, rounding=rounding)
    return shown if min(brought, best) <= shown <= max(brought, best) else enough


def _best(contest: Contest, criterion: Criterion) -> Decimal | None:
    """The best value that is possible: of a share, an anchor, a ladder; else three times the best of the peers."""
    if criterion.kind == "regulation":
        return max(criterion.ladder.values())
    if criterion.kind == "jury" or criterion.scale == "anchors":
        return criterion.low if criterion.less_is_better else criterion.high
    if criterion.less_is_better:
        return Decimal(0)
    if unit_of(criterion) == "percent" and MEASURES[criterion.measure].share:
        return HUNDRED
    known = [
        one.value
        for (_, code), one in contest.brought.items()
        if code == criterion.code and one.value is not None
    ]
    return 3 * max(known) if known and max(known) > 0 else None


class _Passing:
    """Whether a region would be at least level with another, were its value of one criterion another one."""

    def __init__(self, contest: Contest, criterion: Criterion, region: str, above: str) -> None:
        self._criterion, self._values = criterion, contest.values(criterion.code)
        self._places = [contest.regions.index(one) for one in (region, above)]
        self._factors = contest.factors[self._places]
        self._weight = float(criterion.weight / HUNDRED)
        column = contest.scheme.criteria.index(criterion)
        weights = np.array([float(each) for each in contest.scheme.weights])
        weights[column] = 0.0
        self._others = contest.points()[self._places] @ weights

    def __call__(self, value: Decimal) -> bool:
        """Whether it would, with this value."""
        values = self._values.copy()
        values[0, self._places[0]] = float(value)
        here = points(self._criterion, values)[0][self._places]
        mine, theirs = (self._others + self._weight * here) * self._factors
        return bool(mine >= theirs - _LEVEL)
