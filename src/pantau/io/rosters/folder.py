"""The folder that a check of lists fills: all of it at the end, or nothing."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from pantau.core.text import Language
from pantau.errors import Fault, PantauError
from pantau.io.rosters.chunks import SheetInfo
from pantau.roster.funnel import Step

_FURTHER: Final = re.compile(r"offices|(?:roster|enrolment)-[0-9]+\.xlsx")  # not of every check


@contextmanager
def filled(out: Path) -> Iterator[Path]:
    """A folder beside ``out`` to write into; what is in it takes its place in ``out`` when the block ends well.

    Whatever stops the block, ``out`` holds what it held before: no file of it is ever half written.
    """
    out = Path(os.path.abspath(out))
    if out.exists() and not out.is_dir():
        raise PantauError.of(
            id=f"{out} sudah ada dan bukan folder; sebut folder lain",
            en=f"{out} exists and is no folder; name another",
        )
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise PantauError.of(
            id=f"{out} tidak dapat ditulis ({why})", en=f"{out} cannot be written ({why})"
        ) from error
    try:
        yield folder
        _take_place(folder, out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _take_place(folder: Path, out: Path) -> None:
    folder.chmod(0o755)
    if not out.exists():
        folder.rename(out)
        return
    written = {one.name for one in folder.iterdir()}
    for one in sorted(folder.iterdir()):
        target = out / one.name
        if target.is_dir():
            target.rename(folder / f".old-{one.name}")  # goes with the folder
        one.replace(target)
    for old in list(out.iterdir()):
        if old.name not in written and _FURTHER.fullmatch(old.name):
            shutil.rmtree(old) if old.is_dir() else old.unlink()


def write_sheets(
    folder: Path, files: Sequence[tuple[str, Sequence[SheetInfo]]], counts: Any, language: Language
) -> None:
    """sheets.json: what became of every sheet; ``counts`` has rows of people and all rows by file and sheet."""
    listed = [
        {
            "file": file,
            "sheet": one.sheet,
            "headings": list(one.headings),
            "fields": dict(one.fields),
            "rows": counts[file, one.sheet][1],
            "data_rows": counts[file, one.sheet][0],
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
