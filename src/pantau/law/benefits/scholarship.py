"""Scholarship of the children: what is left of their way through school, or one sum before 2019-12-02."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations_with_replacement

from pantau.core.money import ZERO, Amount
from pantau.core.notation import dated
from pantau.core.text import Text
from pantau.errors import Fault
from pantau.law.answer import Items, apply
from pantau.law.benefits.dates import FIRST_BIRTH, age_on, months_later
from pantau.law.claim import Child, Claimant
from pantau.law.dated import At, Row, Value, law_on, parameters
from pantau.law.question import one_of
from pantau.law.refusal import fault
from pantau.law.rules.scholarship import scholarship_left, scholarship_once

LEVELS: dict[str, Text] = {
    "TK": Text("taman kanak-kanak", "kindergarten"),
    "SD": Text("sekolah dasar", "primary school"),
    "SMP": Text("sekolah menengah pertama", "lower secondary school"),
    "SMA": Text("sekolah menengah atas", "upper secondary school"),
    "PT": Text("perguruan tinggi atau pelatihan", "higher education or training"),
}
YOUNGEST = {"TK": 2, "SD": 4, "SMP": 9, "SMA": 12, "PT": 14}  # below them a level is impossible; not law
_BORN = Text("; lahir {birth}, {years} tahun tersisa", "; born {birth}, {years} years are left")
_CONDITIONS = Text(
    "{level}, {done} tahun sudah ditempuh; dibayar tiap tahun, berhenti pada usia {age}, menikah atau bekerja",
    "{level}, {done} years done; paid yearly, ends at {age}, on marriage or on work",
)


@dataclass(frozen=True)
class Scholarships:
    """What scholarships can come to: the most, one year of one child, one child's whole, and every sum."""

    maximum: Amount
    yearly: tuple[Amount, ...]
    one_child: tuple[Amount, ...]
    reachable: tuple[Amount, ...]
    reference: str


def check_children(children: Iterable[Child], day: date) -> Iterator[Fault]:
    """What cannot be said of a child."""
    longest = {row["level"]: row["years"] for row in levels_at(law_on(max(day, _by_level())))}
    for child in children:
        wrong = list(one_of("children", child.level, LEVELS))
        yield from wrong
        if not wrong and not 0 <= child.done <= longest[child.level]:
            text = Text(
                "{level}:{done}: beasiswa jenjang ini paling lama {years} tahun",
                "{level}:{done}: this level is paid for {years} years at most",
            )
            yield fault("children", text.fill(level=child.level, done=child.done, years=longest[child.level]))
        if not wrong and child.birth is not None:
            yield from _check_birth(child, child.birth, day)


def _by_level() -> date:
    """The first day of the scholarship by level; before it one sum was paid, and no level counted."""
    return parameters()["scholarship.by_level"].entries[0].since


def _check_birth(child: Child, birth: date, day: date) -> Iterator[Fault]:
    slots = {"level": child.level, "birth": birth, "day": day, "age": age_on(birth, day)}
    if birth < FIRST_BIRTH:
        yield fault("children", Text("lahir sebelum 1900", "born before 1900"))
    elif birth > day:
        text = Text("lahir {birth}, sesudah {day}", "born {birth}, after {day}")
        yield fault("children", text.fill(**slots))
    elif age_on(birth, day) < YOUNGEST[child.level]:
        text = Text(
            "{level}: anak berusia {age} tahun pada {day} tidak mungkin",
            "{level}: a child of {age} years on {day} cannot be",
        )
        yield fault("children", text.fill(**slots))


def years_of(child: Child, at: At) -> tuple[Row, ...]:
    """The years still to be paid, each as the row of its level, until the last age where the birth is known."""
    rows = levels_at(at)
    first = next(place for place, row in enumerate(rows) if row["level"] == child.level)
    path = [
        row
        for row in rows[first:]
        for _ in range(int(row["years"]) - (child.done if row["level"] == child.level else 0))
    ]
    if child.birth is None:
        return tuple(path)
    last, birth = at["scholarship.last_age"].number, child.birth
    return tuple(
        row for later, row in enumerate(path) if age_on(birth, months_later(at.day, 12 * later)) < last
    )


def years_left(child: Child, at: At) -> tuple[Amount, ...]:
    """For each level the number of years still to be paid."""
    path = [row["level"] for row in years_of(child, at)]
    return tuple(Amount(path.count(row["level"])) for row in levels_at(at))


def left(child: Child, at: At) -> Amount:
    """What is still to be paid for one child."""
    return scholarship_left(levels_at(at), years_left(child, at))


def paid_for(children: Iterable[Child], at: At) -> list[Child]:
    """The children who receive it: as many as the law allows, those with the most left."""
    most = int(at["scholarship.children"].number)
    return sorted(children, key=lambda child: left(child, at), reverse=True)[:most]


def scholarship_parts(who: Claimant, at: At, known: tuple[Value, ...] = ()) -> Items:
    """A part for each child that is paid for; ``known``: what the right to it rests on."""
    limit, once = at["scholarship.children"], at.get("scholarship.once")
    if once is not None:
        yield from apply(scholarship_once, "scholarship", also=known, once=once)
    else:
        law, age = at["scholarship.by_level"], at["scholarship.last_age"]
        for child in paid_for(who.children, at):
            detail = _CONDITIONS.fill(level=child.level, done=child.done, age=age.number)
            if child.birth is not None:
                born = _BORN.fill(birth=dated(child.birth), years=len(years_of(child, at)))
                detail = Text(detail.id + born.id, detail.en + born.en)
            yield from apply(
                scholarship_left,
                "scholarship",
                also=known,
                detail=detail,
                levels=law,
                years=years_left(child, at),
            )
    if len(who.children) > limit.number:
        text = Text(
            "paling banyak {many} anak ({law}), yang dipilih ahli waris; dihitung yang haknya paling besar",
            "children paid for: {many} at most ({law}), chosen by the heirs; those with the most left are counted",
        )
        yield text.fill(many=limit.number, law=limit.reference)
    yield from _held(who, at)


def _held(who: Claimant, at: At) -> Items:
    held = at.get("scholarship.employer_arrears_months")
    if held is not None and who.employer_arrears is not None and who.employer_arrears > held.number:
        text = Text(
            "pemberi kerja menunggak lebih dari {months} bulan: beasiswa ditahan sampai tunggakan dilunasi ({law})",
            "the employer is more than {months} months in arrears: the scholarship is held until they are paid "
            "({law})",
        )
        yield text.fill(months=held.number, law=held.reference)


@lru_cache(maxsize=256)
def scholarship_amounts(day: date, children: int = 2) -> Scholarships:
    """What the scholarships of so many children can come to for an event on that day."""
    at = law_on(day)
    limit, once = at["scholarship.children"], at.get("scholarship.once")
    many = min(children, int(limit.number))
    if once is not None:
        whole, yearly, reference = {once.number}, (once.number,), once.reference
    else:
        rows = levels_at(at)
        whole = {left(Child(row["level"], done), at) for row in rows for done in range(int(row["years"]))}
        yearly = tuple(sorted({row["yearly"] for row in rows}))
        reference = at["scholarship.by_level"].reference
    one = tuple(sorted(whole))
    sums = {
        sum(some, ZERO) for size in range(1, many + 1) for some in combinations_with_replacement(one, size)
    }
    return Scholarships(max(sums, default=ZERO), yearly, one, tuple(sorted(sums)), reference)


def levels_at(at: At) -> tuple[Row, ...]:
    """The levels of school with what is paid a year, none before 2019-12-02."""
    law = at.get("scholarship.by_level")
    return law.rows if law else ()
