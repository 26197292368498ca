"""Where a workbook would be too long, it goes on in further files beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from pantau.core.notation import format_number
from pantau.core.text import Language
from pantau.io.roster_books.blocks import Block, Taken
from pantau.io.roster_books.book import Column, Drawn, Page, write_book
from pantau.io.roster_books.words import NOTES

MOST_ROWS: Final = 200_000  # in a sheet: what a usual computer of an office opens and filters without waiting
MOST_CELLS: Final = 5_000_000


class Remark:
    """A note on a workbook, with what stands in its slots."""

    def __init__(self, code: str, **slots: Any) -> None:
        self._text, self._slots = NOTES[code], slots

    def say(self, language: Language) -> str:
        """The note; whole numbers as people write them."""
        shown = {
            key: format_number(value, language) if isinstance(value, int) else value
            for key, value in self._slots.items()
        }
        return self._text.fill(**shown).say(language)


class Long(NamedTuple):
    """A sheet of as many rows as there are, to be divided where they are too many."""

    name: str
    columns: Sequence[Column]
    blocks: Iterator[Block]
    total: int
    held: int


Cover = Callable[[Sequence[Remark]], Drawn]
"""Makes the sheet that explains a workbook; it is given the remarks on this part of it."""


def room(columns: int) -> int:
    """How many rows of so many columns a sheet takes."""
    return max(1, min(MOST_ROWS, MOST_CELLS // max(columns, 1)))


def write_long(
    out: Path, sheets: Sequence[Long], cover: Cover, language: Language, *, cover_first: bool = True
) -> list[Path]:
    """Write sheets of any length, and answer the files: ``roster.xlsx``, ``roster-2.xlsx`` and further.

    Further parts of an earlier, longer workbook are taken away: they would be read as parts of this one.
    """
    rooms = [room(len(sheet.columns)) for sheet in sheets]
    parts = max(1, *(-(-sheet.total // most) for sheet, most in zip(sheets, rooms, strict=True)))
    paths = [out, *(out.with_name(f"{out.stem}-{n}{out.suffix}") for n in range(2, parts + 1))]
    names = ", ".join(path.name for path in paths)
    taken = [Taken(sheet.blocks) for sheet in sheets]
    for number, path in enumerate(paths):
        pages = [
            Page(sheet.name, sheet.columns, rows.next_rows(most), here, sheet.held)
            for sheet, rows, most in zip(sheets, taken, rooms, strict=True)
            if (here := min(most, max(0, sheet.total - number * most))) or number == 0
        ]
        drawn = cover([Remark("continued", part=number + 1, parts=parts, names=names)] if parts > 1 else [])
        write_book(
            path, [drawn, *pages] if cover_first else [*pages, drawn], drawn.title or drawn.name, language
        )
    while (old := out.with_name(f"{out.stem}-{parts + 1}{out.suffix}")).is_file():
        old.unlink()
        parts += 1
    return paths
