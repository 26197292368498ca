"""Two ways to count what may happen: on average, and by chance. Both answer the same questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from pantau.planning.projection.kernel import Array, Floats, drawn, expected


class Luck(Protocol):
    """How many, and how much."""

    def take(self, people: Array, causes: Sequence[Array]) -> tuple[Array, ...]:
        """How many each cause takes."""

    def some_of(self, people: Array, chance: Array) -> Array:
        """How many of these, each with this chance."""

    def events(self, mean: Array) -> Array:
        """How many events where so many are expected."""

    def cost(self, cases: Array, mean: Array, cv: float) -> Floats:
        """What so many cases cost together, each with this mean and spread."""

    def sorted_into(self, people: Array, shares: Floats) -> Array:
        """How many of these stand in each place (a last axis more)."""


class Mean:
    """On average: every question is answered with its expectation."""

    take = staticmethod(expected)

    def some_of(self, people: Array, chance: Array) -> Array:
        """The mean of a binomial."""
        return people * chance

    def events(self, mean: Array) -> Array:
        """The mean of a Poisson."""
        return np.asarray(mean, float)

    def cost(self, cases: Array, mean: Array, cv: float) -> Floats:
        """The mean of a sum of gammas."""
        return np.asarray(cases * mean, float)

    def sorted_into(self, people: Array, shares: Floats) -> Array:
        """The mean of a multinomial."""
        return np.asarray(people)[..., None] * shares


class Chance:
    """By chance: every question is answered with a draw of this generator."""

    def __init__(self, generator: np.random.Generator) -> None:
        self._generator = generator
        self.take = drawn(generator)

    def some_of(self, people: Array, chance: Array) -> Array:
        """A binomial."""
        return self._generator.binomial(people, np.clip(chance, 0, 1))

    def events(self, mean: Array) -> Array:
        """A Poisson."""
        return self._generator.poisson(mean)

    def cost(self, cases: Array, mean: Array, cv: float) -> Floats:
        """A sum of gammas of one shape, which is a gamma."""
        if cv <= 0:
            return np.asarray(cases * mean, float)
        shape = cv**-2
        return np.asarray(self._generator.standard_gamma(cases * shape) * (mean / shape))

    def sorted_into(self, people: Array, shares: Floats) -> Array:
        """A multinomial."""
        return self._generator.multinomial(people, shares)
