"""``pantau award``: scores, sheets, firmness, signs; files out; faults as sentences."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from pantau.cli import app
from pantau.errors import PantauError

AWARD = str(Path(__file__).parents[2] / "docs" / "how-to" / "award-2025")
FEW = ("--draws", "200")


def run(*words):
    done = CliRunner().invoke(app, ["award", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_scores_are_told_with_everything_that_was_assumed():
    told = run("score", AWARD, "--language", "en", *FEW)
    assert "Bali did best" in told
    assert "seed 2021" in told
    assert "an example" in told


def test_json_holds_ranks_scheme_and_assumptions():
    told = json.loads(run("score", AWARD, "--json", "--language", "en", *FEW))
    assert told["award"]["status"] == "example"
    assert told["assumptions"]
    [contest] = told["contests"]
    assert [one["region"] for one in contest["ranks"]] == ["51", "82", "18", "52"]
    assert contest["ranks"][0]["published"] == "rank 1"
    assert set(contest["ranks"][0]["points"]) == {"coverage", "target"}


def test_a_sheet_names_figures_and_what_is_needed():
    told = json.loads(run("sheet", AWARD, "52", "--json", "--language", "en", *FEW))
    assert told["above"] == "18"
    coverage = told["criteria"][0]
    assert coverage["value"] == 30.7
    assert coverage["figures"][0]["source"] == "ntb-s001"
    assert coverage["needed"] > coverage["value"]
    plain = run("sheet", AWARD, "52", "--language", "id", *FEW)
    assert "menyusul Lampung" in plain
    with pytest.raises(PantauError, match="takes no part"):
        run("sheet", AWARD, "31")


def test_firmness_has_the_chance_of_every_pair():
    told = json.loads(run("stability", AWARD, "--json", *FEW))
    [contest] = told["contests"]
    assert len(contest["above_chances"]) == 4
    assert contest["swap"]["moved"] is None
    assert "Rank when only" in run("stability", AWARD, "--language", "en", *FEW)


def test_another_seed_is_another_draw():
    one, other = (run("stability", AWARD, "--json", *FEW, "--seed", seed) for seed in ("1", "2"))
    assert one != other
    assert one == run("stability", AWARD, "--json", *FEW, "--seed", "1")


def test_the_workbook_is_written(tmp_path):
    run("score", AWARD, "--out", str(tmp_path), "--language", "en", *FEW)
    book = load_workbook(tmp_path / "award.xlsx")
    assert book.sheetnames == ["Ranks", "Sheets of regions", "Evidence", "Firmness", "Jury", "Assumptions"]
    assert book["Ranks"]["E2"].value == "Bali"
    assert book["Firmness"].max_row == 7


def test_signs_in_figures_are_looked_for():
    told = json.loads(run("gaming", AWARD, "--json"))
    assert told["signs"] == []
    assert told["compared"] > 0


def test_the_example_can_be_written_and_judged(tmp_path):
    run("example", str(tmp_path / "contoh"))
    assert "Penghargaan contoh 2025" in run("score", str(tmp_path / "contoh"), *FEW)


@pytest.mark.parametrize(
    "words", [("gaming",), ("gaming", "--ledger", "x", "--month", "y"), ("score", "x", "--draws", "1")]
)
def test_wrong_options_are_told(words):
    assert CliRunner().invoke(app, ["award", *words]).exit_code == 2
