"""A ledger open for the questions of planning: its tables, how to get rows, and which region."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from pantau.core.period import Period
from pantau.core.regions import is_region
from pantau.errors import LedgerError
from pantau.indicators.question import Question
from pantau.indicators.scope import in_region
from pantau.indicators.views import Views
from pantau.workspace_ledger.answers import source_of
from pantau.workspace_ledger.opened import Opened
from pantau.workspace_ledger.place import Place


class Asked(NamedTuple):
    """The tables of a ledger, how to get rows, which region, and the versions that are read."""

    views: Views
    collect: Callable[[Any], Any]
    region: str
    source: str

    def inside(self, table: Any) -> Any:
        """The rows of the region."""
        question = Question(self.region, Period.parse("2024-01"))
        return table.filter(in_region(table.region, question))

    def rows(self, expression: Any) -> list[dict[str, Any]]:
        """The rows of an expression."""
        found: list[dict[str, Any]] = self.collect(expression).to_pylist()
        return found


@contextmanager
def asking(where: Path | str | None, region: str) -> Iterator[Asked]:
    """A ledger open for questions about a region; `LedgerError` where there is none."""
    if not is_region(region):
        raise LedgerError.of(
            id=f"'{region[:40]}' bukan kode wilayah; tulis seperti 36.72",
            en=f"'{region[:40]}' is not the code of a region; write it like 36.72",
        )
    place = Place.of(where).existing()
    with Opened(place).running() as running:
        views, versions = running.views(None)
        yield Asked(views, running.collect, region, source_of(versions))
