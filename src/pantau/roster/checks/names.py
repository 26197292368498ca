"""What is said of the name."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text
from pantau.roster.check import told

_FILL: Final = Text("isi nama seperti di KTP", "fill in the name as on the identity card")

name_missing = told(
    "name_missing", "doubt", says=Text("nama kosong", "the name is missing"), do=_FILL, fails={"name": ""}
)
name_is_placeholder = told(
    "name_is_placeholder",
    "doubt",
    says=Text(
        "bukan nama orang (N.N., contoh, belum ada)", "not the name of a person (N.N., sample, none yet)"
    ),
    do=_FILL,
    fails={"name": "N.N."},
)
name_has_digits = told(
    "name_has_digits",
    "doubt",
    says=Text("nama memuat angka", "there are digits in the name"),
    do=_FILL,
    fails={"name": "SITI AMINAH 2"},
)
name_too_short = told(
    "name_too_short",
    "doubt",
    says=Text("nama hanya satu huruf", "the name is a single letter"),
    do=_FILL,
    fails={"name": "S"},
)
name_deceased = told(
    "name_deceased",
    "error",
    says=Text("nama ditandai almarhum/almarhumah", "the name is marked as of somebody who died"),
    do=Text(
        "keluarkan dari daftar; bila keliru, hapus tandanya. Ahli waris dari peserta aktif berhak atas JKM",
        "take the person off the list; if that is wrong, remove the mark. Heirs of an active participant are owed JKM",
    ),
    fails={"name": "SITI AMINAH (ALMH)"},
)
