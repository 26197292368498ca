"""CSV files as sheets of text: the separator found, the row of every fault known."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from pantau.core.schema import Column
from pantau.core.text import Text
from pantau.figures.table_faults import Faults
from pantau.figures.table_sheet import Chunk, Sheet

ROWS_AT_ONCE: Final = 50_000
_SEPARATORS: Final = (",", ";", "\t")
_LINE_END = re.compile(r"\r\n|\r|\n")

_EMPTY: Final = Text(
    "berkas kosong; baris pertama harus memuat judul kolom",
    "the file is empty; its first row must be a header",
)
_UTF16: Final = Text(
    "berkas ini UTF-16; simpan ulang sebagai CSV UTF-8", "the file is UTF-16; save it again as CSV UTF-8"
)
_NOT_UTF8: Final = Text(
    "byte {byte} bukan UTF-8; simpan ulang berkas sebagai CSV UTF-8",
    "byte {byte} is not UTF-8; save the file again as CSV UTF-8",
)
_NUL: Final = Text(
    "ada byte nol; ini bukan berkas teks, atau rusak; simpan ulang sebagai CSV UTF-8",
    "there is a zero byte; this is no text file, or a damaged one; save it again as CSV UTF-8",
)
_QUOTES: Final = Text(
    "tanda kutip tidak berpasangan mulai baris ini; tutup tanda kutip, atau gandakan yang ada di dalam teks",
    "quotation marks do not pair from this row on; close the quotation, or double a mark inside a text",
)
_LONG_CELL: Final = Text(
    "satu sel lebih panjang dari {n} karakter; mungkin tanda kutip tidak ditutup",
    "a cell is longer than {n} characters; perhaps a quotation mark was not closed",
)


def csv_sheet(file: str, data: bytes, columns: Sequence[Column], faults: Faults) -> Sheet | None:
    """The rows of a CSV file; none when it cannot be read at all, which is noted as a fault."""
    wrong = unreadable_text(data)
    if wrong:
        faults.add(file, *wrong)
        return None
    lines = _Lines(file, data, columns, faults)
    header_row, header = lines.header()
    if not header:
        faults.add(file, 0, _EMPTY)
        return None
    return Sheet(file, header, header_row, lines.chunks())


def unreadable_text(data: bytes) -> tuple[int, Text] | None:
    """Why bytes are no UTF-8 text, with the row; nothing when they are."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return 0, _UTF16
    if (place := data.find(b"\0")) >= 0:
        return _row(data, place), _NUL
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _row(data, error.start), _NOT_UTF8.fill(byte=f"0x{data[error.start]:02x}")
    return None


def _row(data: bytes, place: int) -> int:
    return len(_LINE_END.findall(data[:place].decode("latin-1"))) + 1


class _Lines:
    """The rows of one CSV file, read once from front to back."""

    def __init__(self, file: str, data: bytes, columns: Sequence[Column], faults: Faults) -> None:
        self._file, self._data, self._faults = file, data, faults
        self._separator = _separator(data, {column.name for column in columns})
        self._reader = self._fresh()

    def header(self) -> tuple[int, list[str]]:
        """The first row that is not empty, and its number."""
        row: list[str] = []
        try:
            for row in self._reader:
                if any(cell.strip() for cell in row):
                    return self._reader.line_num - _breaks(row), row
        except csv.Error as error:
            self._note(error)
            return 1, ["?"]
        return 0, []

    def chunks(self) -> Iterator[Chunk]:
        """The rows below the header, some thousands at a time."""
        while True:
            before = self._reader.line_num
            rows: list[list[str]] = []
            try:
                rows.extend(islice(self._reader, ROWS_AT_ONCE))  # keeps what came before an error
            except csv.Error as error:
                self._note(error)
                yield Chunk(_numbers(before, rows, None), rows)
                return
            if not rows:
                return
            yield Chunk(_numbers(before, rows, self._reader.line_num), rows)

    def _fresh(self) -> Any:
        text = io.TextIOWrapper(io.BytesIO(self._data), encoding="utf-8-sig", newline="")
        return csv.reader(text, delimiter=self._separator, strict=True)

    def _note(self, error: csv.Error) -> None:
        """Name the row in which the trouble began; at an open quotation the reader stands at the end."""
        began, again = 0, self._fresh()
        try:
            for _ in again:
                began = again.line_num
        except csv.Error:
            pass
        long = "field larger" in str(error)
        text = _LONG_CELL.fill(n=csv.field_size_limit()) if long else _QUOTES
        self._faults.add(self._file, began + 1, text)


def _numbers(before: int, rows: list[list[str]], after: int | None) -> Sequence[int]:
    """The row at which each record begins; a quoted cell may hold line breaks and shift those below."""
    if after is not None and after - before == len(rows):
        return range(before + 1, after + 1)
    numbers = []
    for row in rows:
        numbers.append(before + 1)
        before += 1 + _breaks(row)
    return numbers


def _breaks(row: list[str]) -> int:
    return sum(len(_LINE_END.findall(cell)) for cell in row)


def _separator(data: bytes, known: set[str]) -> str:
    """The one of comma, semicolon and tab by which the header names most columns."""
    text = data[:20_000].decode("utf-8-sig", errors="ignore").lstrip()
    first = _LINE_END.split(text, maxsplit=1)[0]

    def named(separator: str) -> tuple[int, int]:
        cells = [cell.strip().strip('"').strip().lower() for cell in first.split(separator)]
        return len(known.intersection(cells)), len(cells)

    return max(_SEPARATORS, key=named)
