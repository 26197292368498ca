"""`pantau ledger` and `pantau indicators` as a user runs them: answers, exit status, words, files."""

import csv
import json
import shutil
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from pantau.cli import app
from tests.cli.commands import pantau, program
from tests.ledger_files import CONTRIBUTION, contribution, contributions_file, enrolments_file, nik, write

ADDED = ["batch", "rows_in", "added", "set_aside", "already_there", "reasons"]
ELIGIBLE = "region,category,segment,definition,as_of,value,low,high,source,vintage"


def run(*arguments):
    """The same in this process, which saves starting one."""
    return CliRunner().invoke(app, [str(one) for one in arguments], catch_exceptions=True)


def table(file):
    with file.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A home with six people, January and February 2024, and a survey."""
    home = tmp_path_factory.mktemp("kept")
    (home / "files").mkdir()
    files = {
        "enrolments": enrolments_file(home / "files"),
        "contributions": contributions_file(home / "files"),
    }
    survey = home / "files" / "survey.csv"
    survey.write_text(f"{ELIGIBLE}\n36.72,,,eligible,2023-08-31,12,11,14,Sakernas,2023-08\n")
    for kind, file in (*files.items(), ("eligible", survey)):
        done = run("ledger", "add", kind, file, "--home", home, "--json")
        assert done.exit_code == 0, done.output
    return home


@pytest.fixture
def home(kept, tmp_path):
    return shutil.copytree(kept, tmp_path / "home")


def test_add_answers_what_the_contract_says(home, tmp_path):
    file = contributions_file(tmp_path, "2024-02", people=7)
    done = program("ledger", "add", "contributions", file, "--home", home, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert list(answer)[: len(ADDED)] == ADDED
    assert {name: answer[name] for name in ADDED[1:]} == {
        "rows_in": 7,
        "added": 6,
        "set_aside": 1,
        "already_there": 0,
        "reasons": {"not_enrolled": 1},
    }
    assert Path(answer["set_aside_file"]).is_file()


def test_add_tells_a_reader_what_to_do(home, tmp_path):
    file = contributions_file(tmp_path, "2024-02", people=7)
    done = run("ledger", "add", "contributions", file, "--home", home)
    assert "7 baris masuk = 6 ditambahkan + 1 disisihkan + 0 sudah ada" in done.stdout
    assert "→ masukkan dulu berkas kepesertaan" in done.stdout
    english = run("ledger", "add", "contributions", file, "--home", home, "--language", "en")
    assert "7 rows in = 0 added + 1 set aside + 6 already there" in english.stdout


def test_all_or_nothing_ends_with_status_1(home, tmp_path):
    file = contributions_file(tmp_path, "2024-02", people=7)
    done = run("ledger", "add", "contributions", file, "--home", home, "--all-or-nothing", "--json")
    assert done.exit_code == 1
    answer = json.loads(done.stdout)
    assert (answer["added"], answer["rows_in"]) == (0, answer["set_aside"] + answer["already_there"])
    assert Path(answer["set_aside_file"]).is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ledger", "add", "contribution", "x.csv"], "contributions"),
        (["ledger", "add", "contributions", "nothing.csv"], "nothing.csv"),
        (["ledger", "add", "contributions", "x.csv", "--columns", "nik"], "nik=B"),
        (["ledger", "undo", "b0"], "pantau ledger status"),
        (["ledger", "export", "contributon", "x.csv"], "contributions"),
        (["ledger", "export", "contributions", "x.txt"], ".parquet"),
        (["indicators", "--region", "36.72", "--month", "July"], "2024-07"),
        (["indicators", "--region", "99", "--month", "2024-01"], "99"),
        (["indicators", "--region", "36", "--month", "2024-01", "--by", "month"], "category"),
        (["indicators", "--region", "36", "--month", "2024-01", "--measure", "covered"], "covered_workers"),
        (["indicators", "--region", "36", "--month", "2024-01", "--known-at", "today"], "2024-09-30"),
        (["indicators", "--region", "36", "--month", "2024-01", "--engine", "oracle"], "duckdb"),
    ],
)
def test_a_mistake_is_one_line_with_what_to_do(kept, arguments, told):
    done = pantau(*arguments, "--home", kept)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert "internal" not in done.stderr


def test_without_a_ledger_the_first_step_is_told(tmp_path):
    done = program("indicators", "--region", "36", "--month", "2024-01", "--home", tmp_path / "none")
    assert done.returncode == 2
    assert "pantau ledger add enrolments" in done.stderr
    status = run("ledger", "status", "--home", tmp_path / "none")
    assert status.exit_code == 0
    assert "kosong" in status.stdout


def test_status_lists_tables_months_and_batches(home):
    found = json.loads(run("ledger", "status", "--home", home, "--json").stdout)
    rows = {one["table"]: one["rows"] for one in found["tables"]}
    assert (rows["enrolments"], rows["contributions"], rows["eligible"]) == (6, 6, 1)
    assert (found["first_month"], found["last_month"], found["unfinished"]) == ("2024-01", "2024-01", [])
    assert {one["kind"] for one in found["batches"]} == {"enrolments", "contributions", "eligible"}


def test_verify_names_a_damaged_file(home):
    assert run("ledger", "verify", "--home", home).exit_code == 0
    file = next((home / "ledger" / "contributions").rglob("*.parquet"))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)
    done = run("ledger", "verify", "--home", home)
    assert done.exit_code == 1
    assert file.name in done.stdout


def test_verify_finds_a_cube_that_is_not_the_contributions_and_rebuild_mends_it(home):
    shutil.rmtree(home / "ledger" / "cube")
    done = run("ledger", "verify", "--home", home, "--json")
    assert done.exit_code == 1
    assert "cube.rebuilt" in [one["code"] for one in json.loads(done.stdout)["problems"]]
    assert run("ledger", "rebuild", "--home", home).exit_code == 0
    assert run("ledger", "verify", "--home", home).exit_code == 0


def test_compact_changes_no_number(home, tmp_path):
    for month in ("2024-02", "2024-03"):
        run("ledger", "add", "contributions", contributions_file(tmp_path, month), "--home", home)
    fixed = [contribution(0, "2024-02", jkk=20000)]
    run("ledger", "add", "contributions", write(tmp_path / "f.csv", CONTRIBUTION, fixed), "--home", home)
    asked = ("indicators", "--region", "36.72", "--month", "2024-02", "--home", home, "--csv")
    run(*asked, tmp_path / "before.csv")
    assert run("ledger", "compact", "--home", home).exit_code == 0
    run(*asked, tmp_path / "after.csv")
    before, after = (table(tmp_path / name) for name in ("before.csv", "after.csv"))
    assert [{**row, "source": ""} for row in before] == [{**row, "source": ""} for row in after]
    assert run("ledger", "verify", "--home", home).exit_code == 0


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_export_holds_persons_as_ids_and_no_formula(home, tmp_path, ending):
    rows = [contribution(0, "2024-02", office='=HYPERLINK("http://x")')]
    run("ledger", "add", "contributions", write(tmp_path / "f.csv", CONTRIBUTION, rows), "--home", home)
    out = tmp_path / f"out.{ending}"
    done = run("ledger", "export", "contributions", out, "--home", home, "--json")
    assert json.loads(done.stdout)["rows"] == 7
    if ending == "csv":
        found = table(out)
    elif ending == "parquet":
        found = pq.read_table(out).to_pylist()
    else:
        book = openpyxl.load_workbook(out)
        head, *cells = book.active.iter_rows()
        assert {cell.data_type for row in cells for cell in row} <= {"s", "n", "d"}
        found = [{one.value: cell.value for one, cell in zip(head, row, strict=True)} for row in cells]
        assert isinstance(found[0]["person"], str)
        book.close()
    formula = '=HYPERLINK("http://x")'
    assert {"csv": f"'{formula}"}.get(ending, formula) in [row["office"] for row in found]
    assert len(found) == 7
    assert "nik" not in found[0]
    assert nik(0) not in str(found)


def test_export_as_known_on_a_day_before_is_empty(kept, tmp_path):
    out = tmp_path / "out.csv"
    run("ledger", "export", "contributions", out, "--home", kept, "--known-at", "2024-01-01")
    assert len(out.read_text().splitlines()) == 1


def test_indicators_are_figures_with_their_parts(kept):
    done = pantau("indicators", "--region", "36.72", "--month", "2024-01", "--home", kept, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    figures = json.loads(done.stdout)
    assert {one["basis"] for one in figures} == {"recorded"}
    coverage = next(
        one for one in figures if one["measure"] == "coverage_rate" and one["definition"] == "kemendagri"
    )
    assert (coverage["value"], coverage["numerator"], coverage["denominator"]) == (50, 6, 12)
    assert coverage["low"] < 50 < coverage["high"]
    assert coverage["as_of"] == "2023-08-31"
    for one in figures:
        assert one["source"].startswith("ledger ")
        assert {"numerator", "denominator", "low", "high", "definition", "as_of", "known_at"} <= set(one)


def test_parts_add_up_to_the_whole(kept):
    asked = ["--region", "36", "--month", "2024-01", "--measure", "covered_workers,contributions"]
    figures = json.loads(run("indicators", *asked, "--by", "region", "--home", kept, "--json").stdout)
    for measure, total in (("covered_workers", 6), ("contributions", 6 * 16_800)):
        plain = [one for one in figures if one["measure"] == measure and not one["definition"]]
        plain = [one for one in plain if one["period"] == "2024-01" and not one.get("group")]
        assert [one["value"] for one in plain if one["region"] == "36"] == [total]
        assert sum(one["value"] for one in plain if one["region"] != "36") == total


def test_indicators_go_to_a_reader_and_into_files(kept, tmp_path):
    asked = ("indicators", "--region", "36.72", "--month", "2024-01", "--home", kept)
    told = run(*asked, "--measure", "coverage_rate").stdout
    assert "50 %" in told
    assert "6 dari 12" in told
    run(*asked, "--csv", tmp_path / "a.csv", "--parquet", tmp_path / "a.parquet")
    rows = table(tmp_path / "a.csv")
    assert len(rows) == pq.read_metadata(tmp_path / "a.parquet").num_rows > 10
    assert {row["basis"] for row in rows} == {"recorded"}
    none = run("indicators", "--region", "11", "--month", "2024-01", "--home", kept)
    assert "tidak memuat apa pun" in none.stdout or "Belum ada data" in none.stdout


@pytest.mark.parametrize("verb", ["add", "status", "verify", "compact", "undo", "export", "rebuild"])
def test_every_command_has_help(verb):
    done = run("ledger", verb, "--help")
    assert done.exit_code == 0
    assert "--home" in done.stdout
