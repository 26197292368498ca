"""CSV and Parquet files as DuckDB reads them: fast, and only where it is certain what each line says.

Whatever is not certain (a header further down, quotation marks that slip, ragged lines, another encoding) is left
to the reader of sheets, which tells what is wrong; so this one never has to.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final

import duckdb

from pantau.io.intake.columns import Columns, recognise
from pantau.io.intake.fingerprint import Fingerprint
from pantau.io.intake.staging import Staged, drop, stage
from pantau.io.sheets.model import MOST_COLUMNS
from pantau.io.sheets.parquet_files import parquet_sheet
from pantau.io.sheets.separator import separated
from pantau.io.sql_paths import sql_path

_SAMPLE: Final = 1 << 17
_LONGEST_LINE: Final = 1 << 21
_LARGE: Final = 1 << 24  # bytes of a file from which on it pays to know all villages beforehand
_PARQUET: Final = b"PAR1"
_BOM: Final = b"\xef\xbb\xbf"


class Question:
    """What is read: a file, its name as rows have it, its kind, and the columns that the user named."""

    def __init__(self, kind: str, path: Path, name: str, given: Mapping[str, str]) -> None:
        self.kind, self.path, self.name, self.given = kind, path, name, given


def plain_part(
    engine: Any, asked: Question, print_: Future[Fingerprint], most_mb: int
) -> tuple[Staged, Columns, tuple[str, ...]] | None:
    """The file staged, its columns and headings; none where the reader of sheets has to look at it."""
    with asked.path.open("rb") as file:
        head = file.read(_SAMPLE)
    if head.startswith(_PARQUET):
        return _parquet(engine, asked, most_mb)
    return _csv(engine, asked, head, print_)


def _csv(
    engine: Any, asked: Question, head: bytes, print_: Future[Fingerprint]
) -> tuple[Staged, Columns, tuple[str, ...]] | None:
    if b"\0" in head or head.startswith(b"<"):
        return None
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        text = whole.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        return None
    found = separated(text, asked.path.suffix.lower() == ".tsv")
    first = text.partition("\n")[0].rstrip("\r")
    headings = tuple(next(csv.reader([first], delimiter=found.separator), []))
    if found.skipped or not 2 <= len(headings) <= MOST_COLUMNS or len(headings) != found.width:
        return None
    columns = recognise(asked.kind, headings, asked.given)
    if not columns.complete:
        return None
    names = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(headings)))
    source = (
        f"read_csv({sql_path(str(asked.path))}, auto_detect = false, header = true, "
        f"delim = {_quoted(found.separator)}, "
        f"quote = '\"', escape = '\"', columns = {{{names}}}, strict_mode = true, max_line_size = {_LONGEST_LINE})"
    )
    staged = _staged(engine, asked, source, columns)
    if staged and staged.rows + 1 == print_.result().lines:
        return staged, columns, headings
    if staged:  # empty lines, or lines within a cell: the rows have other numbers
        drop(engine, staged.table)
    return None


def _parquet(engine: Any, asked: Question, most_mb: int) -> tuple[Staged, Columns, tuple[str, ...]] | None:
    headings = next(iter(parquet_sheet(asked.path, most_mb=most_mb).rows)).cells
    columns = recognise(asked.kind, headings, asked.given)
    if not columns.complete or len(set(map(str.lower, headings))) != len(headings):
        return None
    cells = ", ".join(
        'NULLIF("' + heading.replace('"', '""') + f"\"::VARCHAR, '') AS c{place}"
        for place, heading in enumerate(headings)
    )
    source = f"(SELECT {cells} FROM read_parquet({sql_path(str(asked.path))}))"  # noqa: S608
    staged = _staged(engine, asked, source, columns)
    return (staged, columns, headings) if staged else None


def _staged(engine: Any, asked: Question, source: str, columns: Columns) -> Staged | None:
    cells = {name: f"c{place}" for name, place in columns.places.items()}
    try:
        villages = asked.path.stat().st_size > _LARGE
        table, rows = stage(engine, asked.kind, source, cells, villages=villages)
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:  # whatever it is about, the reader of sheets tells it with its row
        return None
    return Staged(asked.kind, asked.name, "", table, tuple(cells), "rowid + 2", rows)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
