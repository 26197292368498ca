"""Tables of a plan: columns with units, rows of values; what prints, writes or shows a plan takes them from here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from pantau.core.money import written
from pantau.core.notation import format_period, format_value
from pantau.core.period import Month, Period
from pantau.core.text import Language, Text


class Column(NamedTuple):
    """What stands in a column: ``people``, ``IDR``, ``percent``, ``months``, ``month`` or text."""

    title: Text
    unit: str = ""

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers."""
        return self.unit not in ("", "month")


@dataclass(frozen=True)
class Table:
    """One table: ``name`` is that of its file, ``title`` says what it shows; ``total`` closes it.

    ``brief`` are the columns that are enough where there is little room, none for all.
    """

    name: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: tuple[Any, ...] = ()
    brief: tuple[int, ...] = ()

    def narrow(self) -> Table:
        """The table with its brief columns only."""
        if not self.brief:
            return self

        def some(row: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(row[place] for place in self.brief)

        rows = tuple(map(some, self.rows))
        return Table(self.name, self.title, some(self.columns), rows, some(self.total) if self.total else ())

    def heads(self, language: Language) -> list[str]:
        """The titles of its columns."""
        return [column.title.say(language) for column in self.columns]

    def told(self, language: Language) -> list[list[str]]:
        """Its rows as readers see them."""
        return [self.told_row(row, language) for row in self.rows]

    def told_row(self, row: Iterable[Any], language: Language) -> list[str]:
        """One row as readers see it."""
        return [
            told_cell(value, column.unit, language) for value, column in zip(row, self.columns, strict=True)
        ]


def told_cell(value: Any, unit: str, language: Language) -> str:
    """A cell in words: a number in its unit, a month by its name; nothing for what is not known.

    >>> told_cell(16800, "IDR", "id"), told_cell(Month(2027, 1), "month", "en"), told_cell(None, "people", "id")
    ('Rp16.800', 'January 2027', '–')
    """
    if value is None:
        return "–"
    if isinstance(value, Text):
        return value.say(language)
    if isinstance(value, Month):
        return format_period(Period.parse(str(value)), language)
    if isinstance(value, int | Decimal):
        return format_value(Decimal(value), unit, language) if unit else written(Decimal(value)).say(language)
    return str(value)
