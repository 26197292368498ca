"""``pantau monev`` as its user meets it: exit statuses, JSON, reports, and a mistake told on one line."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PANTAU = Path(sys.executable).with_name("pantau")


def pantau(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PANTAU_")}
    return subprocess.run(
        [PANTAU, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**clean, "COLUMNS": "200", **environment},
        timeout=120,
    )


@pytest.fixture
def case(tmp_path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "banten-2022", tmp_path / "case"))


def test_a_review_that_finds_errors_has_run_well(case):
    done = pantau("monev", case)
    assert done.returncode == 0
    assert "376.162" in done.stdout
    assert "377.162" in done.stdout
    assert "digit_slip" in done.stdout
    assert "Tangerang Ekspres" in done.stdout


def test_strict_turns_an_error_into_status_1(case):
    assert pantau("monev", case, "--strict").returncode == 1
    assert pantau("monev", EXAMPLES / "nasional-2025-q1", "--strict").returncode == 0


def test_json_is_the_contract(case):
    found = json.loads(pantau("monev", case, "--json").stdout)
    assert list(found) == ["case", "figures", "findings", "summary"]
    finding = found["findings"][0]
    assert finding["check"] == "sum"
    assert (finding["stated"], finding["expected"], finding["difference"]) == (376162, 377162, -1000)
    assert finding["source"] == "s001"
    assert finding["evidence"][0].items() >= {
        "source": "s001", "measure": "eligible_workers", "category": "non_asn", "value": 159219,
    }.items()  # fmt: skip
    summary = found["summary"]
    assert summary["checks"] == summary["consistent"] + sum(
        summary[severity] for severity in ("error", "warning", "question", "info")
    )
    computed = [figure for figure in found["figures"] if "formula" in figure]
    assert {figure["measure"] for figure in computed} >= {"coverage_rate", "benefit_average"}
    assert all(figure["inputs"] for figure in computed)


def test_the_same_input_gives_the_same_json(case):
    assert pantau("monev", case, "--json").stdout == pantau("monev", case, "--json").stdout


def test_english_is_complete(case):
    done = pantau("monev", case, "--language", "en")
    assert "cannot be right" in done.stdout
    assert "376,162" in done.stdout
    for word in ("seharusnya", "sumber", "angka", "potensi"):
        assert word not in done.stdout


def test_reports_are_the_same_bytes_for_the_same_moment(case, tmp_path):
    for name in ("a", "b"):
        assert pantau("monev", case, "--out", tmp_path / name, SOURCE_DATE_EPOCH="1700000000").returncode == 0
    names = ["report.html", "report.pdf", "report.xlsx"]
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == names
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_several_cases_get_a_folder_each(tmp_path):
    cases = [EXAMPLES / "banten-2022", EXAMPLES / "wonogiri-2025"]
    done = pantau("monev", *cases, "--out", tmp_path / "out", "--json")
    assert [review["case"]["id"] for review in json.loads(done.stdout)] == ["banten-2022", "wonogiri-2025"]
    assert (tmp_path / "out" / "banten-2022" / "report.pdf").exists()
    assert (tmp_path / "out" / "wonogiri-2025" / "report.html").exists()


def test_faults_are_told_together_and_nothing_is_written(case, tmp_path):
    figures = case / "figures.csv"
    text = figures.read_text().replace("claim_cases", "claim_case").replace("122019", "many")
    figures.write_text(text.replace("36,claims_paid", "99,claims_paid"))
    done = pantau("monev", case, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert [line.split(":")[:2] for line in lines] == [
        ["figures.csv", "5"],
        ["figures.csv", "6"],
        ["figures.csv", "7"],
    ]
    assert "'many'" in lines[0]
    assert "measure 'claim_case' is not known; did you mean 'claim_cases'?" in lines[1]
    assert "'99'" in lines[2]
    assert not (tmp_path / "out").exists()


def test_a_fault_speaks_the_language_that_is_asked_for(case):
    (case / "figures.csv").unlink()
    assert pantau("monev", case, "--language", "id").stderr != pantau("monev", case).stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--now", "yesterday"], "yesterday"),
        (["--language", "fr"], "fr"),
    ],
)
def test_a_wrong_option_is_told(case, arguments, told):
    done = pantau("monev", case, *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_setting_stops_the_start(case):
    done = pantau("monev", case, PANTAU_LANGUAG="en")
    assert done.returncode == 2
    assert "PANTAU_LANGUAGE" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_setting_moves_a_limit():
    case = EXAMPLES / "ntb-2025"
    jumps = [finding["check"] for finding in json.loads(pantau("monev", case, "--json").stdout)["findings"]]
    assert "jump" in jumps
    lenient = pantau("monev", case, "--json", PANTAU_JUMP_PERCENT="60")
    assert "jump" not in [finding["check"] for finding in json.loads(lenient.stdout)["findings"]]


def test_an_output_that_cannot_be_written_is_told(case, tmp_path):
    (tmp_path / "taken").write_text("a file")
    done = pantau("monev", case, "--out", tmp_path / "taken")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "taken" in done.stderr
