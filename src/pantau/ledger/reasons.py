"""Why a row is not taken into the ledger: each reason with its code, its sentence and what to do about it."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from pantau.core.text import Text
from pantau.ledger.reasons_of_cells import CELLS, NOTHING, NUMBERS, Reason, aside

__all__ = ["REASONS", "Reason", "sentence"]

_RULES: Final = (
    aside(
        "month_future",
        Text("iuran untuk bulan yang belum tiba", "a contribution for a month that is still to come"),
        Text(
            "periksa bulannya; masukkan lagi bila bulan itu sudah tiba",
            "look at the month; add it again once the month has come",
        ),
    ),
    aside(
        "month_too_early",
        Text("bulan sebelum ada program ini", "the month is before there was any programme"),
    ),
    aside(
        "no_programme",
        Text("tidak ada satu program pun yang dibayar", "no programme is paid for at all"),
        Text(
            "isi jumlah paling sedikit satu program, atau hapus barisnya",
            "fill in one programme at least, or delete the row",
        ),
    ),
    aside(
        "date_future",
        Text("tanggal kejadian yang belum tiba", "the day of something that has happened is still to come"),
    ),
    aside(
        "date_too_early", Text("tanggal sebelum ada program ini", "the day is before there was any programme")
    ),
    aside("end_before_start", Text("berakhir sebelum mulai", "it ends before it starts")),
    aside(
        "filed_before_event",
        Text("klaim diajukan sebelum kejadiannya", "the claim was filed before its event"),
    ),
    aside(
        "paid_before_event", Text("klaim dibayar sebelum kejadiannya", "the claim was paid before its event")
    ),
    aside(
        "paid_before_filed", Text("klaim dibayar sebelum diajukan", "the claim was paid before it was filed")
    ),
    aside(
        "low_above_value", Text("batas bawah lebih besar dari nilainya", "the lower bound is above the value")
    ),
    aside(
        "value_above_high", Text("nilai lebih besar dari batas atasnya", "the value is above its upper bound")
    ),
    aside(
        "row_subtotal",
        Text("baris ini jumlah atau judul kolom, bukan data", "the row is a total or a header, not data"),
        NOTHING,
    ),
    aside(
        "not_enrolled",
        Text("orang ini belum pernah didaftarkan", "this person was never enrolled"),
        Text(
            "masukkan dulu berkas kepesertaan (enrolments), lalu masukkan lagi baris ini",
            "add the file of enrolments first, then this row again",
        ),
    ),
    aside(
        "repeated_in_file",
        Text(
            "baris ini sama dengan baris lain di berkas yang sama",
            "the row is the same as another one of the file",
        ),
        Text("tidak perlu tindakan; yang pertama dipakai", "nothing needs to be done; the first one is used"),
    ),
    aside(
        "contradicts_in_file",
        Text(
            "baris lain di berkas yang sama mengatakan hal berbeda tentang hal yang sama",
            "another row of the file says something else of the same thing",
        ),
        Text(
            "tentukan mana yang benar, lalu masukkan hanya yang itu",
            "find out which is right, and add only that one",
        ),
    ),
)
_NOTES: Final = (
    Reason(
        "category_unknown",
        "note",
        Text(
            "kelompok pekerja di luar daftar; dipakai apa adanya",
            "the worker category is not in the list; it is kept as it is",
        ),
        Text("periksa ejaannya bila bukan kelompok baru", "look at its spelling if it is not a new one"),
    ),
    Reason(
        "region_retired",
        "note",
        Text(
            "kode wilayah lama diganti dengan yang berlaku",
            "a region code of the past was replaced by today's",
        ),
        NOTHING,
    ),
    Reason(
        "column_ignored",
        "note",
        Text("kolom ini tidak dikenal dan tidak dibaca", "the column is not known and is not read"),
        Text(
            "tentukan artinya dengan --columns bila perlu", "say what it means with --columns if it matters"
        ),
    ),
    Reason(
        "sheet_skipped",
        "note",
        Text(
            "lembar ini tidak memuat kolom yang diperlukan dan tidak dibaca",
            "the sheet does not have the columns that are needed and is not read",
        ),
        NOTHING,
    ),
)

REASONS: Final = MappingProxyType({reason.code: reason for reason in (*CELLS, *NUMBERS, *_RULES, *_NOTES)})


def sentence(code: str) -> Text:
    """What a reason says and what to do, as one sentence in both languages.

    >>> sentence("nik_missing").en
    'the NIK is empty; take the NIK from the identity card; type 16 digits as text'
    """
    one = REASONS[code]
    return Text(f"{one.says.id}; {one.do.id}", f"{one.says.en}; {one.do.en}")
