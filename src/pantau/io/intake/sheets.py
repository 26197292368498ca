"""Workbooks, and text files that need a closer look, read row by row: the header is sought, odd rows survive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, Final

import pyarrow as pa

from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.io.intake.columns import Columns, faults_of, recognise
from pantau.io.intake.incoming import Noted, fresh
from pantau.io.intake.plain import Question
from pantau.io.intake.staging import Staged, drop, stage
from pantau.io.sheets.files import Sheet, SourceRow, open_sheets
from pantau.roster.layout import counts

_HEADER_AMONG: Final = 50  # rows from the top
_AT_ONCE: Final = 50_000  # rows held in Python
_EMPTY: Final = Text("berkas ini tidak memuat satu baris pun", "the file does not hold a single row")


@dataclass
class SheetsRead:
    """What the sheets of one file came to."""

    parts: list[Staged] = field(default_factory=list)
    notes: list[Noted] = field(default_factory=list)


@dataclass(frozen=True)
class _Header:
    """The header of a sheet: its place among the rows, how many rows it has, and the columns that it names."""

    place: int
    depth: int
    headings: tuple[str, ...]
    columns: Columns


def sheet_parts(engine: Any, asked: Question, most_mb: int) -> SheetsRead:
    """The sheets of a file that hold rows of the kind, staged.

    Raises `InputError` where the file cannot be read, or no sheet has the columns that are needed.
    """
    read, faults, best = SheetsRead(), [], -1
    for sheet in open_sheets(asked.path, most_mb=most_mb):
        rows = iter(sheet.rows)
        top = list(islice(rows, _HEADER_AMONG))
        header, why = _header(asked, top)
        if header is None or not header.columns.complete:
            found = len(header.columns.places) if header else 0
            if top and found > best:
                best, faults = found, _why(asked, top, header, why)
            read.notes.append(Noted("sheet_skipped", asked.name, "", sheet.name, 0))
            continue
        read.parts.append(
            _staged(engine, asked, sheet, header, chain(top[header.place + header.depth :], rows))
        )
        read.notes += unknown_columns(asked.name, header.headings, header.columns)
    if not read.parts:
        raise InputError(faults or [Fault(asked.name, 0, {"en": _EMPTY.en, "id": _EMPTY.id})])
    return read


def unknown_columns(file: str, headings: Sequence[str], columns: Columns) -> list[Noted]:
    """What is told of columns that are not read."""
    return [Noted("column_ignored", file, headings[place].strip()[:80], "", 0) for place in columns.unknown]


def _header(asked: Question, top: Sequence[SourceRow]) -> tuple[_Header | None, list[Fault]]:
    """The row or two rows that name most columns, those that are needed first of all."""
    best: _Header | None = None
    why: list[Fault] = []
    for place, row in enumerate(top):
        for depth, headings in _candidates(row.cells, top[place + 1 : place + 2]):
            try:
                columns = recognise(asked.kind, headings, asked.given)
            except InputError as error:
                why = why or list(error.faults)
                continue
            one = _Header(place, depth, headings, columns)
            if _rank(one) > (_rank(best) if best else (False, 0)):
                best = one
        if best and best.columns.complete and not asked.given:
            break  # what is below are rows; letters that a user gave stand in any row
    return best, why


def _rank(header: _Header) -> tuple[bool, int]:
    return header.columns.complete, len(header.columns.places)


def _candidates(cells: tuple[str, ...], below: Sequence[SourceRow]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """A row as a header, then with the row below filled in: JKK and JKM under *Iuran*."""
    yield 1, cells
    if below and not any(any(map(str.isdigit, cell)) for cell in below[0].cells):
        lower = below[0].cells
        width = max(len(cells), len(lower))
        both = zip(
            (*cells, *[""] * (width - len(cells))), (*lower, *[""] * (width - len(lower))), strict=True
        )
        yield 2, tuple(under.strip() or over for over, under in both)


def _why(asked: Question, top: Sequence[SourceRow], header: _Header | None, why: list[Fault]) -> list[Fault]:
    if why:
        return why
    if header is None:
        header = _Header(0, 1, top[0].cells, recognise(asked.kind, top[0].cells))
    return faults_of(asked.name, top[header.place].row, header.headings, header.columns)


def _staged(engine: Any, asked: Question, sheet: Sheet, header: _Header, rows: Iterable[SourceRow]) -> Staged:
    fields = tuple(header.columns.places)
    text = fresh("text")
    listed = ", ".join(f'"{name}" VARCHAR' for name in fields)
    engine.raw_sql(f'CREATE TEMP TABLE "{text}" (row_number INTEGER, {listed})')
    try:
        data = _data(rows)
        while held := list(islice(data, _AT_ONCE)):
            engine.con.register(f"{text}_rows", _arrow(held, header.columns.places))
            engine.raw_sql(f'INSERT INTO "{text}" SELECT * FROM "{text}_rows"')  # noqa: S608
            engine.con.unregister(f"{text}_rows")
        cells = {name: f'"{name}"' for name in fields}
        table, count = stage(engine, asked.kind, f'"{text}"', cells, "row_number")
    finally:
        drop(engine, text)
    return Staged(asked.kind, asked.name, sheet.name, table, fields, "row_number", count)


def _data(rows: Iterable[SourceRow]) -> Iterator[SourceRow]:
    """The rows below the header, without empty ones and the numbers of the columns."""
    for row in rows:
        filled = [cell.strip() for cell in row.cells if cell and cell.strip()]
        if not filled or counts(filled):
            continue
        yield row


def _arrow(rows: Sequence[SourceRow], places: Mapping[str, int]) -> pa.Table:
    columns: dict[str, Any] = {"row_number": pa.array([row.row for row in rows], pa.int32())}
    for name, place in places.items():
        texts = [row.cells[place] if place < len(row.cells) else "" for row in rows]
        columns[name] = _texts([text if text.strip() else None for text in texts])
    return pa.table(columns)


def _texts(values: list[str | None]) -> pa.Array:
    """Text as UTF-8; half a character, as a damaged file may hold it, becomes a question mark."""
    try:
        return pa.array(values, pa.string())
    except UnicodeEncodeError:
        return pa.array([one and one.encode("utf-8", "replace").decode() for one in values], pa.string())
