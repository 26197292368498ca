"""The parts of a NIK: the district of first registration, the birth date with the sex in it, the serial."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from pantau.core import regions

LENGTH: Final = 16
WOMEN: Final = 40  # added to the day of birth of women
OLDEST: Final = 100  # years; who is older is doubted and not refused
TEST_SERIALS: Final = range(
    9000, 10000
)  # serials of made-up people: no district registers 9,000 births of a day
_FORMER_PROVINCES: Final = frozenset({"54"})  # Timor Timur, until 1999
# Numbers that were ever given: regencies from 01, cities from 71. Before Banten, Gorontalo and other provinces
# were formed their regencies had numbers in the older province, and some NIKs keep them.
_REGENCIES: Final = frozenset(f"{n:02d}" for n in (*range(1, 41), *range(71, 81)))
_SOON: Final = timedelta(days=366)
_SIX = re.compile(r"[0-9]{6}")


class Place(NamedTuple):
    """Where a number was first given: the code of today as far down as known, and what is to be said of it."""

    code: str
    issue: str


class Born(NamedTuple):
    """The date of birth in a number, the same date in the other century, the sex (``M``, ``F``), what is odd."""

    birth_date: date | None
    other: date | None
    sex: str
    issue: str


@lru_cache(maxsize=1 << 14)
def place_of(six: str) -> Place:
    """The district of the first six digits: in use, retired, a gap in the numbering, or impossible.

    The region tables begin in 2019 and know no number that went before, nor six districts made since, so a
    district that they do not know in a regency that they know is a gap (``nik_region_gap``), never an error.

    >>> place_of("367201"), place_of("910101").issue, place_of("367299").issue, place_of("007201").issue
    (Place(code='36.72.01', issue=''), 'nik_region_retired', 'nik_region_gap', 'nik_region_unknown')
    """
    province, regency, district = six[:2], f"{six[:2]}.{six[2:4]}", f"{six[:2]}.{six[2:4]}.{six[4:]}"
    if regions.is_region(district):
        return Place(district, "")
    if regions.retired(district):
        return Place(regions.successor(district) or _today(regency) or province, "nik_region_retired")
    if six[4:] == "00":
        return Place("", "nik_region_unknown")
    if known := _today(regency):
        return Place(known, "nik_region_gap")
    if six[2:4] in _REGENCIES and (regions.is_region(province) or province in _FORMER_PROVINCES):
        return Place(province if regions.is_region(province) else "", "nik_region_gap")
    return Place("", "nik_region_unknown")


def _today(code: str) -> str:
    return regions.successor(code) or ""


@lru_cache(maxsize=1 << 16)
def born_of(six: str, as_of: date) -> Born:
    """The birth date of digits 7 to 12, in the latest century that is not the future.

    Both centuries are possible for those born in a year that has come round again; people of a hundred are
    rare and children are many, so the later one is taken and the other kept for a birth date that agrees.

    >>> born_of("570885", date(2026, 1, 1))[::2]
    (datetime.date(1985, 8, 17), 'F')
    """
    day, month, year = int(six[:2]), int(six[2:4]), int(six[4:])
    sex = "F" if day > WOMEN else "M"
    century = as_of.year - as_of.year % 100
    day -= WOMEN if sex == "F" else 0
    late = calendar_date(century + year, month, day)
    early = calendar_date(century - 100 + year, month, day)
    if late and late > as_of:
        issue = "nik_future" if early is None or late - as_of < _SOON else ""
        return Born(early, late, sex, issue)
    if late:
        return Born(late, early, sex, "")
    return Born(early, None, sex, "") if early else Born(None, None, "", "nik_date_impossible")


def calendar_date(year: int, month: int, day: int) -> date | None:
    """The date, or none where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_digits(born: date, sex: str) -> str:
    """The six digits of a birth date in a NIK.

    >>> date_digits(date(1985, 8, 17), "F")
    '570885'
    """
    return f"{born.day + (WOMEN if sex == 'F' else 0):02d}{born.month:02d}{born.year % 100:02d}"


def build_nik(district: str, born: date, sex: str, serial: int) -> str:
    """The number of somebody first registered in a district (``36.72.01``), of sex ``M`` or ``F``.

    For made-up people take ``serial`` from `TEST_SERIALS`.
    """
    first = district.replace(".", "")[:6]
    if not _SIX.fullmatch(first) or sex not in ("M", "F") or not 0 <= serial <= 9999:
        raise ValueError(f"no NIK has district {district!r}, sex {sex!r} and serial {serial}")
    return f"{first}{date_digits(born, sex)}{serial:04d}"


def is_test_nik(nik: str) -> bool:
    """Whether a number of 16 digits is of the range kept for made-up people, `TEST_SERIALS`."""
    return len(nik) == LENGTH and nik[12] == "9"


def one_slip(one: str, other: str) -> bool:
    """Whether two texts of one length differ by one character, or by two neighbours that changed places.

    >>> one_slip("170885", "170895"), one_slip("170885", "710885"), one_slip("170885", "180895")
    (True, True, False)
    """
    if len(one) != len(other):
        return False
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    if len(apart) == 2:
        first, second = apart
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    return len(apart) == 1
