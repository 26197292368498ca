"""What a case says of itself: id, title, region, period, round, language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from pantau.core.notation import Unreadable, shown
from pantau.core.schema import CASE_KEYS
from pantau.core.text import LANGUAGES, Text
from pantau.figures.table_cells import EMPTY, RegionCodes, quoted, reader, unknown
from pantau.figures.table_faults import Faults, about

Given: TypeAlias = Mapping[str, tuple[int, str | None]]
"""Each key with its row and its text; none where the value is no text."""

_COMPULSORY: Final = ("region", "period")
_LONGEST: Final = 300
# The id names files and folders of reports, so it may not lead anywhere else.
_SAFE_ID: Final = re.compile(r"[^\W_][\w .()-]{0,98}(?<![ .])")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)

_UNKNOWN: Final = Text("kunci {reason}", "key {reason}")
_MISSING: Final = Text("kunci '{key}' tidak ada; tambahkan", "key '{key}' is missing; add it")
_NO_TEXT: Final = Text(
    "nilai kunci '{key}' bukan teks; apit dengan tanda kutip",
    "the value of key '{key}' is not a text; put it in quotes",
)
_LONG: Final = Text("lebih panjang dari {n} karakter", "is longer than {n} characters")
_BAD_ID: Final = Text(
    "{what} tidak dapat menjadi nama berkas; pakai huruf, angka, '-' dan '_'",
    "{what} cannot be the name of a file; use letters, digits, '-' and '_'",
)


def read_keys(file: str, given: Given, name: str, regions: RegionCodes, faults: Faults) -> dict[str, Any]:
    """The keys of a case, read and checked; ``name`` stands in for an id that is not given."""
    keys = dict.fromkeys(CASE_KEYS, "")
    for key, (row, text) in given.items():
        if key not in CASE_KEYS:
            faults.add(file, row, _UNKNOWN.fill(reason=unknown(key, CASE_KEYS).reason))
        elif text is None:
            faults.add(file, row, _NO_TEXT.fill(key=key))
        else:
            try:
                keys[key] = _read(key, " ".join(text.split()), regions)
            except Unreadable as error:
                faults.add(file, row, about(key, error.reason))
    for key in _COMPULSORY:
        if key not in given:
            faults.add(file, 0, _MISSING.fill(key=key))
    keys["id"] = keys["id"] or (name if _is_safe(name) else "case")
    keys["title"] = keys["title"] or keys["id"]
    keys["language"] = keys["language"] or "id"
    return keys


def _read(key: str, text: str, regions: RegionCodes) -> str:
    if not text and key in _COMPULSORY:
        raise Unreadable(EMPTY)
    if len(text) > _LONGEST:
        raise Unreadable(_LONG.fill(n=_LONGEST))
    if key == "region":
        return str(reader("region", regions, required=True)[text])
    if key == "period":
        return str(reader("date", regions, required=True)[text])
    if key == "language" and text and text not in LANGUAGES:
        raise unknown(text, LANGUAGES)
    if key == "id" and text and not _is_safe(text):
        raise Unreadable(_BAD_ID.fill(what=quoted(shown(text))))
    return text


def _is_safe(name: str) -> bool:
    return _SAFE_ID.fullmatch(name) is not None and not _RESERVED.fullmatch(name)
