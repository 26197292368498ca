"""Months that come again and months that do not: what of the ups and downs is the season, what is chance of the month.

Contracts end in December and people return in spring, so the same month tends to do the same again; and single months
bring a payer who stops, which nobody foresees. The history is split into the two as Bühlmann and Straub split groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pantau.planning.projection.kernel import Array, Floats

YEAR = 12


class Seen(NamedTuple):
    """A month of history: which of the year (1 to 12), events, and events expected at the mean rate."""

    month: int
    events: float
    expected: float


class Seasons(NamedTuple):
    """By month of the year how many times as many events as on average; and the cv of what remains of a month."""

    factors: tuple[float, ...]
    remaining: float


NONE = Seasons((1.0,) * YEAR, 0.0)


def seasons(seen: Sequence[Seen]) -> Seasons:
    """Split a history into its season and what remains; a history of one year has no season that could be told."""
    kept = [one for one in seen if one.expected > 0]
    if len(kept) < 2:
        return NONE
    month = np.array([one.month - 1 for one in kept])
    expected = np.array([one.expected for one in kept])
    level = np.array([one.events for one in kept]) / expected
    level = level / np.average(level, weights=expected) if level.any() else level
    times = np.bincount(month, minlength=YEAR)
    means = np.bincount(month, level, YEAR) / np.maximum(times, 1)
    within, freedom = float(((level - means[month]) ** 2).sum()), len(kept) - int((times > 0).sum())
    scatter = float(((level - level.mean()) ** 2).sum()) / (len(kept) - 1)
    noise = within / freedom if freedom > 0 else scatter
    between = max(scatter - noise, 0.0)
    weight = between * times / np.maximum(between * times + noise, np.finfo(float).tiny)
    factors = np.where(times > 0, 1 + weight * (means - 1), 1.0)
    unsure = float(((1 - weight) * between)[times > 0].mean())  # of the factors themselves
    left = noise + unsure - float((1 / expected).mean())
    return Seasons(tuple(float(one) for one in factors / factors.mean()), float(np.sqrt(max(left, 0.0))))


def over(factors: Sequence[float], start: int, months: int) -> Floats:
    """The factors of so many months, beginning with this month of the year."""
    places: Array = (start - 1 + np.arange(months)) % YEAR
    return np.asarray(factors, float)[places]
