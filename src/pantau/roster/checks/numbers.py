"""What is said of the NIK as it stands in its cell: its form, and what spreadsheets did to it."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text
from pantau.roster.check import told

_KTP: Final = Text("isi NIK dari KTP atau kartu keluarga", "fill in the NIK from the identity or family card")
_COMPARE: Final = Text(
    "bandingkan dengan KTP, lalu perbaiki yang keliru",
    "compare with the identity card and correct what is wrong",
)
_AS_TEXT: Final = Text(
    "minta berkas asal; format kolom NIK sebagai teks sebelum mengetik, lalu isi ulang NIK",
    "ask for the original file; format the NIK column as text before typing, and fill the NIKs in again",
)
_NOTHING: Final = Text("tidak perlu tindakan", "nothing needs to be done")

nik_missing = told(
    "nik_missing", "doubt", says=Text("NIK kosong", "the NIK is missing"), do=_KTP, fails={"nik": "-"}
)
nik_length = told(
    "nik_length",
    "doubt",
    says=Text("NIK tidak terdiri dari 16 angka", "the NIK does not have 16 digits"),
    do=_COMPARE,
    fails={"nik": "36720157088590"},
)
nik_not_digits = told(
    "nik_not_digits",
    "doubt",
    says=Text("NIK memuat huruf atau tanda lain", "the NIK has letters or other signs in it"),
    do=_COMPARE,
    fails={"nik": "3672015708859OO1"},
)
nik_scientific = told(
    "nik_scientific",
    "doubt",
    says=Text(
        "NIK rusak menjadi notasi ilmiah (3,67201E+15); angka akhirnya hilang",
        "the NIK was damaged into scientific notation (3.67201E+15); its last digits are gone",
    ),
    do=_AS_TEXT,
    fails={"nik": "3,67201E+15"},
)
nik_excel_15_digits = told(
    "nik_excel_15_digits",
    "doubt",
    says=Text(
        "NIK kehilangan angka terakhir karena disimpan sebagai bilangan (Excel hanya menyimpan 15 angka)",
        "the NIK lost its last digit, because it was kept as a number (Excel keeps 15 digits)",
    ),
    do=_AS_TEXT,
    fails={"nik": "367201570885" + "0000"},
)
nik_leading_zero_lost = told(
    "nik_leading_zero_lost",
    "doubt",
    says=Text(
        "NIK kehilangan nol di depan salah satu bagiannya", "the NIK lost a leading zero of one of its parts"
    ),
    do=_COMPARE,
    fails={"nik": "36720145" + "088591", "birth_date": "05/08/1985"},
)
nik_serial_zero = told(
    "nik_serial_zero",
    "doubt",
    says=Text("nomor urut NIK 0000 tidak pernah diberikan", "the serial 0000 of a NIK is never given"),
    do=_COMPARE,
    fails={"nik": "367201570885" + "0000"},
)
nik_repeated_digits = told(
    "nik_repeated_digits",
    "doubt",
    says=Text(
        "NIK diisi asal (angka berulang atau berurutan)", "the NIK was made up (digits repeat or count up)"
    ),
    do=_KTP,
    fails={"nik": "1" * 16},
)
nik_test_range = told(
    "nik_test_range",
    "note",
    says=Text(
        "nomor urut NIK 9000 ke atas: hanya dipakai orang buatan untuk uji coba",
        "a serial of 9000 or more: used by made-up people for trials only",
    ),
    do=Text("untuk daftar sungguhan, periksa NIK ini", "in a real list, look at this NIK"),
    fails={"nik": "367201570885" + "9001"},
    passes={"nik": "367201570885" + "0001"},
)
nik_apostrophe = told(
    "nik_apostrophe",
    "fix",
    says=Text("tanda petik di depan NIK dibuang", "an apostrophe before the NIK was taken off"),
    do=_NOTHING,
    fails={"nik": "'367201570885" + "0001"},
)
nik_spaces = told(
    "nik_spaces",
    "fix",
    says=Text("spasi atau tanda baca di dalam NIK dibuang", "spaces or marks inside the NIK were taken out"),
    do=_NOTHING,
    fails={"nik": "367201 570885 " + "0001"},
)
nik_is_kk = told(
    "nik_is_kk",
    "doubt",
    says=Text("kolom NIK berisi nomor kartu keluarga", "the NIK column holds a family-card number"),
    do=_KTP,
    fails={"nik": "367201120312" + "0004", "kk": "367201120312" + "0004"},
)
nik_swapped_with_kk = told(
    "nik_swapped_with_kk",
    "doubt",
    says=Text(
        "NIK dan nomor kartu keluarga tampaknya tertukar", "NIK and family-card number seem to be swapped"
    ),
    do=Text("tukar kembali bila benar demikian", "swap them back if that is so"),
    fails={"nik": "367201120312" + "0004", "kk": "367201570885" + "0001"},
)
nik_typo_suspected = told(
    "nik_typo_suspected",
    "doubt",
    says=Text(
        "NIK berbeda satu ketikan dari tanggal lahir atau wilayah di baris ini",
        "the NIK is one keystroke away from the birth date or region of this row",
    ),
    do=_COMPARE,
    fails={"nik": "367201580885" + "0001"},
)
