"""``sum``: a total against the sum of its parts."""

from __future__ import annotations

from typing import Any

from pantau.core.terms import DIMENSIONS
from pantau.core.text import Text
from pantau.figures import Figure, Formula, Interval
from pantau.review.book import Book
from pantau.review.limits import Limits
from pantau.review.outcome import Outcome, Outcomes, check
from pantau.review.parts import parts_of
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
            parts = parts_of(total, total.total_of, book)
            if parts:
                yield _compared(total, total.total_of, parts)
            continue
        for dimension in book.finer_dimensions(total):
            parts = parts_of(total, dimension, book)
            if parts:
                yield _exceeded(total, dimension, parts)


def _compared(total: Figure, dimension: str, parts: list[Figure]) -> Outcome | None:
    formula = total_formula(len(parts))
    expected = formula.apply(tuple(part.interval() for part in parts))
    if expected.meets(total.interval()):
        return None
    return _outcome(total, dimension, parts, expected, _NOT_EQUAL)


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
    # worker categories of a list without a stated total may overlap: a cadre may be a fisher too
    overlapping = dimension == "category" and not total.total_of
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
        inputs=tuple(parts),
        formula=total_formula(len(parts)),
        shown_formula=" + ".join(str(part.value) for part in parts) if len(parts) <= MOST_NAMED else "",
    )


def total_formula(count: int) -> Formula:
    """The formula of a sum of so many parts."""
    return Formula("sum", ("part",) * count, _add)


def _add(first: Any, *rest: Any) -> Any:
    for one in rest:
        first = first + one
    return first
