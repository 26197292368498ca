"""Months and ages on columns: whole numbers from the calendar, never a division of days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import ibis

from pantau.core.period import Month

# A band ends before so many years; the last one has no end.
_BANDS = ((18, "0-17"), (25, "18-24"), (35, "25-34"), (45, "35-44"), (55, "45-54"), (65, "55-64"))


def month_after(month: Any) -> Any:
    """The first day of the month after a column of months.

    Built from year and month: date plus interval is a timestamp on one engine and a date on another.
    """
    number = month.month()
    return ibis.date(
        (month.year() + (number == 12).ifelse(1, 0)).cast("int32"), (number % 12 + 1).cast("int32"), 1
    )


def age_band(birth_month: Any, month: Any) -> Any:
    """The age band (`pantau.core.ledger_tables.AGE_BANDS`) of somebody born in a month, in another month.

    A year is completed in the month of birth. Empty where the birth is not known, or after the month.
    """
    # Who is younger was born after the same month so many years ago: comparing dates is faster than counting.
    unknown = birth_month.isnull() | (birth_month > month)
    number = month.month().cast("int32")
    ago = {years: ibis.date((month.year() - years).cast("int32"), number, 1) for years, _ in _BANDS}
    younger = ((birth_month > ago[years], band) for years, band in _BANDS)
    return ibis.cases((unknown, ""), *younger, else_="65+")


def around(months: Iterable[date]) -> tuple[date, ...]:
    """The months, the one before and the one after each, in order: what a change in them can touch."""
    found = {Month.of(month).plus(step).first for month in months for step in (-1, 0, 1)}
    return tuple(sorted(found))
