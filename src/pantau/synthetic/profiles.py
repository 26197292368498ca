"""Who is met in each worker category: ages, share of women, what offices call the occupation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from random import Random
from typing import NamedTuple

from pantau.core.categories import categories, category_ancestors
from pantau.synthetic.tables import Weighted, rows


class Profile(NamedTuple):
    """A category: ages in years (youngest, most frequent, oldest), women as a share, occupations as written."""

    category: str
    youngest: int
    mode: int
    oldest: int
    women: float
    weight: float
    occupations: tuple[str, ...]

    def age(self, random: Random) -> int:
        """An age for somebody of the category."""
        return int(random.triangular(self.youngest, self.oldest + 1, self.mode))

    def sex(self, random: Random) -> str:
        """``M`` or ``F``."""
        return "F" if random.random() < self.women else "M"

    def occupation(self, random: Random) -> str:
        """One of the ways in which the occupation is written."""
        return self.occupations[int(random.random() * len(self.occupations))]


def mix_of(wanted: Sequence[str] | Mapping[str, float]) -> Weighted[Profile]:
    """The profiles to draw from: of the categories given, all below a parent, all there are when none is given.

    A mapping gives each category its weight; a sequence leaves the weights as they are met in the country. A
    category that is not known has the profile of working people at large.
    """
    weights = (
        wanted if isinstance(wanted, Mapping) else dict.fromkeys(wanted or filter(None, _profiles()), 0.0)
    )
    found: dict[str, tuple[Profile, float]] = {}
    for code, weight in weights.items():
        leaves = _leaves(code)
        usual = sum(each.weight for each in leaves)
        for each in leaves:
            found[each.category] = (each, each.weight * (weight / usual if weight else 1.0))
    return Weighted([each for each, _ in found.values()], [weight for _, weight in found.values()])


def _leaves(code: str) -> tuple[Profile, ...]:
    known = _profiles()
    if code in known:
        return (known[code],)
    below = tuple(
        known[each] for each in categories() if code and code in category_ancestors(each) and each in known
    )
    return below or (known[""]._replace(category=code),)


@cache
def _profiles() -> dict[str, Profile]:
    found = {}
    for row in rows("categories.csv"):
        ages = (int(row["youngest"]), int(row["mode"]), int(row["oldest"]))
        occupations = tuple(row["occupations"].split(";"))
        found[row["category"]] = Profile(
            row["category"], *ages, float(row["women"]), float(row["weight"]), occupations
        )
    return found
