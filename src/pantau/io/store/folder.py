"""The files of one table, in a folder or in an object storage, behind the same few verbs."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import IO, Any, Final, Protocol
from uuid import uuid4

import pyarrow.fs as pa_fs
from deltalake.fs import DeltaStorageHandler

from pantau.io.store.location import Location

_BLOCK: Final = 8 << 20


class Folder(Protocol):
    """Files by their name below the table, with ``/`` between folders."""

    def path(self, name: str) -> str:
        """The full name that engines and people use."""

    def put(self, source: Path, name: str) -> None:
        """Bring a file in; it is on the disk for good when this returns."""

    def open(self, name: str) -> IO[bytes]:
        """A file for reading; FileNotFoundError where there is none."""

    def size(self, name: str) -> int | None:
        """Bytes of a file, none where there is no such file."""

    def remove(self, name: str) -> None:
        """Take a file away; it may be gone already."""

    def discard(self) -> None:
        """Take every file away, and the table with them."""


class LocalFolder:
    """A folder of this machine."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: str) -> str:
        """The full path."""
        return str(self.root / name)

    def put(self, source: Path, name: str) -> None:
        """Link the file, or copy it from another disk; then make sure that it outlives a power cut."""
        target = self.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError:
            try:
                shutil.copyfile(source, target)
            except OSError:
                target.unlink(missing_ok=True)
                raise
        synced(target)

    def open(self, name: str) -> IO[bytes]:
        """The file."""
        return (self.root / name).open("rb")

    def size(self, name: str) -> int | None:
        """Its bytes."""
        try:
            return (self.root / name).stat().st_size
        except (FileNotFoundError, NotADirectoryError):
            return None

    def remove(self, name: str) -> None:
        """Unlink it."""
        (self.root / name).unlink(missing_ok=True)

    def discard(self) -> None:
        """Move the folder out of the way, so that it is gone at once, then delete it."""
        away = self.root.with_name(f".{self.root.name}-{uuid4().hex}")
        try:
            self.root.rename(away)
        except FileNotFoundError:
            return
        shutil.rmtree(away, ignore_errors=True)


class ObjectFolder:
    """A prefix of an object storage, through the client of Delta Lake."""

    def __init__(self, uri: str, options: dict[str, str]) -> None:
        self.uri = uri
        self._client: Any = DeltaStorageHandler(uri, options)
        self.files: Any = pa_fs.PyFileSystem(self._client)

    def path(self, name: str) -> str:
        """The address of the object."""
        return f"{self.uri}/{name}"

    def put(self, source: Path, name: str) -> None:
        """Upload it."""
        # Through the client itself: Arrow hands it buffers where it takes bytes.
        write = self._client._handler.open_output_stream(name, {})
        with source.open("rb") as read:
            while block := read.read(_BLOCK):
                write.write(block)
        write.close()  # only a closed upload is an object

    def open(self, name: str) -> IO[bytes]:
        """The object, which can be read from any place."""
        opened: IO[bytes] = self.files.open_input_file(name)
        return opened

    def size(self, name: str) -> int | None:
        """Its bytes."""
        found = self.files.get_file_info(name)
        return None if found.type == pa_fs.FileType.NotFound else int(found.size)

    def remove(self, name: str) -> None:
        """Delete it."""
        if self.size(name) is not None:
            self.files.delete_file(name)

    def discard(self) -> None:
        """Delete the log first: without it nobody sees a table."""
        there = self.files.get_file_info(pa_fs.FileSelector("", recursive=True, allow_not_found=True))
        names = [each.path for each in there if each.type == pa_fs.FileType.File]
        for name in sorted(names, key=lambda name: not name.startswith("_delta_log/")):
            self.files.delete_file(name)


def folder_of(location: Location, table: str) -> Folder:
    """The files of a table."""
    if location.remote:
        return ObjectFolder(location.of(table), dict(location.options))
    return LocalFolder(Path(location.of(table)))


def synced(path: Path) -> None:
    """Write a file and its entry in the folder through to the disk."""
    for each in (path, path.parent):
        handle = os.open(each, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def digest(folder: Folder, name: str) -> str:
    """The SHA-256 of a file in hexadecimal digits."""
    seen = hashlib.sha256()
    with folder.open(name) as opened:
        while block := opened.read(_BLOCK):
            seen.update(block)
    return seen.hexdigest()
