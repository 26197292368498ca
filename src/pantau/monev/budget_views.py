"""What a budget line buys by the law of each month, and which months of the year stay open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pantau.core.money import ZERO
from pantau.core.period import Month, Period
from pantau.errors import LawError
from pantau.figures import Figure
from pantau.law import LawfulAmount, lawful_rates
from pantau.monev.budgets import BudgetLine

YEAR: Final = 12


@dataclass(frozen=True)
class Lawful:
    """The contribution of one worker for a month as the law has it.

    ``stated``: the rate of the line is lawful and is the one meant; else it is the lowest lawful one.
    """

    amount: Decimal
    reference: str
    stated: bool


@dataclass(frozen=True)
class Bought:
    """What a line buys at the lawful rate of each month.

    ``person_months`` is what the amount pays for in all; ``months`` the whole months that it pays for all its
    people, ``left`` what is over then; ``uncovered`` are the months of the year without cover, and ``short`` is
    what a whole year would cost beyond the amount.
    """

    amount: Decimal
    person_months: int
    months: tuple[Month, ...]
    left: Decimal
    uncovered: tuple[Month, ...]
    needed: Decimal | None
    short: Decimal | None


def lawful_months(line: BudgetLine) -> dict[Month, Lawful]:
    """The lawful contribution of one worker for each month of the line's year.

    Empty for those whose contribution hangs on a wage that a budget line does not name, and where the law of a
    month is not known.
    """
    found: dict[Month, Lawful] = {}
    for month in (Month(line.year, number) for number in range(1, YEAR + 1)):
        amounts = _lawful(line.segment, line.programmes, month, line.source)
        if amounts:
            meant = next((one for one in amounts if one.amount == line.rate), None)
            chosen = meant or amounts[0]
            found[month] = Lawful(chosen.amount, chosen.reference, meant is not None)
    return found


def bought(line: BudgetLine, lawful: Mapping[Month, Lawful]) -> Bought | None:
    """What its money buys from its first month on; none where amount or rate are not known."""
    amount = line.available
    rates = {month: one.amount for month, one in lawful.items()} or _stated_rates(line)
    if amount is None or not rates:
        return None
    paying = [month for month in rates if month >= line.starts]
    months, left = _whole_months(amount, paying, rates, line.persons)
    needed = sum(rates.values(), ZERO) * line.persons if line.persons and len(rates) == YEAR else None
    year = [Month(line.year, number) for number in range(1, YEAR + 1)]
    return Bought(
        amount=amount,
        person_months=len(months) * (line.persons or 0)
        + _more(left, paying[len(months) :], rates, line.persons),
        months=tuple(months),
        left=left,
        uncovered=tuple(month for month in year if month not in months) if line.persons else (),
        needed=needed,
        short=None if needed is None else max(ZERO, needed - amount),
    )


def required_for(line: BudgetLine, lawful: Mapping[Month, Lawful]) -> Decimal | None:
    """What the law asks for the people and months stated; none where that cannot be said."""
    if line.persons is None or line.months is None:
        return None
    paid = [lawful[month].amount for month in planned_months(line) if month in lawful]
    return sum(paid, ZERO) * line.persons if len(paid) == line.months else None


def figures_of_line(line: BudgetLine, source: str) -> tuple[Figure, ...]:
    """A line as the figures that a review reads, reported by a source."""
    amounts = {"budget_allocated": line.available, "budget_realised": line.realised}
    counts = {"funded_workers": line.persons, "months_funded": line.months, "contribution_rate": line.rate}
    given = {**amounts, **counts}
    period = Period.parse(str(line.year))
    return tuple(
        Figure(
            line.region,
            measure,
            period,
            Decimal(value),
            line.category,
            line.segment if measure == "contribution_rate" else "",
            line.programmes if measure == "contribution_rate" else "",
            line.source,
            source=source,
        )
        for measure, value in given.items()
        if value is not None
    )


@lru_cache(maxsize=4096)
def _lawful(segment: str, programmes: str, month: Month, source: str) -> tuple[LawfulAmount, ...]:
    """The lawful contributions of those who pay by a table, lowest first."""
    try:
        rates = lawful_rates(segment, programmes.replace("+", ","), month, source)
    except LawError:
        return ()
    return tuple(sorted((one for one in rates if not one.per_wage), key=lambda one: one.amount))


def _stated_rates(line: BudgetLine) -> dict[Month, Decimal]:
    if line.rate is None:
        return {}
    return {Month(line.year, number): line.rate for number in range(1, YEAR + 1)}


def planned_months(line: BudgetLine) -> list[Month]:
    """The months that the line says it pays; those beyond the year are left out."""
    planned = [line.starts.plus(n) for n in range(line.months or 0)]
    return [month for month in planned if month.year == line.year]


def _whole_months(
    amount: Decimal, paying: Sequence[Month], rates: Mapping[Month, Decimal], persons: int | None
) -> tuple[list[Month], Decimal]:
    months: list[Month] = []
    for month in paying:
        cost = rates[month] * (persons or 0)
        if not cost or cost > amount:
            break
        months.append(month)
        amount -= cost
    return months, amount


def _more(left: Decimal, months: Sequence[Month], rates: Mapping[Month, Decimal], persons: int | None) -> int:
    """How many single months of one person the rest still pays."""
    paid = 0
    for month in months:
        people = int(left // rates[month])
        if persons is not None:
            people = min(people, persons)
        paid += people
        left -= people * rates[month]
    return paid
