"""Where somebody lives, as the code of a region: by its code, else by the names of village, district and above."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Final

from pantau.core import regions

_KIND = re.compile(
    r"^(?:KABUPATEN|KAB|KOTA ADMINISTRASI|KOTA ADM|KOTAMADYA|KOTA|KECAMATAN|KEC|KELURAHAN|KEL|DESA|DS|PROVINSI|PROV"
    r"|PROPINSI|PROP|DISTRIK|GAMPONG|NAGARI)\b[. ]*"
)
_SIGNS = re.compile(r"[^A-Z0-9]+")
_CITY: Final = "KOTA"
_SLIP: Final = 0.75  # how alike two names must be for one to be a slip of the other


@lru_cache(maxsize=1 << 16)
def place_of(code: str, village: str, district: str, regency: str, province: str, home: str = "") -> str:
    """The longest code that the columns of a place agree on; empty where they say nothing that is known.

    ``code`` prevails if it is in use. Names are looked for only below what is known above them: ``home`` is
    where the list comes from, for a district or village whose regency is not said.

    >>> place_of("", "", "Cibeber", "Kota Cilegon", "", "")
    '36.72.01'
    """
    if code and regions.is_region(code):
        return code
    above = _regency(regency, province) or ("" if regency or province else _of_regency(home))
    if not above:
        return _province(province)
    if not district and not village:
        return above if regency else ""
    inside = _named(above, district) if district else ""
    if not inside:
        found = _villages(above).get(_key(village), "") if village and not district else ""
        return found or (above if regency else "")
    return _named(inside, village) or inside


@lru_cache(maxsize=1 << 14)
def is_elsewhere(village: str, district: str, regency: str, area: str) -> bool:
    """Whether the names of a place are none of an area, nor like one of it as a slip would leave them.

    >>> is_elsewhere("", "Cibebr", "", "36.72"), is_elsewhere("", "Lembang", "", "36.72")
    (False, True)
    """
    area = area[:8]
    if len(area) == 2:
        return bool(regency) and not _like(regency, _below(area))
    if len(area) == 5 and district:
        return not _like(district, _below(area))
    if len(area) >= 5 and village and not district:
        return not _like(village, _villages(area) if len(area) == 5 else _below(area))
    return False


def _like(name: str, known: Mapping[str, str]) -> bool:
    key = _key(name)
    return not key or key in known or bool(get_close_matches(key, known, n=1, cutoff=_SLIP))


def _of_regency(home: str) -> str:
    # What most NIKs of a list begin with need not be a regency: where the numbers are damaged it is not.
    return home[:5] if len(home) >= 5 and regions.is_region(home[:5]) else ""


@cache
def _below(code: str) -> dict[str, str]:
    """Codes one level down by name; a name that is met twice says nothing, nor does a code that is none."""
    found: dict[str, str] = {}
    if not regions.is_region(code):
        return found
    for child in regions.children(code):
        key = _key(regions.region(child).name)
        found[key] = "" if key in found else child
    return found


@lru_cache(maxsize=64)
def _villages(regency: str) -> dict[str, str]:
    """Villages of a regency whose name is met once in it."""
    found: dict[str, str] = {}
    for district in regions.children(regency) if regions.is_region(regency) else ():
        for key, code in _below(district).items():
            found[key] = "" if key in found else code
    return found


def _named(above: str, name: str) -> str:
    return _below(above).get(_key(name), "") if name else ""


@lru_cache(maxsize=1 << 12)
def _key(name: str) -> str:
    """A name without its kind and without signs; an office may write ``KEC. CI BEBER``."""
    upper = name.upper().strip()
    return _SIGNS.sub("", _KIND.sub("", upper) or upper)


@lru_cache(maxsize=1 << 12)
def _regency(name: str, province: str) -> str:
    if not name:
        return ""
    city = name.upper().strip().startswith(_CITY)
    codes = _regencies().get(_key(name), ())
    inside = _province(province)
    codes = tuple(code for code in codes if not inside or code.startswith(f"{inside}."))
    alike = tuple(code for code in codes if regions.region(code).name.upper().startswith(_CITY) is city)
    found = alike or codes
    return found[0] if len(found) == 1 else ""


@cache
def _regencies() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in regions.regencies():
        key = _key(one.name)
        found[key] = (*found.get(key, ()), one.code)
    return found


@lru_cache(maxsize=1 << 8)
def _province(name: str) -> str:
    return _provinces().get(_key(name), "") if name else ""


@cache
def _provinces() -> dict[str, str]:
    return {_key(one.name): one.code for one in regions.provinces()}
