"""What a budget buys: fewer people longer or more people shorter, and what families then lose."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from pantau.core.money import written
from pantau.core.period import Month
from pantau.core.text import Language, Text
from pantau.errors import Fault, InputError
from pantau.law.question import MOST
from pantau.planning.cost import assumptions
from pantau.planning.cover import Cover, costs_by_months, dues, faults_of, planned, warnings_of
from pantau.planning.gap import Gap, Gaps
from pantau.planning.loss import (
    YEAR,
    Owed,
    Scholarship,
    Standing,
    grace_of,
    scholarship_of,
    standings,
    waiting_months,
)


class Bought(NamedTuple):
    """How many of one group are covered, and what one of them costs."""

    gap: Gap
    people: int
    each: int


@dataclass(frozen=True)
class Choice:
    """A point of the frontier: so many people for so many months, from the same start."""

    cover: Cover
    bought: tuple[Bought, ...]
    budget: int
    standings: tuple[Standing, ...]

    @property
    def months(self) -> int:
        """For how many months each is covered."""
        return self.cover.months

    @property
    def people(self) -> int:
        """Who is covered."""
        return sum(one.people for one in self.bought)

    @property
    def left_out(self) -> int:
        """Who is not."""
        return sum(one.gap.uncovered for one in self.bought) - self.people

    @property
    def cost(self) -> int:
        """What it costs."""
        return sum(one.people * one.each for one in self.bought)

    @property
    def left(self) -> int:
        """What is left of the budget; it would not pay for one person more."""
        return self.budget - self.cost

    @property
    def worker_months(self) -> int:
        """People times months."""
        return self.people * self.months

    @property
    def bare(self) -> tuple[Month, ...]:
        """The months of the year in which nobody is covered."""
        return tuple(one.month for one in self.standings if not one.covered)

    @property
    def short(self) -> tuple[Month, ...]:
        """The covered months in which a death (not at work) brings less than the whole JKM."""
        return tuple(one.month for one in self.standings if one.covered and one.lost)


@dataclass(frozen=True)
class Frontier:
    """Every choice that the budget leaves, the shortest first."""

    cover: Cover
    budget: int
    choices: tuple[Choice, ...]
    scholarship: Scholarship | None
    waiting: Owed
    notes: tuple[Text, ...] = ()

    @property
    def warnings(self) -> tuple[Text, ...]:
        """What the law says beside the amounts, then what was noted of the figures."""
        groups = {one.gap.category for one in self.choices[-1].bought}
        rates = warnings_of(due for group in sorted(groups) for due in dues(self.cover, group))
        grace = grace_of(self.cover)
        return (*rates, *((grace,) if grace else ()), *self.notes)

    def telling(self) -> tuple[Choice, ...]:
        """The choices that say most: the longest that leaves nobody out, where there is one, and the longest of all."""
        whole = [one for one in self.choices if not one.left_out]
        return tuple(dict.fromkeys((*whole[-1:], self.choices[-1])))

    def to_json(self, language: Language = "id") -> dict[str, Any]:
        """The frontier for programs, each choice with its losses in words too."""
        from pantau.planning.buys_told import told  # noqa: PLC0415  what tells a choice knows the choice

        groups = {one.gap.category for one in self.choices[-1].bought}
        return {
            "budget": self.budget,
            "choices": [
                _choice_json(one) | {"told": [line.say(language) for line in told(one, self)]}
                for one in self.choices
            ],
            "assumptions": assumptions(self.cover, {group: dues(self.cover, group) for group in groups}),
            "warnings": [warning.say(language) for warning in self.warnings],
        }


def _choice_json(choice: Choice) -> dict[str, Any]:
    return {
        "months": choice.months,
        "people": choice.people,
        "left_out": choice.left_out,
        "cost": choice.cost,
        "left": choice.left,
        "worker_months": choice.worker_months,
        "nobody_covered": [str(month) for month in choice.bare],
        "funeral_only": [str(month) for month in choice.short],
        "by_month": [
            {
                "month": str(one.month),
                "covered": one.covered,
                "death": one.death.amount,
                "death_lost": one.lost,
                "work_death": one.work_death.amount,
                "work_death_lost": one.lost_at_work,
                "reference": one.full_death.reference,
                "work_reference": one.full_work_death.reference,
            }
            for one in choice.standings
        ],
    }


def buys(gaps: Gaps, cover: Cover, budget: int, months: tuple[int, int] = (1, YEAR)) -> Frontier:
    """What a budget buys for each number of months from ``months[0]`` to ``months[1]``.

    As many people as the money reaches: groups whose rate is lower come first, others in the order of the gap.
    Raises `InputError` with every fault.

    >>> one = buys(Gaps((Gap("36.72", "", 1000),)), Cover(Month(2027, 1)), 16_800_000, (6, 12))
    >>> [(choice.months, choice.people) for choice in one.choices][::6]
    [(6, 166), (12, 83)]
    """
    faults = _faults(gaps, cover, budget, months)
    if faults:
        raise InputError(faults)
    longest = cover.paid_by(cover.sponsor, months[1])
    costs = {gap.category: costs_by_months(longest, gap.category) for gap in gaps.rows}
    choices = []
    for count in range(months[0], months[1] + 1):
        here = cover.paid_by(cover.sponsor, count)
        bought = _bought(gaps, {group: each[count] for group, each in costs.items()}, budget)
        choices.append(Choice(here, bought, budget, standings(here)))
    scholarship = scholarship_of(cover, cover.start.last)
    return Frontier(longest, budget, tuple(choices), scholarship, waiting_months(cover), gaps.notes)


def _bought(gaps: Gaps, each: dict[str, int], budget: int) -> tuple[Bought, ...]:
    left, people = budget, {}
    for place in sorted(range(len(gaps.rows)), key=lambda place: (each[gaps.rows[place].category], place)):
        gap = gaps.rows[place]
        price = each[gap.category]
        people[place] = min(gap.uncovered, left // price) if price else gap.uncovered
        left -= people[place] * price
    return tuple(Bought(gap, people[place], each[gap.category]) for place, gap in enumerate(gaps.rows))


def _faults(gaps: Gaps, cover: Cover, budget: int, months: tuple[int, int]) -> list[Fault]:
    faults = list(faults_of(cover))
    if budget < 0:
        text = Text(
            "anggaran {found} negatif; tulis 0 atau lebih", "the budget {found} is negative; write 0 or more"
        )
        faults.append(planned("budget", text.fill(found=budget)))
    if budget > MOST:
        text = Text("anggaran {found} tidak masuk akal", "the budget {found} is absurd")
        faults.append(planned("budget", text.fill(found=written(Decimal(budget)))))
    if not 1 <= months[0] <= months[1] <= YEAR:
        text = Text(
            "{low} sampai {high} bulan tidak mungkin; dari 1 sampai 12, yang kecil lebih dahulu",
            "{low} to {high} months cannot be; from 1 to 12, the smaller first",
        )
        faults.append(planned("months", text.fill(low=months[0], high=months[1])))
    if not gaps.rows:
        text = Text("tidak ada orang yang belum terlindungi", "there is nobody who is not covered")
        faults.append(planned("people", text))
    for gap in gaps.rows:
        if gap.uncovered < 0:
            text = Text("{what}: {found} orang tidak mungkin", "{what}: {found} people cannot be")
            faults.append(planned("people", text.fill(what=gap.title, found=gap.uncovered)))
    return faults
