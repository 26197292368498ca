"""A file with a list of people as chunks of rows, each of one table with one header; memory stays that of a chunk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple

from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.io.sheets.files import Merged, Sheet, SourceRow, open_sheets
from pantau.roster.columns import PARTS
from pantau.roster.dates import UNKNOWN, Style, column_style
from pantau.roster.layout import Kind, Layout, find_layout
from pantau.roster.layout_header import Area
from pantau.roster.layout_rows import Kinds
from pantau.roster.nik_parts import LENGTH

ROWS: Final = 20_000  # of a chunk
_TOP: Final = 300  # rows that a layout is found from
_HOME: Final = 0.5  # of the numbers of a sheet, for its rows to be of that regency

_NO_LIST: Final = Text(
    "tidak ada daftar orang di berkas ini: {why}", "there is no list of people in this file: {why}"
)
_EMPTY: Final = Text("berkas kosong", "the file is empty")


@dataclass(frozen=True)
class SheetInfo:
    """What became of one sheet; ``skipped`` says why it was not read, where it was not."""

    sheet: str
    headings: tuple[str, ...] = ()
    fields: Mapping[str, int] = field(default_factory=dict)
    columns: tuple[tuple[str, str, int], ...] = ()
    notes: tuple[Text, ...] = ()
    skipped: Text | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Chunk:
    """Rows of people of one table, and what is known of the table before they are cleaned."""

    info: SheetInfo
    rows: list[SourceRow]
    style: Style
    home: str


class Aside(NamedTuple):
    """A row of nobody: its sheet, its place, what it is, and its cells."""

    sheet: str
    row: int
    kind: str
    cells: tuple[str, ...]


class Source:
    """One file while it is read; ``sheets``, ``aside`` and ``notes`` fill as the chunks are gone through."""

    def __init__(self, path: Path, given: Mapping[str, str] | None = None, *, most_mb: int = 2_048) -> None:
        self._path, self._given, self._most = path, given, most_mb
        self.sheets: list[SheetInfo] = []
        self.aside: list[Aside] = []
        self.notes: list[Fault] = []

    def chunks(self) -> Iterator[Chunk]:
        """The rows of people, at most `ROWS` at a time; raises `InputError` where the file cannot be read."""
        refused: list[Fault] = []
        for sheet in open_sheets(self._path, most_mb=self._most):
            try:
                table = _Table(sheet, self._given)
            except _NoColumns as error:
                refused += error.faults
                self.sheets.append(SheetInfo(sheet.name, skipped=_said(error.faults)))
                continue
            if table.layout.reason:
                self.sheets.append(SheetInfo(sheet.name, skipped=table.layout.reason, hidden=sheet.hidden))
                continue
            yield from self._of(sheet, table)
            self.notes += sheet.notes
        if not any(one.skipped is None for one in self.sheets):
            if refused:
                raise InputError(refused)
            why = next((one.skipped for one in self.sheets if one.skipped), _EMPTY)
            said = _NO_LIST.fill(why=why)
            raise InputError([Fault(self._path.name, 0, {"id": said.id, "en": said.en})])

    def _of(self, sheet: Sheet, table: _Table) -> Iterator[Chunk]:
        info, style, home, last = None, UNKNOWN, "", None
        for layout, rows in table.parts(self.aside):
            if info is None or layout is not last:
                info = _info(sheet, layout)
                self.sheets.append(info)
                style, home = UNKNOWN, ""
            last = layout
            if style == UNKNOWN:
                style = _style(layout, rows)
            home = home or _home(layout, rows)
            yield Chunk(info, rows, style, home)
        if info is None:
            self.sheets.append(_info(sheet, table.layout))


class _NoColumns(InputError):
    """The columns that the user named are not in this sheet."""


class _Table:
    """The rows of one sheet, told apart."""

    def __init__(self, sheet: Sheet, given: Mapping[str, str] | None) -> None:
        self._sheet, self._given = sheet, given
        rows = iter(sheet.rows)
        self._top = list(islice(rows, _TOP))
        self._rows = chain(self._top, rows)
        areas = _areas(sheet.merged, self._top)
        try:
            self.layout = find_layout([row.cells for row in self._top], areas, given)
        except InputError as error:
            raise _NoColumns(error.faults) from error

    def parts(self, aside: list[Aside]) -> Iterator[tuple[Layout, list[SourceRow]]]:
        """Rows of people with the layout that they stand in; all others go to ``aside``."""
        name, header = self._sheet.name, self.layout.header
        layout: Layout = self.layout
        held: list[SourceRow] = []
        for row, kind, now in self._told(header, header[-1] if header else -1):
            if kind != "data":
                aside.append(Aside(name, row.row, kind, row.cells))
                continue
            if now is not layout or len(held) >= ROWS:
                if held:
                    yield layout, held
                layout, held = now, []
            held.append(row)
        if held:
            yield layout, held

    def _told(self, header: Sequence[int], below: int) -> Iterator[tuple[SourceRow, Kind, Layout]]:
        """Each row with what it is and the layout that it stands in.

        Words alone right above a header are of the header: groups of columns, where it has two rows.
        """
        kinds = Kinds(self.layout, self._given)
        waiting: SourceRow | None = None
        for place, row in enumerate(self._rows):
            before = kinds.layout
            kind = _above(row, place in header) if place <= below else kinds.of(row.cells)
            if kinds.layout.reason:  # a row that only looks like the header of another list
                kinds.layout = before
            if waiting is not None:
                yield waiting, "header" if kind == "header" else "data", before
                waiting = None
            if kind == "data" and not any(map(str.isdigit, "".join(row.cells))):
                waiting = row
            else:
                yield row, kind, kinds.layout
        if waiting is not None:
            yield waiting, "data", kinds.layout


def _above(row: SourceRow, header: bool) -> Kind:
    """What a row down to the header is."""
    if header:
        return "header"
    return "title" if any(map(str.strip, row.cells)) else "blank"


def _areas(merged: Sequence[Merged], top: list[SourceRow]) -> list[Area]:
    """Merged cells by the places of their rows among those at the top."""
    places = {row.row: place for place, row in enumerate(top)}
    found = []
    for one in merged:
        rows = [
            places[row]
            for row in range(one.first_row, min(one.last_row, one.first_row + _TOP) + 1)
            if row in places
        ]
        if rows:
            found.append(Area(rows[0], rows[-1], one.first_column, one.last_column))
    return found


def _info(sheet: Sheet, layout: Layout) -> SheetInfo:
    found = layout.recognition
    return SheetInfo(
        sheet.name,
        layout.headings,
        dict(found.fields),
        tuple((one.field, one.how, one.percent) for one in found.columns),
        tuple(one.text for one in found.ambiguous),
        hidden=sheet.hidden,
    )


def _style(layout: Layout, rows: list[SourceRow]) -> Style:
    fields = layout.recognition.fields
    if "birth_date" not in fields and PARTS[0] not in fields:
        return UNKNOWN
    if PARTS[0] not in fields:
        at = fields["birth_date"]
        return column_style(row.cells[at] for row in rows if at < len(row.cells))
    values = layout.recognition.values
    return column_style(values(row.cells).get("birth_date", "") for row in rows)


def _home(layout: Layout, rows: list[SourceRow]) -> str:
    """The regency that most NIKs of a sheet were given in."""
    at = layout.recognition.fields.get("nik", -1)
    if at < 0:
        return ""
    niks = [row.cells[at] for row in rows if at < len(row.cells) and len(row.cells[at]) == LENGTH]
    found = Counter(nik[:4] for nik in niks if nik.isdigit()).most_common(1)
    if not found or found[0][1] < _HOME * len(niks):
        return ""
    return f"{found[0][0][:2]}.{found[0][0][2:]}"


def _said(faults: Sequence[Fault]) -> Text:
    first = faults[0].message
    return Text(first["id"], first["en"])
