"""The headings of lists before they are checked: which column was taken for what, and what an office said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from pantau.core.text import Text
from pantau.errors import InputError
from pantau.io.sheets.files import Merged, Sheet, SourceRow, open_sheets
from pantau.roster.columns import FIELDS, letter
from pantau.roster.columns_headings import plain_heading
from pantau.roster.layout import Layout, find_layout
from pantau.roster.layout_header import Area
from pantau.roster.template import TITLES
from pantau.web.columns import on_pages
from pantau.web.rosters.masking import hidden, shown

_TOP: Final = 300  # rows that a layout is found from
_LONGEST: Final = 60
PART_TITLES: Final = {
    "birth_place_date": Text("Tempat dan Tanggal Lahir (satu kolom)", "Birth Place and Date (one column)"),
    "rt": Text("RT", "RT"),
    "rw": Text("RW", "RW"),
    "sex_male": Text("Tanda untuk laki-laki", "Mark for men"),
    "sex_female": Text("Tanda untuk perempuan", "Mark for women"),
}
FIELD_TITLES: Final[Mapping[str, Text]] = {**{field: TITLES[field] for field in FIELDS}, **PART_TITLES}


def read_headings(lists: Sequence[Path], given: Mapping[str, Mapping[str, str]]) -> list[dict[str, Any]]:
    """The sheets of lists with their columns, and the faults of files that cannot be read; plain values for JSON."""
    found: list[dict[str, Any]] = []
    for path in lists:
        try:
            found += [_sheet(path.name, sheet, given.get(path.name, {})) for sheet in open_sheets(path)]
        except InputError as error:
            faults = [dict(fault.message) for fault in error.faults]
            found.append({"file": path.name, "sheet": "", "faults": faults, "columns": []})
    return found


def _sheet(file: str, sheet: Sheet, given: Mapping[str, str]) -> dict[str, Any]:
    top = list(islice(iter(sheet.rows), _TOP))
    rows, areas = [row.cells for row in top], _areas(sheet.merged, top)
    try:
        layout = find_layout(rows, areas, given)
    except InputError:
        layout = find_layout(rows, areas)
    return {
        "file": file,
        "sheet": sheet.name,
        "skipped": _said(layout.reason) if layout.reason else None,
        "notes": [_said(one.text) for one in layout.recognition.ambiguous],
        "columns": list(_columns(layout, rows)),
    }


def _numbers_columns(row: Sequence[str]) -> bool:
    """Whether a row only counts its columns, as offices write it under the headings."""
    told = [cell.strip() for cell in row if cell.strip()]
    return len(told) > 1 and told == [str(number) for number in range(1, len(told) + 1)]


def _columns(layout: Layout, rows: Sequence[Sequence[str]]) -> Iterator[dict[str, Any]]:
    taken = {one.position: one for one in layout.recognition.columns}
    below = rows[layout.header[-1] + 1 :] if layout.header else rows
    below = [row for row in below if not _numbers_columns(row)]
    width = max([len(layout.headings), *map(len, below)], default=0)
    headings = [*layout.headings, *[""] * (width - len(layout.headings))]
    seen: set[str] = set()
    for place, heading in enumerate(headings):
        example = next((row[place] for row in below if place < len(row) and row[place].strip()), "")
        plain = plain_heading(heading)
        if not heading.strip() and not example:
            continue
        own = bool(plain) and plain not in seen
        seen.add(plain)
        one = taken.get(place)
        yield {
            "key": heading if own else letter(place),
            "heading": hidden(heading)[:_LONGEST],
            "letter": letter(place),
            "example": shown(one.field if one else "", example)[:_LONGEST],
            "field": one.field if one else "",
            "how": one.how if one else "",
            "percent": one.percent if one else 0,
        }


def _said(text: Text) -> dict[str, str]:
    return {"id": on_pages(text.id), "en": on_pages(text.en)}


def _areas(merged: Sequence[Merged], top: Sequence[SourceRow]) -> list[Area]:
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
