"""Rows of a sheet some thousands at a time, in columns of text: what is streamed into a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, Literal, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

Look = Literal["accepted", "corrected", "review", "duplicate", "rejected", "marked", "quoted"]
_AT_ONCE: Final = 8_192


class Block(NamedTuple):
    """Rows in columns of text without nulls; ``looks`` are the coloured cells of a column, one mask for each look."""

    columns: Sequence[pa.Array]
    looks: Mapping[int, Mapping[Look, pa.Array]]

    @property
    def rows(self) -> int:
        """How many there are."""
        return len(self.columns[0])

    def part(self, first: int, size: int) -> Block:
        """Some of the rows."""
        return Block(
            [column.slice(first, size) for column in self.columns],
            {
                at: {look: mask.slice(first, size) for look, mask in masks.items()}
                for at, masks in self.looks.items()
            },
        )


def text_of(column: pa.Array) -> pa.Array:
    """A column as text, where nothing is the empty text."""
    return pc.fill_null(pc.cast(column, pa.string()), "")


def blocks_of(rows: Iterable[tuple[Sequence[str], Mapping[int, Look]]]) -> Iterator[Block]:
    """Rows one by one, each with its coloured cells, as blocks."""
    rows = iter(rows)
    while held := list(islice(rows, _AT_ONCE)):
        columns = [
            pa.array(column, pa.string()) for column in zip(*(texts for texts, _ in held), strict=True)
        ]
        wanted = {(at, look) for _, looks in held for at, look in looks.items()}
        found: dict[int, dict[Look, pa.Array]] = {}
        for at, look in sorted(wanted):
            found.setdefault(at, {})[look] = pa.array([looks.get(at) == look for _, looks in held])
        yield Block(columns, found)


class Taken:
    """Blocks of which so many rows after another are taken, wherever one block ends."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = iter(blocks)
        self._rest: Block | None = None

    def next_rows(self, most: int) -> Iterator[Block]:
        """The next rows, at most so many."""
        while most > 0:
            block = self._rest or next(self._blocks, None)
            if block is None:
                return
            self._rest = block.part(most, block.rows - most) if block.rows > most else None
            yield block.part(0, most) if self._rest else block
            most -= block.rows
