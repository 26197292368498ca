"""Figures that a review computes from those given: rates, worker-months, the cost of a gap."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from pantau.core.period import Month
from pantau.figures import MEASURES, Derived, Figure, Formula, Interval
from pantau.review.book import Book
from pantau.review.rates import as_required, lowest_rate, pays_flat

COMPUTED = ("coverage_rate", "claim_ratio", "uncovered_workers", "gap_workers", "benefit_average")
MONTHS_OF_A_YEAR = 12
_WORKER_MONTHS = Formula("derived", ("contributions", "contribution_rate"), lambda c, r: c / r)
_GAP_COST = Formula("derived", ("gap_workers", "contribution_rate"), lambda g, r: g * r * MONTHS_OF_A_YEAR)
_DIGITS = {"percent": 2, "points": 2}


def derived_figures(book: Book) -> Iterator[Derived]:
    """What the case does not say but its figures give, each with formula and inputs.

    Only from figures of one source, and only where that source does not say it itself.
    """
    gaps = [(gap, gap.interval()) for gap in book.of("gap_workers")]
    for measure in COMPUTED:
        for one in _computed(measure, book):
            yield one
            if measure == "gap_workers":
                gaps.append((one.figure, one.interval))
    yield from _worker_months(book)
    for gap, people in gaps:
        yield from _gap_cost(gap, people)


def _computed(measure: str, book: Book) -> Iterator[Derived]:
    for formula in MEASURES[measure].formulas[:2]:
        for first in book.of(formula.inputs[0]):
            inputs = _inputs(first, measure, formula, book)
            if inputs:
                result = formula.apply(tuple(figure.interval() for figure in inputs))
                impossible = result.high < 0 and not MEASURES[measure].signed
                if result.width.is_finite() and not impossible:
                    yield derived(_blank(first, measure), formula, inputs, result)


def _inputs(first: Figure, measure: str, formula: Formula, book: Book) -> tuple[Figure, ...]:
    """The inputs beside the first one, all of its source; none where that source says the result itself."""
    if book.says(first, measure):
        return ()
    found = [first]
    for name in formula.inputs[1:]:
        others = book.inputs(first, name)
        if not others or others[0].source != first.source:
            return ()
        found.append(others[0])
    said = book.inputs(first, measure)  # of a day or month that is the same time
    return () if said and said[0].source == first.source else tuple(found)


def _blank(figure: Figure, measure: str) -> Figure:
    """The place and time of a figure for another measure, without a value."""
    return figure._replace(
        measure=measure, value=Decimal(0), qualifier="", precision=None, total_of="", note="", unit="", row=0
    )


def derived(blank: Figure, formula: Formula, inputs: tuple[Figure, ...], result: Interval) -> Derived:
    """A computed figure; its value is the middle of what it can be, rounded half up for showing."""
    digits = _DIGITS.get(blank.spec.unit, 0)
    value = result.middle.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return Derived(blank._replace(value=value), result, formula.text, inputs)


def _worker_months(book: Book) -> Iterator[Derived]:
    """How many worker-months contributions pay for, at the rate of the case, else the lowest lawful one."""
    for paid in book.of("contributions"):
        rate = _rate_paid(paid, book)
        if rate is not None and rate.value > 0:
            result = _WORKER_MONTHS.apply((paid.interval(), rate.interval()))
            if result.width.is_finite():
                yield derived(_blank(paid, "worker_months"), _WORKER_MONTHS, (paid, rate), result)


def _rate_paid(paid: Figure, book: Book) -> Figure | None:
    as_bpu = paid._replace(segment="BPU", programme="JKK+JKM", sponsor="")
    said = book.inputs(paid, "contribution_rate") or book.inputs(as_bpu, "contribution_rate")
    if said:
        return said[0]
    flat = pays_flat(paid)
    lawful = (
        lowest_rate(Month.of(paid.period.end), paid.sponsor)
        if flat and paid.programme in ("", "JKK+JKM")
        else None
    )
    return as_required(_blank(paid, "contribution_rate"), lawful.amount, lawful.reference) if lawful else None


def _bpu_rate(figure: Figure) -> Figure:
    return _blank(figure, "contribution_rate")._replace(segment="BPU", programme="JKK+JKM")


def _gap_cost(gap: Figure, people: Interval) -> Iterator[Derived]:
    """What a year of cover for those missing to the target costs at the lowest lawful BPU rate."""
    rate = lowest_rate(Month.of(gap.period.end), gap.sponsor or "APBD")  # a gap is closed with public money
    if rate is None or people.low <= 0 or not people.width.is_finite():
        return
    law = as_required(_bpu_rate(gap), rate.amount, rate.reference)
    result = _GAP_COST.apply((people, Interval.exact(rate.amount)))
    blank = _blank(gap, "budget_allocated")._replace(basis="required")
    yield derived(blank, _GAP_COST, (gap, law), result)._replace(reference=rate.reference)
