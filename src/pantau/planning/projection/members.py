"""Who is a member at the start: groups that pay alike, and in each how many of which sex and age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

import numpy as np

from pantau.core.categories import category_title
from pantau.core.terms import SEGMENTS, SPONSORS
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.law import RISKS
from pantau.law.refusal import fault
from pantau.planning.projection.kernel import Array, Floats
from pantau.planning.projection.mortality import MONTHS, SEXES

OFFERED: Final = ("PU", "BPU", "JAKON")
YOUNGEST, OLDEST = 10, 110
_MOST_INCOME: Final = Decimal(10) ** 11


class Group(NamedTuple):
    """Members who pay alike: worker category, segment, payer, monthly income, and for PU the risk class."""

    category: str
    segment: str
    sponsor: str
    income: Decimal
    risk: str = ""

    @property
    def title(self) -> Text:
        """How a group is called."""
        payer = SPONSORS.get(self.sponsor)
        name = category_title(self.category) if self.category else Text("kelompok lain", "other categories")
        if payer is None:
            return Text(f"{name.id}, {self.segment}", f"{name.en}, {self.segment}")
        return Text(f"{name.id}, {self.segment}, {payer.id}", f"{name.en}, {self.segment}, {payer.en}")


class Row(NamedTuple):
    """So many members of a group, of one sex (M, F or not known) and age in years, who have paid so many months."""

    group: Group
    sex: str
    age: float | None
    members: int
    months_paid: float = 0.0


@dataclass(frozen=True)
class Members:
    """The members at the start, in rows; ``group`` is the place of each row in ``groups``."""

    groups: tuple[Group, ...]
    group: Array
    sex: Array
    age: Floats
    members: Array
    months_paid: Floats

    @property
    def total(self) -> int:
        """How many there are."""
        return int(self.members.sum())


class Cells(NamedTuple):
    """Model points: group, sex and month of birth (counted from the start, so negative), each with its members.

    People are kept by birth and not by age, so nobody ever has to be moved from one age to the next.
    """

    group: Array
    sex: Array
    birth: Floats
    opening: Array
    joining: Floats  # years x cells: of those who join a group in a year, the share in each cell


def members(rows: Iterable[Row]) -> Members:
    """Check and gather rows; `InputError` with every fault."""
    kept = list(rows)
    faults = list(_faults(kept))
    if faults:
        raise InputError(faults)
    groups = tuple(dict.fromkeys(row.group for row in kept))
    places = {group: place for place, group in enumerate(groups)}
    return Members(
        groups,
        np.array([places[row.group] for row in kept]),
        np.array([SEXES.index(row.sex) for row in kept]),
        np.array([float(row.age or 0) for row in kept]),
        np.array([row.members for row in kept], dtype=np.int64),
        np.array([float(row.months_paid) for row in kept]),
    )


def _faults(rows: Sequence[Row]) -> Iterator[Fault]:
    if not any(row.members > 0 for row in rows):
        yield fault("members", Text("tidak ada peserta", "there are no members"))
    ageless = sum(row.members for row in rows if row.age is None)
    if ageless:
        text = Text(
            "{many} peserta tanpa umur; isi umurnya, atau bagikan menurut umur peserta lain sebelum memproyeksikan",
            "{many} members without an age; fill it in, or spread them by the ages of others before projecting",
        )
        yield fault("age", text.fill(many=ageless))
    seen: set[Group] = set()
    for number, row in enumerate(rows, 1):
        place = Text("baris {n}: ", "row {n}: ").fill(n=number)
        yield from _of_row(place, row)
        if row.group not in seen:
            yield from _of_group(place, row.group)
        seen.add(row.group)


def _of_row(place: Text, row: Row) -> Iterator[Fault]:
    if row.members < 0:
        yield _wrong(
            "members",
            place,
            Text("{x} peserta; jumlahnya tidak dapat negatif", "{x} members; they cannot be negative"),
            row.members,
        )
    if row.age is not None and not YOUNGEST <= row.age <= OLDEST:
        yield _wrong(
            "age", place, Text("umur {x} di luar 10 sampai 110", "age {x} is not from 10 to 110"), row.age
        )
    if row.sex not in SEXES:
        yield _wrong(
            "sex",
            place,
            Text(
                "jenis kelamin '{x}' tidak dikenal; pilih M, F atau kosong",
                "sex '{x}' is not known; choose M, F or leave it empty",
            ),
            row.sex,
        )
    if not 0 <= row.months_paid <= 1200:
        yield _wrong(
            "months_paid",
            place,
            Text("{x} bulan iuran tidak masuk akal", "{x} months paid is absurd"),
            row.months_paid,
        )


def _of_group(place: Text, group: Group) -> Iterator[Fault]:
    if group.segment not in OFFERED:
        known = ", ".join(OFFERED)
        text = Text(
            "segmen '{x}' tidak dapat diproyeksikan; pilih " + known,
            "segment '{x}' cannot be projected; choose " + known,
        )
        if group.segment in SEGMENTS:
            text = Text(
                "PMI membayar untuk seluruh kontrak dan tidak diproyeksikan per bulan; keluarkan barisnya",
                "PMI pay for a whole contract and are not projected by month; leave the row out",
            )
        yield _wrong("segment", place, text, group.segment)
    if group.segment == "PU" and group.risk not in RISKS:
        known = ", ".join(RISKS)
        yield _wrong(
            "risk",
            place,
            Text("kelas risiko '{x}'; PU memerlukan " + known, "risk class '{x}'; PU need " + known),
            group.risk,
        )
    if not 0 < group.income <= _MOST_INCOME:
        yield _wrong(
            "income",
            place,
            Text("penghasilan {x} harus di atas 0", "income {x} must be above 0"),
            group.income,
        )
    if group.sponsor and group.sponsor not in SPONSORS:
        known = ", ".join(SPONSORS)
        yield _wrong(
            "sponsor",
            place,
            Text(
                "sumber dana '{x}' tidak dikenal; pilih " + known, "payer '{x}' is not known; choose " + known
            ),
            group.sponsor,
        )


def _wrong(field: str, place: Text, text: Text, found: object) -> Fault:
    filled = text.fill(x=found)
    return fault(field, Text(place.id + filled.id, place.en + filled.en))


def cells(held: Members, years: int, width: int, joins_below: Floats) -> Cells:
    """Model points for so many years ahead: members, and those who will join, by births in spans of ``width`` years.

    Who joins a group is of the sexes and ages of its members at the start, below the age of the group up to which one
    may join; a group whose members are all older takes them as they are.
    """
    span = width * MONTHS
    born = -held.age * MONTHS
    young = held.members * (held.age < joins_below[held.group])
    per_group = np.bincount(held.group, young, len(held.groups))
    weight = np.where(per_group[held.group] > 0, young, held.members).astype(float)
    weight /= np.bincount(held.group, weight, len(held.groups))[held.group]
    layers = [
        _keys(held, born, span),
        *(_keys(held, born + MONTHS * (year + 0.5), span) for year in range(years)),
    ]
    keys, place = np.unique(np.concatenate(layers), return_inverse=True)
    place = place.reshape(years + 1, -1)
    sex_and_group, bucket = np.divmod(keys, _WIDE)
    opening = np.bincount(place[0], held.members, len(keys)).astype(np.int64)
    centre = (bucket - _WIDE // 2 + 0.5) * span
    sums = np.bincount(place[0], held.members * born, len(keys))
    birth = np.where(opening > 0, sums / np.maximum(opening, 1), centre)
    joining = np.stack([np.bincount(one, weight, len(keys)).astype(float) for one in place[1:]])
    return Cells(sex_and_group // len(SEXES), sex_and_group % len(SEXES), birth, opening, joining)


_WIDE: Final = 1 << 16


def _keys(held: Members, born: Floats, span: float) -> Array:
    bucket = np.floor(born / span).astype(np.int64) + _WIDE // 2
    return (held.group * len(SEXES) + held.sex) * _WIDE + bucket
