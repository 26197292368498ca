"""Contributions, claims, their ratio and how firm it is."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from pantau.indicators import answer
from pantau.indicators.chance import Exposure, interval, shrunk
from pantau.indicators.parts import Claims
from tests.indicators.ledger_views import asked, month, only

JULY = date(2024, 7, 20)


def paid(claim, amount=42_000_000, on=JULY, **more):
    return {"claim_id": claim, "amount": amount, "paid_on": on, "event_date": date(2024, 6, 20), **more}


def cube(contributions, workers=100, at="2024-07", **more):
    return {"month": month(at), "workers": workers, "memberships": workers, "jkk": contributions, **more}


def claims_of(*amounts):
    exact = [Decimal(one) for one in amounts]
    return Claims(
        len(exact),
        sum(exact, Decimal(0)),
        sum((a * a for a in exact), Decimal(0)),
        max(exact, default=Decimal(0)),
    )


def test_ratio_balance_mean_frequency_and_days(duck):
    views = duck.views(
        cube=[cube(480_457_660, workers=6000, at="2024-07"), cube(100_000_000, workers=5000, at="2024-06")],
        claims=[
            *(paid(f"jkm{n}") for n in range(18)),  # 18 x 42,000,000 = 756,000,000
            paid("small", 34_000_000, event_date=date(2024, 7, 10)),  # in all 790,000,000
            paid("june", 10_000_000, on=date(2024, 6, 30)),
            paid("not yet", on=None),
            paid("later", on=date(2024, 8, 1)),
        ],
    )
    figures = answer(views, asked("36.72"), duck.collect)
    july = {one.measure: one for one in figures if one.period.text == "2024-07"}
    assert july["claims_paid"].value == 790_000_000
    assert july["claim_cases"].value == 19
    assert july["balance"].value == -309_542_340  # 480,457,660 - 790,000,000
    assert july["claim_ratio"].value == Decimal("164.426559")  # 790,000,000 / 480,457,660
    assert july["benefit_average"].value == Decimal("41578947.368421")  # 790,000,000 / 19
    assert july["claim_frequency"].value == 38  # 19 / 6,000 x 12,000
    assert july["days_to_pay"].value == Decimal("28.947368")  # (18 x 30 + 10) / 19
    assert (july["days_to_pay"].numerator, july["days_to_pay"].denominator) == (550, 19)
    year = {one.measure: one for one in figures if one.period.text == "2024-01/2024-07"}
    assert year["claims_paid"].value == 800_000_000
    assert year["claim_frequency"].value == Decimal("21.818182")  # 20 / 11,000 x 12,000
    assert year["claim_ratio"].denominator == 580_457_660


def test_a_ratio_says_on_how_many_claims_it_rests(duck):
    views = duck.views(cube=[cube(460_975_610)], claims=[paid(f"c{n}") for n in range(18)])
    one = only(answer(views, asked("36.72"), duck.collect), "claim_ratio", period="2024-07")
    assert one.low < one.value < one.high
    assert one.note.en.startswith("164 % on 18 claims: between 97 % and 259 % (95 % interval)")
    assert one.note.id.startswith("164 % dari 18 klaim: antara 97 % dan 259 % (selang 95 %)")


def test_claims_that_were_corrected_or_taken_back(duck):
    wrong = paid("a", 42_000_000_000)
    views = duck.views(
        cube=[cube(100_000_000)],
        claims=[wrong, wrong | {"sign": -1}, paid("a"), paid("b"), paid("b") | {"sign": -1}],
    )
    figures = answer(views, asked("36.72", "2024-07"), duck.collect)
    assert only(figures, "claims_paid", period="2024-07").value == 42_000_000
    assert only(figures, "claim_cases", period="2024-07").value == 1
    right = answer(duck.views(cube=[cube(100_000_000)], claims=[paid("a")]), asked("36.72"), duck.collect)
    assert only(figures, "claim_ratio", period="2024-07") == only(right, "claim_ratio", period="2024-07")


def test_no_claims_in_the_ledger_are_not_zero_claims(duck):
    figures = answer(duck.views(cube=[cube(1000)]), asked("36.72"), duck.collect)
    assert {one.measure for one in figures}.isdisjoint(
        {"claims_paid", "claim_cases", "balance", "claim_ratio"}
    )
    june = duck.views(cube=[cube(1000)], claims=[paid("a", on=date(2024, 6, 3))])
    figures = answer(june, asked("36.72"), duck.collect)
    assert only(figures, "claims_paid", period="2024-07").value == 0
    assert only(figures, "claim_ratio", period="2024-07").value == 0


def test_claims_without_contributions_have_no_ratio(duck):
    views = duck.views(cube=[cube(0)], claims=[paid("a")])
    figures = answer(views, asked("36.72"), duck.collect)
    assert only(figures, "balance", period="2024-07").value == -42_000_000
    assert [one for one in figures if one.measure == "claim_ratio"] == []


def test_by_programme_sponsor_and_category(duck):
    views = duck.views(
        cube=[
            cube(60_000_000, sponsor="APBD", jkm=40_000_000, category="nelayan"),
            cube(20_000_000, sponsor="CSR", category="ojek"),
        ],
        claims=[
            paid("a", sponsor="APBD", category="nelayan"),
            paid("b", 10_000_000, programme="JKK", sponsor="CSR", category="ojek"),
        ],
    )

    def ratios(by, field):
        figures = answer(views, asked("36.72", by=[by]), duck.collect, ["claim_ratio"])
        return {
            getattr(one, field): one.value
            for one in figures
            if one.period.text == "2024-07" and not one.definition
        }

    assert ratios("programme", "programme") == {"": Decimal("43.333333"), "JKK": 12.5, "JKM": 105}
    assert ratios("sponsor", "sponsor") == {"": Decimal("43.333333"), "APBD": 42, "CSR": 50}
    assert ratios("category", "category") == {
        "": Decimal("43.333333"), "nelayan": 42, "ojek": 50, "rentan": Decimal("43.333333")
    }  # fmt: skip


def test_the_interval_is_that_of_poisson_where_claims_are_equal():
    """Fay and Feuer with equal weights is the exact interval of a Poisson count (Garwood 1936)."""
    for n in (1, 3, 18, 400):
        found = interval(claims_of(*[42] * n), threshold=42.0 * n)
        assert found.low == pytest.approx(42 * stats.chi2.ppf(0.025, 2 * n) / 2)
        assert found.high == pytest.approx(42 * stats.chi2.ppf(0.975, 2 * n + 2) / 2)
        at_or_below = (stats.poisson.cdf(n, n) + stats.poisson.cdf(n - 1, n)) / 2
        assert found.above == pytest.approx(at_or_below)  # the gamma tail is the Poisson sum


def test_without_a_claim_the_interval_rests_on_the_largest_that_could_come():
    found = interval(claims_of(), threshold=42.0, widest=42.0)
    assert found.low == 0
    assert found.high == pytest.approx(42 * stats.chi2.ppf(0.975, 2) / 2)
    assert interval(claims_of(), threshold=42.0) is None


def test_the_interval_holds_the_true_mean_at_least_as_often_as_it_says():
    """A thousand years of a small place: 12 deaths a year at 42 or 10 million, one in five the smaller."""
    import random

    draw = random.Random(20240701)
    mean = 12 * (0.8 * 42 + 0.2 * 10)
    held = 0
    for _ in range(1000):
        waited, amounts = draw.expovariate(12), []
        while waited < 1:
            amounts.append(42 if draw.random() < 0.8 else 10)
            waited += draw.expovariate(12)
        found = interval(claims_of(*amounts), mean, widest=42)
        held += found.low <= mean <= found.high
    assert held >= 945


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 174_000_000), min_size=1, max_size=40))
def test_the_interval_holds_its_own_sum_and_grows_with_the_widest(amounts):
    one = claims_of(*amounts)
    found, wider = (
        interval(one, float(one.paid)),
        interval(one, float(one.paid), widest=float(one.largest) * 3),
    )
    assert found.low <= float(one.paid) <= found.high <= wider.high
    assert 0 <= found.above <= 1


def test_small_groups_are_drawn_to_the_common_ratio_and_large_ones_stay():
    groups = [
        Exposure(claims_of(*[42] * 2), 20.0),  # 420 % on two deaths
        Exposure(claims_of(*[42] * 800), 60_000.0),  # 56 %
        Exposure(claims_of(*[42] * 1200), 50_000.0),  # 100.8 %
        Exposure(claims_of(*[42] * 300), 40_000.0),  # 31.5 %
    ]
    small, *large = shrunk(groups)
    assert 0.3 < small.ratio < 1.2
    assert small.weight < 0.1
    assert all(one.weight > 0.9 for one in large)
    same = shrunk([Exposure(claims_of(*[42] * n), 100.0 * n) for n in (9, 10, 11)])
    assert [one.weight for one in same] == [0, 0, 0]  # nothing but chance between them
    assert [one.ratio for one in same] == pytest.approx([0.42] * 3)


def test_the_drawn_ratio_is_a_figure_of_its_own_definition(duck):
    regions = {"36.71": (400, 3), "36.72": (40_000, 300), "36.73": (60_000, 250), "36.74": (50_000, 500)}
    views = duck.views(
        cube=[cube(millions * 1_000_000, region=code) for code, (millions, _) in regions.items()],
        claims=[
            paid(f"{code}-{n}", region=code) for code, (_, deaths) in regions.items() for n in range(deaths)
        ],
    )
    figures = answer(views, asked("36", by=["region"]), duck.collect, ["claim_ratio"])
    drawn = [one for one in figures if one.definition == "credibility" and one.period.text == "2024-07"]
    assert [one.region for one in drawn] == sorted(regions)
    assert "weighs" in drawn[0].note.en
    by_programme = answer(views, asked("36", by=["programme"]), duck.collect, ["claim_ratio"])
    assert {one.definition for one in by_programme} == {""}  # programmes do not borrow from each other
