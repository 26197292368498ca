"""The sheets of an old ``.xls`` workbook as rows of text; a number in it is a float in the file itself."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from pantau.core.text import Text
from pantau.io.plain_files import MEGABYTE
from pantau.io.sheets.biff import (
    Encrypted,
    Globals,
    OldFormat,
    compressed,
    read_globals,
    records,
    text_at,
)
from pantau.io.sheets.model import Merged, Sheet, SourceRow, refusal
from pantau.io.sheets.numbers import PLAIN, number_text, shown
from pantau.io.sheets.ole import Container

_MOST_MB: Final = 256  # a sheet of .xls has 65,536 rows
_MOST_COLUMNS: Final = 256
_LABEL, _RSTRING, _LABELSST, _NUMBER, _RK, _MULRK = 0x0204, 0x00D6, 0x00FD, 0x0203, 0x027E, 0x00BD
_FORMULA, _STRING, _BOOLERR, _ROW, _COLINFO, _MERGED = 0x0006, 0x0207, 0x0205, 0x0208, 0x007D, 0x00E5
_ERRORS: Final = {
    **{0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"},
}

_ENCRYPTED: Final = Text(
    "buku kerja ini berkata sandi; simpan ulang sebagai .xlsx tanpa kata sandi",
    "the workbook has a password; save it again as .xlsx without one",
)
_MACROS: Final = Text(
    "buku kerja ini memuat makro; simpan ulang sebagai .xlsx tanpa makro",
    "the workbook holds macros; save it again as .xlsx without them",
)
_OLD: Final = Text(
    "buku kerja ini dari versi sebelum Excel 97; buka di aplikasi spreadsheet lalu simpan ulang sebagai .xlsx",
    "the workbook is older than Excel 97; open it in a spreadsheet and save it again as .xlsx",
)
_DAMAGED: Final = Text(
    "ini bukan buku kerja .xls, atau rusak; buka di aplikasi spreadsheet lalu simpan ulang sebagai .xlsx",
    "this is no .xls workbook, or a damaged one; open it in a spreadsheet and save it again as .xlsx",
)
_TOO_LARGE: Final = Text(
    "lebih besar dari {most} MB; simpan ulang sebagai .xlsx",
    "larger than {most} MB; save it again as .xlsx",
)


def xls_sheets(path: Path, *, most_mb: int) -> Iterator[Sheet]:
    """The sheets of an ``.xls`` workbook in their order; raises `InputError` where it cannot or must not be read."""
    most = min(most_mb, _MOST_MB)
    if path.stat().st_size > most * MEGABYTE:
        raise refusal(path.name, 0, _TOO_LARGE.fill(most=most))
    try:
        stream, shared = _opened(path)
    except Encrypted as error:
        raise refusal(path.name, 0, _ENCRYPTED) from error
    except OldFormat as error:
        raise refusal(path.name, 0, _OLD) from error
    except (ValueError, struct.error) as error:
        raise refusal(path.name, 0, _DAMAGED) from error
    if stream is None:
        raise refusal(path.name, 0, _MACROS)
    for bound in shared.sheets:
        place = f"{path.name}[{bound.name[:40]}]"
        try:
            around = _around(stream, bound.offset)
        except (ValueError, struct.error) as error:
            raise refusal(place, 0, _DAMAGED) from error
        rows = _rows(place, stream, bound.offset, shared, around.hidden_rows)
        yield Sheet(bound.name, rows, bound.hidden, around.hidden_columns, around.merged)


def _opened(path: Path) -> tuple[bytes | None, Globals]:
    container = Container(path.read_bytes())
    names = container.names
    if "EncryptedPackage" in names:
        raise Encrypted
    if not names.isdisjoint(("_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA")):
        return None, Globals((), [], [], False)
    if "Workbook" not in names:
        if "Book" in names:
            raise OldFormat
        raise ValueError(path.name)
    stream = container.stream("Workbook")
    return stream, read_globals(stream)


class _Around(NamedTuple):
    """What a sheet says of its rows and columns, some of it after the cells."""

    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merged: tuple[Merged, ...]


def _around(stream: bytes, offset: int) -> _Around:
    rows: set[int] = set()
    columns: set[int] = set()
    merged: list[Merged] = []
    for kind, body in records(stream, offset):
        if kind == _ROW:
            if struct.unpack_from("<I", body, 12)[0] & 0x20:
                rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLINFO:
            first, last, _, _, options = struct.unpack_from("<5H", body)
            if options & 1:
                columns.update(range(first, min(last + 1, _MOST_COLUMNS)))
        elif kind == _MERGED:
            for n in range(struct.unpack_from("<H", body)[0]):
                top, bottom, left, right = struct.unpack_from("<4H", body, 2 + 8 * n)
                merged.append(Merged(top + 1, bottom + 1, left, right))
    return _Around(frozenset(rows), frozenset(columns), tuple(sorted(merged)))


def _rows(
    place: str, stream: bytes, offset: int, shared: Globals, hidden: frozenset[int]
) -> Iterator[SourceRow]:
    try:
        row = _Row(0)
        for number, column, text, is_number, is_formula in _Cells(stream, offset, shared).cells():
            if number != row.number:
                if row.cells:
                    yield row.told(hidden)
                row = _Row(number)
            row.put(column, text, is_number, is_formula)
        if row.cells:
            yield row.told(hidden)
    except (ValueError, IndexError, struct.error) as error:
        raise refusal(place, 0, _DAMAGED) from error


class _Row:
    """The cells of the row that is being read."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.cells: list[str] = []
        self._numbers: list[int] = []
        self._formulas: list[int] = []

    def put(self, column: int, text: str, is_number: bool, is_formula: bool) -> None:
        """Add a cell; one that is empty adds nothing."""
        if column >= _MOST_COLUMNS:
            raise ValueError(column)
        if is_formula:
            self._formulas.append(column)
        if not text:
            return
        self.cells += [""] * (column + 1 - len(self.cells))
        self.cells[column] = text
        if is_number:
            self._numbers.append(column)

    def told(self, hidden: frozenset[int]) -> SourceRow:
        """The row as it goes out."""
        numbers, formulas = tuple(self._numbers), tuple(self._formulas)
        return SourceRow(self.number + 1, tuple(self.cells), self.number in hidden, numbers, formulas)


Cell = tuple[int, int, str, bool, bool]  # row, column, text, whether a number, whether a formula


class _Cells:
    """The cells of one sheet as they stand in the file."""

    def __init__(self, stream: bytes, offset: int, shared: Globals) -> None:
        self._records, self._shared = records(stream, offset), shared

    def cells(self) -> Iterator[Cell]:
        """Every cell that may hold something."""
        awaited: tuple[int, int] | None = None  # a formula whose text stands in the next record
        for kind, body in self._records:
            if kind == _STRING and awaited:
                yield (*awaited, text_at(body, 0), False, True)
                awaited = None
            elif kind == _MULRK:
                yield from self._several(body)
            elif kind == _FORMULA:
                awaited = struct.unpack_from("<HH", body)
                if body[12:14] != b"\xff\xff" or body[6] != 0:
                    yield (*awaited, *self._result(body))
                    awaited = None
            elif kind in (_LABEL, _RSTRING, _LABELSST, _NUMBER, _RK, _BOOLERR):
                yield self._one(kind, body)

    def _one(self, kind: int, body: bytes) -> Cell:
        row, column, style = struct.unpack_from("<3H", body)
        if kind == _LABELSST:
            return row, column, self._shared.strings[struct.unpack_from("<I", body, 6)[0]], False, False
        if kind == _NUMBER:
            return (row, column, *self._number(repr(struct.unpack_from("<d", body, 6)[0]), style), False)
        if kind == _RK:
            return (
                row,
                column,
                *self._number(compressed(struct.unpack_from("<I", body, 6)[0]), style),
                False,
            )
        if kind == _BOOLERR:
            return row, column, _constant(body[6], body[7]), False, False
        return row, column, text_at(body, 6), False, False

    def _several(self, body: bytes) -> Iterator[Cell]:
        row, column = struct.unpack_from("<HH", body)
        for n in range((len(body) - 6) // 6):
            style, packed = struct.unpack_from("<HI", body, 4 + 6 * n)
            yield (row, column + n, *self._number(compressed(packed), style), False)

    def _result(self, body: bytes) -> tuple[str, bool, bool]:
        """What a formula came to when the workbook was saved."""
        if body[12:14] == b"\xff\xff":
            return _constant(body[8], body[6] - 1) if body[6] in (1, 2) else "", False, True
        style = struct.unpack_from("<H", body, 4)[0]
        return (*self._number(repr(struct.unpack_from("<d", body, 6)[0]), style), True)

    def _number(self, raw: str, style: int) -> tuple[str, bool]:
        form = self._shared.formats[style] if style < len(self._shared.formats) else PLAIN
        if form == PLAIN:
            return number_text(raw), True
        return shown(raw, form, self._shared.from_1904), bool(form.zeros)


def _constant(value: int, is_error: int) -> str:
    if is_error:
        return _ERRORS.get(value, "#N/A")
    return "TRUE" if value else "FALSE"
