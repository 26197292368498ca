"""Regions on the codes of a chosen year, so that a trend never jumps because a border moved.

In 2022 four provinces were cut out of Papua and Papua Barat: their regencies kept their names and people and got
new codes. A row is recorded under whichever code was written down; it is counted under the code that the chosen
year knows. What was recorded only for an old province as a whole cannot be cut and stays with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Final, NamedTuple

from pantau.core.regions import (
    NATION,
    UnknownRegion,
    ancestors,
    is_region,
    retired,
    retired_codes,
    successor,
    within,
)
from pantau.errors import PantauError


class NewProvince(NamedTuple):
    """A province cut out of another one: since when, and the law that did it."""

    code: str
    cut_from: str
    since: date
    law: str


NEW_PROVINCES: Final = (
    NewProvince("93", "91", date(2022, 7, 25), "UU 14/2022"),
    NewProvince("94", "91", date(2022, 7, 25), "UU 15/2022"),
    NewProvince("95", "91", date(2022, 7, 25), "UU 16/2022"),
    NewProvince("96", "92", date(2022, 12, 8), "UU 29/2022"),
)
_NEW: Final = {one.code: one for one in NEW_PROVINCES}


class Codes(NamedTuple):
    """Under which codes the rows of a region are recorded: in any of ``inside``, and in none of ``outside``."""

    inside: tuple[str, ...]
    outside: tuple[str, ...]


class NotInThatYear(PantauError):
    """A region that the list of the chosen year does not have; ``instead`` is the code it has for it."""

    def __init__(self, code: str, year: int, instead: str) -> None:
        self.code, self.year, self.instead = code, year, instead
        where = {
            "id": f"tercatat sebagai {instead}" if instead else "tidak dikenal",
            "en": f"is {instead} there" if instead else "is not known there",
        }
        self.text = {
            "id": f"'{code}' tidak ada dalam daftar wilayah tahun {year}: {where['id']}",
            "en": f"'{code}' is not in the list of regions of {year}: it {where['en']}",
        }
        super().__init__(self.text["en"])


@lru_cache(maxsize=1 << 16)
def code_in(code: str, year: int | None = None) -> str:
    """The code of a region in the list at the end of a year, none for today; the smallest region known to hold it.

    Both ways: an old code becomes the new one, and the other way round for a year before. A code that no
    list has stays as it is.

    >>> code_in("91.01"), code_in("93.01", 2021), code_in("93.01", 2022), code_in("96", 2021)
    ('93.01', '91.01', '93.01', '92')
    """
    today = _today(code)
    parted = _NEW.get(today[:2])
    if parted is None or year is None or year >= parted.since.year:
        return today
    if code not in _NEW and code[:2] == parted.cut_from:
        return code
    return next((old for one in (today, *ancestors(today)) if (old := _before().get(one))), parted.cut_from)


def in_list(code: str, year: int | None = None) -> bool:
    """Whether the list at the end of a year, none for today, has a code.

    >>> in_list("91.01", 2021), in_list("91.01", 2022), in_list("93", 2021)
    (True, False, False)
    """
    known = is_region(code) or retired(code) is not None
    return known and code_in(code, year) == code


def require(code: str, year: int | None = None) -> str:
    """The code, when the list of the year has it; else `UnknownRegion` or `NotInThatYear` with what to ask for."""
    if in_list(code, year):
        return code
    if year is None or not (is_region(code) or retired(code)):
        raise UnknownRegion(code)
    raise NotInThatYear(code, year, code_in(code, year))


@cache
def recorded_codes(region: str, year: int | None = None) -> Codes:
    """The codes under which the rows of a region of that year's list may be recorded, in any year's list.

    >>> recorded_codes("93.01"), recorded_codes("96", 2022).inside[:3]
    (Codes(inside=('91.01', '93.01'), outside=()), ('92.01', '92.04', '92.05'))
    """
    if region == NATION:
        return Codes((NATION,), ())
    inside, outside = [region], []
    for code in _moved():
        lies_in = within(code_in(code, year), region)
        if lies_in and not within(code, region):
            inside.append(code)
        elif not lies_in and within(code, region):
            outside.append(code)
    return Codes(_topmost(inside), _topmost(outside))


def cannot_be_cut(code: str, year: int | None, recorded: date) -> bool:
    """Whether a row of that month's first day stands for an old province that the list of the year has in parts.

    >>> cannot_be_cut("91", 2024, date(2022, 6, 1)), cannot_be_cut("91", 2024, date(2023, 1, 1))
    (True, False)
    >>> cannot_be_cut("91.03", 2024, date(2022, 6, 1)), cannot_be_cut("91", 2021, date(2022, 6, 1))
    (False, False)
    """
    return any(
        one.cut_from == code and recorded <= one.since and (year is None or year >= one.since.year)
        for one in NEW_PROVINCES
    )


def parts_of(code: str) -> tuple[NewProvince, ...]:
    """The provinces that were cut out of one; none for most."""
    return tuple(one for one in NEW_PROVINCES if one.cut_from == code)


def _today(code: str) -> str:
    """The code of today of the smallest region that holds it: of a district without a successor, its regency."""
    if is_region(code) or retired(code) is None:
        return code
    return next(now for one in (code, *ancestors(code)) if (now := successor(one)))


@cache
def _before() -> dict[str, str]:
    """The old code of what lies in a new province, and the province that it was cut out of."""
    old = {now: code for code in retired_codes() if (now := successor(code)) and now[:2] in _NEW}
    return old | {one.code: one.cut_from for one in NEW_PROVINCES}


@cache
def _moved() -> tuple[str, ...]:
    """Every code that some list has and another one has not: retired ones, their successors, the new provinces."""
    codes = {*retired_codes(), *_before()}
    return tuple(sorted(codes | {now for code in codes if (now := successor(code))}))


def _topmost(codes: Iterable[str]) -> tuple[str, ...]:
    given = set(codes)
    return tuple(sorted(code for code in given if not given.intersection(ancestors(code))))
