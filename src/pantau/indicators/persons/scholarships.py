"""Children whose scholarship was paid last year and is due again this year, as far as claims can say.

A row of claims with the benefit ``scholarship`` is one year of one child. Which child it is, how old, at which
school, whether married or at work is in no row: the amount tells the level, and the rest stays an interval.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

import ibis

from pantau.core.text import Text
from pantau.indicators.persons.place import Place
from pantau.indicators.persons.spans import kept
from pantau.indicators.persons.standing import standing
from pantau.indicators.question import Question
from pantau.indicators.views import Views
from pantau.law.benefits.scholarship import levels_at
from pantau.law.dated import law_on, parameters

SCHOLARSHIP: Final = "scholarship"
LIMITS: Final = Text(
    "anak yang dibayar tahun lalu dan belum habis masa jenjangnya; umur 23 tahun, menikah, bekerja, dan anak yang "
    "baru mulai tahun ini tidak terlihat dari klaim",
    "children paid for last year whose years are not used up; age 23, marriage, work and children who begin this "
    "year cannot be seen in claims",
)


class Payments(NamedTuple):
    """So many payments of one amount in one year for the children of one person, programme and event."""

    case: tuple[int, str, date]
    year: int
    amount: Decimal
    many: int


class Due(NamedTuple):
    """Children due again this year: at least, at most, and as they are if each was paid without a break.

    ``paid_last_year`` are those who were paid, ``paid_already`` those due who were paid this year as well,
    ``unclear`` payments whose amount is no year of one child: they are in none of the counts.
    """

    value: int
    low: int
    high: int
    paid_last_year: int
    paid_already: int
    unclear: int


def scholarship_parts(views: Views, question: Question) -> Any:
    """Payments of scholarships up to the end of the year of the question, for events that pay by level.

    Columns: the breakdowns, person, ``right`` (the programme), event_date, ``year`` (of the payment), amount and
    ``payments``. Small: a row for each family, year and amount; `due_again` counts them.
    """
    place = Place(question)
    names = dict.fromkeys("birth_month" if name == "birth" else name for name in place.keep)
    rows = views.claims.filter(views.claims.benefit == SCHOLARSHIP)
    rows = standing(rows, "claim_id", "person", "programme", "event_date", "paid_on", "amount", *names)
    rows = rows.filter(
        rows.paid_on <= date(question.at.year, 12, 31),
        rows.event_date >= _by_level_since(),
        rows.amount.notnull(),
    )
    if "birth" in place.keep:
        rows = rows.mutate(birth=kept(rows, "birth"))
    found = place.placed(rows.mutate(year=rows.paid_on.year().cast("int64"), right=rows.programme))
    return place.grouped(found, "person", "right", "event_date", "year", "amount", payments=ibis._.count())


def _by_level_since() -> date:
    """The first day of events whose children are paid each year; before it one sum was paid once."""
    return parameters()["scholarship.by_level"].entries[0].since


def due_again(payments: Iterable[Payments], year: int) -> Due:
    """Who was paid last year and is due this year, counted from the payments of a place.

    A child leaves the count when the years of its last level are used up: the level with no next one (higher
    education), by its amount. With one or two children of one family at it, who had which year is not told: as
    many as can have used theirs up make ``low``, none makes ``high``, and ``value`` takes each child as paid
    without a break.
    """
    cases: dict[tuple[int, str, date], list[Payments]] = {}
    for one in payments:
        cases.setdefault(one.case, []).append(one)
    counted = [_of_case(found, year) for found in cases.values()]
    return Due(*(sum(column) for column in zip(*counted, strict=True))) if counted else Due(0, 0, 0, 0, 0, 0)


def _of_case(payments: list[Payments], year: int) -> Due:
    """One family after one event."""
    law = law_on(payments[0].case[2])
    levels, most = levels_at(law), int(law["scholarship.children"].number)
    yearly = {row["yearly"] for row in levels}
    clear = [one for one in payments if one.amount in yearly]
    paid = Counter[int]()
    for one in clear:
        paid[one.year] += one.many
    at_last = Counter[int]()
    for one in clear:
        at_last[one.year] += one.many * (one.amount == levels[-1]["yearly"])
    children = min(paid[year - 1], most)
    ending = _Ending(at_last, year - 1, int(levels[-1]["years"]), most)
    low, high = children - ending.most, children - ending.least
    value = min(max(children - ending.without_a_break, low), high)
    unclear = sum(one.many for one in payments if one.amount not in yearly and one.year in (year - 1, year))
    unclear += max(0, paid[year - 1] - most)
    return Due(value, low, high, children, min(value, paid[year]), unclear)


class _Ending:
    """How many children at the last level have used up its years: at most, at least, and without a break."""

    def __init__(self, payments: Counter[int], last: int, years: int, children: int) -> None:
        at_it = min(payments[last], children)
        before = {year: many for year, many in payments.items() if many and year <= last}
        had = sum(before.values())
        self.most = min(at_it, had // years) if len(before) >= years else 0
        # A child that goes on needs a year that nobody has had.
        self.least = max(0, at_it - max(0, children * years - had))
        self.most = max(self.most, self.least)
        runs = [self._run(before, last, child) for child in range(1, at_it + 1)]
        self.without_a_break = sum(run % years == 0 for run in runs)

    @staticmethod
    def _run(payments: dict[int, int], year: int, child: int) -> int:
        """The years in a row up to one in which so many children were paid for."""
        many = 0
        while payments.get(year, 0) >= child:
            many, year = many + 1, year - 1
        return many
