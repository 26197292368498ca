"""The header of a list among the first rows of a sheet: one row or more, its merged cells filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from pantau.roster.columns_content import long_number, looks_like_day, plain_cell
from pantau.roster.columns_given import column_index
from pantau.roster.columns_headings import JOINED, field_of, listed_field, plain_heading

_LONGEST: Final = 80  # a heading with more signs is a sentence
_LOOKED_AT: Final = 100  # columns; a list has fewer
_DEEPEST: Final = 3  # rows of one header
_FIELD: Final = 10  # what a field adds to the score; one that is named twice takes some of it away
_TWICE: Final = 3
_ENOUGH: Final = 2 * _FIELD
_GROUP: Final = 2  # columns under one heading
_ALONE: Final = frozenset(("nik", "name", "kpj"))  # one of these is a header by itself


class Area(NamedTuple):
    """Merged cells: first and last row as places among the rows, first and last column, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


class Header(NamedTuple):
    """The places of the header among the rows that were given, and the heading of each column."""

    rows: tuple[int, ...]
    headings: tuple[str, ...]


def find_header(rows: Sequence[Sequence[str]], merged: Sequence[Area] = ()) -> Header:
    """The header that names most fields; where there is none, every heading is empty.

    >>> find_header([["DAFTAR KADER"], ["No", "NIK", "Nama"], ["1", "32", "SITI"]])
    Header(rows=(1,), headings=('No', 'NIK', 'Nama'))
    """
    width = max(map(len, rows), default=0)
    table = _filled(rows, merged, width)
    listed = [any(text and listed_field(text) for text in row[:_LOOKED_AT]) for row in table]
    # A row may only name groups of columns and the headings stand below it.
    sure = [first for first in range(len(table)) if listed[first] or any(listed[first + 1 : first + 2])]
    best = _best(table, sure) or _best(table, [n for n in range(len(table)) if n not in sure])
    return _extended(best, table, merged) if best else Header((), ("",) * width)


def header_of(rows: Sequence[Sequence[str]], given: Mapping[str, str]) -> Header | None:
    """The header where a user named columns: the row with such a heading, else a word above the first NIK."""
    wanted = set(map(plain_heading, given.values())) - {""}
    width = max(map(len, rows), default=0)
    table = _filled(rows, (), width)
    for place, row in enumerate(table):
        if not wanted.isdisjoint(map(plain_heading, row)):
            return Header((place,), tuple(row))
    nik = column_index(given.get("nik", ""), [""] * width)
    first = next((place for place, row in enumerate(table) if nik is not None and long_number(row[nik])), 0)
    for place, row in enumerate(table[:first]):
        if nik is not None and row[nik] and _wordy(row) and not any(map(str.isdigit, row[nik])):
            return Header((place,), tuple(row))
    return None


def _best(table: list[list[str]], firsts: Sequence[int]) -> Header | None:
    """The header that names most fields among those that begin in some rows; of equals the shortest and first."""
    best, most = None, (0, 0)
    for first in firsts:
        if best and any(map(long_number, chain.from_iterable(table[best.rows[-1] + 1 : first]))):
            break  # people stand in between: what follows is the header of another table
        for depth in _depths(table, first):
            headings = _joined(table[first : first + depth])
            score = (_score(headings), -depth)
            if score > most and _is_header(headings, score[0]):
                best, most = Header(tuple(range(first, first + depth)), headings), score
    return best


def _extended(header: Header, table: list[list[str]], merged: Sequence[Area]) -> Header:
    """A header with the rows below that belong to it though they name no field: JKK and JKM under *Program*."""
    first, last = header.rows[0], header.rows[-1]
    while last + 1 < len(table) and last - first + 1 < _DEEPEST and _wordy(table[last + 1]):
        spans = any(area.first_row <= last < area.last_row for area in merged)
        if not spans and not _below_a_group(table[last], table[last + 1]):
            break
        last += 1
    return Header(tuple(range(first, last + 1)), _joined(table[first : last + 1]))


def _below_a_group(upper: list[str], lower: list[str]) -> bool:
    """Whether a row only fills what a heading over several columns left open below it."""
    places = [column for column, text in enumerate(lower) if text]
    if len(places) < _GROUP or any(sign.isdigit() for column in places for sign in lower[column]):
        return False
    alone = {
        column for column in places if upper[column] and not (column + 1 in places and not upper[column + 1])
    }
    return not alone and any(not upper[column] for column in places)


def _filled(rows: Sequence[Sequence[str]], merged: Sequence[Area], width: int) -> list[list[str]]:
    """The cells as they look: what is merged says the same everywhere."""
    table = [[plain_cell(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    for area in merged:
        if area.first_row < len(table) and area.first_column < width:
            text = table[area.first_row][area.first_column]
            for row in table[area.first_row : area.last_row + 1]:
                end = min(area.last_column + 1, width)
                row[area.first_column : end] = [text] * (end - area.first_column)
    return table


def _wordy(row: list[str]) -> bool:
    """Whether a row may belong to a header: words, and no number of a person and no day among them."""
    filled = [text for text in row if text]
    if not filled or any(len(text) > _LONGEST for text in filled):
        return False
    return not any(long_number(text) or looks_like_day(text) for text in filled)


def _depths(table: list[list[str]], first: int) -> Iterator[int]:
    """How many rows a header that begins here may have."""
    if not _wordy(table[first]):
        return
    yield 1
    for depth in range(2, _DEEPEST + 1):
        below = first + depth - 1
        if below >= len(table) or not _wordy(table[below]):
            return
        if all(text.strip("()").isdigit() for text in table[below] if text):
            return  # the numbers of the columns
        yield depth


def _joined(rows: list[list[str]]) -> tuple[str, ...]:
    """The headings of all columns, those above before those below."""
    above = [list(row) for row in rows]
    for upper, lower in zip(above, rows[1:], strict=False):
        last = ""
        for column, text in enumerate(upper):
            if text:
                last = text if lower[column] else ""
            elif lower[column]:
                upper[column] = last
    return tuple(JOINED.join(dict.fromkeys(filter(None, parts))) for parts in zip(*above, strict=True))


def _score(headings: Sequence[str]) -> int:
    named = list(filter(None, headings))[:_LOOKED_AT]
    fields = [meaning.field for heading in named if (meaning := field_of(heading))]
    return _FIELD * len(set(fields)) - _TWICE * (len(fields) - len(set(fields)))


def _is_header(headings: Sequence[str], score: int) -> bool:
    """Whether so many fields make a header; a line of a letter that happens to name one does not."""
    if score >= _ENOUGH:
        return True
    named = [heading for heading in headings if heading]
    meaning = field_of(named[0]) if len(set(named)) == 1 else None
    return meaning is not None and meaning.field in _ALONE
