"""Cells that were not plain: each text of a column is read once, in Python, and joined back to its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple

import pyarrow as pa

from pantau.io.intake.cells import Sense, read_cell
from pantau.io.intake.cells_days import style_of
from pantau.io.intake.forms import form
from pantau.io.intake.incoming import Noted, fresh
from pantau.io.intake.kinds import KINDS
from pantau.io.intake.staging import Staged, drop

_STYLED: Final = frozenset(("day", "birth", "month", "stock"))
_AT_ONCE: Final = 100_000
_MAPPING: Final = pa.schema(
    [("raw", pa.string()), ("value", pa.string()), ("reason", pa.string()), ("note", pa.string())]
)


class Cleaned(NamedTuple):
    """A staged sheet with the table of its rows that were not plain, none where all were; and what is told."""

    staged: Staged
    odd: str
    notes: tuple[Noted, ...]


def clean(engine: Any, staged: Staged, today: date) -> Cleaned:
    """Read all that was not plain in a staged sheet."""
    forms = {column.name: column.form for column in KINDS[staged.kind].columns}
    maps: dict[str, str] = {}
    notes: list[Noted] = []
    try:
        for place, name in _not_plain(engine, staged):
            maps[name] = _mapping(engine, staged, place, forms[name], today)
            notes += _notes(engine, staged, place, name, maps[name])
        return Cleaned(staged, _odd_rows(engine, staged, forms, maps) if maps else "", tuple(notes))
    finally:
        drop(engine, *maps.values())


def _not_plain(engine: Any, staged: Staged) -> list[tuple[int, str]]:
    """The columns with cells that were not plain, and their places from 1."""
    told = ", ".join(f"bool_or(odd[{place}] IS NOT NULL)" for place in range(1, len(staged.fields) + 1))
    found = engine.con.sql(f'SELECT {told} FROM "{staged.table}" WHERE odd IS NOT NULL').fetchone()  # noqa: S608
    return [(place, name) for place, name in enumerate(staged.fields, 1) if found[place - 1]]


def _mapping(engine: Any, staged: Staged, place: int, kind: str, today: date) -> str:
    """The name of a table of what each text of a column means."""
    texts = engine.con.sql(
        f'SELECT DISTINCT odd[{place}] AS raw FROM "{staged.table}" WHERE odd[{place}] IS NOT NULL'  # noqa: S608
    ).to_arrow_reader(_AT_ONCE)
    name = ""
    sense = Sense(today)
    for batch, style in _styled(texts, kind):
        sense = sense if style is None else Sense(today, style)
        read = [read_cell(kind, text, sense) for text in batch]
        rows = pa.table(
            [
                batch,
                [one.value for one in read],
                [one.reason or None for one in read],
                [one.note or None for one in read],
            ],
            schema=_MAPPING,
        )
        engine.con.register("intake_mapping", rows)
        if name:
            engine.raw_sql(f'INSERT INTO "{name}" SELECT * FROM intake_mapping')  # noqa: S608
        else:
            name = fresh("map")
            engine.raw_sql(f'CREATE TEMP TABLE "{name}" AS SELECT * FROM intake_mapping')  # noqa: S608
        engine.con.unregister("intake_mapping")
    return name


def _styled(batches: Iterable[Any], kind: str) -> Iterator[tuple[list[str], Any]]:
    """The texts in portions; days all at once, for the column as a whole tells what they mean."""
    lists = (batch.column(0).to_pylist() for batch in batches)
    if kind not in _STYLED:
        yield from ((texts, None) for texts in lists if texts)
        return
    texts = [text for some in lists for text in some]
    if texts:
        yield texts, style_of(kind, [text.strip() for text in texts])


def _notes(engine: Any, staged: Staged, place: int, name: str, made: str) -> list[Noted]:
    told = engine.con.sql(
        f"""SELECT m.note, CASE WHEN m.note = 'category_unknown' THEN m.value ELSE m.raw END AS said, count(*)
        FROM "{staged.table}" s JOIN "{made}" m ON s.odd[{place}] = m.raw
        WHERE m.note IS NOT NULL GROUP BY ALL ORDER BY ALL LIMIT 1000"""  # noqa: S608
    ).fetchall()
    counted: Counter[tuple[str, str]] = Counter()
    for note, said, rows in told:
        counted[note, said] += rows
    return [Noted(note, staged.file, name, said, rows) for (note, said), rows in counted.items()]


def _odd_rows(engine: Any, staged: Staged, forms: dict[str, str], maps: dict[str, str]) -> str:
    """The rows that were not plain, in the types of the others, with the first reason and the column it is about."""
    typed, joins, reasons, columns = [], [], [], []
    for place, name in enumerate(staged.fields, 1):
        dtype = form(forms[name]).dtype
        if name not in maps:
            typed.append(f'r."{name}"::{dtype} AS "{name}"')
            continue
        typed.append(f'coalesce(r."{name}"::{dtype}, m{place}.value::{dtype}) AS "{name}"')
        joins.append(f'LEFT JOIN "{maps[name]}" m{place} ON odd[{place}] = m{place}.raw')
        reasons.append(f"m{place}.reason")
        columns.append(f"WHEN m{place}.reason IS NOT NULL THEN '{name}'")
    made = fresh("odd")
    engine.raw_sql(
        f'CREATE TEMP TABLE "{made}" AS SELECT {", ".join(typed)}, odd, place, '  # noqa: S608
        f"coalesce({', '.join(reasons)}) AS reason, CASE {' '.join(columns)} END AS reason_column "
        f'FROM (SELECT *, ({staged.row})::INTEGER AS place FROM "{staged.table}" WHERE odd IS NOT NULL) r '
        f"{' '.join(joins)}"
    )
    return made
