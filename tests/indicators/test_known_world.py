"""Indicators on a synthetic world whose truth is known person by person."""

from random import Random
from statistics import mean

import pytest

from pantau.core.ledger_tables import AMOUNTS
from pantau.core.period import Month, Period
from pantau.indicators import Views, answer
from pantau.io.synthetic_ledger_tables import ledger_tables
from pantau.ledger.cube import rebuilt
from pantau.synthetic.ledger import ledger_world
from pantau.synthetic.ledger_truth import Truth
from tests.indicators.ledger_views import Duck, asked, only, rows_of

SPAN = Period.parse("2023-10/2024-09")


@pytest.fixture(scope="module")
def known():
    world = ledger_world(Random(11), "36.72", 400, SPAN)
    duck, rows = Duck(), ledger_tables(world)
    entered = {
        name: duck.table(name, rows[name]) if name in rows else duck.table(name, rows_of(name, []))
        for name in Views._fields
    }
    entered["cube"] = duck.engine.create_table("built", rebuilt(entered["contributions"]))
    return Truth(world), world, Views(**entered), duck.collect


@pytest.mark.parametrize("at", ["2023-10", "2024-03", "2024-09"])
def test_people_of_a_month(known, at):
    truth, _, views, collect = known
    month = Month.parse(at)
    figures = answer(views, asked("36.72", at, ["programme"]), collect)
    for measure, people in [
        ("covered_workers", truth.covered(month)),
        ("new_workers", truth.new(month)),
        ("restarted_workers", truth.restarted(month)),
        ("lapsed_workers", truth.lapsed(month)),
        ("worker_months", truth.covered(month)),
        ("paid_twice_workers", truth.paid_twice(month)),
    ]:
        found = [one for one in figures if one.measure == measure and one.period.text == at]
        assert found[0].value == len(people), measure
    assert only(figures, "paid_twice_workers", definition="one_segment").value == len(
        truth.paid_twice(month, in_segment=True)
    )
    by_programme = {
        one.programme: one.value for one in figures if one.measure == "covered_workers" and one.programme
    }
    wanted = {name.upper(): len(truth.covered(month, name.upper())) for name in AMOUNTS}
    assert by_programme == {name: n for name, n in wanted.items() if n}


def test_money_and_claims_of_all_its_months(known):
    truth, world, views, collect = known
    figures = answer(views, asked("36.72", str(SPAN), ["programme"]), collect)
    paid_in = [truth.contributions(month) for month in SPAN.each_month()]
    total = sum(sum(of.values()) for of in paid_in)
    assert only(figures, "contributions").value == total
    settled = [one for one in world.claims if one.paid_on and SPAN.start <= one.paid_on <= SPAN.end]
    assert settled
    assert only(figures, "claims_paid").value == sum(one.amount for one in settled)
    assert only(figures, "claim_cases").value == len(settled)
    assert only(figures, "balance").value == total - sum(one.amount for one in settled)
    days = mean((one.paid_on - one.event_date).days for one in settled)
    assert float(only(figures, "days_to_pay").value) == pytest.approx(days, abs=1e-6)
    months = sum(len(truth.covered(month)) for month in SPAN.each_month())
    assert only(figures, "worker_months").value == months
    assert only(figures, "average_workers").numerator == months
