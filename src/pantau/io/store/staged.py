"""Staging: an expression becomes Parquet files beside the ledger, checked before anything refers to them."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import uuid4

import ibis.expr.types as ir
import pyarrow.parquet as pq

from pantau.core.ledger_tables import CUBE, LedgerTable
from pantau.errors import SchemaMismatch
from pantau.io.store.columns import checked, partitions
from pantau.io.store.failures import fullness_told

COMPRESSION: Final = "zstd"  # of files that are written once and stay
_FAST: Final = "snappy"  # a seventh more bytes for a sixth less time; compaction makes up for it
_SMALL_GROUP: Final = (
    16_384  # rows of the cube that are read or skipped together: those of a province are few
)
_OPEN_FILES: Final = 500  # months of forty years: with fewer, DuckDB closes a month's file and begins another


class DataFile(NamedTuple):
    """A staged file: where it lies, what it holds, and what the log of the table says of it."""

    staged: Path
    partition: dict[str, str]
    size: int
    rows: int
    sha256: str
    stats: str

    @property
    def at(self) -> int:
        """When it was written, in milliseconds."""
        return self.staged.stat().st_mtime_ns // 1_000_000


def stage(engine: Any, expression: ir.Table, table: LedgerTable, folder: Path) -> Path:
    """Run an expression on DuckDB and write its rows as Parquet files below ``folder``; answers their folder.

    The columns must be those of the table, in any order. Raises `SchemaMismatch` naming the columns that are
    not, or that hold nulls where the table has none, and `StorageFull`; then nothing is left behind.
    """
    checked(expression.schema(), table)
    target = folder / f"{table.name}-{uuid4().hex}"
    try:
        with fullness_told(str(folder)):
            target.mkdir(parents=True)
            _write(engine, expression.select(*table.names), table, target)
        _without_nulls(table, target)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    return target


def _write(engine: Any, expression: ir.Table, table: LedgerTable, target: Path) -> None:
    cut = partitions(table)
    # Rows keep the order they come in: sorting them doubles the time of a large batch, and in a small one a
    # person's rows lie in one row group anyway. Compaction sorts.
    packed = COMPRESSION if table == CUBE else _FAST  # the cube is small, and mostly zeros
    how = f"FORMAT parquet, COMPRESSION {packed}{grouped(table)}" + (
        f", PARTITION_BY ({cut[0]})" if cut else ""
    )
    place = str(target if cut else target / "data_0.parquet").replace("'", "''")
    if table == CUBE:
        expression = expression.order_by("region")
    engine._run_pre_execute_hooks(expression)
    engine.raw_sql(f"SET partitioned_write_max_open_files = {_OPEN_FILES}")
    engine.raw_sql(f"COPY ({engine.compile(expression)}) TO '{place}' ({how})")


def grouped(table: LedgerTable) -> str:
    """How many rows of a file lie together, as an option of COPY; questions to the cube are about a region."""
    return f", ROW_GROUP_SIZE {_SMALL_GROUP}" if table == CUBE else ""


def data_files(staged: Path) -> Iterator[DataFile]:
    """The files of a staging folder that hold rows, in the order of their names."""
    for path in sorted(staged.rglob("*.parquet")):
        footer = pq.read_metadata(path)
        if footer.num_rows:
            pairs = [part.partition("=") for part in path.relative_to(staged).parts[:-1]]
            yield DataFile(
                path,
                {name: value for name, _, value in pairs},
                path.stat().st_size,
                footer.num_rows,
                sha256_of(path),
                json.dumps(_stats(footer)),
            )


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _without_nulls(table: LedgerTable, target: Path) -> None:
    needed = {field.name for field in table.fields if not field.nullable}
    empty: set[str] = set()
    for path in target.rglob("*.parquet"):
        if any(part.endswith("=__HIVE_DEFAULT_PARTITION__") for part in path.parts):
            empty.add(table.partition)
        counted = _stats(pq.read_metadata(path))["nullCount"]
        empty |= {name for name, nulls in counted.items() if nulls and name in needed}
    if empty:
        names = ", ".join(sorted(empty))
        raise SchemaMismatch.of(
            id=f"kolom tabel {table.name} yang tidak boleh kosong ternyata kosong: {names}; tidak ada yang ditulis",
            en=f"columns of table {table.name} that cannot be empty are: {names}; nothing was written",
        )


def _stats(footer: pq.FileMetaData) -> dict[str, Any]:
    """Statistics of a file as Delta Lake words them: of whole numbers and dates, whose text is exact."""
    lows: dict[str, Any] = {}
    highs: dict[str, Any] = {}
    nulls: dict[str, int] = {}
    for group in range(footer.num_row_groups):
        for number in range(footer.num_columns):
            column = footer.row_group(group).column(number)
            name, found = column.path_in_schema, column.statistics
            if found is None:
                continue
            if found.has_null_count:
                nulls[name] = nulls.get(name, 0) + found.null_count
            if found.has_min_max and isinstance(found.min, int | date) and not hasattr(found.min, "hour"):
                lows[name] = min(lows.get(name, found.min), found.min)
                highs[name] = max(highs.get(name, found.max), found.max)
    return {
        "numRecords": footer.num_rows,
        "minValues": {name: _said(value) for name, value in lows.items()},
        "maxValues": {name: _said(value) for name, value in highs.items()},
        "nullCount": nulls,
    }


def _said(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
