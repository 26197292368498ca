"""Faults found while a table is read: collected over all files, told together, the list kept short."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text
from pantau.errors import Fault

LISTED: Final = 100  # nobody reads more in one go
ENOUGH: Final = 10_000  # a file this wrong is the wrong file; reading on would only cost time

_MORE: Final = Text(
    "masih ada {n} kesalahan lain yang tidak ditampilkan; perbaiki yang di atas, lalu coba lagi",
    "{n} more faults are not shown; correct those above, then try again",
)
_AT_LEAST: Final = Text("sedikitnya {n}", "at least {n}")


class Faults:
    """Collects faults; keeps the first hundred and counts the rest."""

    def __init__(self) -> None:
        self.listed: list[Fault] = []
        self.count = 0

    def __bool__(self) -> bool:
        """Whether there is any."""
        return self.count > 0

    @property
    def enough(self) -> bool:
        """Whether so much is wrong that reading on is of no use."""
        return self.count >= ENOUGH

    def add(self, file: str, row: int, text: Text) -> None:
        """Note one fault; ``row`` 0 means the whole file."""
        self.count += 1
        if len(self.listed) < LISTED:
            self.listed.append(fault(file, row, text))

    def told(self, name: str) -> tuple[Fault, ...]:
        """The faults as they are shown; a last line says how many more there are in the case ``name``."""
        more = self.count - len(self.listed)
        if not more:
            return tuple(self.listed)
        n = _AT_LEAST.fill(n=more) if self.enough else more
        return (*self.listed, fault(name, 0, _MORE.fill(n=n)))


def fault(file: str, row: int, text: Text) -> Fault:
    """A fault from a sentence in both languages."""
    return Fault(file, row, {"en": text.en, "id": text.id})


def about(column: str, reason: Text) -> Text:
    """A reason with the column that it is about in front.

    >>> about("value", Text("kosong", "is empty")).en
    'value is empty'
    """
    return Text(f"{column} {reason.id}", f"{column} {reason.en}")
