"""Errors of linking by group, so that nobody is left out or merged more often because of a name, sex or age."""

# ruff: noqa: S608 - the SQL is made of our own constants and of quoted file names

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import duckdb

from pantau.io.linking.engine import parquet


class GroupErrors(NamedTuple):
    """How linking did for one group of people, counted in pairs of rows.

    ``pairs`` are the pairs of rows that are one person, ``found`` those of them that linking joined; ``joined``
    are all pairs that it joined, ``wrong`` those of them that are two people.
    """

    kind: str
    group: str
    pairs: int
    found: int
    joined: int
    wrong: int

    @property
    def recall(self) -> float:
        """The share of the pairs of one person that were joined; 1 where there are none."""
        return self.found / self.pairs if self.pairs else 1.0

    @property
    def precision(self) -> float:
        """The share of the joined pairs that are one person; 1 where there are none."""
        return 1 - self.wrong / self.joined if self.joined else 1.0


class GroupDoubts(NamedTuple):
    """How many rows of a group wait for a person to look at them: what can be told without knowing the truth."""

    kind: str
    group: str
    rows: int
    linked: int
    waiting: int


def errors_by_group(
    people: Path, truth: Path, kinds: Sequence[str], only: Literal["", "agreeing", "surviving"] = ""
) -> list[GroupErrors]:
    """Held against the truth (Parquet: ``row_id``, ``true_person``, and a column for each kind of group).

    ``only`` leaves out pairs that linking cannot be asked to find: with ``agreeing``, two or more of ``nik``,
    ``name_normal`` and ``birth_date`` of the truth must be the same; with ``surviving``, two or more of what its
    column ``surviving`` (words joined by ``+``) still holds. The first line is everybody, of kind ``all``.
    """
    with duckdb.connect() as con:
        con.execute("set enable_progress_bar = false")
        con.execute(
            f"create table known as select t.*, person from {parquet(truth)} t join (select row_id, person"
            f" from {parquet(people)} where source = 'roster') p using (row_id)"
        )
        return [
            _errors(con, kind, str(group), _ASKED[only])
            for kind in ("all", *kinds)
            for group in _groups(con, kind)
        ]


_ASKED = {
    "": "true",
    "agreeing": "(a.nik <> '' and a.nik = b.nik)::int + coalesce(a.birth_date = b.birth_date, false)::int"
    " + (a.name_normal <> '' and a.name_normal = b.name_normal)::int >= 2",
    "surviving": "len(list_intersect(string_split(a.surviving, '+'), string_split(b.surviving, '+'))) >= 2",
}


def _groups(con: duckdb.DuckDBPyConnection, kind: str) -> list[str]:
    if kind == "all":
        return [""]
    return [
        str(row[0])
        for row in con.execute(
            f"select distinct {kind} from known where {kind} is not null order by 1"
        ).fetchall()
    ]


def _errors(con: duckdb.DuckDBPyConnection, kind: str, group: str, asked: str) -> GroupErrors:
    member = "true" if kind == "all" else f"a.{kind} = ?"
    given = [] if kind == "all" else [group]
    pairs, found = _two(
        con,
        f"select count(*), sum((a.person = b.person)::int) from known a join known b on a.true_person = b.true_person"
        f" and a.row_id < b.row_id where {asked} and {member}",
        given,
    )
    joined, wrong = _two(
        con,
        "select count(*), sum((a.true_person <> b.true_person)::int) from known a join known b"
        f" on a.person = b.person and a.row_id < b.row_id where {member}",
        given,
    )
    return GroupErrors(kind, group, pairs, found, joined, wrong)


def _two(con: duckdb.DuckDBPyConnection, sql: str, given: list[str]) -> tuple[int, int]:
    row = con.execute(sql, given).fetchone() or (0, 0)
    return int(row[0] or 0), int(row[1] or 0)


def doubts_by_group(people: Path, pairs: Path, groups: Path, kinds: Sequence[str]) -> list[GroupDoubts]:
    """For each group (a Parquet with ``row_id`` and a column for each kind): rows, rows linked, rows in doubt."""
    with duckdb.connect() as con:
        con.execute("set enable_progress_bar = false")
        con.execute(
            f"create table state as select row_id, how in ('linked', 'equal', 'told') as joined, row_id in"
            f" (select row_l from {parquet(pairs)} where source_l = 'roster' and decided in"
            f" ('review', 'conflict') union select row_r from {parquet(pairs)} where source_r = 'roster'"
            f" and decided in ('review', 'conflict')) as waits from {parquet(people)}"
            " where source = 'roster'"
        )
        return [
            GroupDoubts(kind, str(group), int(rows), int(joined), int(waits))
            for kind in kinds
            for group, rows, joined, waits in con.execute(
                f"select {kind}::VARCHAR, count(*), sum(joined::int), sum(waits::int) from state join"
                f" {parquet(groups)} g using (row_id) group by 1 order by 1"
            ).fetchall()
        ]
