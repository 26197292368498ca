"""What a checked roster left in its folder, read for its workbooks: the sheets, the counts, the rows in batches."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.io.roster_books.divided import Divided
from pantau.io.roster_books.steps import Span, read_steps
from pantau.roster.columns import FIELDS
from pantau.roster.decide import DECISIONS
from pantau.roster.funnel import Step, funnel

ROWS: Final = "rows.parquet"
CELLS: Final = "cells.parquet"
_KEY: Final = ("file", "sheet")
_COVERED: Final = "already_covered"
_AGAIN: Final = frozenset(("duplicate_in_file", "duplicate_across_files"))
_BROKEN: Final = Text(
    "{folder}: rows.parquet dan cells.parquet tidak memuat baris yang sama; periksa daftar sekali lagi",
    "{folder}: rows.parquet and cells.parquet do not hold the same rows; check the list again",
)

Place = tuple[str, str, int]
"""A file, a sheet of it, and which table of that sheet, from 0."""


class SheetRead(NamedTuple):
    """A table of a sheet as it was read: its headings, the column of each field, its rows; or why it was skipped."""

    place: Place
    headings: tuple[str, ...]
    fields: Mapping[str, int]
    rows: int
    data_rows: int
    skipped: Text

    @property
    def file(self) -> str:
        """The file that it stands in."""
        return self.place[0]

    @property
    def sheet(self) -> str:
        """The sheet that it stands on; a file of one list has none."""
        return self.place[1]


@dataclass
class Counts:
    """Rows by place and decision, by reason, how wide the widest row of each place is, and where they stand."""

    decisions: Counter[tuple[Place, str]] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    widths: dict[Place, int] = field(default_factory=dict)
    covered: int = 0
    span: Span = (0, 0)

    def of(self, decisions: Sequence[str] = DECISIONS, place: Place | None = None) -> int:
        """Rows with one of these decisions, everywhere or in one place."""
        return sum(
            rows
            for (where, decision), rows in self.decisions.items()
            if decision in decisions and place in (None, where)
        )

    def reach(self, first: int, last: int) -> None:
        """Widen the span to these rows."""
        begins, ends = self.span
        self.span = (min(begins, first) if ends else first, max(ends, last + 1))

    def add(self, other: Counts) -> None:
        """Count what another counted too."""
        self.decisions.update(other.decisions)
        self.reasons.update(other.reasons)
        self.widths.update(other.widths)
        self.covered += other.covered
        self.reach(other.span[0], other.span[1] - 1)


def read_rows(folder: Path, decisions: Sequence[str], columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """Rows with one of these decisions, in their order, in steps of some thousands."""
    wanted = pa.array(decisions)
    for batch in read_steps(folder / ROWS, ("decision", *columns)):
        yield batch.filter(pc.is_in(batch["decision"], wanted))


class CheckedRoster:
    """The folder of a checked roster, or the rows of one ``file`` of it; ``files`` counts each by itself."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.file = folder, ""
        told = _json(folder / "sheets.json")
        self.sheets = tuple(_sheets(told))
        self._widths = {(each["file"], each["sheet"] or ""): each.get("width") for each in told}
        self.unread = _json(folder / "files.json")
        self.files = self._count()
        self.counts = Counts()
        for counts in self.files.values():
            self.counts.add(counts)

    def only(self, file: str) -> CheckedRoster:
        """The rows of one file alone; it reads no others."""
        narrowed = copy(self)
        narrowed.file, narrowed.counts, narrowed.unread = file, self.files[file], []
        narrowed.sheets = tuple(sheet for sheet in self.sheets if sheet.file == file)
        return narrowed

    def with_cells(
        self, kinds: Mapping[str, Sequence[str]], columns: Sequence[str], aside: Path
    ) -> Mapping[str, Iterator[pa.RecordBatch]]:
        """The rows of each kind of decisions, in their order, with ``table`` (of its sheet) and ``cells`` as read.

        They are read once, at the first look at any of them, and wait as files in the folder ``aside``.
        """
        divided = Divided(kinds, aside, self._mine(columns))
        return {kind: divided.rows(kind) for kind in kinds}

    def _mine(self, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
        for batch in self._read(columns, self.counts.span):
            yield batch.filter(pc.equal(batch["file"], self.file)) if self.file else batch

    def fields(self) -> tuple[str, ...]:
        """The fields whose values were kept both as read and as cleaned."""
        names = set(pq.read_schema(self.folder / ROWS).names)
        return tuple(name for name in FIELDS if {name, f"{name}_read"} <= names)

    def optional(self, *names: str) -> tuple[str, ...]:
        """Those of the columns that the rows have."""
        known = set(pq.read_schema(self.folder / ROWS).names)
        return tuple(name for name in names if name in known)

    def set_aside(self) -> Mapping[str, int]:
        """The rows that are no people, by what they are."""
        path = self.folder / "set_aside.parquet"
        if not path.exists():
            return {}
        table = pq.read_table(path, columns=["file", "kind"])
        kinds = zip(table["file"].to_pylist(), table["kind"].to_pylist(), strict=True)
        return Counter(kind for file, kind in kinds if self.file in ("", file))

    def funnel(self) -> Sequence[Step]:
        """From listed to enrollable; of the whole roster with what it costs, as the check wrote it down."""
        decisions: dict[str, int] = {code: self.counts.of((code,)) for code in DECISIONS}
        steps = funnel(decisions, self.counts.covered, None, 0)
        told = {} if self.file else {each["stage"]: each for each in _json(self.folder / "funnel.json")}
        return [
            step._replace(
                rows=int(found["people"]), money=Decimal(found["money"]) if found["money"] else None
            )
            if (found := told.get(step.code))
            else step
            for step in steps
        ]

    def _read(self, columns: Sequence[str], span: Span | None) -> Iterator[pa.RecordBatch]:
        tables = _Tables(self.sheets)
        rows = read_steps(self.folder / ROWS, ("decision", "row", *_KEY, *columns), span)
        for left, right in zip_longest(rows, read_steps(self.folder / CELLS, ("cells",), span)):
            if left is None or right is None or not _same_rows(left, right):
                told = _BROKEN.fill(folder=self.folder)
                raise PantauError.of(id=told.id, en=told.en)
            yield left.append_column("table", tables.of(left)).append_column("cells", right["cells"])

    def _counted(self) -> Iterator[pa.RecordBatch]:
        """All rows with their ``table``; with the ``width`` of each where nobody measured their sheet."""
        if None not in self._widths.values():
            tables = _Tables(self.sheets)
            for batch in read_steps(self.folder / ROWS, ("decision", "row", *_KEY, "reasons")):
                yield batch.append_column("table", tables.of(batch))
            return
        for batch in self._read(["reasons"], None):
            yield batch.append_column("width", pc.list_value_length(batch["cells"]))

    def _count(self) -> dict[str, Counts]:
        """The counts of each file, in the order in which their rows stand."""
        files: defaultdict[str, Counts] = defaultdict(Counts)
        before = 0
        for batch in self._counted():
            numbers = pa.array(range(before, before + batch.num_rows), pa.int64())
            before += batch.num_rows
            table = pa.Table.from_batches([batch.append_column("number", numbers)])
            asked = [("number", "min"), ("number", "max"), ("number", "count")]
            asked += [("width", "max")] if "width" in table.column_names else []
            grouped = table.group_by([*_KEY, "table", "decision"], use_threads=False).aggregate(asked)
            for one in grouped.to_pylist():
                counts, place = files[one["file"]], (one["file"], one["sheet"] or "", one["table"])
                counts.decisions[place, one["decision"]] += one["number_count"]
                width = one.get("width_max") or self._widths.get(place[:2]) or 0
                counts.widths[place] = max(counts.widths.get(place, 0), width)
                counts.reach(one["number_min"], one["number_max"])
            _count_reasons(table, files)
        return dict(files)


def _count_reasons(table: pa.Table, files: Mapping[str, Counts]) -> None:
    places = pc.list_parent_indices(table["reasons"])
    told = pa.table({"file": table["file"].take(places), "code": pc.list_flatten(table["reasons"])})
    for one in told.group_by(["file", "code"]).aggregate([([], "count_all")]).to_pylist():
        files[one["file"]].reasons[one["code"]] += one["count_all"]
    again = table.filter(pc.equal(table["decision"], "duplicate"))
    for file, codes in zip(again["file"].to_pylist(), again["reasons"].to_pylist(), strict=True):
        files[file].covered += _COVERED in codes and not _AGAIN.intersection(codes)


class _Tables:
    """Tells of each row in which table of its sheet it stands; it is shown every row, in their order."""

    def __init__(self, sheets: Sequence[SheetRead]) -> None:
        ends: dict[tuple[str, str], list[int]] = {}
        for sheet in sheets:
            found = ends.setdefault(sheet.place[:2], [])
            found.append(sheet.data_rows + (found[-1] if found else 0))
        self._ends = {key: found for key, found in ends.items() if len(found) > 1}
        self._seen: Counter[tuple[str, str]] = Counter()

    def of(self, batch: pa.RecordBatch) -> pa.Array:
        """The table of each row, from 0."""
        if not self._ends:
            return pa.repeat(pa.scalar(0, pa.int32()), batch.num_rows)
        found = []
        for file, sheet in zip(batch["file"].to_pylist(), batch["sheet"].to_pylist(), strict=True):
            key = file, sheet or ""
            ends = self._ends.get(key)
            found.append(min(bisect_right(ends, self._seen[key]), len(ends) - 1) if ends else 0)
            self._seen[key] += 1
        return pa.array(found, pa.int32())


def _same_rows(left: pa.RecordBatch, right: pa.RecordBatch) -> bool:
    if "row_id" in left.schema.names and "row_id" in right.schema.names:
        return bool(left["row_id"].equals(right["row_id"]))
    return bool(left.num_rows == right.num_rows)


def _sheets(listed: Sequence[Mapping[str, Any]]) -> Iterator[SheetRead]:
    """The tables in the order of the rows; a sheet that is named again holds a further table."""
    seen: Counter[tuple[str, str]] = Counter()
    for each in listed:
        key = each["file"], each["sheet"] or ""
        fields = {field: index for field, index in each["fields"].items() if index >= 0}
        skipped = as_text(each.get("skipped") or "")
        yield SheetRead(
            (*key, seen[key]), tuple(each["headings"]), fields, each["rows"], each["data_rows"], skipped
        )
        seen[key] += 1


def as_text(said: Any) -> Text:
    """A sentence as it was written down: in both languages, or one for both."""
    return Text(said["id"], said["en"]) if isinstance(said, Mapping) else Text(str(said), str(said))


def _json(path: Path) -> list[Any]:
    found: list[Any] = json.loads(path.read_text("utf-8")) if path.exists() else []
    return found
