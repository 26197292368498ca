"""In which encoding a text file is written: told from its bytes, all of them read once."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Final, NamedTuple

from pantau.core.text import Text
from pantau.io.sheets.model import refusal

_PIECE: Final = 1 << 18
_SAMPLE: Final = 1 << 16
_ODD_SIGNS: Final = bytes(sorted({*range(1, 9), *range(14, 32)} - {26, 27}))
_FEW: Final = 20  # odd signs, that a slip of the keyboard leaves
_BEYOND = re.compile(r"[^\x00-\x7f]")
_BY_WINDOWS: Final = "pantau-windows"

_NO_TEXT: Final = Text(
    "isi berkas ini bukan teks; simpan ulang sebagai CSV UTF-8 atau .xlsx dari aplikasi spreadsheet",
    "the file does not hold text; save it again as CSV UTF-8 or .xlsx from a spreadsheet",
)
_EMPTY: Final = Text(
    "berkas kosong; kirim ulang berkas yang berisi daftar",
    "the file is empty; send the one that holds the list",
)


class Encoding(NamedTuple):
    """The name of an encoding, and what is done with bytes that do not belong to it."""

    name: str
    errors: str


def encoding_of(path: Path) -> Encoding:
    """The encoding of a text file; raises `InputError` where it is empty or holds no text.

    UTF-8 where all bytes allow it, UTF-16 by its mark or its zero bytes, else Windows-1252, in which
    spreadsheets of Indonesia still write; a UTF-8 file with a few bytes from another one keeps its own letters.
    """
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    if not sample.strip(b"\0\t\r\n "):
        raise refusal(path.name, 0, _EMPTY)
    for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if sample.startswith(mark):
            return Encoding("utf-16", "replace")
    zeros = sample[1::2].count(0), sample[::2].count(0)
    if max(zeros) * 4 > len(sample):
        return Encoding("utf-16-le" if zeros[0] > zeros[1] else "utf-16-be", "replace")
    odd = len(sample) - len(sample.translate(None, _ODD_SIGNS))
    if odd > _FEW and odd * 20 > len(sample):
        raise refusal(path.name, 0, _NO_TEXT)
    letters, strays = _utf8(path)
    return Encoding("utf-8-sig" if letters >= strays else "cp1252", _BY_WINDOWS)


def _utf8(path: Path) -> tuple[int, int]:
    """How many signs beyond ASCII are right in UTF-8, and how many bytes are not."""
    letters, strays = 0, 0
    decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            text = decoder.decode(piece)
            if not text.isascii():
                beyond = _BEYOND.findall(text)
                odd = sum("\udc80" <= sign <= "\udcff" for sign in beyond)
                letters, strays = letters + len(beyond) - odd, strays + odd
    strays += len(decoder.decode(b"", final=True))
    return letters, strays


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that do not belong to the encoding, one by one as Windows-1252, else as Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    text = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in stray)
    return text, error.end


codecs.register_error(_BY_WINDOWS, _as_windows)
