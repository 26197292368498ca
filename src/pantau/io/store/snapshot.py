"""A version of a table: its files, and its rows on the engine that asks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.dataset as pa_dataset

from pantau.core.ledger_tables import LedgerTable
from pantau.io.store.columns import arrow_schema, checked, ibis_schema
from pantau.io.store.failures import damaged
from pantau.io.store.folder import Folder


class Part(NamedTuple):
    """A data file: its name below the table, bytes, rows, and the month that it holds, where files are cut."""

    name: str
    size: int
    rows: int
    month: date | None

    @property
    def folder(self) -> str:
        """The folder below the table, like ``month=2024-07-01``; empty where files are not cut."""
        return self.name.rpartition("/")[0]

    @property
    def partition(self) -> dict[str, str | None]:
        """The same as column and value."""
        name, _, value = self.folder.partition("=")
        return {name: value} if name else {}


@dataclass(frozen=True)
class Snapshot:
    """The rows of a table at one version; version -1 and no file where the table is not there yet."""

    table: LedgerTable
    version: int
    folder: Folder = field(repr=False)
    parts: tuple[Part, ...] = ()
    remote: bool = False

    @property
    def files(self) -> tuple[str, ...]:
        """The full names of its files."""
        return tuple(self.folder.path(part.name) for part in self.parts)

    @property
    def rows(self) -> int:
        """How many rows it holds."""
        return sum(part.rows for part in self.parts)

    def of_months(self, months: Collection[date]) -> Snapshot:
        """The same with only the files of some months; a table that is not cut by month stays whole."""
        if self.table.partition != "month":
            return self
        return self.with_parts(part for part in self.parts if part.month in months)

    def with_parts(self, parts: Iterable[Part]) -> Snapshot:
        """The same with only these of its files."""
        return replace(self, parts=tuple(parts))

    def read(self, engine: Any) -> ir.Table:
        """Its rows on DuckDB or Spark, with exactly the columns and types of the table, empty where it has no file.

        Raises `Damaged` where a file is not there or not as long as it was written.
        """
        self.present()
        name = f"pantau_{self.table.name}_{sha256(repr(self.files).encode()).hexdigest()[:16]}"
        if engine.name == "pyspark":
            # Ibis does not say that times on Spark are in UTC; the files were read by the schema as it is.
            return _on_spark(self, engine, name).select(*self.table.names).cast(ibis_schema(self.table))
        if self.remote or not self.parts:
            engine.con.register(name, _arrow(self))
        else:
            engine.raw_sql(f"CREATE OR REPLACE TEMP VIEW {name} AS {_duckdb_select(self)}")
        read = engine.table(name)
        checked(read.schema(), self.table)
        return read.select(*self.table.names).cast(ibis_schema(self.table))

    def present(self) -> None:
        """Raise `Damaged` where a file is not there or not as long as it was written."""
        if self.remote:
            return  # a question per object would cost more than the reading
        for part in self.parts:
            size = self.folder.size(part.name)
            if size is None:
                raise damaged(self.folder.path(part.name), "tidak ada", "is not there")
            if size != part.size:
                raise damaged(
                    self.folder.path(part.name),
                    f"berisi {size} bita, bukan {part.size}",
                    f"holds {size} bytes, not {part.size}",
                )


def _duckdb_select(snapshot: Snapshot) -> str:
    files = ", ".join("'" + name.replace("'", "''") + "'" for name in snapshot.files)
    columns = ", ".join(f'"{name}"' for name in snapshot.table.names)
    cut = snapshot.table.partition
    how = f"hive_partitioning = true, hive_types = {{'{cut}': DATE}}" if cut else "hive_partitioning = false"
    return f"SELECT {columns} FROM read_parquet([{files}], {how})"  # noqa: S608  # names of the schema, quoted files


def _on_spark(snapshot: Snapshot, engine: Any, name: str) -> ir.Table:
    from ibis.backends.pyspark.datatypes import PySparkSchema  # noqa: PLC0415  # an extra

    session = engine._session
    spark_schema = PySparkSchema.from_ibis(ibis_schema(snapshot.table))
    if not snapshot.parts:
        frame = session.createDataFrame([], spark_schema)
    else:
        # Names are names here, not patterns: a folder may be called [2024].
        reader = session.read.schema(spark_schema).option("__globPaths__", "false")
        root = snapshot.folder.path("").rstrip("/")
        frame = reader.option("basePath", root).parquet(*snapshot.files)
    frame.createOrReplaceTempView(name)
    return engine.table(name)


def _arrow(snapshot: Snapshot) -> Any:
    """The rows as an Arrow data set: how an object storage reaches DuckDB without an extension."""
    schema = arrow_schema(snapshot.table)
    if not snapshot.parts:
        return pa.Table.from_pylist([], schema=schema)
    format = pa_dataset.ParquetFileFormat(
        default_fragment_scan_options=pa_dataset.ParquetFragmentScanOptions(pre_buffer=True)
    )
    fragments = [
        format.make_fragment(
            part.name,
            filesystem=snapshot.folder.files,  # type: ignore[attr-defined]  # only of an object storage
            partition_expression=None
            if part.month is None
            else pa_dataset.field(snapshot.table.partition) == pa.scalar(part.month, pa.date32()),
        )
        for part in snapshot.parts
    ]
    return pa_dataset.FileSystemDataset(fragments, schema, format, snapshot.folder.files)  # type: ignore[attr-defined]
