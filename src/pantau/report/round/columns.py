"""The heads of the tables of a round: those of every report, and its own."""

from __future__ import annotations

from typing import Final

from pantau.figures import Figure
from pantau.report import words as review_words
from pantau.report.appendix import source_line as every_source
from pantau.report.blocks import Head
from pantau.report.names import COLUMNS
from pantau.report.round import words
from pantau.report.round.telling import Teller
from pantau.report.saying import sources_of

SOURCES: Final = 12  # below a table; the appendix names all
_TITLES: Final = {**COLUMNS, **words.COLUMNS}


def heads(teller: Teller, **widths: int) -> tuple[Head, ...]:
    """The heads of a table by the keys of their columns; a negative width is a column of numbers."""
    return tuple(Head(teller.say(_TITLES[key]), abs(width), width < 0) for key, width in widths.items())


def source_line(teller: Teller, figures: list[Figure]) -> str:
    """The line below a table that says where its numbers come from; where they are many, the first of them."""
    named = sources_of(figures)
    if len(named) <= SOURCES:
        return every_source(teller, figures)
    rest = teller.say(words.MORE_SOURCES, n=teller.number(len(named) - SOURCES))
    return teller.say(review_words.SOURCE_LINE, sources=f"{', '.join(named[:SOURCES])}, {rest}")
