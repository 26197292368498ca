"""Days of a reader as moments of the ledger: a day ends at midnight in Jakarta."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from pantau.core.days import WIB
from pantau.errors import LedgerError


def end_of_day(text: str) -> datetime | None:
    """The last microsecond of a day in WIB, in UTC; none for an empty text, `LedgerError` for what is no day.

    >>> end_of_day("2024-09-30").isoformat()
    '2024-09-30T16:59:59.999999+00:00'
    """
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise LedgerError.of(
            id=f"'{text[:40]}' bukan tanggal; tulis hari yang dimaksud seperti 2024-09-30",
            en=f"'{text[:40]}' is not a day; write it like 2024-09-30",
        ) from None
    return datetime.combine(day, time.max, WIB).astimezone(UTC)


def rising(last: datetime | None) -> datetime:
    """Now, or just after the last moment that was recorded where the clock of this machine is behind it."""
    return now() if last is None else max(now(), last + timedelta(microseconds=1))


def now() -> datetime:
    """The clock, in UTC."""
    return datetime.now(UTC)


def moment(text: str) -> datetime:
    """A moment as notes of commits write it."""
    return datetime.fromisoformat(text)
