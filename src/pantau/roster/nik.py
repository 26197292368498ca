"""NIK, the population number: read from a cell, held against the other columns, and never filled in silently."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from pantau.core import regions
from pantau.roster.nik_forms import Digits, FileDamage, digits_of, emptied, file_damage, is_made_up
from pantau.roster.nik_parts import (
    LENGTH,
    OLDEST,
    TEST_SERIALS,
    Born,
    born_of,
    build_nik,
    date_digits,
    is_test_nik,
    one_slip,
    place_of,
)

__all__ = [
    "TEST_SERIALS",
    "Evidence",
    "FileDamage",
    "NikReading",
    "build_nik",
    "file_damage",
    "is_test_nik",
    "read_nik",
]

_CARD_SINCE: Final = 2000  # family cards with a number of this form
_CHILD: Final = 12  # years; a column that makes somebody so much older than the date in the number
_REFUTED: Final = frozenset(
    {"nik_region_unknown", "nik_date_impossible", "nik_repeated_digits", "nik_is_kk", "nik_swapped_with_kk"}
    | {"nik_excel_15_digits", "nik_scientific", "nik_serial_zero"}
)


class Evidence(NamedTuple):
    """What the other columns of a row, and its sheet as a whole, say; empty where they say nothing.

    ``sex`` is ``M`` or ``F``; ``region`` a code of any level; ``kk`` the family-card number. ``cut`` says that
    the sheet lost last digits (`FileDamage.cut`), ``repeated`` that people of other names or birth dates have
    the same number.
    """

    birth_date: date | None = None
    sex: str = ""
    region: str = ""
    kk: str = ""
    cut: bool = False
    repeated: bool = False


class NikReading(NamedTuple):
    """A number as read: ``value`` has 16 digits where it can be somebody's NIK, else it is empty.

    ``birth_date``, ``sex`` and ``serial`` are those in the number; ``region`` is where it was first given, by
    the code of today, as far down as known. ``repaired``: marks around the digits were taken off. ``digits``
    are those found, also where ``value`` is empty.
    """

    value: str
    issues: tuple[str, ...]
    birth_date: date | None
    sex: str
    region: str
    serial: str
    repaired: bool
    digits: str


def read_nik(text: str, evidence: Evidence, as_of: date) -> NikReading:
    """What a cell says of a NIK, with the codes of all that is wrong or odd in it.

    Law and history allow more than the tables know (retired and old districts, moves, people of a hundred):
    those are told. Only what cannot be leaves ``value`` empty.

    >>> reading = read_nik("'3672 0157 0885 9001", Evidence(sex="F"), date(2026, 1, 1))
    >>> reading.birth_date, reading.sex, reading.region, reading.issues
    (datetime.date(1985, 8, 17), 'F', '36.72.01', ('nik_apostrophe', 'nik_spaces', 'nik_test_range'))
    """
    if len(text) == LENGTH and text.isascii() and text.isdigit():
        found = Digits(text, (), False, False)
    else:
        found = digits_of(text)
        if found.lost:
            issues = found.issues
            if "nik_length" in issues and _zero_lost(found.digits, evidence):
                issues = (*issues, "nik_leading_zero_lost")
            return NikReading("", issues, None, "", "", "", False, found.digits)
    return _read(found, evidence, as_of)


def _read(found: Digits, evidence: Evidence, as_of: date) -> NikReading:
    digits = found.digits
    place = place_of(digits[:6])
    born = _settled(born_of(digits[6:12], as_of), evidence.birth_date, as_of)
    damage = _damage(digits, evidence)
    issues = [*found.issues]
    issues += [issue for issue in (place.issue, born.issue) if issue and damage != ["nik_scientific"]]
    issues += damage
    if born.birth_date is None:
        if damage != ["nik_scientific"] and _corrected(digits, evidence):
            issues.append("nik_typo_suspected")
    elif card := _card(digits, born, evidence, as_of):
        issues.append(card)
    else:
        issues += _disagreements(digits, born, evidence)
    if place.issue != "nik_region_unknown":
        issues += _elsewhere(place.code, evidence.region)
    elif _slipped_region(digits, evidence.region):
        issues.append("nik_typo_suspected")
    if digits[12] == "9":
        issues.append("nik_test_range")
    usable = born.birth_date is not None and _REFUTED.isdisjoint(issues[len(found.issues) :])
    value = digits if usable else ""
    known = born if "nik_is_kk" not in issues and "nik_swapped_with_kk" not in issues else _NOBODY
    return NikReading(
        value, tuple(issues), known.birth_date, known.sex, place.code, digits[12:], found.repaired, digits
    )


_NOBODY: Final = Born(None, None, "", "")


def _settled(born: Born, column: date | None, as_of: date) -> Born:
    """A birth date given elsewhere decides the century where the number leaves it open."""
    if column is None or (column != born.other and (column != born.birth_date or not born.issue)):
        return born
    if column > as_of:
        return Born(column, None, born.sex, "nik_future")
    too_old = as_of.year - column.year > OLDEST
    return Born(column, None, born.sex, "nik_age_implausible" if too_old else "")


def _damage(digits: str, evidence: Evidence) -> list[str]:
    """What became of the digits before they came here; a number of zeros alone says no more than that."""
    if is_made_up(digits):
        return ["nik_repeated_digits"]
    if digits[-1] != "0":
        return []
    what = emptied(digits)
    if what == "nik_excel_15_digits":
        return ["nik_serial_zero", what]
    return [what] if what else ["nik_excel_15_digits"] * evidence.cut


def _card(digits: str, born: Born, evidence: Evidence, as_of: date) -> str:
    """Whether the number is a family card's: region, date of issue (never with 40 added) and serial."""
    column, kk = evidence.birth_date, evidence.kk
    if (column is not None and column == born.birth_date) or born.sex == "F":
        return ""
    if kk != digits and column is not None and _is_nik_of(kk, column):
        return "nik_swapped_with_kk"
    same = kk == digits or evidence.repeated
    return "nik_is_kk" if same or _issued_later(digits, born, column, as_of) else ""


def _is_nik_of(kk: str, column: date) -> bool:
    """Whether the number in the column of family cards holds the person's birth date."""
    return (
        len(kk) == LENGTH
        and kk.isdigit()
        and kk[6:12] in (date_digits(column, "M"), date_digits(column, "F"))
    )


def _issued_later(digits: str, born: Born, column: date | None, as_of: date) -> bool:
    """Whether the date in the number comes long after the birth in the list, and is no slip of it."""
    issued = born.birth_date
    if issued is None or column is None or not _CARD_SINCE <= issued.year <= as_of.year:
        return False
    listed = date_digits(column, "M")
    wrong_year = digits[6:10] == listed[:4]
    return issued.year - column.year >= _CHILD and not wrong_year and not one_slip(digits[6:12], listed)


def _disagreements(digits: str, born: Born, evidence: Evidence) -> list[str]:
    issues = []
    if evidence.birth_date is not None and evidence.birth_date != born.birth_date:
        issues.append("nik_birth_date_differs")
        if one_slip(digits[6:12], date_digits(evidence.birth_date, born.sex)):
            issues.append("nik_typo_suspected")
    if evidence.sex and evidence.sex != born.sex:
        issues.append("nik_sex_differs")
    return issues


def _corrected(digits: str, evidence: Evidence) -> bool:
    """Whether one slip of the keyboard made the date that cannot be of the birth date in the list."""
    column = evidence.birth_date
    return column is not None and any(
        one_slip(digits[6:12], date_digits(column, sex)) for sex in (evidence.sex or "MF")
    )


@lru_cache(maxsize=1 << 16)
def _elsewhere(first: str, present: str) -> tuple[str, ...]:
    """Whether somebody was first registered outside the regency of the list: told, for people move."""
    if not first or not present:
        return ()
    present = regions.successor(present) or present
    depth = min(len(first), len(present), 5)
    return () if first[:depth] == present[:depth] else ("nik_region_differs",)


@lru_cache(maxsize=1 << 14)
def _slipped(six: str, present: str) -> bool:
    digits = present.replace(".", "")[:6]
    return len(digits) in (4, 6) and one_slip(six[: len(digits)], digits)


def _slipped_region(digits: str, present: str) -> bool:
    return _slipped(digits[:6], present)


def _zero_lost(digits: str, evidence: Evidence) -> bool:
    """Whether a number put together of parts lost the zeros with which its date or its serial begins.

    The number itself cannot lose any: provinces begin at 11.
    """
    column, rest = evidence.birth_date, digits[6:]
    if column is None or not 10 <= len(digits) < LENGTH:
        return False
    for whole in (date_digits(column, sex) for sex in (evidence.sex or "MF")):
        short = whole.lstrip("0")
        if len(short) < len(whole) and rest.startswith(short) and len(rest) == len(short) + 4:
            return True
        serial = rest[len(short) :] if rest.startswith(short) else rest[len(whole) :]
        if rest.startswith((short, whole)) and 1 <= len(serial) <= 3 and serial[0] != "0":
            return True
    return False
