"""The Parquet files of a list while it is read, and several of them as one; memory stays that of a chunk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import pyarrow as pa
import pyarrow.parquet as pq

from pantau.io.rosters.chunks import ROWS as CHUNK
from pantau.io.rosters.chunks import Aside
from pantau.io.rosters.columns import ASIDE, CELLS, LINKS, ROWS, TEXT
from pantau.io.rosters.rows import Cleaned, rows_of_texts, texts


class Beside(NamedTuple):
    """Rows of a list held against: what kind it is of, and where its rows are."""

    kind: str
    rows: Path


class Parts:
    """The Parquet files of one list while it is read: closed whole, or gone."""

    def __init__(self, folder: Path, name: str) -> None:
        self.rows, self.links, self.cells = (
            folder / f"{name}-{what}.parquet" for what in ("rows", "links", "cells")
        )
        self.aside = folder / f"{name}-aside.parquet"
        self._open: dict[Path, pq.ParquetWriter] = {}
        self._held: list[Cleaned] = []

    def __enter__(self) -> Self:
        for path, schema in (
            (self.rows, ROWS),
            (self.links, LINKS),
            (self.cells, CELLS),
            (self.aside, ASIDE),
        ):
            kept = path in (self.cells, self.aside)  # the others are read once and gone
            self._open[path] = pq.ParquetWriter(
                path, schema, compression="zstd", compression_level=1, use_dictionary=kept
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._write()
        for path, writer in self._open.items():
            writer.close()
            if kind is not None:
                path.unlink(missing_ok=True)

    def add(self, cleaned: Cleaned) -> None:
        """Write one chunk; small ones wait for others."""
        self._held.append(cleaned)
        if sum(one.rows.num_rows for one in self._held) >= CHUNK:
            self._write()

    def _write(self) -> None:
        if self._held:
            self._open[self.rows].write_table(pa.concat_tables([one.rows for one in self._held]))
            self._open[self.links].write_table(pa.concat_tables([one.links for one in self._held]))
            self._open[self.cells].write_table(pa.concat_tables([one.cells for one in self._held]))
            self._held.clear()

    def set_aside(self, file: str, rows: list[Aside]) -> None:
        """Write rows of nobody and forget them."""
        if rows:
            columns: list[Any] = list(zip(*[(file, *row) for row in rows], strict=True))
            arrays = [texts(list(column)) for column in columns[:2]]
            arrays += [
                pa.array(columns[2], pa.int32()),
                pa.array(columns[3], TEXT),
                rows_of_texts(columns[4]),
            ]
            self._open[self.aside].write_table(pa.Table.from_arrays(arrays, schema=ASIDE))
            rows.clear()


def joined(parts: Sequence[Path], target: Path, schema: pa.Schema) -> Path:
    """Parquet files of one schema as one, about a chunk at a time; one alone takes the new name."""
    if len(parts) == 1:
        return parts[0].replace(target)
    held: list[pa.Table] = []
    with pq.ParquetWriter(target, schema, compression="zstd", compression_level=1) as writer:
        for part in parts:
            with pq.ParquetFile(part) as file:
                for at in range(file.num_row_groups):
                    held.append(file.read_row_group(at))
                    if sum(one.num_rows for one in held) >= CHUNK:
                        writer.write_table(pa.concat_tables(held))
                        held.clear()
        if held:
            writer.write_table(pa.concat_tables(held))
    return target
