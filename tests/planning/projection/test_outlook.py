"""What comes out: bands, ages, words in both languages, rows and JSON with their assumptions."""

import json

import pytest

from pantau.core.text import LANGUAGES
from pantau.planning.projection import BASE, Horizon, project, scenarios, shipped
from pantau.planning.projection.measures import MEASURES
from pantau.planning.projection.outlook import COLUMNS, Outlook
from pantau.planning.projection.words import sentences
from pantau.workspace_planning.pictures import charts
from tests.planning.projection.places import CADRES, CLERKS, FISHERS, START, some


def outlook(paths=80, start=START, lines=("without:APBD@2027-01",)):
    held, horizon = some(FISHERS, CADRES, CLERKS), Horizon(start, 2, paths)
    chosen = (BASE, *scenarios(lines, shipped()))
    return Outlook(held, shipped(), horizon, tuple(project(held, shipped(), horizon, chosen)), 1, "test")


@pytest.fixture(scope="module")
def made():
    return outlook()


def test_bands_lie_inside_one_another(made):
    for measure in MEASURES:
        for band in made.yearly(made.runs[0], measure):
            assert band.low80 <= band.low50 <= band.median <= band.high50 <= band.high80


def test_a_state_is_as_at_the_end_of_a_year_and_a_flow_its_sum(made):
    run = made.runs[0]
    assert made.yearly(run, "members")[0].expected == pytest.approx(run.mean["members"][11])
    assert made.yearly(run, "deaths")[1].expected == pytest.approx(run.mean["deaths"][12:].sum())
    claims, paid = run.mean["claims"].sum(), run.mean["contributions"].sum()
    assert made.whole(run, "ratio").expected == pytest.approx(100 * claims / paid)


def test_members_by_group_sex_and_age_add_up_to_all(made):
    run = made.runs[0]
    for year, name in enumerate(made.years):
        total = sum(many for found, *_, many in made.ages(run) if found == name)
        assert total == pytest.approx(run.mean["members"][12 * year + 11])


def test_years_that_begin_in_july_are_spans_of_twelve_months():
    made = outlook(paths=0, start=START.plus(6), lines=())
    assert made.years == ("2026-07/2027-06", "2027-07/2028-06")
    assert "June 2028" in sentences(made, "en")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_name_what_is_uncertain_and_what_is_not_in_the_bands(made, language):
    told = sentences(made, language)
    likely = {"id": "80 % kemungkinan", "en": "80% likely"}[language]
    assert [likely in one for one in told[:4]] == [True] * 4
    assert {"id": "tanpa sumber", "en": "no source"}[language] in " ".join(told)
    assert {"id": "perubahan hukum", "en": "change of the law"}[language] in " ".join(told)
    assert not any("{" in one for one in told)


def test_the_average_alone_says_that_no_range_is_known():
    made = outlook(paths=0)
    assert "The average alone: without random paths no range is known." in sentences(made, "en")
    assert made.yearly(made.runs[0], "members")[0].low80 is None
    assert charts(made, "en") == ()
    assert json.dumps(made.to_json("en"))


def test_json_carries_assumptions_law_and_seed(made):
    said = json.loads(json.dumps(made.to_json("id")))
    assert said["seed"] == 1
    assert said["paths"] == 80
    assert len(said["assumptions"]) == len(shipped().by_key)
    assert all(one["source"] and one["confidence"] for one in said["assumptions"])
    assert "PP 82/2019 Pasal 34" in said["law"]
    assert [one["code"] for one in said["scenarios"]] == ["base", "without:APBD@2027-01"]
    assert len(said["scenarios"][0]["measures"]["claims"]["years"]) == 2


def test_rows_have_every_measure_by_year_and_month(made):
    rows = list(made.rows())
    assert all(len(row) == len(COLUMNS) for row in rows)
    months = [row for row in rows if row[0] == "base" and row[2] == "claims" and len(row[1]) == 7]
    assert len(months) == 24
    assert {row[8] for row in rows if row[8]} == {"18-24", "25-34", "35-44", "45-54", "55-64"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_have_a_title_that_says_the_finding_and_a_table_twin(made, language):
    found = {one.id: one for one in charts(made, language, titled=True)}
    assert set(found) == {
        "fan-members", "fan-contributions", "fan-claims", "fan-ratio", "fan-children", "fan-reserve", "scenarios-ratio",
    }  # fmt: skip
    for one in found.values():
        assert one.specification["title"]["text"] == one.title
        assert "80" in one.specification["title"]["subtitle"][0]
        assert len(one.table.rows) == 2
    assert len(found["fan-members"].specification["data"]["values"]) == 24
    assert len(found["fan-claims"].specification["data"]["values"]) == 2
