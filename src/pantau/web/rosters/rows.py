"""The rows of a checked roster by decision, a page at a time: masked, with reasons in words and what to do."""

# ruff: noqa: S608 - the SQL is made of our own constants and of quoted file names

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyarrow as pa

from pantau.core.text import Language
from pantau.io.linking.engine import engine, parquet
from pantau.io.roster_books.reasons import proposals, repairs, said, sentences
from pantau.roster.columns import FIELDS
from pantau.web.columns import on_pages
from pantau.web.rosters.masking import SECRET, hidden, shown
from pantau.web.rosters.stands import stands

_ROWS: Final = "rows.parquet"
_MASKED: Final = SECRET | {"sex"}
_SHOWN: Final = ("nik", "name", "birth_date", "village", "district")


class Row(NamedTuple):
    """A row as a page shows it."""

    number: int
    place: str
    nik: str
    name: str
    born: str
    home: str
    found: str
    do: str
    changed: str
    proposed: str
    other: str


class Found(Sequence[Row]):
    """The rows with one decision, and one reason where it is asked for; read when they are looked at."""

    def __init__(self, result: Path, decision: str, reason: str, language: Language) -> None:
        self._file, self._language = result / _ROWS, language
        self._where = "decision = ?" + (" and list_contains(reasons, ?)" if reason else "")
        self._given = [decision, reason] if reason else [decision]

    def __len__(self) -> int:
        with engine(None, "500MB", 1) as con:
            row = con.execute(
                f"select count(*) from {parquet(self._file)} where {self._where}", self._given
            ).fetchone()
        return int(row[0]) if row else 0

    def __getitem__(self, wanted: Any) -> Any:
        """A slice of the rows, in the order of the lists."""
        first, last = wanted.start or 0, wanted.stop
        with engine(None, "500MB", 1) as con:
            table = con.execute(
                f"select * from {parquet(self._file)} where {self._where} order by row_id limit ? offset ?",
                [*self._given, last - first, first],
            ).to_arrow_table()
        return _rows(table, self._language)


def reasons(result: Path, decision: str, language: Language) -> list[tuple[str, str, int]]:
    """What is said of the rows with one decision: code, sentence, how many rows; the most frequent first."""
    with engine(None, "500MB", 1) as con:
        found = con.execute(
            f"select code, count(*) from (select unnest(reasons) as code from {parquet(result / _ROWS)}"
            " where decision = ?) group by code order by 2 desc, 1",
            [decision],
        ).fetchall()
    return [(code, sentences(code)[0].say(language), rows) for code, rows in found]


def one_row(result: Path, number: int) -> Mapping[str, Any] | None:
    """A row as it was kept, unmasked."""
    with engine(None, "500MB", 1) as con:
        found = (
            con.execute(f"select * from {parquet(result / _ROWS)} where row_id = ?", [number])
            .to_arrow_table()
            .to_pylist()
        )
    return found[0] if found else None


def _rows(table: pa.Table, language: Language) -> list[Row]:
    found: list[Row] = []
    names = set(table.schema.names)
    fields = [field for field in FIELDS if {field, f"{field}_read"} <= names]
    for batch in table.combine_chunks().to_batches():
        changed, proposed = repairs(_safe(batch, fields), fields, language), proposals(batch)
        for place, row in enumerate(batch.to_pylist()):
            what, do = said(tuple(row["reasons"] or ()), language)
            found.append(_row(row, (what, on_pages(do), hidden(changed[place]), hidden(proposed[place]))))
    return found


def _safe(batch: pa.RecordBatch, fields: Sequence[str]) -> pa.RecordBatch:
    """The same rows with the values masked that no page may show."""
    for field in fields:
        if field not in _MASKED:
            continue
        for name in (field, f"{field}_read"):
            texts = [shown(field, text or "") for text in batch[name].to_pylist()]
            place = batch.schema.get_field_index(name)
            batch = batch.set_column(place, name, pa.array(texts, pa.string()))
    return batch


def _row(row: Mapping[str, Any], told: tuple[str, str, str, str]) -> Row:
    """A row as it may be shown; ``told`` is what was found, what to do, what was corrected, what is proposed."""
    value = {field: row.get(field) or row.get(f"{field}_read") or "" for field in _SHOWN}
    nik, name, born, *home = (shown(field, value[field]) for field in _SHOWN)
    place = stands(row["file"], row["sheet"], row["row"])
    at = ", ".join(filter(None, home))
    return Row(row["row_id"], place, nik, name, born, at, *told, row["other"] or "")
