"""Files of made-up rosters, as offices send them, with a file beside them that says what is true."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from pathlib import Path
from random import Random
from typing import Any, Final

import xlsxwriter

from pantau.synthetic.office import Office
from pantau.synthetic.roster_row import COLUMNS, RosterRow
from pantau.synthetic.sheets import Line, lay_out, office_layout

TRUTH: Final = "truth.csv"
TRUTH_COLUMNS: Final = (
    "file",
    "sheet",
    "row",
    "person",
    "valid",
    "culture",
    "sex",
    "birth_year",
    "surviving",
    "causes",
)
_SHEET: Final = "Sheet1"
_NUMBERS: Final = ("nik", "kk")
_DIVIDED: Final = 0.3  # of the offices have a sheet for each district
_DISTRICT: Final = COLUMNS.index("district")


class Truth:
    """Takes down what is true of each row as it is written; ``row`` is as a spreadsheet counts, from 1."""

    def __init__(self, target: TextIOWrapper, columns: Sequence[str] = COLUMNS) -> None:
        self._columns = columns
        self._rows = csv.writer(target, lineterminator="\n")
        self._rows.writerow(TRUTH_COLUMNS)

    def note(self, file: str, sheet: str, number: int, row: RosterRow) -> None:
        """One row: its causes as ``field:code=true value``, divided by ``|``."""
        causes = "|".join([f"{field}:{code}={true}" for field, code, true in row.causes])
        surviving = " ".join(sorted(row.surviving(self._columns)))
        who = (row.person, int(row.valid), row.culture, row.sex, row.birth_year)
        self._rows.writerow((file, sheet, number, *who, surviving, causes))


@contextmanager
def truth_file(path: Path, columns: Sequence[str] = COLUMNS) -> Iterator[Truth]:
    """A CSV file of `TRUTH_COLUMNS` that is there only when all of it was written.

    ``columns`` are those of the rows that will be noted.
    """
    with _whole(path) as target:
        yield Truth(target, columns)


def write_rosters(
    folder: Path, rows: Iterable[RosterRow], columns: Sequence[str] = COLUMNS
) -> dict[Path, int]:
    """One CSV file for each office and `TRUTH` beside them, as the rows come: memory stays the same.

    Answers the rows of each file, its heading not counted.
    """
    with ExitStack() as files:
        truth = files.enter_context(truth_file(folder / TRUTH, columns))
        writers: dict[str, Any] = {}
        counts: dict[str, int] = {}
        for row in rows:
            name = f"{row.office}.csv"
            writer = writers.get(name)
            if writer is None:
                target = files.enter_context(_whole(folder / name))
                writer = writers[name] = csv.writer(target, lineterminator="\n")
                writer.writerow(columns)
                counts[name] = 0
            writer.writerow(row.values)
            counts[name] += 1
            truth.note(name, "", counts[name] + 1, row)
    return {folder / name: many for name, many in counts.items()}


def write_office_workbooks(
    random: Random, folder: Path, rows: Iterable[RosterRow], offices: Sequence[Office]
) -> dict[Path, int]:
    """One workbook for each office in a layout of its own, and `TRUTH` beside them.

    The rows are held in memory, so this is for lists of the size that offices keep. Answers the rows of data
    of each file. An office whose spreadsheet cut the numbers has them as numbers.
    """
    lists: dict[str, list[RosterRow]] = {office.name: [] for office in offices}
    for row in rows:
        lists[row.office].append(row)
    counts = {}
    with truth_file(folder / TRUTH) as truth:
        for office in offices:
            if held := lists[office.name]:
                path = folder / f"{office.name}.xlsx"
                layout = office_layout(random, office)
                numeric = office.damage == "15_digits"
                fields = [at for at, field in enumerate(layout.fields) if numeric and field in _NUMBERS]
                parts = _by_district(held) if random.random() < _DIVIDED else {_SHEET: held}
                sheets = [(name, lay_out(layout, part)) for name, part in parts.items()]
                counts[path] = write_workbook(path, sheets, truth, numeric=fields, hidden=layout.hidden)
    return counts


def _by_district(rows: Iterable[RosterRow]) -> dict[str, list[RosterRow]]:
    """The rows of each sheet of an office that has one for each district."""
    found: dict[str, list[RosterRow]] = {}
    for row in rows:
        found.setdefault(_sheet_name(row.values[_DISTRICT]), []).append(row)
    return found


def _sheet_name(text: str) -> str:
    """A name that a spreadsheet takes for a sheet."""
    return "".join(sign for sign in text if sign not in "[]:*?/\\'")[:31] or _SHEET


def write_csv(path: Path, lines: Iterable[Line], truth: Truth | None = None, *, delimiter: str = ",") -> int:
    """Lines as a CSV file, titles and subtotals too; answers how many lines hold data."""
    written = 0
    with _whole(path) as target:
        writer = csv.writer(target, delimiter=delimiter, lineterminator="\r\n")
        for number, line in enumerate(lines, 1):
            writer.writerow(line.cells)
            if line.row is not None:
                written += 1
                if truth:
                    truth.note(path.name, "", number, line.row)
    return written


def write_workbook(
    path: Path,
    sheets: Iterable[tuple[str, Iterable[Line]]],
    truth: Truth | None = None,
    *,
    numeric: Sequence[int] = (),
    hidden: Sequence[int] = (),
) -> int:
    """Named sheets as a workbook; digits in ``numeric`` columns become numbers, ``hidden`` ones are not shown.

    Answers how many lines hold data.
    """
    written = 0
    with _part(path) as part, xlsxwriter.Workbook(part) as book:
        bold = book.add_format({"bold": True, "align": "center"})
        for name, lines in sheets:
            sheet = book.add_worksheet(name)
            for column in hidden:
                sheet.set_column(column, column, None, None, {"hidden": True})
            for at, line in enumerate(lines):
                _write_line(sheet, at, line, numeric, bold)
                if line.row is not None:
                    written += 1
                    if truth:
                        truth.note(path.name, name, at + 1, line.row)
    return written


def _write_line(sheet: Any, at: int, line: Line, numeric: Sequence[int], bold: Any) -> None:
    merged: set[int] = set()
    for down, first, last in line.merges:
        if down or last > first:
            sheet.merge_range(at, first, at + down, last, line.cells[first], bold)
            merged.update(range(first, last + 1))
    for column, text in enumerate(line.cells):
        if column in merged or not text:
            continue
        if line.kind == "data" and column in numeric and text.isascii() and text.isdigit():
            sheet.write_number(at, column, int(text))
        else:
            sheet.write_string(at, column, text, bold if line.kind == "header" else None)


@contextmanager
def _whole(path: Path) -> Iterator[TextIOWrapper]:
    """A text file that takes its name only when all of it was written."""
    with _part(path) as part, part.open("w", encoding="utf-8", newline="") as target:
        yield target


@contextmanager
def _part(path: Path) -> Iterator[Path]:
    """Where to write what then takes the name ``path``; nothing is left of what was not finished."""
    part = path.with_name(f"{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
