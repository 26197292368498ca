"""`pantau monev CASE --ledger DIR`: what is reported, held against what a ledger records."""

import json

import pytest
from typer.testing import CliRunner

from pantau import Ledger
from pantau.cli import app
from tests.ledger_files import CONTRIBUTION, ENROLMENT, contribution, enrolment, write

ELIGIBLE = "region,category,segment,definition,as_of,value,low,high,source,vintage"
FIGURES = "region,measure,category,segment,sponsor,period,value,source"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Five workers paid for by the city and three on building sites, of sixteen who could be covered, of 32 at work."""
    home = tmp_path_factory.mktemp("home")
    people = [enrolment(number) for number in range(5)]
    people += [
        enrolment(number, segment="JAKON", sponsor="EMPLOYER", category="jakon") for number in (5, 6, 7)
    ]
    paid = [
        contribution(
            number, "2024-07", **{key: people[number][key] for key in ("segment", "sponsor", "category")}
        )
        for number in range(8)
    ]
    survey = home / "survey.csv"
    survey.write_text(
        f"{ELIGIBLE}\n36.72,,,eligible,2024-02-29,16,,,Sakernas,2024-02\n"
        "36.72,,,employed,2024-02-29,32,,,Sakernas,2024-02\n"
    )
    ledger = Ledger(home)
    ledger.add("enrolments", write(home / "people.csv", ENROLMENT, people))
    ledger.add("contributions", write(home / "paid.csv", CONTRIBUTION, paid))
    ledger.add("eligible", survey)
    return home


@pytest.fixture
def review(home, tmp_path):
    def reviewed(*rows, **keys):
        (tmp_path / "case.toml").write_text(
            'id = "kasus"\ntitle = "Kasus"\nregion = "36.72"\nperiod = "2024-07"\nlanguage = "id"\n'
        )
        (tmp_path / "figures.csv").write_text("\n".join((FIGURES, *rows)) + "\n")
        (tmp_path / "sources.csv").write_text(
            "source,title,publisher,date,url\ns1,Berita,Koran,2024-08-01,\n"
        )
        arguments = ["monev", str(tmp_path), "--json", "--ledger", str(keys.get("ledger", home))]
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)

    return reviewed


def conflicts(found):
    return [one for one in found["findings"] if one["check"] == "conflict"]


def recorded(found):
    return [one for one in found["figures"] if one["basis"] == "recorded"]


def test_what_is_reported_as_it_is_recorded_agrees(review):
    found = review(
        "36.72,covered_workers,,,,2024-07-31,8,s1",
        "36.72,contributions,,,,2024-07,134400,s1",
        "36.72,covered_workers,nelayan,,APBD,2024-07,5,s1",
    )
    assert conflicts(found) == []
    assert {one["value"] for one in recorded(found) if "definition" not in one} == {8, 134_400, 5}
    assert all(one["source"] == "ledger" for one in recorded(found))
    assert [one["id"] for one in found["case"]["sources"]] == ["s1", "ledger"]


def test_what_is_reported_otherwise_is_a_conflict(review):
    (finding,) = conflicts(review("36.72,contributions,,,,2024-07,150000,s1"))
    assert (finding["stated"], finding["expected"], finding["difference"]) == (150_000, 134_400, 15_600)
    assert finding["severity"] == "warning"
    assert finding["source"] == "s1"
    assert "tercatat" in finding["message"]
    assert [one["basis"] for one in finding["evidence"]] == ["recorded"]


def test_a_coverage_of_another_definition_is_explained_by_the_bridge(review):
    (finding,) = conflicts(review("36.72,coverage_rate,,,,2024-07,50,s1"))
    assert finding["expected"] == 31.25
    (explained,) = [one for one in finding["explanations"] if one["code"] == "other_definition"]
    assert "ucj_with_jakon" in explained["detail"]
    assert "3 orang lebih banyak" in explained["detail"]


def test_a_coverage_of_all_who_work_is_explained_too(review):
    (finding,) = conflicts(review("36.72,coverage_rate,,,,2024-07,25,s1"))
    codes = {one["code"]: one["detail"] for one in finding["explanations"]}
    assert "rpjmn" in codes["other_definition"]


def test_a_number_that_no_definition_gives_is_not_explained_by_one(review):
    (finding,) = conflicts(review("36.72,coverage_rate,,,,2024-07,44,s1"))
    assert "other_definition" not in [one["code"] for one in finding["explanations"]]


def test_a_place_without_data_is_a_sentence_and_no_finding(review):
    found = review("36.71,covered_workers,,,,2024-07,8,s1")
    assert conflicts(found) == []
    assert recorded(found) == []
    assert "Kota Tangerang" in found["case"]["warnings"][0]


def test_the_ledger_only_compares_and_never_judges_the_case_itself(review):
    rows = ("36.72,coverage_rate,,,,2024-07,31.25,s1", "36.72,covered_workers,,,,2024-07,8,s1")
    assert [one["check"] for one in review(*rows)["findings"]] == []


def test_a_folder_without_a_ledger_is_told(home, tmp_path):
    (tmp_path / "none").mkdir()
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.toml").write_text('id = "k"\ntitle = "K"\nregion = "36.72"\nperiod = "2024-07"\n')
    (case / "figures.csv").write_text(f"{FIGURES}\n36.72,covered_workers,,,,2024-07,8,s1\n")
    done = CliRunner().invoke(app, ["monev", str(case), "--ledger", str(tmp_path / "none")])
    assert done.exit_code != 0
    assert "pantau ledger add" in str(done.exception)
