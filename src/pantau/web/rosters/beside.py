"""The rows of lists held against that doubtful pairs point to: a check keeps no others, so they are read again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pantau.io.rosters.chunks import Source
from pantau.roster.columns_values import reader_of
from pantau.web.rosters.files import named_of
from pantau.web.rosters.models import Roster
from pantau.web.rosters.pile import doubtful_beside

_FILE: Final = "beside.json"
_KINDS: Final = ("against", "deaths", "civil_servant")


def keep_beside(roster: Roster, result: Path) -> None:
    """Keep the rows that pairs point to, by their keys, for its owner's eyes only."""
    wanted = doubtful_beside(result)
    found = dict(_rows(roster, wanted)) if wanted else {}
    path = result / _FILE
    path.touch(mode=0o600)
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def beside(result: Path) -> dict[str, dict[str, str]]:
    """Those rows: their fields as they were written."""
    path = result / _FILE
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _rows(roster: Roster, wanted: set[str]) -> Iterator[tuple[str, dict[str, str]]]:
    for path in (path for kind in _KINDS for path in named_of(roster, kind)):
        for chunk in Source(path).chunks():
            values = reader_of(chunk.info.fields)
            for row in chunk.rows:
                key = f"{path.name}|{chunk.info.sheet}|{row.row}"
                if key in wanted:
                    yield key, {field: text for field, text in values(row.cells).items() if text}
