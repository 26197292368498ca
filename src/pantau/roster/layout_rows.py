"""What each row of a list is, in the order in which they stand: signatures go on, a second table may follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from pantau.roster.columns_content import long_number, plain_cell
from pantau.roster.columns_headings import listed_field
from pantau.roster.layout import Kind, Layout, find_layout

# Why a row is no person, by its kind; the codes under which it is kept.
REASONS: Final[dict[Kind, str]] = {
    "blank": "row_empty",
    "header": "row_repeated_header",
    "number_row": "row_repeated_header",
    "subtotal": "row_subtotal",
    "title": "row_title",
    "note": "row_title",
}
_SIGNED: Final = 3  # different texts, of which a line of a signature block has fewer
_HEADINGS: Final = 3  # listed headings that make a row the header of another table


class Kinds:
    """Tells what the rows of one sheet are; they are shown to it from top to bottom.

    ``layout`` is that of the table in which the last row stood: another header starts another table.
    """

    def __init__(self, layout: Layout, given: Mapping[str, str] | None = None) -> None:
        self.layout, self._given = layout, given
        self._signed = False

    def of(self, cells: Sequence[str]) -> Kind:
        """What the next row is."""
        if self.layout.numbered(cells):
            self._signed = False
            return "data"
        kind = self.layout.kind_of(cells)
        if kind == "data":
            return self._odd(cells)
        if kind == "note":
            self._signed = True
        elif kind == "title" and self._signed:
            return "note"
        return kind

    def _odd(self, cells: Sequence[str]) -> Kind:
        """A person without a number, unless it is the header of another table, or who signed."""
        if not self._given and not any(map(str.isdigit, "".join(cells))):
            fields = {field for cell in cells if (field := listed_field(cell))}
            if len(fields) >= _HEADINGS:
                self.layout, self._signed = find_layout([cells]), False
                return "header"
        if self._signed:
            texts = {text for cell in cells if (text := plain_cell(cell))}
            if len(texts) < _SIGNED and not any(map(long_number, texts)):
                return "note"
            self._signed = False
        return "data"
