"""The one recursion behind every projection: people leave, join, and are taken out by causes, month by month.

It knows no programme and no money. Expected numbers and random draws differ only in how a cause takes its share
(`Take`), so that both keep the same account: what closes a month is what opened it, less those who left, plus those
who joined, less every cause. Any contract whose people are counted so can be put through it; the benchmark does it
with a term assurance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Array: TypeAlias = NDArray[Any]
Take: TypeAlias = Callable[[Array, Sequence[Array]], tuple[Array, ...]]


class Rules(NamedTuple):
    """What happens in a month: who leaves at its start, who joins then, and the chance of each cause.

    ``leaving`` and ``joining`` are told the month and the people that there are; ``causes`` the month, and answer
    one chance a cause, each for those whom the causes before it have left.
    """

    leaving: Callable[[int, Array], Array]
    joining: Callable[[int, Array], Array]
    causes: Callable[[int], Sequence[Array]]


class Flow(NamedTuple):
    """One month: people at its opening, who left and joined, those at risk, those taken by each cause, its close."""

    opening: Array
    left: Array
    joined: Array
    at_risk: Array
    taken: tuple[Array, ...]
    closing: Array


def flows(opening: Array, months: int, rules: Rules, take: Take) -> Iterator[Flow]:
    """The months one after another, beginning with these people."""
    people = opening
    for month in range(months):
        left = rules.leaving(month, people)
        stayed = people - left
        joined = rules.joining(month, stayed)
        at_risk = stayed + joined
        taken = take(at_risk, rules.causes(month))
        closing = at_risk - taken[0]
        for more in taken[1:]:
            closing = closing - more
        yield Flow(people, left, joined, at_risk, taken, closing)
        people = closing


def nobody(_: int, people: Array) -> Array:
    """Nobody leaves, or joins."""
    return np.zeros_like(people)


def expected(people: Array, causes: Sequence[Array]) -> tuple[Array, ...]:
    """How many each cause takes on average."""
    taken = []
    for chance in causes:
        of_these = people * chance
        people = people - of_these
        taken.append(of_these)
    return tuple(taken)


def drawn(generator: np.random.Generator) -> Take:
    """How many each cause takes by chance: a multinomial draw for each number of people."""

    def take(people: Array, causes: Sequence[Array]) -> tuple[Array, ...]:
        stay = np.ones(np.broadcast_shapes(people.shape, *(np.shape(chance) for chance in causes)))
        parts = []
        for chance in causes:
            parts.append(stay * chance)
            stay = stay - parts[-1]
        gone = generator.binomial(people, np.clip(1 - stay, 0, 1))
        return _split(gone, parts, generator)

    return take


def _split(gone: Array, parts: list[Array], generator: np.random.Generator) -> tuple[Array, ...]:
    """Those who are gone by cause; few cells have any, so only these are drawn."""
    some = np.flatnonzero(gone)
    rest, chances = gone.ravel()[some], [part.ravel()[some] for part in parts]
    ahead = np.add.accumulate(chances[::-1], axis=0)[::-1]  # of a cause and all after it
    taken = []
    for place, chance in enumerate(chances):
        share = np.minimum(chance / np.maximum(ahead[place], np.finfo(float).tiny), 1)
        last = place == len(chances) - 1
        one = rest if last else generator.binomial(rest, share)
        rest = rest - one
        column = np.zeros(gone.size, gone.dtype)
        column[some] = one
        taken.append(column.reshape(gone.shape))
    return tuple(taken)
