"""A Parquet file as a sheet: its columns as the first row, every value as exact text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pantau.core.text import Text
from pantau.io.plain_files import MEGABYTE
from pantau.io.sheets.model import MOST_COLUMNS, Sheet, SourceRow, refusal
from pantau.io.sheets.numbers import number_text

_AT_ONCE: Final = 10_000

_DAMAGED: Final = Text(
    "berkas Parquet ini rusak atau memakai bentuk yang tidak dikenal; tulis ulang berkasnya",
    "this Parquet file is damaged or of a form that is not known; write it again",
)
_TOO_LARGE: Final = Text(
    "satu bagian berkas lebih besar dari {most} MB; tulis ulang dengan row group yang lebih kecil",
    "one row group holds more than {most} MB; write the file again with smaller ones",
)
_WIDE: Final = Text(
    "ada lebih dari {most} kolom; simpan hanya kolom daftar",
    "there are more than {most} columns; keep only those of the list",
)


def parquet_sheet(path: Path, *, most_mb: int) -> Sheet:
    """A Parquet file as one sheet without a name; row 1 holds the names of the columns."""
    try:
        file = pq.ParquetFile(path)
        sizes = [file.metadata.row_group(n).total_byte_size for n in range(file.metadata.num_row_groups)]
    except (pa.ArrowException, OSError, ValueError) as error:
        raise refusal(path.name, 0, _DAMAGED) from error
    if max(sizes, default=0) > most_mb * MEGABYTE:
        raise refusal(path.name, 0, _TOO_LARGE.fill(most=most_mb))
    if len(file.schema_arrow.names) > MOST_COLUMNS:
        raise refusal(path.name, 0, _WIDE.fill(most=MOST_COLUMNS))
    return Sheet("", _rows(path, file))


def _rows(path: Path, file: Any) -> Iterator[SourceRow]:
    schema = file.schema_arrow
    numbers = tuple(n for n, field in enumerate(schema) if pa.types.is_floating(field.type))
    yield SourceRow(1, tuple(schema.names))
    row = 1
    try:
        for batch in file.iter_batches(batch_size=_AT_ONCE):
            for cells in zip(*map(_texts, batch.columns), strict=True):
                row += 1
                yield SourceRow(row, cells, False, numbers)
    except (pa.ArrowException, OSError) as error:
        raise refusal(path.name, row + 1, _DAMAGED) from error


def _texts(column: Any) -> list[str]:
    """A column as text; numbers written out, days as ``2024-05-01``, nothing as empty."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    if pa.types.is_floating(kind):
        return ["" if value is None else number_text(repr(value)) for value in column.to_pylist()]
    if pa.types.is_decimal(kind):
        return ["" if value is None else number_text(str(value)) for value in column.to_pylist()]
    if pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return ["" if value is None else _plain(value) for value in column.to_pylist()]
    if pa.types.is_timestamp(kind):
        return ["" if value is None else _moment(str(value)) for value in column.to_pylist()]
    return ["" if value is None else value for value in pc.cast(column, pa.string()).to_pylist()]


def _plain(value: Any) -> str:
    return value.decode("utf-8", errors="replace") if isinstance(value, bytes) else str(value)


def _moment(text: str) -> str:
    return text.removesuffix(" 00:00:00")
