"""Figures as a table: rows of text into figures, figures into columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import repeat
from operator import attrgetter, itemgetter
from typing import Any, Final

from pantau.core.notation import Unreadable, has_two_readings
from pantau.core.schema import FIGURES
from pantau.core.text import Text
from pantau.errors import Fault
from pantau.figures.figure import Figure
from pantau.figures.measures import MEASURES
from pantau.figures.table_cells import (
    MONTHS,
    WHOLE_UNITS,
    Reader,
    RegionCodes,
    category_doubt,
    is_months,
    other_unit,
    plain_precision,
    quoted,
    read_precision,
    read_value,
    reader,
    unit_fits,
)
from pantau.figures.table_faults import Faults, about, fault
from pantau.figures.table_sheet import Chunk, Sheet, fitted, positions, width

_NUMBERS: Final = ("value", "precision")  # what they mean depends on the measure
_PLAIN_LINES: Final = re.compile(r"(?:-?[0-9]{1,18}(?:\.[0-9]{1,12})?\n)*+")
_WHOLE: Final = frozenset(code for code, measure in MEASURES.items() if measure.unit in WHOLE_UNITS)
_CATEGORY: Final = Figure._fields.index("category")
_DEFAULTS: Final = Figure._field_defaults
_NO_ROWS: Final = Text("tidak ada satu baris pun di bawah judul kolom", "there is no row below the header")


def read_figures(
    sheet: Sheet, regions: RegionCodes, faults: Faults
) -> tuple[tuple[Figure, ...], tuple[Fault, ...]]:
    """The figures of a table in the order of its rows, and what was accepted with a doubt.

    Every fault is noted in ``faults``; the figures are complete when there is none.
    """
    where = positions(sheet, FIGURES, faults)
    if not {column.name for column in FIGURES if column.required} <= where.keys():
        return (), ()
    table = _Table(sheet, where, regions, faults)
    for chunk in sheet.chunks:
        table.take(chunk)
        if faults.enough:
            break
    if not table.figures and not faults:
        faults.add(sheet.file, 0, _NO_ROWS)
    return tuple(table.figures), tuple(sorted(table.doubts.values(), key=attrgetter("row")))


def columns(figures: Iterable[Figure]) -> dict[str, list[Any]]:
    """Figures as columns, named and ordered as in the file; periods as text, numbers as `Decimal`.

    >>> from pantau.core.period import Period
    >>> columns([Figure("36", "coverage_rate", Period.parse("2024"), Decimal("53.2"))])["period"]
    ['2024']
    """
    parts = list(map(list, zip(*figures, strict=True))) or [[] for _ in Figure._fields]
    table: dict[str, list[Any]] = dict(zip(Figure._fields, parts, strict=True))
    table["period"] = [period.text for period in table["period"]]
    return {column.name: table[column.name] for column in FIGURES}


class _Table:
    """One table of figures while it is read.

    Whole columns at a time where every cell of a chunk is in order; row by row where one is not, so that
    the fault can be told with its row. Both ways give the same figures.
    """

    def __init__(self, sheet: Sheet, where: dict[str, int], regions: RegionCodes, faults: Faults) -> None:
        self.figures: list[Figure] = []
        self.doubts: dict[str, Fault] = {}
        self._sheet, self._where, self._faults = sheet, where, faults
        self._width = width(sheet)
        self._readers: dict[str, Reader] = {
            column.name: reader(column.kind, regions, required=column.required)
            for column in FIGURES
            if column.name in where and column.name not in _NUMBERS
        }
        self._precisions = (
            {"precision": Reader(plain_precision, required=False)} if "precision" in where else {}
        )

    def take(self, chunk: Chunk) -> None:
        """Read some rows."""
        figures = self._by_columns(chunk)
        if figures is None:
            figures = [
                figure
                for number, cells in zip(chunk.numbers, chunk.rows, strict=True)
                if (figure := self._row(number, cells))
            ]
        self._doubt(figures)
        if not self._faults:
            self.figures += figures

    def _by_columns(self, chunk: Chunk) -> list[Figure] | None:
        if set(map(len, chunk.rows)) != {self._width}:
            return None
        texts = list(zip(*chunk.rows, strict=True))
        try:
            parts: dict[str, Any] = {
                name: list(map(known.__getitem__, texts[self._where[name]]))
                for name, known in (self._readers | self._precisions).items()
            }
        except Unreadable:
            return None
        values = _plain_values(texts[self._where["value"]], parts["measure"])
        units = set(zip(parts["unit"], parts["measure"], strict=True)) if "unit" in parts else ()
        if values is None or not all(unit_fits(*pair) for pair in units):
            return None
        parts["value"], parts["row"] = values, chunk.numbers
        cells = (parts.get(name) or repeat(_DEFAULTS[name]) for name in Figure._fields)
        return list(map(Figure._make, zip(*cells, strict=False)))  # the repeated defaults have no end

    def _row(self, number: int, cells: list[str]) -> Figure | None:
        fitting = fitted(self._sheet, number, cells, self._width, self._faults)
        if fitting is None:
            return None
        wrong: dict[str, Unreadable] = {}
        parts: dict[str, Any] = {}
        for name, known in self._readers.items():
            try:
                parts[name] = known[fitting[self._where[name]]]
            except Unreadable as error:
                wrong[name] = error
        self._numbers(fitting, parts, wrong)
        for name in sorted(wrong, key=self._where.__getitem__):
            self._faults.add(self._sheet.file, number, about(name, wrong[name].reason))
        return None if wrong else Figure(**parts, row=number)

    def _numbers(self, cells: list[str], parts: dict[str, Any], wrong: dict[str, Unreadable]) -> None:
        """The value, then precision and unit, which its words fill where their cells are empty."""
        measure = parts.get("measure", "")
        try:
            written = read_value(cells[self._where["value"]], measure)
            parts["value"] = written.value
            if written.precision:
                parts["precision"] = written.precision
            if written.unit in ("percent", "points") and not parts.get("unit"):
                parts["unit"] = written.unit
        except Unreadable as error:
            wrong["value"] = error
        try:
            stated = cells[self._where["precision"]] if "precision" in self._where else ""
            parts["precision"] = read_precision(stated, measure) or parts.get("precision")
        except Unreadable as error:
            wrong["precision"] = error
        unit = parts.get("unit", "")
        if measure and "unit" in self._where and "value" not in wrong and not unit_fits(unit, measure):
            wrong["unit"] = other_unit(quoted(unit), unit, measure)

    def _doubt(self, figures: list[Figure]) -> None:
        """Note each category that is not in the list, once, with its first row."""
        codes: set[str] = set(map(itemgetter(_CATEGORY), figures))
        for code in codes.difference(self.doubts):
            if text := category_doubt(code):
                row = next(figure.row for figure in figures if figure.category == code)
                self.doubts[code] = fault(self._sheet.file, row, text)


def _plain_values(texts: tuple[str, ...], measures: list[str]) -> list[Decimal] | None:
    """The values of a column where every one is a plain number with one reading."""
    lines = "\n".join(texts) + "\n"
    if lines.count("\n") != len(texts) or not _PLAIN_LINES.fullmatch(lines):
        return None
    dotted = (pair for pair in zip(texts, measures, strict=True) if "." in pair[0]) if "." in lines else ()
    if any(measure in _WHOLE and has_two_readings(text) for text, measure in dotted):
        return None
    values = list(map(Decimal, texts))
    if MONTHS in measures:
        months = (value for value, measure in zip(values, measures, strict=True) if measure == MONTHS)
        if not all(map(is_months, months)):
            return None
    return values
