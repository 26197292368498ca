"""JP: the pension and its bounds, who receives it, and what the calendar and the pension age allow."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.period import Month
from pantau.errors import InputError, MissingInput, NotCodified
from pantau.law import benefit, explain, parameters, pension_age
from pantau.law.rules.jp import jp_pension

DAY = date(2025, 6, 1)
BEGAN = Month(2015, 7)
MILLION = 1_000_000


def since(first, on=DAY):
    """Whole months from that of the first contribution to that of the event."""
    return (on.year - first.year) * 12 + on.month - first.number


def jp(event="total_disability", on=DAY, **asked):
    """Who joined when JP began and paid every month since."""
    given = {"joined": BEGAN, "months_paid": since(BEGAN, on)} | asked
    return benefit(programme="JP", event=event, segment="PU", on=on, **given)


def warned(found, words):
    return any(words in warning.en for warning in found.warnings)


BOUNDS = [
    (date(2015, 8, 1), 300_000, 3_600_000),
    (date(2016, 2, 29), 300_000, 3_600_000),
    (date(2019, 3, 1), 341_400, 4_095_750),
    (date(2024, 3, 1), 393_500, 4_718_200),
    (date(2025, 6, 1), 399_700, 4_792_300),
    (date(2026, 3, 1), 411_400, 4_932_300),
]


@pytest.mark.parametrize(("on", "low", "high"), BOUNDS)
def test_the_bounds_of_a_pension(on, low, high):
    assert jp(on=on, average_wage=100_000).total == low
    assert jp(on=on, average_wage=1_000 * MILLION).total == high
    middle = jp(on=on, average_wage=10 * MILLION)
    assert middle.total == 15 * 100_000  # 1 percent x 15 years x the average wage
    assert set(middle.parts[0].idle) == {"minimum", "maximum"}


@pytest.mark.parametrize(
    ("wage", "idle"), [(500_000, {"maximum"}), (5_000_000, {"minimum", "maximum"}), (90_000_000, {"minimum"})]
)
def test_the_bound_of_a_pension_that_does_not_decide(wage, idle):
    assert set(jp(average_wage=wage).parts[0].idle) == idle


@pytest.mark.parametrize("on", [date(2026, 2, 1), date(2026, 2, 28), date(2027, 2, 1)])
def test_bounds_that_are_not_known(on):
    with pytest.raises(NotCodified, match="JP"):
        jp(on=on, average_wage=MILLION)


PERCENT = st.integers(0, 100).map(Decimal)
CENTS = st.decimals(0, 100 * MILLION, places=2)


@settings(max_examples=100, deadline=None)
@given(
    wage=CENTS,
    months=st.integers(0, 720).map(Decimal),
    accrual=PERCENT,
    share=PERCENT,
    bounds=st.tuples(CENTS, CENTS),
)
def test_a_pension_is_the_formula_within_its_bounds(wage, months, accrual, share, bounds):
    low, high = sorted(bounds)
    earned = Fraction(wage) * Fraction(months) / 12 * Fraction(accrual) / 100 * Fraction(share) / 100
    found = jp_pension(
        average_wage=wage, months=months, accrual=accrual, share=share, minimum=low, maximum=high
    )
    assert abs(Fraction(found) - max(Fraction(low), min(earned, Fraction(high)))) < Fraction(1, 10**6)


@settings(max_examples=60, deadline=None)
@given(wage=CENTS, paid=st.integers(96, 119))
def test_who_paid_four_months_in_five_is_paid_as_if_for_fifteen_years(wage, paid):
    at = parameters().at(DAY)
    low, high = at["jp.minimum"].number, at["jp.maximum"].number
    earned = max(low, min(wage * 15 / 100, high))
    assert jp(average_wage=wage, months_paid=paid).total == earned.quantize(Decimal(1), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("event", "heirs", "share"),
    [
        ("total_disability", [], 100),
        ("death", [], 50),
        ("death", ["spouse", "child"], 50),
        ("death", ["child"], 50),
        ("death", ["parent"], 20),
    ],
)
def test_the_share_of_who_receives_it(event, heirs, share):
    found = jp(event, average_wage=20 * MILLION, heirs=heirs)
    assert found.total == 3 * MILLION * share / 100
    assert not warned(found, "before or after the share")


@pytest.mark.parametrize("heir", ["spouse", "child", "parent"])
@pytest.mark.parametrize(("wage", "total"), [(1_000, 399_700), (500 * MILLION, 4_792_300)])
def test_a_bound_that_decides_the_share_of_a_survivor_is_doubted(heir, wage, total):
    found = jp("death", average_wage=wage, heirs=[heir])
    assert found.total == total
    assert warned(found, "before or after the share of a survivor is taken is not known")
    assert not warned(jp(average_wage=wage), "before or after the share")  # the member has the whole


def test_what_ends_the_pension_of_a_child_is_said():
    (part,) = jp("death", average_wage=20 * MILLION, heirs=["child"]).parts
    assert part.detail.en == "child; 2 children at most, until 23, marriage or work"


@pytest.mark.parametrize(
    ("births", "paid"),
    [
        ([date(1999, 1, 1)], False),
        ([date(2002, 6, 1)], False),  # 23 on the day
        ([date(2002, 6, 2)], True),
        ([date(1999, 1, 1), date(2001, 1, 1)], False),
        ([date(1999, 1, 1), date(2009, 1, 1)], True),
        ([date(1999, 1, 1), None], True),  # the age of one is not known
        ([None], True),
    ],
)
def test_the_pension_of_children_ends_with_their_age(births, paid):
    children = [("SMA" if birth and birth.year > 2005 else "PT", 0, birth) for birth in births]
    asked = {"average_wage": 20 * MILLION, "children": children}
    found = jp("death", heirs=["child"], **asked)
    assert found.total == (1_500_000 if paid else 0)
    assert warned(found, "every child is 23 years old or more: no pension of children") != paid
    assert jp("death", heirs=["spouse", "child"], **asked).total == 1_500_000


def test_a_short_membership_is_paid_at_once_or_counts_as_fifteen_years():
    once = jp("retirement", balance=7 * MILLION, birth_date=date(1960, 1, 1))
    assert (once.total, once.parts[0].code) == (7 * MILLION, "balance")
    asked = {"months_paid": 24, "average_wage": 20 * MILLION, "joined": Month(2023, 6), "balance": MILLION}
    assert jp("death", heirs=["spouse"], **asked).total == 1_500_000
    thin = asked | {"months_paid": 19}  # 19 of 24 months: below 80 percent
    assert jp("death", heirs=["spouse"], **thin).total == MILLION
    with pytest.raises(MissingInput, match="joined is needed"):
        jp("death", months_paid=24, average_wage=MILLION, joined=None)


@pytest.mark.parametrize(
    ("event", "joined", "pension"),
    [
        ("total_disability", Month(2024, 11), False),  # less than a month after any day of November
        ("total_disability", Month(2024, 10), True),
        ("death", Month(2023, 12), False),  # eleven months and five days at most
        ("death", Month(2023, 11), True),
    ],
)
def test_the_month_of_the_event_is_not_over(event, joined, pension):
    on = date(2024, 11, 5)
    asked = {"joined": joined, "months_paid": since(joined, on) or 1}
    found = jp(event, on, average_wage=20 * MILLION, balance=7, **asked)
    assert [part.code for part in found.parts] == ["pension" if pension else "balance"]
    assert found.total == (3 * MILLION if event == "total_disability" else 1_500_000) if pension else 7


def test_the_density_and_the_membership_are_told():
    (part,) = jp(average_wage=20 * MILLION, months_paid=100).parts
    assert [fact.en for fact in part.facts] == [
        "100 months were paid",
        "119 months since the first contribution, 2015-07",
    ]
    assert {"jp.density", "jp.disability_wait_months"} <= {law.parameter for law in part.laws}


@pytest.mark.parametrize("event", ["retirement", "death", "total_disability"])
@pytest.mark.parametrize(
    ("joined", "most"), [(BEGAN, 120), (None, 120), (Month(2020, 1), 66), (Month(2025, 6), 1)]
)
def test_nobody_paid_more_months_than_there_were(event, joined, most):
    asked = {"joined": joined, "average_wage": MILLION, "balance": MILLION}
    for paid in (most + 1, 180, 400):
        with pytest.raises(InputError, match=f"'{paid}' is more than the months there were: {most}"):
            jp(event, months_paid=paid, **asked)
    if joined:
        assert jp(event, months_paid=most, **asked).total > 0


@pytest.mark.parametrize("joined", [Month(2015, 6), Month(2010, 1)])
def test_nobody_joined_before_jp_began(joined):
    with pytest.raises(InputError, match=f"joined: '{joined}' is before JP began, 1 July 2015") as caught:
        jp("death", months_paid=12, joined=joined, average_wage=MILLION)
    assert explain(caught.value, "id") == [f"joined: '{joined}' sebelum JP dimulai, 1 Juli 2015"]


@pytest.mark.parametrize("heir", ["sibling", "grandparent", "grandchild", "parent_in_law", "will", "none"])
def test_nobody_else_inherits_a_pension(heir):
    with pytest.raises(InputError, match="JP is paid to a spouse, child or parent"):
        jp("death", average_wage=MILLION, heirs=[heir])


BIRTHS = st.dates(date(1945, 1, 1), date(1990, 12, 31))
RETIRED = st.dates(date(2016, 1, 1), date(2026, 1, 31))


@settings(max_examples=100, deadline=None)
@given(birth=BIRTHS, on=RETIRED)
def test_nothing_is_paid_before_the_pension_age(birth, on):
    age, reached = pension_age(birth)
    found = jp("retirement", on, birth_date=birth, balance=MILLION)
    early = on < reached
    assert (found.total, bool(found.parts)) == ((0, False) if early else (MILLION, True))
    assert warned(found, f"the pension age is not reached: {age} on") == early
    if early:
        assert warned(found, str(reached.year))


@pytest.mark.parametrize(
    ("birth", "on", "paid"),
    [
        (date(1990, 11, 5), date(2024, 11, 5), False),
        (date(1967, 5, 1), date(2024, 11, 5), False),
        (date(1967, 6, 2), date(2026, 1, 31), False),
        (date(1966, 6, 1), DAY, True),
        (date(1962, 6, 1), date(2018, 5, 31), False),
        (date(1962, 6, 1), date(2018, 6, 1), True),
        (date(1962, 6, 1), date(2019, 2, 1), True),  # reached at 56, before the age of 57 began
    ],
)
def test_the_day_of_the_pension_age(birth, on, paid):
    assert bool(jp("retirement", on, birth_date=birth, balance=MILLION).total) == paid


def test_a_pension_before_its_age_says_when():
    found = jp("retirement", date(2024, 11, 5), birth_date=date(1990, 11, 5), balance=30 * MILLION)
    assert [one.en for one in found.warnings] == [
        "the pension age is not reached: 65 on 5 November 2055 (PP 45/2015 Pasal 15(3)); after it, it may be put "
        "off 3 years"
    ]


def test_an_age_that_is_not_said_is_assumed_aloud():
    found = jp("retirement", balance=MILLION)
    assert found.total == MILLION
    assert warned(found, "the age is not said: the pension age of 59 is taken to be reached")
    assert not warned(jp("retirement", balance=MILLION, birth_date=date(1960, 1, 1)), "the age")


def test_the_first_old_age_pensions_have_bounds_that_nobody_knows_yet():
    asked = {"birth_date": date(1969, 1, 1), "average_wage": 5 * MILLION, "balance": MILLION}
    with pytest.raises(NotCodified, match="JP bound"):
        jp("retirement", date(2030, 7, 1), months_paid=180, **asked)
    assert jp("retirement", date(2030, 7, 1), months_paid=179, **asked).parts[0].code == "balance"
