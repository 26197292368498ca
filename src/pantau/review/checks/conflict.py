"""``conflict``: one figure said twice with two values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from pantau.core.text import Text
from pantau.figures import Figure, Severity
from pantau.review.book import Book, Shelf
from pantau.review.checks.formulas import computed, ways
from pantau.review.limits import Limits
from pantau.review.outcome import Outcome, Outcomes, check
from pantau.review.wording import amount, called, stated

_SOURCES = Text(
    "{what}: dinyatakan {stated}, sumber lain menyatakan {other} untuk waktu yang sama.",
    "{what}: stated as {stated}, another source says {other} for the same time.",
)
_ONE_SOURCE = Text(
    "{what}: satu sumber menyatakan {stated} dan juga {other}.",
    "{what}: one source says {stated} and also {other}.",
)
_RECORDED = Text(
    "{what}: dilaporkan {stated}, tercatat {other}.", "{what}: reported as {stated}, recorded as {other}."
)


@check(
    "conflict",
    Text("Sumber yang berbeda menyebut angka yang sama", "Different sources say the same"),
    passes="""
region,measure,period,value,source
52,coverage_rate,2025-06,30.7,a
52,coverage_rate,2025-06,31,b
""",
    fails="""
region,measure,period,value,source
52,coverage_rate,2025-06,30.7,a
52,coverage_rate,2025-06,32,b
""",
)
def conflict(book: Book, limits: Limits) -> Outcomes:
    """The same figure from two sources, or reported against recorded."""
    for shelf in book.shelves():
        for figures in _said_twice(shelf):
            yield from _rivals(figures, book)


def _said_twice(shelf: Shelf) -> Iterator[list[Figure]]:
    """Figures that mean the same thing at the same time: within a month, or of one longer period."""
    if _one_at_a_time(shelf):
        return
    groups: defaultdict[object, list[Figure]] = defaultdict(list)
    for figures in shelf.values():
        for figure in figures:
            if figure.basis != "required":
                groups[_identity(figure)].append(figure)
    yield from (figures for figures in groups.values() if len(figures) > 1)


def _one_at_a_time(shelf: Shelf) -> bool:
    """Whether no two figures of a shelf speak of the same day: nearly always, and quick to see."""
    if any(len(figures) > 1 for figures in shelf.values()):
        return False
    periods = sorted(figures[0].period for figures in shelf.values())
    return all(before.end < after.start for before, after in pairwise(periods))


def _identity(figure: Figure) -> tuple[object, ...]:
    period = figure.period
    short = period.months == 1 and figure.spec.kind != "flow"
    time = (period.end.year, period.end.month) if short else (period.start, period.end)
    return (
        time,
        figure.segment,
        figure.programme,
        figure.sponsor,
        figure.group,
        figure.definition,
        figure.unit,
    )


def _rivals(figures: list[Figure], book: Book) -> Outcomes:
    """Hold every figure against the best supported: recorded, borne out by its own parts, then the first."""
    ranks = [(_support(figure, book), -place) for place, figure in enumerate(figures)]
    trusted = figures[ranks.index(max(ranks))]
    for figure in figures:
        if figure is trusted or not _same_days(figure, trusted) or _may_both_be(figure, trusted):
            continue
        if figure.interval().meets(trusted.interval()):
            yield None
        else:
            yield _outcome(figure, trusted)


def _may_both_be(a: Figure, b: Figure) -> bool:
    """Whether one source may name several amounts: benefits and rates differ from person to person."""
    return a.spec.kind == "amount" and a.source == b.source and a.basis == b.basis


def _same_days(a: Figure, b: Figure) -> bool:
    return a.period.contains(b.period) or b.period.contains(a.period)


def _support(figure: Figure, book: Book) -> int:
    if figure.basis == "recorded":
        return 2
    for formula, rivals in ways(figure, book):
        own = [inputs for inputs in rivals if all(one.source == figure.source for one in inputs)]
        if own:
            return 1 if computed(formula, own[0]).meets(figure.interval()) else -1
    return 0


def _outcome(figure: Figure, trusted: Figure) -> Outcome:
    severity: Severity = "question" if figure.spec.kind == "amount" else "warning"
    message = _SOURCES
    if trusted.basis != figure.basis:
        message = _RECORDED
    elif trusted.source == figure.source:
        severity, message = "error", _ONE_SOURCE
    return Outcome(
        subject=figure,
        severity=severity,
        expected=trusted.interval(),
        message=message.fill(
            what=called(figure),
            stated=stated(figure),
            other=amount(trusted.interval(), figure.spec.unit) if trusted.qualifier else stated(trusted),
        ),
        inputs=(trusted,),
    )
