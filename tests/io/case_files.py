"""Makes the cases that the tests of reading bring: good ones, then spoilt."""

from __future__ import annotations

import csv
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from pantau.errors import Fault, InputError
from pantau.figures import Case
from pantau.io.cases import read_case
from pantau.settings import Settings

EXAMPLES = sorted(path.parent for path in (Path(__file__).parents[2] / "examples").glob("*/case.toml"))
TOML = 'id = "kota"\ntitle = "Kota"\nregion = "36.72"\nperiod = "2024-07"\n'
HEADER = "region,measure,period,value,source"
GOOD = "36.72,covered_workers,2024,17,s001"
SOURCES = "source,title\ns001,Koran\n"
ROWS = [HEADER.split(","), ["36.72", "covered_workers", "2024", 17, "s001"]]


def folder(tmp_path: Path, **files: str | bytes) -> Path:
    """A case folder; a file is named by its stem, ``case`` is the TOML."""
    texts: dict[str, str | bytes] = {
        "case": TOML,
        "figures": f"{HEADER}\n{GOOD}\n",
        "sources": SOURCES,
    } | files
    path = tmp_path / "kota"
    path.mkdir()
    for stem, text in texts.items():
        name = "case.toml" if stem == "case" else f"{stem}.csv"
        (path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def workbook(tmp_path: Path, spoil: Callable[[openpyxl.Workbook], None] | None = None) -> Path:
    """A case workbook, spoilt as asked."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    tables = {
        "case": [
            ["key", "value"],
            ["id", "kota"],
            ["title", "Kota"],
            ["region", "36.72"],
            ["period", "2024-07"],
        ],
        "figures": ROWS,
        "sources": [["source", "title"], ["s001", "Koran"]],
    }
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if spoil:
        spoil(book)
    path = tmp_path / "kota.xlsx"
    book.save(path)
    return path


def workbook_of(case: Path, path: Path) -> Path:
    """A case folder as a workbook, every cell as text."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "case"
    sheet.append(["key", "value"])
    for entry in tomllib.loads((case / "case.toml").read_text(encoding="utf-8")).items():
        sheet.append(list(entry))
    for table in sorted(case.glob("*.csv")):
        sheet = book.create_sheet(table.stem)
        with table.open(encoding="utf-8", newline="") as rows:
            for row in csv.reader(rows):
                sheet.append([cell or None for cell in row])
    book.save(path)
    return path


def repacked(path: Path, **parts: bytes | None) -> Path:
    """A workbook with parts of its zip put in place of its own; ``sheet2`` is the sheet ``figures``."""
    names = {
        "sheet2": "xl/worksheets/sheet2.xml",
        "styles": "xl/styles.xml",
        "index": "xl/workbook.xml",
        "bin": "xl/workbook.bin",
        "big": "xl/media/big.xml",
    }
    new = {names[short]: data for short, data in parts.items()}
    with zipfile.ZipFile(path) as book:
        old = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in (old | new).items():
            if data is not None:
                book.writestr(name, data)
    return path


def part(path: Path, name: str) -> bytes:
    """One part of a workbook's zip."""
    with zipfile.ZipFile(path) as book:
        return book.read(name)


def read(path: Path, **settings: int) -> Case:
    """The case, with some settings changed."""
    return read_case(path, settings=Settings(**settings))


def faults_of(path: Path, **settings: int) -> list[str]:
    """The faults of a case that cannot be read, as lines in English; each must say it in Indonesian too."""
    with pytest.raises(InputError) as caught:
        read(path, **settings)
    for fault in caught.value.faults:
        assert fault.line("id") != fault.line("en")
        assert "\n" not in fault.line("id") + fault.line("en")
    return [fault.line() for fault in caught.value.faults]


def outcome(path: Path) -> tuple[Fault, ...]:
    """The faults of a case that may or may not be readable; anything but an `InputError` is a failure."""
    try:
        read(path)
    except InputError as error:
        return error.faults
    return ()
