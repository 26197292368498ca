"""A file that is given again: which of its rows are still to be looked at, and under which batch."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import ibis
import ibis.expr.types as ir

from pantau.core.ledger_tables import LedgerTable
from pantau.errors import LedgerError
from pantau.io.ledger.set_aside import POSITION, SetAside
from pantau.io.store.store import Store
from pantau.ledger.resolve import CONTRADICTS, REPEATED

UNDO = "undo-"
IN_FILE = frozenset((REPEATED, CONTRADICTS))  # another row of the same files speaks for such a row


class Attempt(NamedTuple):
    """One time that the same files were taken in; ``shaken`` where some batch of the table was undone since."""

    batch: str
    note: dict[str, Any]
    undone: bool
    shaken: bool = False

    @property
    def set_aside(self) -> int:
        """How many rows it set aside."""
        return int(self.note["set_aside"])


def attempts(store: Store, table: LedgerTable, base: str) -> list[Attempt]:
    """The batches of the same files, first to last: ``b…``, ``b…-2``, ``b…-3``."""
    notes = [commit.note for commit in store.history(table)]
    when = {note["batch"]: nth for nth, note in enumerate(notes) if "batch" in note}
    last_undo = max((nth for batch, nth in when.items() if batch.startswith(UNDO)), default=-1)
    found: list[Attempt] = []
    name = base
    while name in when:
        note = dict(notes[when[name]])
        found.append(Attempt(name, note, UNDO + name in when, when[name] < last_undo))
        name = f"{base}-{len(found) + 1}"
    return found


def note_of(store: Store, table: LedgerTable, batch: str) -> dict[str, Any]:
    """The note of a batch; `LedgerError` where the table has none of that name."""
    for commit in reversed(store.history(table)):
        if commit.note.get("batch") == batch:
            return dict(commit.note)
    raise LedgerError.of(
        id=f"kiriman '{batch}' tidak ada di tabel {table.name}; lihat `pantau ledger status`",
        en=f"there is no batch '{batch}' in table {table.name}; see `pantau ledger status`",
    )


def settled(earlier: list[Attempt]) -> bool:
    """Whether every row of the files is accounted for, so that nothing need be looked at again."""
    if not earlier or earlier[-1].undone or not set(earlier[-1].note["reasons"]) <= IN_FILE:
        return False
    if may_be_lost(earlier):
        return False
    return undone_of(earlier) <= set(earlier[-1].note["undone_before"])


def may_be_lost(earlier: list[Attempt]) -> bool:
    """Whether a row of the files may be stated no more: it rested on another batch, and one was undone since."""
    return earlier[-1].shaken and any(one.note["already_there"] for one in earlier if not one.undone)


def undone_of(earlier: list[Attempt]) -> set[str]:
    """The batches that were undone."""
    return {one.batch for one in earlier if one.undone}


def lasting(earlier: list[Attempt]) -> Counter[str]:
    """The rows that standing attempts set aside for good, by reason."""
    found: Counter[str] = Counter()
    for one in earlier:
        if not one.undone:
            found.update({code: rows for code, rows in one.note["reasons"].items() if code in IN_FILE})
    return found


def open_rows(engine: Any, aside: SetAside, earlier: list[Attempt], every: ir.Table) -> ir.Table:
    """The rows (``file, sheet, row``) that are still to be looked at, of ``every`` row of the files.

    Rows once taken in are never looked at again: an old file must not undo a later correction. Nor are rows that
    another row of the files speaks for. Where it is no longer kept which rows were set aside, or looked at, the
    rows of that attempt count as taken in.
    """
    left = every
    for one in earlier:
        if one.undone:
            continue
        looked_at = every if one.note["whole"] else aside.looked_at(engine, one.batch)
        refused = aside.rows(engine, one.batch) if one.set_aside else None
        closed = every if looked_at is None else looked_at
        if looked_at is not None and refused is not None:
            again = refused.filter(refused.reason.notin(sorted(IN_FILE)))
            closed = looked_at.anti_join(again, list(POSITION))
        left = left.anti_join(closed, list(POSITION))
    return left


def as_named_then(rows: ir.Table, now: dict[str, str], then: dict[str, str]) -> ir.Table:
    """Rows with the names that their files had when they were first given; both map SHA-256 to name."""
    renamed = {now[key]: then[key] for key in now if key in then and then[key] != now[key]}
    if not renamed:
        return rows
    return rows.mutate(
        file=ibis.cases(*((rows.file == old, new) for old, new in renamed.items()), else_=rows.file)
    )
