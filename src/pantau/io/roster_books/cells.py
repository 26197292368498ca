"""Rows of text as a spreadsheet keeps them: never a number or a formula by mistake, never a text it cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import ceil
from typing import Any, Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pantau.io.roster_books.blocks import Block, Look

LONGEST: Final = 32_000  # UTF-16 units; a cell holds 32,767
SHORT: Final = 40
_FULL: Final = (
    1.05  # letters for each digit that a column is wide, words that go to the next line allowed for
)
_LINE, _HIGHEST = 15.0, 405.0  # points
_CUT: Final = "…"
_TEXTS: Final = ("text", "wrapped")
# The start of a formula, which a cell then says that it is not; a phone number with its country is no formula.
_FORMULA = re.compile(r"[=@\t\r]|[+\-](?![\d ().\-]*$)")
_SIGNS: Final = {code: chr(0x2400 + code) for code in range(32) if code not in (9, 10)} | {
    0x7F: "␡",
    0xFFFE: "\ufffd",
    0xFFFF: "\ufffd",
}
_XML: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# A spreadsheet reads _x0041_ as a sign by its number, so a text that looks like it must say that it is none.
_NUMBERED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# What cannot stand in XML as it is, or might begin a formula: looked for in a whole column first.
_ODD_SIGNS: Final = b"&<>\x7f" + bytes(code for code in range(32) if code not in (9, 10))
_ODD_PARTS: Final = (b"_x", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_ODD: Final = r"[&<>\x00-\x08\x0b-\x1f\x7f\x{FFFE}\x{FFFF}]|_x|^[=@+\-\t]"
_RISKY: Final = np.frombuffer(b"=@+-\t", np.uint8)
_BLANK: Final = np.frombuffer(b" \t\n", np.uint8)
_AT_ONCE: Final = 1 << 24  # bytes of rows, about
_CELL: Final = 64  # bytes of a cell besides its text


def as_cell(text: str, longest: int = LONGEST) -> str:
    """A text as a cell can hold it: signs that control a machine are made visible, one too long is cut with ``…``.

    >>> as_cell("SITI\\0AMINAH\\r\\nRT 1")
    'SITI␀AMINAH\\nRT 1'
    """
    text = text.replace("\r\n", "\n").translate(_SIGNS)
    if 2 * len(text) <= longest:
        return text
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * longest:
        return text
    return units[: 2 * (longest - 1)].decode("utf-16-le", "ignore") + _CUT


@lru_cache(maxsize=8192)
def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a cell of so many characters; whole words go to the next line.

    >>> lines_of("NIK kosong", 48), lines_of("1. NIK kosong\\n2. nama kosong", 48), lines_of("x" * 100, 48)
    (1, 2, 3)
    """
    fits = max(1.0, _FULL * width)
    return sum(max(1, ceil(len(line) / fits)) for line in text.split("\n"))


def height_of(lines: int) -> float:
    """The height of a row of so many lines, in points: not every program finds it by itself."""
    return min(_LINE * lines, _HIGHEST)


class _Texts(NamedTuple):
    """A column that can stand in XML; ``quoted`` marks what begins like a formula, ``spaced`` says to keep blanks."""

    texts: pa.Array
    quoted: pa.Array | None
    spaced: bool


class Cells:
    """Sets rows of one sheet; ``columns`` are letters, kinds and widths, ``styles`` the number of each look.

    ``short`` cuts every cell to a few words: a sheet that grew too large is still opened.
    """

    def __init__(self, columns: Sequence[tuple[str, str, float]], styles: Mapping[str, int]) -> None:
        self._columns, self._styles, self.short = columns, styles, False

    def rows(self, first: int, block: Block) -> Iterator[memoryview]:
        """The rows of a block, numbered from the first; an empty text leaves no cell, unless it is coloured."""
        weight = sum(column.nbytes for column in block.columns) // max(block.rows, 1)
        step = max(1, _AT_ONCE // (weight + _CELL * len(self._columns)))
        for at in range(0, block.rows, step):
            yield self._rows(first + at, block.part(at, step))

    def _rows(self, first: int, block: Block) -> memoryview:
        numbers = pc.cast(pa.array(np.arange(first, first + block.rows)), pa.string())
        ready = [_ready(column, SHORT if self.short else LONGEST) for column in block.columns]
        pieces: list[Any] = ['<row r="', numbers, '"', *self._heights([one.texts for one in ready]), ">"]
        for at, (one, (letter, kind, _)) in enumerate(zip(ready, self._columns, strict=True)):
            looks = dict(block.looks.get(at, {}))
            filled = pc.not_equal(one.texts, "")
            for mask in looks.values():
                filled = pc.or_(filled, mask)
            before, after = _around(kind, one.spaced)
            cell = (
                f'<c r="{letter}',
                numbers,
                '" s="',
                self._style(kind, one.quoted, looks),
                before,
                one.texts,
                after,
            )
            held = pc.sum(filled).as_py()
            if held == block.rows:
                pieces += cell
            elif held:
                pieces.append(pc.if_else(filled, _joined(cell), ""))
        return _bytes_of(_joined([*pieces, "</row>"]))

    def _style(self, kind: str, quoted: pa.Array | None, looks: Mapping[Look, pa.Array]) -> Any:
        """The number of the look of each cell: its own, else that of a formula that is none, else of the column."""
        style: Any = str(self._styles[kind])
        if quoted is not None:
            style = pc.if_else(quoted, str(self._styles["quoted"]), style)
        for look, mask in looks.items():
            style = pc.if_else(mask, str(self._styles[look]), style)
        return style

    def _heights(self, texts: Sequence[pa.Array]) -> tuple[Any, ...]:
        """What the tag of each row says of its height: that of its highest cell."""
        highest = np.ones(len(texts[0]), np.int64)
        for column, (_, kind, width) in zip(texts, self._columns, strict=True):
            if kind == "wrapped":
                coded = column.dictionary_encode()
                lines = [lines_of(text, width) for text in coded.dictionary.to_pylist()]
                if max(lines, default=1) > 1:
                    highest = np.maximum(highest, np.array(lines)[coded.indices.to_numpy()])
        known, places = np.unique(highest, return_inverse=True)
        said = [f' ht="{height_of(int(n)):g}" customHeight="1"' if n > 1 else "" for n in known]
        return () if said == [""] else (pa.array(said).take(pa.array(places)),)


def _joined(pieces: Iterable[Any]) -> pa.Array:
    """Texts and columns of texts as one column; texts that follow each other are one piece of it."""
    merged: list[Any] = []
    for piece in pieces:
        if isinstance(piece, str) and merged and isinstance(merged[-1], str):
            merged[-1] += piece
        else:
            merged.append(piece)
    return pc.binary_join_element_wise(*merged, "")


def _bytes_of(rows: pa.Array) -> memoryview:
    """All texts of a column, one after the other."""
    offsets, data = _inside(rows)
    return data[offsets[0] : offsets[-1]].data


def _inside(column: pa.Array) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Where the texts of a column begin and end, and their bytes."""
    _, offsets, data = column.buffers()
    begins = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
    return begins, np.frombuffer(data, np.uint8) if data is not None else np.empty(0, np.uint8)


def _ready(column: pa.Array, longest: int) -> _Texts:
    """A column as XML that cells can hold; nearly all are such already, which is quickly seen."""
    offsets, data = _inside(column)
    raw = data[offsets[0] : offsets[-1]].tobytes()
    lengths = np.diff(offsets)
    held = lengths > 0
    begins, ends = data[offsets[:-1][held]], data[offsets[1:][held] - 1]
    spaced = b"\n" in raw or bool(np.isin(begins, _BLANK).any() or np.isin(ends, _BLANK).any())
    odd = len(raw.translate(None, _ODD_SIGNS)) < len(raw) or any(part in raw for part in _ODD_PARTS)
    odd = odd or bool(np.isin(begins, _RISKY).any())
    if not odd and int(lengths.max(initial=0)) <= longest:
        return _Texts(column, None, spaced)
    mask = pc.or_(pc.match_substring_regex(column, _ODD), pa.array(lengths > longest))
    texts = column.filter(mask).to_pylist()
    safe = [_NUMBERED.sub("_x005F_", as_cell(text, longest)).translate(_XML) for text in texts]
    quoted = np.zeros(len(column), bool)
    quoted[pc.indices_nonzero(mask).to_numpy()] = [bool(_FORMULA.match(text)) for text in texts]
    ready = pc.replace_with_mask(column, mask, pa.array(safe, pa.string()))
    return _Texts(ready, pa.array(quoted) if quoted.any() else None, spaced)


def _around(kind: str, spaced: bool) -> tuple[str, str]:
    """What stands in a cell before its text, from the number of its style on, and after it."""
    if kind in _TEXTS:
        kept = ' xml:space="preserve"' if spaced else ""
        return f'" t="inlineStr"><is><t{kept}>', "</t></is></c>"
    return '"><v>', "</v></c>"
