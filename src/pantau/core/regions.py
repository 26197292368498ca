"""Regions of Indonesia by Kemendagri code: what they are, what lies in them, what a retired code became."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

from pantau.core import spelling
from pantau.errors import PantauError

NATION = "ID"
LEVELS = ("nation", "province", "regency", "district", "village")
_SHAPE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")
_VILLAGE_KINDS = {"1": "kelurahan", "2": "desa", "3": "desa adat"}  # by the first digit of its number
_TYPE = re.compile(
    r"^((provinsi|prov|kabupaten|kab|kota|kecamatan|kec|distrik)\b\.?( *(administrasi|adm)\b\.?)?"
    r"|(daerah (istimewa|khusus( ibukota)?)|d\.?k\.?i\.?|d\.?i\.?) (?=\w))"
)


class Region(NamedTuple):
    """A region; population (December 2024), seat and its coordinates are known down to the regency."""

    code: str
    name: str
    kind: str
    level: str
    population: int | None = None
    seat: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Retired(NamedTuple):
    """A code of 2019 that is no longer in use; ``successor`` is empty where ``basis`` is ``none``."""

    code: str
    name: str
    successor: str
    basis: str


class RegionalOffice(NamedTuple):
    """A regional office of BPJS Ketenagakerjaan; ``confidence`` is ``firm`` or ``to_confirm``."""

    code: str
    name: str
    provinces: tuple[str, ...]
    confidence: str


class Tile(NamedTuple):
    """The square of a province on a map without boundaries; columns run east, rows run south."""

    code: str
    label: str
    column: int
    row: int


class UnknownRegion(PantauError):
    """A text that is no region code; ``suggestions`` are the regions that were probably meant."""

    def __init__(self, code: str) -> None:
        self.code, self.suggestions = code, nearest(code)
        old = retired(code)
        what = f"is no longer in use (it was {old.name})" if old else "is not a region code"
        meant = " or ".join(f"{here.code} {full_name(here.code)}" for here in self.suggestions)
        hint = f"did you mean {meant}?" if meant else "codes look like 36.72"
        super().__init__(f"'{code[:80]}' {what}; {hint}")


def region(code: str) -> Region:
    """The region of a code in use today (Kepmendagri 300.2.2-2138/2025, amended by -2430/2025).

    >>> region("36.72").name
    'Kota Cilegon'
    """
    found = _find(code)
    if found is None:
        raise UnknownRegion(code)
    return found


def is_region(code: str) -> bool:
    """Whether a code is in use today; a retired code is not."""
    return _find(code) is not None


def level(code: str) -> str:
    """The level of a code, in use or retired: one of `LEVELS`."""
    return LEVELS[len(ancestors(code))]


def parent(code: str) -> str | None:
    """The code one level up from one in use or retired; none for the nation."""
    return next(iter(ancestors(code)), None)


@lru_cache(maxsize=1 << 16)
def ancestors(code: str) -> tuple[str, ...]:
    """The codes above one in use or retired, nearest first, ending with the nation.

    >>> ancestors("36.72.01")
    ('36.72', '36', 'ID')
    """
    if code == NATION:
        return ()
    if not _SHAPE.fullmatch(code):
        raise UnknownRegion(code)
    parts = code.split(".")
    return (*(".".join(parts[:n]) for n in range(len(parts) - 1, 0, -1)), NATION)


def within(code: str, other: str) -> bool:
    """Whether a region is the other one or lies in it, read off their codes."""
    return code == other or other in ancestors(code)


def children(code: str) -> tuple[str, ...]:
    """The codes one level down, in order; none for a village."""
    depth = len(ancestors(region(code).code))
    if depth > 2:
        return tuple(f"{code}.{number}" for number in _villages(code)) if depth == 3 else ()
    codes = _codes(LEVELS[depth + 1])
    if code == NATION:
        return codes
    return codes[bisect_left(codes, f"{code}.") : bisect_left(codes, f"{code}/")]  # "/" sorts next after "."


def provinces() -> tuple[Region, ...]:
    """The 38 provinces, by code."""
    return tuple(map(region, _codes("province")))


def regencies() -> tuple[Region, ...]:
    """The 514 regencies and cities, by code."""
    return tuple(map(region, _codes("regency")))


def full_name(code: str) -> str:
    """The name with those of the regions above it; a code that is not known stays as it is.

    >>> full_name("36.72.01")
    'Cibeber, Kota Cilegon, Banten'
    """
    names = [region(each).name for each in (code, *ancestors(code))] if is_region(code) else [code]
    return ", ".join(names[:-1] or names)


def retired(code: str) -> Retired | None:
    """What the list of 2019 says of a code that is no longer in use; none for every other text."""
    return retired_codes().get(code)


def successor(code: str) -> str | None:
    """The code of today: the code itself while in use, what it became when retired, none when not known."""
    if is_region(code):
        return code
    old = retired(code)
    return old.successor or None if old else None


def regional_office(code: str) -> RegionalOffice | None:
    """The office of BPJS Ketenagakerjaan for a region, its code in use or retired; none for the nation."""
    here = {code, *ancestors(code)}
    return next((office for office in regional_offices() if here.intersection(office.provinces)), None)


@cache
def regional_offices() -> tuple[RegionalOffice, ...]:
    """The 11 regional offices, from west to east, as far as published; see `RegionalOffice.confidence`."""
    rows = _rows("regional_offices.csv")
    return tuple(RegionalOffice(code, name, tuple(of.split()), sure) for code, name, of, sure in rows)


@cache
def tile_grid() -> tuple[Tile, ...]:
    """One square a province, in a layout that resembles Indonesia."""
    return tuple(Tile(code, label, int(x), int(y)) for code, label, x, y in _rows("tile_grid.csv"))


def nearest(text: str, limit: int = 3) -> tuple[Region, ...]:
    """The regions that a misspelt code or name probably means, best first; names down to the district.

    >>> nearest("36.27")[0].name, nearest("cilegon")[0].code
    ('Kota Cilegon', '36.72')
    """
    digits = re.sub(r"[\s.\-/]", "", text[:80])
    found = _like_code(digits) if re.fullmatch("[0-9]+", digits) else _like_name(text[:80])
    return tuple(map(region, islice(dict.fromkeys(found), limit)))


def _like_code(digits: str) -> Iterator[str]:
    pieces = [digits[start:end] for start, end in ((0, 2), (2, 4), (4, 6), (6, 10)) if end <= len(digits)]
    wanted, above = ".".join(pieces), ".".join(pieces[:-1])
    if now := successor(wanted):
        yield now
    elif len(pieces) > 2 and not is_region(above):
        yield from _like_code("".join(pieces[:-1]))
    elif pieces:
        pool = children(above) if len(pieces) > 2 else _codes(LEVELS[len(pieces)])
        ranked = sorted((_slips(code, wanted), code) for code in pool)
        yield from (code for slips, code in ranked if slips[0] <= 2)
        if len(pieces) > 2:
            yield above


def _slips(code: str, wanted: str) -> tuple[float, bool, int]:
    """How far a code is from the wanted one: digits that differ (two swapped count half), then distance."""
    differing = sum(one != other for one, other in zip(code, wanted, strict=True))
    swapped = differing == 2 and sorted(code) == sorted(wanted)
    apart = abs(int(code.replace(".", "")) - int(wanted.replace(".", "")))
    return 0.5 if swapped else differing, code[:2] != wanted[:2], apart


def _like_name(text: str) -> Iterator[str]:
    name = re.sub(r"^kab\b\.?", "kabupaten", text.casefold().partition(",")[0].strip())
    bare = _TYPE.sub("", name).strip()
    keys = [re.sub(r"\W", "", each) for each in (name, bare)]
    for key in keys:
        yield from _names().get(key, ())
    yield from (code for code, row in _districts().items() if f"\t{bare}\t" in row.casefold())
    for key in (*spelling.nearest(keys[0], _names(), 3), *spelling.nearest(keys[1], _names(), 3)):
        yield from _names()[key]


@cache
def _names() -> dict[str, list[str]]:
    """Codes of nation, provinces and regencies by name: with its type, without, and as on the tile."""
    names: dict[str, list[str]] = {}
    labels = {tile.code: tile.label for tile in tile_grid()}
    for code, here in _upper().items():
        name = here.name.casefold()
        for each in {name, _TYPE.sub("", name), labels.get(code, name).casefold()}:
            names.setdefault(re.sub(r"\W", "", each), []).append(code)
    return names


@lru_cache(maxsize=1 << 16)
def _find(code: str) -> Region | None:
    if (known := _upper().get(code)) or len(code) < 8:
        return known
    district, dot, number = code[:8], code[8:9], code[9:]
    row = _districts().get(district)
    if row is None or not dot:
        return Region(code, row.split("\t")[1], "kecamatan", "district") if row else None
    name = _villages(district).get(number) if dot == "." else None
    return Region(code, name, _VILLAGE_KINDS[number[0]], "village") if name else None


@cache
def _upper() -> dict[str, Region]:
    """Nation, provinces and regencies."""
    found = {}
    for code, name, kind, population, seat, latitude, longitude in _rows("regions.tsv"):
        place = (float(latitude), float(longitude)) if latitude else (None, None)
        found[code] = Region(code, name, kind, level(code), int(population), seat or None, *place)
    return found


@cache
def _districts() -> dict[str, str]:
    """The row of each district as it stands in the file, villages and all: 91,047 objects would be slow."""
    return {row[:8]: row for row in _lines("districts.tsv")}


def _villages(district: str) -> dict[str, str]:
    """Name by number of the villages of a district."""
    return {entry[:4]: entry[5:] for entry in _districts()[district].split("\t")[2].split(";")}


@cache
def _codes(of: str) -> tuple[str, ...]:
    rest = (code for code, here in _upper().items() if here.level == of)
    return tuple(_districts() if of == "district" else rest)


@cache
def retired_codes() -> dict[str, Retired]:
    """Every code that is no longer in use, with what is known of it."""
    return {row[0]: Retired(*row) for row in _rows("retired_codes.csv")}


def _rows(file: str) -> Iterator[list[str]]:
    return csv.reader(_lines(file), delimiter="\t" if file.endswith(".tsv") else ",")


def _lines(file: str) -> list[str]:
    """The lines of a data file below its heading."""
    return (files("pantau.core") / "data" / file).read_text(encoding="utf-8").split("\n")[1:-1]
