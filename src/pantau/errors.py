"""The tree of errors, and the fault: one thing wrong in what a user brought.

    PantauError
    ├── SettingsError     a setting that does not exist or has no meaning
    ├── InputError        what a user brought cannot be read; carries every fault found
    ├── LawError
    │   ├── NotCodified   the law on this point is not known well enough to compute
    │   ├── NotInForce    nothing was in force on that date
    │   └── MissingInput  the rule needs something that was not given
    ├── IndicatorError    a question to the ledger that has no answer as it was asked
    ├── MonevError        a step of a monitoring round that the rules do not allow
    └── LedgerError       the ledger cannot do what was asked; it is left as it was
        ├── AlreadyAppended  this batch is in the ledger
        ├── Conflict         somebody else wrote since the table was read; read again and try again
        ├── StorageFull      no room for the new files
        ├── SchemaMismatch   the columns are not those of the table
        └── Damaged          a file of the ledger is missing or is not what was written

Library code raises; it never prints and never configures logging.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Self


class PantauError(Exception):
    """Anything that Pantau raises on purpose; the message says what, where and what to do.

    ``text`` is the message in both languages, ``{"en": ..., "id": ...}``, where it has both; ``language`` is
    the one that the user asked for, none when nothing was asked.
    """

    text: Mapping[str, str] = MappingProxyType({})
    language: str | None = None

    @classmethod
    def of(cls, *, id: str, en: str) -> Self:
        """An error whose message is told in either language."""
        error = cls(en)
        error.text = {"id": id, "en": en}
        return error

    def lines(self, language: str) -> list[str]:
        """What to tell the user in one language, one line for each fault."""
        return [self.text.get(language, str(self))]


class SettingsError(PantauError):
    """A setting that is not known, or whose value has no meaning."""


class Fault(NamedTuple):
    """One thing wrong in an input: where it stands, what was found, what was expected.

    ``row`` is the line as an editor or a spreadsheet shows it, 0 when the whole file is meant.
    ``message`` is an English and an Indonesian sentence: ``{"en": ..., "id": ...}``.
    """

    file: str
    row: int
    message: dict[str, str]

    def line(self, language: str = "en") -> str:
        """The fault on one line: ``figures.csv:7: measure 'coverge_rate' is not known``."""
        place = f"{self.file}:{self.row}" if self.row else self.file
        return f"{place}: {self.message[language]}"


class InputError(PantauError):
    """What a user brought cannot be read; ``faults`` holds everything that was found."""

    def __init__(self, faults: Sequence[Fault], language: str | None = None) -> None:
        self.faults = tuple(faults)
        self.language = language
        super().__init__("\n".join(fault.line() for fault in self.faults))

    def lines(self, language: str) -> list[str]:
        """A line for each fault."""
        return [fault.line(language) for fault in self.faults]


class LawError(PantauError):
    """A question to the law that has no answer."""


class NotCodified(LawError):
    """The law on this point is not known well enough; the message says what would settle it."""


class NotInForce(LawError):
    """No value of a parameter was in force on that date."""


class MissingInput(LawError):
    """A rule needs an input that was not given."""


class IndicatorError(PantauError):
    """A question to the ledger that has no answer as it was asked."""


class LedgerError(PantauError):
    """The ledger cannot do what was asked; it is left as it was."""


class AlreadyAppended(LedgerError):
    """This batch is in the ledger; nothing was written."""


class Conflict(LedgerError):
    """Somebody else wrote to the table since it was read; read it again and try again."""


class StorageFull(LedgerError):
    """There is no room for the new files; nothing was added."""


class SchemaMismatch(LedgerError):
    """The columns or types are not those of the table."""


class Damaged(LedgerError):
    """A file of the ledger is missing or is not what was written; the message names it."""


class MonevError(PantauError):
    """A step of a monitoring round that the rules do not allow; the message says what stands in the way."""


class PlanningError(PantauError):
    """A plan that cannot be made as it was asked; the message says what stands in the way."""
