"""How far chance alone carries a sum of claims: an interval, the odds of a loss, and what a small place borrows.

Claims arrive like rain (a Poisson process) and each has its size. Eighteen deaths say little about next year;
the interval says how little. Floats are meant here: these are statements about chance and not amounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from pantau.indicators.parts import Claims

LEVEL: Final = 0.95


class Chance(NamedTuple):
    """The ends of the interval of the true mean of a sum, in the unit of the sum, and the odds of exceeding."""

    low: float
    high: float
    above: float


class Exposure(NamedTuple):
    """Claims of one group and the contributions that they were paid from."""

    claims: Claims
    contributions: float


def interval(claims: Claims, threshold: float, widest: float = 0.0, level: float = LEVEL) -> Chance | None:
    """The gamma interval of Fay and Feuer for a weighted sum of Poisson counts, each claim weighing its size.

    ``widest`` is the largest claim that could have come and did not (of the wider region; at least that of the
    claims themselves). ``above`` is the probability that the true mean is above the threshold, the mean of the
    two gamma distributions behind the ends. None without a claim and without a widest. Claims are taken to come
    apart: where one event brings several (a death and its scholarships), the true interval is somewhat wider.
    M. P. Fay and E. J. Feuer, Statistics in Medicine 16 (1997) 791-801; the mean of both: Fay and Kim (2017).
    """
    from scipy.special import gammaincc, gammaincinv  # noqa: PLC0415  # heavy, and needed for claims only

    total, squares = float(claims.paid), float(claims.squares)
    one_more = max(float(claims.largest), widest)
    if one_more <= 0:
        return None
    tail = (1 - level) / 2
    low, above_low = 0.0, 0.0
    if total > 0:
        shape, scale = total * total / squares, squares / total
        low, above_low = scale * gammaincinv(shape, tail), gammaincc(shape, threshold / scale)
    grown, spread = total + one_more, squares + one_more * one_more
    shape, scale = grown * grown / spread, spread / grown
    high, above_high = scale * gammaincinv(shape, 1 - tail), gammaincc(shape, threshold / scale)
    return Chance(float(low), float(high), (float(above_low) + float(above_high)) / 2)


class Shrunk(NamedTuple):
    """A ratio drawn to that of the wider region, and the weight of its own experience (0 to 1)."""

    ratio: float
    weight: float


def shrunk(groups: Sequence[Exposure]) -> list[Shrunk]:
    """Claim ratios weighed against the common one by how much they can know (Bühlmann and Straub 1970).

    Within a group the variance is that of its compound Poisson sum, sum of squares over contributions squared;
    between groups it is what their ratios differ beyond that. Groups that differ no more than chance get
    the common ratio.
    """
    exposures = [group.contributions for group in groups]
    total = sum(exposures)
    common = sum(float(group.claims.paid) for group in groups) / total
    ratios = [float(group.claims.paid) / group.contributions for group in groups]
    within = sum(float(group.claims.squares) for group in groups) / total
    scatter = sum(p * (r - common) ** 2 for p, r in zip(exposures, ratios, strict=True))
    effective = total - sum(p * p for p in exposures) / total
    between = (scatter - (len(groups) - 1) * within) / effective if effective > 0 else 0.0
    if between <= 0:
        return [Shrunk(common, 0.0) for _ in groups]
    weights = [p / (p + within / between) for p in exposures]
    centre = sum(z * r for z, r in zip(weights, ratios, strict=True)) / sum(weights)
    return [Shrunk(z * r + (1 - z) * centre, z) for z, r in zip(weights, ratios, strict=True)]
