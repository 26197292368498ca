"""The empty list for an office to fill in: cells that keep a NIK as text, and drop-downs where there is a choice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from pantau.core.categories import categories
from pantau.core.notation import format_number
from pantau.core.terms import SEGMENTS
from pantau.core.text import Language, Text
from pantau.io.roster_books.book import Column, Drawn, Page, letters, write_book
from pantau.io.roster_books.prose import Prose
from pantau.io.roster_books.words import SAID, SHEET_NAMES
from pantau.roster.template import COLUMNS, INSTRUCTIONS, SEXES, TITLE, Asked

ROWS: Final = 2_000
_TITLE_FITS: Final = 32  # characters of the title of an input message
_MESSAGE_FITS: Final = 255
# What a cell must be, for Excel and LibreOffice alike; {c} is the first cell of the column.
_RULES: Final = {
    "digits16": "=AND(ISTEXT({c}),LEN({c})=16,ISNUMBER(-{c}))",
    "digits": "=ISNUMBER(-{c})",
    "day": '=AND(LEN({c})=10,MID({c},3,1)="-",MID({c},6,1)="-",ISNUMBER(-LEFT({c},2)),'
    "ISNUMBER(-MID({c},4,2)),ISNUMBER(-RIGHT({c},4)))",
}


def write_template(out: Path, language: Language) -> None:
    """Write the empty list: instructions with an example, the list, and what may be chosen."""
    columns = [
        Column(f"{asked.title.say(language)}{' *' * asked.required}", asked.width) for asked in COLUMNS
    ]
    page = Page(TITLE.say(language), columns, (), ROWS, held=2, furnish=_checked(language))
    sheets: list[Page | Drawn] = [
        Drawn(SHEET_NAMES["instructions"].say(language), _instructions(language)),
        page,
        Drawn(SHEET_NAMES["choices"].say(language), _choices(language)),
    ]
    write_book(out, sheets, SAID["template"].say(language), language)


def _checked(language: Language) -> Callable[[Any], None]:
    """Puts the checks and input messages on the prepared rows."""

    def furnish(sheet: Any) -> None:
        for place, asked in enumerate(COLUMNS):
            told = asked.help.say(language)
            sheet.data_validation(
                1,
                place,
                ROWS,
                place,
                {
                    **_rule(asked, place, language),
                    "input_title": asked.title.say(language)[:_TITLE_FITS],
                    "input_message": told[:_MESSAGE_FITS],
                    "error_title": SAID["wrong_cell"].say(language)[:_TITLE_FITS],
                    "error_message": told[:_MESSAGE_FITS],
                    "ignore_blank": True,
                },
            )

    return furnish


def _rule(asked: Asked, place: int, language: Language) -> dict[str, Any]:
    if asked.check == "choice":
        return {"validate": "list", "source": _source(asked.field, language)}
    if asked.check:
        return {"validate": "custom", "value": _RULES[asked.check].format(c=f"{letters(place)}2")}
    return {"validate": "any"}


def _source(field: str, language: Language) -> list[str] | str:
    if field == "category":
        return f"='{SHEET_NAMES['choices'].say(language)}'!$A$4:$A${3 + len(categories())}"
    return list(SEXES if field == "sex" else SEGMENTS)


def _instructions(language: Language) -> Callable[[Any, Any], None]:
    """How to fill in the list; the example stands from top to bottom, so that nobody reads it as a person."""

    def draw(book: Any, sheet: Any) -> None:
        prose = Prose(book, sheet, language, (26, 16, 62, 26))
        prose.text(SAID["template"].say(language), "title")
        for text in INSTRUCTIONS:
            prose.text(text.fill(rows=format_number(ROWS, language)).say(language), "wrapped")
        prose.head([SAID["column"], SAID["required"], SAID["asks"], SAID["example"]])
        for asked in COLUMNS:
            needed = SAID["yes" if asked.required else "no"].say(language)
            prose.line([asked.title.say(language), needed, asked.help.say(language), asked.example])

    return draw


def _choices(language: Language) -> Callable[[Any, Any], None]:
    """The codes that may be chosen; the categories stand first, where the drop-down looks for them."""

    def draw(book: Any, sheet: Any) -> None:
        prose = Prose(book, sheet, language, (22, 62))
        prose.text(SHEET_NAMES["choices"].say(language), "title")
        prose.head([SAID["code"], SAID["meaning"]])
        lists: list[dict[str, Text]] = [
            {code: category.title for code, category in categories().items()}, SEGMENTS, SEXES,
        ]  # fmt: skip
        for number, listed in enumerate(lists):
            if number:
                prose.head([SAID["code"], SAID["meaning"]])
            for code, title in listed.items():
                prose.line([code, title.say(language)])

    return draw
