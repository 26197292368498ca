"""Periods as monitoring writes them: a day, a month, a year, or a range of them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class Month(NamedTuple):
    """A calendar month: the unit in which contributions are due.

    >>> Month.parse("2024-11").plus(3)
    Month(year=2025, number=2)
    """

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read ``2024-07``; `ValueError` when it is no month."""
        found = re.fullmatch(r"([0-9]{4})-([0-9]{2})", text)
        if not found or not 1 <= int(found[2]) <= 12:
            raise ValueError(f"'{text}' is not a month like 2024-07")
        _check_year(int(found[1]), text)
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that a day lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    def plus(self, months: int) -> Month:
        """The month so many months later (or earlier, when negative)."""
        years, number = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, number + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


class Period(NamedTuple):
    """A stretch of days, with the text it was written as.

    >>> Period.parse("2019-01/2021-12").months
    36
    """

    start: date
    end: date
    text: str

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ISO 8601: ``2024-08-24``, ``2024-08``, ``2024`` or ``2019-01/2021-12``; else `ValueError`."""
        return _parse(text)

    @property
    def months(self) -> int:
        """How many calendar months it touches."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def is_range(self) -> bool:
        """Whether it was written as a range, from one point to another."""
        return "/" in self.text

    def contains(self, other: Period) -> bool:
        """Whether every day of the other lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def each_month(self) -> list[Month]:
        """The calendar months it touches, in order."""
        first = Month.of(self.start)
        return [first.plus(n) for n in range(self.months)]

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    first, _, last = text.partition("/")
    start, end = _point(first)
    if "/" in text:
        end = _point(last)[1]
    if end < start:
        raise ValueError(f"'{text}' ends before it starts")
    return Period(start, end, text)


def _point(text: str) -> tuple[date, date]:
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(f"'{text}' is not a day, month or year like 2024-08-24, 2024-08 or 2024")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    _check_year(year, text)
    if day:
        return date(year, month, day), date(year, month, day)
    if found[2]:
        whole = Month.parse(text)
        return whole.first, whole.last
    return date(year, 1, 1), date(year, 12, 31)


def _check_year(year: int, text: str) -> None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"'{text}' is not in a year between {_FIRST_YEAR} and {_LAST_YEAR}")
