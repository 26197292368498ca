"""The store of the ledger: append, read, version, and no other verb that changes a row."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pyarrow as pa
from deltalake import DeltaTable

from pantau.core.ledger_tables import LedgerTable
from pantau.core.text import Text
from pantau.errors import Conflict, Damaged, LedgerError, PantauError, StorageFull
from pantau.io.store.checks import Damage, damages, log_damages
from pantau.io.store.compaction import PREFIX, gathered, scattered
from pantau.io.store.delta import DERIVED, checkpointed, created, no_version, opened
from pantau.io.store.failures import damaged, fullness_told
from pantau.io.store.folder import Folder, digest, folder_of
from pantau.io.store.location import Location
from pantau.io.store.log import COMPACTION, Commit, commit, commits, log_name
from pantau.io.store.scratch import staging
from pantau.io.store.snapshot import Part, Snapshot
from pantau.io.store.writing import Change, overtaken, written

_ATTEMPTS: Final = 20  # of a compaction whose commit others come before


class Store:
    """The tables of a ledger in one place; ``scratch`` is a folder on a local disk for files on their way.

    Nothing is ever overwritten or deleted: a row goes in by `append`, and every version stays readable.
    """

    def __init__(self, location: Location, scratch: Path) -> None:
        self.location = location
        self.scratch = scratch
        self._read: dict[str, list[Commit]] = {}  # a commit never changes: each is read once

    def snapshot(self, table: LedgerTable, version: int | None = None) -> Snapshot:
        """The table at a version, else at its newest; version -1 and empty where it is not there yet.

        Raises `LedgerError` for a version that is not there or a schema that is not known.
        """
        if version == -1:
            return Snapshot(table, -1, self.folder(table))
        delta = opened(self.location, table, version)
        if delta is None and version is not None:
            raise no_version(self.location.of(table.name), version)
        if delta is None:
            return Snapshot(table, -1, self.folder(table))
        parts = _parts(delta, table)
        return Snapshot(table, delta.version(), self.folder(table), parts, self.location.remote)

    def append(
        self, table: LedgerTable, staged: Path, note: Mapping[str, Any], *, batch: str, expected: int
    ) -> int:
        """Add the staged files in one commit, made only if the newest version is still ``expected``.

        Answers the new version; ``note`` stands in the log beside it. Raises `AlreadyAppended` where the batch is
        in the table, `Conflict` where somebody else has committed, and `StorageFull`: then the table is as it was.
        The staged files are taken away, but for a conflict.
        """
        return self._written(table, staged, Change.adding(staged, note, batch), expected)

    def replace(
        self, table: LedgerTable, staged: Path, note: Mapping[str, Any], *, batch: str, expected: int
    ) -> int:
        """Like `append`, for a table that is derived from others: the new rows stand for all that were there.

        One commit, so that no reader sees half of it; older versions stay readable.
        """
        _only_derived(table)
        old = self.snapshot(table, expected).parts if expected > 0 else ()
        change = Change.adding(staged, note, batch)._replace(removed=old)
        return self._written(table, staged, change, expected)

    def discard(self, table: LedgerTable) -> None:
        """Throw a derived table away with all its versions: the way out where its log itself is damaged."""
        _only_derived(table)
        self._read.pop(table.name, None)
        self.folder(table).discard()

    def compact(self, table: LedgerTable) -> int | None:
        """Write the rows of each month into one file sorted by person; answers the new version.

        None where there is nothing to gather. The rows are the same, which is proven before the commit; older
        versions keep their files. Raises `Damaged` where a file to read is not what was written.
        """
        with fullness_told(str(self.scratch)), self.staging() as staging:
            found = self.snapshot(table)
            folders = scattered(found)
            if not folders:
                return None
            old = [part for parts in folders.values() for part in parts]
            self._undamaged(found.with_parts(old))
            target = staging / table.name
            gathered(found, folders, target)
            return self._compacted(table, target, old)

    def check(self, table: LedgerTable) -> list[Damage]:
        """Every file of the newest version, and of the log, that is missing, unreadable or not what was written."""
        try:
            found = self.snapshot(table)
        except Damaged as error:
            place = self.location.of(table.name)
            return [Damage(table.name, f"{place}/_delta_log", Text(error.text["id"], error.text["en"]))]
        damaged_logs = list(log_damages(self.folder(table), table, found.version))
        return damaged_logs or damages(found, self.history(table))

    @contextmanager
    def reading(self, *snapshots: Snapshot) -> Iterator[None]:
        """Around a query: an engine that fails because a file is broken fails with `Damaged`, which names the file."""
        try:
            yield
        except PantauError:
            raise
        except Exception as error:
            for snapshot in snapshots:
                self._undamaged(snapshot, error)
            raise

    def staging(self) -> AbstractContextManager[Path]:
        """A folder for `stage` that is this process's own and removed at the end, also after an error."""
        return staging(self.scratch)

    def mark(self, table: LedgerTable, version: int) -> str:
        """What tells whether a version is still the newest, and the same; empty where it is not the newest.

        Two small files of the log are looked at, which is much less than to open the table.
        """
        folder = self.folder(table)
        if folder.size(log_name(version + 1)) is not None:
            return ""
        try:
            return digest(folder, log_name(version)) if version >= 0 else "none"
        except FileNotFoundError:  # thrown away, to be built again
            return ""

    def history(self, table: LedgerTable) -> list[Commit]:
        """Every commit with its note, oldest first; compactions are among them and say so."""
        known = self._read.setdefault(table.name, [])
        known.extend(commits(self.folder(table), known[-1].version + 1 if known else 0))
        return list(known)

    def has(self, table: LedgerTable, batch: str) -> bool:
        """Whether a batch is in the table."""
        delta = opened(self.location, table)
        return delta is not None and delta.transaction_version(batch) is not None

    def folder(self, table: LedgerTable) -> Folder:
        """The files of a table."""
        return folder_of(self.location, table.name)

    def commit_of(self, table: LedgerTable, version: int) -> Commit | None:
        """The commit that made a version, none where there is none or it only created the table."""
        found = commit(self.folder(table), version)
        return found if found is not None and found.note else None

    def _written(self, table: LedgerTable, staged: Path, change: Change, expected: int) -> int:
        try:
            with fullness_told(self.location.of(table.name)):
                delta = self._expected(table, change.batch, expected)
                version = written(self.folder(table), delta, table, change)
        except StorageFull:
            shutil.rmtree(staged, ignore_errors=True)
            raise
        shutil.rmtree(staged, ignore_errors=True)
        checkpointed(self.location, table, version)
        return version

    def _compacted(self, table: LedgerTable, target: Path, old: list[Part]) -> int:
        """Commit a compaction; what others appended meanwhile stays as it is."""
        batch = f"{PREFIX}{uuid4().hex}"
        note = {"kind": COMPACTION, "rows": sum(part.rows for part in old), "from_files": len(old)}
        change = Change.adding(target, note, batch)._replace(removed=old, rows_change=False)
        for _ in range(_ATTEMPTS):
            now = self.snapshot(table)
            if not set(old) <= set(now.parts):  # somebody else has compacted them
                raise overtaken(table, batch, same=False)
            with suppress(Conflict):
                return self._written(table, target, change, now.version)
        raise overtaken(table, batch, same=False)

    def _undamaged(self, snapshot: Snapshot, cause: Exception | None = None) -> None:
        for damage in damages(snapshot, self.history(snapshot.table)):
            raise damaged(damage.file, damage.what.id, damage.what.en) from cause

    def _expected(self, table: LedgerTable, batch: str, expected: int) -> DeltaTable:
        delta = opened(self.location, table)
        if delta is None and expected == -1:
            created(self.location, table)
            delta = opened(self.location, table)
        if delta is None:
            raise overtaken(table, batch, same=False)
        if delta.transaction_version(batch) is not None:
            raise overtaken(table, batch, same=True)
        if delta.version() != max(expected, 0):  # version 0 is the table as it was created, without a file
            raise overtaken(table, batch, same=False)
        return delta


def _only_derived(table: LedgerTable) -> None:
    if table.name not in DERIVED:
        raise LedgerError.of(
            id=f"tabel {table.name} memuat fakta; isinya hanya dapat ditambah",
            en=f"table {table.name} holds facts; it can only be added to",
        )


def _parts(delta: DeltaTable, table: LedgerTable) -> tuple[Part, ...]:
    """The files of a version in the order of their names, so that a version reads alike wherever it is read."""
    read = pa.table(delta.get_add_actions(flatten=True))
    month = f"partition.{table.partition}"
    columns = ("path", "size_bytes", "num_records", *([month] if table.partition else []))
    rows = read.select([name for name in columns if name in read.column_names]).to_pylist()
    parts = (Part(row["path"], row["size_bytes"], row["num_records"], row.get(month)) for row in rows)
    return tuple(sorted(parts))
