"""``jump``: a stock against its own history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from math import ceil

from pantau.core.text import Text
from pantau.figures import Figure, Interval
from pantau.review.book import Book, Shelf
from pantau.review.limits import Limits
from pantau.review.outcome import Outcome, Outcomes, check
from pantau.review.wording import amount, called, stated, when

_JUMPED = Text(
    "{what}: {stated} per {when}, sebelumnya {before} per {before_when}: berubah {change}, "
    "lebih dari {limit} yang wajar.",
    "{what}: {stated} as of {when}, before that {before} as of {before_when}: a change of {change}, "
    "more than the usual {limit}.",
)


@check(
    "jump",
    Text("Angka tidak melompat dibanding sebelumnya", "A stock does not jump"),
    passes="""
region,measure,period,value
18,eligible_workers,2024,1000
18,eligible_workers,2025,1200
""",
    fails="""
region,measure,period,value
18,eligible_workers,2024,1000
18,eligible_workers,2025,400
""",
)
def jump(book: Book, limits: Limits) -> Outcomes:
    """A change of more than 25 % within a year, and 25 % more per further year (both are settings)."""
    for shelf in book.shelves():
        if len(shelf) > 1 and next(iter(shelf.values()))[0].spec.history:
            for before, after in _steps(shelf):
                yield _compare(before, after, limits)


def _steps(shelf: Shelf) -> Iterator[tuple[list[Figure], Figure]]:
    """Each figure with all that was said of the time before it."""
    histories: defaultdict[object, dict[object, list[Figure]]] = defaultdict(dict)
    for figures in shelf.values():
        for figure in figures:
            if not figure.period.is_range and figure.basis != "required":
                history = histories[
                    figure.segment,
                    figure.programme,
                    figure.sponsor,
                    figure.group,
                    figure.definition,
                    figure.basis,
                ]
                history.setdefault(figure.period.end, []).append(figure)
    for history in histories.values():
        times = [history[end] for end in sorted(history)]  # type: ignore[type-var]
        for earlier, later in pairwise(times):
            if earlier[0].period.end < later[0].period.start:
                before = list({(one.value, one.qualifier, one.precision): one for one in earlier}.values())
                yield from ((before, figure) for figure in later)


def allowed_change(before: Figure, after: Figure, limits: Limits) -> Decimal:
    """The change in percent that the time between two figures allows."""
    days = (after.period.end - before.period.end).days
    further_years = max(0, ceil((days - 366) / 365.25))
    return limits.jump_percent + limits.jump_percent_per_year * further_years


def _compare(earlier: list[Figure], after: Figure, limits: Limits) -> Outcome | None:
    now = after.interval()
    for before in earlier:
        was, limit = before.interval(), allowed_change(before, after, limits)
        if was.high <= 0 or _is_near(was, now, limit):
            return None
    return _outcome(earlier[-1], after, limits)


def _is_near(was: Interval, now: Interval, limit: Decimal) -> bool:
    return was.low * (100 - limit) <= now.high * 100 and now.low * 100 <= was.high * (100 + limit)


def _outcome(before: Figure, after: Figure, limits: Limits) -> Outcome:
    was, limit = before.interval(), allowed_change(before, after, limits)
    expected = Interval(was.low * max(Decimal(0), 100 - limit) / 100, was.high * (100 + limit) / 100)
    change = (after.value / before.value - 1) * 100 if before.value else Decimal(0)
    return Outcome(
        subject=after,
        # a denominator that jumps changes every rate computed on it; a programme that grows may just be growing
        severity="warning" if after.measure == "eligible_workers" else "question",
        expected=expected,
        message=_JUMPED.fill(
            what=called(after),
            stated=stated(after),
            before=stated(before),
            when=when(after),
            before_when=when(before),
            change=amount(Interval.exact(round(change, 1)), "percent"),
            limit=amount(Interval.exact(limit), "percent"),
        ),
        inputs=(before,),
    )
