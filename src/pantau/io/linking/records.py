"""Records into the engine: prepared for comparing, equal ones folded into one, pairs worth comparing looked up."""

# ruff: noqa: S608 - the SQL is made of our own constants and of quoted file names

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import duckdb

from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.io.linking.engine import count, parquet
from pantau.roster.linkage_columns import BLOCKS, LINK_COLUMNS, PREPARED, Block

_TOO_OFTEN: Final = 3  # times as often as a day of the year is met
SOURCES: Final = ("roster", "against")  # by the place of the file, whatever the file itself says
_SAME_ROW: Final = Text(
    "baris {row} ({source}) ada lebih dari sekali; nomor baris harus unik dalam tiap sumber",
    "row {row} ({source}) is there more than once; row numbers must be unique within a source",
)
_NO_COLUMN: Final = Text("{file}: kolom {names} tidak ada", "{file}: no column {names}")


def load(con: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> int:
    """All rows as table ``records`` (``uid`` = two times the row id, plus one when of ``against``), and how many."""
    for file in files:
        _check_columns(con, file)
    parts = " union all by name ".join(
        f"select {_columns(con, file, source)} from {parquet(file)}"
        for file, source in zip(files, SOURCES, strict=False)
    )
    con.execute(
        f"create table records as select row_id * 2 + (source = 'against')::int as uid, * from ({parts})"
    )
    _refuse_repeats(con)
    con.execute(
        "create table shared_nik as select nik from (select nik from records where nik <> '' group by nik"
        " having count(*) > 3) join records using (nik) group by nik"
        " having count(distinct name_normal) > 3 and count(distinct birth_date) > 3"
    )
    _heaped_days(con)
    return count(con, "select count(*) from records")


def _heaped_days(con: duckdb.DuckDBPyConnection) -> None:
    """Table ``heaped_day``: days of the year that are written where the day is not known, or far too often."""
    con.execute(
        "create table heaped_day as select m, d from (values (1, 1), (7, 1), (12, 31)) as usual(m, d) union"
        " select m, d from (select month(birth_date) as m, day(birth_date) as d, count(*) as n from records"
        " where birth_date is not null group by all)"
        f" where n >= 50 and n > {_TOO_OFTEN} * (select count(birth_date) from records) / 365"
    )


def fold(con: duckdb.DuckDBPyConnection) -> int:
    """Rows that agree on NIK, name and birth date become one (table ``folded``: uid -> rep), and how many remain.

    What a row of them lacks is taken from another, so that nothing known is lost for comparing.
    """
    con.execute(
        "create table folded as select uid, case when nik <> '' and name_normal <> '' and birth_date is not null"
        " and nik not in (select nik from shared_nik)"
        " and uid not in (select l from told where not same union select r from told where not same)"
        " then min(uid) over (partition by nik, name_normal, birth_date) else uid end as rep from records"
    )
    filled = ", ".join(
        f"coalesce(max(nullif({name}, '')), '') as {name}"
        for name, kind in LINK_COLUMNS.items()
        if kind == "VARCHAR" and name not in ("source", "nik")
    )
    con.execute("create table several as select rep from folded group by rep having count(*) > 1")
    con.execute(
        f"create view standing as select uid, nik, {_others()} from records"
        " where uid in (select rep from folded where uid = rep) and uid not in (select rep from several)"
        f" union all select rep as uid, any_value(nik) as nik, {filled}, any_value(birth_date) as birth_date"
        " from records join folded using (uid) where rep in (select rep from several) group by rep"
    )
    con.execute(f"create table people as {prepared('standing')}")
    con.execute("drop view standing")
    con.execute("drop table several")
    return count(con, "select count(*) from people")


def prepared(table: str) -> str:
    """SQL that turns rows of a list into the columns that are compared; a NIK of many people says nothing."""
    columns = ", ".join(f"{sql} as {name}" for name, sql in PREPARED.items())
    return (
        f"select uid, {columns} from (select * replace (case when nik in (select nik from shared_nik) then ''"
        f" else nik end as nik) from {table})"
    )


def candidates(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Table ``candidates`` of the pairs worth comparing; answers how many records a block was too large for."""
    con.execute("create table found (l BIGINT, r BIGINT, block VARCHAR)")
    passed_over = {}
    for block in BLOCKS:
        con.execute(f"create or replace temp table keys as {_keys(block)}")
        over = _pairs(con, block, "keys")
        if block.refine and over:
            con.execute(
                "create or replace temp table finer as select hash(keys.key, part) as key, keys.uid from keys"
                f" join (select uid, {block.refine} as part from people) using (uid)"
                f" where part is not null and key in (select key from keys group by key having count(*) > {block.most})"
            )
            over = _pairs(con, block, "finer")
        if over:
            passed_over[block.code] = over
    con.execute(
        "create table candidates as select l as join_key_l, r as join_key_r, min(block) as match_key"
        " from found group by l, r"
    )
    con.execute("drop table found")
    return passed_over


def _keys(block: Block) -> str:
    if block.each:
        return (
            f"select distinct hash(unnest({block.key})) as key, uid from people where birth_text is not null"
        )
    return f"select hash(key) as key, uid from (select uid, {block.key} as key from people) where key is not null"


def _pairs(con: duckdb.DuckDBPyConnection, block: Block, keys: str) -> int:
    """Add the pairs of one block; answers how many records stand in blocks that are too large."""
    con.execute(
        "create or replace temp table shared as select key, uid from"
        f" (select key, uid, count(*) over (partition by key) as size from {keys})"
        f" where size between 2 and {block.most}"
    )
    only = f"and ({block.only})" if block.only else ""
    people = "join people l on l.uid = a.uid join people r on r.uid = b.uid" if block.only else ""
    con.execute(
        f"insert into found select a.uid, b.uid, '{block.code}' from shared a"
        f" join shared b on a.key = b.key and a.uid < b.uid {people} where true {only}"
    )
    return count(
        con,
        f"select sum(size) from (select count(*) as size from {keys} group by key having count(*) > {block.most})",
    )


def _others() -> str:
    return (
        ", ".join(name for name in LINK_COLUMNS if name not in ("row_id", "source", "nik", "birth_date"))
        + ", birth_date"
    )


def _columns(con: duckdb.DuckDBPyConnection, file: Path, source: str) -> str:
    names = [
        f"coalesce({name}, '')::VARCHAR as {name}" if kind == "VARCHAR" else f"{name}::{kind} as {name}"
        for name, kind in LINK_COLUMNS.items()
        if name != "source"
    ]
    key = "row_key::VARCHAR" if "row_key" in _names(con, file) else f"'{source}:' || row_id"
    return ", ".join([*names, f"'{source}' as source", f"{key} as row_key"])


def _names(con: duckdb.DuckDBPyConnection, file: Path) -> list[str]:
    return [str(row[0]) for row in con.execute(f"describe select * from {parquet(file)}").fetchall()]


def _check_columns(con: duckdb.DuckDBPyConnection, file: Path) -> None:
    missing = set(LINK_COLUMNS) - {"source"} - set(_names(con, file))
    if missing:
        text = _NO_COLUMN.fill(file=file.name, names=", ".join(sorted(missing)))
        raise PantauError.of(id=text.id, en=text.en)


def _refuse_repeats(con: duckdb.DuckDBPyConnection) -> None:
    row = con.execute(
        "select any_value(row_id), any_value(source) from records group by uid having count(*) > 1 limit 1"
    ).fetchone()
    if row:
        text = _SAME_ROW.fill(row=row[0], source=row[1])
        raise PantauError.of(id=text.id, en=text.en)
