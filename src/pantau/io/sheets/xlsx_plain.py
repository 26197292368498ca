"""Rows and strings of a workbook written as nearly all programs write them, read without building a tree.

A tree of a list of twenty thousand rows takes a second. What is not exactly of this form is left to the reader of
trees: text must be such that both read the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_CONTROLS: Final = bytes(code for code in range(32) if code not in (9, 10))
_ODD: Final = (b"&", b"<!", b"<?", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_ROW = re.compile(r'\s*<row((?: [\w:.-]+="[^"<]*")*)\s*>')
_ATTRIBUTE = re.compile(r' ([\w:.-]+)="([^"]*)"')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})[0-9]+"(?: s="([0-9]+)")?(?: t="([ns])")?\s*(?:/>|><v>([-+.0-9Ee]+)</v></c>)'
)
_STRING = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_TAGS: Final = 4  # of a string, and of a cell that holds something: two that open and two that close

PlainCell = tuple[str, str, str, str]
"""Its column, its style, its kind, and what it holds."""


class PlainRow(NamedTuple):
    """A row: what its tag says of it, and its cells that hold something."""

    said: dict[str, str]
    cells: list[PlainCell]

    def get(self, name: str) -> str | None:
        """What its tag says, as an element answers it."""
        return self.said.get(name)


def plain_rows(stretch: bytes) -> list[PlainRow] | None:
    """The rows of a stretch that ends with one; none where any of it is in another form."""
    if not _is_plain(stretch):
        return None
    *rows, rest = stretch.decode("utf-8").split("</row>")
    found = list(_rows(rows))
    return found if len(found) == len(rows) and not rest.strip() else None


def _rows(rows: list[str]) -> Iterator[PlainRow]:
    """The rows down to the first that is not plain: one with a tag that is neither its own nor of its cells."""
    for row in rows:
        begins = _ROW.match(row)
        if begins is None:
            return
        cells = _CELL.findall(row, begins.end())
        filled = [cell for cell in cells if cell[3]]
        if row.count("<") != 1 + len(cells) + (_TAGS - 1) * len(filled):
            return
        yield PlainRow(dict(_ATTRIBUTE.findall(begins[1])), filled)


def plain_strings(stretch: bytes) -> list[str] | None:
    """The strings of a stretch that holds nothing else; none where one has several runs, or signs by number."""
    if not _is_plain(stretch):
        return None
    found: list[str] = _STRING.findall(stretch.decode("utf-8"))
    return found if stretch.count(b"<") == _TAGS * len(found) else None


def _is_plain(stretch: bytes) -> bool:
    """Whether the text stands for itself: no entity, comment or section, nothing that XML forbids or changes."""
    return not any(sign in stretch for sign in _ODD) and len(stretch.translate(None, _CONTROLS)) == len(
        stretch
    )
