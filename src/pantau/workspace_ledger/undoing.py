"""A batch taken back by a new batch: what it had replaced holds again, and nothing is erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from pantau.core.ledger_tables import CONTRIBUTIONS, FACTS, PEOPLE, LedgerTable
from pantau.core.spelling import meant
from pantau.core.text import Text
from pantau.errors import AlreadyAppended, LedgerError
from pantau.io.store.snapshot import Snapshot
from pantau.ledger.asof import Stamp
from pantau.ledger.signed import signed_rows
from pantau.ledger.undo import undone
from pantau.workspace_ledger.attempts import UNDO, note_of
from pantau.workspace_ledger.outcomes import Undone
from pantau.workspace_ledger.place import Place
from pantau.workspace_ledger.rolling import rolled
from pantau.workspace_ledger.times import rising
from pantau.workspace_ledger.writing import TIMES, Desk, busy, committed, last_recorded

_UNKNOWN = Text(
    "tidak ada kiriman '{batch}'{meant}; lihat daftarnya dengan `pantau ledger status`",
    "there is no batch '{batch}'{meant}; see them with `pantau ledger status`",
)
_AN_UNDO = Text(
    "'{batch}' adalah pembatalan; untuk mengembalikannya, masukkan lagi berkasnya dengan `pantau ledger add`",
    "'{batch}' is an undo itself; to have the rows back, add the files again with `pantau ledger add`",
)
_ALREADY = Text("'{batch}' sudah dibatalkan", "'{batch}' is undone already")


def undo(place: Place, batch: str) -> Undone:
    """Take a batch back; `LedgerError` where there is none of that name, or it was undone before."""
    table = _table_of(place, batch)
    with place.working() as (engine, folder):
        desk = Desk(place.store, engine, folder)
        rolled(desk)
        taken, restored = _taken_back(desk, table, batch)
        rolled(desk)
    return Undone(UNDO + batch, batch, table.name, taken, restored)


def _table_of(place: Place, batch: str) -> LedgerTable:
    if batch.startswith(UNDO):
        raise _refused(_AN_UNDO, batch=batch[:60])
    known = []
    for table in FACTS.values():
        if table == PEOPLE:
            continue  # who somebody is stays known: other facts refer to the person
        known += [commit.note["batch"] for commit in place.store.history(table) if not commit.compaction]
        if place.store.has(table, batch):
            if place.store.has(table, UNDO + batch):
                raise _refused(_ALREADY, batch=batch)
            return table
    near = meant(batch, [one for one in known if not one.startswith(UNDO)])
    raise _refused(_UNKNOWN, batch=batch[:60], meant=near)


def _refused(text: Text, **slots: Any) -> LedgerError:
    said = text.fill(**slots)
    return LedgerError.of(id=said.id, en=said.en)


def _taken_back(desk: Desk, table: LedgerTable, batch: str) -> tuple[int, int]:
    """Rows taken back and rows restored."""
    for _ in range(TIMES):
        snapshot = desk.store.snapshot(table)
        history = desk.store.history(table)
        gone = [one.note["of"] for one in history if one.note.get("kind") == "undo"]
        rows = _near(snapshot, note_of(desk.store, table, batch)).read(desk.engine)
        change, before = undone(batch, rows, table, gone, desk.keep)
        taken, restored = desk.count(change.taken_back), desk.count(change.added)
        stamp = Stamp(UNDO + batch, rising(last_recorded(desk.store, snapshot)))
        note = {
            "kind": "undo",
            "of": batch,
            "rows_in": 0,
            "added": restored,
            "set_aside": 0,
            "already_there": 0,
            "superseded": taken,
            "reasons": {},
            "files": [],
        }
        try:
            if committed(desk, snapshot, signed_rows(change, before, table, stamp, desk.keep), stamp, note):
                return taken, restored
        except AlreadyAppended:
            raise _refused(_ALREADY, batch=batch) from None
    raise busy(table)


def _near(snapshot: Snapshot, note: dict[str, Any]) -> Snapshot:
    """Only the months that the batch spoke of."""
    if snapshot.table != CONTRIBUTIONS:
        return snapshot
    months: Sequence[str] = note["months"]
    return snapshot.of_months({date.fromisoformat(f"{month}-01") for month in months})
