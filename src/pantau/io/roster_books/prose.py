"""Small sheets that are read from top to bottom: sentences, and tables with a heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pantau.core.text import Language, Text
from pantau.io.roster_books.book import COLOURS
from pantau.io.roster_books.cells import as_cell
from pantau.roster.decide import DECISIONS

_WIDTHS: Final = (44, 18, 14, 12, 12, 14, 12, 12, 60)
_HEIGHT: Final = 15


class Prose:
    """Writes a small sheet from top to bottom."""

    def __init__(self, book: Any, sheet: Any, language: Language, widths: Sequence[float] = _WIDTHS) -> None:
        self._sheet, self.language, self._row = sheet, language, 0
        top = {"valign": "top"}
        self._formats: dict[str, Any] = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "remark": book.add_format(
                {**top, "bold": True, "text_wrap": True, "bg_color": COLOURS["review"]}
            ),
            "bold": book.add_format({**top, "bold": True, "top": 1, "num_format": "#,##0"}),
            "head": book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "bg_color": "#EDEDED"}),
            "wrapped": book.add_format({**top, "text_wrap": True}),
            "plain": book.add_format({**top, "text_wrap": True, "num_format": "@"}),
            "number": book.add_format({**top, "num_format": "#,##0"}),
            "share": book.add_format({**top, "num_format": "0.0%"}),
            **{code: book.add_format({**top, "bg_color": COLOURS[code]}) for code in DECISIONS},
        }
        self._last, self._fits = len(widths) - 1, sum(widths)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def text(self, text: str, look: str) -> None:
        """A sentence over the width of the sheet."""
        self._sheet.set_row(self._row, _HEIGHT * (1 + int(len(text) // (0.9 * self._fits))) + 5)
        if look != "title":
            self._sheet.merge_range(self._row, 0, self._row, self._last, "", self._formats[look])
        self._sheet.write_string(self._row, 0, as_cell(text), self._formats[look])
        self._row += 1

    def heading(self, title: Text) -> None:
        """A line of its own above what follows."""
        self.head([title])

    def head(self, titles: Sequence[Text]) -> None:
        """The headings of a table, with an empty line before them."""
        self._row += 1
        for place, title in enumerate(titles):
            said = title.say(self.language)
            self._sheet.write_string(self._row, place, said[:1].upper() + said[1:], self._formats["head"])
        self._row += 1

    def line(self, values: Sequence[Any], look: str = "plain") -> None:
        """A row of a table; a pair of numbers is the share of the first in the second."""
        for place, value in enumerate(values):
            if isinstance(value, tuple):
                if value[1]:
                    self._sheet.write_number(self._row, place, value[0] / value[1], self._formats["share"])
            elif isinstance(value, int):
                kept = self._formats["bold" if look == "bold" else "number"]
                self._sheet.write_number(self._row, place, value, kept)
            elif value:
                shown = look if place == 0 else "plain"
                self._sheet.write_string(self._row, place, as_cell(str(value)), self._formats[shown])
        self._row += 1
