"""The records of an ``.xls`` workbook (BIFF8, MS-XLS): its sheets, strings, formats, and the cells of a sheet."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from pantau.io.sheets.numbers import Format, format_of

_BOF, _EOF, _CONTINUE = 0x0809, 0x000A, 0x003C
_FILEPASS, _DATEMODE, _FORMAT, _XF, _BOUNDSHEET, _SST = 0x002F, 0x0022, 0x041E, 0x00E0, 0x0085, 0x00FC
_BIFF8: Final = 0x0600

Record = tuple[int, bytes]


class Encrypted(Exception):
    """The workbook has a password."""


class OldFormat(Exception):
    """The workbook is older than Excel 97."""


class Bound(NamedTuple):
    """A sheet: its name, where its records begin, whether it is hidden."""

    name: str
    offset: int
    hidden: bool


class Globals(NamedTuple):
    """What all sheets of a workbook share."""

    sheets: tuple[Bound, ...]
    strings: list[str]
    formats: list[Format]
    from_1904: bool


def records(stream: bytes, offset: int) -> Iterator[Record]:
    """The records of one part of a workbook, to its end; charts within it are passed over."""
    depth = 0
    while offset + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, offset)
        body = stream[offset + 4 : offset + 4 + length]
        offset += 4 + length
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, body


def read_globals(stream: bytes) -> Globals:
    """The first part of a workbook; raises ValueError where it is damaged."""
    if len(stream) < 8 or struct.unpack_from("<H", stream)[0] != _BOF:
        raise OldFormat
    if struct.unpack_from("<H", stream, 4)[0] != _BIFF8:
        raise OldFormat
    found = _Shared()
    last = 0
    for kind, body in records(stream, 0):
        last = last if kind == _CONTINUE else kind
        found.take(last if kind == _CONTINUE and last == _SST else kind, body)
    return found.told()


class _Shared:
    """What was found so far of what all sheets share."""

    def __init__(self) -> None:
        self._sheets: list[Bound] = []
        self._codes: dict[int, str] = {}
        self._styles: list[int] = []
        self._strings: list[bytes] = []
        self._from_1904 = False

    def take(self, kind: int, body: bytes) -> None:
        """Read one record; those that say nothing about the cells are passed over."""
        if kind == _FILEPASS:
            raise Encrypted
        if kind == _BOUNDSHEET:
            offset, state, sort = struct.unpack_from("<IBB", body)
            if sort == 0:
                self._sheets.append(Bound(_short(body, 6), offset, state & 3 != 0))
        elif kind == _FORMAT:
            self._codes[struct.unpack_from("<H", body)[0]] = text_at(body, 2)
        elif kind == _XF:
            self._styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _DATEMODE:
            self._from_1904 = body[:1] == b"\1"
        elif kind == _SST:
            self._strings.append(body)

    def told(self) -> Globals:
        """All of it."""
        formats = [format_of(number, self._codes.get(number, "")) for number in self._styles]
        strings = list(_shared(self._strings)) if self._strings else []
        return Globals(tuple(self._sheets), strings, formats, self._from_1904)


def text_at(body: bytes, at: int) -> str:
    """A string with its length in two bytes, as in formats, labels and the results of formulas."""
    length, flags = struct.unpack_from("<HB", body, at)
    at += 3 + (2 if flags & 8 else 0) + (4 if flags & 4 else 0)
    if flags & 1:
        return body[at : at + 2 * length].decode("utf-16-le", errors="replace")
    return body[at : at + length].decode("latin-1")


def compressed(packed: int) -> str:
    """A number of the kind RK as exact text: an integer of 30 bits or the head of a float, perhaps in hundredths."""
    if packed & 2:
        whole = (packed >> 2) - (1 << 30 if packed & 0x80000000 else 0)
        if not packed & 1:
            return str(whole)
        sign, (units, rest) = "-" if whole < 0 else "", divmod(abs(whole), 100)
        return f"{sign}{units}.{rest:02d}"
    value = struct.unpack("<d", struct.pack("<II", 0, packed & 0xFFFFFFFC))[0]
    return repr(value / 100 if packed & 1 else value)


def _short(body: bytes, at: int) -> str:
    length, flags = struct.unpack_from("<BB", body, at)
    if flags & 1:
        return body[at + 2 : at + 2 + 2 * length].decode("utf-16-le", errors="replace")
    return body[at + 2 : at + 2 + length].decode("latin-1")


def _shared(parts: list[bytes]) -> Iterator[str]:
    """The shared strings; one may go on in the next record, which then says anew how wide its letters are."""
    reader = _Parts(parts)
    n = struct.unpack_from("<I", parts[0], 4)[0]
    reader.at = 8
    for _ in range(n):
        if not reader.more():
            return
        length, flags = struct.unpack("<HB", reader.take(3))
        runs = struct.unpack("<H", reader.take(2))[0] if flags & 8 else 0
        extra = struct.unpack("<I", reader.take(4))[0] if flags & 4 else 0
        yield reader.letters(length, bool(flags & 1))
        reader.skip(4 * runs + extra)


class _Parts:
    """The bytes of a record and of those that continue it."""

    def __init__(self, parts: list[bytes]) -> None:
        self._parts, self._part, self.at = parts, 0, 0

    def more(self) -> bool:
        """Whether anything is left; goes to the next part where this one is used up."""
        while self._part < len(self._parts) and self.at >= len(self._parts[self._part]):
            self._part, self.at = self._part + 1, 0
        return self._part < len(self._parts)

    def take(self, n: int) -> bytes:
        """Some bytes of one part."""
        if not self.more():
            raise ValueError("SST")
        taken = self._parts[self._part][self.at : self.at + n]
        self.at += n
        if len(taken) < n:
            raise ValueError("SST")
        return taken

    def letters(self, length: int, wide: bool) -> str:
        """So many letters, across parts where need be."""
        texts = []
        while length:
            if self.at >= len(self._parts[self._part]):
                if not self.more():
                    raise ValueError("SST")
                wide = bool(self.take(1)[0] & 1)
            size = 2 if wide else 1
            here = min(length, (len(self._parts[self._part]) - self.at) // size)
            if not here:
                raise ValueError("SST")
            raw = self.take(here * size)
            texts.append(raw.decode("utf-16-le", errors="replace") if wide else raw.decode("latin-1"))
            length -= here
        return "".join(texts)

    def skip(self, n: int) -> None:
        """Pass over bytes, across parts where need be."""
        while n and self.more():
            here = min(n, len(self._parts[self._part]) - self.at)
            self.at, n = self.at + here, n - here
