"""What is said of dates and of the sex."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text
from pantau.roster.check import told

_DAY: Final = Text(
    "isi tanggal lahir dari KTP, tahun dengan empat angka",
    "fill in the birth date from the card, with a full year",
)
_NOTHING: Final = Text("tidak perlu tindakan", "nothing needs to be done")
_LOOK: Final = Text("pastikan benar", "make sure that it is right")
_NO_NIK: Final = {"nik": "-"}

birth_date_missing = told(
    "birth_date_missing",
    "doubt",
    says=Text(
        "tanggal lahir kosong dan tidak dapat dibaca dari NIK",
        "no birth date, and none can be read off the NIK",
    ),
    do=_DAY,
    fails={"birth_date": "", "nik": "-"},
)
birth_date_unreadable = told(
    "birth_date_unreadable",
    "doubt",
    says=Text("tanggal lahir tidak dapat dibaca", "the birth date cannot be read"),
    do=_DAY,
    fails={"birth_date": "31/02/1985"},
)
birth_date_ambiguous = told(
    "birth_date_ambiguous",
    "doubt",
    says=Text(
        "hari dan bulan lahir dapat tertukar, dan NIK tidak memastikannya",
        "day and month of birth may be swapped, and the NIK does not settle it",
    ),
    do=_DAY,
    fails={"birth_date": "03/04/1985", "nik": "-"},
)
birth_date_future = told(
    "birth_date_future",
    "doubt",
    says=Text("tanggal lahir ada di masa depan", "the birth date is in the future"),
    do=_DAY,
    fails={"birth_date": "17/08/2085"},
)
birth_date_from_nik = told(
    "birth_date_from_nik",
    "fix",
    says=Text("tanggal lahir diisi dari NIK", "the birth date was filled in from the NIK"),
    do=_LOOK,
    fails={"birth_date": ""},
)
birth_date_month_first = told(
    "birth_date_month_first",
    "fix",
    says=Text(
        "tanggal lahir dibaca bulan dahulu, karena begitu menurut NIK",
        "the birth date was read with the month first, for so it agrees with the NIK",
    ),
    do=_LOOK,
    fails={"birth_date": "08/05/1985", "nik": "367201450885" + "0001"} | {"birth_date": "08/05/1985"},
)
birth_date_serial = told(
    "birth_date_serial",
    "fix",
    says=Text(
        "tanggal lahir berupa bilangan hari Excel, diubah menjadi tanggal",
        "the birth date was a spreadsheet's count of days, and was turned into a date",
    ),
    do=_NOTHING,
    fails={"birth_date": "31276"},
)
birth_date_short_year = told(
    "birth_date_short_year",
    "fix",
    says=Text("tahun lahir dua angka dilengkapi", "a year of birth of two digits was completed"),
    do=_LOOK,
    fails={"birth_date": "17/08/85"},
)
birth_date_notation = told(
    "birth_date_notation",
    "note",
    says=Text(
        "tanggal lahir ditulis ulang sebagai tahun-bulan-hari", "the birth date is written as year-month-day"
    ),
    do=_NOTHING,
    fails={"birth_date": "17/08/1985"},
    passes={"birth_date": "1985-08-17"},
)
sex_missing = told(
    "sex_missing",
    "note",
    says=Text("jenis kelamin kosong", "the sex is missing"),
    do=Text("isi L atau P", "fill in L or P"),
    fails={"sex": "", "nik": "-"},
)
sex_unreadable = told(
    "sex_unreadable",
    "doubt",
    says=Text("jenis kelamin tidak dapat dibaca", "the sex cannot be read"),
    do=Text("isi L atau P", "fill in L or P"),
    fails={"sex": "?X"},
)
sex_from_nik = told(
    "sex_from_nik",
    "note",
    says=Text("jenis kelamin diisi dari NIK", "the sex was filled in from the NIK"),
    do=_LOOK,
    fails={"sex": ""},
)
sex_notation = told(
    "sex_notation",
    "note",
    says=Text("jenis kelamin ditulis ulang sebagai M atau F", "the sex is written as M or F"),
    do=_NOTHING,
    fails={"sex": "P"},
    passes={"sex": "F"},
)
start_date_notation = told(
    "start_date_notation",
    "note",
    says=Text(
        "tanggal mulai ditulis ulang sebagai tahun-bulan-hari", "the start date is written as year-month-day"
    ),
    do=_NOTHING,
    fails={"start_date": "01/02/2026"},
)
start_date_unreadable = told(
    "start_date_unreadable",
    "note",
    says=Text("tanggal mulai tidak dapat dibaca", "the start date cannot be read"),
    do=Text("isi tanggal mulai, misalnya 2026-01-31", "fill in the start date, like 2026-01-31"),
    fails={"start_date": "segera"},
)
