"""Money that pays for something else: other months, other people, another programme, several benefits."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from pantau.core.terms import PROGRAMMES
from pantau.core.text import Text
from pantau.figures import Figure, Interval
from pantau.review.benefits import COMPONENTS, benefits, other_benefits, twice
from pantau.review.book import Book
from pantau.review.checks.budget import months_for
from pantau.review.checks.law_benefit import MOST_BENEFITS
from pantau.review.outcome import Outcome, Proposal, hypothesis
from pantau.review.rates import flat_rates_of
from pantau.review.wording import amount, called, listed

_MOST_MONTHS = 24
_LOOSE = Decimal("0.05")
_PROGRAMME_SETS = ("JKK+JKM", "JKK+JKM+JHT", "JKK", "JKM", "JHT")


def _budget_parts(outcome: Outcome, book: Book) -> tuple[Interval, Interval, int]:
    people, rate = outcome.inputs
    return people.interval(), rate.interval(), months_for(outcome.subject, book) or 12


def _other_months(outcome: Outcome, book: Book, months: range) -> Iterator[Proposal]:
    people, rate, _ = _budget_parts(outcome, book)
    for count in months:
        result = people * rate * count
        yield Proposal(Text("{n} bulan", "{n} months").fill(n=count), Interval.exact(count), result)


@hypothesis("fewer_months", Text("untuk lebih sedikit bulan", "for fewer months"), checks="budget", cost=2)
def fewer_months(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The budget pays all these people for fewer whole months."""
    yield from _other_months(outcome, book, range(_budget_parts(outcome, book)[2] - 1, 0, -1))


@hypothesis("more_months", Text("untuk lebih banyak bulan", "for more months"), checks="budget", cost=3)
def more_months(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The budget pays all these people for more whole months."""
    yield from _other_months(outcome, book, range(_budget_parts(outcome, book)[2] + 1, _MOST_MONTHS + 1))


@hypothesis("fewer_people", Text("untuk lebih sedikit orang", "for fewer people"), checks="budget", cost=2)
def fewer_people(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The budget pays fewer people for all months."""
    for proposal, count in _other_people(outcome, book):
        if count < outcome.inputs[0].interval().low:
            yield proposal


@hypothesis("more_people", Text("untuk lebih banyak orang", "for more people"), checks="budget", cost=3)
def more_people(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The budget pays more people for all months."""
    for proposal, count in _other_people(outcome, book):
        if count > outcome.inputs[0].interval().high:
            yield proposal


def _other_people(outcome: Outcome, book: Book) -> Iterator[tuple[Proposal, Decimal]]:
    """A whole number of people; of those within rounding the one with the fewest digits, near the middle.

    It says something only where the money is told closely enough to name a number of people.
    """
    _, rate, months = _budget_parts(outcome, book)
    said = outcome.subject.interval()
    if rate.low <= 0 or not said.width.is_finite():
        return
    wanted = said / (rate * months)
    if wanted.width > wanted.middle * _LOOSE:
        return
    count = _roundest(wanted)
    words = Text("{n} orang", "{n} people").fill(n=amount(Interval.exact(count), "people"))
    result = Interval.exact(count) * rate * months
    yield Proposal(words, Interval.exact(count), result, assumes=0 if said.is_exact else 2), count


def _roundest(wanted: Interval) -> Decimal:
    for digits in range(len(str(int(wanted.high))), -1, -1):
        step = Decimal(10) ** digits
        count = (wanted.middle / step).to_integral_value(ROUND_HALF_UP) * step
        if wanted.low <= count <= wanted.high and count > 0:
            return count
    return wanted.middle.to_integral_value()


@hypothesis(
    "other_period",
    Text("besaran setahun atau sehari, bukan sebulan", "the amount of a year or a day, not of a month"),
    checks="law_contribution",
    cost=2,
)
def other_period(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """A lawful monthly rate told for a year or a day."""
    figure = outcome.subject
    for rate in flat_rates_of(figure)[:3]:
        shown = amount(Interval.exact(rate.amount), "IDR")
        monthly = Interval.exact(rate.amount)
        yield Proposal(Text("{a} setahun", "{a} for a year").fill(a=shown), monthly, monthly * 12)
        yield Proposal(Text("{a} dibagi 30 hari", "{a} over 30 days").fill(a=shown), monthly, monthly / 30)


@hypothesis(
    "other_programme",
    Text("besaran program lain", "the amount of another programme"),
    checks="law_benefit law_contribution",
    cost=2,
)
def other_programme(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The lawful amount of another programme at that date."""
    figure = outcome.subject
    if figure.measure == "contribution_rate":
        yield from _other_rates(figure)
        return
    for programme, amounts in other_benefits(figure):
        words = Text("{code} ({name}): {value}", "{code} ({name}): {value}")
        value = amount(amounts, "IDR")
        yield Proposal(words.fill(code=programme, name=PROGRAMMES[programme], value=value), amounts, amounts)


def _other_rates(figure: Figure) -> Iterator[Proposal]:
    for programmes in _PROGRAMME_SETS:
        if programmes == figure.programme:
            continue
        for rate in flat_rates_of(figure._replace(programme=programmes)):
            value = Interval.exact(rate.amount)
            if not value.meets(figure.interval()):
                continue
            words = Text("{code}: {value}", "{code}: {value}")
            yield Proposal(words.fill(code=programmes, value=amount(value, "IDR")), value, value)


@hypothesis(
    "multiple_benefits",
    Text("beberapa manfaat sekaligus", "several benefits at once"),
    checks="law_benefit",
    cost=3,
)
def multiple_benefits(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """A whole multiple of the lawful amount; two memberships, where the law pays the funeral once, too."""
    expected = outcome.expected
    if expected is None or not expected.is_exact:
        return
    for times in range(2, MOST_BENEFITS + 1):
        words = Text("{n} x {value}", "{n} x {value}").fill(n=times, value=amount(expected, "IDR"))
        yield Proposal(words, expected, expected * times)
    for double in twice(benefits(outcome.subject, Decimal(0)), outcome.subject):
        if double != expected * 2:
            words = Text("dua kepesertaan: {value}", "two memberships: {value}")
            yield Proposal(words.fill(value=amount(double, "IDR")), double, double)


@hypothesis(
    "people_for_rupiah",
    Text("jumlah orang ditulis sebagai rupiah", "a headcount was written as an amount"),
    checks="law_contribution law_benefit budget",
    cost=2,
)
def people_for_rupiah(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The stated amount is a number of people that the case names for the same region."""
    figure = outcome.subject
    other = book.headcount(figure.region, figure.value)
    if other is not None:
        words = Text("{what} {value}", "{what} {value}")
        value = Interval.exact(other.value)
        yield Proposal(words.fill(what=called(other), value=amount(value, "people")), value, value)


@hypothesis(
    "subset",
    Text("hanya sebagian komponen manfaat", "only some components of the benefit"),
    checks="law_benefit",
    cost=4,
)
def some_components(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The sum of some of the components of the lawful benefit: without the funeral, without the periodic part."""
    expected = outcome.inputs[0]
    for one in benefits(outcome.subject, Decimal(0)):
        if one.components and one.amounts.low == expected.value:
            for count in range(1, len(one.components)):
                for some in combinations(one.components, count):
                    value = Interval.exact(sum(amount for _, amount in some))
                    names = listed([COMPONENTS[code] for code, _ in some if code in COMPONENTS])
                    yield Proposal(names, value, value, assumes=len(one.components) - count - 1)
            return
