"""Why a cell keeps its row out of the ledger: what cannot be read, and numbers that can be nobody's."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from pantau.core.text import Text

Severity = Literal["aside", "note"]


class Reason(NamedTuple):
    """A reason: ``aside`` keeps the row out of the ledger, ``note`` is told of a row that is taken in."""

    code: str
    severity: Severity
    says: Text
    do: Text


_TYPE_NIK: Final = Text(
    "minta NIK dari KTP, ketik sebagai teks 16 angka",
    "take the NIK from the identity card; type 16 digits as text",
)
ASK: Final = Text(
    "periksa ke sumber datanya, perbaiki, lalu masukkan lagi",
    "look it up at the source, correct it, add it again",
)
NOTHING: Final = Text("tidak perlu tindakan", "nothing needs to be done")


def aside(code: str, says: Text, do: Text = ASK) -> Reason:
    """A reason that keeps the row out."""
    return Reason(code, "aside", says, do)


CELLS: Final = (
    aside(
        "value_missing",
        Text("kolom yang wajib diisi masih kosong", "a column that every row needs is empty"),
        Text("isi kolom itu", "fill in that column"),
    ),
    aside(
        "month_unreadable",
        Text("bulan tidak dapat dibaca", "the month cannot be read"),
        Text("tulis seperti 2024-07 atau Juli 2024", "write it like 2024-07 or July 2024"),
    ),
    aside(
        "date_unreadable",
        Text("tanggal tidak dapat dibaca", "the date cannot be read"),
        Text("tulis seperti 2024-07-17 atau 17 Juli 2024", "write it like 2024-07-17 or 17 July 2024"),
    ),
    aside(
        "date_ambiguous",
        Text(
            "tanggal dapat dibaca dua cara (hari atau bulan di depan), dan kolomnya tidak menunjukkan yang mana",
            "the date can be read in two ways (day or month first), and its column does not show which",
        ),
        Text("tulis seperti 2024-07-03", "write it like 2024-07-03"),
    ),
    aside(
        "amount_unreadable",
        Text("jumlah uang tidak dapat dibaca", "the amount cannot be read"),
        Text("tulis angka rupiah saja, misalnya 16800", "write the rupiah alone, like 16800"),
    ),
    aside(
        "amount_three_decimals",
        Text(
            "jumlah uang dengan tiga angka di belakang tanda desimal: ribuan atau pecahan, tidak dapat dipastikan",
            "an amount with three decimals: thousands or a fraction, it cannot be told which",
        ),
        Text(
            "tulis tanpa pemisah ribuan, paling banyak dua desimal, misalnya 16800",
            "write it without thousands separator and with two decimals at most, like 16800",
        ),
    ),
    aside(
        "amount_negative",
        Text("jumlah uang kurang dari nol", "the amount is below zero"),
        Text(
            "koreksi dimasukkan sebagai baris baru dengan jumlah yang benar, bukan angka negatif",
            "a correction is a new row with the right amount, not a negative number",
        ),
    ),
    aside(
        "amount_too_large",
        Text("jumlah uang terlalu besar untuk satu baris", "the amount is too large for one row"),
    ),
    aside(
        "count_unreadable",
        Text("jumlah orang bukan bilangan bulat dari 0", "the headcount is not a whole number from 0"),
        Text("tulis bilangan bulat saja, misalnya 17000", "write a whole number alone, like 17000"),
    ),
    aside(
        "number_unreadable",
        Text(
            "angka tidak dapat dibaca, atau tidak cocok dengan ukurannya",
            "the number cannot be read, or does not fit its measure",
        ),
        Text("tulis seperti 480457660 atau 53.2", "write it like 480457660 or 53.2"),
    ),
    aside(
        "period_unreadable",
        Text("periode tidak dapat dibaca", "the period cannot be read"),
        Text("tulis seperti 2024-08-24, 2024-08 atau 2024", "write it like 2024-08-24, 2024-08 or 2024"),
    ),
    aside(
        "segment_unknown",
        Text("segmen tidak dikenal", "the segment is not known"),
        Text("pilih PU, BPU, JAKON atau PMI", "choose PU, BPU, JAKON or PMI"),
    ),
    aside(
        "sponsor_unknown",
        Text("sumber dana tidak dikenal", "the payer is not known"),
        Text(
            "pilih APBN, APBD_PROV, APBD, APBDES, DBH_SAWIT, DBHCHT, CSR, EMPLOYER, SELF atau OTHER",
            "choose APBN, APBD_PROV, APBD, APBDES, DBH_SAWIT, DBHCHT, CSR, EMPLOYER, SELF or OTHER",
        ),
    ),
    aside(
        "region_unknown",
        Text("wilayah tidak dikenal", "the region is not known"),
        Text("pakai kode Kemendagri, misalnya 36.72", "use Kemendagri's code, like 36.72"),
    ),
    aside(
        "programme_unknown",
        Text("program tidak dikenal", "the programme is not known"),
        Text("pilih JKK, JKM, JHT, JP atau JKP", "choose JKK, JKM, JHT, JP or JKP"),
    ),
    aside(
        "code_unknown",
        Text("kode tidak dikenal", "the code is not known"),
        Text("lihat daftar kode di acuan format", "see the codes in the reference of formats"),
    ),
    aside(
        "sex_unreadable",
        Text("jenis kelamin tidak dapat dibaca", "the sex cannot be read"),
        Text("tulis L atau P, atau kosongkan", "write M or F, or leave it empty"),
    ),
    aside(
        "text_too_long",
        Text("isi sel terlalu panjang untuk kolom ini", "the cell is too long for this column"),
    ),
)
NUMBERS: Final = (
    aside("nik_missing", Text("NIK kosong", "the NIK is empty"), _TYPE_NIK),
    aside("nik_length", Text("NIK tidak 16 angka", "the NIK does not have 16 digits"), _TYPE_NIK),
    aside("nik_not_digits", Text("NIK memuat selain angka", "the NIK holds more than digits"), _TYPE_NIK),
    aside(
        "nik_scientific",
        Text(
            "NIK disingkat oleh aplikasi spreadsheet (3,67E+15) dan angkanya hilang",
            "a spreadsheet shortened the NIK (3.67E+15) and digits are lost",
        ),
        Text(
            "format kolom sebagai teks, lalu salin lagi NIK-nya",
            "format the column as text, copy the NIKs again",
        ),
    ),
    aside(
        "nik_excel_15_digits",
        Text(
            "angka terakhir NIK diganti nol oleh aplikasi spreadsheet",
            "a spreadsheet replaced the last digits of the NIK by zeros",
        ),
        Text(
            "format kolom sebagai teks, lalu salin lagi NIK-nya",
            "format the column as text, copy the NIKs again",
        ),
    ),
    aside(
        "nik_region_unknown",
        Text("enam angka depan NIK bukan wilayah", "the first six digits of the NIK are no region"),
        _TYPE_NIK,
    ),
    aside(
        "nik_date_impossible",
        Text("tanggal lahir di dalam NIK tidak mungkin", "the birth date in the NIK cannot be"),
        _TYPE_NIK,
    ),
    aside(
        "nik_repeated_digits",
        Text("NIK hanya angka yang diulang atau berurutan", "the NIK is digits repeated or counted"),
        _TYPE_NIK,
    ),
)
