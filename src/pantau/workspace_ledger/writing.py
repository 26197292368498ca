"""One batch of facts written to a table: resolved against what is there, committed if nobody was first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from getpass import getuser
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import uuid4

import ibis.expr.types as ir

from pantau.core.ledger_tables import LedgerTable
from pantau.errors import Conflict
from pantau.io.engine import collected
from pantau.io.store.log import commit
from pantau.io.store.snapshot import Snapshot
from pantau.io.store.staged import stage
from pantau.io.store.store import Store
from pantau.ledger.asof import Keep, Stamp, touched
from pantau.ledger.resolve import (
    CONTRADICTS,
    REPEATED,
    Resolution,
    resolved,
    several,
    tally,
    undisputed,
)
from pantau.ledger.signed import signed_rows
from pantau.workspace_ledger.times import moment, rising

TIMES: Final = 50  # others may commit first so often before a command gives up
_INTEGERS: Final = {"int8": "TINYINT", "int16": "SMALLINT", "int32": "INTEGER", "int64": "BIGINT"}


class Counts(NamedTuple):
    """What the rows of a batch came to; ``rows`` are all that were looked at."""

    rows: int
    already_there: int
    superseded: int
    repeated: int
    contradicting: int

    @property
    def added(self) -> int:
        """Rows that are stated."""
        return self.rows - self.already_there - self.repeated - self.contradicting

    @property
    def reasons(self) -> dict[str, int]:
        """Rows set aside because another row of the same files states their key."""
        counted = {REPEATED: self.repeated, CONTRADICTS: self.contradicting}
        return {code: rows for code, rows in counted.items() if rows}


class Desk(NamedTuple):
    """What writing needs: the store, an engine, and a folder of this command alone."""

    store: Store
    engine: Any
    folder: Path

    @property
    def keep(self) -> Keep:
        """Runs an expression once and keeps its rows as a temporary table."""
        return self._kept

    def staged(self, rows: ir.Table, table: LedgerTable) -> Path:
        """The rows as files that wait for their commit."""
        return stage(self.engine, self._made("VIEW", rows), table, self.folder)

    def _kept(self, rows: ir.Table) -> ir.Table:
        return self._made("TABLE", rows)

    def _made(self, what: str, rows: ir.Table) -> ir.Table:
        name = f"kept_{uuid4().hex[:12]}"
        # A literal of a small whole number reaches DuckDB without its type, and would change that of the column.
        small = [column for column, dtype in rows.schema().items() if dtype.is_integer()]
        exact = ", ".join(
            f'"{column}"::{_INTEGERS[str(rows[column].type())]} AS "{column}"' for column in small
        )
        self.engine._run_pre_execute_hooks(rows)
        query = self.engine.compile(rows)
        star = f"* REPLACE ({exact})" if exact else "*"
        self.engine.raw_sql(f'CREATE TEMP {what} "{name}" AS SELECT {star} FROM ({query})')  # noqa: S608
        return self.engine.table(name)

    def months(self, rows: ir.Table) -> tuple[date, ...]:
        """The months in a column ``month``, in order; none where there is no such column."""
        if "month" not in rows.columns:
            return ()
        return tuple(sorted(collected(self.engine, rows.select("month").distinct())["month"].to_pylist()))

    def months_and_count(self, rows: ir.Table) -> tuple[tuple[date, ...], int]:
        """Both `months` and `count`, of rows looked at once."""
        if "month" not in rows.columns:
            return (), self.count(rows)
        found = collected(self.engine, rows.group_by("month").aggregate(n=rows.count()))
        return tuple(sorted(found["month"].to_pylist())), sum(found["n"].to_pylist())

    def any(self, rows: ir.Table) -> bool:
        """Whether there is a row."""
        return bool(collected(self.engine, rows.limit(1)).num_rows)

    def count(self, rows: ir.Table) -> int:
        """How many rows there are."""
        return int(collected(self.engine, rows.aggregate(n=rows.count()))["n"][0].as_py())


class Draft(NamedTuple):
    """A batch as it would be written against one version: its counts, and the rows it sets aside."""

    counts: Counts
    resolution: Resolution
    months: tuple[date, ...]


def stated(
    desk: Desk,
    table: LedgerTable,
    rows: ir.Table,
    batch: str,
    note: Callable[[Draft], dict[str, Any] | None],
) -> Draft:
    """State rows under a batch, again and again until nobody else commits in between.

    ``rows`` has key, content, attached and ``file, sheet, row`` and is kept as a table. ``note`` gives the note
    of the commit once it is known what the rows come to; where it gives none, nothing is written. Raises what
    `Store.append` raises, `Conflict` only after many attempts.
    """
    months, total = desk.months_and_count(rows)
    together = desk.keep(several(rows, table))
    alone = not desk.any(together)
    for _ in range(TIMES):
        snapshot = desk.store.snapshot(table)
        near = _near(snapshot, months).read(desk.engine)
        before = desk.keep(touched(near, rows, table, months or None, desk.keep))
        if alone and not desk.any(before):
            resolution, counts = undisputed(rows, before, table, batch), Counts(total, 0, 0, 0, 0)
        else:
            resolution = resolved(rows, before, table, batch, desk.keep, together)
            counts = _counted(desk, resolution, total)
        draft = Draft(counts, resolution, months)
        said = note(draft)
        if said is None:
            return draft
        stamp = Stamp(batch, rising(last_recorded(desk.store, snapshot)))
        signed = signed_rows(resolution.change, before, table, stamp, desk.keep)
        if committed(desk, snapshot, signed, stamp, said):
            return draft
    raise busy(table)


def _counted(desk: Desk, resolution: Resolution, total: int) -> Counts:
    found = collected(desk.engine, tally(resolution)).to_pylist()[0]
    return Counts(total, found["already_there"], found["superseded"], found[REPEATED], found[CONTRADICTS])


def committed(desk: Desk, snapshot: Snapshot, signed: ir.Table, stamp: Stamp, note: dict[str, Any]) -> bool:
    """Whether the rows were committed; not where somebody else was first."""
    staged = desk.staged(signed, snapshot.table)
    try:
        full = {**note, "recorded_at": stamp.recorded_at.isoformat(), "who": _who()}
        desk.store.append(snapshot.table, staged, full, batch=stamp.batch, expected=snapshot.version)
    except Conflict:
        return False
    return True


def _near(snapshot: Snapshot, months: tuple[date, ...]) -> Snapshot:
    return snapshot.of_months(months) if months else snapshot


def last_recorded(store: Store, snapshot: Snapshot) -> datetime | None:
    """The moment of the last commit that recorded something, none in an empty table."""
    folder = store.folder(snapshot.table)
    for version in range(snapshot.version, -1, -1):
        found = commit(folder, version)
        if found is not None and "recorded_at" in found.note:
            return moment(found.note["recorded_at"])
    return None


def busy(table: LedgerTable) -> Conflict:
    """The error after many attempts."""
    return Conflict.of(
        id=f"penulis lain terus menambah ke tabel {table.name}; tidak ada yang ditulis, coba lagi sebentar lagi",
        en=f"others keep writing to table {table.name}; nothing was written, try again in a while",
    )


def _who() -> str:
    try:
        return getuser()
    except (KeyError, OSError):  # no name for this user, as in some containers
        return ""
