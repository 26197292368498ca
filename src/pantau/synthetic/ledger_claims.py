"""Claims and deaths of made-up members, at what the law owes, and how many could be covered at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Final, NamedTuple

from pantau.core.period import Month, Period
from pantau.law.benefit import benefit
from pantau.synthetic.ledger_payments import office_of
from pantau.synthetic.ledger_rows import Claim, Death, Eligible, Member, Paid
from pantau.synthetic.person import Person

_CLAIMED: Final = 0.7  # of the deaths of people who were covered
_AT_WORK: Final = 0.12  # of the deaths
_CHILDREN: Final = 0.5  # of those who die at work leave children who go to school
_ACCIDENTS: Final = 0.0006  # of the months that are paid
_SAVINGS: Final = 0.6  # of those who leave a job ask for their savings
_LEAVING: Final = {"resigned": "resignation", "dismissed": "dismissal"}
_ON_A_LIST: Final = 0.95  # of the deaths
_ON_TWO: Final = 0.15  # of those
_DEFINITIONS: Final = {"eligible": 100, "employed": 112, "target": 60}  # percent of the people there are


class Desk:
    """Gives claims their numbers and dates as they come in."""

    def __init__(self, random: Random, months: Period) -> None:
        self._random, self._months, self._numbers = random, months, count(1)

    def claims(
        self, member: Member, programme: str, event: date, amounts: Sequence[tuple[str, int]]
    ) -> Iterator[Claim]:
        """The claims of a member after an event: filed together some weeks later, if by the end of the months."""
        filed = event + timedelta(days=3 + int(self._random.random() ** 2 * 200))
        if filed <= self._months.end:
            for benefit, amount in amounts:
                yield self._claim(member, programme, benefit, (event, filed), amount)

    def _claim(
        self, member: Member, programme: str, benefit: str, days: tuple[date, date], amount: int
    ) -> Claim:
        random, (event, filed) = self._random, days
        paid = filed + timedelta(days=1 + int(random.random() ** 2 * 40))
        number = f"ZZ{member.region[:5].replace('.', '')}{next(self._numbers):07d}"
        paid_on = paid if paid <= self._months.end else None
        return Claim(
            number, member.person, programme, benefit, event, filed, paid_on, amount, member.region[:5],
            office_of(member.region),
        )  # fmt: skip


def claims(
    random: Random, people: dict[int, Person], members: Sequence[Member], paid: Iterable[Paid], months: Period
) -> Iterator[Claim]:
    """Deaths, accidents, savings and scholarships of those who were members on the day; filed in any month.

    A claim is of the enrolment that was paid for the month of its event.
    """
    desk = Desk(random, months)
    by_person: dict[int, list[Member]] = {}
    for member in members:
        by_person.setdefault(member.person, []).append(member)
    covered: dict[int, set[tuple[str, str, Month]]] = {}
    for row in paid:
        covered.setdefault(row.person, set()).add((row.segment, row.sponsor, row.month))
        if random.random() < _ACCIDENTS:
            held, died = by_person[row.person], people[row.person].died
            yield from _of_accident(random, desk, _Cover(held, covered[row.person], died), row.month)
    for id_, held in by_person.items():
        cover = _Cover(held, covered.get(id_, set()), people[id_].died)
        if cover.died and months.contains(_day(cover.died)) and random.random() < _CLAIMED:
            yield from _of_death(random, desk, cover)
        for each in held:
            if each.end_reason in _LEAVING and random.random() < _SAVINGS:
                yield from _of_leaving(desk, cover, each)


class _Cover(NamedTuple):
    """The enrolments of a person, the months that were paid, the day of death."""

    held: list[Member]
    paid: set[tuple[str, str, Month]]
    died: date | None

    def on(self, day: date) -> Member | None:
        """The enrolment that was paid for on a day of a living person."""
        if self.died and day > self.died:
            return None
        for each in self.held:
            if each.lasts_on(day) and (each.segment, each.sponsor, Month.of(day)) in self.paid:
                return each
        return None


def _day(day: date) -> Period:
    """A day as a period."""
    return Period.parse(day.isoformat())


def _of_accident(random: Random, desk: Desk, cover: _Cover, month: Month) -> Iterator[Claim]:
    day = month.first + timedelta(days=int(random.random() * 28))
    if who := cover.on(day):
        cost = 150_000 * (1 + int(random.random() ** 3 * 300))
        yield from desk.claims(who, "JKK", day, [("accident", cost)])


def _of_leaving(desk: Desk, cover: _Cover, member: Member) -> Iterator[Claim]:
    if member.end and cover.on(member.end):
        yield from desk.claims(member, "JHT", member.end, [(_LEAVING[member.end_reason], _saved(member))])


def _saved(member: Member) -> int:
    """Savings of JHT without yield: 5.7 % of the wage for each month (PP 46/2015 art. 16)."""
    end = member.end or member.start
    months = (end.year - member.start.year) * 12 + end.month - member.start.month + 1
    return member.income * 57 * months // 1000


def _of_death(random: Random, desk: Desk, cover: _Cover) -> Iterator[Claim]:
    died = cover.died
    who = cover.on(died) if died else None
    if died is None or who is None:
        return
    at_work = random.random() < _AT_WORK
    programme = "JKK" if at_work else "JKM"
    children = [("SD", 1), ("SMP", 0)] if at_work and random.random() < _CHILDREN else []
    income = who.income if at_work else None
    owed = benefit(
        programme=programme, event="death", segment=who.segment, on=died, income=income, children=children
    )
    parts = Counter[str]()
    for part in owed.parts:
        parts["scholarship" if part.code == "scholarship" else "death"] += int(part.amount)
    each = parts["scholarship"] // max(1, len(children))
    amounts = [("death", parts["death"]), *(("scholarship", each) for _ in children)]
    yield from desk.claims(who, programme, died, amounts)


def deaths(
    random: Random, people: Iterable[Person], members: Iterable[Member], months: Period
) -> Iterator[Death]:
    """The list of the civil registry, and for some of the same deaths that of a clinic: of people ever enrolled."""
    enrolled = {each.person for each in members}
    for person in people:
        died = person.died
        if died is None or person.id not in enrolled or not months.contains(_day(died)):
            continue
        if random.random() < _ON_A_LIST:
            yield Death(person.id, died, "dukcapil")
            if random.random() < _ON_TWO:
                yield Death(person.id, died, "puskesmas")


def eligible(people: Iterable[Person], months: Period) -> Iterator[Eligible]:
    """How many could be covered by region and category, each year anew, as a survey with an interval gives it."""
    found = Counter((each.village.code[:5], each.category) for each in people)
    for year in range(months.start.year, months.end.year + 1):
        as_of = date(year, 1, 1)
        for (region, category), many in sorted(found.items()):
            for definition, percent in _DEFINITIONS.items():
                value = many * percent // 100
                give = max(1, value * 8 // 100)
                yield Eligible(
                    region, category, "", definition, as_of, value, max(0, value - give), value + give,
                    "sakernas", f"{year - 1}-08",
                )  # fmt: skip
