"""Files on their way out, with the mark of who took them, when and why: a last sheet, or first lines."""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final
from xml.sax.saxutils import escape

_AT_ONCE: Final = 1 << 20
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BOOK, _LINKS, _TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_SHEET: Final = "xl/worksheets/pantau-mark.xml"
_ID: Final = "rIdPantauMark"


def marked(path: Path, rows: Sequence[tuple[str, str]], title: str) -> IO[bytes]:
    """A copy of a workbook or of a CSV file that carries the mark; it is gone when it is closed.

    ``rows`` are what and value; ``title`` is what the sheet is called. What was sealed stays as it is.
    """
    out = tempfile.TemporaryFile(prefix="pantau-marked-")  # noqa: SIM115  the answer closes it
    if path.suffix == ".xlsx":
        with (
            zipfile.ZipFile(path) as book,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy,
        ):
            _copied(book, copy, rows, title)
    else:
        lines = "".join(f"# {what}: {value}\n" if value else f"# {what}\n" for what, value in rows)
        out.write(lines.encode())
        with path.open("rb") as file:
            shutil.copyfileobj(file, out, _AT_ONCE)
    out.seek(0)
    return out


def _copied(
    book: zipfile.ZipFile, copy: zipfile.ZipFile, rows: Sequence[tuple[str, str]], title: str
) -> None:
    changed = {
        _TYPES: ("</Types>", f'<Override PartName="/{_SHEET}" ContentType="{_TYPE}"/>'),
        _LINKS: (
            "</Relationships>",
            f'<Relationship Id="{_ID}" Type="{_RELATION}" Target="worksheets/pantau-mark.xml"/>',
        ),
    }
    for one in book.infolist():
        if one.filename == _BOOK:
            copy.writestr(_BOOK, _listed(book.read(one).decode("utf-8"), title))
        elif one.filename in changed:
            end, added = changed[one.filename]
            copy.writestr(one.filename, book.read(one).decode("utf-8").replace(end, added + end))
        else:
            with book.open(one) as source, copy.open(one.filename, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target, _AT_ONCE)
    copy.writestr(_SHEET, _sheet(rows))


def _listed(workbook: str, title: str) -> str:
    """The list of sheets with one more at its end."""
    numbers = [int(number) for number in re.findall(r'sheetId="(\d+)"', workbook)]
    one = f'<sheet name="{escape(title)}" sheetId="{max(numbers, default=0) + 1}" r:id="{_ID}"/>'
    return workbook.replace("</sheets>", f"{one}</sheets>")


def _sheet(rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(
        f'<row r="{at}">{_cell("A", at, what)}{_cell("B", at, value)}</row>'
        for at, (what, value) in enumerate(rows, 1)
    )
    wide = '<col min="{0}" max="{0}" width="{1}" customWidth="1"/>'
    widths = f"<cols>{wide.format(1, 34)}{wide.format(2, 90)}</cols>"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<worksheet xmlns="{_MAIN}">{widths}<sheetData>{cells}</sheetData></worksheet>'


def _cell(column: str, row: int, text: str) -> str:
    plain = "".join(sign for sign in text if sign.isprintable())
    return f'<c r="{column}{row}" t="inlineStr"><is><t>{escape(plain)}</t></is></c>'
