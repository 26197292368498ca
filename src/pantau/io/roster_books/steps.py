"""Rows of Parquet files in steps of one length, whatever their row groups are; only the part that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

ROWS_AT_ONCE: Final = 8_192

Span = tuple[int, int]
"""The first row of a part, and the row after its last, counted from 0."""


def read_steps(path: Path, columns: Sequence[str], span: Span | None = None) -> Iterator[pa.RecordBatch]:
    """Columns of a file, and the number of each row where it is kept."""
    with pq.ParquetFile(path) as file:
        numbered = ["row_id"] if "row_id" in file.schema_arrow.names else []
        yield from _equal(_within(file, list(dict.fromkeys((*numbered, *columns))), span))


def _within(file: pq.ParquetFile, columns: list[str], span: Span | None) -> Iterator[pa.RecordBatch]:
    """The rows of a span; row groups outside it are not read."""
    first, after = span or (0, file.metadata.num_rows)
    begins = 0
    for group in range(file.num_row_groups):
        ends = begins + file.metadata.row_group(group).num_rows
        if begins < after and ends > first:
            at = begins
            for batch in file.iter_batches(ROWS_AT_ONCE, row_groups=[group], columns=columns):
                start, stop = max(first - at, 0), min(after - at, batch.num_rows)
                at += batch.num_rows
                if start < stop:
                    yield batch.slice(start, stop - start)
                if at >= after:
                    break
        begins = ends


def _equal(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    held: list[pa.RecordBatch] = []
    length = 0
    for batch in batches:
        held.append(batch)
        length += batch.num_rows
        while length >= ROWS_AT_ONCE:
            table = pa.Table.from_batches(held)
            yield _one(table.slice(0, ROWS_AT_ONCE))
            rest = table.slice(ROWS_AT_ONCE)
            held, length = rest.to_batches(), rest.num_rows
    if length:
        yield _one(pa.Table.from_batches(held))


def _one(table: pa.Table) -> pa.RecordBatch:
    return table.combine_chunks().to_batches()[0]
