"""The hash of a file and how many lines it has, told in a thread while an engine reads it."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

_BLOCK: Final = 1 << 20


class Fingerprint(NamedTuple):
    """SHA-256 of the bytes, and the number of lines; a last line without an end is one."""

    sha256: str
    lines: int


def fingerprint(path: Path) -> Fingerprint:
    """Read a file once from front to back; raises `OSError` where that cannot be done."""
    digest, lines, last = hashlib.sha256(), 0, b"\n"
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            lines += block.count(b"\n")
            last = block[-1:]
    return Fingerprint(digest.hexdigest(), lines + (last != b"\n"))


def begun(pool: ThreadPoolExecutor, path: Path) -> Future[Fingerprint]:
    """The same, in a thread."""
    return pool.submit(fingerprint, path)
