"""A case from disk: a folder or a workbook read as a whole, every fault of it told at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from pantau.core import regions
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.figures.case import Case, Source
from pantau.figures.figure import Figure
from pantau.figures.table import read_figures
from pantau.figures.table_cells import RegionCodes, quoted
from pantau.figures.table_faults import Faults, fault
from pantau.figures.table_records import read_measures_taken, read_regulations, read_sources
from pantau.figures.table_sheet import Sheet
from pantau.io.case_folder import Folder
from pantau.io.case_keys import Given, read_keys
from pantau.io.case_workbook import Workbook
from pantau.settings import Settings

_DOUBTS_LISTED: Final = 100

_NOT_THERE: Final = Text(
    "tidak ada berkas atau folder ini; periksa namanya", "there is no such file or folder; look at its name"
)
_NO_CASE: Final = Text(
    "bukan folder dan bukan buku kerja .xlsx; berikan folder yang memuat case.toml dan figures.csv, atau "
    "satu .xlsx",
    "is neither a folder nor an .xlsx workbook; give the folder with case.toml and figures.csv, or one .xlsx",
)
_NOT_ALLOWED: Final = Text(
    "tidak dapat dibuka ({why}); periksa izinnya", "cannot be opened ({why}); look at its rights"
)
_NO_SOURCES: Final = Text(
    "tidak ada; temuan tidak dapat menyebut siapa yang menyatakan angkanya",
    "is missing; findings cannot say who stated a figure",
)
_NO_SUCH_SOURCE: Final = Text(
    "source {what} tidak ada di {place}; tambahkan di sana agar temuan dapat menyebutnya",
    "source {what} is not in {place}; add it there, so that findings can name it",
)
_MORE_DOUBTS: Final = Text("masih ada {n} catatan lain", "there are {n} more notes")


class Files(Protocol):
    """The tables of a case, wherever they lie."""

    name: str

    def place(self, table: str) -> str:
        """How a table is called in messages."""

    def has(self, table: str) -> bool:
        """Whether a table is there."""

    def missing(self, table: str) -> None:
        """Note that a compulsory table is not there."""

    def sheet(self, table: str) -> Sheet | None:
        """The rows of a table; none when it cannot be read, which is noted."""

    def given(self) -> Given | None:
        """The keys of the case."""

    def doubts(self) -> list[tuple[str, Text]]:
        """What was left out or put right without being asked."""


def read_case(path: str | Path, *, settings: Settings | None = None) -> Case:
    """Read the case in a folder or an ``.xlsx`` workbook; `InputError` with every fault that was found."""
    path, faults = Path(path), Faults()
    with _collector_at_rest():
        files = _files(path, settings or Settings(), faults)
        case = _read(files, faults) if files else None
    if case is None or faults:
        raise InputError(faults.told(path.name or str(path)))
    return case


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Reading makes no circles; walking a million new figures again and again would take half the time."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()


def _files(path: Path, settings: Settings, faults: Faults) -> Files | None:
    try:
        if path.is_dir():
            return Folder(path, most_mb=settings.max_file_mb, faults=faults)
        if not path.exists():
            faults.add(_shown(path), 0, _NOT_THERE)
            return None
    except (OSError, ValueError) as error:  # a name too long, a zero byte in it, no right to look
        why = getattr(error, "strerror", None) or str(error)
        faults.add(_shown(path), 0, _NOT_ALLOWED.fill(why=why))
        return None
    if path.suffix.lower() != ".xlsx":
        faults.add(_shown(path), 0, _NO_CASE)
        return None
    book = Workbook(path, regions.is_region, faults)
    opened = book.open(path, most_mb=settings.max_file_mb, most_unpacked_mb=settings.max_workbook_mb)
    return book if opened else None


def _read(files: Files, faults: Faults) -> Case | None:
    codes = RegionCodes(regions.is_region, _nearest)
    for table in ("case", "figures"):
        if not files.has(table):
            files.missing(table)
    given = files.given() if files.has("case") else None
    keys = read_keys(files.place("case"), given, files.name, codes, faults) if given is not None else None

    def sheet_of(table: str) -> Sheet | None:
        return files.sheet(table) if files.has(table) else None

    figures: tuple[Figure, ...] = ()
    sources: dict[str, Source] = {}
    doubts: list[Fault] = []
    if sheet := sheet_of("figures"):
        figures, found = read_figures(sheet, codes, faults)
        doubts += found
    if sheet := sheet_of("sources"):
        sources = read_sources(sheet, codes, faults)
    regulations = read_regulations(sheet, codes, faults) if (sheet := sheet_of("regulations")) else ()
    taken = read_measures_taken(sheet, codes, faults) if (sheet := sheet_of("measures_taken")) else ()
    if keys is None or faults:
        return None
    doubts += [fault(place, 0, text) for place, text in files.doubts()]
    doubts += _source_doubts(files, figures, sources)
    said = tuple(Text(doubt.line("id"), doubt.line("en")) for doubt in doubts[:_DOUBTS_LISTED])
    if more := len(doubts) - len(said):
        said = (*said, _MORE_DOUBTS.fill(n=more))
    return Case(
        **keys, figures=figures, sources=sources, regulations=regulations, measures_taken=taken, warnings=said
    )


def _source_doubts(files: Files, figures: tuple[Figure, ...], sources: dict[str, Source]) -> list[Fault]:
    """A figure may name a source that is not described: it is reviewed all the same."""
    named = {figure.source for figure in figures} - sources.keys() - {""}
    if not files.has("sources"):
        return [fault(files.place("sources"), 0, _NO_SOURCES)]
    first: dict[str, int] = {}
    for figure in figures if named else ():
        if figure.source in named:
            first.setdefault(figure.source, figure.row)
    place, where = files.place("figures"), files.place("sources")
    return [
        fault(place, row, _NO_SUCH_SOURCE.fill(what=quoted(name), place=where)) for name, row in first.items()
    ]


def _nearest(text: str) -> list[str]:
    """The regions that were probably meant, for a message: code and name."""
    return [f"'{region.code}' ({region.name})" for region in regions.nearest(text, 1)]


def _shown(path: Path) -> str:
    return quoted(str(path)).strip("'")
