"""What the other rows of a person, and the lists held against, say of each row: asked of the engine, row by row."""

# ruff: noqa: S608 - the SQL is made of our own constants and of quoted file names

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from pantau.io.linking.engine import parquet
from pantau.io.linking.linker import LinkResult
from pantau.io.rosters.facts import BETWEEN
from pantau.io.rosters.parts import Beside

_AT_ONCE: Final = 20_000
KINDS: Final = ("covered", "deceased", "civil_servant")


def people_of(
    con: duckdb.DuckDBPyConnection, rows: Sequence[Path], against: Sequence[Beside], linked: LinkResult
) -> Iterator[pa.RecordBatch]:
    """What linking found for each row, in the order of row ids, at most so many at a time as a chunk has.

    Its ``person``, the best ``probability``, the ``facts`` (`facts.read_facts`; empty where nothing else is known of
    the person), where the ``other`` row stands, and the whole ``niks`` that other rows of the person carry, for a
    row whose own is damaged. Table ``people`` stays behind, with all people of the lists.
    """
    _tables(con, rows, against, linked)
    found = con.execute(
        "select person, probability, coalesce(facts, '') as facts, coalesce(other, '') as other,"
        " coalesce(niks, '') as niks from listed left join told using (row_id) order by row_id"
    )
    return iter(found.to_arrow_reader(_AT_ONCE))


def _tables(
    con: duckdb.DuckDBPyConnection, rows: Sequence[Path], against: Sequence[Beside], linked: LinkResult
) -> None:
    con.execute(
        "create table listed as select row_id, person, round(probability, 6) as probability"
        f" from {parquet(linked.people)} where source = 'roster'"
    )
    con.execute("create table people as select person, count(*) as rows from listed group by person")
    besides = (
        " union all ".join(
            f"select row_id, '{one.kind}' as kind, {_BESIDE} from {parquet(one.rows)}" for one in against
        )
        or _NOTHING
    )
    con.execute(
        f"create table beside as select b.*, person from ({besides}) b left join"
        f" (select row_id, person from {parquet(linked.people)} where source = 'against') using (row_id)"
    )
    _rows_of_several(con, rows, linked.pairs)
    con.execute(
        "create table kept as select person, arg_min(row_id, (rank, -quality, row_id)) as kept, count(*) as rows,"
        " bool_or(dead) as dead, count(distinct nullif(payer, '')) as payers,"
        " string_agg(distinct nullif(nik, ''), ' ' order by nullif(nik, '')) as niks from several group by person"
    )
    con.execute(_MEMBERSHIPS)
    con.execute(_PAYERS)
    con.execute(
        "create table doubtful as select row_id, string_agg(distinct kind, ' ' order by kind) as maybe,"
        " arg_min(other, (kind, other)) as other from ("
        + " union all ".join(_pairs(linked.pairs, here, there) for here, there in (("l", "r"), ("r", "l")))
        + ") group by row_id"
    )
    con.execute(_TOLD)


def _rows_of_several(con: duckdb.DuckDBPyConnection, rows: Sequence[Path], pairs: Path) -> None:
    """Table ``several``: the rows of people of whom something else is known than one row; of most there is not."""
    con.execute(
        "create table known as select person from people where rows > 1 union select person from beside"
        " where person is not null union select unnest([person_l, person_r])"
        f" from {parquet(pairs)} where decided in ('review', 'conflict')"
    )
    columns = "row_id, file, sheet, row, rank, quality, dead, asked, payer, nik"
    lists = " union all ".join(f"select {columns} from {parquet(one)}" for one in rows)
    con.execute(
        f"create table several as select {columns}, person from ({lists}) join"
        " (select row_id, person from listed join known using (person)) using (row_id)"
    )


_BESIDE: Final = "asked, lapsed, payer, kpj, nik, file, sheet, row"
_NOTHING: Final = (
    "select 0::bigint as row_id, '' as kind, '' as asked, false as lapsed, '' as payer, '' as kpj, '' as nik,"
    " '' as file, '' as sheet, 0 as row where false"
)
_PLACE: Final = "concat_ws(', ', nullif({0}.file, ''), nullif({0}.sheet, ''), {0}.row)"
_MEMBERSHIPS: Final = f"""
create table membership as
select person,
  coalesce(string_agg(distinct asked, ' ' order by asked) filter (kind = 'covered' and not lapsed), '') as active,
  coalesce(string_agg(distinct asked, ' ' order by asked) filter (kind = 'covered' and lapsed), '') as before,
  coalesce(bool_or(kind = 'deceased'), false) as deceased,
  coalesce(bool_or(kind = 'civil_servant'), false) as servant,
  coalesce((select string_agg(distinct asked, ' ' order by asked) from (select asked from beside t where
    t.person = b.person and t.kind = 'covered' and not t.lapsed and t.kpj <> '' group by asked, payer
    having count(distinct kpj) > 1)), '') as twice,
  coalesce(string_agg(distinct nullif(nik, ''), ' ' order by nullif(nik, '')), '') as niks,
  arg_min({_PLACE.format("b")}, (kind = 'covered', row_id)) as other
from beside b where person is not null group by person
"""
_PAYERS: Final = """
create table paying as select person, asked, count(distinct payer) as payers from beside
where kind = 'covered' and not lapsed and payer <> '' and person is not null group by person, asked
"""
_FACTS: Final = (
    "(k.kept = s.row_id)::int", "coalesce(o.file = s.file, true)::int", "s.asked",
    *(f"coalesce(m.{name}, '')" for name in ("active", "before", "twice")),
    "greatest(k.payers, coalesce(p.payers, 0))", "coalesce(m.deceased, false)::int", "(k.dead and not s.dead)::int",
    "coalesce(m.servant, false)::int", "coalesce(d.maybe, '')",
)  # fmt: skip
_TOLD: Final = f"""
create table told as
select s.row_id, {f" || '{BETWEEN}' || ".join(_FACTS)} as facts,
  case when k.kept <> s.row_id then {_PLACE.format("o")} else coalesce(m.other, d.other, '') end as other,
  case when s.nik = '' then trim(concat_ws(' ', k.niks, m.niks)) else '' end as niks
from several s join kept k using (person) left join several o on o.row_id = k.kept
left join membership m on m.person = s.person
left join paying p on p.person = s.person and p.asked = s.asked left join doubtful d on d.row_id = s.row_id
where k.rows > 1 or m.person is not null or d.maybe is not null
"""


def _pairs(pairs: Path, here: str, there: str) -> str:
    """Doubtful pairs seen from one of their rows: which kind of list the other stands on, and where."""
    return (
        f"select p.row_{here} as row_id, case when source_{there} = 'roster' then 'roster' else b.kind end as kind,"
        f" case when source_{there} = 'roster' then {_PLACE.format('l')} else {_PLACE.format('b')} end as other"
        f" from {parquet(pairs)} p left join several l on l.row_id = p.row_{there} and source_{there} = 'roster'"
        f" left join beside b on b.row_id = p.row_{there} and source_{there} = 'against'"
        f" where p.decided in ('review', 'conflict') and p.source_{here} = 'roster' and person_l <> person_r"
        # a pair that somebody told apart stands twice: as it was scored, and as it was told
        f" and not exists (select 1 from {parquet(pairs)} t where t.decided = 'apart' and t.row_l = p.row_l"
        " and t.source_l = p.source_l and t.row_r = p.row_r and t.source_r = p.source_r)"
    )
