"""What keeps a ledger in order: small files put together, cube and careers built again, a table exported."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from pantau.core.ledger_tables import CAREERS, CONTRIBUTIONS, CUBE, LEDGER, LedgerTable
from pantau.core.spelling import meant
from pantau.core.text import Text
from pantau.errors import Conflict, Damaged, LedgerError
from pantau.io.ledger.exports import ending_of
from pantau.io.ledger.exports import export as write_file
from pantau.io.store.log import Commit
from pantau.ledger.asof import Stamp, known, live
from pantau.ledger.careers import derived, standing
from pantau.ledger.cube import summed
from pantau.workspace_ledger.outcomes import Compacted, Exported, Rebuilt
from pantau.workspace_ledger.place import Place
from pantau.workspace_ledger.rolling import added_by, rolled
from pantau.workspace_ledger.times import end_of_day, moment
from pantau.workspace_ledger.writing import TIMES, Desk, busy

_AT_ONCE: Final = 40  # commits whose rows of the cube wait before they are put together
_NO_TABLE: Final = Text(
    "'{table}' bukan tabel buku besar{meant}; yang ada: {known}",
    "'{table}' is not a table of the ledger{meant}; the tables are {known}",
)


def compact(place: Place) -> Compacted:
    """Put the small files of every table together; the rows stay, and so does what was known on a day."""
    done = []
    for name, table in LEDGER.items():
        before = place.store.snapshot(table)
        if before.version < 0:
            continue
        for attempt in range(TIMES):
            try:
                place.store.compact(table)
                break
            except Conflict:
                if attempt == TIMES - 1:
                    raise
        after = place.store.snapshot(table)
        done.append((name, len(before.files), len(after.files)))
    return Compacted(tuple(done))


def export(place: Place, table: str, file: Path, *, known_at: str = "", history: bool = False) -> Exported:
    """Write the rows of a table that hold, now or as known on a day; with ``history`` every signed row."""
    if table not in LEDGER:
        said = _NO_TABLE.fill(table=table[:40], meant=meant(table, LEDGER), known=", ".join(LEDGER))
        raise LedgerError.of(id=said.id, en=said.en)
    ending_of(file)
    at, chosen = end_of_day(known_at), LEDGER[table]
    with place.working() as (engine, folder):
        if chosen in (CUBE, CAREERS):
            rolled(Desk(place.store, engine, folder))
        snapshot = place.store.snapshot(chosen)
        with place.store.reading(snapshot):
            rows = known(snapshot.read(engine), at)
            if not history:
                rows = _held(rows, chosen)
            count = write_file(engine, rows.order_by(_order(rows, chosen)), file)
    return Exported(table, file, count, snapshot.version)


def _held(rows: ir.Table, table: LedgerTable) -> ir.Table:
    """The rows that hold; of the cube the sum of what was added to each cell."""
    if table == CUBE:
        return summed(rows)
    if table == CAREERS:
        return standing(rows)
    return live(rows, table).drop("sign")


def _order(rows: ir.Table, table: LedgerTable) -> list[Any]:
    names = [field.name for field in table.key] + ["recorded_at", "sign"]
    return [rows[name] for name in names if name in rows.columns]


def rebuild(place: Place) -> Rebuilt:
    """Build cube and careers again from every commit of contributions, each as it was known then."""
    for table in (CUBE, CAREERS):
        try:
            place.store.snapshot(table)
        except Damaged:
            place.store.discard(table)
    with place.working() as (engine, folder):
        desk = Desk(place.store, engine, folder)
        for _ in range(TIMES):
            try:
                rolled(desk)
                return _built_again(desk)
            except Conflict:
                continue
    raise busy(CUBE)


def _built_again(desk: Desk) -> Rebuilt:
    cube, careers = desk.store.snapshot(CUBE), desk.store.snapshot(CAREERS)
    commits = [one for one in desk.store.history(CONTRIBUTIONS) if not one.compaction]
    built, firsts = [_empty(desk, CUBE)], _empty(desk, CAREERS)
    for one in commits:
        more_firsts, more_cells = _derived(desk, one, firsts)
        built, firsts = [*built, desk.keep(more_cells)], desk.keep(firsts.union(more_firsts))
        if len(built) > _AT_ONCE:
            built = [desk.keep(ibis.union(*built))]
    cells = ibis.union(*built) if len(built) > 1 else built[0]
    note = {"kind": "rebuild", "versions": len(commits)}
    for snapshot, rows in ((cube, cells), (careers, firsts)):
        batch = f"rebuild-{snapshot.version}"
        staged = desk.staged(rows, snapshot.table)
        desk.store.replace(snapshot.table, staged, note, batch=batch, expected=snapshot.version)
    return Rebuilt(len(commits), desk.count(cells))


def _derived(desk: Desk, one: Commit, firsts: ir.Table) -> tuple[ir.Table, ir.Table]:
    before = desk.store.snapshot(CONTRIBUTIONS, one.version - 1)
    after = desk.store.snapshot(CONTRIBUTIONS, one.version)
    stamp = Stamp(one.note["batch"], moment(one.note["recorded_at"]))
    return derived(
        added_by(after, before).read(desk.engine),
        before.read(desk.engine),
        firsts,
        stamp,
        keep=desk.keep,
        months_of=desk.months,
    )


def _empty(desk: Desk, table: LedgerTable) -> ir.Table:
    return desk.keep(desk.store.snapshot(table).with_parts(()).read(desk.engine))
