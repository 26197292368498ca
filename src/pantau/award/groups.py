"""Who can be told apart: a published order that never rests on a difference the data cannot carry.

"A is above B" is published only where A beats B in at least so many of all draws, **and so does everybody ranked
at or above A over everybody ranked at or below B**. With regions in the order of their scores, let ``reach(i)`` be
the last one that i, or anybody before i, is not sure to beat; i is above j exactly where ``j > reach(i)``. Since
``reach`` never falls, this relation is irreflexive and transitive, and more: it is a semiorder (Luce 1956), so
that each region can be drawn as a bar of one length and "above" read as "the bars do not touch". No circle can
come of it, as it can of pairs taken one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pantau.award.points import Numbers


class Standing(NamedTuple):
    """A region's place: the best and worst rank that the data leave open, and whom it cannot be told apart from.

    Places count from 0, in the order of the scores.
    """

    best: int
    worst: int
    like: tuple[int, ...]


def reaches(beats: Numbers, sure: float) -> tuple[int, ...]:
    """For each place the last one that it cannot be told apart from; ``beats[i, j]`` is P(i is above j)."""
    reach, result = 0, []
    for here in range(len(beats)):
        unsure = [there for there in range(here, len(beats)) if there == here or beats[here, there] < sure]
        reach = max(reach, unsure[-1])
        result.append(reach)
    return tuple(result)


def above(reach: Sequence[int], first: int, second: int) -> bool:
    """Whether the published order puts the first place above the second."""
    return second > reach[first]


def standings(reach: Sequence[int]) -> tuple[Standing, ...]:
    """Best and worst rank (from 1) of each place, and those it cannot be told apart from."""
    everybody = range(len(reach))
    told = []
    for here in everybody:
        better = sum(above(reach, other, here) for other in everybody)
        worse = sum(above(reach, here, other) for other in everybody)
        like = tuple(
            other
            for other in everybody
            if other != here and not above(reach, other, here) and not above(reach, here, other)
        )
        told.append(Standing(better + 1, len(reach) - worse, like))
    return tuple(told)


def groups(reach: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """The largest runs of places of which no two are told apart; they may overlap, and cover everybody."""
    runs: list[tuple[int, ...]] = []
    for here, last in enumerate(reach):
        if not runs or last > runs[-1][-1]:
            runs.append(tuple(range(here, last + 1)))
    return tuple(runs)
