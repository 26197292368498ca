"""What goes back to the office: its list with a decision, a reason and what to do beside every row.

``roster.xlsx`` holds all lists of a check, ``offices/`` a workbook for each file, so that an office is sent its own
rows and nobody else's. A workbook is for people to work in: where it would hold more than `MOST_ROWS` rows the
accepted ones, with which there is nothing to do, are left out, and a sheet that is still too long goes on in
``roster-2.xlsx`` and further.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pantau.core.text import Language
from pantau.io.roster_books.blocks import Block, Look, text_of
from pantau.io.roster_books.book import Column, Drawn
from pantau.io.roster_books.columns import OwnColumns, own_columns
from pantau.io.roster_books.folder import CheckedRoster, Place
from pantau.io.roster_books.parts import Long, Remark, room, write_long
from pantau.io.roster_books.reasons import proposals, repairs, said
from pantau.io.roster_books.summary import draw_summary
from pantau.io.roster_books.words import HEADINGS, SAID, SHEET_NAMES, SHEETS
from pantau.roster.decide import DECISION_TITLES, Decided

_BEFORE: Final = ("file", "sheet", "row")
_AFTER: Final = ("decision", "wrong", "do", "changed", "proposals", "other", "likely", "codes")
_ASKED: Final = ("row", "decision", "reasons", "other", "match_probability")
_WIDTHS: Final = {
    **{"file": 22, "sheet": 14, "row": 8, "decision": 14, "wrong": 48, "do": 48, "changed": 40},
    **{"proposals": 24, "other": 32, "likely": 11, "codes": 26},
}
_CODES, _SAID = ";", "\n"  # between the codes of a row, and between its decision and them
_SIGNS_OF_A_FILE: Final = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


def write_roster_workbook(folder: Path, out: Path, language: Language) -> list[Path]:
    """Write the workbook of a checked roster, and answer its files: further ones where it is long."""
    return _write(CheckedRoster(folder), out, language)


def write_office_workbooks(
    folder: Path, out: Path, language: Language, *, share: int = 0, of: int = 1
) -> list[Path]:
    """Write a workbook for each file of a checked roster into the folder ``out``, called as the file is.

    Nothing is written where all rows come from one file, for then the workbook of the roster is that of the office.
    ``share`` writes one part ``of`` so many, so that several processes can divide the files.
    """
    whole = CheckedRoster(folder)
    if len(whole.files) < 2:
        return []
    out.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    named = [(file, out / f"{_name(file, taken)}.xlsx") for file in whole.files]
    written: list[Path] = []
    for file, path in named[share::of]:
        written += _write(whole.only(file), path, language)
    return written


def _name(file: str, taken: set[str]) -> str:
    """A name for the workbook of a file that no other has, also where capitals are all the same."""
    plain = Path(file.translate(_SIGNS_OF_A_FILE)).stem.strip(". ")[:100] or "daftar"
    name, again = plain, 1
    while name.lower() in taken:
        again += 1
        name = f"{plain} ({again})"
    taken.add(name.lower())
    return name


def _write(roster: CheckedRoster, out: Path, language: Language) -> list[Path]:
    own = own_columns(roster.sheets, roster.counts, language)
    book = _Book(roster, own, language)
    sizes = {sheet: roster.counts.of(decisions) for sheet, decisions in SHEETS.items()}
    left_out = sizes["accepted"] if sum(sizes.values()) > room(len(book.columns)) else 0
    if left_out:
        del sizes["accepted"]
    remarks = _remarks(own, left_out)

    def cover(further: Sequence[Remark]) -> Drawn:
        drawn = draw_summary(roster, [*remarks, *further], language)
        return Drawn(SHEET_NAMES["summary"].say(language), drawn, SAID["title"].say(language))

    with TemporaryDirectory(prefix=".rows-", dir=out.parent) as aside:
        blocks = book.blocks({sheet: SHEETS[sheet] for sheet, rows in sizes.items() if rows}, Path(aside))
        sheets = [
            Long(SHEET_NAMES[sheet].say(language), book.columns, blocks.get(sheet, iter(())), rows, 3)
            for sheet, rows in sizes.items()
        ]
        return write_long(out, sheets, cover, language)


def _remarks(own: OwnColumns, left_out: int) -> list[Remark]:
    remarks = [Remark("accepted_left_out", n=left_out)] if left_out else []
    if own.several:
        remarks.append(Remark("several_layouts"))
    if own.left_out:
        remarks.append(Remark("columns_left_out", n=own.left_out))
    return remarks


@dataclass(frozen=True)
class _Book:
    """The rows of its sheets, which all have the same columns."""

    roster: CheckedRoster
    own: OwnColumns
    language: Language

    @property
    def columns(self) -> list[Column]:
        """Where the row came from, the office's columns, what was decided."""
        kinds = {
            "row": "number",
            "likely": "share",
            **dict.fromkeys(("wrong", "do", "changed", "proposals"), "wrapped"),
        }

        def ours(keys: Sequence[str]) -> Iterator[Column]:
            for key in keys:
                kind: Any = kinds.get(key, "text")
                yield Column(HEADINGS[key].say(self.language), _WIDTHS[key], kind)

        return [*ours(_BEFORE), *self.own.columns, *ours(_AFTER)]

    def blocks(self, sheets: Mapping[str, Sequence[Decided]], aside: Path) -> dict[str, Iterator[Block]]:
        """The rows of each sheet, in the order of the files; ``aside`` is a folder in which they may wait."""
        fields = self.roster.fields()
        asked = [
            *_ASKED,
            *self.roster.optional("proposals"),
            *(name for field in fields for name in (field, f"{field}_read")),
        ]
        divided = self.roster.with_cells(sheets, asked, aside)
        return {sheet: self._blocks(batches, fields) for sheet, batches in divided.items()}

    def _blocks(self, batches: Iterator[pa.RecordBatch], fields: Sequence[str]) -> Iterator[Block]:
        for batch in batches:
            for place, rows in _of_one_place(batch):
                yield self._block(place, rows, fields)

    def _block(self, place: Place, batch: pa.RecordBatch, fields: Sequence[str]) -> Block:
        """Rows of one table; what is said of many of them is said once."""
        own = self.own.columns_of(place, batch["cells"])
        codes = pc.fill_null(pc.binary_join(batch["reasons"], _CODES), "")
        said_of = pc.binary_join_element_wise(batch["decision"], codes, _SAID).dictionary_encode()
        findings = [_Finding(*text.split(_SAID)) for text in said_of.dictionary.to_pylist()]
        told = [
            (*said(one.all, self.language), DECISION_TITLES[one.decision].say(self.language))
            for one in findings
        ]
        found, to_do, words = (pa.array(column).take(said_of.indices) for column in zip(*told, strict=True))
        columns = [
            *(text_of(batch[name]) for name in _BEFORE), *own, words, found, to_do,
            pa.array(repairs(batch, fields, self.language)), pa.array(proposals(batch)), text_of(batch["other"]),
            _shares(batch["match_probability"]), pc.replace_substring(codes, _CODES, "; "),
        ]  # fmt: skip
        return Block(columns, self._looks(place, findings, said_of.indices, len(_BEFORE) + len(own)))

    def _looks(
        self, place: Place, findings: Sequence[_Finding], rows: pa.Array, after: int
    ) -> dict[int, dict[Look, pa.Array]]:
        """The decision in its colour, and the cells that the findings speak of."""
        wanted: dict[tuple[int, Look], list[int]] = {}
        for number, one in enumerate(findings):
            wanted.setdefault((after, one.decision), []).append(number)
            if one.decision != "accepted":
                for at in set(self.own.meant(place, one.all)):
                    wanted.setdefault((len(_BEFORE) + at, "marked"), []).append(number)
        looks: dict[int, dict[Look, pa.Array]] = {}
        for (at, look), numbers in wanted.items():
            looks.setdefault(at, {})[look] = pc.is_in(rows, pa.array(numbers, rows.type))
        return looks


class _Finding(NamedTuple):
    """A decision and the codes of its reasons, as many rows have them."""

    decision: Decided
    codes: str

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(self.codes.split(_CODES)) if self.codes else ()


def _of_one_place(batch: pa.RecordBatch) -> Iterator[tuple[Place, pa.RecordBatch]]:
    """The rows of a batch in runs of which each stands in one table of a sheet."""
    keys = [
        text_of(batch[name]).dictionary_encode().indices.to_numpy() for name in ("file", "sheet", "table")
    ]
    changes = np.zeros(max(batch.num_rows - 1, 0), bool)
    for key in keys:
        changes |= key[1:] != key[:-1]
    begins = [0, *(np.flatnonzero(changes) + 1).tolist()] if batch.num_rows else []
    for begin, end in pairwise([*begins, batch.num_rows]):
        file, sheet, table = (batch[name][begin].as_py() for name in ("file", "sheet", "table"))
        yield (file, sheet or "", table), batch.slice(begin, end - begin)


def _shares(column: pa.Array) -> pa.Array:
    """Probabilities as a workbook keeps numbers; nothing where there is none."""
    coded = column.dictionary_encode()
    known = [f"{one:.6g}" if isfinite(one) else "" for one in coded.dictionary.to_pylist()]
    return pc.fill_null(pa.array(known, pa.string()).take(coded.indices), "")
