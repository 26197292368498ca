"""Days from event to payment: the mean, and the days that half and nine in ten of the claims took at most."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

import ibis

from pantau.indicators.persons.place import Place
from pantau.indicators.persons.spans import kept
from pantau.indicators.persons.standing import standing
from pantau.indicators.question import Question
from pantau.indicators.views import Views


class Waiting(NamedTuple):
    """What so many claims took: days in all, and the order statistics."""

    claims: int
    days: int
    median: int
    ninth_decile: int

    @property
    def mean(self) -> Decimal:
        """Days a claim, not rounded beyond the precision of decimals."""
        return Decimal(self.days) / self.claims


def waiting_parts(views: Views, question: Question) -> Any:
    """How many claims paid in the span of the question took how many days.

    Columns: the breakdowns (``programme`` and ``office`` too), ``days``, ``claims``. The region is that of the
    claim; a claim that is not paid yet is not in it.
    """
    place = Place(question)
    own = [name for name in ("programme", "office") if name in question.by]
    names = dict.fromkeys([*("birth_month" if name == "birth" else name for name in place.keep), *own])
    rows = standing(views.claims, "claim_id", "event_date", "paid_on", "amount", *names)
    if "birth" in place.keep:
        rows = rows.mutate(birth=kept(rows, "birth"))
    paid = rows.filter(rows.paid_on.between(question.span.start, question.span.end), rows.amount.notnull())
    counted = paid.mutate(days=paid.paid_on.delta(paid.event_date, unit="day").cast("int64"))
    return place.grouped(place.placed(counted), *own, "days", claims=ibis._.count())


def waited(counts: Iterable[tuple[int, int]]) -> Waiting | None:
    """The figures of pairs (days, claims); none of no claim.

    The median and the ninth decile are days that a claim took: the smallest within which half, and nine in ten,
    were paid. Nothing is interpolated.

    >>> waited([(10, 1), (20, 2), (90, 1)])
    Waiting(claims=4, days=140, median=20, ninth_decile=90)
    """
    found = sorted(counts)
    claims = sum(many for _, many in found)
    if not claims:
        return None
    days = sum(day * many for day, many in found)
    return Waiting(claims, days, _within(found, claims, 5), _within(found, claims, 9))


def _within(found: list[tuple[int, int]], claims: int, tenths: int) -> int:
    """The smallest number of days within which so many tenths of the claims were paid."""
    reached = 0
    for day, many in found:
        reached += many
        if reached * 10 >= claims * tenths:
            return day
    raise ValueError("more tenths than there are")
