"""Where the law says no: what is missing is named, nothing is guessed."""

from datetime import date

import pytest

from pantau.core.period import Month
from pantau.errors import InputError, MissingInput, NotCodified
from pantau.law import benefit, contribution, explain

JULY = Month(2024, 7)
DAY = date(2024, 7, 17)


def due(**asked):
    return contribution(**{"segment": "BPU", "programmes": "JKK,JKM", "month": JULY, **asked})


def owed(**asked):
    return benefit(**{"programme": "JKK", "event": "death", "segment": "PU", "on": DAY, **asked})


@pytest.mark.parametrize("income", [1_099_001, "1099500", "1099999.99", 3_199_500])
def test_an_income_between_two_bands(income):
    with pytest.raises(NotCodified, match="between two printed bands"):
        due(income=income)


@pytest.mark.parametrize(
    ("income", "jkk"), [(1_099_000, 10_000), (1_100_000, 12_000), (0, 10_000), (10**9, 207_000)]
)
def test_an_income_on_the_edge_of_a_band(income, jkk):
    assert due(programmes="JKK", income=income).total == jkk


def test_all_that_is_missing_is_said_in_both_languages():
    with pytest.raises(MissingInput) as caught:
        due(segment="PU")
    assert [line.split()[0] for line in explain(caught.value, "en")] == ["income", "risk"]
    assert explain(caught.value, "id")[0] == "income diperlukan: upah sebulan"


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(InputError) as caught:
        due(segment="BPUU", programmes="JKK,JKN", sponsor="APDB", risk="tall", income="many")
    assert [fault.file for fault in caught.value.faults] == [
        "income",
        "segment",
        "risk",
        "sponsor",
        "programmes",
    ]
    assert "'APDB' tidak dikenal; pilih APBN, APBD_PROV, APBD" in "\n".join(explain(caught.value, "id"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"programmes": "JP", "income": 1}, "there is no JP for BPU"),
        ({"programmes": "", "income": 1}, "name at least one programme"),
        ({"segment": "JAKON", "programmes": "JHT", "income": 1}, "there is no JHT for JAKON"),
        ({"segment": "JAKON", "income": 1, "contract_value": 1}, "give one of the two"),
        ({"segment": "PMI", "contract_months": 0}, "expected 1 to 120 months"),
        ({"segment": "PMI", "programmes": "JHT", "savings": 75_000}, "the JHT of a PMI is one of"),
        ({"income": -1}, "is not an amount of 0 or more"),
        *(
            (
                {"segment": segment, "programmes": "JKK", "income": 1, "savings": savings},
                "savings: of PMI only",
            )
            for segment in ("PU", "BPU", "JAKON")
            for savings in (0, 100_000)
        ),
    ],
)
def test_a_contribution_that_cannot_be(asked, said):
    with pytest.raises(InputError, match=said):
        due(**asked)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"month": Month(2015, 6), "income": 1}, "the law before 2015-07-01"),
        ({"segment": "PMI", "contract_months": 3}, "below 6 months"),
        ({"segment": "PMI", "programmes": "JKK"}, "split between JKK and JKM"),
        (
            {"segment": "PU", "programmes": "JKP", "income": 1, "month": Month(2021, 6)},
            "the first month of JKP",
        ),
        (
            {
                "segment": "PU",
                "programmes": "JKP",
                "income": 1,
                "month": Month(2025, 6),
                "labour_intensive": True,
            },
            "while JKK is halved",
        ),
    ],
)
def test_a_contribution_that_is_not_codified(asked, said):
    with pytest.raises(NotCodified, match=said):
        due(**asked)


@pytest.mark.parametrize(
    ("asked", "needed"),
    [
        ({"segment": "BPU"}, "income"),
        ({"segment": "JAKON"}, "contract_value"),
        ({"segment": "PMI", "programmes": "JHT"}, "savings"),
    ],
)
def test_a_contribution_that_lacks_something(asked, needed):
    with pytest.raises(MissingInput, match=f"{needed} is needed"):
        due(**asked)


def test_jkm_of_bpu_needs_no_income():
    assert due(programmes="JKM").total == 6_800


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"on": date(2015, 6, 30), "income": 1}, "the law before 2015-07-01"),
        ({"segment": "JAKON"}, "the wage used for a JAKON benefit"),
        (
            {"programme": "JHT", "event": "emigration", "on": date(2022, 4, 25), "balance": 1},
            "on other events",
        ),
        (
            {"programme": "JHT", "event": "resignation", "on": date(2015, 8, 1), "balance": 1},
            "on other events",
        ),
        (
            {"programme": "JKP", "event": "contract_end", "income": 1, "on": date(2025, 6, 1)},
            "on a fixed-term contract",
        ),
        ({"programme": "JKP", "event": "dismissal", "income": 1, "on": date(2021, 6, 1)}, "JKP"),
        ({"memberships": 2, "income": 1}, "JKK on more than one membership"),
        ({"programme": "JKM", "memberships": 3}, "JKM on three memberships"),
        ({"event": "partial_disability", "income": 1, "disability": 71}, "above 70 percent"),
        ({"segment": "PMI", "phase": "after"}, "the other amounts of the PMI annex"),
        ({"segment": "PMI", "event": "partial_disability"}, "the other amounts of the PMI annex"),
        ({"segment": "PMI", "on": date(2020, 1, 1)}, "JKK benefits of PMI under Permenaker 18/2018"),
        ({"segment": "BPU", "income": 1_299_500}, "between two printed bands"),
    ],
)
def test_a_benefit_that_is_not_codified(asked, said):
    with pytest.raises(NotCodified, match=said) as caught:
        owed(**asked)
    assert "yang dapat memastikannya" in explain(caught.value, "id")[0]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"programme": "JKN"}, "'JKN' is not known"),
        ({"programme": "JKM", "event": "total_disability"}, "JKM pays nothing on 'total_disability'"),
        ({"event": "dismissal"}, "the event 'dismissal' is of PMI only"),
        ({"event": "deth"}, "choose from death, total_disability"),
        ({"income": 1, "children": [("SD", 7)]}, "6 years at most"),
        ({"income": 1, "children": [("S1", 0)]}, "choose from TK, SD, SMP, SMA, PT"),
        ({"memberships": 0}, "expected 1 to 99"),
        ({"months_paid": -1}, "expected 0 to 720"),
        ({"segment": "PMI", "phase": "later"}, "'later' is not known"),
    ],
)
def test_a_benefit_that_cannot_be(asked, said):
    with pytest.raises(InputError, match=said):
        owed(**asked)


@pytest.mark.parametrize(
    ("asked", "needed"), [({}, "income"), ({"event": "partial_disability", "income": 1}, "disability")]
)
def test_a_benefit_that_lacks_something(asked, needed):
    with pytest.raises(MissingInput, match=f"{needed} is needed"):
        owed(**asked)


def test_a_result_on_one_source_says_so():
    found = due(income=5_000_000)
    assert [part.status for part in found.parts] == ["to_confirm", "firm"]
    assert "Income bands of BPU" in found.warnings[0].en
    assert due(income=1_000_000).warnings == ()


def test_the_floor_of_a_death_by_jkk_is_to_be_confirmed_where_it_bites():
    low, usual = owed(income=400_000), owed(income=500_000)
    assert low.parts[0].amount == 20_000_000
    assert low.warnings
    assert usual.parts[0].amount == 24_000_000
    assert not usual.warnings


def test_assumptions_of_a_migrant_worker_are_said():
    assert len(due(segment="PMI").warnings) == 2
    assert len(due(segment="PMI", month=Month(2020, 1), agency=False).warnings) == 1
    assert due(
        segment="PMI", programmes="JKK,JKM,JHT", savings=100_000, agency=True, contract_months=24
    ).warnings
    assert owed(segment="PMI", programme="JKM").total == 85_000_000
    assert any(
        "during work is assumed" in warning.en for warning in owed(segment="PMI", programme="JKM").warnings
    )
    assert owed(segment="PMI", event="total_disability").total == 100_000_000
