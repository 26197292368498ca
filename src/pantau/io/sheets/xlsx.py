"""The sheets of an ``.xlsx`` workbook as rows of text, read from its XML a stretch at a time.

Readers of workbooks give numbers as floats, and with them the last digits of a NIK; here a number is the text
that stands in the file.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from pantau.core.text import Text
from pantau.io.sheets.model import MOST_ROWS, Sheet, SourceRow, refusal
from pantau.io.sheets.xlsx_cells import CellReader
from pantau.io.sheets.xlsx_parts import (
    Outline,
    outline,
    read_formats,
    read_index,
    shared_strings,
    stretches,
)
from pantau.io.sheets.xlsx_plain import plain_rows
from pantau.io.workbook_guard import workbook_wrong

DAMAGED: Final = Text(
    "tidak dapat dibaca; buka di aplikasi spreadsheet lalu simpan ulang sebagai .xlsx",
    "cannot be read; open it in a spreadsheet and save it again as .xlsx",
)
_MACROS: Final = Text(
    "buku kerja ini memuat makro; simpan ulang sebagai .xlsx tanpa makro",
    "the workbook holds macros; save it again as .xlsx without them",
)
_WRONG_XML = (
    *(ElementTree.ParseError, zipfile.BadZipFile, zlib.error, EOFError, LookupError, ValueError, OSError),
    *(RecursionError, NotImplementedError),
)


def xlsx_sheets(path: Path, *, most_mb: int) -> Iterator[Sheet]:
    """The sheets of a workbook in their order; raises `InputError` where it must not or cannot be opened."""
    with path.open("rb") as file:
        wrong = workbook_wrong(file, most_mb=most_mb)
        if wrong:
            raise refusal(path.name, 0, wrong)
    with readable(path.name), zipfile.ZipFile(path) as book:
        if has_macros(book):
            raise refusal(path.name, 0, _MACROS)
        index = read_index(book)
        if not index.sheets:
            raise refusal(path.name, 0, DAMAGED)
        reader = CellReader(shared_strings(book, index.strings), read_formats(book, index), index.from_1904)
        for name, part, hidden in index.sheets:
            form = outline(book, part)
            rows = _rows(path, part, form, reader, f"{path.name}[{name[:40]}]")
            yield Sheet(name, rows, hidden, form.hidden_columns, form.merged)


def has_macros(book: zipfile.ZipFile) -> bool:
    """Whether a workbook carries a programme, under whatever name it goes."""
    names = [name.lower() for name in book.namelist()]
    kinds = next((entry for entry in book.infolist() if entry.filename == "[Content_Types].xml"), None)
    inside = any("vbaproject" in name or "macrosheets/" in name or "vbadata" in name for name in names)
    return inside or (kinds is not None and b"macroenabled" in book.read(kinds).lower())


def _rows(path: Path, part: str, form: Outline, reader: CellReader, place: str) -> Iterator[SourceRow]:
    number = 0
    with readable(place), zipfile.ZipFile(path) as book:
        for stretch in stretches(book, part, "row"):
            plain = plain_rows(stretch.text)
            rows: Iterable[Any] = stretch.tree() if plain is None else plain
            read = reader.read if plain is None else reader.read_plain
            for row in rows:
                said = row.get("r")
                number = int(said) if said else number + 1
                if not 0 < number <= MOST_ROWS:
                    raise ValueError(number)
                cells, numbers, formulas = read(row, place, number)
                if cells:
                    hidden = row.get("hidden") in ("1", "true")
                    yield SourceRow(number, cells, hidden, numbers, formulas)


@contextmanager
def readable(place: str) -> Iterator[None]:
    """Whatever a damaged workbook makes go wrong, as one error that says where and what to do."""
    try:
        yield
    except _WRONG_XML as error:
        raise refusal(place, 0, DAMAGED) from error
