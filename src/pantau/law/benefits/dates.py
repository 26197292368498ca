"""Days and ages as the law counts them: whole months later, whole years of age."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Final

FIRST_BIRTH: Final = date(1900, 1, 1)  # an earlier birth is a slip of the pen


def months_later(day: date, months: Decimal | int) -> date:
    """The same day so many months later; the last day of a month that is too short.

    >>> months_later(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    years, month = divmod(day.month - 1 + int(months), 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def age_on(birth: date, day: date) -> int:
    """Age in whole years; who is born on 29 February turns a year older on 1 March of a common year.

    >>> age_on(date(1967, 3, 2), date(2026, 3, 1)), age_on(date(1967, 3, 2), date(2026, 3, 2))
    (58, 59)
    """
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def birthday(birth: date, age: int) -> date:
    """The day on which somebody turns so old."""
    year = birth.year + age
    if (birth.month, birth.day) == (2, 29) and monthrange(year, 2)[1] == 28:
        return date(year, 3, 1)
    return birth.replace(year=year)
