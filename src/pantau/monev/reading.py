"""A filled-in form as an answer, and an answer as a form; what cannot be read is told with its field."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from typing import Final, TypeVar

from pantau.core.notation import Unreadable, has_two_readings, parse_date_text
from pantau.core.period import Period
from pantau.core.regions import NATION, is_region
from pantau.core.spelling import nearest
from pantau.core.terms import QUALIFIERS
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.figures.table import read_figures
from pantau.figures.table_cells import RegionCodes, read_precision, read_value
from pantau.figures.table_faults import Faults
from pantau.figures.table_sheet import Chunk, Sheet
from pantau.monev.answers import Answer, Attachment, Cell
from pantau.monev.entry import cell_of, unit_told
from pantau.monev.fields import CHOICE, REFERENCES, REMARK, ROWS, Field, details, fields, numbers, place_of
from pantau.monev.instrument import Question

T = TypeVar("T")
_REGIONS: Final = RegionCodes(is_region, lambda text: ())
_COLUMNS: Final = (
    "measure", "value", "period", "category", "segment", "programme", "sponsor", "definition", "group",
    "qualifier",
    "precision", "unit", "total_of", "note",
)  # fmt: skip
_UNITS: Final = {"": "", "percent": " %", "points": " poin"}  # as a form shows what was told
_SOME_YEAR: Final = "2000"  # stands for the period of the round where a row names none
_NOT_OFFERED: Final = Text("'{found}' tidak ditawarkan", "'{found}' is not offered")
_MEANT: Final = Text(
    "'{found}' tidak dikenal; maksudnya {near}?", "'{found}' is not known; did you mean {near}?"
)
_ONE_ONLY: Final = Text("hanya satu pilihan", "only one may be chosen")
_NO_FIELD: Final = Text("isian ini tidak ada", "there is no such field")


def read_answer(
    question: Question,
    given: Mapping[str, str],
    *,
    version: int,
    references: Sequence[str] = (),
    attachments: Sequence[Attachment] = (),
) -> Answer:
    """The answer that the fields of a form give.

    Several choices are written with commas. `InputError`: ``file`` of each fault is the name of its field.
    """
    faults: list[Fault] = []
    known = {field.name: field for field in fields(question)}
    for name in given:
        if name not in known:
            faults.append(_fault(name, _NO_FIELD))
    cells = _cells(question, given, faults)
    choices = _choices(known.get(CHOICE), given.get(CHOICE, ""), faults)
    if faults:
        raise InputError(faults)
    text = given.get(REMARK, "").strip()
    return Answer(question.code, version, text, choices, cells, tuple(references), tuple(attachments))


def given_of(question: Question, answer: Answer) -> dict[str, str]:
    """An answer as the fields of its form: `read_answer` of it gives the answer again."""
    given = {REMARK: answer.text, CHOICE: ",".join(answer.choices), REFERENCES: ",".join(answer.references)}
    by_place = {cell.field: cell for cell in answer.cells}
    for field in numbers(question):
        cell = by_place.get(place_of(field))
        if cell:
            given[field.name] = plain_number(cell.value) + _UNITS[cell.unit]
            given |= {f"{field.name}.{name}": text for name, text in _told(cell).items()}
    if question.kind == "figures" and not question.figures:
        given[ROWS] = rows_of(answer.cells)
    return {name: text for name, text in given.items() if text}


def plain_number(value: Decimal) -> str:
    """A number with one reading only, whatever the language.

    >>> plain_number(Decimal("53.125"))
    '53.1250'
    """
    text = f"{value:f}"
    return f"{text}0" if has_two_readings(text) else text


def rows_of(cells: Sequence[Cell]) -> str:
    """Cells as the rows of a table, with the columns that any of them fills."""
    rows = [{name: _written(getattr(cell, name)) for name in _COLUMNS} for cell in cells]
    names = [name for name in _COLUMNS if name in _COLUMNS[:2] or any(row[name] for row in rows)]
    out = StringIO()
    writer = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue() if rows else ""


def _written(value: object) -> str:
    if isinstance(value, Decimal):
        return plain_number(value)
    return "" if value is None else str(value)


def _told(cell: Cell) -> dict[str, str]:
    precision = "" if cell.precision is None else plain_number(cell.precision)
    return {"qualifier": cell.qualifier, "precision": precision, "period": cell.period, "note": cell.note}


def _cells(question: Question, given: Mapping[str, str], faults: list[Fault]) -> tuple[Cell, ...]:
    if ROWS in given:
        return _rows(given[ROWS], faults)
    found = [cell for field in numbers(question) if (cell := _cell(field, given, faults))]
    if question.kind != "table":
        return tuple(found)
    parted = {cell.measure for cell in found if cell.category}
    return tuple(
        Cell(**{**vars(cell), "total_of": "category"})
        if not cell.category and cell.measure in parted
        else cell
        for cell in found
    )


def _cell(field: Field, given: Mapping[str, str], faults: list[Fault]) -> Cell | None:
    text = given.get(field.name, "").strip()
    told = {one.kind: given.get(one.name, "").strip() for one in details(field)}
    if not text:
        return None
    measure, category, segment, programme, sponsor, definition, _ = place_of(field)

    def read(name: str, how: Callable[[str], T], what: str) -> T | None:
        try:
            return how(what) if what else None
        except Unreadable as error:
            faults.append(_fault(name, error.reason))
            return None

    number = read(field.name, lambda one: read_value(one, measure), text)
    precision = read(f"{field.name}.precision", lambda one: read_precision(one, measure), told["precision"])
    period = read(f"{field.name}.period", _period, told["period"])
    if told["qualifier"] not in QUALIFIERS:
        faults.append(_fault(f"{field.name}.qualifier", _NOT_OFFERED.fill(found=told["qualifier"][:40])))
    if number is None:
        return None
    return Cell(
        measure,
        number.value,
        *(category, segment, programme, sponsor, definition),
        qualifier=told["qualifier"],
        precision=precision or number.precision,
        unit=unit_told(measure, number.unit),
        period=period or "",
        note=told["note"],
    )


def _period(text: str) -> str:
    try:
        return Period.parse(text).text
    except ValueError:
        return parse_date_text(text)


def _rows(text: str, faults: list[Fault]) -> tuple[Cell, ...]:
    """The figures of a pasted table: commas, semicolons or tabs between its columns."""
    if not text.strip():
        return ()
    first = text.lstrip().splitlines()[0]
    separator = max(",;\t", key=first.count)
    header, *rows = list(csv.reader(text.strip().splitlines(), delimiter=separator))
    has_period = "period" in (name.strip().lower() for name in header)
    extra = ["region"] if has_period else ["region", "period"]
    values = [NATION] if has_period else [NATION, _SOME_YEAR]
    chunk = Chunk(range(2, len(rows) + 2), [values + row for row in rows])
    found = Faults()
    figures, _ = read_figures(Sheet(ROWS, extra + header, 1, iter([chunk])), _REGIONS, found)
    faults += found.told(ROWS)
    cells = [cell_of(figure) for figure in figures]
    return tuple(cells) if has_period else tuple(Cell(**{**vars(cell), "period": ""}) for cell in cells)


def _choices(field: Field | None, text: str, faults: list[Fault]) -> tuple[str, ...]:
    if field is None:
        return ()
    chosen = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    known = [one.code for one in field.choices]
    for code in chosen:
        if code not in known:
            near = nearest(code, known)
            wrong = _MEANT.fill(found=code[:40], near=near[0]) if near else _NOT_OFFERED.fill(found=code[:40])
            faults.append(_fault(CHOICE, wrong))
    if len(chosen) > 1 and not field.several:
        faults.append(_fault(CHOICE, _ONE_ONLY))
    return chosen


def _fault(name: str, text: Text) -> Fault:
    return Fault(name, 0, {"id": text.id, "en": text.en})
