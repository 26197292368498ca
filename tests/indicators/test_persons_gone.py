"""Who was covered and is no more, and who is enrolled and unpaid: worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest

from pantau.core.period import Month
from pantau.indicators.persons.arrears import WITHOUT, arrears_parts, inactive_after
from pantau.indicators.persons.buckets import BUCKETS
from pantau.indicators.persons.lapses import AD_HOC, lapse_parts
from pantau.law.contribution import contribution
from tests.indicators.people_rows import Book, Duck, asked


@pytest.fixture(scope="module")
def duck():
    return Duck()


def gone(duck, book, question=None):
    rows = duck.rows(lapse_parts(duck.views(book.arrow()), question or asked("2024-07")))
    return {(row["since"], row["ending"]): row["people"] for row in rows}


def test_a_lapse_is_told_by_the_months_since_the_last_one_paid(duck):
    book = Book().paid(99, "2024-07")  # so that the month has data
    lasts = (
        "2024-06",
        "2024-05",
        "2024-04",
        "2024-03",
        "2024-01",
        "2023-12",
        "2023-07",
        "2023-06",
        "2020-01",
    )
    for person, last in enumerate(lasts):
        book.paid(person, f"2019-12/{last}" if person < 2 else last)
    book.paid(50, "2019-07")  # longer ago than sixty months
    assert gone(duck, book) == {
        ("1", "lapsed"): 1,
        ("2-3", "lapsed"): 2,
        ("4-6", "lapsed"): 2,
        ("7-12", "lapsed"): 2,
        ("13+", "lapsed"): 2,
    }


def test_who_came_back_or_whose_payment_was_taken_back_is_judged_as_the_ledger_stands(duck):
    book = Book().paid(1, "2024-01/2024-02 2024-07").paid(2, "2024-06/2024-07").paid(2, "2024-07", sign=-1)
    assert gone(duck, book) == {("1", "lapsed"): 1}


def test_terms_that_ended_are_no_lapses(duck):
    book = Book().paid(99, "2024-07")
    book.paid(1, "2024-01/2024-02", category="adhoc_kpu")
    book.paid(2, "2024-01/2024-03").enrolled(2, "2024-01-01", "2024-03-31", end_reason="contract_end")
    book.paid(3, "2024-01/2024-03").enrolled(3, "2024-01-01")
    book.paid(4, "2024-01/2024-03").enrolled(
        4, "2024-01-01", "2024-04-20"
    )  # the month of the end may be unpaid
    book.paid(5, "2024-01/2024-03").enrolled(5, "2024-01-01", "2024-05-31")  # stopped long before its end
    book.paid(6, "2024-01/2024-03").enrolled(6, "2023-01-01", "2023-12-31").enrolled(6, "2024-01-01")
    book.paid(7, "2024-01/2024-04").died(7, "2024-04-30").died(7, "2024-05-02", "puskesmas")
    book.paid(8, "2024-05").died(8, "2024-08-01")
    assert gone(duck, book) == {
        ("4-6", "ad_hoc"): 1,
        ("4-6", "ended"): 2,
        ("4-6", "lapsed"): 3,
        ("2-3", "died"): 1,
        ("2-3", "lapsed"): 1,
    }


def test_an_enrolment_that_was_corrected_ends_when_it_ends_now(duck):
    book = Book().paid(99, "2024-07").paid(1, "2024-01/2024-03")
    book.enrolled(1, "2024-01-01").enrolled(1, "2024-01-01", sign=-1).enrolled(1, "2024-01-01", "2024-03-31")
    assert gone(duck, book) == {("4-6", "ended"): 1}


def test_a_month_without_data_lets_nobody_lapse(duck):
    book = Book().paid(1, "2024-05", region="36.04").paid(2, "2024-05", region="36.72").paid(3, "2024-07")
    assert gone(duck, book, asked(region="36")) == {("2-3", "no_data"): 1, ("2-3", "lapsed"): 1}


def test_the_categories_of_a_term_are_those_of_elections():
    assert AD_HOC == ("adhoc", "adhoc_kpu", "adhoc_bawaslu")
    assert [bucket.label for bucket in BUCKETS] == ["1", "2-3", "4-6", "7-12", "13+"]


EACH = Decimal(16_800)  # what a BPU owes for JKK and JKM at the lowest income


@pytest.fixture(scope="module")
def owed(duck):
    """What each case owes in July 2024: its name is the category of its people, so that one query answers all."""
    book = Book().paid(99, "2024-01/2024-07", category="")  # so that every month of the year has data
    people = iter(range(1, 99))

    def case(name, start, end=None, paid="", **more):
        who = next(people)
        book.enrolled(who, start, end, category=name, **more)
        return book.paid(who, paid, category=name) if paid else book, who

    case("since_its_start", "2024-03-10", paid="2024-03 2024-05")  # April, June, July
    case("inactive", "2024-05-01")
    case("paid_again", "2024-01-01", paid="2024-01 2024-05/2024-07")  # three in a row, but no more
    case("two_unpaid", "2023-01-01", paid="2024-01/2024-05")
    case("wage_earner", "2024-06-01", segment="PU", sponsor="EMPLOYER")  # June; July is due in August
    case("wage_earner", "2024-07-01", segment="PU", sponsor="EMPLOYER")
    case("no_income", "2024-06-01", income=None)
    case("no_income", "2024-06-01")
    _, who = case("paid_by_another", "2024-07-01")
    book.paid(who, "2024-07", sponsor="SELF", payer="1")
    _, who = case("dead", "2024-01-01")
    book.died(who, "2024-07-31")
    case("ended", "2024-01-01", "2024-07-30")
    case("before_the_ledger", "2015-01-01", paid="2024-01/2024-07")
    case("not_monthly", "2024-01-01", segment="JAKON")
    case("not_begun", "2024-08-01")
    case("never_recorded", "2024-01-01", region="36.04")
    _, who = case("taken_back", "2024-01-01")
    book.enrolled(who, "2024-01-01", category="taken_back", sign=-1)
    _, who = case("renewed", "2024-01-01", sponsor="APBD")
    book.enrolled(who, "2024-07-01", sponsor="SELF", category="renewed")
    book.enrolled(who, "2024-06-01", segment="PU", sponsor="EMPLOYER", category="renewed", sex="F")
    question = asked("2024-07", "category", "sponsor", "sex", region="36")
    rows = duck.rows(arrears_parts(duck.views(book.arrow()), question))
    found = {}
    for row in rows:
        found.setdefault(row["category"], {})[(row["unpaid"], row["sponsor"], row["sex"])] = row
    return found


def told(row):
    return tuple(row[name] for name in ("enrolments", "months", "amount", "inactive"))


@pytest.mark.parametrize(
    ("name", "unpaid", "expected"),
    [
        ("since_its_start", "2-3", (1, 3, 3 * EACH, 0)),
        ("inactive", "2-3", (1, 3, 3 * EACH, 1)),
        ("paid_again", "2-3", (1, 3, 3 * EACH, 0)),
        ("two_unpaid", "2-3", (1, 2, 2 * EACH, 0)),
        ("no_income", "2-3", (2, 4, 2 * EACH, 0)),
    ],
)
def test_arrears_of_a_bpu_are_months_since_the_start_at_the_lawful_rate(owed, name, unpaid, expected):
    assert {key: told(row) for key, row in owed[name].items()} == {(unpaid, "APBD", "M"): expected}


def test_the_lawful_rate_is_that_of_the_law():
    due = contribution(segment="BPU", programmes="JKK,JKM", month=Month(2024, 7), income=1_000_000)
    assert due.total == EACH
    assert (inactive_after(Month(2024, 7)), inactive_after(Month(2020, 7))) == (3, None)


def test_the_newest_month_of_wage_earners_is_not_due_yet_and_no_amount_is_guessed(owed):
    ((key, row),) = owed["wage_earner"].items()
    assert (key, told(row)) == (("1", "EMPLOYER", "M"), (1, 1, None, 0))
    assert row[WITHOUT["risk_missing"]] == 1  # the risk class is in no enrolment


def test_what_the_law_does_not_give_is_counted_apart(owed):
    (row,) = owed["no_income"].values()
    assert {name: row[name] for name in WITHOUT.values() if row[name]} == {WITHOUT["income_missing"]: 2}


@pytest.mark.parametrize(
    "name",
    [
        *("paid_by_another", "dead", "ended", "before_the_ledger", "not_monthly", "not_begun"),
        *("never_recorded", "taken_back"),
    ],
)
def test_nobody_owes_for_a_month_that_is_paid_over_or_not_in_the_ledger(owed, name):
    assert name not in owed


def test_a_renewed_enrolment_is_one_and_owes_from_its_own_start(owed):
    assert {key: told(row) for key, row in owed["renewed"].items()} == {
        ("1", "SELF", "M"): (1, 1, EACH, 0),
        ("1", "EMPLOYER", "F"): (1, 1, None, 0),
    }


def test_a_relief_counts_in_the_months_it_holds(duck):
    book = Book().paid(99, "2020-07/2020-09").enrolled(1, "2020-07-01", birth_month=date(1990, 1, 1))
    rows = duck.rows(arrears_parts(duck.views(book.arrow()), asked("2020-09")))
    each = [
        contribution(segment="BPU", programmes="JKK,JKM", month=Month(2020, n), income=1_000_000).total
        for n in (7, 8, 9)
    ]
    assert each[1] < each[0]
    assert [(row["months"], row["amount"], row["inactive"]) for row in rows] == [(3, sum(each), 0)]
