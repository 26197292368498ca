"""Two compared lists as a workbook: who is only here, only there, in both but differing (in what), the same."""

# ruff: noqa: S608 - the SQL is made of column names of our own files, quoted, and of quoted file names

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow.parquet as pq

from pantau.core.notation import format_number
from pantau.core.text import Language, Text
from pantau.io.linking.engine import count, engine, parquet
from pantau.io.roster_books.blocks import Look, blocks_of
from pantau.io.roster_books.book import Column, Drawn
from pantau.io.roster_books.parts import Long, Remark, room, write_long
from pantau.io.roster_books.prose import Prose
from pantau.io.roster_books.words import COMPARED, HEADINGS, SHEET_NAMES
from pantau.roster.template import TITLES

_SHEETS: Final = {
    "only_a": "place = 'a'",
    "only_b": "place = 'b'",
    "differing": "place = 'both' and len(differs) > 0",
    "same": "place = 'both' and len(differs) = 0",
}
_SIDES: Final = {"only_a": "a", "only_b": "b", "differing": "ab", "same": "ab"}
_WHERE: Final = ("file", "sheet", "row")
_WHO: Final = ("nik", "name", "birth_date", "sex", "address", "village", "district", "phone")
_COMPARED_FORM: Final = {"name_normal": "name", "mother_normal": "mother_name", "address_normal": "address"}
_AT_ONCE: Final = 8_192


def write_comparison(
    table: Path,
    out: Path,
    language: Language,
    *,
    lists: tuple[Path, Path] | None = None,
    names: tuple[str, str] = ("A", "B"),
    doubts: int = 0,
) -> list[Path]:
    """Write the table of `linking.compare.Comparing` as a workbook, and answer its files.

    ``lists`` are the rows of both lists by ``row_id``, with ``file``, ``sheet``, ``row`` and fields as read
    (``name_read``) or cleaned (``name``), to show who a person is; without them only the numbers of rows are
    known. ``names`` is what the lists are called, ``doubts`` as in `Comparing`.
    """
    with ExitStack() as stack:
        con = stack.enter_context(engine(None, "2GB", 0))
        con.execute(f"create view compared as select * from {parquet(table)}")
        differing = [
            name.removesuffix("_a") for name in _columns(con) if name.endswith("_a") and name != "rows_a"
        ]
        shown = [_show(con, side, None if lists is None else lists["ab".index(side)]) for side in "ab"]
        counts = {
            key: count(con, f"select count(*) from compared where {where}") for key, where in _SHEETS.items()
        }
        fields = {
            field: count(con, f"select count(*) from compared where list_contains(differs, '{field}')")
            for field in differing
        }
        sheets = [
            _sheet(con, key, rows, dict(zip("ab", shown, strict=True)), differing, language)
            for key, rows in counts.items()
        ]
        remarks = []
        if sum(counts.values()) > min(room(len(sheet.columns)) for sheet in sheets):
            remarks.append(Remark("same_left_out", n=counts["same"]))
            sheets.pop()

        def cover(further: Sequence[Remark]) -> Drawn:
            drawn = _summary(counts, fields, [*remarks, *further], names, doubts, language)
            return Drawn(SHEET_NAMES["summary"].say(language), drawn, COMPARED["title"].say(language))

        return write_long(out, sheets, cover, language)


def _columns(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [str(row[0]) for row in con.execute("describe compared").fetchall()]


def _show(con: duckdb.DuckDBPyConnection, side: str, rows: Path | None) -> list[str]:
    """View ``side_a`` of the rows of a list under the names of what is shown; answers those names."""
    if rows is None:
        return []
    known = set(pq.read_schema(rows).names)
    found = {key: key for key in _WHERE if key in known}
    for field in _WHO:
        for name in (f"{field}_read", field, f"{field}_normal"):
            if name in known:
                found.setdefault(field, name)
    shown = ", ".join(f'"{name}"::VARCHAR as "{key}"' for key, name in found.items())
    con.execute(
        f"create view side_{side} as select row_id, {shown or 'null as nothing'} from {parquet(rows)}"
    )
    return list(found)


def _sheet(
    con: duckdb.DuckDBPyConnection,
    key: str,
    total: int,
    shown: dict[str, list[str]],
    differing: Sequence[str],
    language: Language,
) -> Long:
    """One sheet: where the rows are, who it is, and for those who differ in what, side by side."""
    sides = _SIDES[key]
    columns: list[tuple[Column, str]] = []
    for side in sides:
        columns += [
            (_column(name, side if len(sides) > 1 else "", language), f'{side}."{name}"')
            for name in shown[side]
            if name in _WHERE or side == sides[0]
        ] or [(_titled(COMPARED["row_id"].say(language), side), f"rows_{side}[1]::VARCHAR")]
        columns.append(
            (
                _titled(COMPARED["rows"].say(language), side if len(sides) > 1 else ""),
                f"len(rows_{side})::VARCHAR",
            )
        )
    said = len(columns)
    if key == "differing":
        columns.append((Column(COMPARED["differs"].say(language), 36, "wrapped"), "differs"))
        for field in differing:
            title = _name(field).say(language)
            columns += [(_titled(title, side), f'"{field}_{side}"') for side in "ab"]
    selected = ", ".join(f"{sql} as c{number}" for number, (_, sql) in enumerate(columns))
    joins = " ".join(
        f"left join side_{side} {side} on {side}.row_id = rows_{side}[1]" for side in sides if shown[side]
    )
    query = (
        f"select {selected} from compared {joins} where {_SHEETS[key]} order by rows_a[1], rows_b[1], person"
    )
    lines = _lines(con, query, said if key == "differing" else -1, language)
    return Long(SHEET_NAMES[key].say(language), [column for column, _ in columns], blocks_of(lines), total, 0)


def _column(name: str, side: str, language: Language) -> Column:
    title = HEADINGS[name] if name in _WHERE else TITLES[name]
    wide = {"name": 28, "address": 30, "nik": 20, "file": 22}.get(name, 14)
    return _titled(title.say(language), side if name in _WHERE else "")._replace(width=wide)


def _titled(title: str, side: str) -> Column:
    return Column(f"{title} ({side.upper()})" if side else title, 18)


def _name(field: str) -> Text:
    """How a compared field is called."""
    return TITLES.get(_COMPARED_FORM.get(field, field), Text(field, field))


def _lines(
    con: duckdb.DuckDBPyConnection, query: str, differs: int, language: Language
) -> Iterator[tuple[list[str], dict[int, Look]]]:
    """The rows of a sheet; where the lists differ both values are coloured."""
    cursor = con.cursor()
    cursor.execute(query)
    while chunk := cursor.fetchmany(_AT_ONCE):
        for row in chunk:
            texts = list(row)
            looks: dict[int, Look] = {}
            if differs >= 0:
                texts[differs] = ", ".join(_name(field).say(language) for field in row[differs])
                looks = {place: "marked" for place in range(differs + 1, len(row)) if row[place]}
            yield [text or "" for text in texts], looks


def _summary(
    counts: dict[str, int],
    fields: dict[str, int],
    remarks: Sequence[Remark],
    names: tuple[str, str],
    doubts: int,
    language: Language,
) -> Callable[[Any, Any], None]:
    """The first sheet: how many people are where, and in what they differ; nobody is named."""

    def draw(book: Any, sheet: Any) -> None:
        prose = Prose(book, sheet, language, (44, 18, 14, 60))
        prose.text(COMPARED["title"].say(language), "title")
        for remark in remarks:
            prose.text(remark.say(language), "remark")
        if doubts:
            prose.text(COMPARED["doubts"].fill(n=format_number(doubts, language)).say(language), "remark")
        prose.head([COMPARED["list"]])
        for letter, name in zip("AB", names, strict=True):
            prose.line([f"{letter}: {name}"])
        total = sum(counts.values())
        prose.head([COMPARED["where"], COMPARED["people"], COMPARED["share"]])
        for key, people in counts.items():
            prose.line([SHEET_NAMES[key].say(language), people, (people, total)])
        prose.line([COMPARED["total"].say(language), total, (total, total)], "bold")
        prose.head([COMPARED["differs"], COMPARED["people"]])
        for field, people in sorted(fields.items(), key=lambda each: -each[1]):
            prose.line([_name(field).say(language), people])
        prose.gap()
        prose.text(COMPARED["how"].say(language), "wrapped")
        if _COMPARED_FORM.keys() & fields:
            prose.text(COMPARED["compared_form"].say(language), "wrapped")

    return draw
