"""Where made-up people live: villages in use today, with the cultures and the street names of their province."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from random import Random
from typing import Final, NamedTuple

from pantau.core import regions
from pantau.synthetic.tables import Weighted, by_rank, rows

_MOVED_PROVINCES: Final = {"93": "91", "94": "91", "95": "91", "96": "92"}  # divided in 2022
_TYPES: Final = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ")


class Village(NamedTuple):
    """A village with the names above it; ``six`` are the digits of its district in a NIK."""

    code: str
    name: str
    district: str
    regency: str
    province: str
    six: str
    older: tuple[str, ...]  # the same for numbers given before the province was divided


class Places:
    """The villages of the regions given, drawn in proportion to the population of their regency."""

    def __init__(self, codes: Iterable[str]) -> None:
        wanted = tuple(dict.fromkeys(codes)) or (regions.NATION,)
        self._within = tuple(code for code in wanted if regions.level(regions.region(code).code) in _SMALL)
        held = list(dict.fromkeys(here for code in wanted for here in _regencies(code)))
        self._regencies = Weighted(held, [regions.region(code).population or 1 for code in held])
        self._villages: dict[str, tuple[Village, ...]] = {}

    def draw(self, random: Random) -> Village:
        """A village: the regency by population, the village evenly."""
        regency = self._regencies.draw(random)
        villages = self._villages.get(regency)
        if villages is None:
            villages = self._villages[regency] = self._known(regency)
        return villages[int(random.random() * len(villages))]

    def _known(self, regency: str) -> tuple[Village, ...]:
        held = villages(regency)
        if not any(regions.within(code, regency) for code in self._within):
            return held
        return tuple(each for each in held if any(regions.within(each.code, code) for code in self._within))


_SMALL: Final = ("district", "village")


def _regencies(code: str) -> tuple[str, ...]:
    level = regions.level(code)
    if level == "nation":
        return tuple(here.code for here in regions.regencies())
    if level == "province":
        return regions.children(code)
    return (code[:5],)


@cache
def villages(regency: str) -> tuple[Village, ...]:
    """The villages of a regency, in order of their codes."""
    above, province = regions.region(regency).name, regions.region(regency[:2]).name
    found = []
    for district in regions.children(regency):
        name, six = regions.region(district).name, district.replace(".", "")
        older = _older(regency)
        for code in regions.children(district):
            found.append(Village(code, regions.region(code).name, name, above, province, six, older))
    return tuple(found)


@cache
def _older(regency: str) -> tuple[str, ...]:
    """Districts, as six digits, of the retired code of a regency; none where the code is as it was."""
    before = _MOVED_PROVINCES.get(regency[:2])
    if before is None:
        return ()
    codes = (f"{before}.{number:02d}" for number in range(1, 80))
    found = [code for code in codes if (old := regions.retired(code)) and old.successor == regency]
    districts = (f"{code}.{number:02d}" for code in found for number in range(1, 60))
    return tuple(code.replace(".", "") for code in districts if regions.retired(code))


@cache
def cultures_of(province: str) -> Weighted[str]:
    """The cultures of a province (two digits), by how many people there are of each, roughly."""
    mix = next(row["mix"] for row in rows("mixes.csv") if row["province"] == province)
    pairs = [each.split(" ") for each in mix.split(";")]
    return Weighted([name for name, _ in pairs], [float(weight) for _, weight in pairs])


def draw_address(random: Random, province: str) -> str:
    """A street, hamlet or housing estate with a number, in the manner of the province (two digits)."""
    prefix = _prefixes(province).draw(random)
    if prefix[:2] in {"Jl", "Ja", "Gg", "Lr"}:
        return f"{prefix} {_words('street').draw(random)} No. {int(random.random() * 180) + 1}"
    return f"{prefix} {_words('hamlet').draw(random)}"


def born_at(regency: str) -> str:
    """A regency as a place of birth: its name without what kind it is."""
    for kind in _TYPES:
        regency = regency.removeprefix(kind)
    return regency.upper()


@cache
def _prefixes(province: str) -> Weighted[str]:
    found = {row["of"]: row["values"].split(";") for row in rows("places.csv") if row["part"] == "prefix"}
    values = found.get(province, found["any"])
    return Weighted(values, [1.0] * len(values))


@cache
def _words(part: str) -> Weighted[str]:
    return by_rank(next(row["values"] for row in rows("places.csv") if row["part"] == part).split(";"))
