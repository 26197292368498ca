"""``sum``: a total against the sum of its parts."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pantau.core.terms import DIMENSIONS
from pantau.core.text import Text
from pantau.figures import Figure, Formula, Interval
from pantau.review.book import Book
from pantau.review.limits import Limits
from pantau.review.outcome import Outcome, Outcomes, check
from pantau.review.parts import parts_of, readings
from pantau.review.wording import amount, called, listed, stated

MOST_NAMED = 12
_NOT_EQUAL = Text(
    "{what}: dinyatakan {stated}, jumlah rinciannya menurut {dimension} {expected} ({parts}).",
    "{what}: stated as {stated}, its parts by {dimension} add up to {expected} ({parts}).",
)
_EXCEEDED = Text(
    "{what}: rinciannya menurut {dimension} ({parts}) berjumlah {expected}, melebihi keseluruhan {stated}.",
    "{what}: its parts by {dimension} ({parts}) add up to {expected}, more than the whole of {stated}.",
)


@check(
    "sum",
    Text("Jumlah sama dengan rinciannya", "A total equals the sum of its parts"),
    passes="""
region,measure,segment,period,value,total_of
36,covered_workers,,2024,30,segment
36,covered_workers,PU,2024,10,
36,covered_workers,BPU,2024,20,
""",
    fails="""
region,measure,segment,period,value,total_of
36,covered_workers,,2024,31,segment
36,covered_workers,PU,2024,10,
36,covered_workers,BPU,2024,20,
""",
)
def sums(book: Book, limits: Limits) -> Outcomes:
    """A ``total_of`` figure with the sum of its parts; parts that exceed their total in any case."""
    for total in book.figures:
        if not total.spec.adds_up:
            continue
        if total.total_of:
            ways = [parts for parts in readings(total, total.total_of, book) if parts]
            if ways:
                yield _compared(total, total.total_of, ways)
            continue
        for dimension in book.finer_dimensions(total):
            parts = parts_of(total, dimension, book) if _adds_up_over(total, dimension) else []
            if parts:
                yield _exceeded(total, dimension, parts)


def _compared(total: Figure, dimension: str, ways: list[list[Figure]]) -> Outcome | None:
    """Hold a total against its parts; where the list can be read in two ways, against the one that is nearer."""
    said = total.interval()
    sums = [total_formula(len(parts)).apply(tuple(part.interval() for part in parts)) for parts in ways]
    if any(one.meets(said) for one in sums):
        return None
    near = min(range(len(sums)), key=lambda place: abs(sums[place].distance(total.value)))
    return _outcome(total, dimension, ways[near], sums[near], _NOT_EQUAL)


def _adds_up_over(total: Figure, dimension: str) -> bool:
    """Whether parts that nobody calls parts may be held against a whole.

    One person is in several programmes at once, and a category stands beside its groups as often as above
    them (FORMATS section 3: a parent is compared with its children only where ``total_of`` says so).
    """
    if dimension == "programme":
        return total.spec.unit == "IDR"
    return dimension != "category" or not total.category


def _exceeded(total: Figure, dimension: str, parts: list[Figure]) -> Outcome | None:
    """Without ``total_of`` the list may be incomplete, so only too much is a disagreement."""
    if total.spec.signed:
        return None
    least = sum(part.interval().low for part in parts)
    if least <= total.interval().high:
        return None
    expected = total_formula(len(parts)).apply(tuple(part.interval() for part in parts))
    return _outcome(total, dimension, parts, expected, _EXCEEDED)


def _outcome(
    total: Figure, dimension: str, parts: list[Figure], expected: Interval, message: Text
) -> Outcome:
    # without a stated total groups may overlap: a cadre may be a fisher too, one person be paid for twice
    overlapping = dimension in ("category", "sponsor") and not total.total_of
    unit = total.spec.unit
    return Outcome(
        subject=total,
        severity="warning" if overlapping else "error",
        expected=expected,
        message=message.fill(
            what=called(total),
            stated=stated(total),
            expected=amount(expected, unit),
            dimension=DIMENSIONS[dimension],
            parts=listed([stated(part) for part in parts[:MOST_NAMED]]),
        ),
        key=dimension,
        inputs=tuple(parts),
        formula=total_formula(len(parts)),
        shown_formula=" + ".join(str(part.value) for part in parts) if len(parts) <= MOST_NAMED else "",
    )


@lru_cache(maxsize=256)
def total_formula(count: int) -> Formula:
    """The formula of a sum of so many parts."""
    return Formula("sum", ("part",) * count, _add)


def _add(first: Any, *rest: Any) -> Any:
    for one in rest:
        first = first + one
    return first
