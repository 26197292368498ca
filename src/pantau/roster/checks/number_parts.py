"""What is said of the parts of a NIK, and of what the other columns say about them."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text
from pantau.roster.check import told

_COMPARE: Final = Text(
    "bandingkan dengan KTP, lalu perbaiki yang keliru",
    "compare with the identity card and correct what is wrong",
)
_NOTHING: Final = Text("tidak perlu tindakan", "nothing needs to be done")

nik_region_unknown = told(
    "nik_region_unknown",
    "doubt",
    says=Text("kode wilayah di dalam NIK tidak pernah ada", "the region code in the NIK never existed"),
    do=_COMPARE,
    fails={"nik": "007201570885" + "0001"},
)
nik_region_retired = told(
    "nik_region_retired",
    "note",
    says=Text(
        "NIK memakai kode wilayah lama (sebelum pemekaran); itu sah",
        "the NIK has a region code of the past (before a district was divided); that is lawful",
    ),
    do=_NOTHING,
    fails={"nik": "910101570885" + "0001"},
)
nik_region_gap = told(
    "nik_region_gap",
    "note",
    says=Text(
        "kecamatan di dalam NIK tidak ada di daftar wilayah, tetapi mungkin pernah ada",
        "the district in the NIK is not in the tables of regions, but may have existed",
    ),
    do=_NOTHING,
    fails={"nik": "367299570885" + "0001"},
)
nik_region_differs = told(
    "nik_region_differs",
    "note",
    says=Text(
        "NIK diterbitkan di kabupaten/kota lain; orang boleh pindah",
        "the NIK was given in another regency or city; people move",
    ),
    do=_NOTHING,
    fails={"nik": "327301570885" + "0001"},
)
nik_date_impossible = told(
    "nik_date_impossible",
    "doubt",
    says=Text("tanggal lahir di dalam NIK tidak mungkin", "the birth date in the NIK cannot be"),
    do=_COMPARE,
    fails={"nik": "367201991985" + "0001", "birth_date": ""},
)
nik_future = told(
    "nik_future",
    "doubt",
    says=Text("tanggal lahir di dalam NIK ada di masa depan", "the birth date in the NIK is in the future"),
    do=_COMPARE,
    fails={"nik": "367201571226" + "0001", "birth_date": "17/12/2026"},
)
nik_age_implausible = told(
    "nik_age_implausible",
    "doubt",
    says=Text(
        "umur menurut NIK lebih dari seratus tahun", "by the NIK the person is more than a hundred years old"
    ),
    do=_COMPARE,
    fails={"nik": "367201570810" + "0001", "birth_date": "17/08/1910"},
)
nik_birth_date_differs = told(
    "nik_birth_date_differs",
    "doubt",
    says=Text(
        "tanggal lahir di dalam NIK berbeda dari kolom tanggal lahir",
        "the birth date in the NIK is not that of the birth date column",
    ),
    do=_COMPARE,
    fails={"birth_date": "03/02/1979"},
)
nik_sex_differs = told(
    "nik_sex_differs",
    "doubt",
    says=Text(
        "jenis kelamin menurut NIK berbeda dari kolomnya", "the sex by the NIK is not that of its column"
    ),
    do=_COMPARE,
    fails={"sex": "L"},
)
