"""The parts of an ``.xlsx`` workbook: its sheets, strings and formats; the outline and the rows of a sheet."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree import ElementTree

from pantau.io.plain_files import MEGABYTE
from pantau.io.sheets.model import MOST_COLUMNS, Merged
from pantau.io.sheets.numbers import Format, format_of
from pantau.io.sheets.xlsx_cells import place_of, string_of, unescaped
from pantau.io.sheets.xlsx_plain import plain_strings
from pantau.io.workbook_guard import pieces
from pantau.io.workbook_parts import sheet_parts

_LONGEST: Final = 32 * MEGABYTE  # of one row or one string
_STRETCH: Final = MEGABYTE // 4
_MOST_MERGED: Final = 200_000
_MOST_STRINGS_MB: Final = 512

_ROOT = re.compile(rb"<(?![?!])[^<>]*>")
_DECLARED = re.compile(rb"\s*<\?xml[^<>]*\?>")
_COLUMN = re.compile(rb"<(?:[\w.-]+:)?col\s[^<>]*>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*["']([^"']*)["']""")
_MERGE = re.compile(
    rb"""<(?:[\w.-]+:)?mergeCell\s[^<>]*ref\s*=\s*["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)["']"""
)
_DATA_BEGINS = re.compile(rb"<(?:[\w.-]+:)?sheetData[\s/>]")
_OVERLAP: Final = 256


class Index(NamedTuple):
    """What a workbook consists of: name, part and whether it is hidden of each sheet; where the rest stands."""

    sheets: tuple[tuple[str, str, bool], ...]
    strings: str
    styles: str
    from_1904: bool


class Outline(NamedTuple):
    """What stands around the rows of a sheet."""

    hidden_columns: frozenset[int]
    merged: tuple[Merged, ...]


def read_index(book: zipfile.ZipFile) -> Index:
    """The sheets in their order, hidden ones too; charts have no rows and are left out."""
    parts = sheet_parts(book)
    tree = ElementTree.fromstring(book.read("xl/workbook.xml"))  # noqa: S314  the guard refused DTDs
    sheets, from_1904 = [], False
    for element in tree.iter():
        tag, name = element.tag.rpartition("}")[2], element.get("name", "")
        if tag == "sheet" and name in parts and "chartsheet" not in parts[name]:
            sheets.append((name, parts[name], element.get("state", "visible") != "visible"))
        elif tag == "workbookPr":
            from_1904 = element.get("date1904") in ("1", "true")
    return Index(tuple(sheets), _linked(book, "sharedStrings"), _linked(book, "styles"), from_1904)


def shared_strings(book: zipfile.ZipFile, part: str) -> list[str]:
    """The strings that cells point to, in their order."""
    if not part:
        return []
    if book.getinfo(part).file_size > _MOST_STRINGS_MB * MEGABYTE:
        raise ValueError(part)
    strings: list[str] = []
    for stretch in stretches(book, part, "si"):
        plain = plain_strings(stretch.text)
        strings += map(unescaped, plain) if plain is not None else map(string_of, stretch.tree())
    return strings


def read_formats(book: zipfile.ZipFile, index: Index) -> list[Format]:
    """The number format of each cell style."""
    if not index.styles:
        return []
    tree = ElementTree.fromstring(book.read(index.styles))  # noqa: S314  the guard refused DTDs
    codes: dict[str, str] = {}
    formats: list[Format] = []
    for element in tree.iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "numFmt":
            codes[element.get("numFmtId", "")] = element.get("formatCode", "")
        elif tag == "cellXfs":
            numbers = [style.get("numFmtId", "0") for style in element]
            formats = [format_of(int(number), codes.get(number, "")) for number in numbers]
    return formats


def outline(book: zipfile.ZipFile, part: str) -> Outline:
    """The hidden columns, which stand before the rows of a sheet, and its merged cells, which stand after."""
    hidden: set[int] = set()
    merged: set[Merged] = set()
    rest, head = b"", True
    for piece in pieces(book, part):
        text = rest + piece
        if head:
            begins = _DATA_BEGINS.search(text)
            hidden.update(_hidden(text[: begins.start()] if begins else text))
            head = begins is None
        if b"mergeCell" in text:
            merged.update(map(_area, _MERGE.finditer(text)))
            if len(merged) > _MOST_MERGED:
                raise ValueError(part)
        rest = text[-_OVERLAP:]
    return Outline(frozenset(hidden), tuple(sorted(merged)))


class Stretch(NamedTuple):
    """Some thousands of elements, with the tags that make a document of their own of them."""

    opening: bytes
    text: bytes
    closing: bytes

    def tree(self) -> ElementTree.Element:
        """The elements under a parent."""
        return ElementTree.XML(self.opening + self.text + self.closing)


def stretches(book: zipfile.ZipFile, part: str, name: str) -> Iterator[Stretch]:
    """The elements of one name in a part, some thousands at a time.

    The part is cut where these elements end and each stretch is parsed on its own, so that memory stays flat.
    """
    begins = re.compile(rb"<((?:[\w.-]+:)?)" + name.encode() + rb"[\s/>]")
    wrap, end, rest = None, b"", b""
    for piece in _unpacked(book, part):
        text = rest + piece
        if wrap is None:
            first = begins.search(text)
            if first:
                wrap, text = _wrap(text[: first.start()]), text[first.start() :]
                end = b"</" + first[1] + name.encode() + b">"
        cut = text.rfind(end) + len(end) if wrap and end in text else 0
        rest = text[cut:]
        if len(rest) > _LONGEST:
            raise ValueError(part)
        if wrap and cut:
            yield Stretch(wrap[0], text[:cut], wrap[1])
    empty = max((match.end() for match in _closed(name).finditer(rest)), default=0)
    if wrap and empty:
        yield Stretch(wrap[0], rest[:empty], wrap[1])
    if begins.search(rest, empty):
        raise ValueError(part)  # one that has no end


def _unpacked(book: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """A part unpacked, in stretches that take little room as a tree."""
    with book.open(part) as unpacked:
        while piece := unpacked.read(_STRETCH):
            yield piece


def _wrap(head: bytes) -> tuple[bytes, bytes]:
    """The opening tag of the whole part, with its declarations, and the tag that closes it."""
    declared, root = _DECLARED.match(head.removeprefix(b"\xef\xbb\xbf")), _ROOT.search(head)
    if not root:
        raise ValueError(head[:100])
    opening = (declared[0].strip() if declared else b"") + root[0]
    return opening, b"</" + re.split(rb"[\s/>]", root[0][1:], maxsplit=1)[0] + b">"


def _closed(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"<(?:[\w.-]+:)?" + name.encode() + rb"(?:\s[^<>]*)?/>")


def _hidden(head: bytes) -> Iterator[int]:
    for column in _COLUMN.findall(head):
        said = dict(_ATTRIBUTE.findall(column))
        if said.get(b"hidden") in (b"1", b"true"):
            first, last = int(said.get(b"min", b"1")), int(said.get(b"max", b"1"))
            yield from range(first - 1, min(last, MOST_COLUMNS))


def _area(match: re.Match[bytes]) -> Merged:
    columns = sorted((place_of(match[1].decode()), place_of(match[3].decode())))
    rows = sorted((int(match[2]), int(match[4])))
    return Merged(rows[0], rows[1], columns[0], columns[1])


def _linked(book: zipfile.ZipFile, kind: str) -> str:
    """The part of a kind that the workbook names; none when it has none."""
    try:
        links = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    except KeyError:
        return ""
    present = set(book.namelist())
    for link in links:
        if link.get("Type", "").endswith(f"/{kind}"):
            part = posixpath.normpath(posixpath.join("/xl", link.get("Target", ""))).lstrip("/")
            return part if part in present else ""
    return ""
