"""What goes back to the office: its list with a decision, a reason and what to do beside every row.

``roster.xlsx`` holds all lists of a check, ``offices/`` a workbook for each file, so that an office is sent its own
rows and nobody else's. A workbook is for people to work in: where it would hold more than `MOST_ROWS` rows the
accepted ones, with which there is nothing to do, are left out, and a sheet that is still too long goes on in
``roster-2.xlsx`` and further.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any, Final

from pantau.core.text import Language
from pantau.io.roster_books.book import Column, Drawn, Line, Look
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

    sheets = [
        Long(
            SHEET_NAMES[sheet].say(language),
            book.columns,
            book.lines(SHEETS[sheet]) if rows else iter(()),
            rows,
            3,
        )
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
    """The lines of the sheets of rows, which all have the same columns."""

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

    def lines(self, decisions: Sequence[Decided]) -> Iterator[Line]:
        """The rows with one of these decisions, in the order of the files."""
        fields = self.roster.fields()
        asked = [
            *_ASKED,
            *self.roster.optional("proposals"),
            *(name for field in fields for name in (field, f"{field}_read")),
        ]
        words = {code: DECISION_TITLES[code].say(self.language) for code in decisions}
        after = len(_BEFORE) + len(self.own.columns)
        for batch in self.roster.with_cells(decisions, asked):
            changed = repairs(batch, fields, self.language)
            proposed = proposals(batch)
            columns = [batch[name].to_pylist() for name in ("cells", "file", "sheet", "table", *_ASKED)]
            for each, repair, proposal in zip(zip(*columns, strict=True), changed, proposed, strict=True):
                cells, file, sheet, table, row, decision, reasons, other, likely = each
                place = file, sheet or "", table
                codes = tuple(reasons or ())
                found, to_do = said(codes, self.language)
                share = f"{likely:.6g}" if likely is not None and isfinite(likely) else ""
                texts = [
                    file,
                    sheet or "",
                    str(row),
                    *self.own.cells(place, cells or ()),
                    words[decision],
                    found,
                ]
                texts += [to_do, repair, proposal, other or "", share, "; ".join(codes)]
                yield texts, self._looks(place, codes, decision, after)

    def _looks(self, place: Place, codes: tuple[str, ...], decision: Look, after: int) -> Mapping[int, Look]:
        """The decision in its colour, and the cells that the findings speak of."""
        looks: dict[int, Look] = {after: decision}
        if decision != "accepted":
            for at in self.own.meant(place, codes):
                looks[len(_BEFORE) + at] = "marked"
        return looks
