"""Writing: data files are brought to their place, then one atomic commit refers to them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from deltalake import CommitProperties, DeltaTable, Transaction
from deltalake.transaction import AddAction, RemoveAction

from pantau.core.ledger_tables import LedgerTable
from pantau.errors import AlreadyAppended, Conflict
from pantau.io.store.columns import delta_schema, partitions
from pantau.io.store.delta import HOOK
from pantau.io.store.folder import Folder, LocalFolder, digest, synced
from pantau.io.store.log import NOTE, commit, log_name
from pantau.io.store.snapshot import Part
from pantau.io.store.staged import DataFile, data_files


class Change(NamedTuple):
    """What a commit does: the files that it adds, those that it no longer refers to, and its note.

    ``rows_change`` is no for a compaction, which brings no row and takes none away.
    """

    added: Mapping[str, DataFile]
    removed: Sequence[Part]
    note: Mapping[str, Any]
    batch: str
    rows_change: bool = True

    @classmethod
    def adding(cls, staged: Path, note: Mapping[str, Any], batch: str) -> Change:
        """The change that adds the files of a staging folder."""
        return cls(named(data_files(staged), batch), (), note, batch)

    def full_note(self, token: str, previous: str) -> dict[str, Any]:
        """The note with what the store adds.

        That is the batch, the files, a token that tells this commit from all others, and the SHA-256 of the log
        that it follows: the logs are a chain in which no link can be changed unseen.
        """
        data = {name: [file.sha256, file.size, file.rows] for name, file in self.added.items()}
        return {**self.note, "batch": self.batch, "data": data, "token": token, "previous": previous}

    def actions(self) -> list[AddAction | RemoveAction]:
        """The same in the words of Delta Lake."""
        add = [
            AddAction(name, file.size, file.partition, file.at, self.rows_change, file.stats)
            for name, file in self.added.items()
        ]
        now = max((action.modification_time for action in add), default=0)
        remove = [
            RemoveAction(part.name, self.rows_change, now, part.size, part.partition) for part in self.removed
        ]
        return [*add, *remove]


def named(files: Iterable[DataFile], batch: str) -> dict[str, DataFile]:
    """A name below the table for each staged file, never given before."""
    start = f"{re.sub(r'[^A-Za-z0-9_-]', '_', batch)[:60]}-{uuid4().hex[:12]}"
    named: dict[str, DataFile] = {}
    for number, file in enumerate(files):
        folders = "".join(f"{key}={value}/" for key, value in file.partition.items())
        named[f"{folders}{start}-{number:05d}.parquet"] = file
    return named


def written(folder: Folder, delta: DeltaTable, table: LedgerTable, change: Change) -> int:
    """Bring the files and commit after the version that ``delta`` has; answers the new version.

    Raises `Conflict` where somebody else has committed since, `AlreadyAppended` where that was this very batch.
    A commit that failed refers to no file, and the files are taken away again.
    """
    token, version = uuid4().hex, delta.version() + 1
    try:
        for name, file in change.added.items():
            folder.put(file.staged, name)
        note = change.full_note(token, digest(folder, log_name(delta.version())))
        _commit(delta, table, change, note)
    except BaseException as error:
        # A commit may stand although an error came back (an interrupt, a lost answer): the log decides.
        there = commit(folder, version)
        if there is not None and there.note.get("token") == token:
            if isinstance(error, Exception):
                return version
            raise
        if there is not None or isinstance(folder, LocalFolder):  # a late answer cannot come any more
            for name in change.added:
                folder.remove(name)
        if there is None:
            raise
        raise overtaken(table, change.batch, there.note.get("batch") == change.batch) from error
    if isinstance(folder, LocalFolder):
        synced(folder.root / log_name(version))
    return version


def overtaken(table: LedgerTable, batch: str, same: bool) -> AlreadyAppended | Conflict:
    """The error of a writer that came second: with the same batch, or with another."""
    if same:
        return AlreadyAppended.of(
            id=f"kiriman {batch} sudah ada di tabel {table.name}; tidak ada yang ditulis",
            en=f"batch {batch} is in table {table.name} already; nothing was written",
        )
    return Conflict.of(
        id=f"proses lain menulis ke tabel {table.name} pada saat yang sama; tidak ada yang ditulis. "
        "Ulangi perintah yang sama",
        en=f"another process wrote to table {table.name} at the same time; nothing was written. "
        "Repeat the same command",
    )


def _commit(delta: DeltaTable, table: LedgerTable, change: Change, note: dict[str, Any]) -> None:
    properties = CommitProperties(
        custom_metadata={NOTE: json.dumps(note, ensure_ascii=False)},
        max_commit_retries=0,  # a commit on top of what was not read would count wrongly
        app_transactions=[Transaction(change.batch, 1)],
    )
    delta.create_write_transaction(
        change.actions(),
        "append",
        delta_schema(table),
        partitions(table),
        commit_properties=properties,
        post_commithook_properties=HOOK,
    )
