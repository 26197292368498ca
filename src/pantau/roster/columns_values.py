"""Rows of cells read into fields: parts joined, marks turned into words, joint cells taken apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from pantau.roster.columns_content import place_and_day

Reader = Callable[[Sequence[str]], dict[str, str]]

_UNMARKED: Final = frozenset(("", "-", "0", "–", "—", "x", "tidak", "no", "false"))


def reader_of(fields: Mapping[str, int]) -> Reader:
    """A function that gives the fields of a row; a row that ends early has the rest empty.

    >>> reader_of({"name": 0, "rt": 1, "rw": 2})(["SITI", "1", "04"])
    {'name': 'SITI', 'rt_rw': '1/04'}
    """
    plain = tuple((field, index) for field, index in fields.items() if field not in _JOINERS)
    joiners = tuple(dict.fromkeys(_JOINERS[field] for field in fields if field in _JOINERS))
    width = max(fields.values(), default=-1) + 1

    def values(cells: Sequence[str]) -> dict[str, str]:
        if len(cells) < width:
            cells = (*cells, *[""] * (width - len(cells)))
        found = {field: cells[index] for field, index in plain}
        for joined in joiners:
            joined(found, cells, fields)
        return found

    return values


def columns_of(fields: Mapping[str, int], rows: Sequence[Sequence[str]]) -> dict[str, Sequence[str]]:
    """The fields of rows in columns, each with what `reader_of` reads.

    >>> columns_of({"name": 0, "rt": 1, "rw": 2}, [["SITI", "1", "04"], ["BUDI"]])
    {'name': ('SITI', 'BUDI'), 'rt_rw': ['1/04', '']}
    """
    width = max(fields.values(), default=-1) + 1
    if any(len(cells) < width for cells in rows):
        rows = [(*cells, *[""] * (width - len(cells))) for cells in rows]
    turned = list(zip(*rows, strict=False)) or [()] * width  # what a row has further right is of no field
    found: dict[str, Sequence[str]] = {
        field: turned[index] for field, index in fields.items() if field not in _JOINERS
    }
    for joined in dict.fromkeys(_JOINERS[field] for field in fields if field in _JOINERS):
        names = _JOINED[joined]
        parts = [{name: found[name][at] for name in names if name in found} for at in range(len(rows))]
        for part, cells in zip(parts, rows, strict=True):
            joined(part, cells, fields)
        found |= {name: [part[name] for part in parts] for name in names}
    return found


def _rt_rw(found: dict[str, str], cells: Sequence[str], fields: Mapping[str, int]) -> None:
    if found.get("rt_rw", "").strip():
        return
    rt, rw = (cells[fields[part]].strip() if part in fields else "" for part in ("rt", "rw"))
    found["rt_rw"] = f"{rt}/{rw}" if rt and rw else f"RW {rw}" if rw else rt


def _birth(found: dict[str, str], cells: Sequence[str], fields: Mapping[str, int]) -> None:
    place, day = place_and_day(cells[fields["birth_place_date"]])
    for field, text in (("birth_place", place), ("birth_date", day)):
        if not found.get(field, "").strip():
            found[field] = text


def _sex(found: dict[str, str], cells: Sequence[str], fields: Mapping[str, int]) -> None:
    """A mark under L or under P; none or both say nothing, and stay to be seen."""
    if found.get("sex", "").strip():
        return
    marked = [
        sign
        for part, sign in (("sex_male", "L"), ("sex_female", "P"))
        if part in fields and cells[fields[part]].strip().lower() not in _UNMARKED
    ]
    found["sex"] = "/".join(marked)


_Joiner = Callable[[dict[str, str], Sequence[str], Mapping[str, int]], None]
_JOINERS: Final[dict[str, _Joiner]] = {
    "rt": _rt_rw,
    "rw": _rt_rw,
    "birth_place_date": _birth,
    "sex_male": _sex,
    "sex_female": _sex,
}
_JOINED: Final[dict[_Joiner, tuple[str, ...]]] = {
    _rt_rw: ("rt_rw",), _birth: ("birth_place", "birth_date"), _sex: ("sex",)
}  # fmt: skip
