"""What the workbooks of a roster say, in both languages; the reasons of a row are said by the checks themselves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from pantau.core.text import Text
from pantau.roster.decide import Decided
from pantau.roster.template import TITLES

SOFTWARE: Final = "Pantau"
PAGE: Final = Text("halaman &P dari &N", "page &P of &N")
COLUMN: Final = Text("kolom {letter}", "column {letter}")

# What a decision means for the office that made the list.
MEANINGS: Final[Mapping[Decided, Text]] = {
    "accepted": Text("dapat didaftarkan; tidak ada yang perlu dilakukan", "can be enrolled; there is nothing to do"),
    "corrected": Text(
        "dapat didaftarkan setelah perbaikan kecil yang ditulis di samping barisnya; periksa perbaikan itu",
        "can be enrolled after a small repair that is written beside the row; look at the repair",
    ),
    "review": Text(
        "ada keraguan yang harus diputuskan orang; ikuti petunjuk di samping barisnya",
        "there is a doubt that a person must settle; follow what is written beside the row",
    ),
    "duplicate": Text(
        "orang ini sudah ada di baris lain atau sudah terlindungi; tidak didaftarkan lagi",
        "this person stands in another row or is covered already; not enrolled again",
    ),
    "rejected": Text(
        "tidak dapat didaftarkan seperti ini; perbaiki datanya lalu kirim kembali",
        "cannot be enrolled as it is; correct the data and send it again",
    ),
}  # fmt: skip

# The sheets of rows, in their order, and the decisions that each holds.
SHEETS: Final[Mapping[str, tuple[Decided, ...]]] = {
    "accepted": ("accepted", "corrected"),
    "review": ("review",),
    "duplicate": ("duplicate",),
    "rejected": ("rejected",),
}
SHEET_NAMES: Final[Mapping[str, Text]] = {
    "summary": Text("Ringkasan", "Summary"),
    "accepted": Text("Diterima", "Accepted"),
    "review": Text("Perlu ditinjau", "To be reviewed"),
    "duplicate": Text("Ganda", "Duplicate"),
    "rejected": Text("Ditolak", "Rejected"),
    "enrolment": Text("Pendaftaran", "Enrolment"),
    "instructions": Text("Petunjuk", "Instructions"),
    "choices": Text("Pilihan", "Choices"),
    "only_a": Text("Hanya di A", "Only in A"),
    "only_b": Text("Hanya di B", "Only in B"),
    "differing": Text("Ada di keduanya, berbeda", "In both, differing"),
    "same": Text("Ada di keduanya, sama", "In both, the same"),
}

# None of these is read as a field of a list, so a sheet that comes back is read as the office wrote it.
HEADINGS: Final[Mapping[str, Text]] = {
    "file": Text("Berkas", "File"),
    "sheet": Text("Lembar", "Sheet"),
    "row": Text("Baris", "Row in the file"),
    "decision": Text("Keputusan", "Decision"),
    "wrong": Text("Yang ditemukan", "What was found"),
    "do": Text("Yang harus dilakukan", "What to do"),
    "changed": Text("Yang diperbaiki", "What was corrected"),
    "proposals": Text("Usulan untuk diperiksa", "Proposed, to be looked at"),
    "other": Text("Baris yang satunya", "Where the other one is"),
    "likely": Text("Peluang orang yang sama", "Probability of one person"),
    "codes": Text("Kode temuan", "Codes of findings"),
}

SET_ASIDE: Final[Mapping[str, Text]] = {
    "blank": Text("baris kosong", "blank rows"),
    "header": Text("judul kolom yang berulang", "repeated headers"),
    "number_row": Text("baris nomor kolom", "rows of column numbers"),
    "subtotal": Text("jumlah dan subjumlah", "totals and subtotals"),
    "title": Text("judul", "titles"),
    "note": Text("catatan dan tanda tangan", "notes and signatures"),
}

SAID: Final[Mapping[str, Text]] = {
    "title": Text("Hasil pemeriksaan daftar pekerja", "Result of checking the list of workers"),
    "decision": Text("Keputusan", "Decision"),
    "rows": Text("Baris", "Rows"),
    "share": Text("Bagian dari semua baris", "Share of all rows"),
    "meaning": Text("Artinya", "What it means"),
    "total": Text("Jumlah", "Total"),
    "where": Text("Lembar", "Sheet"),
    "adds_up": Text("Baris masuk {n} = {parts}", "Rows in {n} = {parts}"),
    "not_adding": Text(
        "Baris yang dibaca {read}, tetapi yang diputuskan {n}; laporkan ini, hasilnya tidak boleh dipakai",
        "{read} rows were read but {n} were decided; report this, the result must not be used",
    ),
    "funnel": Text("Dari daftar sampai pendaftaran", "From the list to enrolment"),
    "people": Text("Orang", "People"),
    "money": Text("Kebutuhan iuran (Rp)", "Contributions needed (Rp)"),
    "reasons": Text("Yang paling sering ditemukan", "What was found most often"),
    "finding": Text("Temuan", "Finding"),
    "by_sheet": Text("Menurut berkas dan lembar", "By file and sheet"),
    "remark": Text("Catatan", "Remark"),
    "unread": Text("Berkas dan lembar yang tidak dibaca", "Files and sheets that were not read"),
    "set_aside": Text("Baris yang bukan orang", "Rows that are no people"),
    "kind": Text("Jenis", "Kind"),
    "how": Text("Cara memakai buku kerja ini", "How to use this workbook"),
    "enrolment": Text("Orang yang dapat didaftarkan", "People who can be enrolled"),
    "column": Text("Kolom", "Column"),
    "asks": Text("Isi", "What it asks"),
    "filled": Text("Terisi", "Filled in"),
    "example": Text("Contoh", "Example"),
    "required": Text("Wajib", "Required"),
    "yes": Text("wajib", "required"),
    "no": Text("boleh kosong", "may be empty"),
    "code": Text("Kode", "Code"),
    "template": Text("Daftar pekerja kosong", "Empty list of workers"),
    "wrong_cell": Text("Isi belum benar", "Not right yet"),
}
COMPARED: Final[Mapping[str, Text]] = {
    "title": Text("Perbandingan dua daftar", "Two lists compared"),
    "people": Text("Orang", "People"),
    "share": Text("Bagian", "Share"),
    "total": Text("Jumlah", "Total"),
    "list": Text("Daftar", "List"),
    "where": Text("Ada di mana", "Where they are"),
    "differs": Text("Berbeda dalam", "Differing in"),
    "rows": Text("Banyaknya baris", "How many rows"),
    "row_id": Text("Nomor baris bacaan", "Number of the row as read"),
    "doubts": Text(
        "{n} orang di A mungkin sama dengan orang di B, tetapi bukti belum cukup; orang harus memeriksanya",
        "{n} people of A may be people of B, but the evidence is not enough; a person must look at them",
    ),
    "how": Text(
        "Orang dicocokkan dari NIK, nama, tanggal lahir dan bukti lain, tidak pernah dari nama saja. Isian disebut "
        "berbeda bila diketahui di kedua daftar dan tidak satu baris pun cocok; yang kosong di salah satu tidak "
        "dihitung.",
        "People are matched on NIK, name, birth date and other evidence, never on the name alone. A field differs when "
        "both lists know it and no row agrees; what one of them leaves empty does not count.",
    ),
    "compared_form": Text(
        "Nama, nama ibu dan alamat yang berbeda ditulis dalam bentuk yang dibandingkan (huruf besar, tanpa gelar).",
        "Names, mothers' names and addresses that differ are shown in the form compared (capitals, no titles).",
    ),
}
ENROLMENT: Final = (
    Text(
        "Setiap orang yang diterima ada satu kali, dengan nilai yang sudah dibersihkan. Semua sel adalah teks; "
        "tanggal ditulis hari-bulan-tahun.",
        "Each accepted person stands once, with the values as cleaned. All cells are text; dates are day-month-year.",
    ),
    Text(
        "Orang yang sah di dua segmen (PU dan BPU) ada satu kali untuk setiap segmen.",
        "A person who lawfully is in two segments (PU and BPU) stands once for each.",
    ),
    Text(
        "Baris yang perlu ditinjau, ganda, atau ditolak tidak ada di sini; lihat roster.xlsx.",
        "Rows to be reviewed, duplicate or rejected are not here; see roster.xlsx.",
    ),
)
HOW: Final = (
    Text(
        "Setiap baris daftar ada tepat satu kali, di lembar menurut keputusannya, dengan kolom kantor sendiri "
        "dalam urutan semula; di depannya berkas, lembar dan nomor baris asal, di belakangnya apa yang ditemukan.",
        "Every row of the list stands exactly once, on the sheet of its decision, with the office's own columns in "
        "their order; before them the file, sheet and row it came from, after them what was found.",
    ),
    Text(
        "Perbaiki data di berkas asal, lalu periksa berkas itu kembali. Sel yang berwarna adalah sel yang dimaksud.",
        "Correct the data in the file they came from, then check that file again. A coloured cell is the one meant.",
    ),
    Text(
        "Semua isi adalah teks seperti yang dibaca: angka NIK tidak dibulatkan, dan tidak ada rumus.",
        "All contents are text as it was read: no digit of a NIK is rounded, and there is no formula.",
    ),
)
NOTES: Final[Mapping[str, Text]] = {
    "accepted_left_out": Text(
        "Baris yang diterima ({n}) tidak dimuat di sini karena terlalu banyak untuk dibaca; semuanya ada di "
        "enrolment.xlsx dan rows.csv",
        "The accepted rows ({n}) are left out here, being too many to read; all of them are in enrolment.xlsx and "
        "rows.csv",
    ),
    "continued": Text(
        "Buku kerja ini bagian {part} dari {parts}: {names}",
        "This workbook is part {part} of {parts}: {names}",
    ),
    "once": Text(
        "{n} baris diterima tidak dimuat di sini, karena orang dan segmennya sama dengan baris yang lebih dulu",
        "{n} accepted rows are left out here, because person and segment are those of an earlier row",
    ),
    "same_left_out": Text(
        "Orang yang sama di kedua daftar ({n}) tidak dimuat di sini, karena terlalu banyak untuk dibaca",
        "The people who are the same in both lists ({n}) are left out here, being too many to read",
    ),
    "several_layouts": Text(
        "Daftar ini memakai beberapa susunan kolom. Kolom yang sama artinya diletakkan bersama dengan judul yang "
        "umum, kolom lain menurut judulnya; susunan asli setiap berkas ada di buku kerja kantornya sendiri",
        "The lists have several layouts. Columns of one meaning stand together under a common heading, others "
        "under their own; the layout of each file is kept in the workbook of its own office",
    ),
    "columns_left_out": Text(
        "{n} kolom terakhir tidak dimuat, karena lembar kerja tidak cukup lebar; isinya ada di rows.parquet",
        "The last {n} columns are left out, because a sheet is not that wide; they are in rows.parquet",
    ),
}

# What a finding is about, where its code does not begin with the name of the field.
_ABOUT: Final[Mapping[str, tuple[str, ...]]] = {
    "age_": ("birth_date",),
    "deceased": ("name",),
    "outside_area": ("region",),
    "unknown_category": ("category",),
    "not_identified": ("nik", "name"),
    "double_payment": ("segment",),
    "lawful_double_membership": ("segment",),
}
_PLACES: Final = ("region", "village", "district", "regency", "province")


@cache
def fields_of(code: str) -> tuple[str, ...]:
    """The fields that a finding speaks of; a place is looked for in all columns that hold one.

    >>> fields_of("nik_length"), fields_of("birth_date_future"), fields_of("duplicate_in_file")
    (('nik',), ('birth_date',), ())
    """
    found = [field for start, fields in _ABOUT.items() if code.startswith(start) for field in fields]
    named = [field for field in TITLES if code.startswith(f"{field}_")]
    if named:
        found.append(max(named, key=len))
    if code.endswith("_differs"):
        found.append(code.removeprefix("nik_").removesuffix("_differs"))
    if code in ("nik_is_kk", "nik_swapped_with_kk"):
        found.append("kk")
    if "region" in found:
        found += _PLACES
    return tuple(field for field in dict.fromkeys(found) if field in TITLES)
