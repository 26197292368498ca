"""Verify: files as they were written, every row accounted for, references, invariants, cube equal to its rows."""

from __future__ import annotations

from typing import Any, Final

from pantau.core.ledger_tables import FACTS, LEDGER, PEOPLE, LedgerTable
from pantau.core.text import Text
from pantau.io.engine import collected
from pantau.io.store.log import Commit
from pantau.ledger.asof import live
from pantau.ledger.proof import Proof, of_counts, of_derived, of_references, of_table
from pantau.workspace_ledger.outcomes import Problem, Verified
from pantau.workspace_ledger.place import Place
from pantau.workspace_ledger.rolling import rolled
from pantau.workspace_ledger.status import unfinished
from pantau.workspace_ledger.writing import Desk

_RESTORE: Final = Text(
    "pulihkan berkas itu dari cadangan; untuk kubus atau bulan pertama jalankan `pantau ledger rebuild`",
    "restore the file from a backup; for the cube or careers run `pantau ledger rebuild`",
)
_DAMAGED: Final = Text("berkas {file} {what}", "the file {file} {what}")
_UNBALANCED: Final = Text(
    "kiriman {batch}: {rows_in} baris masuk, tetapi {added} ditambahkan + {set_aside} disisihkan + "
    "{already_there} sudah ada",
    "batch {batch}: {rows_in} rows in, but {added} added + {set_aside} set aside + {already_there} already there",
)
_OTHER_ROWS: Final = Text(
    "kiriman {batch}: {there} baris ada di tabel, {noted} tercatat",
    "batch {batch}: {there} rows are in the table, {noted} are noted",
)
_ASK: Final = Text(
    "laporkan kepada pengelola; catatan kiriman tidak boleh berubah setelah ditulis",
    "tell whoever keeps the ledger; the note of a batch may not change after it was written",
)
_WRONG: Final = Text("{what}: {rows} baris{place}", "{what}: {rows} rows{place}")
_FOR_EXAMPLE: Final = Text(", misalnya {file} baris {row}", ", {file} row {row} for one")
_LOOK: Final = Text(
    "tanyakan ke sumbernya, lalu masukkan koreksinya dengan `pantau ledger add`",
    "ask the source, then add the correction with `pantau ledger add`",
)
_ENROL: Final = Text(
    "masukkan kepesertaannya dengan `pantau ledger add enrolments`, atau batalkan kiriman yang keliru",
    "add the enrolments with `pantau ledger add enrolments`, or undo the batch that is wrong",
)
_REBUILD: Final = Text("jalankan `pantau ledger rebuild`", "run `pantau ledger rebuild`")
_TO_DO: Final = {"rebuilt": _REBUILD, "orphan_months": _ENROL, "not_enrolled": _ENROL, "person": _ENROL}
_UNFINISHED: Final = Text("ulangi perintah terakhir", "repeat the last command")


def verify(place: Place) -> Verified:
    """Look at everything; what a command that was stopped left to count is counted first."""
    return _Verifying(place).answer()


class _Verifying:
    """One verification while it runs."""

    def __init__(self, place: Place) -> None:
        self._place, self._store = place, place.store
        self._problems: list[Problem] = []
        self._checks = self._files = self._rows = self._batches = 0

    def answer(self) -> Verified:
        """What was looked at, and what is wrong."""
        damaged = [table.name for table in LEDGER.values() if self._damaged(table)]
        if not damaged:  # what cannot be read cannot be compared
            with self._place.working() as (engine, folder):
                desk = Desk(self._store, engine, folder)
                rolled(desk)
                for table in FACTS.values():
                    self._account(desk, table)
                self._prove(desk)
        for text in unfinished(self._store) if not damaged else ():
            self._add("unfinished", "warning", PEOPLE.name, 0, text, _UNFINISHED)
        return Verified(self._files, self._rows, self._batches, self._checks, tuple(self._problems))

    def _add(self, code: str, severity: Any, table: str, rows: int, says: Text, do: Text) -> None:
        self._problems.append(Problem(code, severity, table, rows, says, do))

    def _damaged(self, table: LedgerTable) -> bool:
        found = self._store.check(table)
        self._checks += 1
        for damage in found:
            says = _DAMAGED.fill(file=damage.file, what=damage.what)
            self._add("file_damaged", "error", table.name, 0, says, _RESTORE)
        return bool(found)

    def _account(self, desk: Desk, table: LedgerTable) -> None:
        """Every row of a batch is where its note says it is."""
        snapshot = self._store.snapshot(table)
        if snapshot.version < 0:
            return
        self._files, self._rows = self._files + len(snapshot.files), self._rows + snapshot.rows
        rows = snapshot.read(desk.engine)
        counted = collected(desk.engine, rows.group_by("batch").aggregate(n=rows.count())).to_pylist()
        there = {one["batch"]: int(one["n"]) for one in counted}
        for commit in self._store.history(table):
            if not commit.compaction:
                self._batch(table, commit, there.pop(commit.note["batch"], 0))
        for batch, n in there.items():
            self._add("batch_unknown", "error", table.name, n, _other(batch, n, 0), _ASK)
        self._checks += 1

    def _batch(self, table: LedgerTable, commit: Commit, there: int) -> None:
        note = commit.note
        self._batches += table != PEOPLE
        noted = sum(rows for _, _, rows in note["data"].values())
        if noted != there:
            says = _other(note["batch"], there, noted)
            self._add("rows_unaccounted", "error", table.name, abs(noted - there), says, _ASK)
        parts = {name: note[name] for name in ("rows_in", "added", "set_aside", "already_there")}
        if note["kind"] != "undo" and parts["rows_in"] != sum(parts.values()) - parts["rows_in"]:
            says = _UNBALANCED.fill(batch=note["batch"], **parts)
            self._add("rows_unbalanced", "error", table.name, 0, says, _ASK)

    def _prove(self, desk: Desk) -> None:
        """Invariants within tables, references between them, cube and careers against the contributions."""
        signed = {name: self._store.snapshot(table).read(desk.engine) for name, table in LEDGER.items()}
        proofs = [one for name, table in FACTS.items() for one in of_table(signed[name], table)]
        proofs += of_counts(signed["contributions"])
        proofs += of_derived(signed["contributions"], signed["careers"], signed["cube"])
        names = ("people", "enrolments", "contributions", "claims")
        proofs += of_references(*(live(signed[name], FACTS[name]) for name in names))
        for proof in proofs:
            self._checks += 1
            self._proven(desk, proof)

    def _proven(self, desk: Desk, proof: Proof) -> None:
        rows = desk.count(proof.wrong)
        if not rows:
            return
        place = Text("", "")
        if {"file", "row"} <= set(proof.wrong.columns):
            first = collected(desk.engine, proof.wrong.select("file", "row").order_by("file", "row").limit(1))
            place = _FOR_EXAMPLE.fill(**first.to_pylist()[0])
        table, _, what = proof.code.partition(".")
        severity = "error" if proof.grave else "warning"
        says = _WRONG.fill(what=proof.what, rows=rows, place=place)
        self._add(proof.code, severity, table, rows, says, _TO_DO.get(what, _ASK if proof.grave else _LOOK))


def _other(batch: str, there: int, noted: int) -> Text:
    return _OTHER_ROWS.fill(batch=batch, there=there, noted=noted)
