"""Why rows were held to be one person, or not: the pairs of a checked folder that concern one row or person."""

# ruff: noqa: S608 - the SQL is made of our own constants and of quoted file names

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from pantau.core.text import Text
from pantau.errors import Fault, InputError, PantauError
from pantau.io.linking.engine import engine, parquet
from pantau.io.linking.persons import Decided
from pantau.io.rosters.filled import settle
from pantau.roster.linkage_explain import Explanation, explain_pair

_MOST: Final = 200
_COLUMNS: Final = ("left", "right", "same")
_YES: Final = {"1": True, "ya": True, "yes": True, "true": True, "sama": True, "same": True}
_NO: Final = {"0": False, "tidak": False, "no": False, "false": False, "beda": False, "different": False}
_NOT_CHECKED: Final = Text(
    "{folder} bukan hasil pemeriksaan daftar (tidak ada {file}); jalankan pantau roster check --out",
    "{folder} is no result of a check of lists (there is no {file}); run pantau roster check --out",
)
_NO_ROW: Final = Text(
    "tidak ada baris '{what}'; sebut id orang, atau baris seperti berkas.xlsx, Sheet1, 12",
    "there is no row '{what}'; name the id of a person, or a row like list.xlsx, Sheet1, 12",
)
_HEADS: Final = Text("kolomnya harus left,right,same", "its columns must be left,right,same")
_VALUE: Final = Text("'{found}' bukan ya atau tidak", "'{found}' is neither yes nor no")
_UNREADABLE: Final = Text("tidak dapat dibaca ({why})", "cannot be read ({why})")


class Pair(NamedTuple):
    """Two rows by their places and keys, and why they ended as they did."""

    left: str
    right: str
    keys: tuple[str, str]
    explanation: Explanation


class Answer(NamedTuple):
    """The rows that a question is about (place, name as read, decision), and their pairs."""

    rows: tuple[tuple[str, str, str], ...]
    pairs: tuple[Pair, ...]


_PLACE: Final = "concat_ws(', ', nullif(file, ''), nullif(sheet, ''), row)"


def explain_rows(folder: Path, what: str) -> Answer:
    """The pairs of a row (``list.xlsx, Sheet1, 12``) or of a person, in a folder of a check, with words for each.

    Raises `PantauError` where the folder or the row is not there.
    """
    settle(folder)
    for name in ("rows.parquet", "pairs.parquet"):
        if not (folder / name).is_file():
            said = _NOT_CHECKED.fill(folder=folder, file=name)
            raise PantauError.of(id=said.id, en=said.en)
    rows, pairs = parquet(folder / "rows.parquet"), parquet(folder / "pairs.parquet")
    with engine(None, "1GB", 0) as con:
        con.execute(
            f"create table asked as select row_id, {_PLACE} as place, name_read, decision from {rows}"
            f" where person = $1 or {_PLACE} = $1 order by row_id limit {_MOST}",
            [what.strip()],
        )
        found = con.execute("select place, name_read, decision from asked").fetchall()
        if not found:
            said = _NO_ROW.fill(what=what[:80])
            raise PantauError.of(id=said.id, en=said.en)
        con.execute(
            f"create table told as select p.*, row_key_l || chr(0) || row_key_r as both from {pairs} p where"
            " (source_l = 'roster' and row_l in (select row_id from asked)) or"
            f" (source_r = 'roster' and row_r in (select row_id from asked)) limit {_MOST}"
        )
        table = con.execute("select * from told order by row_key_l, row_key_r").to_arrow_table().to_pylist()
    return Answer(tuple(found), tuple(_pair(one) for one in table))


def _pair(one: dict[str, Any]) -> Pair:
    keys = (one["row_key_l"], one["row_key_r"])
    left, right = (", ".join(part for part in key.split("|") if part) for key in keys)
    return Pair(left, right, keys, explain_pair(one))


def read_decided(path: Path) -> Sequence[Decided]:
    """What people said of pairs: a CSV of ``left,right,same``, rows named as `Pair.keys` or as in *other*.

    Raises `InputError` with every line that says nothing.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            lines = list(csv.DictReader(text))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _refused(path, 0, _UNREADABLE.fill(why=getattr(error, "strerror", None) or "CSV")) from error
    found: list[Decided] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines, 2):
        if not set(_COLUMNS) <= line.keys():
            raise _refused(path, 1, _HEADS)
        same = str(line["same"] or "").strip().lower()
        if same not in _YES and same not in _NO:
            faults += _refused(path, number, _VALUE.fill(found=same[:40])).faults
            continue
        left, right = (_key(str(line[side] or "")) for side in ("left", "right"))
        found.append(Decided(left, right, {**_YES, **_NO}[same]))
    if faults:
        raise InputError(faults)
    return found


def _key(text: str) -> str:
    """The key of a row; ``list.xlsx, Sheet1, 12`` and ``list.csv, 12`` are places as people read them."""
    if "|" in text:
        return text.strip()
    parts = [part.strip() for part in text.rsplit(",", 2)]
    return "|".join(parts if len(parts) == 3 else [*parts[:-1], "", *parts[-1:]])


def _refused(path: Path, row: int, said: Text) -> InputError:
    return InputError([Fault(path.name, row, {"id": said.id, "en": said.en})])
