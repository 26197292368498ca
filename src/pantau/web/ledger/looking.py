"""Looking at files before anybody approves them: what would become of their rows; nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import ibis
import ibis.expr.types as ir

from pantau.core.days import day_of
from pantau.core.ledger_tables import ENROLMENTS, FACTS, PEOPLE
from pantau.core.regions import NATION
from pantau.core.text import LANGUAGES, Text
from pantau.io.engine import collected
from pantau.io.intake import Incoming, Options, batch_id, exchanged, read
from pantau.io.ledger.exports import export
from pantau.io.ledger.set_aside import with_cells
from pantau.io.vault import Vault
from pantau.ledger.asof import live
from pantau.ledger.reasons import REASONS
from pantau.web.ledger.scope import REFUSALS, outside
from pantau.workspace_ledger.attempts import attempts, settled
from pantau.workspace_ledger.place import Place
from pantau.workspace_ledger.times import now
from pantau.workspace_ledger.writing import Counts, Desk, stated

_SHOWN_ROWS = 5


class Looked(NamedTuple):
    """What would become of files: every row is added, set aside or already there; or they may not enter at all.

    ``outside`` counts the rows that are not of the region, by reason; ``before`` is the batch of the very same
    files where they were taken in before.
    """

    rows_in: int
    added: int
    set_aside: int
    already_there: int
    superseded: int
    reasons: dict[str, int]
    outside: dict[str, int]
    examples: list[dict[str, Any]]
    before: str
    months: list[str]


class Strays(NamedTuple):
    """How many rows may not enter, by reason, and where the first of them stand."""

    outside: dict[str, int]
    examples: list[dict[str, Any]]


class _Reader(Vault):
    """The vault for one who only looks: people who are not known get a number below zero that nobody keeps."""

    def persons(self, engine: Any, niks: ir.Table, *, add: bool) -> ir.Table:
        """As `Vault.persons`; with ``add`` everybody has a number, yet nothing is written."""
        known = super().persons(engine, niks, add=False)
        if not add:
            return known
        new = niks.select(nik=niks.nik.cast(known.nik.type())).distinct().anti_join(known, "nik")
        new = new.filter(new.nik.notnull())
        places = ibis.row_number().over(ibis.window(order_by=new.nik))
        new = new.select("nik", person=(-1 - places).cast("int64"))
        name = f"{known.get_name()}_looked"
        engine.create_table(name, known.select("nik", "person").union(new), temp=True)
        return engine.table(name)


class Brought(NamedTuple):
    """Files of a kind that an office of a region brings; ``columns`` says where columns stand, by name."""

    kind: str
    files: Sequence[Path]
    region: str
    columns: Mapping[str, str]


def look(place: Place, brought: Brought, aside: Path | None = None) -> Looked:
    """Read files as the ledger would.

    The rows that would be set aside, or may not enter, go to ``aside`` with ``-id.csv`` and ``-en.csv`` behind
    it, closed to others. Raises `InputError` for files that cannot be read.
    """
    with place.working() as (engine, folder):
        return _Looking(place, brought, Desk(place.store, engine, folder)).at(aside)


def strays(place: Place, brought: Brought) -> Strays:
    """The rows of files that an office of a region may not bring."""
    if brought.region == NATION:
        return Strays({}, [])
    with place.working() as (engine, folder):
        return _Looking(place, brought, Desk(place.store, engine, folder)).strays()


class _Looking:
    """One look."""

    def __init__(self, place: Place, brought: Brought, desk: Desk) -> None:
        self._place, self._brought, self._desk = place, brought, desk
        self._kind = brought.kind

    def at(self, aside: Path | None) -> Looked:
        engine, table = self._desk.engine, FACTS[self._kind]
        incoming, every, stray = self._read()
        draft = stated(self._desk, table, self._desk.keep(every.table), "looked", lambda _: None)
        refused = every.aside
        if draft.counts.reasons:
            late = with_cells(engine, draft.resolution.aside, self._kind, incoming.base)
            refused = self._desk.keep(refused.union(late.select(*refused.columns)))
        outside, reasons = _tally(engine, stray), _tally(engine, refused)
        if aside is not None and (outside or reasons):
            cells = with_cells(engine, stray, self._kind, incoming.base).select(*refused.columns)
            self._write(cells if outside else refused, aside)
        return self._told(incoming, draft.counts, reasons, stray)

    def strays(self) -> Strays:
        """Only the rows that may not enter."""
        return self._strays(self._read()[2])

    def _read(self) -> tuple[Incoming, Incoming, ir.Table]:
        """The rows as read, the same with persons for NIKs, and those that are not of the region."""
        engine = self._desk.engine
        options = Options(today=day_of(now()), most_mb=self._place.settings.max_workbook_mb)
        files, columns = self._brought.files, self._brought.columns or None
        incoming = read(engine, self._kind, files, columns, options=options)
        people, enrolments = (
            self._desk.keep(live(self._place.store.snapshot(one).read(engine), one))
            for one in (PEOPLE, ENROLMENTS)
        )
        every = exchanged(engine, incoming, _Reader(self._place.home / "vault"), people, enrolments)
        return (
            incoming,
            every,
            self._desk.keep(outside(self._desk, every, self._brought.region, people, enrolments)),
        )

    def _strays(self, stray: ir.Table) -> Strays:
        first = stray.order_by("file", "sheet", "row").limit(_SHOWN_ROWS)
        return Strays(_tally(self._desk.engine, stray), collected(self._desk.engine, first).to_pylist())

    def _told(self, incoming: Incoming, counts: Counts, reasons: dict[str, int], stray: ir.Table) -> Looked:
        earlier = attempts(
            self._desk.store, FACTS[self._kind], batch_id(self._kind, incoming.files, self._brought.columns)
        )
        before = earlier[-1].batch if settled(earlier) else ""
        aside = sum(reasons.values())
        return Looked(
            rows_in=incoming.rows_in,
            added=0 if before else counts.added,
            set_aside=aside,
            already_there=incoming.rows_in - aside - (0 if before else counts.added),
            superseded=0 if before else counts.superseded,
            reasons=reasons,
            **self._strays(stray)._asdict(),
            before=before,
            months=[f"{month:%Y-%m}" for month in self._desk.months(incoming.table)],
        )

    def _write(self, rows: ir.Table, aside: Path) -> None:
        for language in LANGUAGES:
            says = {code: reason[0].say(language) for code, reason in WORDS.items()}
            does = {code: reason[1].say(language) for code, reason in WORDS.items()}
            told = rows.mutate(
                says=rows.reason.substitute(says, else_=rows.reason),
                do=rows.reason.substitute(does, else_=ibis.literal("")),
            ).order_by("file", "sheet", "row")
            first = ("file", "sheet", "row", "reason", "says", "do", "column", "found")
            told = told.select(*first, *(name for name in rows.columns if name not in first))
            path = aside.with_name(f"{aside.name}-{language}.csv")
            path.touch(mode=0o600)
            export(self._desk.engine, told, path)
            path.chmod(0o600)


WORDS: dict[str, tuple[Text, Text]] = {
    **{code: (reason.says, reason.do) for code, reason in REASONS.items()},
    **REFUSALS,
}


def _tally(engine: Any, rows: ir.Table) -> dict[str, int]:
    found = collected(engine, rows.group_by("reason").aggregate(n=rows.count())).to_pylist()
    return {one["reason"]: int(one["n"]) for one in sorted(found, key=lambda one: (-one["n"], one["reason"]))}
