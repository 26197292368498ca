"""The decided rows: every row of the lists, in their order, with its decision and its person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from pantau.io.rosters.chunks import ROWS
from pantau.io.rosters.columns import ROWS as COLUMNS
from pantau.roster.check import PersonFacts
from pantau.roster.columns import FIELDS
from pantau.roster.decide import Judge
from pantau.roster.nik import Evidence
from pantau.roster.nik_candidates import candidates

if TYPE_CHECKING:
    from pantau.io.rosters.people import Known

_ALWAYS: Final = ("nik", "name", "birth_date", "sex")
_JUDGED: Final = ("issues", "asked", "place", "kk", "proposals")
_LIST = pa.list_(pa.string())


@dataclass
class Tally:
    """What was decided, counted while the rows are written; ``covered`` are duplicates who are participants."""

    decisions: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    files: Counter[tuple[str, str]] = field(default_factory=Counter)
    covered: int = 0


def write_decided(
    rows: Sequence[Path],
    folder: Path,
    fields: Sequence[str],
    known: Iterator[list[Known]],
    judge: Judge,
    as_of: date,
) -> Tally:
    """Write rows.parquet into a folder; ``fields`` are those that some list has."""
    tally = Tally()
    shown = [one for one in FIELDS if one in fields or one in _ALWAYS]
    schema = _schema(shown)
    stream = _Stream(known)
    with pq.ParquetWriter(folder / "rows.parquet", schema, compression="zstd", compression_level=1) as target:
        needed = [one for one in COLUMNS.names if one in {*schema.names, *_JUDGED}]
        for table in _tables(rows, needed):
            decided = _decided(table, stream.take(table.num_rows), judge, as_of, tally)
            columns = [decided.get(name, _column(table, name)) for name in schema.names]
            target.write_table(pa.Table.from_arrays(columns, schema=schema))
    return tally


def _tables(rows: Sequence[Path], columns: list[str]) -> Iterator[pa.Table]:
    """The rows of several files, about a chunk at a time."""
    held: list[pa.Table] = []
    for path in rows:
        with pq.ParquetFile(path) as file:
            for at in range(file.num_row_groups):
                held.append(file.read_row_group(at, columns=columns))
                if sum(one.num_rows for one in held) >= ROWS:
                    yield pa.concat_tables(held).combine_chunks()
                    held.clear()
    if held:
        yield pa.concat_tables(held).combine_chunks()


def _schema(fields: Sequence[str]) -> pa.Schema:
    text = pa.string()
    return pa.schema(
        [
            ("row_id", pa.int64()),
            ("file", text),
            ("sheet", text),
            ("row", pa.int32()),
            *((name, text) for one in fields for name in (f"{one}_read", one)),
            ("own", text),
            ("place", text),
            ("decision", text),
            ("reasons", _LIST),
            ("person", text),
            ("match_probability", pa.float64()),
            ("other", text),
            ("proposals", _LIST),
            ("hidden", pa.bool_()),
        ]
    )


def _column(table: pa.Table, name: str) -> Any:
    return table.column(name) if name in table.column_names else None


class _Stream:
    """What is known of the rows, in portions of any size."""

    def __init__(self, batches: Iterator[list[Known]]) -> None:
        self._batches = batches
        self._held: list[Known] = []

    def take(self, number: int) -> list[Known]:
        while len(self._held) < number:
            self._held += next(self._batches)
        taken, self._held = self._held[:number], self._held[number:]
        return taken


def _decided(
    table: pa.Table, known: list[Known], judge: Judge, as_of: date, tally: Tally
) -> dict[str, pa.Array]:
    """Decision, reasons, person and proposals of the rows of a table."""
    issues = [tuple(one) for one in table.column("issues").to_pylist()]
    asked = table.column("asked").to_pylist()
    plain = {segment: PersonFacts(segment=segment) for segment in set(asked)}
    verdicts = [
        judge.decide(own, one.facts or plain[segment])
        for own, one, segment in zip(issues, known, asked, strict=True)
    ]
    proposals = table.column("proposals").to_pylist()
    for at, one in enumerate(known):
        if one.niks:
            proposals[at] = _proposed(table, at, one.niks, as_of) or proposals[at]
    for verdict, file in zip(verdicts, table.column("file").to_pylist(), strict=True):
        tally.decisions[verdict.decision] += 1
        tally.files[file, verdict.decision] += 1
        tally.reasons.update(verdict.reasons)
        tally.covered += verdict.covered
    return {
        "decision": pa.array([one.decision for one in verdicts], pa.string()),
        "reasons": pa.array([one.reasons for one in verdicts], _LIST),
        "person": pa.array([one.person for one in known], pa.string()),
        "match_probability": pa.array([one.probability for one in known], pa.float64()),
        "other": pa.array([one.other for one in known], pa.string()),
        "proposals": pa.array(proposals, _LIST),
    }


def _proposed(table: pa.Table, at: int, niks: tuple[str, ...], as_of: date) -> list[str]:
    """NIKs that a damaged one may have been, now that other rows of the person are known."""
    cell = {name: table.column(name)[at].as_py() for name in ("nik_read", "birth_date", "sex", "place", "kk")}
    if not cell["birth_date"]:
        return []
    evidence = Evidence(date.fromisoformat(cell["birth_date"]), cell["sex"], cell["place"], cell["kk"])
    return sorted(one.value for one in candidates(cell["nik_read"], evidence, as_of, niks))
