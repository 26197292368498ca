"""The rows of one sheet in a table of the engine: plain cells in their types, all others as they were read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pantau.io.intake.forms import form, prepare
from pantau.io.intake.incoming import fresh
from pantau.io.intake.kinds import KINDS


class Staged(NamedTuple):
    """A sheet in the engine: ``table`` has the columns of ``fields`` in their types and ``odd``, a list of texts.

    ``odd`` is null where every cell was plain; else it holds, in the order of ``fields``, what was not. ``row``
    says as SQL which row of the file it is.
    """

    kind: str
    file: str
    sheet: str
    table: str
    fields: tuple[str, ...]
    row: str
    rows: int


def stage(
    engine: Any, kind: str, source: str, cells: Mapping[str, str], row: str = "", *, villages: bool = False
) -> tuple[str, int]:
    """Read a relation of text in one go; the name of the new table and its number of rows.

    ``source`` is SQL for the relation, ``cells`` the column of each field in it, ``row`` the column with the
    number of the row, where it has one; ``villages`` as in `form`.
    """
    columns = {column.name: column for column in KINDS[kind].columns if column.name in cells}
    prepare(engine, {column.form for column in columns.values()}, villages=villages)
    plain = {name: form(one.form, villages=villages).strict for name, one in columns.items()}
    strict = [f'{plain[name].format(cells[name])} AS "{name}"' for name in columns]
    raw = [f'{cells[name]} AS "raw_{name}"' for name in columns]
    bad = {name: f'("{name}" IS NULL AND "raw_{name}" IS NOT NULL)' for name in columns}
    odd = ", ".join(f'CASE WHEN {test} THEN "raw_{name}" END' for name, test in bad.items())
    kept = ", ".join(f'"{name}"' for name in columns)
    number = f'"{row}", ' if row else ""
    name = fresh("part")
    made = engine.con.execute(
        f'CREATE TEMP TABLE "{name}" AS SELECT {number}{kept}, '  # noqa: S608
        f"CASE WHEN {' OR '.join(bad.values())} THEN [{odd}] END AS odd "
        f"FROM (SELECT {number}{', '.join((*strict, *raw))} FROM {source})"
    ).fetchone()
    return name, int(made[0])


def drop(engine: Any, *names: str) -> None:
    """Forget tables of the engine."""
    for name in names:
        engine.raw_sql(f'DROP TABLE IF EXISTS "{name}"')
