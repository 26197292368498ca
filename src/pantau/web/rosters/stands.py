"""Where a row of a list stands, as people read it."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text
from pantau.web.language import said

_ROW: Final = Text("baris", "row")


def stands(file: str, sheet: str, row: object) -> str:
    """The file, its sheet where it has any, the row: ``daftar.xlsx, RT 1, baris 12``."""
    return ", ".join([*filter(None, (file, sheet)), f"{said(_ROW)} {row}"])
