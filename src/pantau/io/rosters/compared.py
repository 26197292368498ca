"""``compared.csv``: every person of two lists, where they stand in each, and what differs."""

# ruff: noqa: S608 - the SQL is made of our own constants and of quoted file names

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from pantau.io.linking.engine import engine, parquet, quoted
from pantau.io.roster_books.rows_csv import write_rows_csv

_PLACE: Final = "concat_ws(', ', nullif(file, ''), nullif(sheet, ''), row)"
_SIDE: Final = (
    "select person, string_agg({place}, '; ' order by row_id) as places, arg_min(name, row_id) as name,"
    " arg_min(nik, row_id) as nik from (select person, unnest(rows_{side}) as row_id from {table}) join {rows}"
    " using (row_id) group by person"
)


def write_compared(out: Path, table: Path, first: Path, second: Path) -> None:
    """Write the table of a comparison with the places, names and NIKs of both lists beside it."""
    whole = table.with_name("compared-whole.parquet")
    names = pq.read_schema(table).names
    values = ", ".join(
        f"t.{name}" for name in names if name not in ("person", "place", "rows_a", "rows_b", "differs")
    )
    with engine(None, "2GB", 0) as con:
        sides = [
            _SIDE.format(place=_PLACE, side=side, table=parquet(table), rows=parquet(rows))
            for side, rows in (("a", first), ("b", second))
        ]
        con.execute(
            f"copy (select t.person, t.place, a.places as rows_a, b.places as rows_b, a.nik as nik_of_a,"
            f" b.nik as nik_of_b, a.name as name_of_a, b.name as name_of_b, t.differs, {values}"
            f" from {parquet(table)} t left join ({sides[0]}) a using (person) left join ({sides[1]}) b"
            f" on b.person = t.person order by t.place, a.places, b.places, t.person)"
            f" to '{quoted(whole)}' (format parquet)"
        )
    write_rows_csv(whole, out)
