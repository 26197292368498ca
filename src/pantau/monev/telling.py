"""An answer in words, as a report or a page says it."""

from __future__ import annotations

from collections.abc import Iterator

from pantau.core.notation import format_period, format_value
from pantau.core.period import Period
from pantau.core.terms import QUALIFIERS
from pantau.core.text import LANGUAGES, Language, Text
from pantau.figures import MEASURES
from pantau.monev.answers import Answer, Cell
from pantau.monev.fields import CHOICE, cell_label, fields
from pantau.monev.instrument import Question


def answer_text(question: Question, answer: Answer) -> Text:
    """What was answered, in both languages; what a person wrote stays as it was written.

    >>> from pantau.monev.instruments import instruments
    >>> put = instruments()["inpres-2-2021"].questions_for("regent")["D1.6"]
    >>> answer_text(put, Answer("D1.6", 1, choices=("yes",))).en
    'Yes'
    """
    spoken = {language: "; ".join(_parts(question, answer, language)) for language in LANGUAGES}
    return Text(spoken["id"], spoken["en"])


def _parts(question: Question, answer: Answer, language: Language) -> Iterator[str]:
    offered = {
        one.code: one.title for field in fields(question) if field.name == CHOICE for one in field.choices
    }
    if answer.choices:
        yield ", ".join(offered[code].say(language) if code in offered else code for code in answer.choices)
    yield from (_cell(cell, language) for cell in answer.cells)
    if answer.references:
        yield ", ".join(answer.references)
    if answer.text.strip():
        yield answer.text.strip()


def _cell(cell: Cell, language: Language) -> str:
    number = format_value(cell.value, cell.unit or MEASURES[cell.measure].unit, language)
    said = " ".join(part for part in (QUALIFIERS[cell.qualifier].say(language), number) if part)
    when = f" ({format_period(Period.parse(cell.period), language)})" if cell.period else ""
    return f"{cell_label(cell).say(language)}: {said}{when}"
