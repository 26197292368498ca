"""What the law pays, over the whole period of a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from math import gcd
from typing import NamedTuple

from pantau.core.period import Period
from pantau.core.text import Text
from pantau.errors import LawError
from pantau.figures import Figure, Interval
from pantau.figures.interval import INFINITY
from pantau.law import LawfulAmount, death_amounts, disability_amounts, payment_bounds, scholarship_amounts
from pantau.review.rates import FIRST, months_of

MOST_CHILDREN = 2  # PP 82/2019: the scholarship is for two children at most
COMPONENTS = {
    "lump_sum": Text("santunan sekaligus", "lump sum"),
    "periodic": Text("santunan berkala", "periodic benefit"),
    "funeral": Text("biaya pemakaman", "funeral"),
}
_CHILDREN = re.compile(
    r"\b(1|2|one|two|satu|dua|seorang)\s+(?:orang\s+)?(?:child|children|anak)\b", re.IGNORECASE
)


class Benefit(NamedTuple):
    """A lawful benefit: one amount, or all amounts from one up where it follows the wage.

    ``base`` is the monthly income it is reckoned on, where a table fixes it; ``whole`` is false for what is
    less than the usual benefit (the funeral alone, within the first three months; one year of a scholarship).
    """

    amounts: Interval
    programme: str
    base: Decimal | None
    components: tuple[tuple[str, Decimal], ...]
    firm: bool
    whole: bool
    reference: str


class PaymentBounds(NamedTuple):
    """The least and the most that one payment can be, with the law where it fixes them."""

    least: Decimal
    most: Decimal
    reference: str


def benefits(figure: Figure, lowest_wage: Decimal) -> tuple[Benefit, ...]:
    """All that the law pays for the event of a figure, at any time in its period."""
    programmes = figure.programme.split("+") if figure.programme else ["JKK", "JKM"]
    if figure.measure == "benefit_scholarship":
        return _scholarships(figure.period, children_of(figure.note))
    segment = "PMI" if figure.category == "pmi" else figure.segment
    found = [
        _over(figure.measure, one, code, figure.period, lowest_wage)
        for one in programmes
        for code in segment.split("+")
    ]
    return tuple(dict.fromkeys(benefit for some in found for benefit in some))


def other_benefits(figure: Figure) -> Iterator[tuple[str, Interval]]:
    """The lowest whole benefit of each programme that the figure does not name."""
    if figure.measure == "benefit_scholarship":
        return
    for programme in ("JKK", "JKM"):
        if programme not in figure.programme.split("+"):
            event = "benefit_death" if programme == "JKM" else figure.measure  # JKM pays for deaths only
            some = _over(event, programme, figure.segment.split("+")[0], figure.period, Decimal(0))
            exact = [one.amounts for one in some if one.whole and one.amounts.is_exact]
            if exact:
                yield programme, min(exact, key=lambda one: one.low)


def twice(lawful: tuple[Benefit, ...], figure: Figure) -> Iterator[Interval]:
    """What two memberships give: twice the whole benefit, and that less one funeral (Permenaker 1/2025)."""
    if figure.measure != "benefit_death":
        return
    for one in lawful:
        if one.whole and one.amounts.is_exact and one.programme == "JKM":
            yield one.amounts * 2
            funeral = sum(amount for code, amount in one.components if code == "funeral")
            if funeral:
                yield one.amounts * 2 - Interval.exact(funeral)


def children_of(note: str) -> int:
    """How many children a note says a scholarship is for; the most that the law allows where it says nothing."""
    found = _CHILDREN.search(note)
    if found is None:
        return MOST_CHILDREN
    return 1 if found[1].lower() in ("1", "one", "satu", "seorang") else MOST_CHILDREN


def bounds_of_payment(figure: Figure, usual: tuple[Decimal, Decimal]) -> PaymentBounds:
    """What one payment can be: by law for the death programme, else what monitoring takes as usual."""
    if figure.programme == "JKM" and "PMI" not in figure.segment.split("+"):
        try:
            bounds = payment_bounds("JKM", figure.period.end)
        except LawError:
            return PaymentBounds(*usual, "")
        return PaymentBounds(bounds.low, bounds.high or usual[1], bounds.reference)
    return PaymentBounds(*usual, "")


def payment_step(figure: Figure) -> Decimal | None:
    """What every payment of the death programme is a multiple of: its benefits and each year of scholarship."""
    return _payment_step(figure.period)


@lru_cache(maxsize=1024)
def _payment_step(period: Period) -> Decimal | None:
    deaths = _over("benefit_death", "JKM", "", period, Decimal(0))
    amounts = [*deaths, *_scholarships(period, MOST_CHILDREN)]
    step = gcd(*(int(one.amounts.low) for one in amounts))
    return Decimal(step) if step > 1 else None


@lru_cache(maxsize=4096)
def _over(
    measure: str, programme: str, segment: str, period: Period, lowest_wage: Decimal
) -> tuple[Benefit, ...]:
    lister = death_amounts if measure == "benefit_death" else disability_amounts
    found: dict[Interval, Benefit] = {}
    for day in _days(period):
        try:
            lawful = lister(programme, segment, day)
        except LawError:
            continue
        for one in lawful:
            if one.segment != "PMI" or segment == "PMI":
                for benefit in _benefits(one, programme, lawful, lowest_wage):
                    found.setdefault(benefit.amounts, benefit)
                    if measure == "benefit_disability":
                        _add_lump_sum(benefit, found)
    return tuple(found.values())


def _benefits(
    one: LawfulAmount, programme: str, lawful: tuple[LawfulAmount, ...], lowest_wage: Decimal
) -> Iterator[Benefit]:
    amounts = Interval(one.on_wage(lowest_wage), INFINITY) if one.per_wage else Interval.exact(one.amount)
    usual = max(other.amount for other in lawful if other.segment == one.segment)
    yield Benefit(
        amounts=amounts,
        programme=programme,
        base=one.base,
        components=tuple((part.code, part.amount) for part in one.components),
        firm=one.status == "firm",
        whole=bool(one.base or one.per_wage or one.amount == usual or one.segment == "PMI"),
        reference=one.reference,
    )


def _add_lump_sum(benefit: Benefit, found: dict[Interval, Benefit]) -> None:
    """A disability benefit is told with or without its periodic part: the measure leaves it open."""
    for code, amount in benefit.components:
        if code == "lump_sum":
            alone = Interval.exact(amount)
            found.setdefault(alone, benefit._replace(amounts=alone, whole=False, components=()))


@lru_cache(maxsize=1024)
def _scholarships(period: Period, children: int) -> tuple[Benefit, ...]:
    found: dict[Decimal, Benefit] = {}
    for day in _days(period):
        try:
            some = scholarship_amounts(day, children)
        except LawError:
            continue
        years = {
            one + other
            for one in some.yearly
            for other in ((Decimal(0), *some.yearly) if children > 1 else (0,))
        }
        for amount in (*some.reachable, *sorted(years)):
            whole = amount == some.maximum
            benefit = Benefit(Interval.exact(amount), "", None, (), True, whole, some.reference)
            found.setdefault(amount, benefit)
    return tuple(found.values())


def _days(period: Period) -> list[date]:
    """The days on which the law is asked: the first and last, and the first of each month between."""
    days = {period.start, *(month.first for month in months_of(period)), period.end}
    return sorted(day for day in days if day >= FIRST and period.start <= day <= period.end)
