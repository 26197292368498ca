"""Published cases, by their number in the facts; what no source prints is called derived."""

from datetime import date
from decimal import Decimal

import pytest

from pantau.core.period import Month
from pantau.law import benefit, contribution, parameters

MILLION = 1_000_000


def day(text):
    return date.fromisoformat(text)


DEATHS = [
    ("T03 JAKON, 80,000 a day", "JKK", "JAKON", "2018-02-04", 30 * 80_000, (), 123_000_000),
    ("T04 JAKON 2016, wage implied", "JKK", "JAKON", "2016-06-01", 2_700_000, (), 137_400_000),
    ("T05 JAKON 2018, wage implied", "JKK", "JAKON", "2018-06-01", 2_375_000, (), 121_800_000),
    ("T06 BPU 2018", "JKM", "BPU", "2018-06-01", None, (), 24_000_000),
    ("T07 BPU 2023, two children", "JKK", "BPU", "2023-06-01", MILLION, (("SMA", 0), ("SD", 5)), 215_500_000),
    ("T08 BPU 2023, one child", "JKK", "BPU", "2023-06-01", MILLION, (("SMA", 1),), 136_000_000),
    ("T09 BPU 2023, one year of SD left", "JKK", "BPU", "2023-02-21", MILLION, (("SD", 5),), 146_500_000),
    (
        "T10 BPU, split of 154 m derived",
        "JKK",
        "BPU",
        "2023-02-21",
        MILLION,
        (("SMP", 1), ("SD", 2)),
        224_000_000,
    ),
    ("T11 package", "JKM", "BPU", "2023-02-21", None, (), 42_000_000),
    ("T12 wage 3.45 m", "JKK", "BPU", "2024-03-01", 3_450_000, (), 187_600_000),
    ("T13 base 2 m", "JKK", "BPU", "2024-03-01", 2_000_000, (), 118_000_000),
    ("T14 BPU, base implied", "JKK", "BPU", "2023-03-01", 2_600_000, (), 146_800_000),
    ("T15 PU, without JHT and JP", "JKK", "PU", "2022-03-01", 8_500_000, (), 430_000_000),
    ("T20 one year of PT, without JHT", "JKM", "PU", "2020-08-01", None, (("PT", 4),), 54_000_000),
    ("sulut-2021 derived", "JKM", "PU", "2021-06-01", None, (), 42_000_000),
]


@pytest.mark.parametrize(
    ("programme", "segment", "on", "income", "children", "total"),
    [case[1:] for case in DEATHS],
    ids=[case[0] for case in DEATHS],
)
def test_death(programme, segment, on, income, children, total):
    found = benefit(
        programme=programme,
        event="death",
        segment=segment,
        on=day(on),
        income=income,
        children=children,
        months_paid=60,
    )
    assert found.total == total


@pytest.mark.parametrize(
    ("wage", "lump"), [(4_000_000, 192_000_000), (6_000_000, 288_000_000)], ids=["T18", "T19"]
)
def test_lump_sum_of_a_death(wage, lump):
    found = benefit(programme="JKK", event="death", segment="PU", on=day("2023-01-01"), income=wage)
    assert found.parts[0].amount == lump


def test_t16_scholarship_of_two_children():
    # 5.3 bn is rounded in print, so only the scholarship can be held against the law.
    children = (("SMA", 0), ("SD", 3))
    found = benefit(
        programme="JKK",
        event="death",
        segment="PU",
        on=day("2023-01-01"),
        income=110 * MILLION,
        children=children,
    )
    assert sum(part.amount for part in found.parts if part.code == "scholarship") == 148_500_000
    assert found.total - 148_500_000 == pytest.approx(5_300_000_000, abs=50_000_000)


def test_t21_two_memberships_before_permenaker_1_2025():
    found = benefit(
        programme="JKM",
        event="death",
        segment="PU",
        on=day("2023-07-01"),
        memberships=2,
        months_paid=60,
        children=(("SD", 0), ("SD", 2)),
    )
    assert found.total == 265_000_000 - 16_000_000  # without JHT


def test_two_memberships_since_permenaker_1_2025_pay_one_funeral_derived():
    found = benefit(programme="JKM", event="death", segment="PU", on=day("2025-06-01"), memberships=2)
    assert found.total == 74_000_000
    assert any("Permenaker 1/2025" in warning.en for warning in found.warnings)


@pytest.mark.parametrize(("months", "total"), [(5, 42_000_000), (2, 10_000_000)], ids=["T22", "T23"])
def test_bpu_waiting_rule(months, total):
    found = benefit(programme="JKM", event="death", segment="BPU", on=day("2025-07-01"), months_paid=months)
    assert found.total == total


PMI = [
    ("T24 death at work, four years of PT", "2025-04-10", "during", (("PT", 1),), 133_000_000),
    ("T25 death after return", "2024-05-01", "after", (), 42_000_000),
    ("T26 death at work, January 2019", "2019-01-15", "during", (), 85_000_000),
    ("T26 death at work 2025", "2025-01-15", "during", (), 85_000_000),
    ("article 18125: before or after work under 18/2018", "2020-05-01", "before", (), 24_000_000),
]


@pytest.mark.parametrize(
    ("on", "phase", "children", "total"), [case[1:] for case in PMI], ids=[c[0] for c in PMI]
)
def test_death_of_pmi(on, phase, children, total):
    found = benefit(programme="JKM", event="death", segment="PMI", on=day(on), phase=phase, children=children)
    assert found.total == total


def test_t27_wage_of_ten_million_medium_risk():
    found = contribution(
        segment="PU", programmes="JKK,JKM,JHT,JP", month=Month(2024, 7), income=10 * MILLION, risk="medium"
    )
    assert {part.code: int(part.amount) for part in found.parts} == {
        "JKK": 89_000,
        "JKM": 30_000,
        "JHT": 570_000,
        "JP": 300_000,
    }
    assert found.parts[2].detail.en == "employer 370,000, worker 200,000"


JP = [
    ("T28", Month(2021, 7), 20_000_000, 175_092, 87_546),
    ("T29", Month(2025, 7), 11_500_000, 210_948, 105_474),
    ("T30", Month(2026, 7), 15_000_000, 221_726, 110_863),
]


@pytest.mark.parametrize(("month", "wage", "employer", "worker"), [c[1:] for c in JP], ids=[c[0] for c in JP])
def test_jp(month, wage, employer, worker):
    found = contribution(segment="PU", programmes="JP", month=month, income=wage)
    assert found.total == employer + worker
    assert found.parts[0].detail.en == f"employer {employer:,}, worker {worker:,}"


@pytest.mark.parametrize(
    ("before", "growth", "after"),
    [((2019, 3), "1.0502", (2020, 3)), ((2021, 3), "1.0369", (2022, 3))],
    ids=["T38", "T39"],
)
def test_jp_cap_follows_growth(before, growth, after):
    old, new = (parameters().at(Month(*month).first)["jp.wage_cap"].number for month in (before, after))
    assert old * Decimal(growth) // 100 * 100 == new


@pytest.mark.parametrize(
    ("income", "jkk", "jkm"), [(MILLION, 5_000, 3_400), (1_250_000, 6_000, 3_400)], ids=["T34", "T35"]
)
def test_pp_50_2025_halves_bpu(income, jkk, jkm):
    found = contribution(
        segment="BPU", programmes="JKK,JKM", month=Month(2026, 4), income=income, sponsor="SELF"
    )
    assert [int(part.amount) for part in found.parts] == [jkk, jkm]


@pytest.mark.parametrize(
    ("months", "agency", "total"),
    [
        (24, True, 370_000),
        (18, False, 270_000),
        (12, True, 226_500),
        (6, False, 108_000),
        (30, False, 413_500),
    ],
    ids=["T36", "T37 derived", "12 months derived", "6 months", "30 months derived"],
)
def test_pmi_contribution(months, agency, total):
    found = contribution(
        segment="PMI", programmes="JKK,JKM", month=Month(2024, 7), contract_months=months, agency=agency
    )
    assert found.total == total
    assert not found.warnings


CONTRACTS = [(100, 240_000), (500, 1_000_000), (1_000, 1_750_000), (5_000, 6_550_000), (10_000, 11_550_000)]


@pytest.mark.parametrize(
    ("value", "total"),
    [(750, 1_375_000), *CONTRACTS],
    ids=["T40 derived", *(f"{v} m derived" for v, _ in CONTRACTS)],
)
def test_jakon_contract(value, total):
    found = contribution(
        segment="JAKON", programmes="JKK,JKM", month=Month(2024, 7), contract_value=value * MILLION
    )
    assert found.total == total


def test_t40_parts_derived():
    found = contribution(
        segment="JAKON", programmes="JKK,JKM", month=Month(2024, 7), contract_value=750 * MILLION
    )
    assert [int(part.amount) for part in found.parts] == [1_215_000, 160_000]


def test_t41_lowest_wage_earner_rate_to_the_rupiah():
    found = contribution(
        segment="PU", programmes="JKK,JKM", month=Month(2025, 7), income=2_238_430, risk="very_low"
    )
    assert found.total == 12_087


def test_disability_derived():
    asked = {"programme": "JKK", "segment": "PU", "on": day("2024-01-01"), "income": 5 * MILLION}
    assert benefit(event="total_disability", **asked).total == 280_000_000 + 12_000_000
    assert benefit(event="partial_disability", disability=35, **asked).total == 140_000_000


@pytest.mark.parametrize(
    ("on", "months", "total"),
    [
        ("2019-12-01", 14, 6 * 100 + 6 * 75 + 2 * 50),
        ("2019-12-02", 14, 12 * 100 + 2 * 50),
        ("2019-12-02", 5, 5 * 100),
        ("2019-12-01", None, 6 * 100 + 6 * 75),
    ],
)
def test_temporary_disability_derived(on, months, total):
    found = benefit(
        programme="JKK",
        event="temporary_disability",
        segment="PU",
        on=day(on),
        income=10_000,
        months_unable=months,
    )
    assert found.total == total * 100
    assert bool(found.warnings) == (months is None)


def test_work_accident_in_cilegon_is_seventy_million_not_the_package_of_jkm():
    found = benefit(programme="JKK", event="death", segment="BPU", on=day("2024-07-17"), income=MILLION)
    assert found.total == 70_000_000
