"""The data files of the package, and drawing from weighted lists in a third of the time of `random.choices`."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """A list from which one item is drawn with a chance in proportion to its weight.

    >>> Weighted(("a", "b"), (0.0, 1.0)).draw(Random(0))
    'b'
    """

    __slots__ = ("_upto", "items")

    def __init__(self, items: Sequence[T], weights: Sequence[float]) -> None:
        self.items = tuple(items)
        total = sum(weights)
        self._upto = (*(step / total for step in accumulate(weights[:-1])), 1.0)

    def draw(self, random: Random) -> T:
        """One item."""
        return self.items[bisect_right(self._upto, random.random())]


def by_rank(items: Sequence[T]) -> Weighted[T]:
    """A list in order of how often each item is met: the tenth comes half as often as the first."""
    return Weighted(items, [1 / (rank + 10) for rank in range(len(items))])


@cache
def rows(file: str) -> tuple[dict[str, str], ...]:
    """The rows of a data file."""
    with (files("pantau.synthetic") / "data" / file).open(encoding="utf-8") as lines:
        return tuple(csv.DictReader(lines))
