"""Birth dates as lists of people write them, the place of birth in the same cell, and how a column means them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from pantau.core.notation_dates import LONGEST, MONTHS, Unreadable, parse_date_text
from pantau.core.spelling import nearest
from pantau.roster.cells import clean_text, is_missing
from pantau.roster.nik_parts import calendar_date

Order = Literal["day", "month", "unknown"]
SERIALS: Final = range(3654, 73051)  # days as a spreadsheet counts them: 1 January 1910 to 1 January 2100
_SERIAL_ZERO: Final = date(1899, 12, 30)  # spreadsheets count a 29 February 1900 that never was
_HUNDRED: Final = 100  # years of two digits
_OLDEST: Final = 130  # years; who is older is a slip in the year
_ANY_DAY: Final = date(2100, 1, 1)
_ENOUGH: Final = 0.95  # of the telling dates of a column; the rest are slips

_NUMERIC = re.compile(
    r"([0-9]{1,4})\s*[-/.,\\ ]+\s*([0-9]{1,2})\s*[-/.,\\ ]+\s*([0-9]{1,4})(?:[ T]+[0-9:.]+Z?)?"
)
_NAMED = re.compile(r"([0-9]{1,2})[-/.,\s]*([A-Za-z]{3,10})[-/.,\s']*([0-9]{4}|[0-9]{2})")
_NAMED_FIRST = re.compile(r"([A-Za-z]{3,10})[-/.\s]+([0-9]{1,2})[-/.,\s]+([0-9]{4}|[0-9]{2})")
_DIGITS = re.compile(r"([0-9]{4,8})(?:[.,]0+)?")
_ORDERED = re.compile(r"([0-9]{1,2})\s*[-/.\\ ]\s*([0-9]{1,2})\s*[-/.\\ ]\s*(?:[0-9]{4}|[0-9]{2})\b")
_PLACED = re.compile(r"(.*?[^\W\d].*?)[\s,;/.:-]*[,;/\s.-]\s*((?:TGL\.?|TANGGAL)?\s*[0-9].*)", re.IGNORECASE)
_LABEL = re.compile(r"^(?:TGL\.?|TANGGAL)\s*(?:LAHIR)?\s*:?\s*", re.IGNORECASE)


class Style(NamedTuple):
    """How a column writes dates: which comes first where both could, and whether bare numbers are serials."""

    order: Order = "unknown"
    serials: bool = False


class BirthDate(NamedTuple):
    """A date as read; ``other`` is what the same text means to somebody who puts the month first."""

    value: date | None
    issues: tuple[str, ...]
    other: date | None = None


UNKNOWN: Final = Style()


def column_style(texts: Iterable[str]) -> Style:
    """How a column means its dates, told by those that have one reading only.

    >>> column_style(["12/25/1985", "01/02/1990"]), column_style(["31276", "29221", "30103"]).serials
    (Style(order='month', serials=False), True)
    """
    day = month = serials = typed = 0
    for text in texts:
        if found := _ORDERED.match(text):
            first, second = int(found[1]), int(found[2])
            day += first > 12 >= second
            month += second > 12 >= first
        elif found := _DIGITS.fullmatch(text):
            serials += int(found[1]) in SERIALS and len(found[1]) == 5
            typed += len(found[1]) in (6, 8)
    order: Order = "unknown"
    if day and day >= _ENOUGH * (day + month):
        order = "day"
    elif month and month >= _ENOUGH * (day + month):
        order = "month"
    return Style(order, serials > 0 and typed == 0)


def read_birth_date(text: str, as_of: date, style: Style = UNKNOWN) -> BirthDate:
    """The date of birth in a cell. The day stands first unless the column shows otherwise.

    Where the column does not tell and both readings are dates, the issue says so and ``other`` is the second
    one; a NIK can settle it (`settle`). A year of two digits is the latest that is not the future.

    >>> read_birth_date("17 Agustus 1985", date(2026, 1, 1)).value
    datetime.date(1985, 8, 17)
    >>> read_birth_date("03/04/85", date(2026, 1, 1))[1:]
    (('birth_date_ambiguous',), datetime.date(1985, 3, 4))
    """
    return _read(text, as_of, style)


def settle(read: BirthDate, known: date | None) -> BirthDate:
    """The reading that agrees with a date known from elsewhere, such as the NIK; both stay where none does."""
    if known is None or known not in (read.value, read.other):
        return read
    rest = tuple(issue for issue in read.issues if issue != "birth_date_ambiguous")
    return BirthDate(known, rest, None)


def split_birth(text: str) -> tuple[str, str]:
    """Place and date of birth that stand in one cell; the place is empty where there is none.

    >>> split_birth("Cilegon, 17-08-1985"), split_birth("17 Agustus 1985")
    (('Cilegon', '17-08-1985'), ('', '17 Agustus 1985'))
    """
    cleaned = clean_text(text)
    found = _PLACED.fullmatch(cleaned) if len(cleaned) <= 2 * LONGEST else None
    written = _LABEL.sub("", (found[2] if found else cleaned).strip())
    if found is None or _readings(written, _ANY_DAY, UNKNOWN) == (None, None):
        return "", _LABEL.sub("", cleaned)
    return found[1].strip(" ,;/.:-"), written


@lru_cache(maxsize=1 << 16)
def _read(text: str, as_of: date, style: Style) -> BirthDate:
    if is_missing(text) or not text.strip("0-/. :"):
        return BirthDate(None, ("birth_date_missing",))
    cleaned = _LABEL.sub("", clean_text(text)) if len(text) <= LONGEST else ""
    read = (each for each in _readings(cleaned, as_of, style) if each and as_of.year - each.year <= _OLDEST)
    value, other = next(read, None), next(read, None)
    if value is None:
        return BirthDate(None, ("birth_date_unreadable",))
    if value > as_of:
        if other is None or other > as_of:
            return BirthDate(value, ("birth_date_future",))
        value, other = other, None
    if other is None or other == value or other > as_of:
        return BirthDate(value, ())
    return BirthDate(value, ("birth_date_ambiguous",), other)


_Two = tuple[date | None, date | None]


def _readings(text: str, as_of: date, style: Style) -> _Two:
    if found := _NUMERIC.fullmatch(text):
        return _numeric(found[1], found[2], found[3], as_of, style)
    if found := _DIGITS.fullmatch(text):
        return _bare(found[1], as_of, style)
    if found := _NAMED.fullmatch(text):
        return _named(found[1], found[2], found[3], as_of), None
    if found := _NAMED_FIRST.fullmatch(text):
        return _named(found[2], found[1], found[3], as_of), None
    try:
        return date.fromisoformat(parse_date_text(text)), None
    except (Unreadable, ValueError):
        return None, None


def _numeric(first: str, second: str, third: str, as_of: date, style: Style) -> _Two:
    """Three numbers: a year of four digits may stand first or last, of two digits only last."""
    if len(first) == 4:
        return calendar_date(int(first), int(second), int(third)), None
    if len(first) == 3 or len(third) in (1, 3):
        return None, None
    year = _year(third, as_of)
    by_day = _day(year, second, first, as_of)
    by_month = _day(year, first, second, as_of)
    if by_day is None or by_month is None:
        return by_day or by_month, None
    if style.order == "unknown":
        return by_day, by_month
    return (by_day if style.order == "day" else by_month), None


def _bare(digits: str, as_of: date, style: Style) -> _Two:
    """Digits alone: a day counted by a spreadsheet, or day, month and year run together."""
    if len(digits) == 8:
        iso = calendar_date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        run = calendar_date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
        likely = [each for each in (run, iso) if each and as_of.year - _OLDEST <= each.year <= as_of.year]
        return (likely[0] if likely else None), (likely[1] if len(likely) > 1 else None)
    if len(digits) == 6:
        return _day(_year(digits[4:], as_of), digits[2:4], digits[:2], as_of), None
    serial = _SERIAL_ZERO + timedelta(int(digits)) if int(digits) in SERIALS and len(digits) == 5 else None
    run = _day(_year(digits[3:], as_of), digits[1:3], digits[:1], as_of) if len(digits) == 5 else None
    if serial is None or style.serials:
        return serial or run, None
    return serial, run


def _named(day: str, month: str, year: str, as_of: date) -> date | None:
    word = month.lower()
    number = MONTHS.get(word)
    if number is None and len(word) > 3 and (near := nearest(word, MONTHS)):
        number = MONTHS[near[0]]
    return _day(_year(year, as_of), str(number), day, as_of) if number else None


def _year(digits: str, as_of: date) -> int:
    """Of two digits, the latest that has begun; `_day` takes the one before where that day is to come."""
    year = int(digits)
    if len(digits) > 2:
        return year
    year += as_of.year - as_of.year % _HUNDRED
    return -(year if year <= as_of.year else year - _HUNDRED)


def _day(year: int, month: str, day: str, as_of: date) -> date | None:
    """The date; a negative year stood in two digits, and then is not in the future."""
    found = calendar_date(abs(year), int(month), int(day))
    if year < 0 and (found is None or found > as_of):
        return calendar_date(-year - _HUNDRED, int(month), int(day)) if found else None
    return found
