"""The sheets of an ``.ods`` workbook as rows of text, read from its XML as it comes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.etree.ElementTree import XML, Element, XMLPullParser

from pantau.core.text import Text
from pantau.io.sheets.model import FAR_CELL, MOST_COLUMNS, MOST_ROWS, Merged, Sheet, SourceRow, refusal
from pantau.io.sheets.numbers import number_text
from pantau.io.sheets.xlsx import readable
from pantau.io.workbook_guard import archive_wrong, pieces

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS: Final = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_TABLE_ITSELF: Final = f"{_TABLE}table"
_AROUND_ROWS: Final = tuple(
    f"{_TABLE}{name}" for name in ("table", "table-row-group", "table-header-rows", "table-rows")
)
_NUMBERS: Final = frozenset(("float", "percentage", "currency"))
_MOST_MERGED: Final = 100_000
_LONGEST_TAG: Final = 65_536
_ROOT = re.compile(rb"<(?![?!])[^<>]*>")
_BEGINS = re.compile(rb"<(?:[\w.-]+:)?table\s[^<>]*>")

_ENCRYPTED: Final = Text(
    "buku kerja ini berkata sandi; simpan ulang tanpa kata sandi",
    "the workbook has a password; save it again without one",
)
_MACROS: Final = Text(
    "buku kerja ini memuat makro; simpan ulang sebagai .xlsx atau .ods tanpa makro",
    "the workbook holds macros; save it again as .xlsx or .ods without them",
)
_LONG: Final = Text(
    "lembar ini lebih dari {most} baris; hapus baris berulang di bawah tabel, lalu simpan ulang",
    "the sheet has more than {most} rows; clear the repeated rows below the table and save again",
)


class _Cell(NamedTuple):
    text: str
    number: bool
    formula: bool


def ods_sheets(path: Path, *, most_mb: int) -> Iterator[Sheet]:
    """The sheets of a workbook in their order; merged cells are known once their row has been read.

    Raises `InputError` where the file must not be opened.
    """
    with path.open("rb") as file:
        wrong = archive_wrong(file, most_mb=most_mb)
        if wrong:
            raise refusal(path.name, 0, wrong)
    with readable(path.name), zipfile.ZipFile(path) as book:
        _guarded(path, book)
        tables = list(_tables(book))
        if not tables:
            raise ValueError(path.name)
    for opening, name, offset in tables:
        merged: list[Merged] = []
        hidden: set[int] = set()
        place = f"{path.name}[{name[:40]}]"
        rows = _Table(place, merged, hidden).rows(path, opening, offset)
        yield Sheet(name, rows, hidden_columns=hidden, merged=merged)


def _guarded(path: Path, book: zipfile.ZipFile) -> None:
    names = book.namelist()
    if "META-INF/manifest.xml" in names and b"encryption-data" in book.read("META-INF/manifest.xml"):
        raise refusal(path.name, 0, _ENCRYPTED)
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in names):
        raise refusal(path.name, 0, _MACROS)


def _tables(book: zipfile.ZipFile) -> Iterator[tuple[bytes, str, int]]:
    """Each table with the opening tag of the whole document, its name, and where it begins once unpacked."""
    opening, rest, before = b"", b"", 0
    for piece in pieces(book, "content.xml"):
        text = rest + piece
        found = None if opening else _ROOT.search(text)
        opening = found[0] if found else opening
        end = 0
        for match in _BEGINS.finditer(text):
            end = match.end()
            shell = XML(opening + match[0].removesuffix(b">").removesuffix(b"/") + b"/>" + _closing(opening))
            yield opening, shell[0].get(f"{_TABLE}name", ""), before + match.start()
        kept = max(end, len(text) - _LONGEST_TAG)
        rest, before = text[kept:], before + kept


def _closing(opening: bytes) -> bytes:
    return b"</" + opening[1:].split(None, 1)[0].rstrip(b">") + b">"


def _events(path: Path, opening: bytes, offset: int) -> Iterator[tuple[str, Element]]:
    """What the XML holds from a place on, as if the document began there."""
    parser: Any = XMLPullParser(("start", "end"))  # the guard refused DTDs
    parser.feed(opening)
    with zipfile.ZipFile(path) as book:
        for piece in pieces(book, "content.xml"):
            skipped = min(offset, len(piece))
            offset -= skipped
            parser.feed(piece[skipped:])
            yield from parser.read_events()


class _Table:
    """One sheet, parsed as its rows are asked for."""

    def __init__(self, place: str, merged: list[Merged], hidden: set[int]) -> None:
        self._place, self._merged, self._hidden = place, merged, hidden
        self._column = 0

    def rows(self, path: Path, opening: bytes, offset: int) -> Iterator[SourceRow]:
        """The rows that hold something, each as often as it is repeated."""
        number, around = 0, Element("")
        with readable(self._place):
            for event, element in _events(path, opening, offset):
                if event == "start":
                    around = element if element.tag in _AROUND_ROWS else around
                elif element.tag == _TABLE_ITSELF:
                    return
                elif element.tag == f"{_TABLE}table-column":
                    self._hide(element)
                elif element.tag == f"{_TABLE}table-row":
                    row = self._row(element, number + 1)
                    repeated = _times(element, "rows")
                    if row and number + repeated > MOST_ROWS:
                        raise refusal(self._place, number + 1, _LONG.fill(most=MOST_ROWS))
                    if row:
                        yield from (row._replace(row=number + n) for n in range(1, repeated + 1))
                    number += repeated
                    element.clear()
                    around.clear()  # what was read is not held
            raise ValueError(self._place)  # the table has no end

    def _hide(self, element: Element) -> None:
        repeated = _times(element, "columns")
        if element.get(f"{_TABLE}visibility", "visible") != "visible":
            self._hidden.update(range(self._column, min(self._column + repeated, MOST_COLUMNS)))
        self._column += repeated

    def _row(self, element: Element, number: int) -> SourceRow | None:
        cells: list[_Cell] = []
        column = 0
        for child in element:
            if child.tag not in _CELLS:
                continue
            repeated, cell = _times(child, "columns"), _cell(child)
            if cell.text:
                if column + repeated > MOST_COLUMNS:
                    spot = FAR_CELL.fill(place=f"{number}:{column + repeated}", most=MOST_COLUMNS)
                    raise refusal(self._place, number, spot)
                cells += [_Cell("", False, False)] * (column - len(cells)) + [cell] * repeated
            _merge(child, number, column, self._merged)
            column += repeated
        if not cells:
            return None
        return SourceRow(
            number,
            tuple(cell.text for cell in cells),
            element.get(f"{_TABLE}visibility", "visible") != "visible",
            tuple(n for n, cell in enumerate(cells) if cell.number),
            tuple(n for n, cell in enumerate(cells) if cell.formula),
        )


def _times(element: Element, what: str) -> int:
    return max(1, int(element.get(f"{_TABLE}number-{what}-repeated", "1")))


def _merge(cell: Element, row: int, column: int, merged: list[Merged]) -> None:
    down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
    right = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
    if (down > 1 or right > 1) and len(merged) < _MOST_MERGED:
        merged.append(Merged(row, row + down - 1, column, column + right - 1))


def _cell(element: Element) -> _Cell:
    """A cell as exact text: what stands in the file, not what is shown of it."""
    kind, formula = element.get(f"{_OFFICE}value-type", ""), element.get(f"{_TABLE}formula") is not None
    seen = "\n".join(_said(part) for part in element if part.tag == f"{_TEXT}p")
    if kind in _NUMBERS:
        exact = number_text(element.get(f"{_OFFICE}value", ""))
        padded = seen.isdecimal() and seen.startswith("0") and seen.lstrip("0") == exact.lstrip("0")
        return _Cell(seen if padded else exact, True, formula)
    if kind == "date":
        moment = element.get(f"{_OFFICE}date-value", "")
        return _Cell(moment.removesuffix("T00:00:00").replace("T", " "), False, formula)
    if kind == "boolean":
        return _Cell(element.get(f"{_OFFICE}boolean-value", "").upper(), False, formula)
    return _Cell(seen or element.get(f"{_OFFICE}string-value", ""), False, formula)


def _said(element: Element) -> str:
    """The text of a paragraph, with its spaces and line breaks, without the notes that hang on it."""
    texts = [element.text or ""]
    for part in element:
        if part.tag == f"{_TEXT}s":
            texts.append(" " * min(int(part.get(f"{_TEXT}c", "1")), 100))
        elif part.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            texts.append("\t" if part.tag.endswith("tab") else "\n")
        elif part.tag != f"{_OFFICE}annotation":
            texts.append(_said(part))
        texts.append(part.tail or "")
    return "".join(texts)
