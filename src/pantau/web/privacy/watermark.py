"""The mark on what is exported with data of people: who took it, when, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from pantau.core.text import Language, Text

_ZONE = ZoneInfo("Asia/Jakarta")
_TITLE = Text("Ekspor dari Pantau: memuat data pribadi", "Export from Pantau: holds personal data")
_ROWS = {
    "who": Text("Diambil oleh", "Taken by"),
    "office": Text("Kantor", "Office"),
    "when": Text("Waktu", "Time"),
    "why": Text("Alasan", "Reason"),
    "duty": Text("Kewajiban", "Duty"),
}
_DUTY = Text(
    "hanya untuk alasan di atas; jangan diteruskan; hapus bila selesai (UU 27/2022). Pengambilan ini tercatat di log",
    "for the reason above alone; do not pass on; delete when done (Law 27/2022). This export stands in the log",
)


def watermark(user: Any, reason: str, at: datetime, language: Language) -> list[tuple[str, str]]:
    """The mark as rows of two cells (what, value), for a sheet of its own or the head of a document.

    The cells are text of one line; none begins with a sign that a spreadsheet would calculate.
    """
    values = {
        "who": f"{getattr(user, 'name', '')} <{getattr(user, 'email', user)}>".strip(),
        "office": str(getattr(user, "office", "") or ""),
        "when": at.astimezone(_ZONE).strftime("%Y-%m-%d %H:%M:%S WIB"),
        "why": reason,
        "duty": _DUTY.say(language),
    }
    rows = [(_TITLE.say(language), "")]
    return rows + [(_ROWS[key].say(language), _plain(value)) for key, value in values.items()]


def watermark_lines(user: Any, reason: str, at: datetime, language: Language) -> Iterator[str]:
    """The mark as the first lines of a text or CSV file, each beginning with ``#``."""
    for what, value in watermark(user, reason, at, language):
        yield f"# {what}: {value}" if value else f"# {what}"


def _plain(value: str) -> str:
    line = " ".join(value.split())[:500]
    return f"'{line}" if line[:1] in {"=", "+", "-", "@"} else line
