"""A case as one ``.xlsx`` workbook: each table a sheet, ``case`` a sheet of two columns."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

import python_calamine

from pantau.core.schema import CASE_TABLES, Column
from pantau.core.spelling import nearest
from pantau.core.text import Text
from pantau.figures.table_faults import Faults
from pantau.figures.table_sheet import Chunk, Sheet, fitted, positions, width
from pantau.io.case_keys import Given
from pantau.io.plain_files import read_plain
from pantau.io.sheet_cells import cell_text, region_text
from pantau.io.workbook_guard import workbook_wrong
from pantau.io.workbook_parts import sheet_parts, sheet_wrong

ROWS_AT_ONCE: Final = 20_000
_KNOWN: Final = ("case", *CASE_TABLES)
_KEYS: Final = (Column("key", True), Column("value", True))

_TWICE: Final = Text(
    "ada {n} lembar bernama '{name}'; sisakan satu", "there are {n} sheets named '{name}'; keep one"
)
_MISSING: Final = Text("lembar '{table}' tidak ada", "there is no sheet '{table}'")
_MEANT: Final = Text("{missing}; '{near}' perlu diganti namanya?", "{missing}; should '{near}' be renamed?")
_NOT_READ: Final = Text(
    "lembar ini tidak dibaca; maksudnya '{near}'?", "this sheet is not read; did you mean '{near}'?"
)
_EMPTY: Final = Text(
    "lembar kosong; baris pertama harus memuat judul kolom",
    "the sheet is empty; its first row must be a header",
)
_DAMAGED: Final = Text(
    "tidak dapat dibaca; buka di aplikasi spreadsheet lalu simpan ulang sebagai .xlsx",
    "cannot be read; open it in a spreadsheet and save it again as .xlsx",
)
_KEY_TWICE: Final = Text("kunci '{key}' sudah ada di baris {row}", "key '{key}' stands in row {row} already")
_ZERO: Final = Text(
    "region {found} di sel angka dibaca sebagai {code}; format kolom sebagai teks",
    "region {found} in a number cell is read as {code}; format the column as text",
)


class Workbook:
    """The sheets of one workbook."""

    def __init__(self, path: Path, is_region: Callable[[str], bool], faults: Faults) -> None:
        self.name = path.stem
        self._file, self._faults, self._is_region = path.name, faults, is_region
        self._repaired: list[tuple[str, Text]] = []

    def open(self, path: Path, *, most_mb: int, most_unpacked_mb: int) -> bool:
        """Whether the workbook may be read and can be; what stands against it is noted."""
        data = read_plain(path, self._file, most_mb, self._faults, link=True)
        if data is None:
            return False
        wrong = workbook_wrong(io.BytesIO(data), most_mb=most_unpacked_mb)
        if wrong:
            self._faults.add(self._file, 0, wrong)
            return False
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._parts = sheet_parts(self._zip)
        if not self._parts:
            self._faults.add(self._file, 0, _DAMAGED)
            return False
        with _readable(self._file, self._faults):
            self._book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
            self._sheets = self._by_table(self._book.sheet_names)
            return True
        return False

    def doubts(self) -> list[tuple[str, Text]]:
        """Sheets that look like a misspelt table and are not read, and codes that were put right."""
        missing = [table for table in _KNOWN if table not in self._sheets]
        stray = [name for name in self._book.sheet_names if _table(name) not in _KNOWN]
        near = {name: nearest(_table(name), missing) for name in stray}
        stray_doubts = [
            (self.place(name[:40]), _NOT_READ.fill(near=known[0])) for name, known in near.items() if known
        ]
        return stray_doubts + self._repaired

    def place(self, table: str) -> str:
        """How a sheet is called in messages."""
        return f"{self._file}[{table}]"

    def has(self, table: str) -> bool:
        """Whether the workbook has a sheet for a table."""
        return table in self._sheets

    def missing(self, table: str) -> None:
        """Note that a compulsory sheet is not there, and what may have been meant for it."""
        text = _MISSING.fill(table=table)
        near = nearest(table, [_table(name) for name in self._book.sheet_names if _table(name) not in _KNOWN])
        self._faults.add(self._file, 0, _MEANT.fill(missing=text, near=near[0][:60]) if near else text)

    def sheet(self, table: str) -> Sheet | None:
        """The rows of a table; none when it cannot be read, which is noted."""
        name, place, before = self._sheets[table], self.place(table), self._faults.count
        wrong = sheet_wrong(self._zip, self._parts[name]) if name in self._parts else [(0, _DAMAGED)]
        for row, text in wrong:
            self._faults.add(place, row, text)
            if not row or self._faults.enough:
                return None
        with _readable(place, self._faults):
            rows = _Rows(self._book.get_sheet_by_name(name))
            header_row, header = rows.header()
            if header:
                names = [cell.strip().lower() for cell in header]
                region = names.index("region") if "region" in names else -1
                return Sheet(place, header, header_row, self._chunks(rows, place, region))
            if self._faults.count == before:
                self._faults.add(place, 0, _EMPTY)
        return None

    def given(self) -> Given | None:
        """What the sheet ``case`` says, each key with its row."""
        sheet = self.sheet("case")
        where = positions(sheet, _KEYS, self._faults) if sheet else {}
        if sheet is None or len(where) < len(_KEYS):
            return None
        given: dict[str, tuple[int, str | None]] = {}
        for chunk in sheet.chunks:
            for number, cells in zip(chunk.numbers, chunk.rows, strict=True):
                row = fitted(sheet, number, cells, width(sheet), self._faults)
                key, value = (row[where["key"]].strip().lower(), row[where["value"]]) if row else ("", "")
                if key in given:
                    self._faults.add(sheet.file, number, _KEY_TWICE.fill(key=key[:40], row=given[key][0]))
                elif row:
                    given[key] = (number, value)
        return given

    def _by_table(self, names: list[str]) -> dict[str, str]:
        for table, n in Counter(map(_table, names)).items():
            if n > 1 and table in _KNOWN:
                self._faults.add(self._file, 0, _TWICE.fill(n=n, name=table))
        return {_table(name): name for name in reversed(names) if _table(name) in _KNOWN}

    def _chunks(self, rows: _Rows, place: str, region: int) -> Iterator[Chunk]:
        with _readable(place, self._faults):
            for number, values in rows.chunks():
                texts = [list(map(cell_text, row)) for row in values]
                if region >= 0:
                    self._put_right(values, texts, region, place)
                yield Chunk(range(number, number + len(texts)), texts)

    def _put_right(self, values: list[list[Any]], texts: list[list[str]], region: int, place: str) -> None:
        for row, text in zip(values, texts, strict=True):
            if isinstance(row[region], float):
                code = region_text(row[region], self._is_region)
                note = (place, _ZERO.fill(found=text[region], code=code))
                if code != text[region] and note not in self._repaired:
                    self._repaired.append(note)
                text[region] = code


class _Rows:
    """The rows of a sheet with the numbers that a spreadsheet shows; they begin in column A."""

    def __init__(self, sheet: Any) -> None:
        column = sheet.start[1] if sheet.start else 0
        self._rows: Iterator[list[Any]] = (
            ([""] * column + row for row in sheet.iter_rows()) if sheet.start else iter(())
        )
        self._number = 0

    def header(self) -> tuple[int, list[str]]:
        """The first row that is not empty, and its number."""
        for row in self._rows:
            self._number += 1
            if any(cell != "" for cell in row):
                return self._number, list(map(cell_text, row))
        return 0, []

    def chunks(self) -> Iterator[tuple[int, list[list[Any]]]]:
        """The rows below the header, some thousands at a time, with the number of the first."""
        while rows := list(islice(self._rows, ROWS_AT_ONCE)):
            yield self._number + 1, rows
            self._number += len(rows)


def _table(name: str) -> str:
    return " ".join(name.split()).lower()


@contextmanager
def _readable(place: str, faults: Faults) -> Iterator[None]:
    """Turn whatever the reader of workbooks meets in a damaged one into a fault."""
    try:
        yield
    except (GeneratorExit, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        # A panic of the reader, written in Rust, is no `Exception`; anything else is our own mistake.
        panic = type(error).__name__ == "PanicException"
        if not panic and not isinstance(error, python_calamine.CalamineError | OSError | ValueError):
            raise
        faults.add(place, 0, _DAMAGED)
