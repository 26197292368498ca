"""The container of old Office files (OLE, MS-CFB): the streams inside, found without trusting its tables."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

_FREE: Final = 0xFFFFFFFA  # this and above are no sectors
_ENTRY: Final = 128
_STREAM: Final = 2
_ROOT: Final = 5


class _Entry(NamedTuple):
    name: str
    kind: int
    first: int
    size: int


class Container:
    """The streams of a file by name; raises ValueError where the container is damaged."""

    def __init__(self, data: bytes) -> None:
        try:
            self._open(data)
        except struct.error as error:
            raise ValueError("OLE") from error

    @property
    def names(self) -> set[str]:
        """The names of everything inside, storages too."""
        return {entry.name for entry in self._entries}

    def stream(self, name: str) -> bytes:
        """What a stream holds."""
        entry = next(entry for entry in self._entries if entry.name == name and entry.kind == _STREAM)
        if entry.size >= self._cutoff:
            return self._chain(entry.first, self._fat, self._sector)[: entry.size]
        size, small = self._small_size, self._small
        if len(small) < entry.first * size:
            raise ValueError(name)
        return self._chain(entry.first, self._small_fat, lambda n: small[n * size : (n + 1) * size])[
            : entry.size
        ]

    def _open(self, data: bytes) -> None:
        self._data = data
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small_shift > shift:
            raise ValueError("OLE")
        self._size, self._small_size = 1 << shift, 1 << small_shift
        first_directory, _, self._cutoff, first_small, _, first_more, _ = struct.unpack_from("<7I", data, 48)
        sectors = list(struct.unpack_from("<109I", data, 76))
        seen: set[int] = set()
        while first_more < _FREE and first_more not in seen:
            seen.add(first_more)
            more = self._numbers(self._sector(first_more))
            sectors, first_more = sectors + more[:-1], more[-1]
        used = [sector for sector in sectors if sector < _FREE]
        self._fat = [number for sector in used for number in self._numbers(self._sector(sector))]
        directory = self._chain(first_directory, self._fat, self._sector)
        self._entries = [self._entry(directory, at) for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        small = self._chain(first_small, self._fat, self._sector) if first_small < _FREE else b""
        self._small_fat = self._numbers(small)
        root = next((entry for entry in self._entries if entry.kind == _ROOT), None)
        held = root is not None and root.first < _FREE
        self._small = self._chain(root.first, self._fat, self._sector) if root and held else b""

    def _entry(self, directory: bytes, at: int) -> _Entry:
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
        first, size = struct.unpack_from("<II", directory, at + 116)
        return _Entry(name, kind, first, size)

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        if begin >= len(self._data):
            raise ValueError("OLE")
        return self._data[begin : begin + self._size]

    @staticmethod
    def _chain(first: int, table: Sequence[int], sector: Callable[[int], bytes]) -> bytes:
        parts, seen, number = [], 0, first
        while number < _FREE:
            parts.append(sector(number))
            seen += 1
            if seen > len(table) or number >= len(table):
                raise ValueError("OLE")
            number = table[number]
        return b"".join(parts)

    @staticmethod
    def _numbers(data: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
