"""What the other rows of a person, and the lists held against, say of each row: asked of the engine, row by row."""

# ruff: noqa: S608 - the SQL is made of our own constants and of quoted file names

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from pantau.io.linking.engine import parquet
from pantau.io.linking.linker import LinkResult
from pantau.io.rosters.parts import Beside
from pantau.roster.check import PersonFacts

_AT_ONCE: Final = 20_000
KINDS: Final = ("covered", "deceased", "civil_servant")


class Known(NamedTuple):
    """What linking found for one row: its person, the best probability, the facts, where the other row stands.

    ``niks`` are the whole NIKs that other rows of the person carry, for a row whose own is damaged.
    """

    person: str
    probability: float | None
    facts: PersonFacts | None
    other: str
    niks: tuple[str, ...]


def people_of(
    con: duckdb.DuckDBPyConnection, rows: Sequence[Path], against: Sequence[Beside], linked: LinkResult
) -> Iterator[list[Known]]:
    """What is known of each row, in the order of row ids, at most so many at a time as a chunk has."""
    _tables(con, rows, against, linked)
    return _streamed(con)


def _streamed(con: duckdb.DuckDBPyConnection) -> Iterator[list[Known]]:
    found = con.execute(
        "select person, probability, special, first, kept_here, asked, active, before, twice, payers, deceased, marked,"
        " servant, maybe, other, niks from facts order by row_id"
    )
    while batch := found.fetchmany(_AT_ONCE):
        yield [_known(*row) for row in batch]


def _known(person: str, probability: float | None, special: bool, *rest: object) -> Known:
    if not special:
        return Known(person, probability, None, "", ())
    *told, other, niks = rest
    return Known(person, probability, _facts(*told), str(other), tuple(str(niks).split()))


@lru_cache(maxsize=1 << 14)
def _facts(*told: object) -> PersonFacts:
    first, here, asked, active, before, twice, payers, deceased, marked, servant, maybe = told
    return PersonFacts(
        bool(first), bool(here), str(asked), _set(active), _set(before), _set(twice), int(str(payers)),
        bool(deceased), bool(marked), bool(servant), _set(maybe),
    )  # fmt: skip


def _set(text: object) -> frozenset[str]:
    return frozenset(str(text).split())


def _tables(
    con: duckdb.DuckDBPyConnection, rows: Sequence[Path], against: Sequence[Beside], linked: LinkResult
) -> None:
    columns = "row_id, file, sheet, row, rank, quality, dead, asked, payer, nik"
    lists = " union all ".join(f"select {columns} from {parquet(one)}" for one in rows)
    con.execute(
        f"create table listed as select {columns}, person, probability from ({lists}) join"
        f" (select row_id, person, round(probability, 6) as probability from {parquet(linked.people)}"
        " where source = 'roster') using (row_id)"
    )
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
    con.execute(
        "create table kept as select person, arg_min(row_id, (rank, -quality, row_id)) as kept, count(*) as rows,"
        " bool_or(dead) as dead, count(distinct nullif(payer, '')) as payers,"
        " string_agg(distinct nullif(nik, ''), ' ' order by nullif(nik, '')) as niks from listed group by person"
    )
    con.execute(_MEMBERSHIPS)
    con.execute(_PAYERS)
    con.execute(
        "create table doubtful as select row_id, string_agg(distinct kind, ' ' order by kind) as maybe,"
        " arg_min(other, (kind, other)) as other from ("
        + " union all ".join(_pairs(linked.pairs, here, there) for here, there in (("l", "r"), ("r", "l")))
        + ") group by row_id"
    )
    con.execute(_FACTS)


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
_FACTS: Final = f"""
create table facts as
select l.row_id, l.person, l.probability,
  k.rows > 1 or m.person is not null or d.maybe is not null as special,
  k.kept = l.row_id as first, coalesce(o.file = l.file, true) as kept_here, l.asked,
  coalesce(m.active, '') as active, coalesce(m.before, '') as before, coalesce(m.twice, '') as twice,
  greatest(k.payers, coalesce(p.payers, 0)) as payers,
  coalesce(m.deceased, false) as deceased, k.dead and not l.dead as marked, coalesce(m.servant, false) as servant,
  coalesce(d.maybe, '') as maybe,
  case when k.kept <> l.row_id then {_PLACE.format("o")} else coalesce(m.other, d.other, '') end as other,
  case when l.nik = '' then trim(concat_ws(' ', k.niks, m.niks)) else '' end as niks
from listed l join kept k using (person) left join listed o on o.row_id = k.kept
left join membership m on m.person = l.person
left join paying p on p.person = l.person and p.asked = l.asked left join doubtful d on d.row_id = l.row_id
"""


def _pairs(pairs: Path, here: str, there: str) -> str:
    """Doubtful pairs seen from one of their rows: which kind of list the other stands on, and where."""
    return (
        f"select p.row_{here} as row_id, case when source_{there} = 'roster' then 'roster' else b.kind end as kind,"
        f" case when source_{there} = 'roster' then {_PLACE.format('l')} else {_PLACE.format('b')} end as other"
        f" from {parquet(pairs)} p left join listed l on l.row_id = p.row_{there} and source_{there} = 'roster'"
        f" left join beside b on b.row_id = p.row_{there} and source_{there} = 'against'"
        f" where p.decided in ('review', 'conflict') and p.source_{here} = 'roster' and person_l <> person_r"
        # a pair that somebody told apart stands twice: as it was scored, and as it was told
        f" and not exists (select 1 from {parquet(pairs)} t where t.decided = 'apart' and t.row_l = p.row_l"
        " and t.source_l = p.source_l and t.row_r = p.row_r and t.source_r = p.source_r)"
    )
