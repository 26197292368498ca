"""Workbooks of many rows: xlsxwriter makes the book and its furniture, the rows are streamed into its sheets.

Written cell by cell, twenty thousand rows would take xlsxwriter seven seconds; set in columns, some thousand rows at
a time, they take a small part of that, and memory stays flat in the number of rows.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from pantau.core.text import Language
from pantau.io.roster_books.blocks import Block, Look
from pantau.io.roster_books.cells import Cells, as_cell
from pantau.io.roster_books.words import PAGE, SOFTWARE

Kind = Literal["text", "wrapped", "number", "share"]

# Pale enough to read black letters on, and told apart in grey; the word stands in the cell.
COLOURS: Final[Mapping[Look, str]] = {
    "accepted": "#E3F1E3",
    "corrected": "#DCE9F7",
    "review": "#FFF2C2",
    "duplicate": "#E4E0EC",
    "rejected": "#F7D9D5",
    "marked": "#FFE699",
}
MADE: Final = datetime(2000, 1, 1)  # a fixed day: the same rows give the same bytes
_A4: Final = 9
_READABLE: Final = 180  # characters across a page of A4 that can still be read
_LARGE: Final = (
    512 << 20
)  # bytes of one sheet from which cells are cut short: Excel reads no part above 2 GiB
_QUICK: Final = 3  # how hard to press: half the time of the usual 6, files a tenth larger
_STYLE = re.compile(rb'<c r="([A-Z]+)2" s="(\d+)"')
_SECOND_ROW = re.compile(rb'<row r="2".*?</row>', re.DOTALL)
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')


class Column(NamedTuple):
    """A column of a sheet: its heading, its width in characters, what its cells are."""

    heading: str
    width: float = 14
    kind: Kind = "text"


class Page(NamedTuple):
    """A sheet of rows; ``total`` is how many there will be, ``held`` the columns that stay in view.

    ``furnish`` adds to the empty sheet what only some have, such as drop-downs.
    """

    name: str
    columns: Sequence[Column]
    rows: Iterable[Block]
    total: int
    held: int = 0
    furnish: Callable[[Any], None] | None = None


class Drawn(NamedTuple):
    """A small sheet that draws itself, as a summary does, on a book and a sheet; ``title`` is that of the book."""

    name: str
    draw: Callable[[Any, Any], None]
    title: str = ""


def write_book(out: Path, sheets: Sequence[Page | Drawn], title: str, language: Language) -> None:
    """Write a workbook that is there only when all of it was written; the same sheets give the same bytes."""
    empty, names = _skeleton(sheets, title, language)
    pages = {name: sheet for name, sheet in zip(names, sheets, strict=True) if isinstance(sheet, Page)}
    with (
        _whole(out) as target,
        ZipFile(empty) as made,
        ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_QUICK) as book,
    ):
        for name in made.namelist():
            with book.open(name, "w") as part:  # opened by name, an entry has no hour of its own
                if name in pages:
                    _fill(part, made.read(name), pages[name])
                else:
                    part.write(made.read(name))


@contextmanager
def _whole(out: Path) -> Iterator[BinaryIO]:
    """A file that takes its name only when it is on the disk as a whole; nothing is left of one that is not."""
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("wb") as target:
            yield target
            target.flush()
            os.fsync(target.fileno())
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _skeleton(sheets: Sequence[Page | Drawn], title: str, language: Language) -> tuple[BytesIO, list[str]]:
    """The workbook without its rows, and the name of the part of each sheet.

    Each page has a second row with a cell for each of its looks, so that their numbers can be read there.
    """
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"title": title, "author": SOFTWARE, "created": MADE})
        formats = _formats(book)
        for sheet in sheets:
            drawn = book.add_worksheet(sheet.name)
            drawn.set_paper(_A4)
            drawn.set_footer(f"&L&8{sheet.name}&R&8{PAGE.say(language)}")
            if isinstance(sheet, Drawn):
                sheet.draw(book, drawn)
            else:
                _furniture(drawn, sheet, formats)
    return target, [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]


def _formats(book: Any) -> dict[str, Any]:
    plain = {"valign": "top", "num_format": "@"}
    formats = {
        "head": book.add_format(
            {"bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom", "bg_color": "#EDEDED"}
        ),
        "text": book.add_format(plain),
        "wrapped": book.add_format({**plain, "text_wrap": True}),
        "number": book.add_format({"valign": "top", "align": "center", "num_format": "0"}),
        "share": book.add_format({"valign": "top", "num_format": "0.0%"}),
        "quoted": book.add_format({**plain, "quote_prefix": True}),
    }
    return formats | {
        look: book.add_format({**plain, "bg_color": colour}) for look, colour in COLOURS.items()
    }


def _furniture(drawn: Any, page: Page, formats: Mapping[str, Any]) -> None:
    """Heads that stay, a filter, widths, and how it is printed."""
    for place, column in enumerate(page.columns):
        drawn.set_column(place, place, column.width, formats[column.kind])
        drawn.write_string(0, place, as_cell(column.heading), formats["head"])
    for place, look in enumerate((*_KINDS, *_LOOKS)):
        drawn.write_blank(1, place, None, formats[look])
    last = len(page.columns) - 1
    drawn.freeze_panes(1, page.held)
    drawn.autofilter(0, 0, max(page.total, 1), last)
    drawn.ignore_errors({"number_stored_as_text": _range(last, page.total)})
    drawn.set_landscape()
    drawn.hide_gridlines(0)  # on paper too, they keep the eye in its row
    drawn.repeat_rows(0)
    if page.held:
        drawn.repeat_columns(0, page.held - 1)
    drawn.fit_to_pages(-(-sum(int(column.width) for column in page.columns) // _READABLE) or 1, 0)
    drawn.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    if page.furnish:
        page.furnish(drawn)


_KINDS: Final[tuple[Kind, ...]] = ("text", "wrapped", "number", "share")
_LOOKS: Final[tuple[Look, ...]] = ("quoted", *COLOURS)


def _range(last: int, rows: int) -> str:
    return f"A1:{letters(last)}{max(rows, 1) + 1}"


def letters(place: int) -> str:
    """How a spreadsheet calls a column, counted from 0.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _fill(part: Any, empty: bytes, page: Page) -> None:
    """The rows of a page in the place of the second row of its empty sheet."""
    styles: dict[str, int] = dict(
        zip((*_KINDS, *_LOOKS), (int(number) for _, number in _STYLE.findall(empty)), strict=True)
    )
    size = f'<dimension ref="{_range(len(page.columns) - 1, page.total)}"/>'.encode()
    before, after = _SECOND_ROW.split(_DIMENSION.sub(size, empty, count=1), maxsplit=1)
    part.write(before)
    cells = Cells([(letters(place), one.kind, one.width) for place, one in enumerate(page.columns)], styles)
    number, written = 2, 0
    for block in page.rows:
        for rows in cells.rows(number, block):
            written += part.write(rows)
            cells.short = written > _LARGE
        number += block.rows
    part.write(after)
