"""What is in a ledger: tables, rows, months, batches, and what a command that was stopped left unfinished."""

from __future__ import annotations

from typing import Final

from pantau.core.ledger_tables import CONTRIBUTIONS, ENROLMENTS, FACTS, LEDGER, PEOPLE
from pantau.core.text import Text
from pantau.io.store.log import Commit
from pantau.io.store.store import Store
from pantau.workspace_ledger.attempts import UNDO
from pantau.workspace_ledger.outcomes import BatchStatus, Status, TableStatus
from pantau.workspace_ledger.place import Place
from pantau.workspace_ledger.rolling import pending

_NOT_COUNTED: Final = Text(
    "{n} kiriman iuran belum dihitung di kubus; perintah berikutnya yang menulis akan menyelesaikannya",
    "{n} batches of contributions are not counted in the cube yet; the next command that writes completes them",
)
_NO_ENROLMENTS: Final = Text(
    "kiriman pendaftaran {batch} terhenti di tengah; masukkan lagi berkasnya untuk menyelesaikannya",
    "the enrolments of batch {batch} were stopped half-way; add their files again to complete them",
)


def status(place: Place) -> Status:
    """What the ledger holds; nothing is written."""
    store = place.store
    tables, batches = [], []
    for name, table in LEDGER.items():
        snapshot = store.snapshot(table)
        if snapshot.version < 0:
            continue
        commits = [one for one in store.history(table) if not one.compaction]
        tables.append(TableStatus(name, snapshot.version, snapshot.rows, len(snapshot.files), len(commits)))
        if name in FACTS and table != PEOPLE:
            batches += _batches(commits, name)
    months = sorted(str(part.month)[:7] for part in store.snapshot(CONTRIBUTIONS).parts)
    batches.sort(key=lambda one: one.recorded_at, reverse=True)
    return Status(
        home=str(place.home),
        ledger=place.location.root,
        tables=tuple(tables),
        first_month=months[0] if months else "",
        last_month=months[-1] if months else "",
        batches=tuple(batches),
        unfinished=tuple(unfinished(store)),
    )


def _batches(commits: list[Commit], kind: str) -> list[BatchStatus]:
    undone = {one.note["batch"].removeprefix(UNDO) for one in commits if one.note["batch"].startswith(UNDO)}
    return [
        BatchStatus(
            batch=note["batch"],
            kind=kind,
            recorded_at=note["recorded_at"],
            files=tuple(file["name"] for file in note["files"]),
            rows_in=note["rows_in"],
            added=note["added"],
            set_aside=note["set_aside"],
            already_there=note["already_there"],
            undone=note["batch"] in undone,
        )
        for note in (one.note for one in commits)
    ]


def unfinished(store: Store) -> list[Text]:
    """What commands that were stopped left to do."""
    told = []
    waiting = len(pending(store))
    if waiting:
        told.append(_NOT_COUNTED.fill(n=waiting))
    stated = {one.note["batch"] for one in store.history(ENROLMENTS) if not one.compaction}
    for one in store.history(PEOPLE):
        if not one.compaction and one.note["batch"] not in stated:
            told.append(_NO_ENROLMENTS.fill(batch=one.note["batch"]))
    return told
