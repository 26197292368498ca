"""The day of a moment as the offices count it: midnight is that of Jakarta (WIB), wherever a server stands."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Final

WIB: Final = timezone(timedelta(hours=7), "WIB")  # the time of the ministry and of the head office


def day_of(moment: datetime) -> date:
    """The day in WIB of a moment with a time zone.

    >>> from datetime import UTC
    >>> day_of(datetime(2026, 6, 30, 17, 30, tzinfo=UTC))
    datetime.date(2026, 7, 1)
    """
    return moment.astimezone(WIB).date()
