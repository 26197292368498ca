"""Room for files on their way: a folder that belongs to one process, and goes with it."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final
from uuid import uuid4

from pantau.io.store.failures import fullness_told

if sys.platform != "win32":
    import fcntl

PREFIX: Final = "staging-"  # of folders that may go once they are old and nobody holds them
_LOCK: Final = ".lock"
_DAY: Final = 24 * 60 * 60


@contextmanager
def staging(scratch: Path) -> Iterator[Path]:
    """A new folder below ``scratch`` that is removed at the end, also after an error.

    Folders of processes that died are removed on the way, once they are older than a day. Who lives holds a
    lock, which the system lets go when a process ends, however it ends.
    """
    with fullness_told(str(scratch)):
        scratch.mkdir(parents=True, exist_ok=True)
        _cleared(scratch)
        folder = scratch / f"{PREFIX}{uuid4().hex}"
        folder.mkdir(mode=0o700)
        lock = (folder / _LOCK).open("wb")
    with lock:
        _locked(lock)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _cleared(scratch: Path) -> None:
    for folder in scratch.glob(f"{PREFIX}*"):
        try:
            newest = max(path.stat().st_mtime for path in (folder, *folder.rglob("*")))
            with (folder / _LOCK).open("ab") as lock:
                if time.time() - newest > _DAY and _locked(lock):
                    shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue  # it went away meanwhile, or is not ours to touch


def _locked(lock: IO[bytes]) -> bool:
    """Take the lock; no where somebody holds it, or the system cannot say (then nothing is cleared)."""
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
