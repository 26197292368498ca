"""The law over a column of days or months: each parameter as a column of what was in force."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from pantau.core.exact_columns import ExactColumn, stepped
from pantau.core.money import Amount
from pantau.law.dated import Entry, Row, Unknown, Value, law_on, parameters
from pantau.law.question import FIRST_DAY


class Months:
    """Legal values by the month of each row, or by its day; null where none is in force or known.

    A contribution follows the law of the first day of its month, a benefit that of the day of the event.
    """

    def __init__(self, month: Any, sound: Any, *, by_day: bool = False) -> None:
        self.month, self.sound, self.by_day = month, sound, by_day

    def __getitem__(self, name: str) -> ExactColumn | Amount:
        """A parameter in force; one number where it never changed since 2015-07-01."""
        steps = _steps(name, by_day=self.by_day)
        numbers = [entry.number if isinstance(entry, Value) else None for _, entry in steps]
        if numbers[0] is not None and len(set(numbers)) == 1 and steps[0][0] <= FIRST_DAY:
            return numbers[0]
        return stepped(self.month, [since for since, _ in steps], numbers)

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a table that never changed."""
        (entry,) = parameters()[name].entries
        return law_on(entry.since)[name].rows

    def known(self, name: str) -> Any:
        """Where the parameter has a value."""
        return self._where(name, lambda entry: isinstance(entry, Value))

    def unknown(self, name: str) -> Any:
        """Where the law is not known well enough."""
        return self._where(name, lambda entry: isinstance(entry, Unknown))

    def unsure(self, name: str) -> Any:
        """Where the value is to be confirmed."""
        return self._where(name, lambda entry: isinstance(entry, Value) and entry.status == "to_confirm")

    def in_force(self, name: str) -> Iterator[tuple[Any, Amount]]:
        """Each number of a parameter, with where it is in force."""
        steps = _steps(name, by_day=self.by_day)
        for place, (since, entry) in enumerate(steps):
            if isinstance(entry, Value):
                during = self.month >= since
                if place + 1 < len(steps):
                    during = during & (self.month < steps[place + 1][0])
                yield during, entry.number

    def _where(self, name: str, holds: Callable[[Entry], bool]) -> Any:
        steps = [(since, Amount(int(holds(entry)))) for since, entry in history(name, by_day=self.by_day)]
        found = stepped(self.month, [since for since, _ in steps], [number for _, number in steps])
        return (found.whole == 1).fill_null(False) & self.sound


def _steps(name: str, *, by_day: bool) -> list[tuple[date, Entry]]:
    """The history of a parameter, without steps that change the article and not the number."""
    found: list[tuple[date, Entry]] = []
    for since, entry in history(name, by_day=by_day):
        before = found[-1][1] if found else None
        same = isinstance(entry, Value) and isinstance(before, Value) and entry.number == before.number
        if not same:
            found.append((since, entry))
    return found


def history(name: str, *, by_day: bool = False) -> list[tuple[date, Entry]]:
    """The history of a parameter by the day it took effect, or by the first month that begins under it."""
    steps: dict[date, Entry] = {}
    for entry in parameters()[name].entries:
        first = entry.since if by_day or entry.since.day == 1 else _next_month(entry.since)
        steps[first] = entry
    return sorted(steps.items())


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
