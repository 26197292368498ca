"""An answer explains itself: the trace is whole, exact, in both languages, and says how sure it is."""

import json
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

import pantau.law.rules
from pantau.core.catalogue import discover
from pantau.core.period import Month
from pantau.law import benefit, contribution
from pantau.law.dated import Value, parameters
from pantau.law.rule import Rule
from pantau.law.words import ARGUMENTS
from tests.law.battery import answers

RULES = {rule.id: rule for rule in discover(pantau.law.rules, Rule)}
ANSWERS = list(answers())
PARTS = [(question, part) for question, found in ANSWERS for part in found.parts]

# A numeric parameter that no answer traces is read in another way, or says what somebody has to do.
NOT_TRACED = {
    "read by due_date": ("bpu.due_day", "pu.due_day"),
    "read by fine": ("pu.fine", "pu.fine_labour_intensive", "bpu.fine"),
    "read by may_enrol and the conditions of JKP": (
        "bpu.max_age", "jkp.age_below", "jkp.arrears_months", "jkp.months_in_row",
    ),
    "read by is_active": ("bpu.months_inactive",),
    "read by claim_deadline": ("jkk.claim_expiry", "jkp.claim_months", "pmi.jkk_claim_expiry"),
    "read by the order and the limits of a scholarship": (
        "scholarship.children", "scholarship.last_age", "scholarship.employer_arrears_months",
    ),
    "said in a warning": (
        "jht.wait_months", "jht.pension_age", "jp.pension_age", "jp.deferral_years", "relief.pp49_2020_jp",
    ),
    "what the institution or the employer must do, and by when": (
        "jkk.payment_days", "jkk.report_hours", "jkk.suspected_days", "jkm.payment_days",
        "procedure.late_payment_share", "jakon.register_days", "scholarship.work_months",
        "relief.labour_intensive_workers",
    ),
    "how long a cover lasts": (
        "jkk.home_care_months", "pmi.before_departure_months", "pmi.home_months", "pmi.jkk_after_days",
        "pmi.jkm_after_days",
    ),
    "none, or none yet that a question can ask": (
        "jkk.bpu_waiting_months", "scholarship.jkk_months_paid", "jp.children", "jp.child_last_age",
        "jakon.vat",
    ),
}  # fmt: skip


def arguments(part):
    return [part.arguments] if not part.shares else [share.arguments for share in part.shares]


def computed(rule, values):
    """The rule on values as JSON gives them."""
    return RULES[rule](**{one["name"]: back(one["value"]) for one in values})


def back(value):
    """A value out of JSON: exact numbers are text there."""
    if isinstance(value, list):
        return [back(one) for one in value]
    if isinstance(value, dict):
        return {name: back(one) if name not in {"level", "id", "en"} else one for name, one in value.items()}
    return value if value is None else Decimal(value)


def test_the_battery_reaches_every_rule():
    reached = {part.rule for _, part in PARTS}
    assert set(RULES) - reached == {"late_fine"}


def test_what_is_traced_gives_the_amount_again():
    for question, part in PARTS:
        sums = [part.applied(**{one.name: one.value for one in given}) for given in arguments(part)]
        assert sum(sums) == part.unrounded, question
        rounded = sum(one.quantize(Decimal(1), ROUND_HALF_UP) for one in sums)
        assert rounded == part.amount, question


def test_the_json_of_a_trace_gives_the_amount_again():
    for question, found in ANSWERS:
        told = json.loads(json.dumps(found.to_json("en", trace=True)))
        assert told["total"] == found.total == sum(part["amount"] for part in told["parts"])
        assert told["status"] == found.status
        for part in told["parts"]:
            shares = part.get("shares") or [{"values": part["values"], "amount": part["amount"]}]
            sums = [computed(part["rule"], share["values"]) for share in shares]
            assert Decimal(part["unrounded"]) == sum(sums), question
            for share, one in zip(shares, sums, strict=True):
                assert share["amount"] == one.quantize(Decimal(1), ROUND_HALF_UP), question
            assert part["rounding"] == "half_up_to_rupiah"
            assert all(law["reference"] and law["since"] and law["source"] for law in part["laws"])


def test_the_facts_that_decided_are_told():
    short = benefit(programme="JKM", event="death", segment="BPU", on=date(2025, 7, 1), months_paid=2)
    assert [[fact.en for fact in part.facts] for part in short.parts] == [["2 months were paid"]]
    part = short.to_json("en", trace=True)["parts"][0]
    assert part["facts"] == ["2 months were paid"]
    assert "given: 2 months were paid" in short.explain("en")
    assert "diketahui: iuran dibayar 2 bulan" in short.explain("id")
    whole = benefit(programme="JKM", event="death", segment="BPU", on=date(2025, 7, 1), months_paid=40)
    assert all(part["facts"] == [] for part in whole.to_json("en", trace=True)["parts"])
    for question, found in ANSWERS:
        told = found.explain("en")
        for part in found.parts:
            assert all(fact.id != fact.en and fact.en in told for fact in part.facts), question
    reached = {part.rule for _, part in PARTS if part.facts}
    assert reached == {"jkm_funeral", "jp_pension"}


def test_without_the_trace_the_json_is_short():
    for _, found in ANSWERS[::7]:
        told = found.to_json()
        assert set(told) == {"total", "parts", "warnings"}
        assert all(set(part) == {"code", "amount", "rule", "reference"} for part in told["parts"])


@pytest.mark.parametrize(
    ("language", "total", "half_up"),
    [("id", "Total: Rp", "setengah ke atas"), ("en", "Total: Rp", "half up")],
)
def test_the_way_to_an_answer_in_words(language, total, half_up):
    for question, found in ANSWERS:
        text = found.explain(language)
        assert total in text
        assert "{" not in text, question
        assert (half_up in text) == any(part.unrounded != part.amount for part in found.parts)
        for part in found.parts:
            assert part.applied.title.say(language) in text
            assert part.applied.formula in text
            assert all(value.reference in text and value.title.say(language) in text for value in part.values)


def test_both_languages_differ():
    for _, found in ANSWERS[::11]:
        assert found.explain("id") != found.explain("en")
        assert all(warning.id != warning.en for warning in found.warnings)


def test_every_argument_of_every_rule_has_words():
    used = {name for rule in RULES.values() for name in rule.arguments}
    assert used == set(ARGUMENTS)


def test_what_is_to_be_confirmed_is_always_said():
    for question, found in ANSWERS:
        unsure = [value for part in found.parts for value in part.values if value.status == "to_confirm"]
        assert found.status == ("to_confirm" if unsure else "firm"), question
        told = "\n".join(warning.en for warning in found.warnings)
        for value in unsure:
            assert f"{value.title.en} ({value.reference}) is to be confirmed" in told, question
    assert {found.status for _, found in ANSWERS} == {"firm", "to_confirm"}


@pytest.mark.parametrize(("income", "decides"), [(300_000, True), (8_500_000, False)])
def test_a_floor_that_does_not_decide_leaves_an_answer_firm(income, decides):
    found = benefit(programme="JKK", event="death", segment="PU", on=date(2024, 7, 17), income=income)
    assert (found.status == "to_confirm") == decides
    assert bool(found.warnings) == decides
    floor = found.to_json("en", trace=True)["parts"][0]["values"][-1]
    assert floor["name"] == "floor"
    assert ("decides" in floor) != decides
    assert ("does not decide here" in found.explain("en")) != decides


def test_who_pays_is_shown_share_by_share():
    found = contribution(segment="PU", programmes="JHT", month=Month(2024, 7), income="2238430")
    part = found.to_json("en", trace=True)["parts"][0]
    assert [(one["payer"], one["amount"]) for one in part["shares"]] == [
        ("employer", 82_822),
        ("worker", 44_769),
    ]
    assert part["amount"] == 127_591
    assert part["unrounded"] == "127590.51"
    assert "each payer by itself" in found.explain("en")


def test_a_notebook_shows_a_table():
    found = contribution(segment="BPU", programmes="JKK,JKM", month=Month(2024, 7), income=1_000_000)
    assert "| **Total** | **Rp16.800** | |" in found._repr_markdown_()
    assert repr(found) == "<Assessment 16800 = JKK 10000 + JKM 6800>"


def test_no_parameter_is_dead():
    numeric = {
        parameter.id
        for parameter in parameters().by_id.values()
        if parameter.unit not in ("rows", "codes")
        and any(isinstance(entry, Value) for entry in parameter.entries)
    }
    traced = {value.parameter for _, part in PARTS for value in part.values}
    traced |= {
        one.given.parameter for _, part in PARTS for given in arguments(part) for one in given
        if isinstance(one.given, Value)
    }  # fmt: skip
    excused = {name for names in NOT_TRACED.values() for name in names}
    assert numeric - traced - excused == set()
    assert excused & traced == set(), "traced after all: strike it off the list"
    assert excused <= numeric, "no such parameter"
