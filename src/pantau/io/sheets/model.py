"""A sheet as it is read from a file: rows of text as they come, and what a reader of rows cannot see in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pantau.core.text import Text
from pantau.errors import Fault, InputError

MOST_COLUMNS: Final = 1_000  # no list of people is wider; a cell further out is a slip, or meant to harm
MOST_ROWS: Final = 1_048_576  # of a sheet in any spreadsheet

FAR_CELL: Final = Text(
    "sel {place} jauh di kanan tabel (lebih dari {most} kolom); hapus isinya, lalu simpan ulang",
    "cell {place} lies far to the right of any table (more than {most} columns); clear it and save again",
)


class SourceRow(NamedTuple):
    """A row with the number that a spreadsheet shows, its cells as text from column A on.

    ``numbers`` are the columns (from 0) whose cell holds a number and no text: a number keeps fifteen digits,
    so a NIK among them may be damaged. ``formulas`` are those whose value a formula has computed.
    """

    row: int
    cells: tuple[str, ...]
    hidden: bool = False
    numbers: tuple[int, ...] = ()
    formulas: tuple[int, ...] = ()


class Merged(NamedTuple):
    """Cells merged into one: rows as a spreadsheet shows them, columns from 0, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """A sheet of a file; ``rows`` may be gone through once, and raises `InputError` where the file is damaged.

    ``notes`` are filled while the rows are read: rows that were read in spite of a slip in the file. So are
    ``merged`` and ``hidden_columns`` of a file that tells them with its rows.
    """

    name: str
    rows: Iterator[SourceRow]
    hidden: bool = False
    hidden_columns: Collection[int] = frozenset()
    merged: Sequence[Merged] = ()
    notes: list[Fault] = field(default_factory=list)


def refusal(file: str, row: int, text: Text) -> InputError:
    """The error that stops the reading of a file; ``row`` 0 means all of it."""
    return InputError([note(file, row, text)])


def note(file: str, row: int, text: Text) -> Fault:
    """A slip in a file, told with its place."""
    return Fault(file, row, {"en": text.en, "id": text.id})
