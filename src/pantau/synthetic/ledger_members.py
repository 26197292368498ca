"""Enrolments of made-up people: contracts of a budget year, terms, sites, jobs that are left and taken up again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from pantau.core.period import Month, Period
from pantau.synthetic.ledger_rows import Member
from pantau.synthetic.ledger_schemes import SECOND, Scheme, schemes_of
from pantau.synthetic.numbers import employer_number
from pantau.synthetic.person import Person

COVERED: Final = 0.75  # of the people whose category somebody pays for
_SECOND: Final = 0.05  # of those have a second payer
_RENEWED: Final = 0.88  # of the contracts of a budget year
_ON_TIME: Final = 0.6  # of the budgets are there in January
_LEAVES: Final = 0.18  # of those who have a job, within the months that are looked at
_TOLD: Final = 0.8  # of the deaths end the enrolment; of the others nobody tells the office
_EMPLOYERS: Final = 40


def members(random: Random, person: Person, months: Period) -> Iterator[Member]:
    """The enrolments of one person that touch the months, none for many; each payer's apart from the others'."""
    schemes = schemes_of(person.category)
    if schemes is None or random.random() >= COVERED:
        return
    told = person.died if random.random() < _TOLD else None
    chosen = [(schemes.draw(random), person.category)]
    if random.random() < _SECOND:
        chosen.append(SECOND[int(random.random() * len(SECOND))])
    paid: set[tuple[str, str, str]] = set()
    starts: set[tuple[str, str, date]] = set()
    for scheme, category in chosen:
        course = [
            each._replace(category=category)
            for each in _course(random, person, scheme, months)
            if (each.segment, each.sponsor, each.payer) not in paid
            and (each.segment, each.sponsor, each.start) not in starts
            and (person.died is None or each.start <= person.died)
        ]
        paid.update((each.segment, each.sponsor, each.payer) for each in course)
        starts.update((each.segment, each.sponsor, each.start) for each in course)
        yield from (_ended(each, told) for each in course)


def _ended(member: Member, died: date | None) -> Member:
    if died is None or (member.end and member.end < died):
        return member
    return member._replace(end=died, end_reason="death")


def _course(random: Random, person: Person, scheme: Scheme, months: Period) -> Iterator[Member]:
    lowest, highest, step = scheme.incomes
    income = lowest + step * int(random.random() * ((highest - lowest) // step + 1))
    payer = employer_number(random, _EMPLOYERS) if scheme.sponsor == "EMPLOYER" else ""
    # A village pays for its own people; everybody else reports by city or regency.
    region = person.village.code if scheme.sponsor == "APBDES" else person.village.code[:5]
    who = Member(
        person.id, scheme.segment, scheme.sponsor, payer, person.category, region, scheme.programmes, income,
        months.start, None, "", scheme.risk,
    )  # fmt: skip
    return _COURSES[scheme.course](random, who, months)


def _budget(random: Random, who: Member, months: Period) -> Iterator[Member]:
    for year in range(months.start.year, months.end.year + 1):
        if random.random() >= _RENEWED:
            continue
        first = 1 if random.random() < _ON_TIME else 2 + int(random.random() * 4)
        start, end = date(year, first, 1), date(year, 12, 31)
        if start <= months.end and end >= months.start:
            yield who._replace(start=start, end=end, end_reason="contract_end")


def _term(random: Random, who: Member, months: Period) -> Iterator[Member]:
    first = _month_of(random, months)
    last = first.plus(1 + int(random.random() * 3)).last
    yield who._replace(start=first.first, end=last, end_reason="term_end")


def _project(random: Random, who: Member, months: Period) -> Iterator[Member]:
    first = _month_of(random, months)
    last = first.plus(2 + int(random.random() * 7)).last
    yield who._replace(start=first.first, end=last, end_reason="project_end")


def _steady(random: Random, who: Member, months: Period) -> Iterator[Member]:
    before = random.random() < 0.7
    start = (
        months.start - timedelta(days=1 + int(random.random() * 1500))
        if before
        else _month_of(random, months).first + timedelta(days=int(random.random() * 28))
    )
    if random.random() >= _LEAVES:
        yield who._replace(start=start)
        return
    left = _month_of(random, months)
    if left.last <= start:
        yield who._replace(start=start)
        return
    reason = "resigned" if random.random() < 0.7 else "dismissed"
    yield who._replace(start=start, end=left.last, end_reason=reason)
    again = left.plus(1 + int(random.random() * 5)).first
    if again <= months.end and random.random() < 0.7:
        yield who._replace(start=again, payer=employer_number(random, _EMPLOYERS))


def _own(random: Random, who: Member, months: Period) -> Iterator[Member]:
    yield who._replace(start=_month_of(random, months).first + timedelta(days=int(random.random() * 28)))


def _month_of(random: Random, months: Period) -> Month:
    return Month.of(months.start).plus(int(random.random() * months.months))


_COURSES: Final = {
    "budget": _budget,
    "term": _term,
    "project": _project,
    "steady": _steady,
    "own": _own,
}
