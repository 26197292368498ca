"""The text of a cell as people meant it: without what spreadsheets, keyboards and web pages leave in it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

APOSTROPHES: Final = "'’‘`´ʼʻ′＇‛"
_LEADING: Final = " '"  # what a spreadsheet puts before a number that is to stay text
_SPACES = re.compile(r"\s+")
_HIDDEN: Final = frozenset(
    "\u034f\u115f\u1160\u3164\uffa0\ufe0e\ufe0f"
)  # seen by nobody, and no format marks
_UNSEEN: Final = frozenset(
    {"Cc", "Cf", "Cs"}
)  # control, format (zero width, right to left), half a character
_MISSING: Final = frozenset(
    {
        "0",
        "NIHIL",
        "TIDAK ADA",
        "TDK ADA",
        "TIDAK PUNYA",
        "BELUM ADA",
        "BELUM PUNYA",
        "BLM ADA",
        "KOSONG",
        "NULL",
        "NONE",
    }
    | {
        "NAN",
        "NA",
        "N A",
        "NIL",
        "UNKNOWN",
        "TIDAK DIKETAHUI",
        "TIDAK TAHU",
        "TBA",
        "REF",
        "VALUE",
        "NAME",
        "DIV 0",
    }
)
_BEGINNINGS: Final = frozenset(words[:2] for words in _MISSING)
_WORDS = re.compile(r"[^0-9A-Z]+")


def clean_text(text: str) -> str:
    """The text in one line: compatible characters made plain, unseen ones gone, spaces single.

    Full-width digits become digits; no-break spaces become spaces; zero-width and direction marks, NUL and
    other control characters vanish; the apostrophe with which a spreadsheet marks text is dropped. What is
    clean stays as it is.

    >>> clean_text("'3672\\u00a0０１\\u200e")
    '3672 01'
    """
    if text.isascii() and text.isprintable():
        if "  " in text:
            text = _SPACES.sub(" ", text)
        return text.strip(" ").lstrip(_LEADING)
    while (cleaner := _cleaned(text)) != text:
        text = cleaner
    return text


def _cleaned(text: str) -> str:
    """One round; what vanishes may let the letters around it combine, so there may be another."""
    spaced = _SPACES.sub(" ", text)
    seen = "".join(c for c in spaced if c not in _HIDDEN and unicodedata.category(c) not in _UNSEEN)
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", seen)).strip().lstrip(_LEADING)


def is_missing(text: str) -> bool:
    """Whether a cell says that there is nothing to say: empty, a dash, ``nihil``, ``#N/A``.

    >>> is_missing(" - "), is_missing("Tidak ada"), is_missing("#N/A"), is_missing("0812")
    (True, True, True, False)
    """
    first = text[:2]
    if len(text) > 40 or (text.isascii() and first.isalnum() and first.upper() not in _BEGINNINGS):
        return False
    words = _WORDS.sub(" ", clean_text(text).upper()).strip()
    return words in _MISSING or not (words or any(c.isalnum() for c in text))
