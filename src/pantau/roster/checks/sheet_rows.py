"""What is said of rows of a sheet that are of nobody: they are set aside, and counted."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text
from pantau.roster.check import RosterCheck

_NOTHING: Final = Text("tidak perlu tindakan", "nothing needs to be done")


def _aside(code: str, says: Text, kind: str) -> RosterCheck:
    return RosterCheck(code, "note", says, _NOTHING, "sheet", {"kind": "data"}, {"kind": kind})


row_empty = _aside("row_empty", Text("baris kosong", "an empty row"), "blank")
row_subtotal = _aside("row_subtotal", Text("baris jumlah", "a row of sums"), "subtotal")
row_repeated_header = _aside(
    "row_repeated_header", Text("judul kolom atau nomor kolom", "headings or numbers of columns"), "header"
)
row_title = _aside(
    "row_title", Text("judul, keterangan atau tanda tangan", "a title, a note or a signature"), "title"
)
