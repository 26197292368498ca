"""``enrolment.xlsx``: the people who can be enrolled, once each, in the columns that enrolment asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pantau.core.text import Language
from pantau.io.linking.engine import engine, parquet
from pantau.io.roster_books.blocks import Block, text_of
from pantau.io.roster_books.book import Column, Drawn
from pantau.io.roster_books.folder import ROWS, read_rows
from pantau.io.roster_books.parts import Long, Remark, write_long
from pantau.io.roster_books.prose import Prose
from pantau.io.roster_books.words import ENROLMENT as SENTENCES
from pantau.io.roster_books.words import SAID, SHEET_NAMES
from pantau.roster.template import COLUMNS as ASKED
from pantau.roster.template import ENROLMENT, TITLES

_ACCEPTED: Final = ("accepted", "corrected")
# Of these the cleaned value alone is used: what could not be read must not be enrolled as it was written.
_STRICT: Final = frozenset(
    ("nik", "birth_date", "sex", "segment", "programmes", "start_date", "income", "kpj")
)
_SEXES: Final = {"M": "L", "F": "P"}
_WIDTHS: Final = {asked.field: asked.width for asked in ASKED}


class _Found(NamedTuple):
    """People to enrol, the persons and segments that stand in several rows, and how often each field is filled."""

    people: int
    repeated: frozenset[tuple[str, str]]
    left_out: int
    filled: dict[str, int]


def write_enrolment(folder: Path, out: Path, language: Language) -> list[Path]:
    """Write the accepted people of a checked roster, and answer the files: further ones where they are many."""
    found = _look(folder)
    columns = [Column(TITLES[field].say(language), _WIDTHS.get(field, 18)) for field in ENROLMENT]
    blocks = _blocks(folder, found.repeated)
    people = Long(SHEET_NAMES["enrolment"].say(language), columns, blocks, found.people, 2)

    def cover(remarks: Sequence[Remark]) -> Drawn:
        drawn = _explained(found, remarks, language)
        return Drawn(SHEET_NAMES["instructions"].say(language), drawn, SAID["enrolment"].say(language))

    return write_long(out, [people], cover, language, cover_first=False)


def _look(folder: Path) -> _Found:
    fields = _known(folder)
    rows = f"from {parquet(folder / ROWS)} where decision in {_ACCEPTED}"
    segment = "coalesce(segment, '')" if "segment" in fields else "''"
    filled = ", ".join(
        f"count(*) filter (coalesce({field}, '') <> ''"
        + (")" if field in _STRICT else f" or coalesce({field}_read, '') <> '')")
        for field in fields
    )
    with engine(None, "1GB", 0) as con:
        total, *counts = con.execute(f"select count(*), {filled or '0'} {rows}").fetchall()[0]
        again = con.execute(
            f"select person, {segment}, count(*) {rows} and person <> '' group by 1, 2 having count(*) > 1"
        ).fetchall()
    left_out = sum(times - 1 for _, _, times in again)
    repeated = frozenset((person, of) for person, of, _ in again)
    return _Found(total - left_out, repeated, left_out, dict(zip(fields, counts, strict=False)))


def _known(folder: Path) -> list[str]:
    names = set(pq.read_schema(folder / ROWS).names)
    return [field for field in ENROLMENT if {field, f"{field}_read"} <= names]


def _blocks(folder: Path, repeated: frozenset[tuple[str, str]]) -> Iterator[Block]:
    """The people to enrol in the order of the lists; of rows that repeat one the first."""
    fields = _known(folder)
    asked = [name for field in fields for name in (field, f"{field}_read")]
    twice = pa.array([person for person, _ in repeated], pa.string())
    seen: set[tuple[str, str]] = set()
    for batch in read_rows(folder, _ACCEPTED, ["person", *asked]):
        again = pc.indices_nonzero(pc.is_in(batch["person"], twice))
        once = batch.filter(_first_of_each(batch, again, repeated, seen)) if len(again) else batch
        if once.num_rows:
            empty = pa.array([""]).take(pa.array(np.zeros(once.num_rows, np.int8)))
            yield Block([_shown(field, once) if field in fields else empty for field in ENROLMENT], {})


def _first_of_each(
    batch: pa.RecordBatch, rows: pa.Array, repeated: frozenset[tuple[str, str]], seen: set[tuple[str, str]]
) -> pa.Array:
    """Which rows of a batch stay: all but those of people who were met before, in the segment of the row."""
    kept = np.ones(batch.num_rows, bool)
    people = batch["person"].take(rows).to_pylist()
    segments = (
        batch["segment"].take(rows).to_pylist() if "segment" in batch.schema.names else [""] * len(rows)
    )
    for at, person, segment in zip(rows.to_pylist(), people, segments, strict=True):
        one = person, segment or ""
        if one in repeated:
            kept[at] = one not in seen
            seen.add(one)
    return pa.array(kept)


def _shown(field: str, batch: pa.RecordBatch) -> pa.Array:
    """The texts of a field: as cleaned, and where nothing was and it does no harm as read."""
    values = text_of(batch[field])
    if field not in _STRICT:
        values = pc.if_else(pc.equal(values, ""), text_of(batch[f"{field}_read"]), values)
    if field in ("birth_date", "start_date"):
        day, month, year = (pc.utf8_slice_codeunits(values, *part) for part in ((8, None), (5, 7), (0, 4)))
        written = pc.equal(pc.utf8_slice_codeunits(values, 4, 5), "-")
        return pc.if_else(written, pc.binary_join_element_wise(day, month, year, "-"), values)
    if field == "sex":
        for code, letter in _SEXES.items():
            values = pc.if_else(pc.equal(values, code), letter, values)
    return values


def _explained(found: _Found, remarks: Sequence[Remark], language: Language) -> Callable[[Any, Any], None]:
    """What the sheet of people holds, and how much of it is filled in."""

    def draw(book: Any, sheet: Any) -> None:
        prose = Prose(book, sheet, language, (30, 16, 12, 60))
        prose.text(SAID["enrolment"].say(language), "title")
        for remark in remarks:
            prose.text(remark.say(language), "remark")
        if found.left_out:
            prose.text(Remark("once", n=found.left_out).say(language), "remark")
        for text in SENTENCES:
            prose.text(text.say(language), "wrapped")
        prose.line([SAID["people"].say(language), found.people], "bold")
        prose.head([SAID["column"], SAID["filled"], SAID["share"]])
        for field in ENROLMENT:
            filled = found.filled.get(field, 0)
            prose.line([TITLES[field].say(language), filled, (filled, found.people + found.left_out)])

    return draw
