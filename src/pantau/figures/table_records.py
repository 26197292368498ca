"""The small tables of a case: sources, regulations, measures taken; read row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from pantau.core.notation import Unreadable
from pantau.core.period import Period
from pantau.core.schema import MEASURES_TAKEN, REGULATIONS, SOURCES, Column
from pantau.core.text import Text
from pantau.figures.case import MeasureTaken, Regulation, Source
from pantau.figures.table_cells import RegionCodes, quoted, reader
from pantau.figures.table_faults import Faults, about
from pantau.figures.table_sheet import Sheet, fitted, positions, width

_SAME_ID: Final = Text(
    "source {what} sudah ada di baris {row}; setiap sumber perlu kode sendiri",
    "source {what} stands in row {row} already; every source needs an id of its own",
)


def read_sources(sheet: Sheet, regions: RegionCodes, faults: Faults) -> dict[str, Source]:
    """The sources by id; two with the same id are a fault."""
    sources: dict[str, Source] = {}
    for row, cells in records(sheet, SOURCES, regions, faults):
        name = cells.pop("source")
        if name in sources:
            faults.add(sheet.file, row, _SAME_ID.fill(what=quoted(name), row=sources[name].row))
        else:
            sources[name] = Source(name, **cells, row=row)
    return sources


def read_regulations(sheet: Sheet, regions: RegionCodes, faults: Faults) -> tuple[Regulation, ...]:
    """The regional rules and how far each has come."""
    return tuple(Regulation(**cells) for _, cells in records(sheet, REGULATIONS, regions, faults))


def read_measures_taken(sheet: Sheet, regions: RegionCodes, faults: Faults) -> tuple[MeasureTaken, ...]:
    """What was done about each item of the instruction; a month or year is due on its last day."""
    taken = []
    for _, cells in records(sheet, MEASURES_TAKEN, regions, faults):
        due = cells.pop("due")
        taken.append(MeasureTaken(**cells, due=Period.parse(due).end if due else None))
    return tuple(taken)


def records(
    sheet: Sheet, columns: Sequence[Column], regions: RegionCodes, faults: Faults
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row without fault, with its number; a column that the file does not have is empty."""
    where = positions(sheet, columns, faults)
    if not {column.name for column in columns if column.required} <= where.keys():
        return
    readers = {name: reader(kind, regions, required=required) for name, required, kind in columns}
    wide = width(sheet)
    for chunk in sheet.chunks:
        for number, cells in zip(chunk.numbers, chunk.rows, strict=True):
            fitting = fitted(sheet, number, cells, wide, faults)
            if fitting is None:
                continue
            parts: dict[str, Any] = {}
            for name, known in readers.items():
                try:
                    parts[name] = known[fitting[where[name]]] if name in where else ""
                except Unreadable as error:
                    faults.add(sheet.file, number, about(name, error.reason))
            if len(parts) == len(readers):
                yield number, parts
        if faults.enough:
            return
