"""Pages that must not become law: the system does not give their values."""

from datetime import date
from decimal import Decimal

import pytest

from pantau.core.period import Month
from pantau.law import benefit, contribution

MILLION = 1_000_000


def test_teknobgt_215503_counts_24_wages():
    found = benefit(
        programme="JKK", event="death", segment="PU", on=date.fromisoformat("2024-01-01"), income=5 * MILLION
    )
    assert found.parts[0].amount == 48 * 5 * MILLION != 24 * 5 * MILLION


def test_tipskiatberbagi_has_bpu_jht_at_a_thousandth():
    found = contribution(segment="BPU", programmes="JHT", month=Month(2024, 7), income=MILLION)
    assert found.total == 20_000  # not 3,000


def test_teknobgt_218835_has_brackets_of_jht():
    paid = {
        wage: contribution(segment="PU", programmes="JHT", month=Month(2024, 7), income=wage).total / wage
        for wage in (MILLION, 10 * MILLION, 50 * MILLION)
    }
    assert set(paid.values()) == {Decimal("0.057")}


def test_teknobgt_231715_and_calcuz_have_other_rates_of_jp():
    found = contribution(segment="PU", programmes="JP", month=Month(2024, 7), income=5 * MILLION)
    assert found.total == 150_000 != 150_000 * Decimal("1.7")


def test_sastrawacana_halves_the_wage_after_six_months():
    found = benefit(
        programme="JKK",
        event="temporary_disability",
        segment="PU",
        on=date.fromisoformat("2024-01-01"),
        income=MILLION,
        months_unable=12,
    )
    assert found.total == 12 * MILLION != 9 * MILLION


@pytest.mark.parametrize("wrong", [24 * MILLION, 24 * 200_000], ids=["radarutara 3179", "atlashxm"])
def test_periodic_benefit(wrong):
    found = benefit(programme="JKM", event="death", segment="PU", on=date.fromisoformat("2024-01-01"))
    assert found.parts[1].amount == 12 * MILLION != wrong


def test_republika_has_six_million_of_periodic_benefit_before_2019():
    found = benefit(programme="JKM", event="death", segment="PU", on=date.fromisoformat("2019-12-01"))
    assert found.parts[1].amount == 4_800_000


def test_star_grid_453624938_has_a_flat_rate_on_the_whole_contract():
    found = contribution(
        segment="JAKON", programmes="JKK,JKM", month=Month(2024, 7), contract_value=750 * MILLION
    )
    assert found.total != 750 * MILLION * Decimal("0.0015")


def test_decorvills_has_another_disability_formula():
    found = benefit(
        programme="JKK",
        event="total_disability",
        segment="PU",
        on=date.fromisoformat("2024-01-01"),
        income=6 * MILLION,
    )
    assert found.parts[0].amount == 56 * 6 * MILLION


def test_suara_merauke_has_other_parts_of_the_right_total():
    found = benefit(
        programme="JKK", event="death", segment="BPU", on=date.fromisoformat("2024-03-01"), income=3_450_000
    )
    assert [int(part.amount) for part in found.parts] == [165_600_000, 12_000_000, 10_000_000]


def test_detik_6624813_prints_322500_for_pmi():
    found = contribution(
        segment="PMI", programmes="JKK,JKM", month=Month(2024, 7), contract_months=24, agency=False
    )
    assert found.total == 332_500  # not 322,500
