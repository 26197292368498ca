"""The edge to a file of members: rows of a CSV, each a group with a sex, an age and how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from pantau.core.notation import Unreadable, parse_number
from pantau.core.schema import Column
from pantau.core.text import Text
from pantau.errors import InputError
from pantau.figures.table_faults import Faults
from pantau.figures.table_sheet import positions
from pantau.io.csv_files import csv_sheet
from pantau.io.plain_files import read_plain
from pantau.planning.projection import Group, Row

COLUMNS: Final = (
    Column("category"),
    Column("segment", True),
    Column("sponsor"),
    Column("income", True),
    Column("risk"),
    Column("sex"),
    Column("age", True),
    Column("members", True),
    Column("months_paid"),
)
_NOT_A_NUMBER: Final = Text("{name}: '{found}' bukan bilangan", "{name}: '{found}' is not a number")
_MOST_MB: Final = 100


def member_rows(path: Path) -> list[Row]:
    """The rows of a file of members; an age that is not filled in is none. `InputError` with every fault."""
    faults = Faults()
    data = read_plain(path, path.name, _MOST_MB, faults, link=True)
    rows = list(_rows(path.name, data, faults)) if data is not None else []
    if faults:
        raise InputError(faults.told(path.name))
    return rows


def _rows(name: str, data: bytes, faults: Faults) -> Iterator[Row]:
    sheet = csv_sheet(name, data, COLUMNS, faults)
    if sheet is None:
        return
    places = positions(sheet, COLUMNS, faults)
    if faults:
        return
    for chunk in sheet.chunks:
        for number, cells in zip(chunk.numbers, chunk.rows, strict=True):
            if any(cell.strip() for cell in cells):
                yield _row(_Cells(name, number, cells, places, faults))


class _Cells:
    """One row of the file, and where to note what is wrong with it."""

    def __init__(
        self, name: str, number: int, cells: list[str], places: dict[str, int], faults: Faults
    ) -> None:
        self._name, self._number, self._cells, self._places, self._faults = (
            name,
            number,
            cells,
            places,
            faults,
        )

    def text(self, column: str) -> str:
        """A cell, empty where there is none."""
        place = self._places.get(column)
        return "" if place is None or place >= len(self._cells) else self._cells[place].strip()

    def number(self, column: str, otherwise: Decimal | None) -> Decimal | None:
        """A number, or what stands for an empty cell."""
        found = self.text(column)
        if not found:
            return otherwise
        try:
            return parse_number(found).value
        except (Unreadable, InvalidOperation):
            self._faults.add(self._name, self._number, _NOT_A_NUMBER.fill(name=column, found=found[:40]))
            return otherwise


def _row(cells: _Cells) -> Row:
    zero = Decimal(0)
    age, many = cells.number("age", None), cells.number("members", zero)
    income, paid = cells.number("income", zero), cells.number("months_paid", zero)
    group = Group(
        cells.text("category").lower(), cells.text("segment").upper(), cells.text("sponsor").upper(),
        income or zero, cells.text("risk").lower(),
    )  # fmt: skip
    return Row(
        group,
        cells.text("sex").upper(),
        None if age is None else float(age),
        int(many or 0),
        float(paid or 0),
    )
