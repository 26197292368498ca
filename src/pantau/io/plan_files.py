"""The edges of a plan: figures out of a case or a CSV file, tables into a workbook or a folder of CSV files."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from pantau.core import regions
from pantau.core.schema import FIGURES
from pantau.core.text import Language, Text
from pantau.errors import InputError, PantauError
from pantau.figures import Figure
from pantau.figures.table import read_figures
from pantau.figures.table_cells import RegionCodes
from pantau.figures.table_faults import Faults
from pantau.io.cases import read_case
from pantau.io.csv_files import csv_sheet
from pantau.io.plain_files import read_plain
from pantau.planning.tables import Table, told_cell
from pantau.settings import Settings

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_EXACT: Final[int] = 10**15  # whole numbers above it lose digits in a spreadsheet
_FORMATS: Final = {"IDR": '"Rp"#,##0', "percent": '#,##0.##" %"'}


def figures_in(path: Path, settings: Settings) -> tuple[Figure, ...]:
    """The figures of a case (folder or workbook) or of one CSV file with the columns of FORMATS section 1.

    Raises `InputError` with every fault.
    """
    if path.suffix.lower() != ".csv":
        return read_case(path, settings=settings).figures
    faults = Faults()
    data = read_plain(path, path.name, settings.max_file_mb, faults, link=True)
    return figures_of_bytes(path.name, data, faults)


def figures_of_bytes(name: str, data: bytes | None, faults: Faults) -> tuple[Figure, ...]:
    """The figures of a CSV file that was read."""
    found: tuple[Figure, ...] = ()
    if data is not None and (sheet := csv_sheet(name, data, FIGURES, faults)):
        codes = RegionCodes(regions.is_region, lambda text: [one.code for one in regions.nearest(text, 1)])
        found, _ = read_figures(sheet, codes, faults)
    if faults:
        raise InputError(faults.told(name))
    return found


def question_in(path: Path) -> dict[str, Any]:
    """What a TOML file asks of an allocation; `InputError` where it cannot be read."""
    faults = Faults()
    data = read_plain(path, path.name, 1, faults, link=True)
    found: dict[str, Any] = {}
    if data is not None:
        try:
            found = tomllib.loads(data.decode("utf-8-sig"))
        except (ValueError, RecursionError) as wrong:
            faults.add(
                path.name, 0, Text("bukan TOML yang benar: {why}", "is not valid TOML: {why}").fill(why=wrong)
            )
    if faults:
        raise InputError(faults.told(path.name))
    return found


def write_tables(tables: Sequence[Table], out: Path, language: Language) -> list[Path]:
    """Write a workbook where ``out`` ends in .xlsx, else a CSV file for each table into the folder ``out``."""
    if out.suffix.lower() == ".xlsx":
        files = {out: workbook(tables, language)}
    else:
        files = {out / f"{table.name}.csv": csv_text(table, language).encode() for table in tables}
    for path, data in files.items():
        with _told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.part")
            part.write_bytes(data)
            part.replace(path)
    return list(files)


def workbook(tables: Sequence[Table], language: Language) -> bytes:
    """A sheet for each table: numbers are numbers, texts are texts and never formulas."""
    target = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        bold = book.add_format({"bold": True, "bottom": 2, "text_wrap": True})
        looks: dict[str, Any] = {}
        for table in tables:
            page = book.add_worksheet(table.title.say(language)[:31])
            page.set_landscape()
            page.set_paper(9)
            page.fit_to_pages(1, 0)
            page.freeze_panes(1, 0)
            for place, column in enumerate(table.columns):
                page.set_column(place, place, 18 if column.is_number else 32)
                page.write_string(0, place, column.title.say(language), bold)
            for line, row in enumerate([*table.rows, *([table.total] if table.total else [])], 1):
                for place, column in enumerate(table.columns):
                    _cell((book, page, looks), (line, place), row[place], (column.unit, language))
    return target.getvalue()


def _cell(
    into: tuple[Any, Any, dict[str, Any]], at: tuple[int, int], value: Any, how: tuple[str, Language]
) -> None:
    book, page, looks = into
    unit, language = how
    if value is None or value == "":
        return
    if isinstance(value, int | Decimal) and -_EXACT < value < _EXACT:
        code = _FORMATS.get(unit, "#,##0.##" if value % 1 else "#,##0")
        look = looks.setdefault(code, book.add_format({"num_format": code, "valign": "top"}))
        page.write_number(*at, float(value), look)
    else:
        look = looks.setdefault("", book.add_format({"valign": "top", "text_wrap": True}))
        page.write_string(*at, told_cell(value, unit, language), look)


def csv_text(table: Table, language: Language) -> str:
    """One table as CSV: plain numbers, months as 2027-01; a text that looks like a formula gets an apostrophe."""
    target = StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(table.heads(language))
    writer.writerows([_plain(value, language) for value in row] for row in table.rows)
    return target.getvalue()


def _plain(value: Any, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    text = value.say(language) if isinstance(value, Text) else str(value)
    return f"'{text}" if text.startswith(_RISKY) else text


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise PantauError.of(
            id=f"{path} tidak dapat ditulis ({why}); pilih nama atau folder lain",
            en=f"{path} cannot be written ({why}); choose another name or folder",
        ) from error
