"""JHT and JKP: before and after each amendment, inside and outside their conditions."""

from datetime import date, timedelta

import pytest

from pantau.core.period import Month
from pantau.errors import InputError, MissingInput, NotCodified
from pantau.law import benefit, parameters

DAY = date(2025, 6, 1)
MILLION = 1_000_000


def jht(event, on=DAY, **asked):
    segment = "BPU" if event == "stopped_work" else "PU"
    return benefit(
        **{"programme": "JHT", "event": event, "segment": segment, "on": on, "balance": 10 * MILLION, **asked}
    )


def jkp(on=DAY, **asked):
    return benefit(
        **{
            "programme": "JKP",
            "event": "dismissal",
            "segment": "PU",
            "on": on,
            "income": 4 * MILLION,
            "months_paid": 12,
            **asked,
        }
    )


def warned(found, words):
    return any(words in warning.en for warning in found.warnings)


@pytest.mark.parametrize("event", ["contract_end", "stopped_work", "emigration"])
def test_grounds_that_permenaker_4_2022_added(event):
    assert jht(event, date(2022, 4, 26)).total == 10 * MILLION
    with pytest.raises(NotCodified, match="on other events"):
        jht(event, date(2022, 4, 25))


@pytest.mark.parametrize("event", ["retirement", "death", "total_disability"])
def test_grounds_that_always_were(event):
    assert jht(event, date(2015, 7, 1)).total == jht(event).total == 10 * MILLION


@pytest.mark.parametrize(
    ("segment", "event"),
    [
        ("PU", "stopped_work"), ("PMI", "stopped_work"), ("BPU", "contract_end"), ("BPU", "dismissal"),
        ("PMI", "dismissal"), ("BPU", "resignation"), ("PMI", "resignation"),
    ],
)  # fmt: skip
def test_a_ground_of_somebody_else(segment, event):
    with pytest.raises(InputError, match=f"the event '{event}' is not of {segment}"):
        jht(event, segment=segment)


@pytest.mark.parametrize("event", ["resignation", "dismissal"])
def test_who_leaves_work_waits_a_month(event):
    found = jht(event, date(2024, 1, 31))
    assert found.total == 10 * MILLION
    assert warned(found, "paid on 29 February 2024 at the earliest: a wait of 1 month")


@pytest.mark.parametrize("event", ["resignation", "dismissal"])
@pytest.mark.parametrize(
    ("claimed", "owed"), [(31, 0), (31 + 28, 0), (31 + 29, 10 * MILLION), (31 + 30, 10 * MILLION)]
)
def test_nothing_is_paid_to_who_claims_before_the_wait_is_over(event, claimed, owed):
    day = date(2024, 1, 1) + timedelta(days=claimed - 1)
    found = jht(event, date(2024, 1, 31), claimed_on=day)
    assert (found.total, bool(found.parts)) == (owed, bool(owed))
    assert warned(found, "29 February 2024")


@pytest.mark.parametrize(
    "event", ["death", "total_disability", "retirement", "contract_end", "stopped_work", "emigration"]
)
def test_nobody_else_waits(event):
    found = jht(event, date(2024, 1, 31), claimed_on=date(2024, 1, 31))
    assert found.total == 10 * MILLION
    assert not warned(found, "a wait of")


@pytest.mark.parametrize("share", [0, 9, 11, 20, 29, 31, 100])
def test_the_part_is_one_of_the_two_that_the_law_has(share):
    at = parameters().at(DAY)
    ten, thirty = at["jht.partial_share"].number, at["jht.partial_housing_share"].number
    with pytest.raises(InputError, match=f"share: '{share}' cannot be; choose {ten} or {thirty}"):
        jht("partial_withdrawal", months_paid=120, share=share)


@pytest.mark.parametrize(
    ("months", "share", "due"), [(119, 10, 0), (120, 10, 1), (120, 30, 3), (120, None, 1)]
)
def test_a_part_after_ten_years(months, share, due):
    found = jht("partial_withdrawal", months_paid=months, share=share)
    assert found.total == due * MILLION
    assert warned(found, "no part can be drawn yet") == (not due)


def test_a_retirement_before_56_is_said():
    assert warned(jht("retirement", birth_date=date(1969, 6, 2)), "below the age of 56")
    assert not warned(jht("retirement", birth_date=date(1969, 6, 1)), "below the age of 56")


def test_without_a_balance_the_contributions_alone():
    found = jht("resignation", balance=None, income=5 * MILLION, months_paid=24)
    assert found.total == 24 * 285_000
    assert warned(found, "without yield")
    with pytest.raises(MissingInput, match="balance is needed"):
        jht("resignation", balance=None)


@pytest.mark.parametrize(
    ("on", "shares"), [(date(2025, 2, 6), [(3, 45), (3, 25)]), (date(2025, 2, 7), [(6, 60)])]
)
def test_the_cash_of_jkp_before_and_after_pp_6_2025(on, shares):
    found = jkp(on)
    assert [part.amount for part in found.parts] == [
        4 * MILLION * months * share / 100 for months, share in shares
    ]


@pytest.mark.parametrize(
    ("wage", "counted"), [(4_999_999, 4_999_999), (5_000_000, 5_000_000), (5_000_001, 5_000_000)]
)
def test_the_wage_cap_of_jkp(wage, counted):
    assert jkp(income=wage).total == (counted * 36 + 5) // 10  # half up


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"months_paid": 11}, "11 months are paid"),
        ({"birth_date": date(1966, 1, 1), "joined": Month(2022, 1)}, "56 years old at enrolment"),
        ({"employer_arrears": 7}, "more than 6 months in arrears"),
    ],
)
def test_conditions_of_jkp(asked, words):
    found = jkp(**asked)
    assert found.parts == ()
    assert found.total == 0
    assert warned(found, words)


SOUND = {"months_paid": 12, "birth_date": date(1971, 1, 2), "joined": Month(2024, 12)}


def test_conditions_of_jkp_that_are_met():
    met = jkp(**SOUND, employer_arrears=6)
    assert met.total == 14_400_000
    assert warned(met, "paid where the company is bankrupt or closed and 6 months at most are owed")
    for arrears in (None, 0):
        assert not warned(jkp(**SOUND, employer_arrears=arrears), "arrears")


@pytest.mark.parametrize("arrears", [1, 7])
def test_arrears_before_pp_6_2025_have_no_known_rule(arrears):
    found = jkp(date(2025, 2, 6), employer_arrears=arrears)
    assert found.total == 8_400_000
    assert warned(found, "arrears of the employer before PP 6/2025: the rule is not known")


def test_an_age_at_enrolment_that_is_not_said_is_assumed_aloud():
    for missing in ("birth_date", "joined"):
        found = jkp(**{**SOUND, missing: None})
        assert found.total == 14_400_000
        assert warned(found, "the age at enrolment is not said: below 54 is assumed")
    assert not warned(jkp(**SOUND), "the age at enrolment")


def test_how_long_was_paid_is_to_be_confirmed():
    for on in (date(2022, 2, 1), date(2025, 2, 6), DAY):
        found = jkp(on, **SOUND | {"joined": Month(2021, 3)})
        assert found.status == "to_confirm"
        for part in found.parts:
            assert {"jkp.months_paid", "jkp.within_months"} <= {law.parameter for law in part.laws}
        assert sum("is to be confirmed" in one.en for one in found.warnings) >= 2


@pytest.mark.parametrize("on", [date(2021, 6, 1), date(2023, 5, 5), date(2025, 2, 6), DAY])
def test_the_end_of_a_fixed_term_contract_is_not_codified(on):
    with pytest.raises(NotCodified, match="fixed-term contract"):
        jkp(on, event="contract_end")


def test_jkp_before_its_first_claims():
    for on in (date(2021, 2, 2), date(2022, 1, 31)):
        with pytest.raises(NotCodified):
            jkp(on)
    assert jkp(date(2022, 2, 1)).total == 8_400_000
