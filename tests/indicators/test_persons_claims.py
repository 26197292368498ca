"""Waiting for a payment, deaths that nobody claimed, children due again: worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.indicators.persons.deaths import (
    deaths_without_claim,
    deaths_without_claim_parts,
    paid_after_death,
    paid_after_death_parts,
)
from pantau.indicators.persons.scholarships import Due, Payments, due_again, scholarship_parts
from pantau.indicators.persons.waiting import Waiting, waited, waiting_parts
from tests.indicators.people_rows import Book, Duck, asked


@pytest.fixture(scope="module")
def duck():
    return Duck()


def test_days_are_counted_from_event_to_payment_of_what_was_paid_in_the_period(duck):
    book = Book().claimed(1, "JKM", "death", "2024-01-01", "2024-01-31", office="Cilegon")
    book.claimed(2, "JKM", "death", "2023-12-01", "2023-12-31").claimed(3, "JKM", "death", "2024-01-01")
    book.claimed(4, "JKK", "accident", "2024-02-28", "2024-03-01", office="Serang")  # over a 29 February
    book.claimed(5, "JKM", "death", "2024-01-01", "2024-01-31", region="36.04")
    book.claimed(6, "JKM", "death", "2024-01-01", "2024-01-02", claim_id="c").claimed(
        6, "JKM", "death", "2024-01-01", "2024-01-02", claim_id="c", sign=-1
    )
    views = duck.views(book.arrow())
    rows = duck.rows(waiting_parts(views, asked("2024-07", "programme")))
    assert {(row["programme"], row["days"]): row["claims"] for row in rows} == {("JKM", 30): 1, ("JKK", 2): 1}


def test_the_order_statistics_are_days_that_a_claim_took():
    assert waited([]) is None
    assert waited([(7, 1)]) == Waiting(1, 7, 7, 7)
    assert waited([(1, 5), (2, 4), (100, 1)]) == Waiting(10, 113, 1, 2)
    assert waited([(1, 4), (2, 4), (100, 2)]) == Waiting(10, 212, 2, 100)


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 5)), min_size=1))
def test_half_waited_at_most_the_median_and_half_at_least(counts):
    found = waited(counts)
    days = [day for day, many in counts for _ in range(many)]
    for share, stated in ((0.5, found.median), (0.9, found.ninth_decile)):
        assert stated in days
        assert sum(day <= stated for day in days) >= share * len(days) - 1e-9
        assert sum(day < stated for day in days) < share * len(days)
    assert found.mean * found.claims == pytest.approx(sum(days))


def dead_people(duck, book, question):
    rows = duck.rows(deaths_without_claim(duck.views(book.arrow()), question))
    return {row["person"]: (row["cover"], row["lists"], row["region"]) for row in rows}


def test_a_covered_death_without_a_claim_is_to_be_followed_up(duck):
    book = Book()
    for person in range(1, 9):
        book.paid(person, "2024-01/2024-03")
    book.died(1, "2024-03-31").died(1, "2024-03-30", "puskesmas")
    book.died(2, "2024-03-15").claimed(2, "JKM", "death", "2024-03-15")  # filed and not paid is a claim
    book.died(3, "2024-03-15").claimed(3, "JKK", "death", "2024-03-15", "2024-04-01")
    book.died(4, "2024-03-15").claimed(4, "JKK", "accident", "2024-02-01", "2024-03-01")  # not of the death
    book.died(5, "2024-03-15").claimed(5, "JKM", "death", "2024-03-15", claim_id="x")
    book.claimed(5, "JKM", "death", "2024-03-15", claim_id="x", sign=-1)
    book.died(6, "2024-03-15", sign=1).died(6, "2024-03-15", sign=-1)
    book.died(7, "2023-12-31").died(8, "2024-03-15").paid(8, "2024-03", sign=-1).paid(
        8, "2024-03", region="36.04"
    )
    found = dead_people(duck, book, asked("2024-07"))
    assert found == {1: ("covered", 2, "36.72"), 4: ("covered", 1, "36.72"), 5: ("covered", 1, "36.72")}
    assert set(dead_people(duck, book, asked("2024-07", region="36"))) == {1, 4, 5, 8}


def test_a_death_shortly_after_the_last_payment_is_left_open_where_the_enrolment_lasted(duck):
    book = Book()
    for person, died, end in (
        (1, "2024-06-30", None),  # paid until March, three months before
        (2, "2024-07-01", None),  # four
        (3, "2024-06-30", "2024-03-31"),
        (4, "2024-06-30", "2024-06-30"),
    ):
        book.paid(person, "2024-01/2024-03").enrolled(person, "2024-01-01", end).died(person, died)
    book.paid(5, "2024-03", amounts={"jkk": 10_000}).died(5, "2024-03-15")  # not in JKM
    found = dead_people(duck, book, asked("2024-07"))
    assert found == {1: ("open", 1, "36.72"), 4: ("open", 1, "36.72")}
    views = duck.views(book.arrow())
    (row,) = duck.rows(deaths_without_claim_parts(views, asked("2024-07", "segment", "age")))
    assert row == {"segment": "BPU", "age_band": "25-34", "cover": "open", "people": 2}
    # Before April 2021 it is not codified when a BPU becomes inactive: nothing is called open.
    early = Book().paid(1, "2020-05").enrolled(1, "2020-01-01").died(1, "2020-06-15")
    assert dead_people(duck, early, asked("2020-07")) == {}


def test_contributions_for_months_after_a_death_are_told(duck):
    book = Book().paid(1, "2024-01/2024-05").died(1, "2024-03-01").died(1, "2024-03-20", "puskesmas")
    book.paid(1, "2024-06").paid(1, "2024-06", sign=-1).paid(
        1, "2024-04", payer="CV", sponsor="CSR", alone=False
    )
    book.paid(2, "2024-03").died(2, "2024-03-01").paid(3, "2024-08").died(3, "2024-01-01")
    views = duck.views(book.arrow())
    rows = duck.rows(paid_after_death(views, asked("2024-07")))
    told = sorted((row["person"], row["month"].month, row["payer"], row["amount"]) for row in rows)
    assert told == [(1, 4, "APBD", 16_800), (1, 4, "CV", 16_800), (1, 5, "APBD", 16_800)]
    (row,) = duck.rows(paid_after_death_parts(views, asked("2024-07")))
    assert row == {"people": 1, "months": 3, "amount": Decimal(50_400)}
    by = {
        row["sponsor"]: row["people"]
        for row in duck.rows(paid_after_death_parts(views, asked("2024-07", "sponsor")))
    }
    assert by == {"APBD": 1, "CSR": 1}


EVENT = date(2020, 5, 1)


def paid(*payments, person=1):
    """``(year, amount)`` or ``(year, amount, many)`` of one family."""
    return [
        Payments((person, "JKM", EVENT), year, Decimal(amount), many[0] if many else 1)
        for year, amount, *many in payments
    ]


UNIVERSITY = 12_000_000


@pytest.mark.parametrize(
    ("payments", "expected"),
    [
        ((), Due(0, 0, 0, 0, 0, 0)),
        (((2023, 1_500_000),), Due(1, 1, 1, 1, 0, 0)),
        (((2023, 1_500_000), (2024, 1_500_000)), Due(1, 1, 1, 1, 1, 0)),
        (((2022, 1_500_000),), Due(0, 0, 0, 0, 0, 0)),  # not paid last year: nothing says why
        (((2023, 3_000_000), (2023, 2_000_000)), Due(2, 2, 2, 2, 0, 0)),
        # One child four years at university goes on; after five its years are used up, if it was one child.
        (tuple((year, UNIVERSITY) for year in range(2020, 2024)), Due(1, 1, 1, 1, 0, 0)),
        (tuple((year, UNIVERSITY) for year in range(2019, 2024)), Due(0, 0, 1, 1, 0, 0)),
        # Two children: the first had five years, the second is in its first. Or three years each with a break.
        ((*((year, UNIVERSITY) for year in range(2019, 2023)), (2023, UNIVERSITY, 2)), Due(1, 1, 2, 2, 0, 0)),
        # Three years each.
        (tuple((year, UNIVERSITY, 2) for year in range(2021, 2024)), Due(2, 2, 2, 2, 0, 0)),
        # Ten years are all that two children have.
        (tuple((year, UNIVERSITY, 2) for year in range(2019, 2024)), Due(0, 0, 0, 2, 0, 0)),
        # Two years at once, or a sum for both children, is no year of one child.
        (((2023, 3_500_000), (2023, 1_500_000)), Due(1, 1, 1, 1, 0, 1)),
        # The law pays for two children.
        (((2023, 1_500_000, 3),), Due(2, 2, 2, 2, 0, 1)),
    ],
)
def test_children_due_again(payments, expected):
    assert due_again(paid(*payments), 2024) == expected


def test_children_of_several_families_add_up():
    both = [*paid((2023, 1_500_000)), *paid((2023, 2_000_000), (2024, 2_000_000), person=2)]
    assert due_again(both, 2024) == Due(2, 2, 2, 2, 1, 0)


@given(
    st.lists(
        st.tuples(st.integers(2018, 2024), st.sampled_from((1_500_000, UNIVERSITY, 999)), st.integers(1, 3)),
        max_size=12,
    )
)
def test_the_value_lies_between_its_ends(payments):
    found = due_again(paid(*payments), 2024)
    assert 0 <= found.low <= found.value <= found.high <= found.paid_last_year <= 2
    assert found.paid_already <= found.value


def test_payments_of_scholarships_are_told_by_family_year_and_amount(duck):
    book = Book()
    for paid_on, amount in (("2023-08-01", 1_500_000), ("2023-08-02", 1_500_000), ("2024-08-01", 2_000_000)):
        book.claimed(1, "JKM", "scholarship", "2020-05-01", paid_on, amount=amount)
    book.claimed(1, "JKM", "scholarship", "2020-05-01", "2025-01-01", amount=1_500_000)
    book.claimed(
        2, "JKM", "scholarship", "2019-05-01", "2023-08-01", amount=12_000_000
    )  # one sum, never again
    book.claimed(3, "JKM", "death", "2020-05-01", "2023-08-01").claimed(4, "JKM", "scholarship", "2020-05-01")
    rows = duck.rows(scholarship_parts(duck.views(book.arrow()), asked("2024-07", "programme", "age")))
    told = {(row["person"], row["right"], row["year"], row["amount"]): row["payments"] for row in rows}
    assert told == {(1, "JKM", 2023, 1_500_000): 2, (1, "JKM", 2024, 2_000_000): 1}
