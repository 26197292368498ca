"""The forms in which sixteen digits reach a cell, and what spreadsheets do to them on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import comb
from typing import Final, NamedTuple

from pantau.roster.cells import APOSTROPHES, clean_text, is_missing
from pantau.roster.nik_parts import LENGTH

EXACT: Final = 2**53  # up to here a float of a program or a spreadsheet holds every integer
KEPT: Final = 15  # digits of a number that a spreadsheet keeps; what follows turns into zeros
LONGEST: Final = 80  # characters; no number is longer, and nothing hostile gets far
# So many zeros, or more, must come about by chance less often than this before a sheet is called damaged.
_BY_CHANCE: Final = 2e-4
_ZERO_SHARE: Final = 0.1  # of whole numbers that end in 0; less in truth, for serials begin at 0001
_WHOLE: Final = 0.95

_SCIENTIFIC = re.compile(r"([0-9])(?:[.,]([0-9]*))?\s*[eE]\s*\+?\s*([0-9]{1,3})")
_FRACTION = re.compile(r"([0-9][0-9., ]*[0-9])[.,]0{1,2}")
_LABEL = re.compile(r"^(?:NO(?:MOR)?\b[ .:]*)?(?:(?:NIK|KTP|E-KTP)\b[ .:]*)+", re.IGNORECASE)
_MARKS = re.compile(rf"[\s.,:;=\"_/\\|*#()\[\]\-–—{APOSTROPHES}]+")
_UP: Final = "0123456789" * 3
_DOWN: Final = _UP[::-1]


class Digits(NamedTuple):
    """What a cell holds of a number: its digits, what was found on the way, whether marks were taken off.

    ``lost`` says that digits are gone or cannot be trusted, so that no number can be made of what is left.
    """

    digits: str
    issues: tuple[str, ...]
    repaired: bool
    lost: bool


class FileDamage(NamedTuple):
    """How the numbers of one sheet fared: ``verdict`` is ``none``, ``part`` or ``whole``.

    ``numbers`` have sixteen digits, ``zeros`` of them end in 0, ``scientific`` cells stand like 3,67201E+15.
    """

    numbers: int
    zeros: int
    scientific: int
    verdict: str

    @property
    def cut(self) -> bool:
        """Whether a number of this sheet that ends in 0 has to be taken for one that lost its last digit."""
        return self.verdict != "none"


def digits_of(text: str) -> Digits:
    """The digits of a cell and what they went through.

    >>> digits_of("3672.0117 0885 0001")[1:], digits_of("3,67201E+15")
    ((('nik_spaces',), True, False), Digits(digits='367201', issues=('nik_scientific',), repaired=False, lost=True))
    """
    if is_missing(text):
        return Digits("", ("nik_missing",), False, True)
    if len(text) > LONGEST:
        return Digits("", ("nik_length",), False, True)
    quoted = text.strip()[:1] in APOSTROPHES
    cleaned = _LABEL.sub("", clean_text(text))
    if shortened := _SCIENTIFIC.fullmatch(cleaned):
        return _scientific(shortened)
    bare = _MARKS.sub("", _without_fraction(cleaned))
    issues = ["nik_apostrophe"] if quoted else []
    if bare != (text.strip()[1:] if quoted else text):
        issues.append("nik_spaces")
    return _judged(cleaned, bare, issues)


def _judged(cleaned: str, bare: str, issues: list[str]) -> Digits:
    """Whether what is left without marks is sixteen digits that can be trusted."""
    lost = ""
    if not (bare.isascii() and bare.isdigit()):
        lost = "nik_not_digits"
    elif len(bare) != LENGTH:
        lost = "nik_length"
    elif cleaned != bare and _FRACTION.fullmatch(cleaned) and int(bare) > EXACT:
        lost = "nik_scientific"  # a program's float cannot hold every number of the easternmost provinces
    if lost:
        return Digits("".join(c for c in bare if c in "0123456789"), (*issues, lost), False, True)
    return Digits(bare, tuple(issues), bool(issues), False)


def _without_fraction(text: str) -> str:
    """Without the ``.0`` of a program that took the number for a quantity; only if sixteen digits remain."""
    found = _FRACTION.fullmatch(text)
    return found[1] if found and sum(c.isdigit() for c in found[1]) == LENGTH else text


def _scientific(found: re.Match[str]) -> Digits:
    """All sixteen digits may have survived in the text of a program; a spreadsheet keeps six."""
    digits, exponent = found[1] + (found[2] or ""), int(found[3])
    whole = len(digits) == LENGTH and exponent == LENGTH - 1 and int(digits) <= EXACT
    return Digits(digits, ("nik_scientific",), whole, not whole)


def emptied(digits: str) -> str:
    """The code of what emptied sixteen digits from the right, or nothing.

    The serial 0000 is never given: fifteen significant digits make it of 0001 to 0009, the commonest
    serials; zeros up to the birth date are a number once shown like 3,67201E+15 and read again.

    >>> emptied("3672010000" + "000000"), emptied("3672011708" + "850000")
    ('nik_scientific', 'nik_excel_15_digits')
    """
    if not digits.endswith("0000"):
        return ""
    return "nik_scientific" if digits.endswith("0000000") else "nik_excel_15_digits"


def is_made_up(digits: str) -> bool:
    """Whether the digits are one or two repeated throughout, or count up or down: typed to fill the cell."""
    return digits == digits[:2] * (len(digits) // 2) or digits in _UP or digits in _DOWN


def file_damage(niks: Iterable[str]) -> FileDamage:
    """What became of the numbers of one sheet, judged together: about one in ten ends in 0 by nature.

    >>> file_damage(f"36720117088500{n:02d}"[:15] + "0" for n in range(40)).verdict
    'whole'
    """
    numbers = zeros = scientific = 0
    for text in niks:
        if len(text) == LENGTH and text.isascii() and text.isdigit():
            numbers += 1
            zeros += text[-1] == "0"
        elif "e" in text or "E" in text:
            scientific += _SCIENTIFIC.fullmatch(clean_text(text[:LONGEST])) is not None
    if numbers == 0 or _chance(zeros, numbers) >= _BY_CHANCE:
        return FileDamage(numbers, zeros, scientific, "none")
    return FileDamage(numbers, zeros, scientific, "whole" if zeros >= _WHOLE * numbers else "part")


def _chance(zeros: int, numbers: int) -> float:
    """How likely so many zeros or more are, at one in ten; far out in a large file by the normal tail's bound."""
    if numbers > 500:
        mean, spread = numbers * _ZERO_SHARE, (numbers * _ZERO_SHARE * (1 - _ZERO_SHARE)) ** 0.5
        return 0.0 if zeros > mean + 6 * spread else 1.0
    return sum(
        comb(numbers, k) * _ZERO_SHARE**k * (1 - _ZERO_SHARE) ** (numbers - k)
        for k in range(zeros, numbers + 1)
    )
