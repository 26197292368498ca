"""Chunks of rows cleaned into columns: for deciding, for linking, and as they stood."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import orjson
import pyarrow as pa

from pantau.io.rosters.chunks import Chunk
from pantau.io.rosters.columns import CELLS, LINKS, LIST, ROWS, TEXT
from pantau.io.sheets.files import SourceRow
from pantau.roster.check import Rules, Severity
from pantau.roster.clean import CleanRow, Context, clean_row
from pantau.roster.clean_cells import lapsed
from pantau.roster.columns import FIELDS
from pantau.roster.columns_values import reader_of
from pantau.roster.decide import Judge
from pantau.roster.nik import file_damage

_FORMULAS: Final = ("nik", "name", "birth_date", "birth_place_date")
_STATUS: Final = ("status", "aktif", "active")


@dataclass(frozen=True)
class Cleaning:
    """All that cleaning a chunk needs, so that another process can do it; ``file`` is how rows name their file.

    ``context`` is what is known of the whole chunk where this is a portion of it.
    """

    file: str
    source: str
    rules: Rules
    severities: Mapping[str, Severity]
    chunk: Chunk
    first: int
    context: Context | None = None


@dataclass(frozen=True)
class Cleaned:
    """A chunk in columns: for deciding, for linking, and as it stood."""

    rows: pa.Table
    links: pa.Table
    cells: pa.Table


def clean_chunk(work: Cleaning) -> Cleaned:
    """Clean the rows of a chunk; row ids count on from ``first``."""
    working = gc.isenabled()
    gc.disable()  # nothing here is a circle, and walking a chunk again and again costs a third of the time
    try:
        return _cleaned(work)
    finally:
        if working:
            gc.enable()


def _cleaned(work: Cleaning) -> Cleaned:
    chunk = work.chunk
    values = reader_of(chunk.info.fields)
    read = [values(row.cells) for row in chunk.rows]
    context = work.context or _context(work, read)
    at = chunk.info.fields.get("nik", -1)
    found = [
        clean_row(one, context, numeric=at in row.numbers) for one, row in zip(read, chunk.rows, strict=True)
    ]
    if any(row.formulas for row in chunk.rows):
        found = [_with_formula(one, row, chunk) for one, row in zip(found, chunk.rows, strict=True)]
    ids = pa.array(range(work.first, work.first + len(found)), pa.int64())
    return Cleaned(
        _rows(work, found, ids),
        _links(work, found, ids),
        pa.Table.from_arrays([ids, rows_of_texts([row.cells for row in chunk.rows])], schema=CELLS),
    )


def _context(work: Cleaning, read: Sequence[Mapping[str, str]]) -> Context:
    """What the rows of a chunk say about each other."""
    niks = [one.get("nik", "") for one in read]
    return Context(
        rules=work.rules,
        style=work.chunk.style,
        home=work.rules.region if len(work.rules.region) >= 5 else work.chunk.home,
        cut=file_damage(niks).cut,
        repeated=_repeated(niks, read),
    )


def portions(work: Cleaning, most: int) -> list[Cleaning]:
    """A chunk in so many portions, each of which is cleaned as if it stood in the whole."""
    rows = work.chunk.rows
    values = reader_of(work.chunk.info.fields)
    context = _context(work, [values(row.cells) for row in rows])
    size = -(-len(rows) // most)
    return [
        replace(
            work, chunk=replace(work.chunk, rows=rows[at : at + size]), first=work.first + at, context=context
        )
        for at in range(0, len(rows), size)
    ]


def _repeated(niks: Sequence[str], read: Sequence[Mapping[str, str]]) -> frozenset[str]:
    """Numbers that stand with people of other names or birth dates; a few rows with one number are looked at."""
    first: dict[str, Mapping[str, str]] = {}
    found = set()
    for nik, one in zip(niks, read, strict=True):
        other = first.setdefault(nik, one)
        if other is not one and any(one.get(field) != other.get(field) for field in ("name", "birth_date")):
            found.add(nik)
    found.discard("")
    return frozenset(found)


def _with_formula(row: CleanRow, source: SourceRow, chunk: Chunk) -> CleanRow:
    fields = chunk.info.fields
    if any(fields.get(field, -1) in source.formulas for field in _FORMULAS):
        return row._replace(issues=(*row.issues, "formula_cell"))
    return row


def _rows(work: Cleaning, found: list[CleanRow], ids: pa.Array) -> pa.Table:
    chunk, size = work.chunk, len(found)
    columns: dict[str, Any] = {
        "row_id": ids,
        "file": _same(work.file, size),
        "sheet": _same(chunk.info.sheet, size),
        "row": pa.array([row.row for row in chunk.rows], pa.int32()),
    }
    known = found[0].read.keys() | found[0].values.keys() if found else ()
    empty = _same("", size)
    for field in FIELDS:
        read = [one.read.get(field, "") for one in found] if field in known else None
        columns[f"{field}_read"] = texts(read) if read is not None else empty
        columns[field] = texts([one.values.get(field, "") for one in found]) if read is not None else empty
    judge = Judge(work.severities)
    columns |= {
        "own": pa.array(_own(chunk), TEXT) if _unknown(chunk) else _same("{}", size),
        "place": pa.array([one.place for one in found], TEXT),
        "proposals": pa.array([one.proposals for one in found], LIST),
        "hidden": pa.array([row.hidden or chunk.info.hidden for row in chunk.rows], pa.bool_()),
        "issues": pa.array([one.issues for one in found], LIST),
        "rank": pa.array([judge.rank(one.issues) for one in found], pa.int8()),
        "quality": pa.array([one.quality for one in found], pa.int8()),
        "dead": pa.array(["name_deceased" in one.issues for one in found], pa.bool_()),
        "asked": pa.array([one.segment for one in found], TEXT),
        "group": pa.array([one.category for one in found], TEXT),
        "payer": texts([one.values.get("npp") or one.values.get("employer", "") for one in found]),
        "lapsed": pa.array(_lapsed(chunk), pa.bool_()),
    }
    return pa.Table.from_arrays([columns[name] for name in ROWS.names], schema=ROWS)


def texts(values: list[str]) -> pa.Array:
    """Text as UTF-8; half a character, as a damaged file may hold it, becomes a question mark."""
    try:
        return pa.array(values, TEXT)
    except UnicodeEncodeError:
        return pa.array([_whole(text) for text in values], TEXT)


def rows_of_texts(rows: list[tuple[str, ...]]) -> pa.Array:
    """Lists of texts as UTF-8."""
    try:
        return pa.array(rows, LIST)
    except UnicodeEncodeError:
        return pa.array([[_whole(text) for text in row] for row in rows], LIST)


def _same(text: str, size: int) -> pa.Array:
    return pa.array([text], TEXT).take(pa.array([0] * size, pa.int32())) if size else pa.array([], TEXT)


def _unknown(chunk: Chunk) -> list[tuple[int, str]]:
    """The columns that nobody recognised, by their heading; one without is called by its place."""
    taken = set(chunk.info.fields.values())
    width = max((len(row.cells) for row in chunk.rows), default=0)
    headings = (*chunk.info.headings, *[""] * (width - len(chunk.info.headings)))
    seen: dict[str, int] = {}
    found = []
    for at, heading in enumerate(headings[:width]):
        if at in taken:
            continue
        name = heading.strip() or f"#{at + 1}"
        seen[name] = seen.get(name, 0) + 1
        found.append((at, name if seen[name] == 1 else f"{name} ({seen[name]})"))
    return found


def _own(chunk: Chunk) -> list[str]:
    columns = _unknown(chunk)
    return [
        orjson.dumps(
            {name: _whole(row.cells[at]) for at, name in columns if at < len(row.cells) and row.cells[at]}
        ).decode()
        for row in chunk.rows
    ]


def _whole(text: str) -> str:
    """Text that can be written as UTF-8: half a character becomes a question mark."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _lapsed(chunk: Chunk) -> list[bool]:
    """Whether a row says that a membership is over, in a column of status or of the segment."""
    columns = [at for at, name in _unknown(chunk) if any(sign in name.lower() for sign in _STATUS)]
    columns += [chunk.info.fields[field] for field in ("segment", "note") if field in chunk.info.fields]
    if not columns:
        return [False] * len(chunk.rows)
    return [lapsed(*[row.cells[at] for at in columns if at < len(row.cells)]) for row in chunk.rows]


def _links(work: Cleaning, found: list[CleanRow], ids: pa.Array) -> pa.Table:
    keys = [f"{work.file}|{work.chunk.info.sheet}|{row.row}" for row in work.chunk.rows]
    columns = [
        ids,
        _same(work.source, len(found)),
        pa.array(keys, TEXT),
        *(
            pa.array(values, kind.type)
            for values, kind in zip(
                (
                    [one.nik for one in found],
                    [one.damaged for one in found],
                    [one.name.normal for one in found],
                    [one.name.sound for one in found],
                    [one.born for one in found],
                    [one.sex for one in found],
                    [one.place for one in found],
                    [one.kk for one in found],
                    [one.mother for one in found],
                    [one.address for one in found],
                    [one.phone for one in found],
                ),
                list(LINKS)[3:],
                strict=True,
            )
        ),
    ]
    return pa.Table.from_arrays(columns, schema=LINKS)
