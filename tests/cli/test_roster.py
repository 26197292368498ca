"""``pantau roster`` as its user meets it: files in, files out, exit statuses, JSON, and mistakes on one line."""

import csv
import json
import signal
import subprocess
import time

import pyarrow.parquet as pq
import pytest

from tests.cli.commands import PANTAU, pantau, program

HEADS = ("No", "NIK", "Nama Lengkap", "Tgl Lahir", "JK", "Kecamatan")


def nik(serial):
    return "367201" + "570885" + f"{serial:04d}"


@pytest.fixture
def roster(tmp_path):
    rows = [
        ("DAFTAR KETUA RT", "", "", "", "", ""),
        HEADS,
        ("1", nik(1), "ANI SUMARNI", "17/08/1985", "P", "Cibeber"),
        ("2", f"'{nik(2)}", "BETI", "17/08/1985", "P", "Cibeber"),
        ("3", nik(1), "ANI SUMARNI", "17/08/1985", "P", "Cibeber"),
        ("4", "3,67201E+15", "DEWI LESTARI", "01/02/1990", "P", "Cibeber"),
        ("5", nik(5), "ENI (ALMH)", "17/08/1985", "P", "Cibeber"),
        ("", "Jumlah", "5", "", "", ""),
    ]
    path = tmp_path / "rt.csv"
    with path.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows(rows)
    return path


def test_a_check_accounts_for_every_row(roster, tmp_path):
    done = program(
        "roster", "check", roster, "--as-of", "2026-01-01", "--out", tmp_path / "out", "--language", "en"
    )
    assert done.returncode == 0, done.stderr
    assert "5 rows in = 1 accepted + 1 corrected + 1 to be reviewed + 1 duplicate + 1 rejected" in done.stdout
    assert "3 rows of nobody" in done.stdout
    assert "2 people x 12 months x Rp16,800 = Rp403,200" in done.stdout
    assert done.stderr == ""  # no progress where there is no terminal
    rows = pq.read_table(tmp_path / "out" / "rows.parquet").to_pylist()
    assert [row["decision"] for row in rows] == ["accepted", "corrected", "duplicate", "review", "rejected"]
    aside = pq.read_table(tmp_path / "out" / "set_aside.parquet").to_pylist()
    assert [(row["row"], row["kind"]) for row in aside] == [(1, "title"), (2, "header"), (8, "subtotal")]


def test_json_is_the_contract(roster):
    done = pantau("roster", "check", roster, "--as-of", "2026-01-01", "--months", "6", "--json")
    found = json.loads(done.stdout)
    assert list(found) == ["files", "rows", "decisions", "reasons", "funnel", "money", "people", "warnings"]
    assert sum(found["decisions"].values()) == found["rows"]["in"] == 5
    assert [step["rows"] for step in found["funnel"]] == [5, 4, 3, 3, 2]
    assert found["money"] == {"per_month": 16800, "months": 6, "total": 2 * 6 * 16800}
    assert found["reasons"]["name_deceased"] == 1
    assert found["files"][0]["decisions"]["accepted"] == 1


def test_a_file_that_cannot_be_read_does_not_stop_the_others(roster, tmp_path):
    done = pantau("roster", "check", tmp_path / "none.csv", roster, "--language", "en")
    assert done.returncode == 0
    assert "none.csv: cannot be read" in done.stdout
    assert "1 files read, 1 could not be read" in done.stdout


def test_where_none_can_be_read_the_status_is_2(tmp_path):
    done = program("roster", "check", tmp_path / "none.csv", "--out", tmp_path / "out", "--language", "en")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "none.csv: cannot be read" in done.stderr
    assert not (tmp_path / "out").exists()


def test_killed_in_the_middle_it_leaves_no_workbook(roster, tmp_path):
    out = tmp_path / "out"
    running = subprocess.Popen([PANTAU, "roster", "check", roster, "--out", out], stdout=subprocess.PIPE)
    with running:
        while running.poll() is None and not list(tmp_path.glob(".out.*")):
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
    assert running.returncode == -signal.SIGKILL
    assert not out.exists()
    assert pantau("roster", "check", roster, "--out", out).returncode == 0
    assert (out / "roster.xlsx").read_bytes()[:2] == b"PK"


def test_columns_may_be_named(tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text(f"A1,B1\nANI SUMARNI,{nik(1)}\nBETI,{nik(2)}\n")
    found = json.loads(pantau("roster", "check", path, "--columns", "name=A,nik=B", "--json").stdout)
    assert found["files"][0]["sheets"][0]["columns"] == {"name": 0, "nik": 1}
    done = pantau("roster", "check", path, "--columns", "nik=Z", "--language", "en")
    assert done.returncode == 2
    assert "there is no column 'Z'" in done.stderr


def test_a_profile_with_an_unknown_code_is_told_with_the_nearest(roster, tmp_path):
    profile = tmp_path / "own.toml"
    profile.write_text('[severity]\nname_deceasd = "note"\n')
    done = pantau("roster", "check", roster, "--profile", profile, "--language", "en")
    assert done.returncode == 2
    assert (
        "own.toml: 'severity.name_deceasd' is not known; did you mean 'severity.name_deceased'?"
        in done.stderr
    )
    profile.write_text('[severity]\nname_deceased = "note"\n')
    found = json.loads(pantau("roster", "check", roster, "--profile", profile, "--json").stdout)
    assert found["decisions"]["rejected"] == 0


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--region", "36.27", "36.72"),
        ("--category", "nelayn", "nelayan"),
        ("--as-of", "soon", "2025-06-30"),
        ("--months", "0", "--months"),
        ("--previous", "/nowhere", "no people.parquet"),
    ],
)
def test_an_option_that_means_nothing_is_told(roster, option, value, told):
    done = pantau("roster", "check", roster, option, value)
    assert done.returncode == 2
    assert told in done.stderr


def test_two_lists_are_compared(roster, tmp_path):
    other = tmp_path / "bpjs.csv"
    other.write_text(f"NIK,Nama,Tanggal Lahir\n{nik(1)},ANI SUMARNI,1985-08-17\n{nik(7)},FITRI,1985-08-17\n")
    found = json.loads(pantau("roster", "compare", roster, other, "--as-of", "2026-01-01", "--json").stdout)
    assert (found["only_second"], found["both"]) == (1, 1)
    done = pantau("roster", "compare", roster, other, "--language", "en", "--out", tmp_path / "cmp")
    assert "only in bpjs.csv" in done.stdout
    assert {path.name for path in (tmp_path / "cmp").iterdir()} == {"compared.csv", "compared.xlsx"}


def test_reasons_and_pairs_are_explained(roster, tmp_path):
    listed = json.loads(pantau("roster", "explain", "--json").stdout)
    assert len(listed) > 70
    assert "Excel" in pantau("roster", "explain", "nik_excel_15_digits").stdout
    wrong = pantau("roster", "explain", "nik_excel")
    assert wrong.returncode == 2
    assert "did you mean" in wrong.stderr
    pantau("roster", "check", roster, "--as-of", "2026-01-01", "--out", tmp_path / "out")
    done = pantau("roster", "explain", "rt.csv, 5", "--in", tmp_path / "out", "--language", "en")
    assert "NIK, name and birth date are exactly the same" in done.stdout
    nobody = pantau("roster", "explain", "rt.csv, 99", "--in", tmp_path / "out", "--language", "en")
    assert nobody.returncode == 2
    assert "there is no row" in nobody.stderr


def test_an_empty_list_can_be_filled_in_and_checked(tmp_path):
    path = tmp_path / "kosong.xlsx"
    done = pantau("roster", "template", "--out", path)
    assert done.returncode == 0, done.stderr
    assert path.read_bytes()[:2] == b"PK"
