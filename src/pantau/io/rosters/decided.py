"""The decided rows: every row of the lists, in their order, with its decision and its person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pantau.io.rosters.chunks import ROWS
from pantau.io.rosters.columns import ROWS as COLUMNS
from pantau.io.rosters.facts import read_facts
from pantau.roster.check import PersonFacts
from pantau.roster.columns import FIELDS
from pantau.roster.decide import Judge, Verdict
from pantau.roster.nik import Evidence
from pantau.roster.nik_candidates import candidates

_ALWAYS: Final = ("nik", "name", "birth_date", "sex")
_JUDGED: Final = ("issues", "asked", "place", "kk", "proposals")
_LIST = pa.list_(pa.string())
_CODES, _SAID = ";", "\n"  # between codes, and between what different sides say of a row


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
    known: Iterator[pa.RecordBatch],
    judge: Judge,
    as_of: date,
) -> Tally:
    """Write rows.parquet into a folder; ``fields`` are those that some list has."""
    tally = Tally()
    shown = [one for one in FIELDS if one in fields or one in _ALWAYS]
    schema = _schema(shown)
    stream = _Stream(known)
    with (
        pq.ParquetWriter(folder / "rows.parquet", schema, compression="zstd", compression_level=1) as target,
        ThreadPoolExecutor(1) as beside,  # one chunk is written while the next is read and judged
    ):
        needed = [one for one in COLUMNS.names if one in {*schema.names, *_JUDGED}]
        writing: Future[None] | None = None
        for table in _tables(rows, needed):
            decided = _decided(table, stream.take(table.num_rows), judge, as_of, tally)
            columns = [decided.get(name, _column(table, name)) for name in schema.names]
            if writing is not None:
                writing.result()
            writing = beside.submit(target.write_table, pa.Table.from_arrays(columns, schema=schema))
        if writing is not None:
            writing.result()
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

    def __init__(self, batches: Iterator[pa.RecordBatch]) -> None:
        self._batches = batches
        self._held: list[pa.RecordBatch] = []

    def take(self, number: int) -> pa.Table:
        while sum(one.num_rows for one in self._held) < number:
            self._held.append(next(self._batches))
        table = pa.Table.from_batches(self._held)
        self._held = table.slice(number).to_batches()
        return table.slice(0, number).combine_chunks()


def _decided(
    table: pa.Table, known: pa.Table, judge: Judge, as_of: date, tally: Tally
) -> dict[str, pa.ChunkedArray]:
    """Decision, reasons, person and proposals of rows; those of which the same is said are judged once."""
    own = pc.binary_join(table["issues"], _CODES)
    alike = pc.binary_join_element_wise(own, table["asked"], known["facts"], _SAID).combine_chunks()
    coded = alike.dictionary_encode()
    verdicts = [_judged(said, judge) for said in coded.dictionary.to_pylist()]
    decisions = pa.array([one.decision for one in verdicts], pa.string()).take(coded.indices)
    _count(tally, verdicts, coded.indices, table["file"], decisions)
    return {
        "decision": decisions,
        "reasons": pa.array([one.reasons for one in verdicts], _LIST).take(coded.indices),
        "person": known["person"],
        "match_probability": known["probability"],
        "other": known["other"],
        "proposals": _proposals(table, known["niks"], as_of),
    }


def _judged(said: str, judge: Judge) -> Verdict:
    """The verdict on a row of which this is said: by itself, for which segment, and by others of its person."""
    own, asked, facts = said.split(_SAID)
    codes = tuple(own.split(_CODES)) if own else ()
    return judge.decide(codes, read_facts(facts) if facts else PersonFacts(segment=asked))


def _count(
    tally: Tally, verdicts: Sequence[Verdict], rows: pa.Array, files: pa.ChunkedArray, decisions: pa.Array
) -> None:
    for counted in pc.value_counts(rows).to_pylist():
        verdict, number = verdicts[counted["values"]], counted["counts"]
        tally.decisions[verdict.decision] += number
        tally.covered += number * verdict.covered
        for reason in verdict.reasons:
            tally.reasons[reason] += number
    grouped = pa.table({"file": files, "decision": decisions}).group_by(["file", "decision"])
    for each in grouped.aggregate([([], "count_all")]).to_pylist():
        tally.files[each["file"], each["decision"]] += each["count_all"]


def _proposals(table: pa.Table, niks: pa.ChunkedArray, as_of: date) -> Any:
    """NIKs that damaged ones may have been: those of other rows of the person first, else what each row says alone."""
    rows = pc.indices_nonzero(pc.not_equal(niks, "")).to_pylist()
    if not rows:
        return table["proposals"]
    proposals = table["proposals"].to_pylist()
    for at in rows:
        proposals[at] = _proposed(table, at, tuple(niks[at].as_py().split()), as_of) or proposals[at]
    return pa.array(proposals, _LIST)


def _proposed(table: pa.Table, at: int, niks: tuple[str, ...], as_of: date) -> list[str]:
    """NIKs that a damaged one may have been, now that other rows of the person are known."""
    cell = {name: table.column(name)[at].as_py() for name in ("nik_read", "birth_date", "sex", "place", "kk")}
    if not cell["birth_date"]:
        return []
    evidence = Evidence(date.fromisoformat(cell["birth_date"]), cell["sex"], cell["place"], cell["kk"])
    return sorted(one.value for one in candidates(cell["nik_read"], evidence, as_of, niks))
