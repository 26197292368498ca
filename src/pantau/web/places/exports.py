"""Tables to take along: CSV for programs, workbooks for people, each with where its numbers come from."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from io import BytesIO
from typing import Any, Final, NamedTuple

import xlsxwriter
from django.http import HttpResponse
from django.utils import timezone

from pantau.core.text import Language, Text
from pantau.figures.measures import MEASURES
from pantau.indicators import indicators
from pantau.io.documents import law_version
from pantau.web.privacy.watermark import watermark

KINDS: Final = ("csv", "xlsx")
_ABOUT: Final = Text("Keterangan", "About")
_TABLE: Final = Text("Angka", "Figures")
_SOURCE: Final = Text("Tercatat", "Recorded")
_AS_OF: Final = Text("Keadaan", "As of")
_VERSIONS: Final = Text("Versi", "Versions")
_WHY: Final = Text("melihat angka wilayah", "looking at the figures of a region")
_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Table(NamedTuple):
    """What is taken along: a name for the file, headings, rows, the source and month, the measures in it."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]
    source: str
    month: str
    measures: tuple[str, ...]


def taken(table: Table, kind: str, user: Any, language: Language) -> HttpResponse:
    """The table as a file of a kind."""
    answer = HttpResponse(content_type=_TYPES[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{table.name}.{kind}"'
    answer.headers["Cache-Control"] = "no-store"
    if kind == "csv":
        _write_csv(answer, table)
    else:
        answer.write(_workbook(table, user, language))
    return answer


@cache
def versions() -> str:
    """What made the numbers: the software and the parameters of the law."""
    return f"pantau {version('pantau')}; law {law_version()}"


def _write_csv(answer: HttpResponse, table: Table) -> None:
    writer = csv.writer(answer, lineterminator="\n")
    writer.writerow([*table.columns, "source", "versions"])
    made = versions()
    writer.writerows([*map(_plain, row), table.source, made] for row in table.rows)


def _workbook(table: Table, user: Any, language: Language) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(_TABLE.say(language))
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(table.columns):
            sheet.write_string(0, column, heading, bold)
            sheet.set_column(column, column, max(10, min(28, len(heading) + 4)))
        for at, row in enumerate(table.rows, 1):
            for column, value in enumerate(row):
                _write(sheet, at, column, value)
        about = book.add_worksheet(_ABOUT.say(language))
        about.set_column(0, 0, 26)
        about.set_column(1, 1, 90)
        for at, (what, value) in enumerate(_told(table, user, language)):
            about.write_string(at, 0, what, bold)
            about.write_string(at, 1, value, wrapped)
    return out.getvalue()


def _told(table: Table, user: Any, language: Language) -> Iterable[tuple[str, str]]:
    yield from watermark(user, _WHY.say(language), timezone.now(), language)[1:4]
    yield _AS_OF.say(language), table.month
    yield _SOURCE.say(language), table.source
    yield _VERSIONS.say(language), versions()
    says = {one.id: one.says for one in indicators()}
    for measure in table.measures:
        if measure in says:
            yield MEASURES[measure].title.say(language), says[measure].say(language)


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        sheet.write_number(row, column, float(value))
    elif value not in (None, ""):
        sheet.write_string(row, column, str(value))


def _plain(value: Any) -> Any:
    """A cell that no spreadsheet calculates."""
    text = "" if value is None else value
    return f"'{text}" if isinstance(text, str) and text[:1] in {"=", "+", "-", "@"} else text
