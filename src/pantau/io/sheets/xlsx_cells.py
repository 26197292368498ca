"""The cells of one row of an ``.xlsx`` sheet as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element

from pantau.io.sheets.model import FAR_CELL, MOST_COLUMNS, refusal
from pantau.io.sheets.numbers import PLAIN, Format, number_text, shown
from pantau.io.sheets.xlsx_plain import PlainRow

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BOOLEANS: Final = {"1": "TRUE", "0": "FALSE"}
_DIGITS: Final = "0123456789"

Cells = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]


class CellReader:
    """Reads rows with the shared strings and number formats of one workbook."""

    def __init__(self, strings: Sequence[str], formats: Sequence[Format], from_1904: bool) -> None:
        self._strings, self._from_1904 = strings, from_1904
        self._formats = {str(n): form for n, form in enumerate(formats) if form != PLAIN}
        self._columns: dict[str, int] = {}

    def read(self, row: Element, place: str, number: int) -> Cells:
        """The cells from column A to the last that holds something, with those of numbers and of formulas."""
        cells: list[str] = []
        numbers: list[int] = []
        formulas: list[int] = []
        column, known, strings = -1, self._columns, self._strings
        for cell in row:
            get = cell.get
            said = get("r")
            name = said.rstrip(_DIGITS) if said else ""
            column = known[name] if name in known else self._column(name, column)
            parts = len(cell)
            if not parts:
                continue
            if parts == 1 and get("t") == "s":  # most cells of a list
                text = strings[int(cell[0].text or "")]
            else:
                text = self._text(cell, column, numbers, formulas)
            if not text:
                continue
            if column == len(cells) < MOST_COLUMNS:
                cells.append(text)
            else:
                _put(cells, column, text, place, number, said or f"{number}")
        return tuple(cells), tuple(numbers), tuple(formulas)

    def read_plain(self, row: PlainRow, place: str, number: int) -> Cells:
        """The same of a row of numbers and shared strings alone."""
        cells: list[str] = []
        numbers: list[int] = []
        known, strings = self._columns, self._strings
        for name, style, kind, raw in row.cells:
            column = known[name] if name in known else self._column(name, -1)
            text = strings[int(raw)] if kind == "s" else self._number(raw, style, column, numbers)
            if column == len(cells) < MOST_COLUMNS:
                cells.append(text)
            elif text:
                _put(cells, column, text, place, number, f"{name}{number}")
        while cells and not cells[-1]:
            cells.pop()
        return tuple(cells), tuple(numbers), ()

    def _text(self, cell: Element, column: int, numbers: list[int], formulas: list[int]) -> str:
        raw = ""
        for part in cell:
            tag = part.tag
            if tag.endswith("}v"):
                raw = part.text or ""
            elif tag.endswith("}f"):
                formulas.append(column)
            elif tag.endswith("}is"):
                return string_of(part)
        kind = cell.get("t", "n")
        if not raw or kind == "s":
            return self._strings[int(raw)] if raw else ""
        if kind != "n":
            return _BOOLEANS.get(raw, raw) if kind == "b" else unescaped(raw)
        return self._number(raw, cell.get("s", ""), column, numbers)

    def _number(self, raw: str, style: str, column: int, numbers: list[int]) -> str:
        form = self._formats.get(style, PLAIN)
        if form is PLAIN or form.zeros:
            numbers.append(column)
        if form is PLAIN:
            return raw if raw.isdecimal() else number_text(raw)
        return shown(raw, form, self._from_1904)

    def _column(self, name: str, before: int) -> int:
        """The column of a name; a cell without one follows the cell before it."""
        if not name:
            return before + 1
        known = self._columns[name] = place_of(name)
        return known


def _put(cells: list[str], column: int, text: str, place: str, number: int, spot: str) -> None:
    """A text in its column, which may lie beyond the cells so far."""
    if column >= len(cells):
        if column >= MOST_COLUMNS:
            raise refusal(place, number, FAR_CELL.fill(place=spot[:20], most=MOST_COLUMNS))
        cells.extend([""] * (column - len(cells) + 1))
    cells[column] = text


def place_of(name: str) -> int:
    """The index of a column: ``A`` is 0; raises ValueError for what is no name of a column."""
    number = 0
    if not (name.isascii() and name.isalpha() and len(name) < 4):
        raise ValueError(name)
    for sign in name.upper():
        number = number * 26 + ord(sign) - 64
    return number - 1


def string_of(element: Element) -> str:
    """The text of a string with all its runs; how it is pronounced is left out."""
    texts = []
    for part in element:
        if part.tag.endswith("}t"):
            texts.append(part.text or "")
        elif part.tag.endswith("}r"):
            texts += [run.text or "" for run in part if run.tag.endswith("}t")]
    return unescaped("".join(texts))


def unescaped(text: str) -> str:
    """Signs that XML cannot hold are written as ``_x000D_``.

    >>> unescaped("SITI_x0020_AMINAH")
    'SITI AMINAH'
    """
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
