"""Rules that a row is held against by itself: who it is, how old, where, of which category."""

from __future__ import annotations

from datetime import date

from pantau.core.regions import within
from pantau.core.text import Text
from pantau.roster.check import Row, Rules, roster_check


def enrolment_day(row: Row, rules: Rules) -> date:
    """The day on which the age counts: today, or the start where that is still to come."""
    return max(row.start, rules.as_of) if row.start else rules.as_of


def age_on(born: date, day: date) -> int:
    """Full years on a day; born on 29 February counts from 1 March.

    >>> age_on(date(1960, 8, 17), date(2025, 8, 16))
    64
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@roster_check(
    "not_identified",
    "error",
    says=Text(
        "tidak ada NIK yang dapat dipakai, dan tidak ada hal lain yang menunjukkan siapa orangnya",
        "no NIK that can be used, and nothing else that tells who it is",
    ),
    do=Text(
        "isi NIK, nama dan tanggal lahir, atau hapus barisnya",
        "fill in NIK, name and birth date, or delete the row",
    ),
    fails={"nik": "", "name": "N.N."},
)
def not_identified(row: Row, rules: Rules) -> bool:
    """No usable NIK, and no name with something beside it."""
    return not row.nik.value and not (row.name.normal and row.beside)


def _limit(row: Row, rules: Rules) -> int | None:
    return rules.limits.below.get(row.segment or rules.segment)


@roster_check(
    "age_above_maximum",
    "error",
    says=Text(
        "umur sudah mencapai batas untuk mendaftar di segmen ini",
        "at or above the age limit for joining this segment",
    ),
    do=Text(
        "tidak dapat didaftarkan; peserta yang sudah terdaftar sebelumnya boleh terus",
        "cannot join; who joined before that may go on",
    ),
    fails={"nik": "367201570850" + "0001", "birth_date": "17/08/1950"},
)
def age_above_maximum(row: Row, rules: Rules) -> bool:
    """Too old by every birth date that the row has; where NIK and column disagree, that is the doubt."""
    limit = _limit(row, rules)
    if limit is None or row.born is None:
        return False
    day = enrolment_day(row, rules)
    if row.born.year + limit > day.year:
        return False
    known = [each for each in (row.column, row.nik.birth_date if row.nik.value else None) if each] or [
        row.born
    ]
    return all(age_on(each, day) >= limit and not _birthday(each, day, limit) for each in known)


def _birthday(born: date, day: date, limit: int) -> bool:
    return age_on(born, day) == limit and (born.month, born.day) == (day.month, day.day)


@roster_check(
    "age_on_limit_day",
    "doubt",
    says=Text(
        "tepat berulang tahun pada batas umur; hukum tidak jelas tentang hari itu",
        "reaches the age limit on this very day, of which the law is not clear",
    ),
    do=Text("tanyakan kepada BPJS Ketenagakerjaan", "ask BPJS Ketenagakerjaan"),
    fails={"nik": "367201410161" + "0001", "birth_date": "01/01/1961"},
)
def age_on_limit_day(row: Row, rules: Rules) -> bool:
    """The birthday itself."""
    limit = _limit(row, rules)
    return (
        limit is not None and row.born is not None and _birthday(row.born, enrolment_day(row, rules), limit)
    )


@roster_check(
    "age_below_minimum",
    "doubt",
    says=Text("lebih muda dari umur kerja yang wajar", "younger than a plausible working age"),
    do=Text(
        "pastikan tanggal lahirnya, dan bahwa ia bekerja", "make sure of the birth date, and that they work"
    ),
    fails={"nik": "367201570815" + "0001", "birth_date": "17/08/2015"},
)
def age_below_minimum(row: Row, rules: Rules) -> bool:
    """Below the age that the profile sets."""
    return row.born is not None and age_on(row.born, rules.as_of) < rules.minimum_age


@roster_check(
    "outside_area",
    "doubt",
    says=Text("alamat di luar wilayah yang mendaftarkan", "the address lies outside the area that enrols"),
    do=Text(
        "pastikan ia bekerja di wilayah ini, atau keluarkan dari daftar",
        "make sure that they work in this area, or take them off the list",
    ),
    fails={"region": "32.73"},
)
def outside_area(row: Row, rules: Rules) -> bool:
    """The place is known and neither in the area nor above it, or its names are of no place there."""
    if not rules.region or not row.region:
        return row.elsewhere
    return not within(row.region, rules.region) and not within(rules.region, row.region)


@roster_check(
    "category_ended",
    "doubt",
    says=Text("masa tugas kelompok ini sudah berakhir", "the term of this category is over"),
    do=Text(
        "daftarkan hanya bila masa tugasnya diperpanjang; petugas ad hoc berhenti setelah pemilu",
        "enrol only if the term was extended; ad hoc staff end with the election",
    ),
    fails={"category": "adhoc_kpu"},
)
def category_ended(row: Row, rules: Rules) -> bool:
    """After the last day that the profile gives for the category."""
    end = rules.terms.get(row.category or rules.category)
    return end is not None and enrolment_day(row, rules) > end


@roster_check(
    "category_term_unknown",
    "note",
    says=Text(
        "kelompok ini bertugas sampai waktu tertentu, yang belum diketahui",
        "this category serves for a term that is not known",
    ),
    do=Text("sebutkan akhir masa tugas di berkas profil", "say in the profile when the term ends"),
    fails={"category": "adhoc_bawaslu"},
)
def category_term_unknown(row: Row, rules: Rules) -> bool:
    """A category with a term, of which the profile has no last day."""
    category = row.category or rules.category
    return category in rules.passing and category not in rules.terms


@roster_check(
    "unknown_category",
    "note",
    says=Text("kelompok pekerja tidak dikenal", "the worker category is not known"),
    do=Text("pakai kode kelompok, misalnya nelayan", "use the code of a category, like nelayan"),
    fails={"category": "astronot"},
)
def unknown_category(row: Row, rules: Rules) -> bool:
    """A category is said, and is none of the tree."""
    return bool(row.category) and not row.known_category
