"""Names of made-up people by culture, sex and the decade of birth, as a population register writes them."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Final, NamedTuple

from pantau.synthetic.tables import Weighted, by_rank, rows

_ERAS: Final = {"old": ("old", "mid", "any", "new"), "mid": ("mid", "new", "any", "old")}
_ERAS_NEW: Final = ("new", "mid", "any", "old")
_BY_SEX: Final = frozenset({"last", "birth", "prefix"})

Piece = tuple[str, Weighted[str]]  # a part of a name (given, last, family ...) and where it is drawn from


class Called(NamedTuple):
    """A name in capitals; ``family`` is the last part where it is handed down (marga, fam), else empty."""

    name: str
    family: str = ""


def draw_name(random: Random, culture: str, sex: str, born: int, family: str = "") -> Called:
    """A name for a person of that culture and sex (``M``, ``F``) born in that year.

    ``family`` is the family name to carry where names of the culture have one.
    """
    era = "old" if born < 1972 else "mid" if born < 1992 else "new"
    pattern = _patterns(culture, sex, era).draw(random)
    words: list[str] = []
    handed_down = ""
    for part, pool in pattern:
        if part == "family":
            handed_down = family or pool.draw(random)
            words.append(handed_down)
        else:
            words.append(pool.draw(random))
    if len(words) == 1:
        return Called(words[0], handed_down)
    return Called(" ".join(dict.fromkeys(" ".join(words).split(" "))), handed_down)


@cache
def cultures() -> tuple[str, ...]:
    """The cultures that names can be drawn for."""
    return tuple(row["culture"] for row in rows("cultures.csv"))


@cache
def _patterns(culture: str, sex: str, era: str) -> Weighted[tuple[Piece, ...]]:
    row = next(row for row in rows("cultures.csv") if row["culture"] == culture)
    patterns, weights = [], []
    for pattern in row["male" if sex == "M" else "female"].split(";"):
        weight, *parts = pattern.split(" ")
        pieces = [_piece(part, culture, sex, era) for part in parts]
        patterns.append(tuple(pieces))
        weights.append(float(weight))
    return Weighted(patterns, weights)


def _piece(part: str, culture: str, sex: str, era: str) -> Piece:
    if part.startswith("="):
        return "literal", Weighted((part[1:].upper(),), (1.0,))
    of, _, name = part.rpartition(":")
    if name == "made":
        return name, _made(culture, sex)
    if name == "given":
        return name, _pool(of or culture, "male" if sex == "M" else "female", era)
    return name, _pool(of or culture, f"{name}_{sex.lower()}" if name in _BY_SEX else name, era)


@cache
def _pool(culture: str, part: str, era: str) -> Weighted[str]:
    """The names of that part and era; of the nearest era, or of the culture it leans on, where it has none."""
    for at in _ERAS.get(era, _ERAS_NEW):
        if names := _names().get((culture, part, at)):
            return by_rank(names)
    base = next(row["base"] for row in rows("cultures.csv") if row["culture"] == culture)
    return _pool(base, part, era)


@cache
def _made(culture: str, sex: str) -> Weighted[str]:
    """Names put together from a stem and an ending, as many Javanese, Sundanese and Minangkabau names are."""
    letter = sex.lower()
    stems = _names()[culture, f"stem_{letter}", "any"]
    endings = _names()[culture, f"ending_{letter}", "any"]
    made = [stem + ending for ending in endings for stem in dict.fromkeys(stems) if _sounds(stem, ending)]
    return by_rank(made)


def _sounds(stem: str, ending: str) -> bool:
    """Whether the two can be said together: no vowel meets a vowel."""
    vowels = "AEIOU"
    return stem[-1] not in vowels or ending[0] not in vowels


@cache
def _names() -> dict[tuple[str, str, str], tuple[str, ...]]:
    found = {}
    for row in rows("names.csv"):
        names = tuple(name.replace("_", " ") for name in row["names"].upper().split(" "))
        found[row["culture"], row["part"], row["era"]] = names
    return found
