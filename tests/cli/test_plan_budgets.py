"""``pantau plan gap``, ``buys`` and ``allocate``: from published figures, with files to take along."""

import csv
import io
import json

import openpyxl
import pytest

from pantau.core.text import Text
from pantau.io.plan_files import csv_text, workbook
from pantau.planning.tables import Column, Table
from tests.cli.commands import pantau, program

CASE = "examples/mesuji-2024"
PLAN = """
start = "2027-01"
months = [3, 12]
[[money]]
source = "APBD"
region = "18.11"
amount = {amount}
[[least]]
region = "18.11"
category = "perangkat_desa"
coverage = 100
"""


def test_the_gap_as_json_and_as_files(tmp_path):
    book = tmp_path / "gap.xlsx"
    done = program("plan", "gap", CASE, "--start", "2027-01", "--json", "--out", book)
    said = json.loads(done.stdout)
    assert said["total"] == {"people": 12192, "amount": 12192 * 201_600}
    assert said["assumptions"]["sponsor"] == "APBD"
    cells = [cell.value for sheet in openpyxl.load_workbook(book) for row in sheet for cell in row]
    assert 12192 * 201_600 in cells
    folder = tmp_path / "gap"
    assert pantau("plan", "gap", CASE, "--start", "2027-01", "--out", folder).returncode == 0
    rows = list(csv.reader((folder / "gap.csv").read_text("utf-8").splitlines()))
    assert sum(int(row[-1]) for row in rows[1:]) == 12192 * 201_600


def test_figures_out_of_one_csv_file(tmp_path):
    file = tmp_path / "angka.csv"
    head = "region,measure,category,period,value\n"
    file.write_text(f"{head}36.72,eligible_workers,ojek,2026-10,10\n36.72,covered_workers,ojek,2026-10,4\n")
    assert (
        json.loads(pantau("plan", "gap", file, "--start", "2027-01", "--json").stdout)["total"]["people"] == 6
    )
    file.write_text(f"{head}36.72,eligible_workers,=1+1,2026-10,10\n")
    done = pantau("plan", "gap", file, "--start", "2027-01")
    assert done.returncode == 2
    assert done.stderr.startswith("angka.csv:2:")


def test_a_text_that_looks_like_a_formula_is_a_text():
    table = Table("t", Text("t", "t"), (Column(Text("=a", "=a")),), (("=1+1",), (Text("-x", "+x"),)))
    assert csv_text(table, "id").splitlines()[1:] == ["'=1+1", "'-x"]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook((table,), "en")))["t"]
    assert [cell.data_type for row in sheet for cell in row] == ["s", "s", "s"]


def test_several_mistakes_at_once():
    done = pantau("plan", "buys", "--start", "2027-13", "--people", "x", "--language", "en")
    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["--budget", "--people", "--start"]
    done = pantau("plan", "gap", "--start", "2027-01", "--language", "en")
    assert done.returncode == 2
    assert "give FIGURES" in done.stderr


@pytest.mark.parametrize(("amount", "status"), [(200_000_000, 0), (50_000_000, 1), (-1, 2)])
def test_an_allocation_is_found_or_collides_or_is_refused(tmp_path, amount, status):
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN.format(amount=amount))
    done = pantau("plan", "allocate", plan, CASE, "--language", "en", *(["--json"] if not status else []))
    assert done.returncode == status, done.stderr
    if not status:
        assert json.loads(done.stdout)["total"]["people"] == 200_000_000 // 50_400
    else:
        assert ("add Rp66,121,600" if status == 1 else "negative") in done.stderr
