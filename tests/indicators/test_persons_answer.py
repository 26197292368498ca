"""Figures of people's months: what is told of a made-up city, against plain Python, and how it is told."""

from collections import Counter
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from pantau.core.period import Month, Period
from pantau.core.text import Text
from pantau.errors import IndicatorError
from pantau.figures.measures import MEASURES
from pantau.indicators.persons.answer import answer_persons
from pantau.indicators.persons.deaths import deaths_without_claim
from pantau.indicators.persons.indicator import person_indicators
from pantau.io.synthetic_ledger_tables import ledger_tables
from pantau.synthetic.ledger import ledger_world
from pantau.synthetic.ledger_truth import Truth
from tests.indicators.people_rows import Book, Duck, asked

FIRST, LAST = Month(2024, 1), Month(2024, 7)
OF_CATALOGUE = {one.id for one in person_indicators()}


@pytest.fixture(scope="module")
def duck():
    return Duck()


@pytest.fixture(scope="module")
def truth():
    return Truth(ledger_world(Random(3), "36.72", 600, "2022-06/2024-12"))


@pytest.fixture(scope="module")
def views(duck, truth):
    return duck.views(duck.with_cube(ledger_tables(truth.world)))


@pytest.fixture(scope="module")
def told(duck, views):
    """The figures of the city in July 2024 by measure, definition and group."""
    figures = answer_persons(views, asked("2024-07"), duck.collect)
    return {(one.measure, one.definition, one.group): one for one in figures}


def test_months_of_people_are_those_of_the_world(told, truth):
    ever, short = truth.ever(FIRST, LAST), truth.short(FIRST, LAST)
    assert told["ever_covered_workers", "", ""].value == len(ever)
    figure = told["short_cover_workers", "", ""]
    assert (figure.value, figure.numerator, figure.denominator) == (len(short), len(short), len(ever))
    by_months = Counter(truth.months_of(person, FIRST, LAST) for person in ever)
    for months, people in by_months.items():
        assert told["ever_covered_workers", "by_months", str(months)].value == people
        if months < 7:
            assert told["short_cover_workers", "by_months", str(7 - months)].value == people
    only = truth.covered(Month(2023, 12)) - truth.covered(Month(2023, 11)) - truth.covered(FIRST)
    assert told["december_only_workers", "", ""].value == len(only)


def test_whoever_was_covered_and_is_not_is_in_one_bucket(told, truth):
    last = {
        person: max(m for m in months if m <= LAST)
        for person, months in truth.by_person.items()
        if min(months) <= LAST
    }
    gone = {person: month for person, month in last.items() if month < LAST}
    endings = {key[1]: one.value for key, one in told.items() if key[0] == "gone_workers" and not key[2]}
    assert sum(endings.values()) == len(gone)
    died = {person for person in gone if (day := _died(truth, person)) and day <= LAST.last}
    assert endings["died"] == len(died)
    ad_hoc = {p for p in gone if truth.counting(p, gone[p]).category.startswith("adhoc")} - died
    assert endings["ad_hoc"] == len(ad_hoc)
    since = Counter(_bucket(LAST, month) for month in gone.values())
    for label, people in since.items():
        found = [one.value for key, one in told.items() if key[0] == "gone_workers" and key[2] == label]
        assert sum(found) == people


def test_arrears_are_those_of_the_world(told, truth):
    owed = Counter()
    for member in truth.world.members:
        day = _died(truth, member.person)
        if (
            member.segment not in ("PU", "BPU")
            or not member.lasts_on(LAST.last)
            or (day and day <= LAST.last)
        ):
            continue
        months = {
            row.month for row in truth.rows if (row.person, row.segment) == (member.person, member.segment)
        }
        due = Period.parse(f"2022-06/{LAST.plus(-1) if member.segment == 'PU' else LAST}").each_month()
        unpaid = [m for m in due if m >= Month.of(member.start) and m not in months]
        if unpaid:
            owed[member.person, member.segment] = len(unpaid)
    assert told["workers_in_arrears", "", ""].value == len(owed)
    assert told["months_in_arrears", "", ""].value == sum(owed.values())
    assert told["arrears", "", ""].denominator == sum(owed.values())


def test_deaths_to_follow_up_and_days_are_those_of_the_world(told, truth, duck, views):
    question = asked("2022-06/2024-12")
    found = duck.rows(deaths_without_claim(views, question))
    assert {row["person"] for row in found if row["cover"] == "covered"} == truth.deaths_without_claim()
    days = sorted(
        (each.paid_on - each.event_date).days
        for each in truth.world.claims
        if each.paid_on and date(2024, 1, 1) <= each.paid_on <= LAST.last
    )
    figure = told["days_to_pay", "median", ""]
    assert (figure.value, figure.denominator) == (days[(len(days) + 1) // 2 - 1], len(days))


def test_parts_add_up_to_the_whole_by_every_breakdown(duck, views, told):
    adding = ["ever_covered_workers", "short_cover_workers", "gone_workers", "deaths_without_claim"]
    for by in (("segment", "sponsor", "sex"), ("region", "age")):
        figures = answer_persons(views, asked("2024-07", *by), duck.collect, adding)
        sums = Counter()
        for one in figures:
            if one.sex or one.age_band:  # not the whole, which has neither
                bare = one.group.replace("not_placed", "").strip(" ·")
                sums[one.measure, one.definition, bare] += one.value
        whole = {key: one.value for key, one in told.items() if key[0] in adding and one.value}
        assert {key: value for key, value in sums.items() if value} == whole


def test_a_category_holds_those_below_it(duck):
    book = Book().paid(1, "2024-01/2024-07").paid(2, "2024-02/2024-07", category="petani")
    found = answer_persons(
        duck.views(book.arrow()), asked("2024-07", "category"), duck.collect, ["ever_covered_workers"]
    )
    values = {one.category: one.value for one in found if not one.definition}
    assert values == {"": 2, "nelayan": 1, "petani": 1, "rentan": 2}


def test_short_is_counted_against_the_months_that_have_data(duck):
    book = Book().paid(1, "2024-03/2024-07").paid(2, "2024-07")
    figures = answer_persons(
        duck.views(book.arrow()), asked("2024-07"), duck.collect, ["short_cover_workers"]
    )
    assert [(one.value, one.group) for one in figures] == [(1, ""), (1, "4")]
    assert figures[0].note == Text(
        "baru 5 dari 7 bulan yang ada datanya; kurang dihitung terhadap bulan-bulan itu",
        "5 of 7 months have data; short is counted against those",
    )


def test_a_month_without_data_has_no_figures_of_cover_but_those_of_claims(duck):
    book = (
        Book()
        .paid(1, "2024-05")
        .claimed(1, "JKM", "scholarship", "2020-05-01", "2023-08-01", amount=1_500_000)
    )
    figures = answer_persons(duck.views(book.arrow()), asked("2024-07"), duck.collect)
    assert {one.measure for one in figures} == {"scholarship_children"}
    due = next(one for one in figures if one.definition == "due")
    assert (due.value, due.period.text, due.low) == (1, "2024", None)


def test_a_scholarship_that_may_be_used_up_is_an_interval(duck):
    book = Book().paid(1, "2024-07")
    for year in range(2020, 2025):
        book.claimed(1, "JKM", "scholarship", "2020-05-01", f"{year}-08-01", amount=12_000_000)
    question = asked("2025-01")
    figures = answer_persons(duck.views(book.arrow()), question, duck.collect, ["scholarship_children"])
    assert [(one.value, one.low, one.high, one.definition) for one in figures] == [
        (Decimal(0), Decimal(0), Decimal(1), "due"),
        (Decimal(1), None, None, "paid_last_year"),
        (Decimal(0), None, None, "paid_already"),
    ]


def test_a_measure_that_is_none_of_them_is_refused_with_those_that_are(duck, views):
    with pytest.raises(IndicatorError, match=r"choose from .*gone_workers") as refused:
        answer_persons(views, asked("2024-07"), duck.collect, ["coverage_rate"])
    assert "pilih dari" in refused.value.lines("id")[0]


def test_every_indicator_says_what_it_is_in_both_languages(told):
    for one in person_indicators():
        assert len(one.says.id) > 40
        assert len(one.says.en) > 40
        assert one.says.id != one.says.en
    assert {key[0] for key in told} == OF_CATALOGUE


@pytest.mark.parametrize("measure", sorted(OF_CATALOGUE))
def test_every_indicator_is_a_measure(measure):
    assert measure in MEASURES


def _died(truth, person):
    days = [death.died_on for death in truth.world.deaths if death.person == person]
    return min(days, default=None)


def _bucket(now, then):
    months = (now.year - then.year) * 12 + now.number - then.number
    return next(
        label
        for most, label in ((1, "1"), (3, "2-3"), (6, "4-6"), (12, "7-12"), (999, "13+"))
        if months <= most
    )
