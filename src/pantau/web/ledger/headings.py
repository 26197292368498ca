"""The headings of files for the ledger: which column was taken for what, and what an office said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from pantau.core.text import Text
from pantau.errors import InputError
from pantau.io.intake import KINDS
from pantau.io.intake.columns import recognise
from pantau.io.sheets.files import open_sheets
from pantau.roster.columns import letter
from pantau.roster.columns_headings import plain_heading
from pantau.roster.template import TITLES
from pantau.web.columns import columns_of, heading_key, on_pages, without
from pantau.web.ledger.models import RememberedColumn, Upload
from pantau.web.rosters.masking import hidden, shown

_TOP: Final = 50  # rows that a header is sought among, as the ledger does
_LONGEST: Final = 60
_NOTHING: Final = Text("tidak ada kolom yang dikenali", "no column is recognised")
FIELD_TITLES: Final[Mapping[str, Text]] = {
    **TITLES,
    "month": Text("Bulan iuran", "Month"),
    "sponsor": Text("Sumber dana", "Payer"),
    "payer": Text("Nama pembayar", "Name of the payer"),
    **{one: Text(f"Iuran {one.upper()}", f"{one.upper()} contribution") for one in ("jkk", "jkm", "jht", "jp", "jkp")},
    "paid_on": Text("Tanggal dibayar", "Day of payment"),
    "office": Text("Kantor cabang", "Branch"),
    "claim_id": Text("Nomor klaim", "Number of the claim"),
    "programme": Text("Program", "Programme"),
    "benefit": Text("Jenis manfaat", "Kind of benefit"),
    "event_date": Text("Tanggal kejadian", "Day of the event"),
    "filed_on": Text("Tanggal diajukan", "Day of filing"),
    "amount": Text("Jumlah manfaat", "Amount of the benefit"),
    "start": Text("Mulai", "Start"),
    "end": Text("Berakhir", "End"),
    "end_reason": Text("Alasan berakhir", "Why it ended"),
    "definition": Text("Definisi", "Definition"),
    "as_of": Text("Per tanggal", "As of"),
    "value": Text("Nilai", "Value"),
    "low": Text("Batas bawah", "Lower bound"),
    "high": Text("Batas atas", "Upper bound"),
    "source": Text("Sumber", "Source"),
    "vintage": Text("Terbitan", "Vintage"),
    "died_on": Text("Tanggal meninggal", "Day of death"),
}  # fmt: skip


def titles_of(kind: str) -> dict[str, Text]:
    """What the columns of a kind of file are called."""
    return {name: FIELD_TITLES[name] for name in KINDS[kind].names}


def read_headings(upload: Upload, given: Mapping[str, str]) -> list[dict[str, Any]]:
    """The sheets of the files with their columns, by the names under which they were brought."""
    found: list[dict[str, Any]] = []
    for one in upload.files:
        try:
            sheets = open_sheets(Path(upload.folder) / one["file"])
            found += _of_the_kind(
                [_sheet(one["name"], sheet.name, upload.kind, sheet.rows, given) for sheet in sheets]
            )
        except InputError as error:
            faults = [
                {language: on_pages(text) for language, text in fault.message.items()}
                for fault in error.faults
            ]
            found.append({"file": one["name"], "sheet": "", "faults": faults, "columns": []})
    return found


def remembered(upload: Upload, sheets: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What the office said of headings that all these files have, where it is not what was found anyway."""
    rows = RememberedColumn.objects.filter(office=upload.user.office, kind=upload.kind)
    known = dict(rows.values_list("heading", "field"))
    found: dict[str, str] = {}
    for column in columns_of(sheets):
        field = known.get(heading_key(column.key))
        if field and field != column.field and field not in found and not without(sheets, column.key):
            found[field] = column.key
    return found


def _of_the_kind(sheets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of a file that has sheets with columns that are known, those without any are something else."""
    some = any(one["field"] for sheet in sheets for one in sheet["columns"])
    return [
        {**sheet, "skipped": _NOTHING._asdict()}
        if some and not any(one["field"] for one in sheet["columns"])
        else sheet
        for sheet in sheets
    ]


def _sheet(file: str, name: str, kind: str, rows: Any, given: Mapping[str, str]) -> dict[str, Any]:
    top = [row.cells for row in islice(iter(rows), _TOP)]
    place, taken = _header(kind, top, given)
    headings = top[place] if top else ()
    columns = list(_columns(headings, top[place + 1 :], taken, given))
    return {"file": file, "sheet": name, "columns": columns}


def _header(kind: str, top: Sequence[Sequence[str]], given: Mapping[str, str]) -> tuple[int, dict[int, str]]:
    """The row that names most columns; the first with two words or more where none names any."""
    best: tuple[int, dict[int, str]] = (
        next((n for n, row in enumerate(top) if sum(map(bool, row)) > 1), 0),
        {},
    )
    for place, row in enumerate(top):
        try:
            found = recognise(kind, row, given)
        except InputError:
            continue
        if len(found.places) > len(best[1]):
            best = place, {at: name for name, at in found.places.items()}
    return best


def _columns(
    headings: Sequence[str],
    below: Sequence[Sequence[str]],
    taken: Mapping[int, str],
    given: Mapping[str, str],
) -> Iterator[dict[str, Any]]:
    width = max([len(headings), *map(len, below)], default=0)
    seen: set[str] = set()
    for place in range(width):
        heading = headings[place] if place < len(headings) else ""
        example = next((row[place] for row in below if place < len(row) and row[place].strip()), "")
        plain = plain_heading(heading)
        if not heading.strip() and not example:
            continue
        own = bool(plain) and plain not in seen
        seen.add(plain)
        field = taken.get(place, "")
        yield {
            "key": heading if own else letter(place),
            "heading": hidden(heading)[:_LONGEST],
            "letter": letter(place),
            "example": shown(field, example)[:_LONGEST],
            "field": field,
            "how": "given" if field in given else "name" if field else "",
            "percent": 100 if field else 0,
        }
