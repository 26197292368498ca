"""Whether a workbook may be opened: a real zip, not too large once unpacked, no document type in its XML."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Final

from pantau.core.text import Text
from pantau.io.plain_files import MEGABYTE

_MOST_ENTRIES: Final = 2_000
_MOST_RATIO: Final = 250  # a workbook of a million like rows comes to about 60
_SMALL: Final = 10 * MEGABYTE  # below this the ratio does not matter
_PIECE: Final = MEGABYTE
_OVERLAP: Final = 32
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCUMENT_TYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)

_ENCRYPTED: Final = Text(
    "buku kerja ini berkata sandi, atau berformat .xls lama; simpan ulang sebagai .xlsx tanpa kata sandi",
    "the workbook has a password, or is an old .xls; save it again as .xlsx without a password",
)
_NO_ZIP: Final = Text(
    "berkas ini bukan buku kerja .xlsx, atau rusak; buka lalu simpan ulang sebagai .xlsx",
    "this is no .xlsx workbook, or a damaged one; open it and save it again as .xlsx",
)
_TOO_LARGE: Final = Text(
    "isi buku kerja lebih besar dari {most} MB setelah dibuka dari kompresinya; bagi menjadi beberapa "
    "buku kerja",
    "the workbook holds more than {most} MB once it is unpacked; divide it into several",
)
_BOMB: Final = Text(
    "isi '{name}' mengembang lebih dari {most} kali; ini bukan buku kerja biasa; simpan ulang dari "
    "aplikasi spreadsheet",
    "'{name}' grows more than {most} times when unpacked; that is no ordinary workbook; save it again "
    "from a spreadsheet",
)
_ENTRIES: Final = Text(
    "ada lebih dari {most} bagian di dalam buku kerja; simpan ulang dengan lembar yang diperlukan saja",
    "there are more than {most} parts in the workbook; save it again with only the sheets that are needed",
)
_PARTS: Final = Text(
    "bagian '{name}' di dalam buku kerja tidak wajar (ganda, berkata sandi atau dikompresi dengan cara "
    "lain); "
    "simpan ulang sebagai .xlsx",
    "part '{name}' of the workbook is not as it should be (twice, with a password or packed in another way); "
    "save it again as .xlsx",
)
_DTD: Final = Text(
    "bagian '{name}' memuat DOCTYPE atau ENTITY; buku kerja biasa tidak; simpan ulang dari aplikasi "
    "spreadsheet",
    "part '{name}' holds a DOCTYPE or ENTITY, which no ordinary workbook does; save it again from a "
    "spreadsheet",
)
_ENCODING: Final = Text(
    "bagian '{name}' bukan XML dalam UTF-8; simpan ulang sebagai .xlsx",
    "part '{name}' is not XML in UTF-8; save it again as .xlsx",
)


def workbook_wrong(file: IO[bytes], *, most_mb: int) -> Text | None:
    """Why a workbook is not opened; nothing when it may be. Everything is unpacked once, nothing is kept."""
    if file.read(len(_OLE)) == _OLE:
        return _ENCRYPTED
    return _archive_wrong(file, most_mb, foreign=False)


def archive_wrong(file: IO[bytes], *, most_mb: int) -> Text | None:
    """The same for a workbook of another kind of zip, such as .ods; its own tricks are left to its reader."""
    return _archive_wrong(file, most_mb, foreign=True)


def _archive_wrong(file: IO[bytes], most_mb: int, *, foreign: bool) -> Text | None:
    try:
        with zipfile.ZipFile(file) as book:
            if not foreign and _is_foreign(book):
                return _NO_ZIP  # .ods or .xlsb under another name; their own tricks are not looked for here
            return _listing_wrong(book, most_mb) or _contents_wrong(book, most_mb)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError, NotImplementedError):
        return _NO_ZIP


def _is_foreign(book: zipfile.ZipFile) -> bool:
    names = {name.lower() for name in book.namelist()}
    return not names.isdisjoint(("content.xml", "xl/workbook.bin"))


def _listing_wrong(book: zipfile.ZipFile, most_mb: int) -> Text | None:
    """What the list of contents says, before anything is unpacked."""
    entries = book.infolist()
    if len(entries) > _MOST_ENTRIES:
        return _ENTRIES.fill(most=_MOST_ENTRIES)
    if sum(entry.file_size for entry in entries) > most_mb * MEGABYTE:
        return _TOO_LARGE.fill(most=most_mb)
    seen = set()
    for entry in entries:
        name = entry.filename.lower().replace("\\", "/")
        odd = entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        if name in seen or odd or entry.flag_bits & 0x1:
            return _PARTS.fill(name=entry.filename[:80])
        seen.add(name)
    return None


def _contents_wrong(book: zipfile.ZipFile, most_mb: int) -> Text | None:
    """What really comes out; the list of contents may lie."""
    total = 0
    for entry in book.infolist():
        is_xml = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
        size, tail = 0, b""
        for piece in pieces(book, entry):
            size, total = size + len(piece), total + len(piece)
            if total > most_mb * MEGABYTE:
                return _TOO_LARGE.fill(most=most_mb)
            if size > max(_SMALL, _MOST_RATIO * entry.compress_size):
                return _BOMB.fill(name=entry.filename[:80], most=_MOST_RATIO)
            if is_xml and b"\0" in piece:
                return _ENCODING.fill(name=entry.filename[:80])
            if is_xml and _DOCUMENT_TYPE.search(tail + piece):
                return _DTD.fill(name=entry.filename[:80])
            tail = piece[-_OVERLAP:]
    return None


def pieces(book: zipfile.ZipFile, entry: zipfile.ZipInfo | str) -> Iterator[bytes]:
    """An entry unpacked, a megabyte at a time."""
    with book.open(entry) as unpacked:
        while piece := unpacked.read(_PIECE):
            yield piece
