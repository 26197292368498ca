"""What the values of a workbook do not tell: formulas, errors of formulas, cells far from the table."""

from __future__ import annotations

import posixpath
import re
import zipfile
from itertools import islice
from typing import Final
from xml.etree import ElementTree

from pantau.core.text import Text
from pantau.figures.table_faults import ENOUGH
from pantau.io.plain_files import MEGABYTE
from pantau.io.workbook_guard import pieces

_LONGEST_TAG: Final = 4 * MEGABYTE
_MANY_CELLS: Final = 5_000_000  # a table of 300,000 rows; below this an empty area costs little
_SPARSE: Final = 20
_MOST_COLUMNS: Final = 52
_MOST_ROWS: Final = 1_048_576
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

# As nearly every program writes a cell; what is written otherwise is taken apart one by one.
_ORDINARY = re.compile(rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="[0-9]+")?(?: t="[A-Za-z]+")? ?/?>')
_UNUSUAL = re.compile(rb"<c[\t\r\n/>]|:c[\s/>]")
_CELL = re.compile(rb"""<(?:[^<>\s:/]+:)?c((?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*/?>""")
_CELL_BEGINS = re.compile(rb"<(?:[^<>\s:/]+:)?c(?=[\s/>])")
_ATTRIBUTE = re.compile(rb"""\s([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_PLACE = re.compile(rb"([A-Z]{1,3})([1-9][0-9]{0,6})")
_FORMULA = re.compile(rb"<(?:[^<>\s:/]+:)?f[\s/>]")
_ERROR = re.compile(rb"""\st=["']e["']""")
_ANY_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})([1-9][0-9]{0,6})["']""")
_EMPTY_CELL = re.compile(rb"""<[^<>]*?\sr\s*=\s*["']([A-Z]{1,3}[0-9]{1,7})["'][^<>]*(?:/>|>\s*</)""")

_IS_FORMULA: Final = Text(
    "sel {place} berisi rumus; salin lalu tempel sebagai nilai",
    "cell {place} holds a formula; copy it and paste the value",
)
_MANY_FORMULAS: Final = Text(
    "lembar ini penuh rumus; salin seluruh lembar lalu tempel sebagai nilai",
    "this sheet is full of formulas; copy all of it and paste the values",
)
_IS_ERROR: Final = Text(
    "sel {place} berisi kesalahan rumus spreadsheet; isi dengan nilainya",
    "cell {place} holds an error of a spreadsheet formula; write the value",
)
_IS_FAR: Final = Text(
    "sel {place} jauh di luar tabel; hapus isinya, atau pindahkan ke lembar lain",
    "cell {place} lies far from the table; clear it, or move it to another sheet",
)
_NO_PLACE: Final = Text(
    "ada sel tanpa alamat yang wajar di dalam lembar ini; simpan ulang dari aplikasi spreadsheet",
    "there are cells without a proper address in this sheet; save the workbook again from a spreadsheet",
)
_IS_SPARSE: Final = Text(
    "hampir semua sel sampai baris {row} kosong; hapus sel yang jauh di bawah tabel",
    "nearly all cells down to row {row} are empty; clear the cells far below the table",
)


def sheet_parts(book: zipfile.ZipFile) -> dict[str, str]:
    """The part of the zip that holds each sheet, by the name that readers see."""
    try:
        index = ElementTree.fromstring(book.read("xl/workbook.xml"))  # noqa: S314  the guard refused DTDs
        links = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    except (LookupError, ValueError, ElementTree.ParseError):  # no such part, an encoding that nobody knows
        return {}
    present = set(book.namelist())
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    parts = {}
    for sheet in index.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT), "")
            part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            if part in present:
                parts[sheet.get("name", "")] = part
    return parts


def sheet_wrong(book: zipfile.ZipFile, part: str) -> list[tuple[int, Text]]:
    """Each formula and error of a sheet with its row, else why the sheet is too wide or too empty to be read.

    A reader of workbooks makes room for every cell up to the last one, so one stray cell in the last row
    and column would take all the memory there is; row 0 means that the sheet may not be read at all.
    """
    scan = _Scan()
    rest = b""
    for piece in pieces(book, part):
        text = rest + piece
        whole = _whole(text)
        rest = text[whole:]
        wrong = _NO_PLACE if len(rest) > _LONGEST_TAG else scan.take(text[:whole])
        if wrong:
            return [(0, wrong)]
        if scan.seen > ENOUGH:
            break
    if scan.seen > ENOUGH:
        return [(0, _MANY_FORMULAS)]
    return scan.sparse() or [(row, scan.found[row, place]) for row, place in sorted(scan.found)]


def _whole(text: bytes) -> int:
    """Where the last tag ends that can be judged: one that opens waits for what it holds."""
    end = text.rfind(b">") + 1
    begin = text.rfind(b"<", 0, end)
    opens = not text.startswith(b"</", begin) and not text.endswith(b"/>", begin, end)
    return begin if begin > 0 and opens else end


class _Scan:
    """What the XML of a sheet holds, read a stretch of whole tags at a time."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, str], Text] = {}
        self.seen = 0
        self._cells, self._rows, self._columns = 0, 0, 1
        self._before = (b"", b"")

    def take(self, text: bytes) -> Text | None:
        """Read a stretch; what makes the whole sheet unreadable is returned."""
        places = _places(text)
        if places is None:
            return _NO_PLACE
        far = _far(text, places)
        if far:
            return _IS_FAR.fill(place=far)
        for sign, pattern, message in ((b"f", _FORMULA, _IS_FORMULA), (b"t=", _ERROR, _IS_ERROR)):
            for match in islice(pattern.finditer(text), ENOUGH) if sign in text else ():
                row, place = self._place(text, match)
                self.found.setdefault((row, place), message.fill(place=place))
                self.seen += 1
        if places:
            self._cells += len(places)
            self._rows = max(self._rows, *map(int, {row for _, row in places}))
            self._columns = max(
                self._columns, *(min(_number(name), _MOST_COLUMNS) for name in {c for c, _ in places})
            )
            self._before = places[-1]
        return None

    def sparse(self) -> list[tuple[int, Text]]:
        """Whether the area is large and nearly empty."""
        box = self._rows * self._columns
        empty = box > max(_MANY_CELLS, self._cells * _SPARSE) or self._rows > _MOST_ROWS
        return [(0, _IS_SPARSE.fill(row=self._rows))] if empty else []

    def _place(self, text: bytes, match: re.Match[bytes]) -> tuple[int, str]:
        """The row and the name of the cell that a match lies in."""
        near = _ANY_PLACE.findall(text, max(0, match.start() - 500), match.end())
        column, row = near[-1] if near else self._before
        return int(row or 0), (column + row).decode() or "?"


def _places(text: bytes) -> list[tuple[bytes, bytes]] | None:
    """Column and row of every cell; none when a cell does not say where it stands."""
    places = _ORDINARY.findall(text)
    if len(places) == text.count(b"<c ") and not _UNUSUAL.search(text):
        return places
    cells = _CELL.findall(text)
    if len(cells) != len(_CELL_BEGINS.findall(text)):
        return None
    places = []
    for attributes in cells:
        said = [one or other for name, one, other in _ATTRIBUTE.findall(attributes) if name == b"r"]
        place = _PLACE.fullmatch(said[0]) if len(said) == 1 else None
        if not place:
            return None
        places.append((place[1], place[2]))
    return places


def _far(text: bytes, places: list[tuple[bytes, bytes]]) -> str:
    """A cell to the right of column AZ that holds something; programs format empty ones out there."""
    right = {name for name, _ in places if len(name) > 1 and _number(name) > _MOST_COLUMNS}
    if not right:
        return ""
    empty = set(_EMPTY_CELL.findall(text))
    return next((f"{(c + r).decode()}" for c, r in places if c in right and c + r not in empty), "")


def _number(column: bytes) -> int:
    """``A`` is 1, ``AZ`` is 52."""
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number
