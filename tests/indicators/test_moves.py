"""Who comes and goes, worker-months and averages: worked out from a few rows."""

from decimal import Decimal

import pytest

from pantau.errors import IndicatorError
from pantau.indicators import answer, answered
from tests.indicators.ledger_views import asked, month, only


def cube(at, workers=0, **more):
    return {"month": month(at), "workers": workers, "memberships": workers, **more}


@pytest.fixture
def half_a_year(duck):
    """January 100, February 110, April 90 workers; nothing is recorded for March; lapses run on into May."""
    return duck.views(
        cube=[
            cube("2023-12", 500, new_workers=500),
            cube("2024-01", 100, new_workers=100),
            cube("2024-02", 110, new_workers=15, lapsed_workers=5),
            cube("2024-03", lapsed_workers=110),
            cube("2024-04", 90, restarted_workers=80, new_workers=10),
            cube("2024-05", lapsed_workers=90),
        ]
    )


def test_of_the_month_and_of_the_year_so_far(duck, half_a_year):
    figures = answer(half_a_year, asked("36.72", "2024-04"), duck.collect)
    for measure, in_april, since_january in [
        ("new_workers", 10, 100 + 15 + 10),
        ("restarted_workers", 80, 80),
        ("worker_months", 90, 100 + 110 + 90),
        ("lapsed_workers", 0, 5),  # those of March lapsed into a month without data, which says nothing
    ]:
        assert only(figures, measure, period="2024-04").value == in_april
        assert only(figures, measure, period="2024-01/2024-04").value == since_january


def test_the_average_is_over_the_months_that_have_data(duck, half_a_year):
    one = only(answer(half_a_year, asked("36.72", "2024-04"), duck.collect), "average_workers")
    assert (one.value, one.numerator, one.denominator) == (100, 300, 3)
    assert "3 months that have data, of 4" in one.note.en
    assert "3 bulan yang ada datanya, dari 4" in one.note.id
    assert one.period.text == "2024-01/2024-04"


def test_months_without_data_are_named(duck, half_a_year):
    told = answered(half_a_year, asked("36.72", "2024-04"), duck.collect)
    assert [note.en for note in told.notes] == [
        "no contributions are recorded for Kota Cilegon, Banten in 2024-03; figures since the year began do not "
        "hold them"
    ]


def test_a_lapse_into_a_month_that_has_not_come_is_not_shown(duck, half_a_year):
    figures = answer(half_a_year, asked("36.72", "2024-05"), duck.collect)
    assert [one for one in figures if one.measure == "lapsed_workers" and one.period.text == "2024-05"] == []


def test_in_january_the_month_is_the_year_so_far(duck, half_a_year):
    figures = answer(half_a_year, asked("36.72", "2024-01"), duck.collect)
    assert only(figures, "worker_months").period.text == "2024-01"


def test_a_year_is_asked_for_as_one(duck, half_a_year):
    figures = answer(half_a_year, asked("36.72", "2024-01/2024-04"), duck.collect)
    assert only(figures, "worker_months").value == 300
    assert only(figures, "covered_workers").period.text == "2024-04"
    across = answer(half_a_year, asked("36.72", "2023-12/2024-02"), duck.collect)
    assert only(across, "worker_months").value == 500 + 100 + 110


def test_paid_twice_by_anybody_and_in_one_segment(duck):
    views = duck.views(
        cube=[
            cube("2024-07", 10, memberships=14, paid_twice=3, paid_twice_in_segment=1),
            cube("2024-06", 10, paid_twice=3),
        ]
    )
    figures = answer(views, asked("36.72"), duck.collect)
    assert only(figures, "paid_twice_workers").value == 3
    assert only(figures, "paid_twice_workers", definition="one_segment").value == 1


def test_corrections_add_up(duck):
    views = duck.views(cube=[cube("2024-07", 10, jkk="100"), cube("2024-07", -4, jkk="-40.50")])
    figures = answer(views, asked("36.72"), duck.collect)
    assert only(figures, "covered_workers").value == 6
    assert only(figures, "contributions", period="2024-07").value == Decimal("59.50")


def test_only_what_is_asked_for(duck, half_a_year):
    figures = answer(half_a_year, asked("36.72", "2024-04"), duck.collect, ["average_workers"])
    assert [one.measure for one in figures] == ["average_workers"]
    with pytest.raises(IndicatorError, match="'coverge' is not an indicator"):
        answer(half_a_year, asked("36.72"), duck.collect, ["coverge"])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            {"by": ["colour"]},
            "'colour' is not a breakdown; choose from region",
        ),
        ({"by": ["sex", "sex"]}, "asked for twice"),
        ({"month": "2024-07-05"}, "not whole months"),
    ],
)
def test_a_question_that_cannot_be_asked(wrong, message):
    with pytest.raises(IndicatorError, match=message) as raised:
        asked(**wrong)
    assert raised.value.lines("id") != raised.value.lines("en")


def test_offices_are_counted_from_the_rows_themselves(duck):
    rows = [
        {"person": 1, "office": "Cilegon", "counts": 1 | 2 | 4, "jkk": 10000, "jkm": 6800},
        {"person": 2, "office": "Cilegon", "counts": 1 | 2 | 64, "jkk": 10000},
        {"person": 2, "office": "Serang", "counts": 0, "payer": "desa", "jkk": 10000},
        {"person": 3, "office": "Serang", "counts": 1 | 2, "jkk": 10000},
        {"person": 3, "office": "Serang", "counts": 1 | 2, "jkk": 10000, "sign": -1},
    ]
    claims = [{"claim_id": "a", "office": "Serang", "paid_on": month("2024-07"), "amount": 15000}]
    views = duck.views(contributions=rows, claims=claims)
    figures = answer(views, asked("36.72", by=["office"]), duck.collect)
    assert only(figures, "covered_workers").value == 2
    assert only(figures, "covered_workers", group="Cilegon").value == 2
    assert only(figures, "covered_workers", group="Serang").value == 0
    assert only(figures, "covered_workers", group="Serang", definition="memberships").value == 1
    assert only(figures, "contributions", group="Cilegon", period="2024-07").value == 26800
    assert only(figures, "claim_ratio", group="Serang", period="2024-07").value == 150
    assert only(figures, "paid_twice_workers", group="Cilegon").value == 1
    assert [one for one in figures if one.measure == "new_workers"] == []
