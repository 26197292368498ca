"""What is said and decides nothing is told; what cannot be together, or cannot be at all, is refused."""

from datetime import date
from decimal import Decimal

import pytest

from pantau.errors import InputError, MissingInput, NotInForce
from pantau.law import benefit, explain, parameters
from pantau.law.claim import OF_USE

DAY = date(2024, 7, 17)
MILLION = 1_000_000
SAID = {
    "disability": 35,
    "function_lost": 3,
    "injury": "one_eye",
    "months_unable": 3,
    "costs": {"medical": 1},
    "balance": 5,
    "average_wage": 4,
    "share": 10,
    "phase": "during",
    "heirs": ["spouse"],
    "children": [("SD", 1)],
}


def owed(**asked):
    return benefit(
        **{"programme": "JKK", "event": "death", "segment": "PU", "on": DAY, "income": 5 * MILLION, **asked}
    )


def warned(found, words):
    return any(words in warning.en for warning in found.warnings)


# Where an option decides: everywhere else it is told that it does not.
USED = {
    "disability": [{"event": "partial_disability"}],
    "function_lost": [{"event": "partial_disability", "disability": 10}],
    "injury": [{"event": "partial_disability"}],
    "months_unable": [{"event": "temporary_disability"}],
    "costs": [{"event": "accident"}, {}],
    "balance": [{"programme": "JHT"}, {"programme": "JP", "event": "retirement", "months_paid": 9}],
    "average_wage": [{"programme": "JP", "event": "retirement", "months_paid": 9, "balance": 1}],
    "share": [{"programme": "JHT", "event": "partial_withdrawal", "months_paid": 130, "balance": 1}],
    "phase": [{"segment": "PMI"}],
    "heirs": [{}, {"programme": "JKM"}],
    "children": [{}, {"programme": "JKM"}, {"event": "total_disability"}],
}
UNUSED = [
    (name, asked)
    for name, asked in (
        *(
            (name, {})
            for name in ("disability", "function_lost", "injury", "months_unable", "share", "phase")
        ),
        *((name, {}) for name in ("balance", "average_wage")),
        *((name, {"programme": "JKM"}) for name in ("costs", "balance", "average_wage", "disability")),
        *((name, {"event": "total_disability"}) for name in ("heirs", "months_unable", "disability")),
        *(
            (name, {"event": "partial_disability", "disability": 9})
            for name in ("children", "heirs", "share")
        ),
        *((name, {"programme": "JHT", "balance": 9}) for name in ("children", "costs", "share", "phase")),
        *((name, {"programme": "JKP", "event": "dismissal"}) for name in ("children", "costs", "balance")),
    )
]


def test_every_option_that_may_be_of_no_use_is_tried():
    assert set(SAID) == set(USED) == set(OF_USE) == {name for name, _ in UNUSED}


@pytest.mark.parametrize(("name", "asked"), UNUSED)
def test_what_does_not_decide_is_told_and_changes_nothing(name, asked):
    without, found = owed(**asked), owed(**asked | {name: SAID[name]})
    assert found.parts == without.parts
    told = [warning for warning in found.warnings if warning not in without.warnings]
    assert [one.en for one in told] == [f"{name} is not used in this question"]
    assert [one.id for one in told] == [f"{name} tidak dipakai pada pertanyaan ini"]


@pytest.mark.parametrize(("name", "asked"), [(name, asked) for name in USED for asked in USED[name]])
def test_what_decides_is_not_told_to_be_of_no_use(name, asked):
    assert not warned(owed(**asked | {name: SAID[name]}), "is not used")


@pytest.mark.parametrize(
    "nothing", [{"disability": None, "injury": "", "costs": {}, "heirs": (), "share": None}]
)
def test_what_is_not_said_is_not_told(nothing):
    assert owed(**nothing) == owed()


def test_the_command_of_the_formats_is_answered():
    found = owed(
        segment="BPU", income=MILLION, children=[("SD", 2), ("PT", 0)], months_paid=40, disability=35
    )
    assert found.total == 70 * MILLION + 81 * MILLION + 60 * MILLION
    assert [one.en for one in found.warnings] == ["disability is not used in this question"]


@pytest.mark.parametrize(
    ("asked", "place", "told"),
    [
        ({"income": 0}, "income", "a wage of 0 cannot be"),
        ({"segment": "JAKON", "income": "0.00"}, "income", "a wage of 0 cannot be"),
        ({"event": "partial_disability", "disability": 0}, "disability", "0 percent is no disability"),
        ({"event": "temporary_disability", "months_unable": 0}, "months_unable", "0 months: nothing is paid"),
        (
            {"event": "partial_disability", "disability": 10, "injury": "one_eye"},
            "injury",
            "give injury or disability, not both",
        ),
        ({"daily_wage": 80_000}, "daily_wage", "give income or daily_wage, not both"),
    ],
)  # fmt: skip
def test_what_cannot_be(asked, place, told):
    with pytest.raises(InputError) as caught:
        owed(**asked)
    assert [(one.file, one.message["en"]) for one in caught.value.faults] == [(place, told)]


def test_a_self_employed_worker_may_declare_nothing():
    assert owed(segment="BPU", income=0).total == 70 * MILLION


@pytest.mark.parametrize(("wage", "lump"), [(80_000, "115200000"), ("33333.33", "47999995")])
def test_a_daily_wage_counts_thirty_times(wage, lump):
    found = owed(segment="JAKON", income=None, daily_wage=wage)
    assert found.parts[0].amount == Decimal(lump)
    assert found.parts == owed(segment="JAKON", income=Decimal(wage) * 30).parts


STEPS = [row["code"] for row in parameters().at(DAY)["jkk.disability_table"].rows if "_per_10" in row["code"]]


@pytest.mark.parametrize("code", STEPS)
def test_an_injury_by_steps_asks_for_its_percentage(code):
    with pytest.raises(InputError, match="add the steps up and give the percentage as disability"):
        owed(event="partial_disability", injury=code)
    assert owed(event="partial_disability", disability=9).total == 36 * MILLION


def test_injuries_by_steps_are_of_the_ear_and_the_eye():
    assert {code.split("_per_10")[0] for code in STEPS} == {
        "hearing_both_ears", "hearing_one_ear", "visual_efficiency", "visual_field",
    }  # fmt: skip


@pytest.mark.parametrize("code", ["thumb_right", "impotence", "scalp"])
def test_a_row_that_was_not_read_says_how_to_ask(code):
    with pytest.raises(InputError) as caught:
        owed(event="partial_disability", injury=code)
    assert f"'{code}' is not a row of the disability table that was read" in explain(caught.value, "en")[0]
    assert explain(caught.value, "en")[0].endswith("give its percentage as disability")
    assert "berikan persentasenya dengan disability" in explain(caught.value, "id")[0]


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (2, ["2 months from month 1 on: 100 percent of the wage"]),
        ("6.5", [
            "6 months from month 1 on: 100 percent of the wage",
            "0.5 months from month 7 on: 75 percent of the wage",
        ]),
        (20, [
            "6 months from month 1 on: 100 percent of the wage",
            "6 months from month 7 on: 75 percent of the wage",
            "8 months from month 13 on: 50 percent of the wage",
        ]),
    ],
)  # fmt: skip
def test_the_months_unable_are_told_as_they_are_counted(months, told):
    found = owed(event="temporary_disability", months_unable=months, on=date(2018, 1, 1))
    assert [part.detail.en for part in found.parts] == told
    assert found.total == sum(part.amount for part in found.parts) > 0


@pytest.mark.parametrize("code", ["home_care", "hearing_aid", "glasses", "diagnosis"])
def test_a_cost_before_pp_82_2019_is_refused_in_words(code):
    with pytest.raises(NotInForce) as caught:
        owed(event="accident", costs={code: 9 * MILLION}, on=date(2019, 12, 1))
    name = "jkk.diagnosis_share" if code == "diagnosis" else f"jkk.{code}"
    title = parameters()[name].title
    (english,), (indonesian,) = (explain(caught.value, language) for language in ("en", "id"))
    assert english.startswith(title.en)
    assert english.endswith("was not in force on 1 December 2019; it holds from 2 December 2019")
    assert indonesian.startswith(title.id)
    assert indonesian.endswith("tidak berlaku pada 1 Desember 2019; berlaku mulai 2 Desember 2019")
    assert owed(event="accident", costs={code: 9}, on=date(2019, 12, 2)).total == 9


def test_the_costs_of_an_accident_are_needed():
    with pytest.raises(MissingInput, match="costs is needed: the costs by receipt"):
        owed(event="accident")


def test_a_cost_of_migrant_workers_is_not_counted():
    for code in ("loss", "medical_abroad"):
        found = owed(event="accident", costs={code: MILLION, "medical": 5})
        assert found.total == 5
        assert warned(found, f"'{code}' is of PMI only, it is not counted")


@pytest.mark.parametrize(
    ("name", "value"), [("months_paid", 1.5), ("months_paid", "40"), ("employer_arrears", 2.0)]
)
def test_a_count_is_a_whole_number(name, value):
    with pytest.raises(InputError, match=f"{name}: '{value}' cannot be"):
        owed(**{name: value})


def test_codes_may_be_a_list_or_a_text():
    assert owed(heirs="sibling,spouse") == owed(heirs=["sibling", "spouse"]) == owed(heirs="sibling spouse")
