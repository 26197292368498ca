"""``pantau monev`` as its user meets it: exit statuses, JSON, reports, and a mistake told on one line."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from pantau.cli import main
from pantau.workspace import Workspace
from tests.cli.commands import pantau, program

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


@pytest.fixture
def case(tmp_path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "banten-2022", tmp_path / "case"))


def test_a_review_that_finds_errors_has_run_well(case):
    done = program("monev", case)
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
    assert pantau("monev", case, "--json").stdout == program("monev", case, "--json").stdout


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


@pytest.mark.parametrize("name", ["x" * 250, "x" * 5000, "taken/below"])
def test_a_folder_that_cannot_be_is_told(case, tmp_path, name):
    (tmp_path / "taken").write_text("a file")
    done = pantau("monev", case, "--language", "id", "--out", tmp_path / name)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "tidak dapat ditulis" in done.stderr


@pytest.mark.parametrize("now", ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"])
def test_a_moment_outside_our_time_is_told(case, now):
    assert pantau("monev", case, "--now", now).returncode == 2
    assert f"'{now}' is not a date" in " ".join(pantau("monev", case, "--now", now).stderr.split())


def test_two_cases_with_one_id_are_not_written_over_each_other(case, tmp_path):
    other = Path(shutil.copytree(case, tmp_path / "other"))
    keys = (other / "case.toml").read_text()
    (other / "case.toml").write_text(keys.replace("banten-2022", "BANTEN-2022"))
    done = pantau("monev", case, other, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert str(case) in done.stderr
    assert str(other) in done.stderr
    assert not (tmp_path / "out").exists()
    assert pantau("monev", case, other, "--json").returncode == 0


def test_a_case_cannot_drive_the_terminal(case):
    keys = (case / "case.toml").read_text()
    title = '\ntitle = "Judul\\u001b[2J\\u009b31m\\u202e"\n'
    (case / "case.toml").write_text(re.sub(r"\ntitle\s*=.*\n", lambda _: title, keys))
    sources = case / "sources.csv"
    sources.write_text(
        sources.read_text().replace("Tangerang Ekspres", "Tangerang\x1b]0;x\x07 Ekspres\u202e")
    )
    done = pantau("monev", case)
    assert "Judul" in done.stdout
    assert not set("\x1b\x07\x9b\u202e") & set(done.stdout)


def test_an_output_without_utf_8_breaks_nothing(case):
    for arguments in (["monev", case], ["monev", case / "no\u2717ne"], ["monev", case, "--json"]):
        done = program(*arguments, PYTHONIOENCODING="ascii")
        assert "Traceback" not in done.stderr
        assert "internal error" not in done.stderr
    assert json.loads(done.stdout) == json.loads(pantau("monev", case, "--json").stdout)


def test_a_fault_of_pantau_is_one_line_and_status_70(monkeypatch, capsys):
    def broken(*_, **__):
        raise RuntimeError("secret")

    monkeypatch.setattr(Workspace, "open", broken)
    monkeypatch.setattr(sys, "argv", ["pantau", "monev", "nope"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 70
    told = capsys.readouterr().err
    assert re.fullmatch(r"pantau: internal error: RuntimeError at \w+\.py:\d+; please report it\n", told)


def test_the_language_of_the_settings_is_that_of_faults():
    assert "tidak ada berkas" in pantau("monev", "nope", PANTAU_LANGUAGE="id").stderr
    assert "there is no such" in pantau("monev", "nope", "--language", "en", PANTAU_LANGUAGE="id").stderr
    wrong = pantau("monev", "nope", PANTAU_LANGUAGE="id", PANTAU_MAX_FILE_MB="x").stderr
    assert "yang diharapkan bilangan bulat" in wrong


def test_warnings_speak_the_language_that_is_asked_for(case):
    (case / "sources.csv").unlink()
    for language, told in (("en", "cannot say who stated"), ("id", "tidak dapat menyebut siapa")):
        assert told in pantau("monev", case, "--language", language).stdout
        assert (
            told
            in json.loads(pantau("monev", case, "--json", "--language", language).stdout)["case"]["warnings"][
                0
            ]
        )


def test_a_number_too_large_and_months_that_cannot_be_are_told(case):
    figures = case / "figures.csv"
    figures.write_text(figures.read_text().replace("122019", "9" * 19))
    assert "is too large; expected a number below 10^18" in pantau("monev", case).stderr
