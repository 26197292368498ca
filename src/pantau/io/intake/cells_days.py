"""Days and months as people write them; a column tells how it means its dates, or its cells stay unread."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from pantau.core.notation import Unreadable, parse_date_text
from pantau.core.notation_dates import MONTHS
from pantau.core.period import Period
from pantau.io.intake.cell import NOTHING, Reading, Sense
from pantau.roster.cells import clean_text, is_missing
from pantau.roster.dates import BirthDate, Style, column_style, read_birth_date

_AHEAD: Final = 20  # years that a planned end may lie in the future
_MONTH_YEAR = re.compile(r"([0-9]{1,2})\s*[-/. ]\s*([0-9]{4})")
_YEAR_MONTH = re.compile(r"([0-9]{4})(?:\s*[-/. ]\s*([0-9]{1,2})|([0-9]{2}))")
_RUN_TOGETHER = re.compile(r"(0[1-9]|1[0-2])((?:19|20)[0-9]{2})")
_NAMED = re.compile(r"([a-z]{3,10})\.?[\s\-/']*([0-9]{2})")
_FIRST = re.compile(r"([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]")


def style_of(form: str, texts: Iterable[str]) -> Style:
    """How a column of days or months writes them, told by the cells that have one reading only.

    Months are often written as their first day; the place where all have a 1 is then that of the day.
    """
    listed = list(texts)
    style = column_style(listed)
    if form != "month" or style.order != "unknown":
        return style
    pairs = [(int(found[1]), int(found[2])) for text in listed if (found := _FIRST.match(text.strip()))]
    if pairs and all(first == 1 for first, _ in pairs):
        return style._replace(order="day")
    if pairs and all(second == 1 for _, second in pairs):
        return style._replace(order="month")
    return style


def day(text: str, sense: Sense) -> Reading:
    """A day, as year-month-day."""
    return _told(text, read_birth_date(text, date(sense.today.year + _AHEAD, 12, 31), sense.style))


def birth(text: str, sense: Sense) -> Reading:
    """A birth date; it is never in the future."""
    return _told(text, read_birth_date(text, sense.today, sense.style))


def _told(text: str, read: BirthDate) -> Reading:
    if "birth_date_missing" in read.issues:
        return NOTHING
    if read.value is None:
        return Reading(None, "date_unreadable")
    return Reading(None, "date_ambiguous") if read.other else Reading(read.value.isoformat())


def month(text: str, sense: Sense) -> Reading:
    """A month, as its first day."""
    if is_missing(text):
        return NOTHING
    plain = clean_text(text).lower()
    found = _year_and_month(plain)
    if found:
        return _first_day(*found)
    if not _FIRST.match(plain):
        try:
            period = Period.parse(parse_date_text(text))
        except (Unreadable, ValueError):
            period = None
        if period and not period.is_range and period.months == 1:
            return Reading(period.start.replace(day=1).isoformat())
    read = day(text, sense)
    if read.value:
        return Reading(read.value[:8] + "01")
    return Reading(None, read.reason if read.reason == "date_ambiguous" else "month_unreadable")


def _year_and_month(plain: str) -> tuple[int, int] | None:
    """Year and month where a cell holds nothing else: 07/2024, 2024-7, 202407, 072024, jul-24."""
    for pattern in (_MONTH_YEAR, _RUN_TOGETHER):
        if found := pattern.fullmatch(plain):
            return int(found[2]), int(found[1])
    if found := _YEAR_MONTH.fullmatch(plain):
        return int(found[1]), int(found[2] or found[3])
    if (found := _NAMED.fullmatch(plain)) and found[1] in MONTHS:
        return 2000 + int(found[2]), MONTHS[found[1]]
    return None


def _first_day(year: int, month: int) -> Reading:
    if not (1 <= month <= 12 and 1900 <= year <= 2200):
        return Reading(None, "month_unreadable")
    return Reading(f"{year:04d}-{month:02d}-01")


def stock(text: str, sense: Sense) -> Reading:
    """A day, or the last one of a month or a year."""
    read = day(text, sense)
    if read.reason != "date_unreadable":
        return read
    try:
        return Reading(Period.parse(parse_date_text(text)).end.isoformat())
    except (Unreadable, ValueError):
        return read


def period(text: str, _: Sense) -> Reading:
    """A period as FORMATS writes it."""
    if is_missing(text):
        return NOTHING
    try:
        return Reading(Period.parse(text.strip()).text)
    except ValueError:
        pass
    try:
        return Reading(Period.parse(parse_date_text(text)).text)
    except (Unreadable, ValueError):
        return Reading(None, "period_unreadable")
