"""Why no allocation meets all conditions: the smallest set of them that cannot stand together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

import numpy as np

from pantau.core.text import Text
from pantau.planning.allocation_asked import Asked, Condition, Limit, Pot, Scope
from pantau.planning.allocation_model import build
from pantau.planning.allocation_rows import rows_of
from pantau.planning.buys_told import rupiah_said
from pantau.planning.milp import Solver

MOST_TRIES: Final = (
    40  # of the search for the smallest set; without its end, a set of which none may be left out
)

MOST_PARTS: Final = 20  # in which conditions collide; enough to tell of one

Feasible = Callable[[Collection[int]], bool]


@dataclass(frozen=True)
class Collision:
    """Conditions that cannot all be met; without any one of them the others can.

    ``smallest``: proven that no smaller set collides. ``least``: what the limits among them cost at the very least.
    """

    conditions: tuple[Condition, ...]
    smallest: bool
    least: int | None = None

    @property
    def told(self) -> Text:
        """The collision in words."""
        head = Text("syarat-syarat ini tidak dapat dipenuhi bersama", "these conditions cannot all be met")
        if len(self.conditions) == 1:
            head = Text("syarat ini tidak dapat dipenuhi", "this condition cannot be met")
        lines = [head, *(one.told for one in self.conditions)]
        told = Text("\n- ".join(one.id for one in lines), "\n- ".join(one.en for one in lines))
        more = self._more()
        return Text(f"{told.id}\n{more.id}", f"{told.en}\n{more.en}")

    def _more(self) -> Text:
        if not any(isinstance(one, Pot) for one in self.conditions):
            if any(isinstance(one, Limit) and one.at_least for one in self.conditions):
                return Text(
                    "tidak ada sumber dana yang boleh membayar cukup banyak orang di sana, berapa pun jumlahnya",
                    "no source may pay for enough people there, however large it is",
                )
            return Text("longgarkan salah satunya", "loosen one of them")
        amount = sum(one.amount for one in self.conditions if isinstance(one, Pot))
        if self.least is not None and self.least > amount:
            text = Text(
                "memenuhinya memerlukan paling sedikit {least}, sedangkan dananya {amount}: tambahkan {more}, atau "
                "longgarkan salah satunya",
                "they need {least} at least, and the money is {amount}: add {more}, or loosen one of them",
            )
            return text.fill(
                least=rupiah_said(self.least),
                amount=rupiah_said(amount),
                more=rupiah_said(self.least - amount),
            )
        return Text("longgarkan salah satunya", "loosen one of them")


def collision(asked: Asked, solver: Solver) -> Collision:
    """The smallest set of conditions that collide: of one part of the country that no money or condition joins."""
    found: list[Collision] = []
    for part in parts_of(asked):
        found += _in_part(part, solver)
        if len(found) == MOST_PARTS or any(len(one.conditions) == 1 for one in found):
            break
    if not found:
        raise AssertionError("all parts can be met, so all of them together can")
    best = min(found, key=lambda one: len(one.conditions))
    whole = len(found) < MOST_PARTS or len(best.conditions) == 1
    return replace(best, smallest=whole and all(one.smallest for one in found))


def _in_part(part: Asked, solver: Solver) -> list[Collision]:
    """The smallest collision in one part, if there is any."""
    built = build(part)
    every: tuple[Condition, ...] = (*part.pots, *part.conditions)
    nothing = np.zeros(built.people, dtype=np.int64)

    def feasible(kept: Collection[int]) -> bool:
        rows, _ = rows_of(built, [every[place] for place in sorted(kept)])
        return solver(rows.milp(nothing)).status != "infeasible"

    if feasible(range(len(every))):
        return []
    kept, proven = smallest(len(every), feasible)
    found = tuple(every[place] for place in sorted(kept))
    return [Collision(found, proven, _least(part, found, solver))]


def irreducible(many: int, feasible: Feasible) -> frozenset[int]:
    """Deletion filter: each condition in turn is left out, and stays out where the rest still collides.

    >>> sorted(irreducible(4, lambda kept: not {1, 3} <= set(kept)))
    [1, 3]
    """
    kept = list(range(many))
    size = max(many // 2, 1)
    while size:
        place = 0
        while place < len(kept):
            without = kept[:place] + kept[place + size :]
            if feasible(without):
                place += size
            else:
                kept = without
        size //= 2
    return frozenset(kept)


def smallest(many: int, feasible: Feasible) -> tuple[frozenset[int], bool]:
    """The smallest colliding set, and whether that is proven; else one of which none may be left out.

    Whatever can stand together misses a condition of every colliding set. So from sets that must each be touched
    (all that a largest possible choice leaves out) the smallest touching set is tried until it collides itself.

    >>> smallest(5, lambda kept: not ({0, 1, 2} <= set(kept) or {3, 4} <= set(kept)))
    (frozenset({3, 4}), True)
    """
    known = irreducible(many, feasible)
    touched: list[frozenset[int]] = []
    for _ in range(MOST_TRIES):
        tried = _touching(touched, len(known))
        if tried is None or len(tried) >= len(known):
            return known, True
        if not feasible(tried):
            return tried, True
        grown = set(tried)
        for one in range(many):
            if one not in grown and feasible(grown | {one}):
                grown.add(one)
        touched.append(frozenset(range(many)) - grown)
    return known, False


def _touching(sets: Sequence[frozenset[int]], below: int) -> frozenset[int] | None:
    """A smallest set that shares an element with each; none where it would have ``below`` elements or more."""
    elements = sorted(set().union(*sets)) if sets else []
    for size in range(below):
        for some in combinations(elements, size):
            if all(not one.isdisjoint(some) for one in sets):
                return frozenset(some)
    return None


def parts_of(asked: Asked) -> Iterator[Asked]:
    """The question in parts that share no group: each with its own groups, pots and conditions, in their order."""
    groups = list(range(len(asked.gaps)))
    above = dict(enumerate(groups))

    def root(one: int) -> int:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    touched = [_groups(asked, one) for one in (*asked.pots, *asked.conditions)]
    for mine in touched:
        for one in mine[1:]:
            above[root(one)] = root(mine[0])
    for head in sorted({root(one) for one in groups}):
        mine_groups = [one for one in groups if root(one) == head]
        inside = set(mine_groups)
        several = len(asked.pots)
        yield replace(
            asked,
            gaps=tuple(asked.gaps[one] for one in mine_groups),
            pots=tuple(pot for pot, mine in zip(asked.pots, touched, strict=False) if inside & set(mine)),
            conditions=tuple(
                one
                for one, mine in zip(asked.conditions, touched[several:], strict=True)
                if inside & set(mine)
            ),
        )


def _groups(asked: Asked, condition: Condition) -> list[int]:
    if isinstance(condition, Limit):
        scope = condition.scope
    elif isinstance(condition, Pot) or hasattr(condition, "region"):
        scope = Scope(condition.region)
    else:
        scope = Scope()
    return asked.groups_in(scope)


def _least(asked: Asked, found: Sequence[Condition], solver: Solver) -> int | None:
    """The least money that meets the conditions which are not pots, with as much in the pots as they ask."""
    others = [one for one in found if not isinstance(one, Pot)]
    pots = {one for one in found if isinstance(one, Pot)}
    kept = replace(asked, pots=tuple(one for one in asked.pots if one in pots))
    if not others or not kept.pots:
        return None
    built = build(kept)
    rows, _ = rows_of(built, others)
    solved = solver(rows.milp(-built.columns.cost // built.unit))
    return None if solved.values is None else int(-solved.gain) * built.unit
