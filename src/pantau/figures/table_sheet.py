"""A table as rows of text, whatever file it comes from, and what its header says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from pantau.core.schema import Column
from pantau.core.spelling import nearest
from pantau.core.text import Text
from pantau.figures.table_cells import quoted
from pantau.figures.table_faults import Faults

_NO_HEADER: Final = Text(
    "baris ini bukan judul kolom; baris pertama harus memuat {columns}",
    "this row is not a header; the first row must hold {columns}",
)
_UNKNOWN: Final = Text("kolom {what} tidak dikenal", "column {what} is not known")
_MEANT: Final = Text("; maksudnya '{near}'?", "; did you mean '{near}'?")
_REMOVE: Final = Text(
    "; hapus, atau pindahkan isinya ke 'note'", "; remove it, or move what it holds to 'note'"
)
_NOT_KNOWN_HERE: Final = Text("; kolomnya {columns}", "; the columns are {columns}")
_UNNAMED: Final = Text(
    "kolom ke-{n} tidak berjudul; beri judul atau hapus", "column {n} has no name; name it or remove it"
)
_TWICE: Final = Text(
    "kolom '{name}' ada {n} kali; sisakan satu", "column '{name}' stands there {n} times; keep one"
)
_MISSING: Final = Text("kolom '{name}' tidak ada; tambahkan", "column '{name}' is missing; add it")
_RAGGED: Final = Text(
    "baris ini berisi {cells} sel, judulnya hanya {width} kolom; teks yang memuat pemisah harus diapit "
    "tanda kutip",
    "this row has {cells} cells, the header only {width} columns; a text with a separator in it needs "
    "quotes around it",
)


class Chunk(NamedTuple):
    """Some rows of a table, with the number that an editor or a spreadsheet shows for each."""

    numbers: Sequence[int]
    rows: list[list[str]]


class Sheet(NamedTuple):
    """A table as it is read: its header, then its rows, some thousands at a time."""

    file: str
    header: list[str]
    header_row: int
    chunks: Iterator[Chunk]


def positions(sheet: Sheet, columns: Sequence[Column], faults: Faults) -> dict[str, int]:
    """Where each column of a table stands; every fault of the header is noted."""
    names = [name.strip().lower() for name in sheet.header]
    while names and not names[-1]:
        names.pop()
    known = {column.name: column for column in columns}
    if not known.keys() & set(names):
        wanted = ", ".join(column.name for column in columns if column.required)
        faults.add(sheet.file, sheet.header_row, _NO_HEADER.fill(columns=wanted))
        return {}
    twice = {name: n for name, n in Counter(names).items() if n > 1 and name}
    for place, name in enumerate(names, 1):
        if not name:
            faults.add(sheet.file, sheet.header_row, _UNNAMED.fill(n=place))
        elif name not in known:
            faults.add(sheet.file, sheet.header_row, _unknown(name, known, names))
    for name, n in twice.items():
        faults.add(sheet.file, sheet.header_row, _TWICE.fill(name=name[:40], n=n))
    for column in columns:
        if column.required and column.name not in names:
            faults.add(sheet.file, sheet.header_row, _MISSING.fill(name=column.name))
    return {name: place for place, name in enumerate(names) if name in known}


def _unknown(name: str, known: dict[str, Column], names: Sequence[str]) -> Text:
    found = _UNKNOWN.fill(what=quoted(name))
    near = nearest(name, [each for each in known if each not in names])
    if near:
        hint = _MEANT.fill(near=near[0])
    else:
        hint = _REMOVE if "note" in known else _NOT_KNOWN_HERE.fill(columns=", ".join(known))
    return Text(found.id + hint.id, found.en + hint.en)


def width(sheet: Sheet) -> int:
    """How many columns the header names; empty cells behind the last name do not count."""
    cells = len(sheet.header)
    while cells and not sheet.header[cells - 1].strip():
        cells -= 1
    return cells


def fitted(sheet: Sheet, number: int, cells: list[str], wide: int, faults: Faults) -> list[str] | None:
    """A row as wide as the header; none when it is empty, or has more than the header names (a fault)."""
    if not any(cell.strip() for cell in cells):
        return None
    if any(cell.strip() for cell in cells[wide:]):
        faults.add(sheet.file, number, _RAGGED.fill(cells=len(cells), width=wide))
        return None
    return [cell for cell, _ in zip_longest(cells[:wide], range(wide), fillvalue="")]
