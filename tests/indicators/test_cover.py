"""Who is covered, of how many: hand-made rows whose answers are worked out beside them."""

from datetime import date
from decimal import Decimal

import pytest

from pantau.indicators import answer, answered
from tests.indicators.ledger_views import asked, month, only

AUGUST = date(2023, 8, 31)


def cover(region, segment="BPU", workers=0, memberships=None, at="2024-07", **more):
    return {
        "month": month(at), "region": region, "segment": segment, "workers": workers,
        "memberships": workers if memberships is None else memberships, **more,
    }  # fmt: skip


@pytest.fixture
def city(duck):
    """Cilegon: 300 PU, 500 BPU, 160 JAKON, 40 PMI; 2,000 eligible (1,600 to 2,500), 4,000 at work, 1,250 asked for."""
    return duck.views(
        cube=[
            cover("36.72.01", "PU", 300, 310),
            cover("36.72.02", "BPU", 500, 505),
            cover("36.72", "JAKON", 160),
            cover("36.72", "PMI", 40),
        ],
        eligible=[
            {
                "region": "36.72",
                "as_of": AUGUST,
                "value": 2000,
                "low": 1600,
                "high": 2500,
                "source": "Sakernas",
            },
            {"region": "36.72", "as_of": AUGUST, "value": 4000, "definition": "employed"},
            {"region": "36.72", "as_of": date(2024, 1, 1), "value": 1250, "definition": "target"},
        ],
    )


def test_people_and_memberships(duck, city):
    figures = answer(city, asked("36.72"), duck.collect)
    assert only(figures, "covered_workers").value == 300 + 500 + 160 + 40
    assert only(figures, "covered_workers", definition="kemendagri", segment="PU+BPU").value == 800
    assert only(figures, "covered_workers", definition="ucj_with_jakon", segment="PU+BPU+JAKON").value == 960
    assert only(figures, "covered_workers", definition="memberships").value == 310 + 505 + 160 + 40


def test_the_four_variants_stand_side_by_side(duck, city):
    figures = answer(city, asked("36.72"), duck.collect)
    a = only(figures, "coverage_rate", definition="kemendagri", segment="PU+BPU")
    assert (a.value, a.numerator, a.denominator) == (40, 800, 2000)  # 800 / 2000
    assert (a.low, a.high) == (32, 50)  # 800 / 2500 and 800 / 1600
    assert (a.as_of, a.source) == ("2023-08-31", "Sakernas")
    b = only(figures, "coverage_rate", definition="ucj_with_jakon", segment="PU+BPU+JAKON")
    assert (b.value, b.low, b.high) == (48, Decimal("38.4"), 60)  # 960 over 2000, 2500, 1600
    c = only(figures, "coverage_rate", definition="rpjmn")
    assert (c.value, c.low, c.high) == (25, None, None)  # 1000 / 4000, a count without an interval
    d = only(figures, "coverage_rate", definition="of_target")
    assert d.value == 80  # 1000 / 1250
    assert only(figures, "target_achievement").value == 80


def test_what_is_missing(duck, city):
    figures = answer(city, asked("36.72"), duck.collect)
    left = only(figures, "uncovered_workers", definition="kemendagri", segment="PU+BPU")
    assert (left.value, left.low, left.high) == (1200, 800, 1700)  # 2000, 1600 and 2500 minus 800
    rate = only(figures, "uncovered_rate", definition="kemendagri", segment="PU+BPU")
    assert (rate.value, rate.low, rate.high) == (60, 50, 68)
    assert only(figures, "gap_workers").value == 250  # 1250 - 1000
    assert only(figures, "target_workers").value == 1250
    assert only(figures, "eligible_workers").value == 2000
    assert only(figures, "eligible_workers", definition="employed").value == 4000


def test_more_covered_than_eligible_is_said_as_it_is(duck):
    views = duck.views(
        cube=[cover("36.72", "PU", 30)], eligible=[{"region": "36.72", "as_of": AUGUST, "value": 10}]
    )
    figures = answer(views, asked("36.72"), duck.collect)
    assert only(figures, "coverage_rate", definition="kemendagri", segment="PU+BPU").value == 300
    assert only(figures, "uncovered_workers", definition="kemendagri", segment="PU+BPU").value == -20


def test_nobody_eligible_divides_nothing(duck):
    views = duck.views(
        cube=[cover("36.72", "PU", 30)], eligible=[{"region": "36.72", "as_of": AUGUST, "value": 0}]
    )
    figures = answer(views, asked("36.72"), duck.collect)
    assert {one.measure for one in figures}.isdisjoint({"coverage_rate", "uncovered_rate"})
    assert only(figures, "eligible_workers").value == 0


def test_by_segment_each_has_its_own_denominator(duck):
    views = duck.views(
        cube=[cover("36.72", "PU", 30), cover("36.72", "BPU", 20)],
        eligible=[
            {"region": "36.72", "as_of": AUGUST, "segment": "PU", "value": 60},
            {"region": "36.72", "as_of": AUGUST, "segment": "BPU", "value": 200},
        ],
    )
    figures = answer(views, asked("36.72", by=["segment"]), duck.collect)
    assert only(figures, "coverage_rate", segment="PU").value == 50
    assert only(figures, "coverage_rate", segment="BPU").value == 10
    whole = only(figures, "coverage_rate", definition="kemendagri", segment="PU+BPU")
    assert (whole.numerator, whole.denominator) == (50, 260)  # never the mean of 50 and 10
    assert whole.value == Decimal("19.230769")


def test_the_newest_estimate_that_is_not_after_the_month(duck):
    said = [(date(2023, 2, 28), 100), (AUGUST, 200), (date(2024, 8, 31), 400)]
    views = duck.views(
        cube=[cover("36.72", "PU", 50)],
        eligible=[{"region": "36.72", "as_of": day, "value": n} for day, n in said],
    )
    one = only(answer(views, asked("36.72"), duck.collect), "eligible_workers")
    assert (one.value, one.as_of) == (200, "2023-08-31")


def test_a_later_vintage_and_a_correction_of_one_day(duck):
    old = {"region": "36.72", "as_of": AUGUST, "source": "Sakernas", "vintage": "2024-02", "value": 100}
    views = duck.views(
        cube=[cover("36.72", "PU", 50)],
        eligible=[
            old,
            old | {"vintage": "2024-05", "value": 150},
            old | {"vintage": "2024-05", "value": 150, "sign": -1},
            old | {"vintage": "2024-05", "value": 125},
        ],
    )
    one = only(answer(views, asked("36.72"), duck.collect), "eligible_workers")
    assert (one.value, one.source) == (125, "Sakernas 2024-05")


def test_a_province_is_the_sum_of_its_regencies_with_their_intervals(duck):
    views = duck.views(
        cube=[cover("36.72", "PU", 30), cover("36.71", "BPU", 50)],
        eligible=[
            {"region": "36.72", "as_of": AUGUST, "value": 100, "low": 90, "high": 110},
            {"region": "36.71", "as_of": date(2023, 2, 28), "value": 300},
        ],
    )
    figures = answer(views, asked("36", by=["region"]), duck.collect)
    one = only(figures, "eligible_workers", region="36")
    assert (one.value, one.low, one.high, one.as_of) == (400, 390, 410, "2023-02-28")
    rate = only(figures, "coverage_rate", region="36", definition="kemendagri", segment="PU+BPU")
    assert (rate.value, rate.qualifier) == (20, "")  # 80 / 400, and not the mean of 30 and 16.7
    assert (
        only(figures, "coverage_rate", region="36.72", definition="kemendagri", segment="PU+BPU").value == 30
    )


def test_the_own_value_of_a_region_comes_before_the_sum(duck):
    views = duck.views(
        cube=[cover("36.72", "PU", 30)],
        eligible=[
            {"region": "36", "as_of": AUGUST, "value": 500},
            {"region": "36.72", "as_of": AUGUST, "value": 100},
        ],
    )
    assert only(answer(views, asked("36"), duck.collect), "eligible_workers").value == 500


@pytest.mark.parametrize(
    ("covered", "estimated", "qualifier"),
    [
        (["36.71", "36.72"], ["36.72"], "at_most"),
        (["36.72"], ["36.71", "36.72"], "at_least"),
        (["36.71", "36.72"], ["36.72", "36.73"], "about"),
        (["36.71", "36.72"], ["36.71", "36.72"], ""),
    ],
)
def test_a_sum_with_a_hole_says_which_way_it_is_off(duck, covered, estimated, qualifier):
    views = duck.views(
        cube=[cover(code, "PU", 10) for code in covered],
        eligible=[{"region": code, "as_of": AUGUST, "value": 100} for code in estimated],
    )
    one = only(
        answer(views, asked("36"), duck.collect), "coverage_rate", definition="kemendagri", segment="PU+BPU"
    )
    assert one.qualifier == qualifier
    for code in set(covered) ^ set(estimated):
        assert code in one.note.en
        assert code in one.note.id


def test_a_category_holds_those_below_it(duck):
    views = duck.views(
        cube=[cover("36.72", workers=30, category="nelayan"), cover("36.72", workers=20, category="petani"),
              cover("36.72", workers=5, category="rentan"), cover("36.72", workers=7, category="")],
        eligible=[
            {"region": "36.72", "as_of": AUGUST, "category": "nelayan", "segment": "BPU", "value": 60},
            {"region": "36.72", "as_of": AUGUST, "category": "petani", "segment": "BPU", "value": 140},
        ],
    )  # fmt: skip
    figures = answer(views, asked("36.72", by=["category"]), duck.collect)
    assert only(figures, "covered_workers", category="rentan").value == 30 + 20 + 5
    assert only(figures, "covered_workers", category="nelayan").value == 30
    assert only(figures, "covered_workers", category="unknown").value == 7
    assert only(figures, "covered_workers").value == 62
    assert only(figures, "covered_workers").total_of == "category"
    assert only(figures, "eligible_workers", category="rentan").value == 200
    rate = only(figures, "coverage_rate", category="rentan", definition="kemendagri", segment="PU+BPU")
    assert rate.value == Decimal("27.5")  # 55 / 200


def test_by_programme_a_person_counts_in_each_that_was_paid(duck):
    views = duck.views(
        cube=[
            cover("36.72", "PU", 30, workers_jkk=30, workers_jkm=30, workers_jht=10, jkk=900, jkm=600, jht=50)
        ],
        eligible=[{"region": "36.72", "as_of": AUGUST, "value": 100}],
    )
    figures = answer(views, asked("36.72", by=["programme"]), duck.collect)
    assert only(figures, "covered_workers").value == 30
    assert only(figures, "covered_workers").total_of == ""  # 30 + 30 + 10 people are not 30
    assert only(figures, "covered_workers", programme="JHT").value == 10
    assert only(figures, "coverage_rate", programme="JHT").value == 10
    assert [one for one in figures if one.programme == "JKP"] == []
    paid = [one for one in figures if one.measure == "contributions" and str(one.period) == "2024-07"]
    assert [(one.programme, one.value) for one in paid] == [
        ("", 1550),
        ("JHT", 50),
        ("JKK", 900),
        ("JKM", 600),
    ]
    assert paid[0].total_of == "programme"


def test_no_data_is_not_zero(duck):
    views = duck.views(
        cube=[
            cover("36.72", "PU", 30),
            cover("36.71", "PU", 0, lapsed_workers=4),
            cover("36.73", "PU", 8, at="2024-06"),
        ],
        eligible=[{"region": code, "as_of": AUGUST, "value": 100} for code in ("36.71", "36.72", "36.73")],
    )
    told = answered(views, asked("36", by=["region"]), duck.collect)
    assert [
        one.region for one in told.figures if one.measure == "covered_workers" and not one.definition
    ] == ["36", "36.72"]
    assert {one.measure for one in told.figures if one.region == "36.71"} == {"eligible_workers"}
    assert only(told.figures, "worker_months", region="36.73").period.text == "2024-01/2024-07"
    assert set(told.without_data) == {"36.01", "36.02", "36.03", "36.04", "36.71", "36.73", "36.74"}


def test_a_whole_region_without_data_has_no_figure_and_is_listed(duck):
    views = duck.views(cube=[cover("36.72", "PU", 30, at="2024-06")])
    told = answered(views, asked("36.72"), duck.collect, ["covered_workers", "paid_twice_workers"])
    assert (told.figures, told.without_data) == ([], ("36.72",))
    nothing = answered(duck.views(), asked("36"), duck.collect)
    assert (nothing.figures, nothing.without_data) == ([], ("36",))


def test_a_category_without_a_worker_is_a_true_zero_where_the_region_has_data(duck):
    views = duck.views(
        cube=[cover("36.72", workers=30, category="nelayan")],
        eligible=[{"region": "36.72", "as_of": AUGUST, "category": "ojek", "value": 40}],
    )
    figures = answer(views, asked("36.72", by=["category"]), duck.collect)
    assert only(figures, "covered_workers", category="ojek").value == 0
    assert (
        only(figures, "uncovered_workers", category="ojek", definition="kemendagri", segment="PU+BPU").value
        == 40
    )


def test_what_is_recorded_above_the_regions_is_in_the_whole_and_in_no_part(duck):
    views = duck.views(cube=[cover("36.72", "PU", 30), cover("36", "PU", 4)])
    told = answered(views, asked("36", by=["region"]), duck.collect)
    assert only(told.figures, "covered_workers", region="36").value == 34
    assert only(told.figures, "covered_workers", region="36").total_of == ""
    assert only(told.figures, "covered_workers", region="36", group="not_placed").value == 4
    assert any("4 memberships" in note.en for note in told.notes)
