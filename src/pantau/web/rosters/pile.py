"""The pile of doubtful pairs of a checked roster, and one pair of it: two cards and the evidence in words."""

# ruff: noqa: S608 - the SQL is made of our own constants and of quoted file names

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from pantau.core.categories import category_title
from pantau.core.text import Language, Text
from pantau.io.linking.engine import engine, parquet
from pantau.roster.linkage_explain import Explanation, explain_pair
from pantau.roster.template import SEXES, TITLES
from pantau.web.rosters.masking import SECRET, both_masked, hidden, masked
from pantau.web.rosters.stands import stands

_MOST: Final = 5_000  # pairs of a pile; whoever has decided so many checks again and sees the next
_PAIRS, _ROWS = "pairs.parquet", "rows.parquet"
_SHOWN: Final = (
    *("nik", "name", "birth_date", "birth_place", "sex", "kk", "mother_name", "address", "rt_rw", "village"),
    *("district", "regency", "phone", "occupation", "category", "employer", "kpj"),
)
_DOUBTFUL: Final = (
    "(decided in ('review', 'conflict') and person_l <> person_r or decided in ('told', 'apart'))"
)
_KEYS: Final = "row_l, source_l, row_key_l, row_r, source_r, row_key_r"


class Pair(NamedTuple):
    """Two rows that may be one person: the code of the pair, their keys, their numbers (none on another list)."""

    code: str
    left: str
    right: str
    rows: tuple[int | None, int | None]


class Value(NamedTuple):
    """A field of both rows: words with whether they differ, and whether the field does."""

    title: Text
    left: tuple[tuple[str, bool], ...]
    right: tuple[tuple[str, bool], ...]
    differs: bool
    one_sided: bool


class Cards(NamedTuple):
    """A pair to be looked at: where each row stands, the fields side by side, and why it is in doubt."""

    places: tuple[str, str]
    values: tuple[Value, ...]
    explanation: Explanation


def pile(result: Path) -> list[Pair]:
    """The pairs that people decide, the likeliest first; those that they decided before stay in their place."""
    if not (result / _PAIRS).is_file():
        return []
    sql = (
        f"select {_KEYS} from {parquet(result / _PAIRS)} group by all having bool_or({_DOUBTFUL})"
        f" order by max(weight) desc nulls last, row_key_l, row_key_r limit {_MOST}"
    )
    with engine(None, "500MB", 1) as con:
        found = con.execute(sql).fetchall()
    return [
        Pair(code_of(key_l, key_r), key_l, key_r, (_number(row_l, source_l), _number(row_r, source_r)))
        for row_l, source_l, key_l, row_r, source_r, key_r in found
    ]


def code_of(left: str, right: str) -> str:
    """A short code of a pair, for its address."""
    return hashlib.sha256(f"{left}\0{right}".encode()).hexdigest()[:12]


def doubtful_beside(result: Path) -> set[str]:
    """The keys of rows of other lists that doubtful pairs point to."""
    here = (
        f"select row_key_{{0}} from {parquet(result / _PAIRS)} where source_{{0}} <> 'roster' and {_DOUBTFUL}"
    )
    with engine(None, "500MB", 1) as con:
        found = con.execute(f"{here.format('l')} union {here.format('r')}").fetchall()
    return {str(key) for (key,) in found}


def cards(result: Path, pair: Pair, others: Mapping[str, Mapping[str, str]], language: Language) -> Cards:
    """Both rows of a pair, field by field; ``others`` are rows of lists that the roster is held against."""
    with engine(None, "500MB", 1) as con:
        one = (
            con.execute(
                f"select * from {parquet(result / _PAIRS)} where row_key_l = ? and row_key_r = ?"
                " order by level_identity is null limit 1",
                [pair.left, pair.right],
            )
            .to_arrow_table()
            .to_pylist()[0]
        )
        rows = (
            con.execute(
                f"select * from {parquet(result / _ROWS)} where row_id in (?, ?)",
                [-1 if number is None else number for number in pair.rows],
            )
            .to_arrow_table()
            .to_pylist()
        )
    known = {row["row_id"]: row for row in rows}
    left, right = (
        _fields(known.get(number)) if number is not None else dict(others.get(key, {}))
        for number, key in zip(pair.rows, (pair.left, pair.right), strict=True)
    )
    return Cards(
        (place(pair.left), place(pair.right)), tuple(_values(left, right, language)), explain_pair(one)
    )


def place(key: str) -> str:
    """Where a row stands, as people read it: the file, its sheet where it has any, the row."""
    file, _, rest = key.partition("|")
    sheet, _, row = rest.rpartition("|")
    return stands(file, sheet, row)


def _number(row: int, source: str) -> int | None:
    return row if source == "roster" else None


def _fields(row: Mapping[str, Any] | None) -> dict[str, str]:
    """The fields of a row of the roster: as cleaned, else as written."""
    return {field: row.get(field) or row.get(f"{field}_read") or "" for field in _SHOWN} if row else {}


def _values(left: Mapping[str, str], right: Mapping[str, str], language: Language) -> list[Value]:
    found = []
    for field in _SHOWN:
        here, there = left.get(field, ""), right.get(field, "")
        if not (here or there):
            continue
        differs = bool(here and there) and here.casefold() != there.casefold()
        words: tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]
        if field in SECRET:
            here, there = both_masked(here, there) if differs else (masked(here), masked(there))
            words = (((here, differs),), ((there, differs),))
        elif field in _CODES:
            here, there = (_CODES[field](code).say(language) if code else "" for code in (here, there))
            words = (((here, differs),), ((there, differs),))
        else:
            words = (_words(here, there), _words(there, here))
        found.append(Value(TITLES[field], words[0], words[1], differs, bool(here) != bool(there)))
    return found


def _sex(code: str) -> Text:
    return SEXES.get(_SEXES.get(code, code)) or Text(hidden(code), hidden(code))


_SEXES: Final = {"M": "L", "F": "P"}
_CODES: Final = {"sex": _sex, "category": category_title}


def _words(text: str, other: str) -> tuple[tuple[str, bool], ...]:
    """The words of a text, each with whether the other text lacks it; nothing is marked beside an empty one."""
    there = set(other.casefold().split())
    return tuple((hidden(word), bool(there) and word.casefold() not in there) for word in text.split())
