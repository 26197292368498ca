"""How many months people were covered: hand-made careers, then any career against plain Python."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.period import Month
from pantau.errors import IndicatorError
from pantau.indicators.persons.cover import cover_parts, december_parts
from pantau.indicators.persons.spans import MOST_MONTHS, Span
from tests.indicators.people_rows import Book, Duck, asked, sorted_rows


@pytest.fixture(scope="module")
def duck():
    return Duck()


def counted(duck, book, question):
    rows = duck.rows(cover_parts(duck.views(book.arrow()), question))
    keys = [name for name in rows[0] if name != "people"] if rows else []
    return {tuple(row[key] for key in keys): row["people"] for row in rows}


def test_people_are_counted_once_by_how_many_months_they_have(duck):
    book = Book().paid(1, "2024-01/2024-07").paid(2, "2024-01/2024-03").paid(3, "2024-05/2024-07")
    book.paid(4, "2023-01/2023-12").paid(5, "2024-08")
    assert counted(duck, book, asked("2024-07")) == {(7,): 1, (3,): 2}


def test_two_payers_in_a_month_are_one_month(duck):
    book = Book().paid(1, "2024-01/2024-02").paid(1, "2024-02/2024-02", payer="CV Abadi", alone=False)
    assert counted(duck, book, asked("2024-07")) == {(2,): 1}


def test_what_was_taken_back_is_no_month(duck):
    book = Book().paid(1, "2024-01/2024-04").paid(1, "2024-02/2024-04", sign=-1)
    book.paid(2, "2024-03").paid(2, "2024-03", sign=-1)
    assert counted(duck, book, asked("2024-07")) == {(1,): 1}


def test_who_moves_counts_where_the_last_month_is_with_all_months(duck):
    book = Book().paid(1, "2024-01/2024-06").paid(1, "2024-07/2024-12", region="36.04", category="petani")
    assert counted(duck, book, asked("2024", "category", region="36")) == {("petani", 12): 1}
    assert counted(duck, book, asked("2024", "category", region="36.04")) == {("petani", 12): 1}
    assert counted(duck, book, asked("2024", region="36.72")) == {}
    assert counted(duck, book, asked("2024-06", region="36.72")) == {(6,): 1}


def test_a_region_that_was_corrected_later_is_the_one_that_counts(duck):
    book = Book().paid(1, "2024-01/2024-03")
    book.paid(1, "2024-03", sign=-1).paid(1, "2024-03", region="36.04")
    assert counted(duck, book, asked("2024-07", region="36.04")) == {(3,): 1}
    assert counted(duck, book, asked("2024-07", region="36.72")) == {}


def test_an_age_band_is_that_of_the_month_asked_for(duck):
    book = Book().paid(1, "2024-01", birth_month=date(1999, 7, 1)).paid(2, "2024-01", birth_month=None)
    book.paid(3, "2024-01", birth_month=date(1999, 8, 1))
    assert counted(duck, book, asked("2024-07", "age")) == {("25-34", 1): 1, ("18-24", 1): 1, ("", 1): 1}


def test_sixty_months_fit_and_more_are_refused(duck):
    book = Book().paid(1, "2020-01/2024-12").paid(2, "2024-12").paid(3, "2020-01")
    assert counted(duck, book, asked("2020-01/2024-12")) == {(60,): 1, (1,): 2}
    with pytest.raises(IndicatorError, match=f"at most {MOST_MONTHS} months"):
        cover_parts(duck.views(book.arrow()), asked("2019-12/2024-12"))


def test_only_in_december(duck):
    book = Book().paid(1, "2023-12").paid(2, "2023-11/2023-12").paid(3, "2023-12/2024-01").paid(4, "2024-12")
    book.paid(5, "2023-06 2023-12 2024-03").paid(6, "2023-11 2024-01")
    for month in ("2024-01", "2024-07", "2024"):
        assert duck.rows(december_parts(duck.views(book.arrow()), asked(month))) == [{"people": 2}]


def test_a_span_knows_its_bits():
    span = Span.back_from(Month(2024, 2), 4)
    assert (span.first, span.months, span.place(Month(2024, 1))) == (Month(2023, 11), 4, 2)
    assert span.mask(Month(2023, 12), Month(2024, 2)) == 0b1110


REGIONS = ("36.72", "36.04", "36.72.01.1001", "32.04")
CATEGORIES = ("nelayan", "petani", "")
states = st.tuples(st.sampled_from(REGIONS), st.sampled_from(CATEGORIES))
# For each person: the months (of a year) that hold with their state, and months that were stated and taken back.
careers = st.lists(
    st.tuples(
        st.dictionaries(st.integers(1, 12), states, max_size=12),
        st.dictionaries(st.integers(1, 12), states, max_size=4),
        st.sets(st.integers(1, 12), max_size=3),
    ),
    min_size=5,
    max_size=40,
)


def book_of(careers):
    book = Book()
    for person, (held, taken_back, twice) in enumerate(careers):
        for month, (region, category) in taken_back.items():
            for sign in (1, -1):
                book.paid(person, f"2024-{month:02}", region=region, category=category, sign=sign)
        for month, (region, category) in held.items():
            book.paid(person, f"2024-{month:02}", region=region, category=category)
        for month in twice & set(held):
            book.paid(person, f"2024-{month:02}", payer="CV", region="32.04", alone=False)
    return book


def modelled(careers, region, last):
    found = Counter()
    for held, _, _ in careers:
        months = sorted(month for month in held if month <= last)
        if months and (held[months[-1]][0] + ".").startswith(f"{region}." if region != "ID" else ""):
            found[(held[months[-1]][1], len(months))] += 1
    return dict(found)


@settings(max_examples=5, deadline=None)
@given(careers=careers, last=st.integers(1, 12), region=st.sampled_from(("36.72", "36", "ID")))
def test_any_career_counts_as_in_plain_python(duck, careers, last, region):
    found = counted(duck, book_of(careers), asked(f"2024-01/2024-{last:02}", "category", region=region))
    assert found == modelled(careers, region, last)


@settings(max_examples=2, deadline=None)
@given(careers=careers)
def test_the_parts_of_a_region_add_up_to_it(duck, careers):
    views = duck.views(book_of(careers).arrow())
    whole = duck.rows(cover_parts(views, asked("2024", region="ID")))
    for by in ("region", "category", "segment", "sponsor", "sex", "age"):
        added = Counter()
        for row in duck.rows(cover_parts(views, asked("2024", by, region="ID"))):
            added[row["months"]] += row["people"]
        assert sorted_rows(whole) == sorted_rows([{"months": m, "people": n} for m, n in added.items()])
