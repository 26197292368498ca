"""Files into the ledger: read, exchanged with the vault, resolved, set aside or stated, counted in the cube."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import ibis.expr.types as ir

from pantau.core.days import day_of
from pantau.core.ledger_tables import ENROLMENTS, FACTS, PEOPLE, LedgerTable
from pantau.core.spelling import meant
from pantau.core.text import Text
from pantau.errors import AlreadyAppended, LedgerError
from pantau.io.intake import FileRead, Incoming, Options, batch_id, exchanged, read
from pantau.io.intake.fingerprint import fingerprint
from pantau.io.ledger.set_aside import POSITION, SetAside
from pantau.ledger.accept import people_of
from pantau.ledger.asof import live, names_of, touched
from pantau.workspace_ledger.attempts import (
    IN_FILE,
    Attempt,
    as_named_then,
    attempts,
    lasting,
    may_be_lost,
    open_rows,
    settled,
)
from pantau.workspace_ledger.batches import Batch, Request, Writing, counted
from pantau.workspace_ledger.outcomes import Added
from pantau.workspace_ledger.place import Place
from pantau.workspace_ledger.rolling import rolled
from pantau.workspace_ledger.times import now
from pantau.workspace_ledger.writing import Desk, stated

KINDS: Final = ("enrolments", "contributions", "claims", "eligible", "deaths", "figures")


def added(place: Place, request: Request) -> Added:
    """Take files into the ledger, each row once; what was begun by a command that was stopped is completed first."""
    _known(request.kind)
    with place.working() as (engine, folder):
        return _Adding(place, request, Desk(place.store, engine, folder)).outcome()


class _Adding:
    """One command while it runs."""

    def __init__(self, place: Place, request: Request, desk: Desk) -> None:
        self._place, self._request, self._desk = place, request, desk
        self._table: LedgerTable = FACTS[request.kind]
        self._aside = SetAside(place.aside)

    def outcome(self) -> Added:
        """What became of the rows."""
        earlier = self._seen_before()
        if not settled(earlier):
            incoming = self._incoming()
            every = self._exchanged(incoming)
            earlier = attempts(self._desk.store, self._table, self._id(every.files))
            found = self._still_open(every, earlier) if earlier else every
            if not settled(earlier) and (found.rows_in or not earlier):
                return self._finished(found, incoming, earlier)
        rolled(self._desk)  # complete what a command that was killed left behind
        return self._nothing_new(earlier)

    def _finished(self, found: Incoming, incoming: Incoming, earlier: list[Attempt]) -> Added:
        try:
            done = self._stated(found, incoming, earlier)
        except AlreadyAppended:  # another command added the same files meanwhile
            return self.outcome()
        rolled(self._desk)
        return done

    def _id(self, files: Sequence[FileRead]) -> str:
        return batch_id(self._request.kind, files, self._request.columns)

    def _seen_before(self) -> list[Attempt]:
        """The batches of these very files; told by their bytes, without reading what is in them."""
        size = size_of(self._request.files)
        if size not in [commit.note.get("bytes") for commit in self._desk.store.history(self._table)]:
            return []
        return attempts(self._desk.store, self._table, self._id(hashed(self._request.files)))

    def _incoming(self) -> Incoming:
        request = self._request
        most = self._place.settings.max_workbook_mb
        options = Options(today=day_of(now()), most_mb=most)
        return read(self._desk.engine, request.kind, request.files, request.columns or None, options=options)

    def _exchanged(self, found: Incoming) -> Incoming:
        """Persons for NIKs, and what other tables say of them."""
        engine, store = self._desk.engine, self._desk.store
        people = live(store.snapshot(PEOPLE).read(engine), PEOPLE)
        enrolments = live(store.snapshot(ENROLMENTS).read(engine), ENROLMENTS)
        return exchanged(engine, found, self._place.vault, people, enrolments)

    def _still_open(self, found: Incoming, earlier: list[Attempt]) -> Incoming:
        """Only the rows that no attempt before took in, or that rested on a batch which was undone."""
        now = {one.sha256: one.name for one in found.files}
        then = {one["sha256"]: one["name"] for one in earlier[0].note["files"]}
        keep = self._desk.keep
        table = keep(as_named_then(found.table, now, then))
        aside = keep(as_named_then(found.aside, now, then))
        every = keep(table.select(*POSITION).union(aside.select(*POSITION), distinct=True))
        left = keep(open_rows(self._desk.engine, self._aside, earlier, every))
        if may_be_lost(earlier):
            left = keep(left.union(self._lost(table, earlier), distinct=True))
        table, aside = keep(table.semi_join(left, POSITION)), keep(aside.semi_join(left, POSITION))
        return replace(found, table=table, aside=aside, rows_in=self._desk.count(left))

    def _lost(self, rows: ir.Table, earlier: list[Attempt]) -> ir.Table:
        """The rows that these files stand for and the ledger holds no more: of their key no row is live."""
        desk, key = self._desk, names_of(self._table, "key")
        near = desk.store.snapshot(self._table).read(desk.engine)
        live_rows = desk.keep(touched(near, rows, self._table, desk.months(rows) or None, desk.keep))
        lost = rows.anti_join(live_rows, key).select(*POSITION)
        for one in earlier:
            refused = None if one.undone else self._aside.rows(desk.engine, one.batch)
            if refused is not None:  # another row of the files speaks for such a row
                lost = lost.anti_join(refused.filter(refused.reason.isin(sorted(IN_FILE))), list(POSITION))
        return lost

    def _stated(self, found: Incoming, incoming: Incoming, earlier: list[Attempt]) -> Added:
        batch = Batch(self._desk, self._request, earlier, f"{self._id(found.files)}{_nth(earlier)}")
        work = Writing(batch, self._aside, found, incoming)
        if self._request.all_or_nothing:
            draft = stated(self._desk, self._table, found.table, batch.name, lambda _: None)
            if work.refused(draft):
                return work.outcome(draft, refused=True)
        if self._request.kind == "enrolments":
            self._state_people(found.table, batch.name)
        return work.outcome(stated(self._desk, self._table, found.table, batch.name, work.note))

    def _state_people(self, enrolments: ir.Table, batch: str) -> None:
        """People before their enrolments, so that no enrolment is ever of somebody unknown."""
        if not self._desk.store.has(PEOPLE, batch):
            rows = self._desk.keep(people_of(enrolments))
            stated(self._desk, PEOPLE, rows, batch, lambda draft: {"kind": "people", **counted(draft)})

    def _nothing_new(self, earlier: list[Attempt]) -> Added:
        """The files as they were taken in before."""
        last = [one for one in earlier if not one.undone][-1]
        rows = sum(one["rows"] for one in last.note["files"])
        reasons = {code: n for code, n in last.note["reasons"].items() if code not in IN_FILE}
        reasons |= lasting(earlier)
        aside = sum(reasons.values())
        return Added(
            batch=last.batch,
            kind=self._request.kind,
            rows_in=rows,
            added=0,
            set_aside=aside,
            already_there=rows - aside,
            reasons=reasons,
            set_aside_file=self._aside.file(last.batch) if aside else None,
        )


def _nth(earlier: list[Attempt]) -> str:
    return f"-{len(earlier) + 1}" if earlier else ""


def _known(kind: str) -> None:
    if kind in KINDS:
        return
    said = Text(
        "'{kind}' bukan jenis berkas{meant}; yang ada: {known}",
        "'{kind}' is not a kind of file{meant}; the kinds are {known}",
    ).fill(kind=kind[:40], meant=meant(kind, KINDS), known=", ".join(KINDS))
    raise LedgerError.of(id=said.id, en=said.en)


def size_of(files: Sequence[Path]) -> int:
    """The bytes of some files together; -1 where one is not to be seen, which reading tells better."""
    try:
        return sum(file.stat().st_size for file in files)
    except OSError:
        return -1


def hashed(files: Sequence[Path]) -> list[FileRead]:
    """The files with the hashes of their bytes; their rows are not counted."""
    return [FileRead(file.name, fingerprint(file).sha256, 0) for file in files]
