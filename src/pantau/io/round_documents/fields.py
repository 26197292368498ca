"""What a template may ask for: the names of the fields, and what each holds."""

from __future__ import annotations

from typing import Final, NamedTuple

from pantau.core.text import Text


class Field(NamedTuple):
    """A field of a template; ``parts`` are the names inside each item where it is a list."""

    title: Text
    parts: tuple[str, ...] = ()


_PAIR: Final = ("label", "value")

FIELDS: Final = {
    "letterhead": Field(Text("daftar baris kop surat", "list of the lines of the letterhead")),
    "address": Field(Text("alamat pada kop surat", "address in the letterhead")),
    "crest": Field(Text("lambang instansi (gambar)", "crest of the office (a picture)")),
    "title": Field(Text("judul dalam huruf kapital", "title in capitals")),
    "subject": Field(Text("hal atau sasaran dokumen", "what the document is about")),
    "scope": Field(Text("periode dan tanggal data", "period and day of the data")),
    "number": Field(Text("baris nomor surat", "line with the number of the letter")),
    "dated": Field(Text("tempat dan tanggal di atas surat", "place and date at the head of a letter")),
    "reference": Field(
        Text("daftar: nomor, sifat, lampiran, hal", "list: number, nature, enclosure, subject"), _PAIR
    ),
    "addressee": Field(Text("daftar baris penerima", "list of the lines of the addressee")),
    "opening": Field(Text("daftar alinea pembuka", "list of opening paragraphs")),
    "details": Field(Text("daftar: hari, waktu, tempat, acara", "list: day, time, place, event"), _PAIR),
    "summary": Field(Text("ringkasan satu halaman", "summary on one page")),
    "body": Field(Text("semua bagian beserta judulnya", "all sections with their headings")),
    "sections": Field(
        Text("daftar bagian, untuk disusun sendiri", "list of sections, to arrange them yourself"),
        ("number", "title", "content"),
    ),
    "appendix": Field(Text("lampiran laporan", "appendix of a report")),
    "closing": Field(Text("kalimat penutup", "closing sentence")),
    "place_and_date": Field(Text("tempat dan tanggal tanda tangan", "place and date of signing")),
    "signed": Field(Text("tempat, tanggal, dan semua tanda tangan", "place, date and all signature blocks")),
    "signatures": Field(
        Text("daftar penanda tangan, untuk disusun sendiri", "list of who signs, to arrange them yourself"),
        ("role", "name", "rank", "nip"),
    ),
    "copies": Field(Text("daftar tembusan", "list of who gets a copy")),
    "attachments": Field(Text("lampiran, masing-masing di halaman baru", "attachments, each on a new page")),
    "footer": Field(Text("teks kaki halaman", "text at the foot of the page")),
    "labels": Field(
        Text("kata-kata tetap", "fixed words"), ("page", "of", "rank", "nip", "copies", "finding", "figure")
    ),
}
BLOCKS: Final = ("summary", "body", "appendix", "signed", "attachments")  # whole paragraphs: {{p body }}
FILES: Final = {
    "invitation": "invitation.docx",
    "attendance": "attendance.docx",
    "minutes": "minutes.docx",
    "note": "note.docx",
    "report": "report.docx",
    "slides": "slides.pptx",
}
