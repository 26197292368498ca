"""The log of a table: what each commit added, and the note that was written with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from pantau.io.store.failures import damaged
from pantau.io.store.folder import Folder

NOTE: Final = "pantau"  # the key of our note in the information of a commit
COMPACTION: Final = "compact"  # the kind of a commit that only wrote the same rows into other files


class Commit(NamedTuple):
    """A commit: the version it made, its note, its time (UTC) and how many files it added.

    The note is what `Store.append` was given, and ``batch`` and ``data`` (SHA-256, bytes and rows by file).
    """

    version: int
    note: dict[str, Any]
    at: datetime
    files: int

    @property
    def compaction(self) -> bool:
        """Whether it only wrote the same rows into other files."""
        return self.note.get("kind") == COMPACTION


def log_name(version: int) -> str:
    """The file of the log that makes a version."""
    return f"_delta_log/{version:020d}.json"


def commits(folder: Folder, first: int = 0) -> Iterator[Commit]:
    """The commits of a table from a version on, oldest first; the one that created the table is not among them."""
    version = first
    while (read := commit(folder, version)) is not None:
        if read.note:
            yield read
        version += 1


def commit(folder: Folder, version: int) -> Commit | None:
    """The commit that made a version, none where there is no such version."""
    name = log_name(version)
    try:
        with folder.open(name) as opened:
            lines = opened.read().splitlines()
    except FileNotFoundError:
        return None
    try:
        # Lines of added files can be thousands: only the one with the information is taken apart.
        said = next(json.loads(line)["commitInfo"] for line in lines if line.startswith(b'{"commitInfo"'))
        at = datetime.fromtimestamp(said["timestamp"] / 1000, UTC)
        note = json.loads(said.get(NOTE, "{}"))
        return Commit(version, note, at, sum(line.startswith(b'{"add"') for line in lines))
    except (StopIteration, ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(folder.path(name), "tidak dapat dibaca", "cannot be read") from error
