"""How the documents of a round say what they hold: figures as every report does, and words, days, amounts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from pantau.core.notation import format_rupiah
from pantau.core.text import Language, Text
from pantau.figures import Case
from pantau.report.blocks import Cell
from pantau.report.round import words
from pantau.report.round.model import FEWEST, RoundReport, Words
from pantau.report.saying import Speaker, plain

NOTHING: Final = "–"


class Teller(Speaker):
    """Says the content of one report in one language."""

    def __init__(self, report: RoundReport, language: Language) -> None:
        self.report = report
        title = (
            report.round.title.say(language) if isinstance(report.round.title, Text) else report.round.title
        )
        case = Case(
            id=report.round.id,
            title=title,
            region=report.region,
            period=report.as_of,
            figures=report.figures,
            round=title,
            language=language,
            sources=dict(report.sources),
        )
        super().__init__(case, language)

    def tell(self, text: Words, longest: int = 2000) -> str:
        """What the system says, in the language of the document; what a person wrote, as it was written."""
        return in_words(text, self.language, longest)

    def day(self, day: date | None) -> str:
        """A day, or a dash."""
        return self.period_text(day.isoformat()) if day else NOTHING

    def rupiah(self, amount: Decimal | None, *, withheld: bool = False) -> str:
        """An amount in full, or a dash."""
        if withheld:
            return self.say(words.WITHHELD)
        return NOTHING if amount is None else format_rupiah(amount, self.language)

    def people(self, count: int | None, *, withheld: bool = False) -> str:
        """A number of people, or a dash."""
        if withheld:
            return self.say(words.FEWER_THAN, n=FEWEST)
        return NOTHING if count is None else self.number(count)

    def short(self, amount: Decimal) -> str:
        """An amount in round words."""
        return format_rupiah(amount, self.language, short=True)

    def owner(self, name: str) -> str:
        """Who has to act; said aloud when nobody is named."""
        return plain(name) or self.say(words.NOBODY)

    def due(self, day: date | None, today: date, *, done: bool = False) -> tuple[Cell, ...]:
        """A due date, with a sign where it has passed and nothing happened."""
        cells = (Cell(self.day(day)),)
        if day is not None and day < today and not done:
            return (*cells, Cell(self.say(words.LATE), severity="error"))
        return cells


def in_words(text: Words, language: Language, longest: int = 2000) -> str:
    """`Text` in the language of the document, a plain text as its writer left it."""
    return plain(text.say(language) if isinstance(text, Text) else text, longest)
