"""The fields of a form for a question, by stable names; whoever draws a form needs no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from pantau.core.categories import category_title
from pantau.core.terms import PROGRAMMES, QUALIFIERS, SEGMENTS, SPONSORS
from pantau.core.text import Text
from pantau.figures import MEASURES
from pantau.monev.answers import NO, YES, Cell
from pantau.monev.instrument import Asked, Choice, Question

FieldKind = Literal[
    "number", "qualifier", "precision", "period", "note", "choice", "text", "rows", "reference", "file"
]

YES_OR_NO: Final = (Choice(YES, Text("Ya", "Yes")), Choice(NO, Text("Tidak", "No")))
DETAILS: Final[dict[FieldKind, Text]] = {
    "qualifier": Text("ketepatan", "how exact"),
    "precision": Text("dibulatkan sampai", "rounded to"),
    "period": Text("masa atau tanggal", "period or day"),
    "note": Text("catatan", "note"),
}
REMARK, CHOICE, ROWS, REFERENCES, FILES = "text", "choice", "rows", "references", "files"
_REMARK_LABEL: Final = Text("penjelasan", "remarks")
_ROWS_LABEL: Final = Text(
    "angka lain, satu baris satu angka; baris pertama judul kolom: measure, value, period, category, …",
    "other figures, one in a row; the first row names the columns: measure, value, period, category, …",
)
_TOTAL: Final = Text("jumlah", "total")


@dataclass(frozen=True)
class Field:
    """One field: ``name`` is stable and unique in its question.

    A number carries what it measures; ``of`` names the number that a detail (how exact, which period) goes with.
    """

    name: str
    kind: FieldKind
    label: Text
    required: bool = False
    unit: str = ""
    asked: Asked | None = None
    category: str = ""
    choices: tuple[Choice, ...] = ()
    several: bool = False
    of: str = ""


def fields(question: Question) -> tuple[Field, ...]:
    """The fields of a question, in order; every question ends with remarks and files."""
    return (*_own(question), *_common(question))


def numbers(question: Question) -> tuple[Field, ...]:
    """The number fields of a question of figures or of a table; the total of a table comes last."""
    if question.kind == "figures":
        return tuple(_number(one, "") for one in question.figures)
    if question.kind == "table":
        return tuple(_number(one, each) for one in question.figures for each in (*question.categories, ""))
    return ()


def place_of(number: Field) -> tuple[str, ...]:
    """What a number field is about: the `Cell.field` of what is written in it."""
    one = number.asked
    assert one is not None  # noqa: S101  every number field asks for something
    return (one.measure, number.category, one.segment, one.programme, one.sponsor, one.definition, "")


def details(number: Field) -> tuple[Field, ...]:
    """What may be said of a number besides: how exact, of which period, a note."""
    qualifiers = tuple(Choice(code, title) for code, title in QUALIFIERS.items())
    return tuple(
        Field(
            f"{number.name}.{kind}",
            kind,
            label,
            of=number.name,
            choices=qualifiers if kind == "qualifier" else (),
        )
        for kind, label in DETAILS.items()
    )


def _own(question: Question) -> Iterator[Field]:
    if question.kind in ("yes_no", "choice"):
        choices = YES_OR_NO if question.kind == "yes_no" else question.choices
        yield Field(
            CHOICE, "choice", question.title, question.required, choices=choices, several=question.several
        )
    if question.kind in ("regulation", "budget"):
        yield Field(REFERENCES, "reference", question.title, question.required, several=True)
    if question.kind == "figures" and not question.figures:
        yield Field(ROWS, "rows", _ROWS_LABEL, question.required)
    for number in numbers(question):
        yield number
        yield from details(number)


def _common(question: Question) -> Iterator[Field]:
    is_text = question.kind == "text"
    yield Field(REMARK, "text", question.title if is_text else _REMARK_LABEL, is_text and question.required)
    for wanted in question.evidence:
        yield Field(f"{FILES}.{wanted.code}", "file", wanted.title, wanted.required)
    yield Field(FILES, "file", Text("lampiran lain", "other attachments"))


def _number(asked: Asked, category: str) -> Field:
    return Field(
        name=field_name(asked, category),
        kind="number",
        label=_label(asked, category),
        required=asked.required,
        unit=MEASURES[asked.measure].unit,
        asked=asked,
        category=category,
    )


def field_name(asked: Asked, category: str) -> str:
    """The name of a number field: its measure, then whatever else places it.

    >>> field_name(Asked("funded_workers", sponsor="APBD"), "rt_rw")
    'funded_workers.rt_rw.APBD'
    """
    parts = (asked.measure, category, asked.segment, asked.programme, asked.sponsor, asked.definition)
    return ".".join(part for part in parts if part)


def _label(asked: Asked, category: str) -> Text:
    return _named(asked.measure, (category, asked.segment, asked.programme, asked.sponsor))


def cell_label(cell: Cell) -> Text:
    """How a figure of an answer is called: its measure, and of whom."""
    return _named(cell.measure, (cell.category, cell.segment, cell.programme, cell.sponsor))


def _named(measure: str, of: tuple[str, str, str, str]) -> Text:
    category, segment, programme, sponsor = of
    named = [
        category_title(category) if category else None,
        SEGMENTS.get(segment),
        PROGRAMMES.get(programme),
        SPONSORS.get(sponsor),
    ]
    told = [one for one in named if one]
    title = MEASURES[measure].title
    if not told:
        return title
    inside = Text(", ".join(one.id for one in told), ", ".join(one.en for one in told))
    return Text(f"{title.id} ({inside.id})", f"{title.en} ({inside.en})")
