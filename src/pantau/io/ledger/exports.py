"""Rows of the ledger as a file for other programs or a spreadsheet: all of it at the end, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import ibis
import ibis.expr.types as ir
import xlsxwriter

from pantau.errors import LedgerError
from pantau.io.engine import collected
from pantau.io.store.failures import fullness_told

ENDINGS: Final = (".csv", ".parquet", ".xlsx")
MOST_ROWS: Final = 1_048_575  # of a sheet, below its header
# Signs with which a spreadsheet begins a formula, those of full width too; then an apostrophe goes before.
_FORMULA: Final = "^[=+\\-@\t\r\n＝＋－＠]"
_EXACT: Final = 10**15  # whole numbers above it lose digits in a spreadsheet
_CHUNK: Final = 10_000


def export(engine: Any, rows: ir.Table, file: Path, ending: str = "") -> int:
    """Write rows in their order into a file of the kind that its ending names; answers how many there are.

    In CSV a text that a spreadsheet would take for a formula begins with an apostrophe; in a workbook every
    text is a text, and so is a number too long for a cell. `LedgerError` where it cannot be written.
    """
    kind = ending or ending_of(file)
    with _written(file) as part:
        return _WRITERS[kind](engine, rows, part)


def ending_of(file: Path) -> str:
    """How a file is written; `LedgerError` for an ending that is not known."""
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        raise LedgerError.of(
            id=f"'{file.name}': akhiran '{ending}' tidak dikenal; pilih .csv, .parquet atau .xlsx",
            en=f"'{file.name}': the ending '{ending}' is not known; choose .csv, .parquet or .xlsx",
        )
    return ending


@contextmanager
def _written(file: Path) -> Iterator[Path]:
    """A file beside the one that is meant, which takes its place when all is written."""
    part = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_dir():
            raise IsADirectoryError(21, "Is a directory")
        part.touch()
        with fullness_told(str(file)):
            yield part
        part.replace(file)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise LedgerError.of(
            id=f"{file} tidak dapat ditulis ({why}); pilih nama atau folder lain",
            en=f"{file} cannot be written ({why}); choose another name or folder",
        ) from error
    finally:
        if part.is_file():
            part.unlink()


def _count(engine: Any, rows: ir.Table) -> int:
    return int(collected(engine, rows.aggregate(n=rows.count()))["n"][0].as_py())


def _csv(engine: Any, rows: ir.Table, part: Path) -> int:
    texts = [name for name, dtype in rows.schema().items() if dtype.is_string()]
    safe = {
        name: rows[name].re_search(_FORMULA).ifelse(ibis.literal("'") + rows[name], rows[name])
        for name in texts
    }
    count = _count(engine, rows)
    engine.to_csv(rows.mutate(**safe) if safe else rows, part, header=True)
    return count


def _parquet(engine: Any, rows: ir.Table, part: Path) -> int:
    count = _count(engine, rows)
    engine.to_parquet(rows, part, compression="zstd")
    return count


def _xlsx(engine: Any, rows: ir.Table, part: Path) -> int:
    count = _count(engine, rows)
    if count > MOST_ROWS:
        raise LedgerError.of(
            id=f"{count} baris tidak muat di satu lembar ({MOST_ROWS}); tulis sebagai .csv atau .parquet",
            en=f"{count} rows do not fit into a sheet ({MOST_ROWS}); write them as .csv or .parquet",
        )
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(part), options)
    try:
        sheet = book.add_worksheet()
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for column, name in enumerate(rows.columns):
            sheet.write_string(0, column, name, bold)
        sheet.freeze_panes(1, 0)
        number = 0
        for batch in collected(engine, rows).to_batches(_CHUNK):
            for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                for column, value in enumerate(cells):
                    _cell(sheet, number, column, value, day)
    finally:
        book.close()
    return count


def _cell(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    if value is None:
        return
    if isinstance(value, datetime):
        sheet.write_string(row, column, value.isoformat())
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)
    elif isinstance(value, int | Decimal) and -_EXACT < value < _EXACT:
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, str(value))


_WRITERS: Final[dict[str, Callable[[Any, ir.Table, Path], int]]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
}
