"""Every worked example that Pantau ships, by its id; what no source prints is called derived."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from pantau.core.period import Month
from pantau.errors import NotCodified
from pantau.law import benefit, contribution, parameters
from pantau.law.examples import examples

ASKED = {"benefit": benefit, "contribution": contribution}
ANSWERED = [one for one in examples() if one.expects and not one.expects.refused]
REFUSED = [one for one in examples() if one.expects and one.expects.refused]
GROWN = [one for one in examples() if one.growth]
BY_HAND = [one for one in examples() if one.by_hand]


def named(example):
    return f"{example.id} derived" if example.derived else example.id


def said(example):
    """What stands beside a failure: which case, and where it is printed."""
    told = "derived" if example.derived else "published"
    return f"{example.id} ({told}), {example.title.en}: {example.source}"


def answers(example):
    return [ASKED[ask.question](**ask.arguments) for ask in example.asks]


def by_part(found):
    sums = Counter()
    for one in found:
        for part in one.parts:
            sums[part.code] += part.amount
    return sums


def by_payer(found):
    """What each owes; the employer pays alone what has no shares (JKK and JKM of PU)."""
    sums = Counter()
    for part in (part for one in found for part in one.parts):
        for payer, amount in [(share.payer.en, share.amount) for share in part.shares] or [
            ("employer", part.amount)
        ]:
            sums[payer] += amount
    return sums


@pytest.mark.parametrize("example", ANSWERED, ids=named)
def test_a_worked_example(example):
    expects, found = example.expects, answers(example)
    if expects.total is not None:
        total = sum(one.total for one in found)
        assert abs(total - expects.total) <= expects.within, said(example)
    parts, payers = by_part(found), by_payer(found)
    assert {code: parts[code] for code in expects.parts} == dict(expects.parts), said(example)
    assert {payer: payers[payer] for payer in expects.payers} == dict(expects.payers), said(example)


@pytest.mark.parametrize("example", REFUSED, ids=named)
def test_an_example_of_a_time_that_is_not_codified_is_refused(example):
    for ask in example.asks:
        with pytest.raises(NotCodified, match="2015-07-01"):
            ASKED[ask.question](**ask.arguments)


@pytest.mark.parametrize("example", BY_HAND, ids=named)
def test_the_rules_of_that_time_give_the_printed_total_by_hand(example):
    hand = example.by_hand
    total = hand.wage * hand.wages + hand.periodic + hand.funeral + hand.balance
    assert total == hand.total, said(example)


@pytest.mark.parametrize("example", GROWN, ids=named)
def test_a_value_that_follows_growth(example):
    growth = example.growth
    old, new = (parameters().at(day)[growth.parameter].number for day in (growth.since, growth.to))
    grown = old * (100 + growth.percent) / 100 // growth.multiple * growth.multiple
    assert grown == new == growth.total, said(example)


def test_every_example_is_tested_and_says_what_it_is():
    tested = {one.id for one in (*ANSWERED, *REFUSED, *GROWN)}
    assert tested == {one.id for one in examples()}
    for one in examples():
        # An id with D is of our own; a published id may be derived too, where the page prints less.
        assert one.derived or one.id.startswith("T")
        assert one.source
    published = {int(one.id[1:3]) for one in examples() if one.id.startswith("T")}
    assert published == set(range(1, 42)) - {17}  # T17 has no breakdown: no total can be held against it


def test_a_page_that_rounds_is_held_as_close_as_it_prints():
    rounded = [one for one in ANSWERED if one.expects.within]
    assert all(one.expects.within * 50 <= one.expects.total for one in rounded)


@pytest.mark.parametrize(
    ("on", "months", "total"),
    [
        ("2019-12-01", 14, 6 * 100 + 6 * 75 + 2 * 50),
        ("2019-12-02", 14, 12 * 100 + 2 * 50),
        ("2019-12-02", 5, 5 * 100),
        ("2019-12-02", "0.5", 50),
        ("2019-12-01", None, 6 * 100 + 6 * 75),
    ],
)
def test_temporary_disability_step_by_step_derived(on, months, total):
    found = benefit(
        programme="JKK",
        event="temporary_disability",
        segment="PU",
        on=date.fromisoformat(on),
        income=10_000,
        months_unable=months,
    )
    assert found.total == total * 100
    assert bool(found.warnings) == (months is None)


@pytest.mark.parametrize(
    ("months", "agency", "total"),
    [
        (24, True, 370_000), (24, False, 332_500), (18, False, 270_000), (12, True, 226_500),
        (6, False, 108_000), (7, False, 121_500), (30, False, 413_500),
    ],
)  # fmt: skip
def test_the_contract_of_a_migrant_worker_derived(months, agency, total):
    found = contribution(
        segment="PMI", programmes="JKK,JKM", month=Month(2024, 7), contract_months=months, agency=agency
    )
    assert found.total == total
    assert not found.warnings


def test_the_amount_of_each_who_pays_is_told():
    found = contribution(segment="PU", programmes="JHT", month=Month(2024, 7), income=10_000_000)
    assert found.parts[0].detail.en == "employer 370,000, worker 200,000"
    assert [share.amount for share in found.parts[0].shares] == [Decimal(370_000), Decimal(200_000)]
