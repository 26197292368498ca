"""How a sheet is laid out: where its header stands, and what each row is: a person, a title, a subtotal.

Offices put letterheads above the header, repeat it on every page, add sums and signatures. Whatever is no person
is named as what it is, so that every row of a sheet is accounted for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pantau.core.text import Text
from pantau.roster.columns import Recognition, recognise
from pantau.roster.columns_content import long_number, looks_like_day, plain_cell
from pantau.roster.columns_headings import JOINED, plain_heading
from pantau.roster.layout_header import Area, Header, find_header, header_of

Kind = Literal["data", "blank", "header", "subtotal", "title", "number_row", "note"]
Filled = list[tuple[int, str]]

_HEADER_AMONG: Final = 50  # rows from the top
_SAMPLES: Final = 200
_FEW: Final = 2  # different texts, of which a caption or a signature has no more

_SUM = re.compile(r"(?:(?:grand|sub)[ -]*)?(?:jumlah|total|jml)\b|subjumlah\b|rekapitulasi\b", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?:desa|kelurahan|kecamatan|kabupaten|kota|provinsi|rt|rw|dusun|lingkungan|daftar|data|lampiran|nomor|tanggal"
    r"|kelompok|kategori|bulan|periode|tahun|wilayah|unit|instansi|dinas|village|district|list|month|group)\b"
    r"|.*:",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:mengetahui|menyetujui|mengesahkan|disahkan|dibuat oleh|yang membuat|pembuat daftar|petugas pendata"
    r"|diperiksa|kepala\b|lurah\b|camat\b|sekretaris|ketua\b|bendahara|nip\b|catatan\b|keterangan\s*:|ket\.?\s*:"
    r"|notes?\b|prepared by|approved by|acknowledged|a\.?n\.? |sumber\s*:|source\s*:|\*+\)?\s*\w"
    r"|[a-z .]+,\s*(?:\d{1,2}|[.…_ ]+)?\s*(?:januari|februari|maret|april|mei|juni|juli|agustus|september"
    r"|oktober|november|desember)\s+(?:\d{4}|[.…_]+))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"[A-Z]{1,5}[.)]?")  # of a group: A, B, or I, II, III
_COUNTED = re.compile(r"\(?(\d{1,3})\)?(?:\s*[=(].*)?")

_NO_LIST: Final = Text(
    "lembar ini tidak tampak sebagai daftar orang (tidak ada kolom NIK atau nama); bila memang daftar, sebut "
    "kolomnya dengan --columns",
    "the sheet does not look like a list of people (no column of NIKs or names); if it is one, name its columns "
    "with --columns",
)
_EMPTY: Final = Text("lembar ini kosong", "the sheet is empty")


@dataclass(frozen=True)
class Layout:
    """Where the header of a sheet stands and which columns it has.

    ``header`` holds the places of its rows among the rows that were given, none where there is no header;
    ``reason`` says why a sheet is no list and is to be skipped, none where it is one.
    """

    header: tuple[int, ...]
    headings: tuple[str, ...]
    recognition: Recognition
    reason: Text | None
    _plain: tuple[
        tuple[str, ...], ...
    ]  # of each column: the whole heading and its parts, as they are compared

    def numbered(self, cells: Sequence[str]) -> bool:
        """Whether a row has the number of a person where it belongs, whole or damaged."""
        nik = self.recognition.fields.get("nik", -1)
        return 0 <= nik < len(cells) and long_number(cells[nik])

    def kind_of(self, cells: Sequence[str]) -> Kind:
        """What a row is by itself; `layout_rows.Kinds` also knows the rows before it.

        A row that could be a person is one: ``data`` is also said of rows with nothing but a name.
        """
        if self.numbered(cells):
            return "data"  # nearly every row ends here
        filled = [(index, text) for index, cell in enumerate(cells) if cell and (text := plain_cell(cell))]
        number = self.recognition.fields.get("no", -1)
        if all(index == number and text.rstrip(".").isdigit() for index, text in filled):
            return "blank"
        if self._repeats(filled):
            return "header"
        texts = [text for _, text in filled]
        if counts(texts):
            return "number_row"
        return self._told(filled, list(dict.fromkeys(texts)))

    def _told(self, filled: Filled, texts: list[str]) -> Kind:
        """A row without a long number where one belongs: a sum, a caption, a signature, or a person after all."""
        words = [text for text in texts if any(map(str.isalpha, text))]
        if 0 < len(words) <= _FEW and any(map(_SUM.match, words)) and not any(map(looks_like_day, texts)):
            return "subtotal"
        if len(texts) > _FEW or any(map(long_number, texts)):
            return "data"
        if any(map(_CLOSING.match, texts)):
            return "note"
        return "data" if self._is_person(filled, texts) else "title"

    def _is_person(self, filled: Filled, texts: list[str]) -> bool:
        """Whether one or two texts may be a person of whom little was written."""
        name = self.recognition.fields.get("name", -1)
        named = next((text for index, text in filled if index == name), "")
        number = next((text for index, text in filled if index == self.recognition.fields.get("no", -1)), "")
        if not named or _CAPTION.match(named) or any(map(str.isdigit, named)) or _ORDINAL.fullmatch(number):
            return False
        return len(filled) == len(texts)  # what is merged over many columns is a caption

    def _repeats(self, filled: Filled) -> bool:
        """Whether the cells say what the headings of their columns say, or one of the rows of the header."""
        known = [(index, plain_heading(text)) for index, text in filled if index < len(self._plain)]
        same = sum(1 for index, text in known if text and text in self._plain[index])
        return (same > 1 and same * 3 >= len(filled) * 2) or (
            bool(same) and same == len(filled) == self._named()
        )

    def _named(self) -> int:
        return sum(1 for forms in self._plain if any(forms))


def find_layout(
    rows: Sequence[Sequence[str]], merged: Sequence[Area] = (), given: Mapping[str, str] | None = None
) -> Layout:
    """The layout of a sheet from its first rows; rows of ``merged`` are places among them.

    Raises `InputError` where ``given`` names a field or a column that does not exist.
    """
    top = rows[:_HEADER_AMONG]
    header = find_header(top, merged)
    if given and not header.rows:
        header = header_of(top, given) or header
    below = rows[header.rows[-1] + 1 :] if header.rows else rows
    probe = _layout(header, recognise(header.headings, ()))
    samples = [row for row in below if probe.kind_of(row) == "data"][:_SAMPLES]
    found = recognise(header.headings, samples, given)
    if not any(any(map(str.strip, row)) for row in rows):
        return _layout(header, found, _EMPTY)
    return _layout(header, found, None if given or found.is_list() else _NO_LIST)


def _layout(header: Header, found: Recognition, reason: Text | None = None) -> Layout:
    plain = tuple(
        tuple(dict.fromkeys(map(plain_heading, (heading, *heading.split(JOINED)))))
        for heading in header.headings
    )
    return Layout(header.rows, header.headings, found, reason, plain)


def counts(texts: Sequence[str]) -> bool:
    """Whether cells number the columns: 1, 2, 3, as below the header of an official form.

    >>> counts(["1", "2", "3", "4"]), counts(["(1)", "(2)", "(3)"]), counts(["1", "SITI", "2"])
    (True, True, False)
    """
    found = [match for text in texts if (match := _COUNTED.fullmatch(text))]
    numbers = [int(match[1]) for match in found]
    return len(numbers) > 2 and len(found) == len(texts) and numbers == list(range(1, len(numbers) + 1))
