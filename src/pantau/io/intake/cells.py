"""What a cell means where it is not in the plain form already: one reader for each form of column."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from pantau.core.terms import BASES, DIMENSIONS, PROGRAMMES, QUALIFIERS, SEGMENTS, SPONSORS, STATED_UNITS
from pantau.figures.measures import MEASURES
from pantau.io.intake import cells_codes as codes
from pantau.io.intake import cells_days as days
from pantau.io.intake import cells_numbers as numbers
from pantau.io.intake.cell import Reader, Reading, Sense
from pantau.roster import clean_cells
from pantau.roster.columns_headings import listed_field

__all__ = ["Reading", "Sense", "read_cell"]

_LONGEST: Final = 1_000  # characters of a cell; what is longer was never typed into a list
_WHO: Final = frozenset(("nik", "region"))  # where a row of totals says so
_TOTAL = re.compile(r"\W*(?:(?:grand|sub)[ -]*)?(?:jumlah|total|jml|subtotal)\b", re.IGNORECASE)


def read_cell(form: str, text: str, sense: Sense) -> Reading:
    """The meaning of one cell of a form; the length of what is looked at is bounded.

    >>> from datetime import date
    >>> read_cell("paid", "Rp 16.800,00", Sense(date(2026, 1, 1))).value
    '16800.00'
    >>> read_cell("month", "Juli 2024", Sense(date(2026, 1, 1))).value
    '2024-07-01'
    """
    if len(text) > _LONGEST:
        return Reading(None, "text_too_long")
    if form in _WHO and (_TOTAL.match(text) or listed_field(text) == form):  # a total, or the header again
        return Reading(None, "row_subtotal")
    return _READERS[form](text, sense)


def _text(text: str, _: Sense) -> Reading:
    return Reading(clean_cells.plain(text).value or None)


_READERS: Final[MappingProxyType[str, Reader]] = MappingProxyType(
    {
        "text": _text, "nik": numbers.nik, "amount": numbers.amount, "paid": numbers.paid, "count": numbers.count,
        "number": numbers.number, "day": days.day, "birth": days.birth, "month": days.month, "stock": days.stock,
        "period": days.period, "sex": codes.sex, "region": codes.region, "category": codes.category,
        "segment": codes.segment, "sponsor": codes.sponsor, "programme": codes.programme,
        "segments": codes.several(SEGMENTS, "segment_unknown"),
        "sponsors": codes.several(SPONSORS, "sponsor_unknown"),
        "programmes": codes.several(PROGRAMMES, "programme_unknown"),
        "measure": codes.one_of(MEASURES), "qualifier": codes.one_of(QUALIFIERS),
        "dimension": codes.one_of(DIMENSIONS), "basis": codes.one_of(BASES), "unit": codes.one_of(STATED_UNITS),
        "definition": codes.one_of(("eligible", "employed", "target")),
    }
)  # fmt: skip
