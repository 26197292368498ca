"""The smallest change of weights that lets the second pass the first, exactly.

With d the difference of points of the two (discount included) for each criterion, the first leads by
``sum(w * d)``. A change of weights keeps their sum and none below zero; its size is the weight that is moved.
Moving a unit of weight from criterion k to the one where the second gains most, m, closes ``d[k] - d[m]`` of the
lead: so weight moves to m, from the criteria with the largest d first. This is a fractional knapsack, for which
the greedy choice is optimal; `tests` hold it against a linear programme.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple


class Swap(NamedTuple):
    """The change: how much weight is moved (a share of one), and the weights after it, where the two are equal."""

    moved: Fraction
    weights: tuple[Fraction, ...]


def smallest_swap(weights: Sequence[Fraction], differences: Sequence[Fraction]) -> Swap | None:
    """The smallest change after which the second is no longer behind; none where no weights can do that."""
    lead = sum((w * d for w, d in zip(weights, differences, strict=True)), Fraction(0))
    after = list(weights)
    if lead <= 0:
        return Swap(Fraction(0), tuple(after))
    target = min(range(len(differences)), key=lambda place: (differences[place], place))
    if differences[target] > 0:
        return None
    moved = Fraction(0)
    for place in sorted(range(len(differences)), key=lambda each: (-differences[each], each)):
        gain = differences[place] - differences[target]
        if lead <= 0 or gain <= 0:
            break
        step = min(after[place], lead / gain)
        after[place] -= step
        after[target] += step
        moved, lead = moved + step, lead - step * gain
    return Swap(moved, tuple(after))
