"""CSV and other text files as rows: encoding and separator found, a slip in the quotation marks survived."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, Final

from pantau.core.text import Text
from pantau.errors import Fault
from pantau.io.sheets.encoding import encoding_of
from pantau.io.sheets.model import MOST_COLUMNS, Sheet, SourceRow, note, refusal
from pantau.io.sheets.separator import Separated, separated

_BLOCK: Final = 1 << 18  # characters
_LONGEST_LINE: Final = 1 << 22
_SAMPLE: Final = 1 << 17
_SLIPS: Final = 1_000

_LONG_LINE: Final = Text(
    "baris ini lebih panjang dari {most} karakter; ini bukan daftar, atau akhir barisnya hilang; simpan ulang "
    "sebagai CSV",
    "this line is longer than {most} characters; it is no list, or has lost its line ends; save it again as CSV",
)
_LONG_CELL: Final = Text(
    "satu sel lebih panjang dari {most} karakter; kosongkan sel itu, atau simpan ulang sebagai CSV",
    "a cell is longer than {most} characters; clear it, or save the file again as CSV",
)
_WIDE: Final = Text(
    "baris ini mempunyai lebih dari {most} kolom; periksa pemisah kolomnya, lalu simpan ulang sebagai CSV",
    "this row has more than {most} columns; look at the separator of the columns, and save it again as CSV",
)
_QUOTES: Final = Text(
    "tanda kutip tidak berpasangan; baris ini dibaca apa adanya, periksa kolomnya",
    "quotation marks do not pair; the row is read as it stands, look at its columns",
)
_OPEN: Final = Text(
    "tanda kutip tidak berpasangan mulai baris ini; tutup tanda kutip, atau simpan ulang sebagai CSV",
    "quotation marks do not pair from this row on; close the quotation, or save the file again as CSV",
)
_ALL_QUOTES: Final = Text(
    "tanda kutip tidak berpasangan di lebih dari {most} baris; simpan ulang sebagai CSV dari aplikasi spreadsheet",
    "quotation marks do not pair in more than {most} rows; save the file again as CSV from a spreadsheet",
)


def csv_sheet(path: Path) -> Sheet:
    """The rows of a text file as one sheet without a name; a row of the file is a row of a spreadsheet.

    Only some lines are held at a time. Raises `InputError` where the file is no text.
    """
    encoding = encoding_of(path)
    with path.open(encoding=encoding.name, errors=encoding.errors, newline="") as text:
        form = separated(text.read(_SAMPLE), path.suffix.lower() == ".tsv")
    notes: list[Fault] = []

    def rows() -> Iterator[SourceRow]:
        with path.open(encoding=encoding.name, errors=encoding.errors, newline="") as text:
            yield from _Rows(path.name, text, form, notes).rows()

    return Sheet("", rows(), notes=notes)


class _Rows:
    """The rows of one text file, read once from front to back."""

    def __init__(self, file: str, text: IO[str], form: Separated, notes: list[Fault]) -> None:
        self._file, self._text, self._form, self._notes = file, text, form, notes
        self._kept: deque[tuple[int, list[str]]] = deque(maxlen=2)  # to go back where a quotation fails
        self._row = 0
        self._good = 0  # lines that the last whole row has come to, of those given to the reader

    def rows(self) -> Iterator[SourceRow]:
        """Each row that is not empty; where quotation marks fail, reading goes on with the next line."""
        blocks = self._blocks()
        began = self._form.skipped
        lines: Iterator[str] = islice(chain.from_iterable(blocks), began, None)
        while True:
            reader = csv.reader(lines, delimiter=self._form.separator, strict=True)
            try:
                yield from self._told(reader)
                return
            except csv.Error:
                failed = began + self._good
            yield self._as_it_stands(failed)
            began = failed + 1
            lines = chain(self._again(began), chain.from_iterable(blocks))

    def _told(self, reader: Any) -> Iterator[SourceRow]:
        self._good, row = 0, self._row
        for cells in reader:
            if reader.line_num - self._good > 1 and self._swallowed(cells):
                raise csv.Error
            row += 1
            self._row, self._good = row, reader.line_num
            if len(cells) > MOST_COLUMNS:
                raise refusal(self._file, row, _WIDE.fill(most=MOST_COLUMNS))
            if cells:
                yield SourceRow(row, tuple(cells))

    def _swallowed(self, cells: list[str]) -> bool:
        """Whether a quotation that was never closed has taken whole rows into one cell."""
        separator, width = self._form.separator, self._form.width
        for cell in cells if width > 2 else ():
            inside = cell.splitlines()[1:-1] if "\n" in cell or "\r" in cell else []
            if len(cells) != width and cell.count(separator) >= width - 1:
                return True
            if width > 3 and any(line.count(separator) == width - 1 for line in inside):
                return True
        return False

    def _as_it_stands(self, line: int) -> SourceRow:
        self._row += 1
        if line < self._kept[0][0]:
            raise refusal(self._file, self._row, _OPEN)
        text = next(self._again(line)).rstrip("\r\n")
        if len(text) > csv.field_size_limit():
            raise refusal(self._file, self._row, _LONG_CELL.fill(most=csv.field_size_limit()))
        if len(self._notes) >= _SLIPS:
            raise refusal(self._file, self._row, _ALL_QUOTES.fill(most=_SLIPS))
        cells = next(csv.reader([text], delimiter=self._form.separator, quoting=csv.QUOTE_NONE), [])
        self._notes.append(note(self._file, self._row, _QUOTES))
        return SourceRow(self._row, tuple(cell.strip().strip('"') for cell in cells))

    def _again(self, line: int) -> Iterator[str]:
        """The lines from one on, of the blocks that are still held."""
        return chain.from_iterable(
            islice(lines, max(line - first, 0), None) for first, lines in tuple(self._kept)
        )

    def _blocks(self) -> Iterator[list[str]]:
        """The text as lines, a megabyte at a time; a line without an end is not waited for."""
        first, rest = 0, ""
        while block := self._text.read(_BLOCK):
            text = rest + block.replace("\0", "")
            cut = text.rfind("\n") + 1 or text.rfind("\r", 0, -1) + 1
            rest = text[cut:]
            lines = list(io.StringIO(text[:cut], newline=""))
            if len(rest) > _LONGEST_LINE:
                raise refusal(self._file, first + len(lines) + 1, _LONG_LINE.fill(most=_LONGEST_LINE))
            if lines:
                self._kept.append((first, lines))
                yield lines
                first += len(lines)
        if rest:
            lines = list(io.StringIO(rest, newline=""))
            self._kept.append((first, lines))
            yield lines
