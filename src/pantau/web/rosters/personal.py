"""What rosters hold about one person, found and erased on request; and rosters past their time removed."""

# ruff: noqa: S608 - the SQL is made of names of our own columns and of quoted file names

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from pantau.core.text import Text
from pantau.io.linking.engine import engine, parquet, quoted
from pantau.roster.columns import FIELDS
from pantau.web.columns import keep_headings, kept_headings
from pantau.web.privacy.holders import Holder, Person, register
from pantau.web.privacy.retention import Removed, remove_folder, removes
from pantau.web.rosters.files import OFFICES, RESULT, enrolments, results
from pantau.web.rosters.models import Roster

_ROWS, _CELLS, _BESIDE = "rows.parquet", "cells.parquet", "beside.json"
_WHO: Final = "(nik = $1 or regexp_replace(nik_read, '[^0-9]', '', 'g') = $1)"
_TOLD: Final = ("file", "sheet", "row", "name", "birth_date", "address", "phone", "decision")


def find(person: Person) -> Sequence[dict[str, Any]]:
    """The rows of all rosters that carry the NIK."""
    return [row for roster in _held() for row in _rows(roster, person.nik)]


def erase(person: Person) -> int:
    """Empty the rows that carry the NIK, and let go of the files and workbooks that they stand in.

    What was decided about a row stays, and so do all counts; a roster that somebody was erased from can no
    longer be checked again or downloaded, only uploaded without them.
    """
    touched = 0
    for roster in _held():
        found = [row["row_id"] for row in _rows(roster, person.nik)]
        if found:
            _emptied(Path(roster.folder) / RESULT, found)
            _forget_files(roster)
            touched += len(found)
    return touched


@removes("rosters")
def _past(before: datetime) -> Iterable[Removed]:
    for roster in Roster.objects.filter(at__lt=before):
        remove_folder(roster.folder)
        thing, region = str(roster.pk), roster.region
        roster.delete()
        yield Removed(thing, region)


def _held() -> list[Roster]:
    return [one for one in Roster.objects.all() if (Path(one.folder) / RESULT / _ROWS).is_file()]


def _rows(roster: Roster, nik: str) -> list[dict[str, Any]]:
    rows = Path(roster.folder) / RESULT / _ROWS
    with engine(None, "500MB", 1) as con:
        found = con.execute(f"select * from {parquet(rows)} where {_WHO}", [nik]).to_arrow_table().to_pylist()
    about = {"roster": str(roster.pk), "region": roster.region}
    return [
        {**about, "row_id": row["row_id"], **{key: row[key] for key in _TOLD if key in row}} for row in found
    ]


def _emptied(result: Path, rows: Sequence[int]) -> None:
    """Write the rows and cells again, those of one person empty."""
    with engine(None, "500MB", 1) as con:
        con.execute("SET preserve_insertion_order = true")
        known = {
            str(one[0]) for one in con.execute(f"describe select * from {parquet(result / _ROWS)}").fetchall()
        }
        names = [name for field in FIELDS for name in (field, f"{field}_read") if name in known]
        these = f"row_id in ({', '.join(str(int(row)) for row in rows)})"
        blank = [f'case when {these} then \'\' else "{name}" end as "{name}"' for name in names]
        blank += [f"case when {these} then '{{}}' else own end as own"]
        blank += [f"case when {these} then []::varchar[] else proposals end as proposals"]
        for name, told in (
            (_ROWS, blank),
            (_CELLS, [f"case when {these} then []::varchar[] else cells end as cells"]),
        ):
            new = result / f"{name}.new"
            con.execute(
                f"copy (select * replace ({', '.join(told)}) from {parquet(result / name)}) to '{quoted(new)}'"
                " (format parquet)"
            )
            new.chmod(0o600)
            new.replace(result / name)


def _forget_files(roster: Roster) -> None:
    """Let go of what cannot be emptied: the uploads, the workbooks, the examples beside headings."""
    folder = Path(roster.folder)
    for name in (*results(roster), *enrolments(roster)):
        (folder / RESULT / name).unlink(missing_ok=True)
    shutil.rmtree(folder / RESULT / OFFICES, ignore_errors=True)
    (folder / RESULT / _BESIDE).write_text(json.dumps({}), encoding="utf-8")
    for file in roster.files.all():
        (folder / file.stored).unlink(missing_ok=True)
    sheets = kept_headings(folder)
    for sheet in sheets:
        for column in sheet["columns"]:
            column["example"] = ""
    keep_headings(folder, sheets)


register(
    Holder(
        "rosters", Text("Daftar pekerja yang diunggah", "Lists of workers that were uploaded"), find, erase
    )
)
