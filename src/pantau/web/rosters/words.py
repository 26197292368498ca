"""What the pages of rosters say, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pantau.core.text import Text
from pantau.web.rosters.models import Answer, Choice, Standing

STANDINGS: Final[Mapping[str, Text]] = {
    Standing.OPEN: Text("belum disetujui", "not approved yet"),
    Standing.APPROVED: Text("disetujui", "approved"),
    Standing.REJECTED: Text("dikembalikan", "sent back"),
}
ANSWERS: Final[Mapping[str, Text]] = {
    Answer.SAME: Text("orang yang sama", "the same person"),
    Answer.DIFFERENT: Text("orang yang berbeda", "different people"),
    Answer.UNSURE: Text("belum yakin", "not sure"),
    Answer.UNDONE: Text("diurungkan", "undone"),
}
CHOICES: Final[Mapping[str, Text]] = {
    Choice.APPROVED: Text("disetujui", "approved"),
    Choice.REJECTED: Text("dikembalikan", "sent back"),
    Choice.WITHDRAWN: Text("keputusan sebelumnya dibatalkan", "earlier ruling withdrawn"),
}
TABS: Final[Mapping[str, Text]] = {
    "accepted": Text("Diterima", "Accepted"),
    "corrected": Text("Diperbaiki", "Corrected"),
    "review": Text("Perlu ditinjau", "To be reviewed"),
    "duplicate": Text("Ganda", "Duplicate"),
    "rejected": Text("Ditolak", "Rejected"),
}
OWN_UPLOAD: Final = Text(
    "Anda sendiri yang mengunggah daftar ini. Mintalah penyetuju lain di kantor Anda atau di atasnya untuk "
    "memutuskan.",
    "You uploaded this list yourself. Ask another approver of your office, or of one above it, to rule on it.",
)
NOT_APPROVED: Final = Text(
    "Buku kerja pendaftaran baru dapat diunduh setelah daftar ini disetujui.",
    "The enrolment workbook can be downloaded once this list is approved.",
)
CHANGED: Final = Text(
    "daftar ini diperiksa lagi sejak halaman Anda buka; lihat hasilnya sekali lagi, lalu putuskan",
    "the list was checked again since you opened the page; look at the result once more, then rule",
)
UNAPPLIED: Final = Text(
    "masih ada keputusan pasangan yang belum diterapkan ({n}); terapkan dahulu, lalu setujui",
    "answers about pairs are still to be applied ({n}); apply them first, then approve",
)
NOBODY: Final = Text(
    "tidak ada orang yang dapat didaftarkan di daftar ini", "there is nobody to enrol on this list"
)
MARK: Final = Text("Pengambilan", "Export")
WHY: Final = Text("tulis alasannya", "say why")
NOT_THAT: Final = Text(
    "pilihan ini tidak berlaku untuk keadaan daftar sekarang", "this does not fit where the list stands now"
)
LOCKED: Final = Text(
    "Daftar ini sudah disetujui. Batalkan persetujuannya dahulu bila ada yang harus diubah.",
    "This list was approved. Withdraw the approval first if anything has to change.",
)
