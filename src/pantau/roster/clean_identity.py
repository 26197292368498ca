"""NIK, name, birth date and sex of a row, which explain each other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from pantau.roster import clean_cells as cells
from pantau.roster.dates import BirthDate, settle
from pantau.roster.names import Name
from pantau.roster.nik import Evidence, NikReading, read_nik
from pantau.roster.nik_candidates import candidates


class Written(NamedTuple):
    """What the cells of a row hold, and what each says by itself."""

    nik: str
    name: str
    named: Name
    day: str
    dated: BirthDate
    sex: cells.Cell


class Identity(NamedTuple):
    """Who a row is of: ``column`` is the date of its column, ``born`` the best known one, ``birth_date`` as text.

    ``codes`` are all that was said of the row until now, ``proposals`` the NIKs that a damaged one may have been.
    """

    nik: NikReading
    name: Name
    column: date | None
    born: date | None
    birth_date: str
    sex: str
    codes: list[str]
    proposals: tuple[str, ...]


def identify(written: Written, evidence: Evidence, as_of: date, told: Iterable[str]) -> Identity:
    """Hold the cells that say who somebody is against each other; ``told`` is what the others were found to be."""
    first = written.dated
    if first.other is not None:  # the number may say which of two readings is meant
        alone = read_nik(written.nik, evidence._replace(birth_date=None), as_of)
        evidence = evidence._replace(birth_date=settle(first, alone.birth_date).value)
    nik = read_nik(written.nik, evidence, as_of)
    proposals: tuple[str, ...] = ()
    if nik.digits and (not nik.value or "nik_birth_date_differs" in nik.issues):
        proposals = tuple(sorted(one.value for one in candidates(written.nik, evidence, as_of)))
    codes = [*nik.issues, *told]
    name = written.named
    if name.written != written.name.strip():
        codes.append("text_cleaned")
    if name.issues:
        codes += name.issues
    settled = settle(first, nik.birth_date if nik.value else None)
    born = _born(written, settled, nik, codes)
    sex = _sex(written.sex, nik, codes)
    return Identity(nik, name, settled.value, born, born.isoformat() if born else "", sex, codes, proposals)


def _born(written: Written, settled: BirthDate, nik: NikReading, codes: list[str]) -> date | None:
    """The birth date of the column, else that in the number; says where it is from and how it was written."""
    missing = False
    for code in settled.issues:
        if code == "birth_date_missing":
            missing = True
        else:
            codes.append(code)
    if settled.value is not None:
        changed = settled.value != written.dated.value
        if change := "birth_date_month_first" if changed else cells.date_change(written.day, settled.value):
            codes.append(change)
        return settled.value
    if nik.value and nik.birth_date and "nik_future" not in nik.issues:
        codes.append("birth_date_from_nik")
        return nik.birth_date
    if missing:
        codes.append("birth_date_missing")
    return None


def _sex(sex: cells.Cell, nik: NikReading, codes: list[str]) -> str:
    if sex.code:
        codes.append(sex.code)
    if sex.value or sex.code == "sex_unreadable":
        return sex.value
    if nik.value:
        codes.append("sex_from_nik")
        return nik.sex
    codes.append("sex_missing")
    return ""
