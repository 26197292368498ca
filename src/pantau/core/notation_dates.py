"""Dates and periods as people write them, in Indonesian and English, turned into ISO 8601."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from pantau.core.period import Period
from pantau.core.text import Text

LONGEST: Final = 60  # characters; no date is longer, and nothing hostile gets far
SHOWN: Final = 40

_MONTHS: Final = (
    "januari january jan",
    "februari february feb pebruari peb",
    "maret march mar mrt",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu agt ags agust aug",
    "september sep sept",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
MONTHS: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAYS: Final = (
    "senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_ORDINALS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NAME: Final = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"

_WEEKDAY = re.compile(rf"(?:{_WEEKDAYS})\s*,?\s+")
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ]00:00(?::00(?:\.0+)?)?z?")
_ISO_RANGE = re.compile(r"([0-9-]+)\s*/\s*([0-9]{4}[0-9-]*)")
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_NUMERIC = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_NAMED = re.compile(rf"(?:([0-9]{{1,2}})[\s-]+)?{_NAME}(?:[\s,-]+([0-9]{{4}}))?")
_NAMED_FIRST = re.compile(rf"{_NAME}\s+([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+([0-9]{{4}})")
_PART = re.compile(
    r"(triwulan|tw|kuartal|quarter|q|semester|smt|half|h)\.?\s*-?(?:ke-?)?\s*(iv|i{1,3}|[1-4])"
    r"(?:[\s,/-]+(?:tahun\s+)?([0-9]{4}))?"
)
_BETWEEN = re.compile(r"\s*(?:[-–—]|\bs\.?\s?d\.?\s|\b(?:s/d|sampai dengan|sampai|hingga|to|until)\b)\s*")
_LOOKS_LIKE_DATE = re.compile(
    rf"[0-9]{{1,2}}[-/ ]{_NAME}(?:[-/ ][0-9]{{2,4}})?|{_NAME}[-/ ][0-9]{{2,4}}"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[0-9]{1,2}[-/][0-9]{1,2}[-/](?:[0-9]{2}|[0-9]{4})|[0-9]{1,2}[-/][0-9]{1,2}"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
)
_EXPECTED = Text(
    "'{found}' bukan hari, bulan, tahun atau rentang; tulis seperti 2024-08-24, 2024-08, 2024 atau "
    "2019-01/2021-12",
    "'{found}' is not a day, month, year or range; write it like 2024-08-24, 2024-08, 2024 or "
    "2019-01/2021-12",
)


class Unreadable(ValueError):
    """Text that cannot be read; ``reason`` says what was found and what to do, in both languages."""

    def __init__(self, reason: Text) -> None:
        self.reason = reason
        super().__init__(reason.en)


class _Point(NamedTuple):
    """A day, a month or a year; what is not said is 0. ``last`` is the last month of a quarter or half."""

    year: int = 0
    month: int = 0
    day: int = 0
    last: int = 0

    def iso(self, month: int) -> str:
        written = f"{self.year:04d}"
        if month:
            written += f"-{month:02d}"
        return f"{written}-{self.day:02d}" if self.day else written


def shown(text: str) -> str:
    """What was found, short enough and visible enough for one line of a message.

    >>> shown("a\\nb")
    'a b'
    """
    visible = "".join(c if c.isprintable() else " " for c in text[: SHOWN * 2]).strip()
    return visible if len(visible) <= SHOWN and len(text) <= SHOWN * 2 else visible[:SHOWN] + "…"


def looks_like_date(text: str) -> bool:
    """Whether a spreadsheet or a person wrote a date or a time here, where a number was to be.

    >>> looks_like_date("1-Mei"), looks_like_date("2024-05-01 00:00:00"), looks_like_date("480.457")
    (True, True, False)
    """
    return len(text) <= LONGEST and _LOOKS_LIKE_DATE.fullmatch(text.strip().lower()) is not None


def parse_date_text(text: str) -> str:
    """The ISO period of what people write; `Unreadable` when it is none. Numeric dates have the day first.

    >>> parse_date_text("17 Juli 2024"), parse_date_text("Januari-Agustus 2024")
    ('2024-07-17', '2024-01/2024-08')
    """
    try:
        if len(text) > LONGEST:
            raise ValueError(text[:SHOWN])
        iso = _iso(" ".join(text.lower().split()))
        Period.parse(iso)
    except ValueError:
        raise Unreadable(_EXPECTED.fill(found=shown(text))) from None
    return iso


@lru_cache(maxsize=4096)
def _iso(text: str) -> str:
    text = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    text = midnight[1] if (midnight := _MIDNIGHT.fullmatch(text)) else text
    if two := _ISO_RANGE.fullmatch(text):
        return f"{two[1]}/{two[2]}"
    if point := _point(text):
        return _single(point)
    for gap in _BETWEEN.finditer(text):
        iso = _range(text[: gap.start()], text[gap.end() :])
        if iso:
            return iso
    raise ValueError(text)


def _single(point: _Point) -> str:
    if not point.year:
        raise ValueError("no year")
    if point.last:
        return f"{point.iso(point.month)}/{point.iso(point.last)}"
    return point.iso(point.month)


def _range(before: str, after: str) -> str:
    """``Januari`` and ``Agustus 2024``: the first point borrows what only the second says."""
    last = _point(after)
    if not last or not last.year:
        return ""
    if last.day and re.fullmatch(r"[0-9]{1,2}", before):
        first: _Point | None = last._replace(day=_given(before))
    else:
        first = _point(before)
    if not first:
        return ""
    first = first if first.year else first._replace(year=last.year)
    if bool(first.day) != bool(last.day) or bool(first.month) != bool(last.month):
        return ""  # "2019 s.d. Agustus 2024" has two readings
    return f"{first.iso(first.month)}/{last.iso(last.last or last.month)}"


def _point(text: str) -> _Point | None:
    if found := _ISO.fullmatch(text):
        return _Point(*map(_given, found.groups()))
    if found := _NUMERIC.fullmatch(text):
        return _Point(_given(found[4]), _given(found[3]), _given(found[1]))
    if found := _NAMED_FIRST.fullmatch(text):
        return _Point(_given(found[3]), MONTHS[found[1]], _given(found[2]))
    if found := _NAMED.fullmatch(text):
        return _Point(_given(found[3]), MONTHS[found[2]], _given(found[1]))
    if found := _PART.fullmatch(text):
        return _part_of_year(found[1], _ORDINALS[found[2]], _given(found[3]))
    return None


def _given(digits: str | None) -> int:
    """0 means not said, so a day or month written as ``00`` becomes one that no calendar has."""
    return (int(digits) or 99) if digits else 0


def _part_of_year(kind: str, number: int, year: int) -> _Point | None:
    months = 6 if kind in ("semester", "smt", "half", "h") else 3
    if number * months > 12:
        return None
    return _Point(year, (number - 1) * months + 1, 0, number * months)
