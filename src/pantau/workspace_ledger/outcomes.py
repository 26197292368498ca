"""What the ledger answers to those who keep it: added, undone, compacted, exported, verified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pantau.core.text import Language, Text


@dataclass(frozen=True)
class Added:
    """What became of files that were given: ``rows_in`` = ``added`` + ``set_aside`` + ``already_there``.

    ``superseded`` counts older rows that a corrected one took the place of; ``refused`` says that nothing was
    added because a row had to be set aside and all or nothing was asked for.
    """

    batch: str
    kind: str
    rows_in: int
    added: int
    set_aside: int
    already_there: int
    reasons: Mapping[str, int] = field(default_factory=dict)
    superseded: int = 0
    set_aside_file: Path | None = None
    warnings: tuple[Text, ...] = ()
    refused: bool = False

    def to_json(self, language: Language) -> dict[str, Any]:
        """The answer of FORMATS section 8, and what else is worth knowing after it."""
        return {
            "batch": self.batch,
            "rows_in": self.rows_in,
            "added": self.added,
            "set_aside": self.set_aside,
            "already_there": self.already_there,
            "reasons": dict(self.reasons),
            "superseded": self.superseded,
            "set_aside_file": str(self.set_aside_file) if self.set_aside_file else "",
            "warnings": [warning.say(language) for warning in self.warnings],
        }


class Undone(NamedTuple):
    """A batch that was taken back: rows taken back, and older rows that hold again."""

    batch: str
    undone: str
    kind: str
    taken_back: int
    restored: int

    def to_json(self, language: Language) -> dict[str, Any]:
        """For programs."""
        return self._asdict()


class Compacted(NamedTuple):
    """How many files each table had before and after."""

    tables: tuple[tuple[str, int, int], ...]

    def to_json(self, language: Language) -> dict[str, Any]:
        """For programs."""
        return {
            "tables": [
                {"table": name, "files_before": before, "files_after": after}
                for name, before, after in self.tables
            ]
        }


class Exported(NamedTuple):
    """The file that was written."""

    table: str
    file: Path
    rows: int
    version: int

    def to_json(self, language: Language) -> dict[str, Any]:
        """For programs."""
        return {"table": self.table, "file": str(self.file), "rows": self.rows, "version": self.version}


class Rebuilt(NamedTuple):
    """Which versions of the contributions were counted again, and the rows of the new cube."""

    versions: int
    rows: int

    def to_json(self, language: Language) -> dict[str, Any]:
        """For programs."""
        return self._asdict()


class Problem(NamedTuple):
    """One thing that is wrong in the ledger: where, what, in how many rows, and what to do about it."""

    code: str
    severity: Literal["error", "warning"]
    table: str
    rows: int
    says: Text
    do: Text

    def to_json(self, language: Language) -> dict[str, Any]:
        """For programs, with its words in one language."""
        return {
            **self._asdict(),
            "says": self.says.say(language),
            "do": self.do.say(language),
        }


class Verified(NamedTuple):
    """What was looked at and what is wrong; nothing is when there is no problem of severity ``error``."""

    files: int
    rows: int
    batches: int
    checks: int
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many problems cannot stand."""
        return sum(problem.severity == "error" for problem in self.problems)

    def to_json(self, language: Language) -> dict[str, Any]:
        """For programs."""
        return {
            "sound": not self.errors,
            "files": self.files,
            "rows": self.rows,
            "batches": self.batches,
            "checks": self.checks,
            "problems": [problem.to_json(language) for problem in self.problems],
        }


class TableStatus(NamedTuple):
    """One table: its version, the rows that were ever written, files, and batches."""

    table: str
    version: int
    rows: int
    files: int
    batches: int


class BatchStatus(NamedTuple):
    """One batch as its commit tells it."""

    batch: str
    kind: str
    recorded_at: str
    files: tuple[str, ...]
    rows_in: int
    added: int
    set_aside: int
    already_there: int
    undone: bool


class Status(NamedTuple):
    """What the ledger holds; ``unfinished`` names what the next command that writes completes."""

    home: str
    ledger: str
    tables: tuple[TableStatus, ...]
    first_month: str
    last_month: str
    batches: tuple[BatchStatus, ...]
    unfinished: tuple[Text, ...]

    @property
    def last_change(self) -> str:
        """When the ledger last learned something, ISO 8601 in UTC; empty while it holds nothing."""
        return max((batch.recorded_at for batch in self.batches), default="")

    def to_json(self, language: Language) -> dict[str, Any]:
        """For programs."""
        return {
            "home": self.home,
            "ledger": self.ledger,
            "tables": [table._asdict() for table in self.tables],
            "first_month": self.first_month,
            "last_month": self.last_month,
            "last_change": self.last_change,
            "batches": [batch._asdict() for batch in self.batches],
            "unfinished": [one.say(language) for one in self.unfinished],
        }
