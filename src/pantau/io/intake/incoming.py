"""What a reading of files comes to: rows that can be facts, rows set aside, and the account of all of them."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import ibis.expr.types as ir


class FileRead(NamedTuple):
    """A file that was read: its name as rows have it, the hash of its bytes, and how many rows it held."""

    name: str
    sha256: str
    rows: int


class Noted(NamedTuple):
    """Something told of rows that are taken in, or of a column or sheet that is not read: a code of `REASONS`."""

    code: str
    file: str
    column: str
    value: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class Options:
    """``today`` is the day on which nothing later has happened yet; ``most_mb`` bounds an unpacked workbook."""

    today: date
    most_mb: int = 2_048


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """Rows of one kind on their way into the ledger; ``rows_in`` = rows of ``table`` + rows of ``aside``, always.

    ``table`` holds the columns of the kind, then ``file``, ``sheet``, ``row`` (as an editor or a spreadsheet
    shows it). ``aside`` holds ``file``, ``sheet``, ``row``, ``reason``, ``column``, ``found`` (the cell), then
    the cells of the row as they were read, a text for each column of the kind: such a file can be corrected and
    added.
    Both stand in temporary tables of the engine; ``base`` is the name of the one behind ``table``.
    """

    kind: str
    table: ir.Table
    aside: ir.Table
    files: tuple[FileRead, ...]
    rows_in: int
    today: date
    base: str
    notes: tuple[Noted, ...] = ()


def batch_id(kind: str, files: Sequence[FileRead], columns: Mapping[str, str] | None = None) -> str:
    """The id of a batch, from what was added and how its columns were chosen; file names do not matter.

    >>> batch_id("deaths", [FileRead("a.csv", "00", 1)]) == batch_id("deaths", [FileRead("b.csv", "00", 1)])
    True
    """
    told = [kind, *sorted(file.sha256 for file in files)]
    told += [f"{name}={column}" for name, column in sorted((columns or {}).items())]
    return "b" + hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def fresh(word: str) -> str:
    """A name for a table of the engine that nobody else has.

    >>> fresh("part").startswith("intake_part_")
    True
    """
    return f"intake_{word}_{uuid.uuid4().hex[:10]}"
