"""What is said of other cells: whatever was changed in them, and what could not be understood."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text
from pantau.roster.check import told

_NOTHING: Final = Text("tidak perlu tindakan", "nothing needs to be done")

text_cleaned = told(
    "text_cleaned",
    "fix",
    says=Text(
        "spasi ganda, tanda yang tidak tampak, atau huruf lebar di sebuah sel dirapikan",
        "double spaces, unseen marks or full-width letters of a cell were tidied",
    ),
    do=_NOTHING,
    fails={"name": "SITI  AMINAH"},
)
empty_marker = told(
    "empty_marker",
    "note",
    says=Text(
        "sel yang hanya berisi tanda kosong (-, nihil) dibaca kosong",
        "a cell that says 'none' is read as empty",
    ),
    do=_NOTHING,
    fails={"phone": "-"},
)
kk_spaces = told(
    "kk_spaces",
    "fix",
    says=Text(
        "petik, spasi atau tanda baca di nomor kartu keluarga dibuang",
        "apostrophe, spaces or marks were taken out of the family-card number",
    ),
    do=_NOTHING,
    fails={"kk": "'367201120312" + "0004"},
)
kk_unreadable = told(
    "kk_unreadable",
    "note",
    says=Text("nomor kartu keluarga bukan 16 angka", "the family-card number does not have 16 digits"),
    do=Text("periksa nomor kartu keluarga", "look at the family-card number"),
    fails={"kk": "36720112"},
)
phone_notation = told(
    "phone_notation",
    "note",
    says=Text("nomor telepon ditulis ulang mulai dari 0", "the phone number is written from its 0 on"),
    do=_NOTHING,
    fails={"phone": "+62 812-000-0000"},
)
segment_notation = told(
    "segment_notation",
    "note",
    says=Text("segmen ditulis dengan kodenya", "the segment is written by its code"),
    do=_NOTHING,
    fails={"segment": "Bukan Penerima Upah"},
)
category_notation = told(
    "category_notation",
    "note",
    says=Text("kelompok pekerja ditulis dengan kodenya", "the worker category is written by its code"),
    do=_NOTHING,
    fails={"category": "Nelayan"},
    passes={"category": "nelayan"},
)
region_notation = told(
    "region_notation",
    "note",
    says=Text("kode wilayah ditulis dengan titik", "the region code is written with dots"),
    do=_NOTHING,
    fails={"region": "367201"},
)
region_retired = told(
    "region_retired",
    "note",
    says=Text(
        "kode wilayah lama diganti dengan yang berlaku", "a region code of the past was replaced by today's"
    ),
    do=_NOTHING,
    fails={"region": "91.01"},
)
region_unknown = told(
    "region_unknown",
    "note",
    says=Text("kode wilayah tidak dikenal", "the region code is not known"),
    do=Text("pakai kode Kemendagri, misalnya 36.72.01", "use Kemendagri's code, like 36.72.01"),
    fails={"region": "99.99"},
)
formula_cell = told(
    "formula_cell",
    "note",
    says=Text(
        "NIK, nama atau tanggal lahir dihitung oleh rumus", "NIK, name or birth date is computed by a formula"
    ),
    do=Text(
        "simpan sebagai nilai bila rumusnya mengambil dari berkas lain",
        "keep it as a value if it reads other files",
    ),
    fails={"": "formula"},
)
