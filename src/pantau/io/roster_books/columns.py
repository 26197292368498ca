"""The columns of the office that made a list: its own in their order, or several layouts brought together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pantau.core.text import Language
from pantau.io.roster_books.blocks import text_of
from pantau.io.roster_books.book import Column, letters
from pantau.io.roster_books.folder import Counts, Place, SheetRead
from pantau.io.roster_books.words import COLUMN, fields_of
from pantau.roster.template import TITLES

MOST_COLUMNS: Final = 16_384 - 20  # of a sheet, less our own
_WIDTHS: Final = {
    "nik": 20,
    "kk": 20,
    "name": 28,
    "address": 30,
    "mother_name": 24,
    "no": 6,
    "sex": 10,
    "rt_rw": 10,
    "birth_date": 13,
    **dict.fromkeys(("birth_place", "phone", "start_date"), 16),
    **dict.fromkeys(("village", "district", "regency", "province", "occupation"), 20),
}


class Spot(NamedTuple):
    """Where a row of one place puts its cells, and the column of each field; ``straight`` when in their order."""

    at: tuple[int, ...]
    fields: Mapping[str, int]
    straight: bool


@dataclass(frozen=True)
class OwnColumns:
    """The office's columns in a workbook; ``left_out`` are those for which a sheet has no room."""

    columns: tuple[Column, ...]
    spots: Mapping[Place, Spot]
    several: bool
    left_out: int

    def columns_of(self, place: Place, cells: pa.Array) -> list[pa.Array]:
        """The cells of rows of one place under their columns; ``cells`` are lists of texts."""
        spot = self.spots[place]
        lengths = pc.fill_null(pc.list_value_length(cells), 0).to_numpy()
        texts = text_of(cells.flatten())
        begins = np.cumsum(lengths) - lengths
        empty = pa.array([""]).take(pa.array(np.zeros(len(cells), np.int8)))
        found = [empty] * len(self.columns)
        for cell, at in enumerate(range(len(self.columns)) if spot.straight else spot.at):
            missing = lengths <= cell
            if at < len(found) and not missing.all():
                places = pa.array(begins + cell, mask=missing if missing.any() else None)
                found[at] = pc.fill_null(texts.take(places), "")
        return found

    def meant(self, place: Place, codes: Iterable[str]) -> Iterator[int]:
        """The columns that findings speak of, where the list has them."""
        fields = self.spots[place].fields
        for code in codes:
            yield from (fields[field] for field in fields_of(code) if field in fields)


def own_columns(sheets: Sequence[SheetRead], counts: Counts, language: Language) -> OwnColumns:
    """The columns of these sheets: as they are when all have one layout, else those of one meaning together.

    An official works in one table and filters it; a table for each layout would be a sheet for each of twenty
    offices and each decision. So the fields that were recognised stand under one heading each, in the order in
    which the lists first have them, and after them what only single lists have, under its own heading.
    """
    read = [sheet for sheet in sheets if sheet.place in counts.widths]
    if len({sheet.headings for sheet in read}) <= 1:
        return _one_layout(read, counts, language)
    headings: dict[tuple[str, str], int] = {}
    named: list[dict[int, tuple[str, str]]] = [_named(sheet, counts, language) for sheet in read]
    for known in (True, False):
        for names in named:
            for _, name in sorted(names.items()):
                if bool(name[0]) is known:
                    headings.setdefault(name, len(headings))
    spots = {}
    for sheet, names in zip(read, named, strict=True):
        at = tuple(headings[name] for _, name in sorted(names.items()))
        marked = {field: at[index] for field, index in sheet.fields.items() if index < len(at)}
        spots[sheet.place] = Spot(at, marked, straight=False)
    columns = [Column(TITLES[field][0 if language == "id" else 1] if field else title, _width(field, title))
               for field, title in headings]  # fmt: skip
    return _fitted(columns, spots, several=True)


def _one_layout(read: Sequence[SheetRead], counts: Counts, language: Language) -> OwnColumns:
    width = max((_width_of(sheet, counts) for sheet in read), default=0)
    first = read[0] if read else None
    titles = _titles(first, width, language) if first else []
    fields = {index: field for field, index in first.fields.items()} if first else {}
    columns = [Column(title, _width(fields.get(place, ""), title)) for place, title in enumerate(titles)]
    at = tuple(range(width))
    spots = {sheet.place: Spot(at, sheet.fields, straight=True) for sheet in read}
    return _fitted(columns, spots, several=False)


def _fitted(columns: Sequence[Column], spots: Mapping[Place, Spot], *, several: bool) -> OwnColumns:
    kept = tuple(columns[:MOST_COLUMNS])
    seen = {
        place: spot._replace(fields={field: at for field, at in spot.fields.items() if at < len(kept)})
        for place, spot in spots.items()
    }
    return OwnColumns(kept, seen, several, len(columns) - len(kept))


def _named(sheet: SheetRead, counts: Counts, language: Language) -> dict[int, tuple[str, str]]:
    """What each column of a sheet is called among others: its field, or its heading and how often it came before."""
    fields = {index: field for field, index in sheet.fields.items() if field in TITLES}
    seen: dict[str, int] = {}
    names = {}
    for index, title in enumerate(_titles(sheet, _width_of(sheet, counts), language)):
        if index in fields:
            names[index] = (fields[index], "")
            continue
        seen[title] = seen.get(title, 0) + 1
        names[index] = ("", title if seen[title] == 1 else f"{title} ({seen[title]})")
    return names


def _titles(sheet: SheetRead, width: int, language: Language) -> list[str]:
    """The headings of a sheet; a column without one is called by its letter."""
    given = [*sheet.headings, *[""] * (width - len(sheet.headings))]
    return [
        title if title.strip() else COLUMN.fill(letter=letters(index)).say(language)
        for index, title in enumerate(given)
    ]


def _width_of(sheet: SheetRead, counts: Counts) -> int:
    return max(len(sheet.headings), counts.widths.get(sheet.place, 0))


def _width(field: str, title: str) -> float:
    return _WIDTHS.get(field) or min(max(len(title) + 2, 10), 24)
