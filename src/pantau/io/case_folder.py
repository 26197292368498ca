"""A case as a folder: ``case.toml`` and the CSV files beside it."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from pantau.core.schema import CASE_TABLES
from pantau.core.spelling import nearest
from pantau.core.text import Text
from pantau.figures.table_faults import Faults
from pantau.figures.table_sheet import Sheet
from pantau.io.case_keys import Given
from pantau.io.csv_files import csv_sheet, unreadable_text
from pantau.io.plain_files import read_plain

_CASE_FILE: Final = "case.toml"
_KNOWN: Final = (_CASE_FILE, *(f"{table}.csv" for table in CASE_TABLES))

_MISSING: Final = Text("berkas tidak ada di folder {folder}", "there is no such file in the folder {folder}")
_MEANT: Final = Text("{missing}; '{near}' perlu diganti namanya?", "{missing}; should '{near}' be renamed?")
_NOT_READ: Final = Text("tidak dibaca; maksudnya '{near}'?", "is not read; did you mean '{near}'?")
_TOML: Final = Text(
    'bukan TOML yang benar; tulis seperti region = "36.72", satu kunci per baris',
    'is not valid TOML; write lines like region = "36.72", one key a line',
)


class Folder:
    """The files of one case in a folder."""

    def __init__(self, path: Path, *, most_mb: int, faults: Faults) -> None:
        self.name = path.resolve().name
        self._path, self._most_mb, self._faults = path, most_mb, faults
        self._present = {entry.name for entry in path.iterdir()}

    def doubts(self) -> list[tuple[str, Text]]:
        """Files that look like a misspelt table and are therefore not read."""
        missing = [name for name in _KNOWN if name not in self._present]
        stray = sorted(name for name in self._present if name.lower().endswith(".csv") and name not in _KNOWN)
        near = {name: nearest(name.lower(), missing) for name in stray}
        return [(name, _NOT_READ.fill(near=known[0])) for name, known in near.items() if known]

    def place(self, table: str) -> str:
        """How a table is called in messages."""
        return _CASE_FILE if table == "case" else f"{table}.csv"

    def has(self, table: str) -> bool:
        """Whether the folder holds a table."""
        return self.place(table) in self._present

    def missing(self, table: str) -> None:
        """Note that a compulsory table is not there, and what may have been meant for it."""
        text = _MISSING.fill(folder=self.name[:60])
        near = nearest(self.place(table), [name for name in self._present if name not in _KNOWN])
        text = _MEANT.fill(missing=text, near=near[0][:60]) if near else text
        self._faults.add(self.place(table), 0, text)

    def sheet(self, table: str) -> Sheet | None:
        """The rows of a table; none when it cannot be read, which is noted."""
        data = self._bytes(self.place(table))
        return None if data is None else csv_sheet(self.place(table), data, CASE_TABLES[table], self._faults)

    def given(self) -> Given | None:
        """What ``case.toml`` says, each key with its line."""
        data = self._bytes(_CASE_FILE)
        if data is None:
            return None
        if wrong := unreadable_text(data):
            self._faults.add(_CASE_FILE, *wrong)
            return None
        text = data.decode("utf-8-sig")
        try:
            keys = tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))
        except (ValueError, RecursionError) as error:
            line = re.search(r"at line ([0-9]+)", str(error))
            row = int(line[1]) if line else len(text.splitlines()) if "end of document" in str(error) else 0
            self._faults.add(_CASE_FILE, row, _TOML)
            return None
        return {key: (_line(text, key), _plain(value)) for key, value in keys.items()}

    def _bytes(self, name: str) -> bytes | None:
        return read_plain(self._path / name, name, self._most_mb, self._faults)


def _line(text: str, key: str) -> int:
    found = re.search(rf"""^[ \t]*["']?{re.escape(key)}["']?[ \t]*=""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _plain(value: Any) -> str | None:
    """The text of a value; none for what has no place in a case (lists, and 36.10 without quotes is 36.1)."""
    if isinstance(value, bool) or not isinstance(value, str | int | date | datetime):
        return None
    if isinstance(value, int) and abs(value) >= 10**18:
        return None
    return str(value)
