"""``rows.csv``: the rows of a checked roster for other programs, and safe to open in a spreadsheet."""

# ruff: noqa: S608 - the SQL is made of column names of our own file, quoted, and of quoted file names

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from pantau.io.linking.engine import engine, parquet, quoted

_INSIDE: Final = ("row_id",)
# Signs with which a spreadsheet begins a formula, those of full width too; then an apostrophe goes before.
_FORMULA: Final = r"'^[=+\-@\t\r\n＝＋－＠]'"


def write_rows_csv(rows: Path, out: Path, *, memory: str = "1GB", threads: int = 0) -> None:
    """Write ``rows.parquet`` as UTF-8 CSV in the same order; lists are joined with ``;``, nothing is an empty cell.

    The file is there only when all of it was written.
    """
    schema = pq.read_schema(rows)
    columns = ", ".join(_written(field) for field in schema if field.name not in _INSIDE)
    part = out.with_name(f"{out.name}.part")
    try:
        with engine(None, memory, threads) as con:
            con.execute("SET preserve_insertion_order = true")
            con.execute(
                f"copy (select {columns} from {parquet(rows)}) to '{quoted(part)}' (format csv, header, delimiter ',')"
            )
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _written(field: pa.Field) -> str:
    name = f'"{field.name.replace(chr(34), chr(34) * 2)}"'
    value = f"array_to_string({name}, ';')" if pa.types.is_list(field.type) else name
    if value == name and not pa.types.is_string(field.type) and not pa.types.is_large_string(field.type):
        return name
    plain = f"replace({value}, chr(0), '␀')"
    return f"nullif(case when regexp_matches({plain}, {_FORMULA}) then '''' || {plain} else {plain} end, '') as {name}"
