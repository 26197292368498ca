"""Whether the files of a table are what was written, and which are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from pantau.core.ledger_tables import LedgerTable
from pantau.core.text import Text
from pantau.errors import Damaged
from pantau.io.store.folder import Folder, digest
from pantau.io.store.log import Commit, commit, log_name
from pantau.io.store.snapshot import Part, Snapshot

_MISSING: Final = Text("tidak ada", "is not there")
_CHANGED: Final = Text(
    "isinya bukan yang ditulis (SHA-256 {now}, tercatat {then})",
    "does not hold what was written (SHA-256 {now}, recorded {then})",
)
_LENGTH: Final = Text("panjangnya {now} bita, tercatat {then}", "is {now} bytes long, {then} were recorded")
_ROWS: Final = Text("memuat {now} baris, tercatat {then}", "holds {now} rows, {then} were recorded")
_UNREADABLE: Final = Text("tidak dapat dibuka ({why})", "cannot be opened ({why})")
_UNKNOWN: Final = Text("tidak tercatat dalam kiriman mana pun", "is recorded in no batch")
_LOG_CHANGED: Final = Text("log ini berubah setelah ditulis", "this log was changed after it was written")


class Damage(NamedTuple):
    """A file of a table that is not what was written, and in what way."""

    table: str
    file: str
    what: Text


def damages(snapshot: Snapshot, history: Iterable[Commit]) -> list[Damage]:
    """Every data file of a version that is missing, changed or unreadable; each is read once, in full."""
    recorded = {name: seen for commit in history for name, seen in commit.note.get("data", {}).items()}

    def look(part: Part) -> Damage | None:
        what = _part(snapshot.folder, part, recorded.get(part.name))
        return Damage(snapshot.table.name, snapshot.folder.path(part.name), what) if what else None

    with ThreadPoolExecutor(4) as pool:
        return [damage for damage in pool.map(look, snapshot.parts) if damage]


def log_damages(folder: Folder, table: LedgerTable, newest: int) -> Iterator[Damage]:
    """Every file of the log that is missing, unreadable, or not the one that the next commit followed."""
    before = ""
    for version in range(newest + 1):
        name = log_name(version)
        try:
            found = commit(folder, version)
            digested = "" if found is None else digest(folder, name)
        except Damaged as error:
            found, digested = None, ""
            yield Damage(table.name, folder.path(name), _UNREADABLE.fill(why=error))
        else:
            if found is None:
                yield Damage(table.name, folder.path(name), _MISSING)
        previous = found.note.get("previous", "") if found else ""
        if previous and before and previous != before:
            yield Damage(table.name, folder.path(log_name(version - 1)), _LOG_CHANGED)
        before = digested


def _part(folder: Folder, part: Part, recorded: list[Any] | None) -> Text | None:
    if recorded is None:
        return _UNKNOWN
    then, size, rows = recorded
    try:
        found = folder.size(part.name)
        if found is None:
            return _MISSING
        if found != size:
            return _LENGTH.fill(now=found, then=size)
        now = digest(folder, part.name)
        if now != then:
            return _CHANGED.fill(now=f"{now[:12]}…", then=f"{then[:12]}…")
        with folder.open(part.name) as opened:
            held = pq.read_metadata(opened).num_rows
        return None if held == rows == part.rows else _ROWS.fill(now=held, then=rows)
    except (OSError, pa.ArrowException) as error:
        return _UNREADABLE.fill(why=str(error)[:200])
