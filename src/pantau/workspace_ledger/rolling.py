"""Careers and cube rolled forward: one commit of each for every commit of contributions, in their order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import ibis.expr.types as ir

from pantau.core.ledger_tables import CAREERS, CONTRIBUTIONS, CUBE
from pantau.errors import AlreadyAppended, Conflict
from pantau.io.store.log import Commit, commit
from pantau.io.store.snapshot import Snapshot
from pantau.io.store.store import Store
from pantau.ledger.asof import Stamp
from pantau.ledger.careers import derived
from pantau.workspace_ledger.times import moment
from pantau.workspace_ledger.writing import TIMES, Desk, busy


def done_by(version: int) -> str:
    """The batch under which a version of contributions is counted in careers and cube."""
    return f"contributions-{version}"


def pending(store: Store) -> list[Commit]:
    """The commits of contributions that careers and cube do not count yet, oldest first.

    A version is counted first in the cube, then in the careers: the careers say what is complete.
    """
    folder, found = store.folder(CONTRIBUTIONS), []
    for version in range(store.snapshot(CONTRIBUTIONS).version, 0, -1):
        one = commit(folder, version)
        if one is None or not one.note or one.compaction:
            continue
        if store.has(CAREERS, done_by(version)):
            break
        found.append(one)
    return found[::-1]


def rolled(desk: Desk) -> int:
    """Count what is not counted yet, whoever added it; answers how many commits of contributions that were.

    Every step is a commit of its own: a command that is stopped leaves the rest to the next one, and two that
    do it at once do it once.
    """
    done = 0
    for _ in range(TIMES):
        try:
            waiting = pending(desk.store)
            for one in waiting:
                _count(desk, one)
                done += 1
            return done
        except Conflict:
            continue
    raise busy(CUBE)


def _count(desk: Desk, one: Commit) -> None:
    cube, careers = desk.store.snapshot(CUBE), desk.store.snapshot(CAREERS)
    batch = done_by(one.version)
    before = desk.store.snapshot(CONTRIBUTIONS, one.version - 1)
    signed = added_by(desk.store.snapshot(CONTRIBUTIONS, one.version), before).read(desk.engine)
    stamp = Stamp(one.note["batch"], moment(one.note["recorded_at"]))
    career_rows, cells = derived(
        signed,
        before.read(desk.engine),
        careers.read(desk.engine),
        stamp,
        keep=desk.keep,
        months_of=desk.months,
    )
    note = {
        "kind": "derived",
        "contributions": one.version,
        "of": one.note["batch"],
        "recorded_at": one.note["recorded_at"],
    }
    if not desk.store.has(CUBE, batch):
        _append(desk, cube, cells, note, batch)
    _append(desk, careers, career_rows, note, batch)


def _append(desk: Desk, snapshot: Snapshot, rows: ir.Table, note: dict[str, Any], batch: str) -> None:
    staged = desk.staged(rows, snapshot.table)
    try:
        desk.store.append(snapshot.table, staged, note, batch=batch, expected=snapshot.version)
    except AlreadyAppended:
        return  # another command did the same at the same time


def added_by(after: Snapshot, before: Snapshot) -> Snapshot:
    """The files that a commit added."""
    there = {part.name for part in before.parts}
    return replace(after, parts=tuple(part for part in after.parts if part.name not in there))
