"""Scholarship of the children: what is left of their way through school, or one sum before 2019-12-02."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations_with_replacement

from pantau.core.money import ZERO, Amount
from pantau.core.text import Text
from pantau.errors import Fault
from pantau.law.answer import Items, priced
from pantau.law.dated import At, Row, Value, law_on
from pantau.law.question import one_of
from pantau.law.refusal import fault
from pantau.law.rule import rule

LEVELS: dict[str, Text] = {
    "TK": Text("taman kanak-kanak", "kindergarten"),
    "SD": Text("sekolah dasar", "primary school"),
    "SMP": Text("sekolah menengah pertama", "lower secondary school"),
    "SMA": Text("sekolah menengah atas", "upper secondary school"),
    "PT": Text("perguruan tinggi atau pelatihan", "higher education or training"),
}
_CONDITIONS = Text(
    "{level}, {done} tahun sudah ditempuh; dibayar tiap tahun, berhenti pada usia 23, menikah atau bekerja",
    "{level}, {done} years done; paid yearly, ends at 23, on marriage or on work",
)


@dataclass(frozen=True)
class Child:
    """A child: the present level, and the years already done in it."""

    level: str
    done: int


@rule("scholarship", title=Text("Beasiswa anak", "Scholarship of a child"), law="PP 82/2019")
def scholarship_left(yearly: Sequence[Amount], years: Sequence[Amount]) -> Amount:
    """So much a year for the years left in the present level and in all that follow."""
    return sum((each * many for each, many in zip(yearly, years, strict=True)), ZERO)


@rule("scholarship_once", title=Text("Beasiswa sekaligus", "Scholarship paid once"), law="PP 44/2015")
def scholarship_once(once: Amount) -> Amount:
    """One sum for one child."""
    return once


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
    for child in children:
        wrong = list(one_of("children", child.level, LEVELS))
        yield from wrong
        longest = {row["level"]: row["years"] for row in _levels(law_on(day))}.get(child.level)
        if not wrong and (child.done < 0 or (longest is not None and child.done > longest)):
            text = Text(
                "{level}:{done}: beasiswa jenjang ini paling lama {years} tahun",
                "{level}:{done}: this level is paid for {years} years at most",
            )
            yield fault("children", text.fill(level=child.level, done=child.done, years=longest or "-"))


def left(child: Child, at: At) -> Amount:
    """What is still to be paid for one child."""
    rows = _levels(at)
    first = [row["level"] for row in rows].index(child.level)
    years = [row["years"] - (child.done if row["level"] == child.level else 0) for row in rows[first:]]
    return scholarship_left([row["yearly"] for row in rows[first:]], years)


def scholarship_parts(children: tuple[Child, ...], at: At, known: tuple[Value, ...] = ()) -> Items:
    """A part for each child that is paid for; ``known``: what the right to it rests on."""
    limit, once = at["scholarship.children"], at.get("scholarship.once")
    if once is not None:
        laws = (once, *known)
        yield from priced(scholarship_once, "scholarship", scholarship_once(once.number), laws)
    else:
        law = at["scholarship.by_level"]
        paid = sorted(children, key=lambda child: left(child, at), reverse=True)[: int(limit.number)]
        for child in paid:
            detail = _CONDITIONS.fill(level=child.level, done=child.done)
            yield from priced(scholarship_left, "scholarship", left(child, at), (law, *known), detail)
    if len(children) > limit.number:
        text = Text(
            "paling banyak {many} anak ({law}), yang dipilih ahli waris; dihitung yang haknya paling besar",
            "{many} children at most ({law}), chosen by the heirs; those with the most left are counted",
        )
        yield text.fill(many=limit.number, law=limit.reference)


@lru_cache(maxsize=256)
def scholarship_amounts(day: date, children: int = 2) -> Scholarships:
    """What the scholarships of so many children can come to for an event on that day."""
    at = law_on(day)
    limit, once = at["scholarship.children"], at.get("scholarship.once")
    many = min(children, int(limit.number))
    if once is not None:
        whole, yearly, reference = {once.number}, (once.number,), once.reference
    else:
        whole = {
            left(Child(row["level"], done), at) for row in _levels(at) for done in range(int(row["years"]))
        }
        yearly = tuple(sorted({row["yearly"] for row in _levels(at)}))
        reference = at["scholarship.by_level"].reference
    one = tuple(sorted(whole))
    sums = {
        sum(some, ZERO) for size in range(1, many + 1) for some in combinations_with_replacement(one, size)
    }
    return Scholarships(max(sums, default=ZERO), yearly, one, tuple(sorted(sums)), reference)


def _levels(at: At) -> tuple[Row, ...]:
    law = at.get("scholarship.by_level")
    return law.rows if law else ()
