"""What a check writes down of the files that it read: their sheets, their faults, the steps from listed to enrolled."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pantau.core.text import Language
from pantau.errors import Fault
from pantau.io.rosters.chunks import SheetInfo
from pantau.roster.funnel import Step


def write_sheets(
    folder: Path,
    files: Sequence[tuple[str, Sequence[SheetInfo]]],
    counts: Any,
    widths: Any,
    language: Language,
) -> None:
    """sheets.json: what became of every sheet.

    ``counts`` has rows of people and all rows by file and sheet, ``widths`` the cells of the widest row of people.
    """
    listed = [
        {
            "file": file,
            "sheet": one.sheet,
            "headings": list(one.headings),
            "fields": dict(one.fields),
            "rows": counts[file, one.sheet][1],
            "data_rows": counts[file, one.sheet][0],
            "width": widths.get((file, one.sheet), 0),
            "skipped": one.skipped.say(language) if one.skipped else "",
        }
        for file, sheets in files
        for one in _first_of_each(sheets)
    ]
    _json(folder / "sheets.json", listed)


def _first_of_each(sheets: Sequence[SheetInfo]) -> list[SheetInfo]:
    """A sheet with a second table in it is one sheet; its columns are those of the first."""
    found: dict[str, SheetInfo] = {}
    for one in sheets:
        found.setdefault(one.sheet, one)
    return list(found.values())


def write_unread(folder: Path, unread: Sequence[tuple[str, Sequence[Fault]]]) -> None:
    """files.json: the files that could not be read, with their faults."""
    listed = [
        {"file": file, "faults": [{"row": fault.row, "message": fault.message} for fault in faults]}
        for file, faults in unread
    ]
    _json(folder / "files.json", listed)


def write_funnel(folder: Path, steps: Sequence[Step]) -> None:
    """funnel.json: the steps from listed to enrollable, money as text."""
    listed = [
        {"stage": one.code, "people": one.rows, "money": None if one.money is None else str(one.money)}
        for one in steps
    ]
    _json(folder / "funnel.json", listed)


def _json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
