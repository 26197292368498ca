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
from pantau.roster.clean import CleanRow, CleanRows, Context, clean_rows
from pantau.roster.clean_cells import lapsed
from pantau.roster.columns import FIELDS
from pantau.roster.columns_values import columns_of
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
    read = columns_of(chunk.info.fields, [row.cells for row in chunk.rows])
    context = work.context or _context(work, read)
    at = chunk.info.fields.get("nik", -1)
    numeric = {place for place, row in enumerate(chunk.rows) if row.numbers and at in row.numbers}
    found = clean_rows(read, len(chunk.rows), context, numeric=numeric)
    if any(row.formulas for row in chunk.rows):
        marked = [_with_formula(one, row, chunk) for one, row in zip(found.rows, chunk.rows, strict=True)]
        found = found._replace(rows=marked)
    ids = pa.array(range(work.first, work.first + len(found.rows)), pa.int64())
    cells = rows_of_texts([row.cells for row in chunk.rows])
    return Cleaned(
        _rows(work, found, ids),
        _links(work, found.rows, ids),
        pa.Table.from_arrays([ids, cells], schema=CELLS),
    )


def _context(work: Cleaning, read: Mapping[str, Sequence[str]]) -> Context:
    """What the rows of a chunk say about each other."""
    niks = read.get("nik", ())
    return Context(
        rules=work.rules,
        style=work.chunk.style,
        home=work.rules.region if len(work.rules.region) >= 5 else work.chunk.home,
        cut=file_damage(niks).cut,
        repeated=_repeated(niks, [read[field] for field in ("name", "birth_date") if field in read]),
    )


def portions(work: Cleaning, most: int) -> list[Cleaning]:
    """A chunk in so many portions, each of which is cleaned as if it stood in the whole."""
    rows = work.chunk.rows
    context = _context(work, columns_of(work.chunk.info.fields, [row.cells for row in rows]))
    size = -(-len(rows) // most)
    return [
        replace(
            work, chunk=replace(work.chunk, rows=rows[at : at + size]), first=work.first + at, context=context
        )
        for at in range(0, len(rows), size)
    ]


def _repeated(niks: Sequence[str], others: Sequence[Sequence[str]]) -> frozenset[str]:
    """Numbers that stand with people of other names or birth dates; a few rows with one number are looked at."""
    first: dict[str, int] = {}
    found = set()
    for at, nik in enumerate(niks):
        before = first.setdefault(nik, at)
        if before != at and any(texts[before] != texts[at] for texts in others):
            found.add(nik)
    found.discard("")
    return frozenset(found)


def _with_formula(row: CleanRow, source: SourceRow, chunk: Chunk) -> CleanRow:
    fields = chunk.info.fields
    if any(fields.get(field, -1) in source.formulas for field in _FORMULAS):
        return row._replace(issues=(*row.issues, "formula_cell"))
    return row


def _rows(work: Cleaning, found: CleanRows, ids: pa.Array) -> pa.Table:
    chunk, rows, size = work.chunk, found.rows, len(found.rows)
    columns: dict[str, Any] = {
        "row_id": ids,
        "file": _same(work.file, size),
        "sheet": _same(chunk.info.sheet, size),
        "row": pa.array([row.row for row in chunk.rows], pa.int32()),
        **_fields(found),
    }
    issues = [one.issues for one in rows]
    judge = Judge(work.severities)
    ranks = {one: judge.rank(one) for one in set(issues)}
    unknown = _unknown(chunk)
    get = found.values.get
    payers = zip(get("npp", ("",) * size), get("employer", ("",) * size), strict=True)
    columns |= {
        "own": pa.array(_own(chunk, unknown), TEXT) if unknown else _same("{}", size),
        "place": pa.array([one.place for one in rows], TEXT),
        "proposals": pa.array([one.proposals for one in rows], LIST),
        "hidden": pa.array([row.hidden or chunk.info.hidden for row in chunk.rows], pa.bool_()),
        "issues": pa.array(issues, LIST),
        "rank": pa.array([ranks[one] for one in issues], pa.int8()),
        "quality": pa.array([one.quality for one in rows], pa.int8()),
        "dead": pa.array(["name_deceased" in one for one in issues], pa.bool_()),
        "asked": pa.array([one.segment for one in rows], TEXT),
        "group": pa.array([one.category for one in rows], TEXT),
        "payer": texts([npp or employer for npp, employer in payers]),
        "lapsed": pa.array(_lapsed(chunk, unknown), pa.bool_()),
    }
    return pa.Table.from_arrays([columns[name] for name in ROWS.names], schema=ROWS)


def _fields(found: CleanRows) -> dict[str, pa.Array]:
    """Every field as read and as cleaned; a column that nobody changed is written down once for both."""
    empty = _same("", len(found.rows))
    columns = {}
    for field in FIELDS:
        read, clean = found.read.get(field), found.values.get(field)
        columns[f"{field}_read"] = before = empty if read is None else texts(read)
        columns[field] = before if clean is read else empty if clean is None else texts(clean)
    return columns


def texts(values: Sequence[str]) -> pa.Array:
    """Text as UTF-8; half a character, as a damaged file may hold it, becomes a question mark."""
    try:
        return pa.array(values, TEXT)
    except UnicodeEncodeError:
        return pa.array([_whole(text) for text in values], TEXT)


def rows_of_texts(rows: Sequence[Sequence[str]]) -> pa.Array:
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


def _own(chunk: Chunk, columns: Sequence[tuple[int, str]]) -> list[str]:
    return [
        orjson.dumps(
            {name: _whole(row.cells[at]) for at, name in columns if at < len(row.cells) and row.cells[at]}
        ).decode()
        for row in chunk.rows
    ]


def _whole(text: str) -> str:
    """Text that can be written as UTF-8: half a character becomes a question mark."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _lapsed(chunk: Chunk, unknown: Sequence[tuple[int, str]]) -> list[bool]:
    """Whether a row says that a membership is over, in a column of status or of the segment."""
    columns = [at for at, name in unknown if any(sign in name.lower() for sign in _STATUS)]
    columns += [chunk.info.fields[field] for field in ("segment", "note") if field in chunk.info.fields]
    found = [False] * len(chunk.rows)
    for at in columns:
        said = [row.cells[at] if at < len(row.cells) else "" for row in chunk.rows]
        over = {text for text in set(said) if lapsed(text)}
        if over:
            found = [before or text in over for before, text in zip(found, said, strict=True)]
    return found


def _links(work: Cleaning, found: Sequence[CleanRow], ids: pa.Array) -> pa.Table:
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
