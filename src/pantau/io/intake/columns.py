"""Which column of a file holds which column of its kind: as given, by its name, by its heading, misspelt too."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from pantau.core.spelling import nearest
from pantau.core.text import Text
from pantau.errors import Fault
from pantau.io.intake.kinds import KINDS
from pantau.roster.columns_given import given_columns
from pantau.roster.columns_headings import (
    JOINED,
    distance,
    field_of,
    is_of_something_else,
    plain_heading,
)

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OF_PEOPLE: Final = frozenset(
    {"nik", "name", "birth_date", "sex", "kpj", "region"}
)  # headings that rosters know
_NOISE: Final = frozenset(
    [
        "rp",
        "idr",
        "rupiah",
        "peserta",
        "pekerja",
        "data",
        "kode",
        "nominal",
        "total",
        "jumlah",
        "iuran",
        "tenaga",
        "kerja",
        "yang",
    ]
)
_SHORT: Final = 6  # letters; one wrong letter in a shorter heading may make another one
_LONG: Final = 12
_LONGEST: Final = 40

_NOT_THERE: Final = Text(
    "kolom '{column}' untuk {kind} tidak ada{near}; kolom yang ada: {headings}; sebut dengan --columns {column}=...",
    "column '{column}' of {kind} is not there{near}; the columns are: {headings}; name it with --columns {column}=...",
)
_NEAR: Final = Text(" (maksudnya '{near}'?)", " (is it '{near}'?)")
_TWO: Final = Text(
    "kolom '{one}' dan '{other}' sama-sama berarti {column}; tentukan dengan --columns {column}=...",
    "columns '{one}' and '{other}' both mean {column}; say which with --columns {column}=...",
)


class Columns(NamedTuple):
    """The place of each column of a kind in a file, from 0; ``unknown`` are the places that hold none of them."""

    kind: str
    places: Mapping[str, int]
    unknown: tuple[int, ...]
    twice: tuple[tuple[str, int, int], ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all the columns are there that a file of the kind must have, each once."""
        return not self.twice and all(name in self.places for name in KINDS[self.kind].needed)


def recognise(kind: str, headings: Sequence[str], given: Mapping[str, str] | None = None) -> Columns:
    """The columns of a kind among the headings of a file.

    ``given`` says where a column stands, as a heading or a letter; it prevails. Raises `InputError` where it
    names a column that does not exist.

    >>> recognise("contributions", ["NIK", "Bulan Iuran", "Segmen", "Iuran JKK (Rp)", "Warna"]).places
    {'nik': 0, 'month': 1, 'segment': 2, 'jkk': 3}
    """
    names = KINDS[kind].names
    places = dict(given_columns(given or {}, headings, names))
    taken = set(places.values())
    twice: list[tuple[str, int, int]] = []
    ranks: dict[str, int] = {}
    for place, heading in enumerate(headings):
        if place in taken:
            continue
        name, rank = _meaning(kind, heading)
        if not name or name in (given or {}):
            continue
        if name not in places or rank < ranks[name]:
            places[name], ranks[name] = place, rank
            twice = [one for one in twice if one[0] != name]
        elif rank == ranks[name]:
            twice.append((name, places[name], place))
    used = set(places.values())
    unknown = tuple(place for place, text in enumerate(headings) if place not in used and text.strip())
    return Columns(kind, {name: places[name] for name in names if name in places}, unknown, tuple(twice))


def faults_of(file: str, row: int, headings: Sequence[str], columns: Columns) -> list[Fault]:
    """What keeps a file from being read: columns that must be there and are not, or are there twice."""
    faults = []
    said = ", ".join(heading.strip()[:30] for heading in headings[:20] if heading.strip()) or "-"
    for name in KINDS[columns.kind].needed:
        if name not in columns.places:
            free = [headings[place].strip() for place in columns.unknown]
            close = nearest(name, [each.lower() for each in free])
            near = _NEAR.fill(near=close[0][:40]) if close else Text("", "")
            text = _NOT_THERE.fill(column=name, kind=columns.kind, near=near, headings=said)
            faults.append(Fault(file, row, {"en": text.en, "id": text.id}))
    for name, one, other in columns.twice:
        text = _TWO.fill(column=name, one=headings[one][:40], other=headings[other][:40])
        faults.append(Fault(file, row, {"en": text.en, "id": text.id}))
    return faults


@lru_cache(maxsize=8192)
def _meaning(kind: str, heading: str) -> tuple[str, int]:
    """The column that a heading means and how far it was to seek: 0 its name, 1 listed, 2 without noise, 3 misspelt."""
    if not heading.strip() or len(heading) > 200:
        return "", 0
    plain = plain_heading(_BRACKETS.sub(" ", heading.rsplit(JOINED, maxsplit=1)[-1])) or plain_heading(
        heading
    )
    known = _known(kind)
    if plain.replace(" ", "_") in KINDS[kind].names:
        return plain.replace(" ", "_"), 0
    if plain in known:
        return known[plain], 1
    people = field_of(heading)
    if people and people.percent >= 80 and people.field in _OF_PEOPLE & set(KINDS[kind].names):
        return people.field, 1
    told = " ".join(word for word in plain.split() if word not in _NOISE)
    if told and told in known:
        return known[told], 2
    return _misspelt(kind, plain), 3


def _misspelt(kind: str, plain: str) -> str:
    """The only column whose heading is so near that a slip of the keyboard explains it."""
    if not _SHORT <= len(plain) <= _LONGEST or any(map(str.isdigit, plain)) or is_of_something_else(plain):
        return ""
    allowed = 1 if len(plain) < _LONG else 2
    found = {
        name
        for heading, name in _known(kind).items()
        if abs(len(heading) - len(plain)) <= allowed and distance(plain, heading) <= allowed
    }
    return found.pop() if len(found) == 1 else ""


@cache
def _known(kind: str) -> dict[str, str]:
    """The column of each heading of a kind, in the form in which headings are compared."""
    with (files("pantau.io.intake") / "data" / "headings.csv").open(encoding="utf-8") as rows:
        names = KINDS[kind].names
        found = {name.replace("_", " "): name for name in names}
        for row in csv.DictReader(rows):
            if row["kind"] in ("", kind) and row["field"] in names:
                found.setdefault(plain_heading(row["heading"]), row["field"])
    return found
