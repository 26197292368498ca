"""Numbers of people, amounts and headcounts as people write them, read without guessing."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from pantau.core.notation import ParsedNumber, Unreadable, parse_number
from pantau.io.intake.cell import NOTHING, Reading, Sense
from pantau.roster.cells import clean_text, is_missing
from pantau.roster.nik import Evidence, read_nik
from pantau.roster.nik_forms import digits_of

_CENTS: Final = Decimal("0.01")
_MOST: Final = Decimal(10**16)  # of decimal(18, 2)
_MOST_PEOPLE: Final = 10**12
_DASHED = re.compile(r"(?<=[0-9]),[-=–]+$")
_THREE = re.compile(r"-?[0-9]+[.,][0-9]{3,}")


def nik(text: str, sense: Sense) -> Reading:
    """Sixteen digits, whatever marks stand around them."""
    found = digits_of(text)
    if not found.lost:
        return Reading(found.digits)
    return Reading(None, next((code for code in found.issues if code in _NIK_REASONS), "nik_length"))


_NIK_REASONS: Final = frozenset(("nik_missing", "nik_length", "nik_not_digits", "nik_scientific"))
_REFUTING: Final = (
    *("nik_repeated_digits", "nik_scientific", "nik_excel_15_digits"),
    *("nik_region_unknown", "nik_date_impossible"),
)


def nik_reason(nik: str, today: date) -> str:
    """Why sixteen digits can be nobody's NIK; empty where they can.

    >>> nik_reason("3672015708" + "859001", date(2026, 1, 1)), nik_reason("99" + "99015708859001", date(2026, 1, 1))
    ('', 'nik_region_unknown')
    """
    reading = read_nik(nik, Evidence(), today)
    if reading.value:
        return ""
    return next((code for code in _REFUTING if code in reading.issues), "nik_length")


def amount(text: str, _: Sense) -> Reading:
    """Rupiah with two decimals at most; a currency sign and thousands separators are read, three decimals not."""
    stripped = clean_text(text)
    if _DASHED.search(stripped):  # 16.800,- is how Indonesian paper writes rupiah
        stripped = "Rp " + _DASHED.sub("", stripped).lower().removeprefix("rp").lstrip(". ")
    try:
        read = parse_number(stripped, whole=True)
    except Unreadable:
        if is_missing(text):
            return NOTHING
        return Reading(None, "amount_three_decimals" if _THREE.fullmatch(stripped) else "amount_unreadable")
    wrong = _wrong(read)
    return Reading(None, wrong) if wrong else Reading(str(read.value.quantize(_CENTS)))


def _wrong(read: ParsedNumber) -> str:
    if read.unit not in ("", "IDR"):
        return "amount_unreadable"
    if read.value < 0:
        return "amount_negative"
    if read.value >= _MOST:
        return "amount_too_large"
    return "amount_three_decimals" if -int(read.value.as_tuple().exponent) > 2 else ""


def paid(text: str, sense: Sense) -> Reading:
    """An amount of which nothing, 0, means that the programme is not paid for."""
    read = amount(text, sense)
    return NOTHING if read.value and not Decimal(read.value) else read


def count(text: str, _: Sense) -> Reading:
    """A whole number of people."""
    if is_missing(text) and clean_text(text) != "0":
        return NOTHING
    try:
        number = parse_number(clean_text(text), whole=True)
    except Unreadable:
        return Reading(None, "count_unreadable")
    value = number.value
    if (
        value != value.to_integral_value()
        or not 0 <= value < _MOST_PEOPLE
        or number.unit not in ("", "people")
    ):
        return Reading(None, "count_unreadable")
    return Reading(str(int(value)))


def number(text: str, _: Sense) -> Reading:
    """A number with six decimals at most."""
    if is_missing(text) and clean_text(text) != "0":
        return NOTHING
    try:
        value = parse_number(clean_text(text)).value
    except Unreadable:
        return Reading(None, "number_unreadable")
    if -int(value.as_tuple().exponent) > 6:
        return Reading(None, "number_unreadable")
    return Reading(format(value, "f"))
