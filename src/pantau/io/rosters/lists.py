"""The lists of a question read and cleaned into Parquet files; a file that cannot be read is kept with its faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.io.rosters.chunks import Chunk, SheetInfo, Source
from pantau.io.rosters.cleaning import Cleaners
from pantau.io.rosters.parts import Beside, Parts
from pantau.io.rosters.rows import Cleaning
from pantau.roster.check import Rules
from pantau.roster.columns_values import reader_of
from pantau.roster.profile import Profile, default_profile

if TYPE_CHECKING:
    from pantau.io.linking.persons import Decided

Progress = Callable[[str, int], None]
"""Told what is going on (``read``, ``link``, ``decide``, ``write``) and how many rows are done."""

_LEFT_OUT: Final = Text("{file}, {sheet}: dilewati, {why}", "{file}, {sheet}: passed over, {why}")
_HIDDEN: Final = Text(
    "{file}, {sheet}: lembar tersembunyi ikut dibaca", "{file}, {sheet}: a hidden sheet was read too"
)
_NO_SEGMENT: Final = Text(
    "{file}: tidak ada kolom segmen; semua peserta dianggap {segment}",
    "{file}: no column of segments; all participants are taken for {segment}",
)


@dataclass(frozen=True, kw_only=True)
class RosterQuestion:
    """What is asked of lists: which files, what they are held against, by which day and rules.

    ``columns`` says of fields where they stand, ``columns_of`` where in one file, by its name, which prevails;
    ``previous`` is the folder of an earlier check, whose person ids are kept; ``decided`` is what people said of
    pairs of rows. ``months`` is for the money.
    """

    files: Sequence[Path]
    as_of: date
    against: Sequence[Path] = ()
    deaths: Sequence[Path] = ()
    civil_servants: Sequence[Path] = ()
    region: str = ""
    category: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    columns_of: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    profile: Profile = field(default_factory=default_profile)
    months: int = 12
    previous: Path | None = None
    decided: Sequence[Decided] = ()
    processes: int = 1


class Lists:
    """The lists of a question, read and cleaned into Parquet files."""

    def __init__(self, question: RosterQuestion, rules: Rules, work: Path, progress: Progress) -> None:
        self._question, self._rules, self._work, self._progress = question, rules, work, progress
        self._done = 0
        self.parts: list[Parts] = []
        self.against_links: list[Path] = []
        self.sheets: list[tuple[str, Sequence[SheetInfo]]] = []
        self.unread: list[tuple[str, Sequence[Fault]]] = []
        self.counts: dict[tuple[str, str], tuple[int, int]] = {}
        self.widths: dict[tuple[str, str], int] = {}
        self.aside: Counter[str] = Counter()
        self.warnings: list[Text] = []
        self.fields: set[str] = set()
        self.rows = 0

    def read(self, cleaners: Cleaners) -> None:
        """Read the lists; what cannot be read is kept with its faults."""
        files = self._question.files
        for number, (path, name) in enumerate(zip(files, names_of(files), strict=True)):
            try:
                read = self._one(path, name, "roster", f"list-{number}", self.rows, cleaners)
            except InputError as error:
                self.unread.append((name, [fault._replace(file=name) for fault in error.faults]))
                continue
            self.parts.append(read.parts)
            self.rows += read.rows
            self.sheets.append((name, read.sheets))
            self.aside += read.aside
            self.counts |= read.counts
            self.widths |= read.widths
            self.fields |= {one for sheet in read.sheets for one in _fields(sheet)}
            self._remark(name, read)
        if not self.parts:
            raise InputError([fault for _, faults in self.unread for fault in faults])

    def _remark(self, name: str, read: _Read) -> None:
        for sheet in read.sheets:
            if sheet.skipped:
                self.warnings.append(_LEFT_OUT.fill(file=name, sheet=sheet.sheet, why=sheet.skipped))
            elif sheet.hidden:
                self.warnings.append(_HIDDEN.fill(file=name, sheet=sheet.sheet))
            self.warnings += [Text(f"{name}: {note.id}", f"{name}: {note.en}") for note in sheet.notes]
        for fault in read.notes:
            self.warnings.append(
                Text(fault._replace(file=name).line("id"), fault._replace(file=name).line("en"))
            )

    def read_against(self, cleaners: Cleaners) -> list[Beside]:
        """Read what the lists are held against; raises `InputError` where any of it cannot be read."""
        question, found, first = self._question, [], 0
        kinds = (
            ("covered", question.against),
            ("deceased", question.deaths),
            ("civil_servant", question.civil_servants),
        )
        files = [(kind, path) for kind, paths in kinds for path in paths]
        for number, ((kind, path), name) in enumerate(
            zip(files, names_of([path for _, path in files]), strict=True)
        ):
            read = self._one(path, name, "against", f"against-{number}", first, cleaners)
            first += read.rows
            found.append(Beside(kind, read.parts.rows))
            self.against_links.append(read.parts.links)
            if kind == "covered" and not any("segment" in sheet.fields for sheet in read.sheets):
                self.warnings.append(_NO_SEGMENT.fill(file=name, segment=self._rules.segment))
        return found

    def _columns(self, path: Path) -> dict[str, str]:
        """Where fields stand in one list."""
        return {**self._question.columns, **self._question.columns_of.get(path.name, {})}

    def _one(self, path: Path, name: str, source: str, part: str, first: int, cleaners: Cleaners) -> _Read:
        given = self._columns(path) if source == "roster" else {}
        file = Source(path, given)
        read = _Read(Parts(self._work, part), file.sheets, file.notes)

        def works() -> Iterator[Cleaning]:
            at = first
            for chunk in file.chunks():
                yield Cleaning(name, source, self._rules, self._question.profile.severities, chunk, at)
                at += len(chunk.rows)
                read.count(name, chunk.info.sheet, len(chunk.rows))
                read.reach(name, chunk)
                self._done += len(chunk.rows)
                self._progress("read", self._done)

        with read.parts as parts:
            for cleaned in cleaners.clean(works()):
                parts.add(cleaned)
                read.set_aside(name, file)
            read.set_aside(name, file)
        for sheet in file.sheets:
            read.counts.setdefault((name, sheet.sheet), (0, 0))
        return read


class _Read:
    """One file once it is read."""

    def __init__(self, parts: Parts, sheets: list[SheetInfo], notes: list[Fault]) -> None:
        self.parts, self.sheets, self.notes = parts, sheets, notes
        self.counts: dict[tuple[str, str], tuple[int, int]] = {}
        self.widths: dict[tuple[str, str], int] = {}
        self.aside: Counter[str] = Counter()
        self.rows = 0

    def reach(self, file: str, chunk: Chunk) -> None:
        """Take down how wide the widest row of a sheet is."""
        place = file, chunk.info.sheet
        widest = max((len(row.cells) for row in chunk.rows), default=0)
        self.widths[place] = max(self.widths.get(place, 0), widest)

    def count(self, file: str, sheet: str, people: int, others: int = 0) -> None:
        """Count rows of people, and others."""
        before = self.counts.get((file, sheet), (0, 0))
        self.counts[file, sheet] = (before[0] + people, before[1] + people + others)
        self.rows += people

    def set_aside(self, file: str, source: Source) -> None:
        """Write the rows of nobody that were met."""
        for one in source.aside:
            self.aside[one.kind] += 1
            self.count(file, one.sheet, 0, 1)
        self.parts.set_aside(file, source.aside)


def _fields(sheet: SheetInfo) -> set[str]:
    return set(reader_of(sheet.fields)(())) if sheet.fields else set()


def names_of(paths: Sequence[Path]) -> list[str]:
    """How rows name their file: by its name, or by its path where two are called the same."""
    often = Counter(path.name for path in paths)
    return [path.name if often[path.name] == 1 else str(path) for path in paths]
