"""The composer of a comparison of two lists: reads and cleans both, links them, says who stands where."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pantau.core.text import Language, Text
from pantau.errors import InputError
from pantau.io.linking.compare import Comparing, compare
from pantau.io.linking.linker import LinkSettings
from pantau.io.roster_books.compare import write_comparison
from pantau.io.rosters.cleaning import Cleaners
from pantau.io.rosters.compared import write_compared
from pantau.io.rosters.crew import Crew
from pantau.io.rosters.filled import filled
from pantau.io.rosters.lists import Lists, Progress, RosterQuestion, names_of
from pantau.roster.check import Rules


@dataclass(frozen=True, kw_only=True)
class Compared:
    """People only in the first list, only in the second, in both; of these who differs, and in which ``fields``."""

    names: tuple[str, str]
    only_first: int
    only_second: int
    both: int
    differing: int
    doubts: int
    fields: Mapping[str, int]
    warnings: Sequence[Text]
    out: Path | None = None

    def to_json(self, language: Language) -> dict[str, Any]:
        """The comparison for programs."""
        return {
            "files": list(self.names),
            "only_first": self.only_first,
            "only_second": self.only_second,
            "both": self.both,
            "differing": self.differing,
            "doubts": self.doubts,
            "fields": dict(self.fields),
            "warnings": [one.say(language) for one in self.warnings],
        }


def compare_lists(  # noqa: PLR0913  the question as the command line has it
    first: Path,
    second: Path,
    *,
    as_of: date,
    columns: Mapping[str, str] | None = None,
    processes: int = 1,
    out: Path | None = None,
    language: Language = "id",
    progress: Progress = lambda *_: None,
) -> Compared:
    """Compare two lists of people; with ``out`` a table of all people with what differs is written there.

    Raises `InputError` where either cannot be read.
    """
    names = names_of([first, second])
    question = RosterQuestion(
        files=[first], against=[second], as_of=as_of, columns=columns or {}, processes=processes
    )
    with ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pantau-compare-")))
        lists = Lists(question, Rules(as_of=as_of), work, progress)
        with Crew(processes, (first, second)) as crew:
            cleaners = Cleaners(crew)
            lists.read(cleaners)
            beside = lists.read_against(cleaners)
        if lists.unread:
            raise InputError([fault for _, faults in lists.unread for fault in faults])
        progress("link", lists.rows)
        found = compare(
            lists.parts[0].links, lists.against_links[0], work, settings=LinkSettings(scratch=work)
        )
        if out:
            progress("write", 0)
            rows = (lists.parts[0].rows, beside[0].rows)
            _write(stack.enter_context(filled(out)), found, (names[0], names[1]), rows, language)
        told = _told(found, (names[0], names[1]))
        return replace(told, warnings=(*lists.warnings, *found.linked.notes), out=out)


def _write(
    folder: Path, found: Comparing, names: tuple[str, str], rows: tuple[Path, Path], language: Language
) -> None:
    write_compared(folder / "compared.csv", found.table, *rows)
    book = folder / "compared.xlsx"
    write_comparison(found.table, book, language, lists=rows, names=names, doubts=found.doubts)


def _told(found: Comparing, names: tuple[str, str]) -> Compared:
    differs = pq.read_table(found.table, columns=["differs"])["differs"].to_pylist()
    return Compared(
        names=names,
        only_first=found.only_a,
        only_second=found.only_b,
        both=found.both,
        differing=found.differing,
        doubts=found.doubts,
        fields=dict(Counter(field for one in differs for field in one).most_common()),
        warnings=(),
    )
