"""Numbers of a workbook as exact text, never through a float; days by the format of their cell."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, NamedTuple

# Formats that every workbook knows by number: ECMA-376 part 1, 18.8.30, with those of East Asian versions.
_DAYS: Final = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)))
_HOURS: Final = frozenset((*range(18, 22), *range(32, 36), 45, 46, 47))
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_LARGEST: Final = 40  # digits of a number that is written out
_LAST_DAY: Final = 2_958_465  # 31 December 9999
_SECONDS: Final = 86_400


class Format(NamedTuple):
    """How a number is shown: as a day, as an hour, or with leading zeros up to so many digits."""

    day: bool = False
    hour: bool = False
    zeros: int = 0


PLAIN: Final = Format()


def format_of(number: int, code: str) -> Format:
    """What a number format makes of a number; ``code`` prevails where the workbook defines one.

    >>> format_of(14, "").day, format_of(164, "dd/mm/yyyy").day, format_of(165, "000000").zeros
    (True, True, 6)
    >>> format_of(166, '"Rp"#,##0') == PLAIN
    True
    """
    if not code:
        return Format(number in _DAYS, number in _HOURS)
    plain = _ASIDE.sub("", code.split(";", maxsplit=1)[0]).lower()
    if plain and not plain.strip("0"):
        return Format(zeros=len(plain) if len(plain) > 1 else 0)
    if "general" in plain or "#" in plain or "0" in plain.replace(".0", ""):
        return PLAIN
    day = "y" in plain or "d" in plain or "mmm" in plain
    return Format(day, not day and ("h" in plain or "s" in plain))


@lru_cache(maxsize=65_536)
def number_text(raw: str) -> str:
    """A number as it stands in the file, written out in full: no digit more, none less.

    >>> number_text("3.27E+3"), number_text("12.0"), number_text("0.30000000000000004")
    ('3270', '12', '0.30000000000000004')
    """
    text = raw.strip()
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST or len(text) > 2 * _LARGEST:
        return text
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


@lru_cache(maxsize=65_536)
def shown(raw: str, form: Format, from_1904: bool) -> str:
    """A number in the form of its cell: a day as ``2024-05-01``, an hour as ``07:30:00``, or with zeros in front.

    >>> shown("32874", Format(day=True), False), shown("812", Format(zeros=4), False)
    ('1990-01-01', '0812')
    """
    text = number_text(raw)
    if form.zeros:
        return text.zfill(form.zeros) if text.isdigit() else text
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not 0 <= value <= _LAST_DAY:
        return text
    seconds = int((value * _SECONDS).to_integral_value())
    days, seconds = divmod(seconds, _SECONDS)
    clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    if form.hour and not days:
        return clock
    day = _day(days, from_1904)
    return text if day is None else f"{day.isoformat()} {clock}" if seconds else day.isoformat()


def _day(days: int, from_1904: bool) -> datetime.date | None:
    """The day of a serial number; the count from 1900 holds a 29 February 1900 that never was (number 60)."""
    if from_1904:
        first = datetime.date(1904, 1, 1)
        return first + datetime.timedelta(days) if days <= _LAST_DAY - 1_462 else None
    if days in (0, 60):
        return None
    return datetime.date(1899, 12, 31 if days < 60 else 30) + datetime.timedelta(days)
