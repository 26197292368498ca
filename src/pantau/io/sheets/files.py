"""Files with lists of workers as sheets of text: the form told from the content, whatever the file is called."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pantau.core.text import Text
from pantau.io.sheets.delimited import csv_sheet
from pantau.io.sheets.model import Merged, Sheet, SourceRow, refusal
from pantau.io.sheets.ods import ods_sheets
from pantau.io.sheets.parquet_files import parquet_sheet
from pantau.io.sheets.xls import xls_sheets
from pantau.io.sheets.xlsx import xlsx_sheets

__all__ = ["MOST_MB", "Merged", "Sheet", "SourceRow", "open_sheets"]

MOST_MB: Final = 2_048  # a workbook of a million rows comes to about 1,200 once it is unpacked
_HEAD: Final = 4_096

_NOT_PLAIN: Final = Text(
    "ini folder atau perangkat, bukan berkas biasa; sebut berkasnya satu per satu",
    "this is a folder or a device, not a plain file; name the files one by one",
)
_NOT_ALLOWED: Final = Text(
    "tidak dapat dibaca ({why}); periksa nama dan izin berkasnya",
    "cannot be read ({why}); look at the name and the rights of the file",
)
_OTHER: Final = Text(
    "isi berkas ini {what}, bukan daftar; {do}",
    "the file holds {what}, not a list; {do}",
)
_FROM_SPREADSHEET: Final = Text(
    "buka di aplikasi spreadsheet lalu simpan ulang sebagai .xlsx",
    "open it in a spreadsheet and save it again as .xlsx",
)
_TYPED: Final = Text(
    "minta berkas asalnya (.xlsx atau .csv) dari pembuat daftar",
    "ask whoever made the list for the file it came from (.xlsx or .csv)",
)
_UNPACK: Final = Text(
    "buka dulu kemasannya, lalu sebut berkas di dalamnya", "unpack it and name the files inside"
)

_SIGNS: Final[tuple[tuple[bytes, Text, Text], ...]] = (
    (b"%PDF", Text("PDF", "a PDF"), _TYPED),
    (b"\x89PNG", Text("gambar", "a picture"), _TYPED),
    (b"\xff\xd8\xff", Text("gambar", "a picture"), _TYPED),
    (b"GIF8", Text("gambar", "a picture"), _TYPED),
    (b"\x1f\x8b", Text("berkas terkompresi", "a compressed file"), _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", Text("berkas terkompresi", "a compressed file"), _UNPACK),
    (b"Rar!", Text("berkas terkompresi", "a compressed file"), _UNPACK),
)
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARQUET: Final = b"PAR1"
_PAGE: Final = Text("halaman web (HTML)", "a web page (HTML)")
_XML: Final = Text("XML", "XML")
_BINARY: Final = Text("buku kerja biner .xlsb", "a binary workbook .xlsb")
_PACKED: Final = Text("berkas zip lain", "another kind of zip")


def open_sheets(path: Path, *, most_mb: int = MOST_MB) -> Iterator[Sheet]:
    """The sheets of a file in their order, hidden ones too; the rows of each may be read at any time, once.

    ``most_mb`` bounds what a workbook holds once it is unpacked. Raises `InputError` where the file cannot be
    read or must not be, at the first sheet or at the row where it turns out; other files are not concerned.
    """
    head = _head(path)
    plain = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for sign, what, do in _SIGNS:
        if head.startswith(sign):
            raise refusal(path.name, 0, _OTHER.fill(what=what, do=do))
    if head.startswith(_ZIP):
        yield from _zipped(path, most_mb)
    elif head.startswith(_OLE):
        yield from xls_sheets(path, most_mb=most_mb)
    elif head.startswith(_PARQUET):
        yield parquet_sheet(path, most_mb=most_mb)
    elif plain.startswith(b"<"):
        page = b"<html" in plain or b"<table" in plain or b"<!doctype html" in plain
        what = _PAGE if page else _XML
        raise refusal(path.name, 0, _OTHER.fill(what=what, do=_FROM_SPREADSHEET))
    else:
        yield csv_sheet(path)


def _head(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise refusal(path.name, 0, _NOT_PLAIN)
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise refusal(path.name, 0, _NOT_ALLOWED.fill(why=why)) from error


def _zipped(path: Path, most_mb: int) -> Iterator[Sheet]:
    try:
        with zipfile.ZipFile(path) as book:
            names = set(book.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        names = {"xl/workbook.xml"}  # the guard of workbooks says what is wrong with it
    if "content.xml" in names:
        yield from ods_sheets(path, most_mb=most_mb)
    elif "xl/workbook.bin" in names:
        raise refusal(path.name, 0, _OTHER.fill(what=_BINARY, do=_FROM_SPREADSHEET))
    elif "xl/workbook.xml" in names:
        yield from xlsx_sheets(path, most_mb=most_mb)
    else:
        raise refusal(path.name, 0, _OTHER.fill(what=_PACKED, do=_UNPACK))
