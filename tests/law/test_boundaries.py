"""Each change of the law, on its last day before and its first day after."""

from datetime import date

import pytest

from pantau.core.period import Month
from pantau.errors import NotCodified
from pantau.law import benefit, contribution, death_amounts


def total(programmes="JKK,JKM", month="2024-07", segment="BPU", income=1_000_000, **more):
    return contribution(
        segment=segment, programmes=programmes, month=Month.parse(month), income=income, **more
    ).total


def warned(part, **asked):
    found = contribution(**{"segment": "BPU", "programmes": "JKK,JKM", "income": 1_000_000, **asked})
    return any(part in warning.en for warning in found.warnings)


@pytest.mark.parametrize(
    ("month", "due"),
    [("2015-07", 16_800), ("2020-07", 16_800), ("2020-08", 168), ("2021-01", 168), ("2021-02", 16_800)],
)
def test_pp_49_2020_asks_one_percent(month, due):
    assert total(month=month) == due


def test_pp_49_2020_relieves_pu_and_jakon_too_but_not_jht():
    asked = {"month": "2020-09", "segment": "PU", "income": 10_000_000, "risk": "medium"}
    assert total(**asked) == 890 + 300
    assert total("JHT", **asked) == 570_000
    assert total(month="2020-09", segment="JAKON", income=None, contract_value=100_000_000) == 2_400
    assert total("JKM,JHT", month="2020-09") == 68 + 20_000


def test_pp_49_2020_defers_jp_without_forgiving_it():
    found = contribution(segment="PU", programmes="JP", month=Month(2020, 9), income=1_000_000)
    assert found.total == 30_000
    assert "deferred" in found.warnings[0].en


@pytest.mark.parametrize(
    ("month", "jkk"),
    [
        ("2025-01", 24_000),
        ("2025-02", 12_000),
        ("2025-07", 12_000),
        ("2025-08", 12_000),
        ("2026-01", 12_000),
        ("2026-02", 24_000),
    ],
)
def test_labour_intensive_industry_pays_half_of_jkk(month, jkk):
    asked = {"segment": "PU", "income": 10_000_000, "risk": "very_low"}
    assert total("JKK", month, labour_intensive=True, **asked) == jkk
    assert total("JKK", month, **asked) == 24_000
    assert total("JKM", month, labour_intensive=True, **asked) == 30_000


def test_august_2025_is_an_inference_and_says_so():
    asked = {
        "segment": "PU",
        "programmes": "JKK",
        "income": 1_000_000,
        "risk": "low",
        "labour_intensive": True,
    }
    for month, doubted in ((7, False), (8, True), (9, False)):
        found = contribution(month=Month(2025, month), **asked)
        assert any("to be confirmed" in warning.en for warning in found.warnings) == doubted


PP50 = [
    ("2025-12", "ojek", 16_800), ("2026-01", "ojek", 8_400), ("2027-03", "ojek", 8_400),
    ("2027-04", "ojek", 16_800),
    ("2026-03", "nelayan", 16_800), ("2026-04", "nelayan", 8_400), ("2026-12", "nelayan", 8_400),
    ("2027-01", "nelayan", 16_800), ("2026-03", "", 16_800), ("2026-04", "", 8_400),
]  # fmt: skip


@pytest.mark.parametrize(("month", "occupation", "due"), PP50)
def test_pp_50_2025_by_occupation(month, occupation, due):
    assert total(month=month, occupation=occupation, sponsor="SELF") == due


@pytest.mark.parametrize(
    ("sponsor", "due"),
    [
        ("APBN", 16_800),
        ("APBD", 16_800),
        ("APBD_PROV", 16_800),
        ("CSR", 8_400),
        ("SELF", 8_400),
        ("EMPLOYER", 8_400),
        ("OTHER", 8_400),
        ("", 8_400),
        ("APBDES", 16_800),
        ("DBH_SAWIT", 16_800),
        ("DBHCHT", 16_800),
    ],
)
def test_pp_50_2025_by_payer(sponsor, due):
    assert total(month="2026-05", sponsor=sponsor) == due


@pytest.mark.parametrize(
    ("occupation", "due"),
    [
        ("ojek online", 8_400), ("Ojek Online", 8_400), (" ojek ", 8_400), ("ojek/kurir", 8_400),
        ("pengemudi ojek-online", 8_400), ("ojol", 8_400), ("driver", 8_400), ("pengemudi", 8_400),
        ("SOPIR truk", 8_400), ("kurir", 8_400),
        ("nelayan", 16_800), ("ojeknya", 16_800), ("sopiran", 16_800), ("", 16_800), ("-", 16_800),
    ],
)  # fmt: skip
def test_pp_50_2025_knows_an_occupation_by_its_words(occupation, due):
    asked = {"month": "2026-02", "sponsor": "SELF", "occupation": occupation}
    assert total(**asked) == due
    told = warned("is not known as ojek", **asked | {"month": Month(2026, 2)})
    assert told == (due == 16_800 and bool(occupation))


def test_pp_50_2025_warns_where_the_payer_decides_and_is_not_known():
    may = Month(2026, 5)
    for sponsor in ("", "OTHER"):
        for occupation in ("", "ojek"):
            assert warned("name the payer", month=may, sponsor=sponsor, occupation=occupation)
    assert warned("not known whether DBHCHT counts", month=may, sponsor="DBHCHT")
    assert warned("name the payer", month=may)
    assert not warned("PP 50/2025", month=may, sponsor="APBD")
    assert not warned("PP 50/2025", month=may, sponsor="CSR")
    assert warned("the whole list was not read", month=Month(2026, 2), sponsor="SELF", occupation="nelayan")
    assert not warned("PP 50/2025", month=Month(2025, 12), sponsor="DBHCHT")


def test_benefits_are_not_cut_by_a_relief():
    found = benefit(programme="JKK", event="death", segment="BPU", on=date(2026, 5, 1), income=1_000_000)
    assert found.total == 70_000_000


@pytest.mark.parametrize(
    ("on", "jkm", "jkk"),
    [
        ("2015-07-01", 24_000_000, 55_800_000),
        ("2019-12-01", 24_000_000, 55_800_000),
        ("2019-12-02", 42_000_000, 70_000_000),
        ("2026-11-21", 42_000_000, 70_000_000),
    ],
)
def test_pp_82_2019_raised_the_benefits(on, jkm, jkk):
    day = date.fromisoformat(on)
    assert benefit(programme="JKM", event="death", segment="PU", on=day).total == jkm
    assert benefit(programme="JKK", event="death", segment="BPU", on=day, income=500_000).total == jkk


@pytest.mark.parametrize(
    ("on", "months_paid", "owed"),
    [
        ("2025-01-31", 0, 42_000_000),
        ("2025-02-01", 3, 42_000_000),
        ("2025-02-28", 3, 42_000_000),
        ("2025-02-28", None, 42_000_000),
        ("2025-03-01", 0, 10_000_000),
        ("2025-03-01", 2, 10_000_000),
        ("2025-03-01", 3, 42_000_000),
        ("2025-03-01", None, 42_000_000),
    ],
)
def test_permenaker_1_2025_makes_bpu_wait_three_months(on, months_paid, owed):
    asked = {"programme": "JKM", "event": "death", "on": date.fromisoformat(on), "months_paid": months_paid}
    assert benefit(segment="BPU", **asked).total == owed
    assert benefit(segment="PU", **asked).total == 42_000_000


@pytest.mark.parametrize("on", [date(2025, 2, 1), date(2025, 2, 15), date(2025, 2, 28)])
def test_what_hangs_on_the_day_in_february_2025_is_not_codified(on):
    asked = {"programme": "JKM", "event": "death", "on": on}
    for months_paid in (0, 1, 2):
        with pytest.raises(NotCodified, match="the day in February 2025"):
            benefit(segment="BPU", months_paid=months_paid, **asked)
    with pytest.raises(NotCodified, match="the day in February 2025"):
        benefit(segment="PU", memberships=2, **asked)


@pytest.mark.parametrize(
    ("on", "owed"),
    [("2025-01-31", 84_000_000), ("2025-03-01", 74_000_000)],
)
def test_permenaker_1_2025_pays_one_funeral_on_two_memberships(on, owed):
    asked = {"programme": "JKM", "event": "death", "on": date.fromisoformat(on), "memberships": 2}
    assert benefit(segment="PU", **asked).total == owed


@pytest.mark.parametrize(("months_paid", "unsure"), [(2, True), (3, True), (4, False), (40, False)])
def test_the_exact_test_of_the_three_months_is_to_be_confirmed(months_paid, unsure):
    found = benefit(
        programme="JKM", event="death", segment="BPU", on=date(2025, 3, 1), months_paid=months_paid
    )
    assert (found.status == "to_confirm") == unsure
    assert any("is to be confirmed" in warning.en for warning in found.warnings) == unsure


@pytest.mark.parametrize("segment", ["PU", "BPU", "JAKON"])
def test_jkm_of_who_paid_nothing_is_doubted(segment):
    asked = {"programme": "JKM", "event": "death", "segment": segment, "on": date(2024, 3, 1)}
    for months_paid, doubted in ((0, True), (1, False), (None, False)):
        found = benefit(months_paid=months_paid, **asked)
        assert found.total == 42_000_000
        assert any("no contribution was paid" in one.en for one in found.warnings) == doubted


def test_scholarship_before_and_after_pp_82_2019():
    asked = {"programme": "JKK", "event": "death", "segment": "PU", "income": 1_000_000}
    two = (("SD", 0), ("PT", 0))
    before = benefit(on=date(2019, 12, 1), children=two, **asked)
    assert [int(part.amount) for part in before.parts if part.code == "scholarship"] == [12_000_000]
    after = benefit(on=date(2019, 12, 2), children=two, **asked)
    assert [int(part.amount) for part in after.parts if part.code == "scholarship"] == [
        84_000_000,
        60_000_000,
    ]


def test_scholarship_of_two_children_at_most():
    children = (("TK", 0), ("PT", 0), ("TK", 0))
    found = benefit(
        programme="JKM", event="death", segment="PU", on=date(2024, 1, 1), children=children, months_paid=36
    )
    assert found.total == 42_000_000 + 174_000_000
    assert any("children paid for: 2 at most" in warning.en for warning in found.warnings)


@pytest.mark.parametrize(
    ("on", "months_paid", "owed"),
    [
        ("2024-01-01", 35, 0),
        ("2024-01-01", 36, 60),
        ("2024-01-01", None, 60),
        ("2019-12-01", 59, 0),
        ("2019-12-01", 60, 12),
    ],
)
def test_scholarship_of_jkm_takes_years_paid(on, months_paid, owed):
    found = benefit(
        programme="JKM",
        event="death",
        segment="PU",
        on=date.fromisoformat(on),
        children=(("PT", 0),),
        months_paid=months_paid,
    )
    assert sum(part.amount for part in found.parts if part.code == "scholarship") == owed * 1_000_000
    assert found.warnings


@pytest.mark.parametrize(("on", "amounts"), [("2018-12-10", [85, 24]), ("2023-02-22", [85, 42])])
def test_pmi_by_permenaker(on, amounts):
    found = death_amounts("JKM", "PMI", date.fromisoformat(on))
    assert [int(one.amount) // 1_000_000 for one in found] == amounts


@pytest.mark.parametrize(
    ("months", "doubted"), [(None, False), (24, False), (6, True), (12, True), (23, True), (36, True)]
)
def test_pmi_contribution_under_18_2018_is_that_of_24_months(months, doubted):
    asked = {"segment": "PMI", "income": None, "contract_months": months}
    assert total(month="2022-06", **asked) == 370_000
    assert warned("this amount is that of 24 months", month=Month(2022, 6), **asked) == doubted
    assert not warned("this amount is that of 24 months", month=Month(2024, 7), **asked)


@pytest.mark.parametrize("month", ["2015-07", "2018-11"])
def test_pmi_before_18_2018_is_not_codified(month):
    with pytest.raises(NotCodified, match="Permenaker 7/2017"):
        total(segment="PMI", month=month, income=None)


@pytest.mark.parametrize(
    ("month", "cap"), [("2015-07", 7_000_000), ("2021-02", 8_939_700), ("2021-03", 8_754_600)]
)
def test_jp_cap_changes_in_march(month, cap):
    assert total("JP", month, "PU", 50_000_000) == cap * 3 // 100
    assert total("JP", month, "PU", cap - 100) == (cap - 100) * 3 // 100


def test_jkp_costs_nobody_more():
    for month, shares in (("2025-01", "JKM 5,000"), ("2025-03", "JKK 7,000")):
        found = contribution(segment="PU", programmes="JKP", month=Month.parse(month), income=20_000_000)
        assert found.total == 0
        assert found.parts[0].detail.en.endswith(shares)
