"""``budget``: a budget against people x months x rate."""

from __future__ import annotations

from collections.abc import Iterator

from pantau.core.text import Text
from pantau.figures import Figure, Interval
from pantau.review.book import Book
from pantau.review.limits import Limits
from pantau.review.outcome import Outcome, Outcomes, check
from pantau.review.rates import (
    flat_rates_of,
    is_relief_of_others,
    lowest_rate_figure,
    may_be_wage_earner,
)
from pantau.review.wording import amount, called, stated

PUBLIC = "APBD"  # a budget is public money where its payer is not said
FORMULA = "funded_workers x contribution_rate x months"
_DISAGREES = Text(
    "{what}: {stated}, tetapi {people} orang x {months} bulan x {rate} {rate_of} = {expected}.",
    "{what}: {stated}, but {people} people x {months} months x {rate} {rate_of} = {expected}.",
)
_SAID = Text("(iuran yang disebut)", "(rate as stated)")
_LAWFUL = Text("(iuran BPU terendah menurut aturan)", "(lowest lawful BPU rate)")

_TABLE = """
region,measure,category,segment,programme,sponsor,period,value
64.09,budget_allocated,rentan,,,APBD,2024,{}
64.09,funded_workers,rentan,,,APBD,2024,15000
64.09,contribution_rate,rentan,BPU,JKK+JKM,,2024,16800
"""


@check(
    "budget",
    Text("Anggaran sesuai orang x bulan x iuran", "A budget equals people x months x rate"),
    passes=_TABLE.format(3024000000),
    fails=_TABLE.format(2016000000),
)
def budget(book: Book, limits: Limits) -> Outcomes:
    """A budget with people x months x the rate that is said, else the lawful one."""
    for planned in book.of("budget_allocated", "budget_realised"):
        people = people_for(planned, book)
        months = months_for(planned, book)
        if people is not None and months:
            yield _compare(planned, people, months, book)


def people_for(planned: Figure, book: Book) -> Figure | None:
    """Whom the budget pays: those of its own payer before those of all, its own source before others."""
    return _beside(planned, "funded_workers", planned.category, book)


def _overlap(planned: Figure, figure: Figure) -> bool:
    return figure.period.start <= planned.period.end and planned.period.start <= figure.period.end


def _may_pay(planned: Figure, figure: Figure) -> bool:
    return (
        figure.sponsor in (planned.sponsor, "")
        and (not planned.segment or figure.segment in (planned.segment, ""))
        and figure.group == planned.group
        and figure.definition == planned.definition
    )


def months_for(planned: Figure, book: Book) -> int | None:
    """How many months it pays: as said, else those of its period; none when that is a single day."""
    said = _beside(planned, "months_funded", planned.category, book)
    if said is not None:
        return int(said.value)
    return None if planned.period.start == planned.period.end else planned.period.months


def rate_for(planned: Figure, book: Book) -> Figure | None:
    """The contribution rate that the case names for these people."""
    own = _beside(planned, "contribution_rate", planned.category, book)
    return own or _beside(planned, "contribution_rate", "", book)


def _beside(planned: Figure, measure: str, category: str, book: Book) -> Figure | None:
    """What is said of the people of a budget: of its own payer before all, its own source before others."""
    found = [
        ((figure.sponsor != planned.sponsor, figure.source != planned.source, figure.row), figure)
        for figures in book.shelf(planned.region, measure, category).values()
        for figure in figures
        if _overlap(planned, figure) and _may_pay(planned, figure)
    ]
    return min(found, key=lambda one: one[0])[1] if found else None


def _compare(planned: Figure, people: Figure, months: int, book: Book) -> Outcome | None:
    said = rate_for(planned, book)
    if said is not None and not _plausible(said._replace(sponsor=said.sponsor or planned.sponsor)):
        said = None
    public = planned._replace(sponsor=planned.sponsor or PUBLIC)
    rate = said or lowest_rate_figure(public)
    if rate is None:
        return None
    expected = people.interval() * rate.interval() * months
    others = [] if said else [people.interval() * other * months for other in _lawful(public)]
    if any(cost.meets(planned.interval()) for cost in (expected, *others)):
        return None
    if planned.measure == "budget_realised" and planned.interval().low <= expected.high:
        return None  # less may be spent than people cost
    return _outcome(planned, (people, rate), months, expected, said=said is not None)


def _plausible(said: Figure) -> bool:
    """A stated rate that no law gives has its own finding; it is no measure for the budget.

    Less than the lowest may be a part that somebody bears, unless it is a discount that is not theirs.
    """
    rates = flat_rates_of(said)
    return not rates or (said.value <= max(rate.amount for rate in rates) and not is_relief_of_others(said))


def _lawful(planned: Figure) -> Iterator[Interval]:
    """Every lawful rate that may have been meant."""
    return (Interval.exact(rate.amount) for rate in flat_rates_of(planned._replace(segment="BPU")))


def _outcome(
    planned: Figure, inputs: tuple[Figure, Figure], months: int, expected: Interval, *, said: bool
) -> Outcome:
    """Blamed on a rate that is said or of those who can have no wage; else asked, for a wage may be behind it."""
    people, rate = inputs
    return Outcome(
        subject=planned,
        severity="question" if not said and may_be_wage_earner(planned) else "warning",
        expected=expected,
        message=_DISAGREES.fill(
            what=called(planned),
            stated=stated(planned),
            people=stated(people),
            months=months,
            rate=amount(Interval.exact(rate.value), "IDR"),
            rate_of=_SAID if said else _LAWFUL,
            expected=amount(expected, "IDR"),
        ),
        inputs=inputs,
        shown_formula=FORMULA,
        reference="" if said else rate.note,
    )
