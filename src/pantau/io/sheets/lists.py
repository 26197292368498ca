"""A sheet as a list of people: its layout found from the first rows, every row told for what it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, NamedTuple

from pantau.io.sheets.model import Merged, Sheet, SourceRow
from pantau.roster.layout import Kind, Layout, find_layout
from pantau.roster.layout_header import Area
from pantau.roster.layout_rows import Kinds

_LOOKED_AT: Final = 300  # rows whose cells tell what a column holds
# What several people share; one cell merged over their rows says it of each.
_SHARED: Final = (
    *("kk", "address", "rt_rw", "rt", "rw", "village", "district", "regency", "province", "region"),
    *("employer", "npp", "category", "segment", "programmes", "occupation", "start_date"),
)


class ListRow(NamedTuple):
    """A row of a list: what it is, how it was read, and the layout of the table in which it stands."""

    kind: Kind
    source: SourceRow
    layout: Layout


@dataclass(frozen=True)
class RosterList:
    """A sheet with the layout of its first table; ``rows`` are all of its rows in order, those of the header too."""

    sheet: Sheet
    layout: Layout
    rows: Iterator[ListRow]


def read_list(sheet: Sheet, given: Mapping[str, str] | None = None) -> RosterList:
    """The list that a sheet holds; where ``layout.reason`` is set it holds none, and its rows only count.

    ``given`` says which columns hold which fields. Raises `InputError` where it names one that does not exist,
    and where the file is damaged.
    """
    first = list(islice(sheet.rows, _LOOKED_AT))
    layout = find_layout([row.cells for row in first], _areas(sheet.merged, first), given)
    return RosterList(sheet, layout, _told(sheet, layout, first, given))


def _told(
    sheet: Sheet, layout: Layout, first: Sequence[SourceRow], given: Mapping[str, str] | None
) -> Iterator[ListRow]:
    """Rows above the header are titles, unless the number of a person stands in them."""
    top, below = (layout.header[0], layout.header[-1] + 1) if layout.header else (0, 0)
    for row in first[:top]:
        filled = any(map(str.strip, row.cells))
        yield ListRow("data" if layout.numbered(row.cells) else "title" if filled else "blank", row, layout)
    for row in first[top:below]:
        yield ListRow("header", row, layout)
    kinds = Kinds(layout, given)
    kind_of = kinds.of
    for row in _filled(chain(first[below:], sheet.rows), sheet.merged, kinds):
        kind = kind_of(row.cells)  # may go over to the layout of another table
        yield ListRow(kind, row, kinds.layout)


def _filled(rows: Iterable[SourceRow], merged: Sequence[Merged], kinds: Kinds) -> Iterator[SourceRow]:
    """The rows with what was merged over several of them said in each, where people share it."""
    upcoming = 0
    active: dict[int, tuple[int, str]] = {}  # by column: the last row of the merged cells, and what they say
    for row in rows:
        while upcoming < len(merged) and merged[upcoming].first_row <= row.row:
            area, upcoming = merged[upcoming], upcoming + 1
            column = area.first_column
            if area.last_row > area.first_row == row.row and column < len(row.cells):
                active[column] = (area.last_row, row.cells[column])
        if active:
            shared = {kinds.layout.recognition.fields.get(field, -1) for field in _SHARED}
            active = {
                column: told for column, told in active.items() if told[0] >= row.row and column in shared
            }
        yield _with(row, active) if active else row


def _with(row: SourceRow, merged: Mapping[int, tuple[int, str]]) -> SourceRow:
    width = max(merged) + 1
    cells = [*row.cells, *[""] * (width - len(row.cells))]
    for column, (_, text) in merged.items():
        cells[column] = cells[column] or text
    return row._replace(cells=tuple(cells))


def _areas(merged: Sequence[Merged], rows: Sequence[SourceRow]) -> list[Area]:
    """Merged cells among the first rows, with the places of these rows instead of their numbers."""
    numbers = [row.row for row in rows]
    areas = []
    for area in merged:
        first, last = bisect_left(numbers, area.first_row), bisect_right(numbers, area.last_row) - 1
        if first <= last and numbers[first] == area.first_row:
            areas.append(Area(first, last, area.first_column, area.last_column))
    return areas
