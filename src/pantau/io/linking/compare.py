"""Two lists held against each other: who is only here, only there, in both, and what differs for those."""

# ruff: noqa: S608 - the SQL is made of our own constants and of quoted file names

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from pantau.io.linking.engine import count, engine, parquet, quoted
from pantau.io.linking.linker import LinkResult, LinkSettings, link

FIELDS: Final = (
    "nik", "name_normal", "birth_date", "sex", "region", "kk", "mother_normal", "address_normal", "phone",
)  # fmt: skip


class Comparing(NamedTuple):
    """Two lists compared: ``table`` has a row for each person; the counts are people.

    Its columns: ``person``, ``place`` (``a``, ``b``, ``both``), ``rows_a`` and ``rows_b`` (row ids), ``differs``
    (names of fields that are known on both sides and agree in no row), and each field as ``<field>_a``,
    ``<field>_b`` where it differs. ``doubts`` is how many people of A may be a person of B: for a person to see.
    """

    table: Path
    linked: LinkResult
    only_a: int
    only_b: int
    both: int
    differing: int
    doubts: int


def compare(
    a: Path, b: Path, out: Path, *, fields: Sequence[str] = FIELDS, settings: LinkSettings | None = None
) -> Comparing:
    """Compare two lists of people in the columns of linking; ``fields`` may name any column that both have."""
    settings = settings or LinkSettings()
    linked = link(a, b, out, settings)
    table = out / "compared.parquet"
    with engine(settings.scratch, settings.memory, settings.threads) as con:
        people = parquet(linked.people)
        for side, file, source in (("a", a, "roster"), ("b", b, "against")):
            lists = ", ".join(
                f"list_sort(list_distinct(list({_text(name)}) filter ({_text(name)} <> ''))) as {name}"
                for name in fields
            )
            con.execute(
                f"create table side_{side} as select person, list(row_id order by row_id) as rows, {lists}"
                f" from {parquet(file)} r join (select row_id, person from {people}"
                f" where source = '{source}') p using (row_id) group by person"
            )
        con.execute(f"copy ({_joined(fields)}) to '{quoted(table)}' (format parquet)")
        found = parquet(table)
        doubts = count(
            con,
            f"select count(distinct person_l) from {parquet(linked.pairs)}"
            " where decided in ('review', 'conflict') and source_l <> source_r",
        )
        places = [
            count(con, f"select count(*) from {found} where place = '{place}'")
            for place in ("a", "b", "both")
        ]
        differing = count(con, f"select count(*) from {found} where len(differs) > 0")
    return Comparing(table, linked, places[0], places[1], places[2], differing, doubts)


def _joined(fields: Sequence[str]) -> str:
    cases = {
        name: f"len(a.{name}) > 0 and len(b.{name}) > 0 and not list_has_any(a.{name}, b.{name})"
        for name in fields
    }
    differs = ", ".join(f"case when {case} then '{name}' end" for name, case in cases.items())
    values = ", ".join(
        f"case when {case} then array_to_string({side}.{name}, ' | ') end as {name}_{side}"
        for name, case in cases.items()
        for side in ("a", "b")
    )
    return (
        "select person, case when b.rows is null then 'a' when a.rows is null then 'b' else 'both' end as place,"
        f" coalesce(a.rows, []) as rows_a, coalesce(b.rows, []) as rows_b,"
        f" list_filter([{differs}], f -> f is not null) as differs, {values}"
        " from side_a a full join side_b b using (person) order by person"
    )


def _text(name: str) -> str:
    return f"coalesce(r.{name}::VARCHAR, '')"
