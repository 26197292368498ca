"""The catalogue of what can be said of a row: complete, in both languages, and shown by its own examples."""

from datetime import date

import pytest

from pantau.core.text import LANGUAGES
from pantau.errors import InputError
from pantau.roster.check import SEVERITIES, AgeLimits, PersonFacts, Rules
from pantau.roster.clean import Context
from pantau.roster.issues import by_stage, issues, worst_first
from pantau.roster.layout_rows import REASONS
from pantau.roster.profile import default_profile, read_profile
from tests.roster.cleaned_rows import clean_row

RULES = Rules(
    as_of=date(2026, 1, 1),
    region="36.72",
    limits=AgeLimits({"BPU": 65}),
    terms={"adhoc_kpu": date(2025, 1, 31)},
    passing=frozenset({"adhoc_kpu", "adhoc_bawaslu"}),
)
GOOD = {
    "nik": "367201" + "570885" + "0001",
    "name": "SITI AMINAH",
    "birth_date": "17/08/1985",
    "sex": "P",
    "region": "36.72.01",
    "address": "Jl. Mawar 2",
}
READ = [one for one in by_stage("reading") if one.code != "formula_cell"]


def said(changes):
    return clean_row({**GOOD, **changes}, Context(rules=RULES)).issues


@pytest.mark.parametrize("check", [*READ, *by_stage("row")], ids=lambda one: one.code)
def test_an_example_fails_its_check_and_a_good_row_passes(check):
    assert check.code in said(check.fails)
    assert check.code not in said(check.passes) or check.code in ("birth_date_notation", "sex_notation")


@pytest.mark.parametrize("check", by_stage("person"), ids=lambda one: one.code)
def test_the_facts_of_a_person_fail_and_pass_their_check(check):
    assert check.run(PersonFacts(**check.fails))
    assert not check.run(PersonFacts(**check.passes))


@pytest.mark.parametrize("check", issues().values(), ids=lambda one: one.code)
def test_everything_said_is_said_in_both_languages(check):
    assert check.severity in SEVERITIES
    for language in LANGUAGES:
        assert check.says.say(language)
        assert check.do.say(language)
    assert check.says.id != check.says.en


def test_rows_of_nobody_have_their_codes():
    assert {one.code for one in by_stage("sheet")} == set(REASONS.values())


def test_the_worst_is_said_first_and_what_is_off_not_at_all():
    severities = {**default_profile().severities, "sex_notation": "off"}
    codes = ("sex_notation", "nik_spaces", "nik_region_gap", "name_deceased", "nik_missing")
    assert worst_first(codes, severities) == ("name_deceased", "nik_missing", "nik_spaces", "nik_region_gap")


def test_age_is_of_the_day_of_enrolment():
    nearly = {"nik": "367201" + "570261" + "0001", "birth_date": "17/02/1961"}
    assert "age_above_maximum" not in said(nearly)
    assert "age_above_maximum" in said({**nearly, "start_date": "2026-03-01"})
    assert "age_above_maximum" not in said({**nearly, "start_date": "2026-03-01", "segment": "PU"})


def test_where_two_birth_dates_disagree_nobody_is_too_old():
    codes = said({"birth_date": "17/08/1950"})
    assert "age_above_maximum" not in codes
    assert "nik_birth_date_differs" in codes


def test_a_profile_changes_severities_terms_and_limits():
    profile = read_profile(
        'minimum_age = 18\n[terms]\nadhoc_kpu = 2025-01-31\n[severity]\noutside_area = "error"\nsex_notation = "off"\n',
        "own.toml",
    )
    assert (profile.minimum_age, profile.segment) == (18, "BPU")
    assert profile.terms == {"adhoc_kpu": date(2025, 1, 31)}
    assert profile.severities["outside_area"] == "error"
    assert profile.severities["nik_missing"] == "doubt"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[severity]\noutside_are = "error"', "did you mean 'severity.outside_area'"),
        ('[severity]\noutside_area = "fatal"', "expected one of error, doubt"),
        ("[terms]\nadhoc_kpi = 2025-01-31", "did you mean 'terms.adhoc_kpu'"),
        ('[terms]\nadhoc_kpu = "soon"', "expected a date"),
        ("minimum_ages = 18", "did you mean 'minimum_age'"),
        ("minimum_age = true", "expected an age"),
        ('segment = "XX"', "one of BPU"),
        ("programmes = []", "a list of programmes"),
        ("severity = 3", "a table"),
        ("= 3", "not valid TOML"),
    ],
)
def test_a_profile_that_means_nothing_is_told_with_the_nearest(text, told):
    with pytest.raises(InputError, match=r"own\.toml") as raised:
        read_profile(text, "own.toml")
    assert told in str(raised.value)


def test_all_faults_of_a_profile_are_told_at_once():
    with pytest.raises(InputError) as raised:
        read_profile('minimum_ages = 1\nincome = "x"\n[severity]\nnope_at_all_zzz = "off"', "own.toml")
    assert len(raised.value.faults) == 3
