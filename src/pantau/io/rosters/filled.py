"""The folder that a check or a comparison fills: all of it at the end, or nothing; for its owner's eyes only."""

from __future__ import annotations

import glob
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, TextIO

from pantau.errors import PantauError

try:
    import fcntl
except ImportError:  # Windows: what a killed check left there is for its owner to delete
    fcntl = None  # type: ignore[assignment]

_FURTHER: Final = re.compile(r"offices|(?:roster|enrolment|compared)-[0-9]+\.xlsx")  # not of every check
_WHOLE: Final = ".pantau-new"  # a result that is whole, and on its way to its place
_OLD: Final = ".old-"
_NAMES: Final = ".names.json"
_LOCK: Final = ".lock"
_OWNER: Final = 0o700


@contextmanager
def filled(out: Path) -> Iterator[Path]:
    """A folder to write into; what is in it takes its place in ``out`` when the block ends well.

    Whatever stops the block, ``out`` holds what it held before: no file of it is ever half written. Files that
    others put into ``out`` stay. All of it is for its owner alone, for it is about people; a folder that was
    there before keeps its own rights.
    """
    out = Path(os.path.realpath(out))
    if out.exists() and not out.is_dir():
        raise PantauError.of(
            id=f"{out} sudah ada dan bukan folder; sebut folder lain",
            en=f"{out} exists and is no folder; name another",
        )
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        settle(out)
        place = out if out.is_dir() else out.parent
        for old in {out.parent, place}:
            _forget_killed(old, out.name)
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=".part", dir=place))
    except OSError as error:
        raise _refused(out, error) from error
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        lock = stack.enter_context((folder / _LOCK).open("w"))
        _locked(lock)
        yield folder
        (folder / _LOCK).unlink()
        for one in folder.rglob("*"):
            one.chmod(one.stat().st_mode & _OWNER)  # what a stricter umask took away stays away
        _take_place(folder, out)


def _forget_killed(place: Path, name: str) -> None:
    """Delete what checks left behind that were killed: it is about people, and nobody would look for it."""
    for old in place.glob(f".{glob.escape(name)}.*.part"):
        try:
            with (old / _LOCK).open("r+") as lock:
                killed = _locked(lock)
        except OSError:
            continue
        if killed:
            shutil.rmtree(old, ignore_errors=True)


def _locked(lock: TextIO) -> bool:
    """Whether the lock is ours: a process that ends, however it ends, gives up its locks."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def settle(out: Path) -> None:
    """Finish what a check began that was killed while its files took their places; then nothing is old beside new.

    Every file is whole at any moment. That the new ones are not all in place yet is told by a folder of theirs,
    which goes last.
    """
    whole = out / _WHOLE
    if not whole.is_dir():
        return
    try:
        told = whole / _NAMES
        names = set(json.loads(told.read_text(encoding="utf-8"))) if told.is_file() else set()
        for name in sorted(names):
            _replace(whole / name, out / name, whole / f"{_OLD}{name}")
        for old in list(out.iterdir()):
            if names and old.name not in names and _FURTHER.fullmatch(old.name):
                shutil.rmtree(old) if old.is_dir() else old.unlink()
    except OSError as error:
        raise _refused(out, error) from error
    shutil.rmtree(whole, ignore_errors=True)


def _take_place(folder: Path, out: Path) -> None:
    try:
        if not out.exists():
            folder.rename(out)
            return
        names = [one.name for one in folder.iterdir()]
        (folder / _NAMES).write_text(json.dumps(names), encoding="utf-8")
        folder.rename(out / _WHOLE)
    except OSError as error:
        raise _refused(out, error) from error
    settle(out)


def _replace(new: Path, target: Path, aside: Path) -> None:
    """Put a new file or folder in its place; again and again, until it is there."""
    if not new.exists():
        return
    if target.exists() and (target.is_dir() or new.is_dir()) and not aside.exists():
        target.rename(aside)
    new.replace(target)


def _refused(out: Path, error: OSError) -> PantauError:
    why = error.strerror or type(error).__name__
    what = Path(error.filename).name if error.filename else out.name
    return PantauError.of(
        id=f"{out} tidak dapat ditulis ({what}: {why}); tutup berkasnya bila terbuka, lalu ulangi",
        en=f"{out} cannot be written ({what}: {why}); close the file if it is open, then try again",
    )
