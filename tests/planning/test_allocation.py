"""An allocation: what it says of itself, how bad questions are answered, why conditions collide."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from pantau.core.period import Month
from pantau.errors import InputError
from pantau.io.optimiser import Highs
from pantau.planning.allocation import Colliding, allocate
from pantau.planning.allocation_asked import Asked, Limit, Pot, Scope, Spread
from pantau.planning.allocation_check import unmet
from pantau.planning.allocation_model import build
from pantau.planning.allocation_read import asked_of
from pantau.planning.allocation_told import first_prices, tables, to_json, told
from pantau.planning.cover import Cover
from pantau.planning.gap import Gap, Gaps

GAPS = Gaps(
    (
        Gap("36.72", "nelayan", 300, 400, 100),
        Gap("36.72", "ojek", 200, 250, 50),
        Gap("36.72", "miskin_ekstrem", 150, 150, 0),
        Gap("36.73", "petani_tembakau", 500, 900, 400),
    )
)
PLAN = {
    "start": "2027-01",
    "months": [3, 12],
    "money": [
        {"source": "APBD", "region": "36.72", "amount": "Rp20 juta"},
        {"source": "DBHCHT", "region": "36", "amount": 10_000_000},
    ],
}
SOLVER = Highs(gap=0.0)


def allocated(**more):
    return allocate(asked_of({**PLAN, **more}, GAPS), SOLVER)


def test_money_pays_only_whom_it_may():
    found = allocated()
    assert {
        (share.pot.source, share.gap.category) for share in found.shares if share.pot.source == "DBHCHT"
    } == {("DBHCHT", "petani_tembakau")}
    assert found.people == 20_000_000 // 50_400 + 10_000_000 // 50_400
    assert unmet(found) == []
    assert all(one.gap == 0 for one in found.reached)


def test_a_plan_may_say_otherwise_and_that_is_told():
    money = [{"source": "DBHCHT", "region": "36", "amount": 10_000_000, "pays": ["rentan"]}]
    found = allocated(money=money)
    assert any("not by the rule that is known" in note.en for note in found.asked.notes)


def test_what_one_more_million_buys():
    prices = {price.pot.source: price.per_million for price in first_prices(allocated())}
    assert prices == {"APBD": Decimal("19.84"), "DBHCHT": Decimal("19.84")}  # 1,000,000 / 50,400
    everybody = [{"source": "APBD", "region": "36", "amount": "Rp1 miliar"}]
    assert first_prices(allocated(money=everybody)) == []


def test_a_million_more_is_never_worth_more_than_its_price():
    for aim in ("people", "worker_months", "benefit"):
        asked = asked_of({**PLAN, "aim": aim}, GAPS)
        before = allocate(asked, SOLVER)
        for price in first_prices(before):
            richer = tuple(
                replace(pot, amount=pot.amount + 1_000_000) if pot == price.pot else pot for pot in asked.pots
            )
            after = allocate(replace(asked, pots=richer), SOLVER)
            gained = after.reached[0].value - before.reached[0].bound
            assert (
                gained <= float(price.per_million) + 1
                if aim != "benefit"
                else float(price.per_million) * 1.01
            )


def test_the_smallest_coverage_is_raised_first():
    money = [{"source": "APBD", "region": "36", "amount": "Rp15 juta"}]
    found = allocated(money=money, fair=True)
    now = Fraction(150, 800)
    assert found.smallest is not None
    assert now < found.smallest <= Fraction(900, 1700)
    assert allocated(money=money).smallest is None


def test_who_must_be_first_is_first():
    found = allocated(
        first=[{"category": "miskin_ekstrem"}],
        money=[{"source": "APBD", "region": "36.72", "amount": 5_000_000}],
    )
    assert {share.gap.category for share in found.shares} == {"miskin_ekstrem"}


def test_weights_decide_between_groups():
    found = allocated(weights={"ojek": 2}, money=[{"source": "APBD", "region": "36.72", "amount": 5_000_000}])
    assert {share.gap.category for share in found.shares} == {"ojek"}


def test_what_is_left_of_the_money_makes_cover_longer():
    found = allocated(money=[{"source": "APBD", "region": "36", "amount": 70_000_000}])
    assert found.people == 1150
    assert sum(pot.amount for pot in found.asked.pots) - found.cost < 16_800


def test_everything_is_said_in_both_languages_and_rests_on_something():
    found = allocated(aim="benefit", least=[{"region": "36.72", "coverage": 20, "each": True}])
    assert all(line.id and line.en for line in told(found))
    said = to_json(found, "en")
    assert said["assumptions"]["law_checked"]
    assert said["assumptions"]["death_rates"][0]["deaths_per_1000"] > 0
    assert any("DBHCHT" in line for line in said["warnings"])
    assert {table.name for table in tables(found)} == {
        "shares",
        "money",
        "regions",
        "result",
        "rates",
        "basis",
    }


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"start": "soon"}, ["start"]),
        ({"money": []}, ["money"]),
        ({"money": [{"source": "APBD", "region": "36.72", "amount": -5}]}, ["money 1"]),
        ({"money": [{"source": "APBN2", "region": "99.99"}]}, ["money 1 amount"]),
        ({"money": [{"source": "APBN2", "region": "99.99", "amount": 1}]}, ["money 1", "money 1"]),
        ({"moneys": 1, "aim": "glory"}, ["moneys", "aim"]),
        ({"months": [9, 3]}, ["money 1", "money 2"]),
        ({"least": [{"region": "36.72", "category": "ojek", "people": 201}]}, ["least"]),
        ({"least": [{"region": "36.72"}]}, ["least 1"]),
        ({"least": [{"region": "36.72", "coverage": 120}]}, ["least"]),
        (
            {
                "least": [{"region": "36.72", "people": 50}],
                "most": [{"region": "36.72", "people": 40}],
            },
            ["least"],
        ),
        ({"first": [{"category": "nelayn"}]}, ["first"]),
        ({"weights": {"nelayan": 0}, "spread": 400}, ["spread", "weights"]),
        ({"deaths_per_1000": 4}, ["deaths_per_1000"]),
        ({"money": [{"source": "DBH_SAWIT", "region": "36.72", "amount": 30, "fund": 100}]}, ["money 1"]),
    ],
)
def test_a_bad_question_gets_clear_sentences(change, fields):
    with pytest.raises(InputError) as wrong:
        asked_of({**PLAN, **change}, GAPS)
    assert [one.file for one in wrong.value.faults] == fields
    assert all(one.message["id"] and one.message["en"] for one in wrong.value.faults)


def test_form_and_meaning_are_told_together():
    with pytest.raises(InputError) as wrong:
        asked_of({**PLAN, "start": "", "aim": "glory", "spread": "wide"}, GAPS)
    assert {one.file for one in wrong.value.faults} == {"start", "aim", "spread"}


def test_a_coverage_needs_the_eligible():
    with pytest.raises(InputError, match="eligible workers are not known"):
        asked_of({**PLAN, "fair": True}, Gaps((Gap("36.72", "nelayan", 10), GAPS.rows[3])))


def test_conditions_that_collide_are_named_with_what_is_missing():
    with pytest.raises(Colliding) as wrong:
        allocated(
            least=[
                {"region": "36.72", "category": "ojek", "people": 10},
                {"region": "36.73", "people": 400},
            ]
        )
    found = wrong.value.collision
    assert found.smallest
    assert {type(one) for one in found.conditions} == {Limit, Pot}
    assert found.least == 400 * 50_400
    assert "add Rp10,160,000" in found.told.en
    assert "tambahkan Rp10.160.000" in found.told.id


def test_a_floor_that_no_money_may_pay_stands_alone():
    money = [{"source": "DBHCHT", "region": "36", "amount": "Rp1 miliar"}]
    with pytest.raises(Colliding) as wrong:
        allocated(money=money, least=[{"region": "36.72", "people": 1}])
    assert len(wrong.value.collision.conditions) == 1
    assert "no source may pay" in wrong.value.collision.told.en


def test_a_spread_that_cannot_be():
    asked = Asked(GAPS.rows, Cover(Month(2027, 1)), (Pot("APBD", "36.72", 0),), (Spread(Decimal(1)),))
    with pytest.raises(Colliding) as wrong:
        allocate(asked, SOLVER)
    assert Spread(Decimal(1)) in wrong.value.collision.conditions


def test_in_a_large_question_only_corners_are_columns_and_the_bound_holds_for_all(monkeypatch):
    asked = asked_of({**PLAN, "aim": "benefit", "months": [1, 12]}, GAPS)
    every = allocate(asked, SOLVER)
    monkeypatch.setattr("pantau.planning.allocation_model.ALL_MONTHS_UP_TO", 0)
    assert sorted(set(build(asked).columns.months.tolist())) == [1, 2, 12]
    corners = allocate(asked, SOLVER)
    assert corners.reached[0].value <= every.reached[0].value <= corners.reached[0].bound


def test_limits_of_a_scope_hold_what_lies_in_it():
    assert Scope("36", "rentan").holds(GAPS.rows[0])
    assert not Scope("36.73", "rentan").holds(GAPS.rows[0])
