"""Cells other than NIK and name in one form each, with the code of every change."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import Final, NamedTuple

from pantau.core import regions
from pantau.core.categories import categories
from pantau.core.terms import SEGMENTS
from pantau.roster.cells import clean_text, is_missing
from pantau.roster.dates import UNKNOWN, Style, read_birth_date
from pantau.roster.nik_forms import digits_of
from pantau.roster.nik_parts import LENGTH

_FAR: Final = date(2100, 1, 1)  # what begins may be planned; what was born may not
_MEN: Final = frozenset(("L", "LK", "LAKI", "LAKILAKI", "LELAKI", "PRIA", "M", "MALE", "MAN"))
_WOMEN: Final = frozenset(("P", "PR", "PEREMPUAN", "WANITA", "W", "F", "FEMALE", "WOMAN"))
_FULL_YEAR = re.compile(r"[0-9]{4}")
_NO_LETTERS = re.compile(r"[^A-Z]+")
_NO_SIGNS = re.compile(r"[^A-Z0-9]+")
_LONG_WORDS: Final = {
    "JALAN": "JL",
    "JLN": "JL",
    "GANG": "GG",
    "GNG": "GG",
    "KAMPUNG": "KP",
    "KAMP": "KP",
    "DUSUN": "DSN",
}
_LAPSED = re.compile(
    r"NON\W*AKTIF|TIDAK\W*AKTIF|TDK\W*AKTIF|INACTIVE|NOT\W*ACTIVE|BERHENTI|KELUAR", re.IGNORECASE
)
_MOBILE: Final = range(9, 13)  # digits after the 0


class Cell(NamedTuple):
    """What a cell says, in its one form, and the code of what was changed or not understood; empty for nothing."""

    value: str
    code: str


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> Cell:
    """A cell as it stands, tidied.

    >>> plain(" Jl.  Mawar 2"), plain("-")
    (Cell(value='Jl. Mawar 2', code='text_cleaned'), Cell(value='', code='empty_marker'))
    """
    if text.isascii() and text.isdigit() and text != "0":
        return Cell(text, "")
    stripped = text.strip()
    if not stripped:
        return Cell("", "")
    if is_missing(stripped):
        return Cell("", "empty_marker")
    value = clean_text(text)
    return Cell(value, "" if value == stripped else "text_cleaned")


@lru_cache(maxsize=1 << 12)
def sex(text: str) -> Cell:
    """``M`` or ``F``, else empty."""
    stripped = text.strip()
    if not stripped or is_missing(stripped):
        return Cell("", "empty_marker" if stripped else "")
    word = _NO_LETTERS.sub("", clean_text(text).upper())
    value = "M" if word in _MEN else "F" if word in _WOMEN else ""
    if not value:
        return Cell("", "sex_unreadable")
    return Cell(value, "" if value == stripped else "sex_notation")


def family_card(text: str) -> Cell:
    """Sixteen digits; what has not so many stays as it is written."""
    if len(text) == LENGTH and text.isascii() and text.isdigit():
        return Cell(text, "")
    tidy = plain(text)
    if not tidy.value:
        return tidy
    found = digits_of(text)
    if found.lost:
        return Cell(text.strip(), "kk_unreadable")
    return Cell(found.digits, "" if found.digits == text.strip() else "kk_spaces")


def phone(text: str) -> Cell:
    """A number from its 0 on; a spreadsheet drops it, and abroad it is +62.

    >>> phone("+62 812-000-0000").value, phone("8120000000").value
    ('08120000000', '08120000000')
    """
    if text.isascii() and text.isdigit() and text[0] == "0":
        return Cell(text, "") if text.strip("0") else plain(text)
    tidy = plain(text)
    digits = "".join(sign for sign in tidy.value if sign in "0123456789")
    if not digits or any(sign.isalpha() or sign in "/;," for sign in tidy.value):
        return tidy
    if digits.startswith("62"):
        digits = "0" + digits[2:]
    elif digits[0] == "8" and len(digits) in _MOBILE:
        digits = "0" + digits
    return Cell(digits, "" if digits == text.strip() else "phone_notation")


@lru_cache(maxsize=1 << 14)
def region_code(text: str) -> Cell:
    """A code of today with its dots; what is no code stays as it is written."""
    tidy = plain(text)
    code = tidy.value
    if not code:
        return tidy
    digits = code.replace(".", "").replace(" ", "")
    if digits.isdigit() and len(digits) in (2, 4, 6, 10):
        parts = (digits[:2], digits[2:4], digits[4:6], digits[6:])
        code = ".".join(part for part in parts if part)
    now = regions.successor(code) if digits.isdigit() else None
    if now is None:
        return Cell(text.strip(), "region_unknown")
    if now != code:
        return Cell(now, "region_retired")
    return Cell(now, "" if now == text.strip() else "region_notation")


@lru_cache(maxsize=1 << 12)
def segment(text: str) -> Cell:
    """The code of a segment; anything else stays as it is written."""
    tidy = plain(text)
    words = " ".join(_NO_SIGNS.split(tidy.value.upper())).strip()
    found = words if words in SEGMENTS else ""
    for sign, code in (
        ("BUKAN PENERIMA", "BPU"),
        ("PENERIMA UPAH", "PU"),
        ("KONSTRUKSI", "JAKON"),
        ("MIGRAN", "PMI"),
    ):
        if not found and sign in words:
            found = code
    if not found:
        return tidy
    return Cell(found, "" if found == text.strip() else "segment_notation")


def lapsed(*texts: str) -> bool:
    """Whether any of these says that a membership is over: ``NONAKTIF``, ``inactive``."""
    return any(text and _LAPSED.search(text) is not None for text in texts)


@lru_cache(maxsize=1 << 12)
def category(text: str) -> Cell:
    """The code of a worker category; anything else stays as it is written, without a word here."""
    tidy = plain(text)
    found = _categories().get(" ".join(_NO_SIGNS.split(tidy.value.upper())).strip(), "")
    if not found:
        return tidy
    return Cell(found, "" if found == text.strip() else "category_notation")


@cache
def _categories() -> dict[str, str]:
    names: dict[str, str] = {}
    for code, one in categories().items():
        for text in (code, *one.title):
            names.setdefault(" ".join(_NO_SIGNS.split(text.upper())).strip(), code)
    return names


@lru_cache(maxsize=1 << 14)
def start_date(text: str) -> tuple[Cell, date | None]:
    """A day that may lie in the future, as year-month-day; what is no day stays as it is written."""
    tidy = plain(text)
    if not tidy.value:
        return tidy, None
    found = read_birth_date(text, _FAR, UNKNOWN).value
    if found is None:
        return Cell(text.strip(), "start_date_unreadable"), None
    written = found.isoformat()
    return Cell(written, "" if written == text.strip() else "start_date_notation"), found


@lru_cache(maxsize=1 << 16)
def date_change(text: str, value: date) -> str:
    """The code of how a birth date was written, where it was not year-month-day."""
    stripped = text.strip()
    if stripped == value.isoformat():
        return ""
    bare = stripped.partition(".")[0]
    if bare.isdigit() and len(bare) == 5:
        return "birth_date_serial"
    return "birth_date_notation" if _FULL_YEAR.search(clean_text(text)) else "birth_date_short_year"


@lru_cache(maxsize=1 << 14)
def address_form(address: str) -> str:
    """An address for comparing: upper-case words and numbers, the usual words short.

    >>> address_form("Jalan Mawar No.2")
    'JL MAWAR NO 2'
    """
    words = _NO_SIGNS.sub(" ", address.upper()).split()
    return " ".join([_LONG_WORDS.get(word, word) for word in words])


__all__ = [
    "UNKNOWN", "Cell", "Style", "address_form", "category", "date_change", "family_card", "lapsed", "phone", "plain",
    "region_code", "segment", "sex", "start_date",
]  # fmt: skip
