"""Small sheets that are read from top to bottom: sentences, and tables with a heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pantau.core.text import Language, Text
from pantau.io.roster_books.book import COLOURS
from pantau.io.roster_books.cells import as_cell, height_of, lines_of
from pantau.io.roster_books.words import COMPARED, SAID
from pantau.roster.decide import DECISION_TITLES, DECISIONS

_WIDTHS: Final = (56, 16, 14, 14, 12, 14, 12, 12, 40)


_BELOW: Final = 5  # points between one sentence and the next
_TITLE: Final = 24


_HEAD: Final = {"bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom", "bg_color": "#EDEDED"}
_NUMBERS: Final = (
    *(SAID[key] for key in ("rows", "people", "money", "share", "filled")),
    *(COMPARED[key] for key in ("people", "share")),
    *DECISION_TITLES.values(),
)


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
            "head": book.add_format(_HEAD),
            "head_beside": book.add_format({**_HEAD, "align": "left", "indent": 1}),
            "beside": book.add_format(
                {**top, "align": "left", "text_wrap": True, "num_format": "@", "indent": 1}
            ),
            "head_number": book.add_format({**_HEAD, "align": "right"}),
            "wrapped": book.add_format({**top, "text_wrap": True}),
            "plain": book.add_format({**top, "text_wrap": True, "num_format": "@"}),
            "number": book.add_format({**top, "num_format": "#,##0"}),
            "share": book.add_format({**top, "num_format": "0.0%"}),
            **{code: book.add_format({**top, "bg_color": COLOURS[code]}) for code in DECISIONS},
        }
        self._widths, self._last, self._fits = widths, len(widths) - 1, sum(widths)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def text(self, text: str, look: str) -> None:
        """A sentence over the width of the sheet."""
        lines = lines_of(text, self._fits)
        self._sheet.set_row(self._row, height_of(lines) + _BELOW if look != "title" else _TITLE)
        if look != "title":
            self._sheet.merge_range(self._row, 0, self._row, self._last, "", self._formats[look])
        self._sheet.write_string(self._row, 0, as_cell(text), self._formats[look])
        self._row += 1

    def gap(self) -> None:
        """An empty line."""
        self._row += 1

    def heading(self, title: Text) -> None:
        """A line of its own above what follows."""
        self.head([title])

    def head(self, titles: Sequence[Text]) -> None:
        """The headings of a table, with an empty line before them."""
        self._row += 1
        said = [title.say(self.language) for title in titles]
        for place, (title, one) in enumerate(zip(titles, said, strict=True)):
            look = "head_number" if title in _NUMBERS else "head_beside" if place else "head"
            self._sheet.write_string(self._row, place, one[:1].upper() + one[1:], self._formats[look])
        self._fit(said)
        self._row += 1

    def line(self, values: Sequence[Any], look: str = "plain") -> None:
        """A row of a table; a pair of numbers is the share of the first in the second.

        A last text that its column is too narrow for runs on to the edge of the sheet.
        """
        for place, value in enumerate(values):
            if isinstance(value, tuple):
                if value[1]:
                    self._sheet.write_number(self._row, place, value[0] / value[1], self._formats["share"])
            elif isinstance(value, int):
                kept = self._formats["bold" if look == "bold" else "number"]
                self._sheet.write_number(self._row, place, value, kept)
            elif value:
                shown = self._formats[look if place == 0 else "beside"]
                if 0 < place == len(values) - 1 < self._last and len(value) > self._widths[place]:
                    self._sheet.merge_range(self._row, place, self._row, self._last, "", shown)
                self._sheet.write_string(self._row, place, as_cell(str(value)), shown)
        self._fit(values)
        self._row += 1

    def _fit(self, values: Sequence[Any]) -> None:
        """Make a row as high as its longest text asks for."""
        widths = [*self._widths[: len(values) - 1], sum(self._widths[len(values) - 1 :])]
        if len(values) == 1:
            widths = [self._widths[0]]
        texts = [(one, width) for one, width in zip(values, widths, strict=True) if isinstance(one, str)]
        lines = max((lines_of(one, width) for one, width in texts), default=1)
        if lines > 1:
            self._sheet.set_row(self._row, height_of(lines))
