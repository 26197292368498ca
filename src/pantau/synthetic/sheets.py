"""How an office lays its list out in a spreadsheet: titles, headings, subtotals, a place to sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from random import Random
from typing import Final, NamedTuple

from pantau.synthetic.office import Office
from pantau.synthetic.roster_row import BIRTH_DATE, BIRTH_PLACE, COLUMNS, RosterRow
from pantau.synthetic.tables import rows as data_rows

_RT_RW: Final = COLUMNS.index("rt_rw")
_SHOWN: Final = {
    "kk": 0.6, "birth_place": 0.55, "birth_date": 0.97, "sex": 0.85, "address": 0.9, "rt_rw": 0.6, "village": 0.9,
    "district": 0.6, "regency": 0.1, "province": 0.05, "region": 0.08, "phone": 0.45, "occupation": 0.75,
    "category": 0.1, "mother_name": 0.35,
}  # fmt: skip
_GROUPS: Final = {
    "Data Kependudukan": ("nik", "kk", "name", "birth_place", "birth_date", "birth_place_date", "sex"),
    "Tempat Tinggal": ("address", "rt_rw", "village", "district", "regency", "province", "region"),
}


class Layout(NamedTuple):
    """How a list looks; ``fields`` are its columns, ``headings`` the words above them.

    ``no`` is a running number and ``birth_place_date`` both in one cell. ``grouped`` puts a second row of
    headings above, ``numbered`` a row of column numbers below; ``repeated`` is after how many rows the heading
    stands again, 0 for never; ``blank`` the same for an empty row. ``hidden`` are columns that are not shown.
    """

    fields: tuple[str, ...]
    headings: tuple[str, ...]
    titles: tuple[str, ...] = ()
    grouped: bool = False
    numbered: bool = False
    subtotals: bool = False
    repeated: int = 0
    blank: int = 0
    signature: tuple[str, ...] = ()
    hidden: tuple[int, ...] = ()


class Line(NamedTuple):
    """A row of a sheet: ``kind`` is title, header, number_row, data, subtotal, blank or signature.

    ``merges`` are ranges of cells: how many rows down, first and last column. ``row`` is what a line of data
    was made of.
    """

    kind: str
    cells: tuple[str, ...]
    row: RosterRow | None = None
    merges: tuple[tuple[int, int, int], ...] = ()


def plain_layout(columns: Sequence[str] = COLUMNS) -> Layout:
    """One row of headings, the usual words, nothing else: what a system exports."""
    return Layout(tuple(columns), tuple(_headings()[field][0] for field in columns))


def office_layout(random: Random, office: Office) -> Layout:
    """The way in which an office lays out its list, drawn at random."""
    shown = [field for field in COLUMNS if random.random() < _SHOWN.get(field, 1.0)]
    if "birth_place" in shown and "birth_date" in shown and random.random() < 0.3:
        shown[shown.index("birth_place")] = "birth_place_date"
        shown.remove("birth_date")
    if random.random() < 0.4:  # the name before the numbers
        shown.remove("name")
        shown.insert(0, "name")
    fields = ("no", *shown)
    headings = tuple(_any(random, _headings()[field]) for field in fields)
    titled = random.random() < 0.75
    return Layout(
        fields,
        headings,
        (f"DAFTAR PENERIMA PERLINDUNGAN {office.agency.upper()}", "TAHUN ANGGARAN 2025", "")
        if titled
        else (),
        grouped=random.random() < 0.3,
        numbered=random.random() < 0.3,
        subtotals="rt_rw" in fields and random.random() < 0.35,
        repeated=50 if random.random() < 0.15 else 0,
        blank=40 if random.random() < 0.2 else 0,
        signature=("", "Mengetahui,", f"Kepala {office.agency}", "", "( ................ )")
        if titled
        else (),
        hidden=(len(fields) - 1,) if random.random() < 0.1 else (),
    )


def lay_out(layout: Layout, rows: Iterable[RosterRow], columns: Sequence[str] = COLUMNS) -> Iterator[Line]:
    """The lines of a sheet with these rows, whose values stand in the order of ``columns``.

    With subtotals the rows are first brought in order of their RW, so they are held in memory; without, they
    stream.
    """
    width = len(layout.fields)
    for title in layout.titles:
        yield Line(
            "title" if title else "blank",
            (title, *[""] * (width - 1)),
            None,
            ((0, 0, width - 1),) if title else (),
        )
    header = tuple(_header(layout))
    yield from header
    shown, written = _shown(layout), 0
    for rw, group in _by_rw(rows) if layout.subtotals else (("", rows),):
        before = written
        for row in group:
            written += 1
            yield Line("data", _cells(layout, row, columns, written), _as_shown(row, columns, shown))
            if layout.blank and written % layout.blank == 0:
                yield Line("blank", ("",) * width)
            if layout.repeated and written % layout.repeated == 0:
                yield from header
        if layout.subtotals:
            yield _total(layout, f"Jumlah RW {rw}", written - before)
    if layout.subtotals:
        yield _total(layout, "JUMLAH SELURUHNYA", written)
    for text in layout.signature:
        yield Line("signature" if text else "blank", (*[""] * (width - 1), text))


def _header(layout: Layout) -> Iterator[Line]:
    width = len(layout.fields)
    if layout.grouped:
        above, merges = list(layout.headings), []
        for name, fields in _GROUPS.items():
            held = [at for at, field in enumerate(layout.fields) if field in fields]
            if len(held) > 1 and held[-1] - held[0] == len(held) - 1:
                above[held[0] : held[-1] + 1] = [name, *[""] * (len(held) - 1)]
                merges.append((0, held[0], held[-1]))
        spread = {at for _, first, last in merges for at in range(first, last + 1)}
        merges += [(1, at, at) for at in range(width) if at not in spread]
        below = tuple(word if at in spread else "" for at, word in enumerate(layout.headings))
        yield Line("header", tuple(above), None, tuple(merges))
        yield Line("header", below)
    else:
        yield Line("header", layout.headings)
    if layout.numbered:
        yield Line("number_row", tuple(str(at + 1) for at in range(width)))


def _cells(layout: Layout, row: RosterRow, columns: Sequence[str], number: int) -> tuple[str, ...]:
    held = dict(zip(columns, row.values, strict=True)) | {"no": str(number)}
    if "birth_place_date" in layout.fields:
        place, born = row.values[BIRTH_PLACE], row.values[BIRTH_DATE]
        held["birth_place_date"] = f"{place}, {born}" if born else place
    return tuple(held[field] for field in layout.fields)


def _shown(layout: Layout) -> frozenset[str]:
    both = ("birth_place", "birth_date") if "birth_place_date" in layout.fields else ()
    return frozenset({*layout.fields, *both, "row"})


def _as_shown(row: RosterRow, columns: Sequence[str], shown: frozenset[str]) -> RosterRow:
    """The row without what the sheet leaves out: no values, and no causes of what is not to be seen."""
    pairs = zip(columns, row.values, strict=True)
    values = tuple(value if field in shown else "" for field, value in pairs)
    return row._replace(values=values, causes=tuple(cause for cause in row.causes if cause.field in shown))


def _by_rw(rows: Iterable[RosterRow]) -> Iterator[tuple[str, list[RosterRow]]]:
    ordered = sorted(rows, key=_rw)
    for rw, group in groupby(ordered, key=_rw):
        yield rw, list(group)


def _rw(row: RosterRow) -> str:
    return row.values[_RT_RW].rpartition("/")[2]


def _total(layout: Layout, words: str, many: int) -> Line:
    cells = [""] * len(layout.fields)
    cells[1], cells[-1] = words, f"{many} orang"
    return Line("subtotal", tuple(cells))


def _any(random: Random, words: Sequence[str]) -> str:
    return words[int(random.random() * len(words))]


@cache
def _headings() -> dict[str, tuple[str, ...]]:
    return {row["field"]: tuple(row["headings"].split(";")) for row in data_rows("headings.csv")}
