"""Credibility: how far a place is believed when what happened there differs from what was assumed.

An assumption is a gamma (a rate, a level) or a beta (a chance) of known mean and coefficient of variation. What was
counted moves it by Bayes' rule, which for these two is Bühlmann's credibility: the weight of one's own experience is
exposure / (exposure + k), with k = 1 / cv² of the expected events. The same curve then says how uncertain the result
still is, so weight and uncertainty cannot contradict each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pantau.planning.projection.kernel import Floats

FULL = 1082  # events at which a rate is within 5 % of its truth with 90 % probability: (1.645 / 0.05)²


class Uncertain(NamedTuple):
    """A number that is not known exactly: its mean, and its standard deviation over its mean."""

    mean: float
    cv: float = 0.0

    def levels(self, generator: np.random.Generator, paths: int) -> Floats:
        """One draw a path of a number that is never negative (gamma)."""
        if self.cv <= 0 or self.mean <= 0:
            return np.full(paths, self.mean)
        shape = self.cv**-2
        return generator.gamma(shape, self.mean / shape, paths)

    def chances(self, generator: np.random.Generator, paths: int) -> Floats:
        """One draw a path of a number from 0 to 1 (beta)."""
        if self.cv <= 0 or not 0 < self.mean < 1:
            return np.full(paths, self.mean)
        a, b = _beta(self)
        return generator.beta(a, b, paths)

    def after_events(self, events: float, expected: float) -> Uncertain:
        """The level after so many events where so many were expected at level 1 (gamma and Poisson)."""
        if self.cv <= 0 or self.mean <= 0:
            return self
        shape = self.cv**-2
        grown = shape + events
        return Uncertain(grown / (shape / self.mean + expected), grown**-0.5)

    def after_trials(self, events: float, trials: float) -> Uncertain:
        """The chance after so many events in so many trials (beta and binomial)."""
        if self.cv <= 0 or not 0 < self.mean < 1:
            return self
        a, b = _beta(self)
        a, b = a + events, b + max(trials - events, 0.0)
        mean = a / (a + b)
        return Uncertain(mean, float(np.sqrt(b / (a * (a + b + 1)))))

    def weight(self, expected: float) -> float:
        """How far own experience is believed, 0 to 1, where so many events were expected."""
        if self.cv <= 0:
            return 0.0
        return expected / (expected + self.cv**-2 / self.mean) if self.mean > 0 else 0.0


def _beta(one: Uncertain) -> tuple[float, float]:
    """The two numbers of a beta; one as wide as it can be, where more was asked for."""
    size = max((1 - one.mean) / (one.mean * one.cv**2) - 1, 1e-3)
    return one.mean * size, (1 - one.mean) * size


def limited_fluctuation(events: float, full: float = FULL) -> float:
    """The older rule: the square root of the events over those that make a rate fully credible.

    >>> round(limited_fluctuation(18), 3), limited_fluctuation(2000)
    (0.129, 1.0)
    """
    return float(min(1.0, (events / full) ** 0.5))


def between(events: Sequence[float], expected: Sequence[float]) -> float:
    """How much the true levels of several places differ (cv), from what was counted in each (Bühlmann and Straub).

    Counts are taken as Poisson, so that what they scatter beyond that is the places themselves; 0 where there is
    no more than chance.
    """
    counts, sizes = np.asarray(events, float), np.asarray(expected, float)
    total = sizes.sum()
    if len(counts) < 2 or total <= 0 or counts.sum() <= 0:
        return 0.0
    common = counts.sum() / total
    levels = counts[sizes > 0] / sizes[sizes > 0]
    sizes = sizes[sizes > 0]
    scatter = float((sizes * (levels - common) ** 2).sum()) - (len(levels) - 1) * common
    effective = total - float((sizes**2).sum()) / total
    variance = scatter / effective if effective > 0 else 0.0
    return float(np.sqrt(max(variance, 0.0)) / common)
