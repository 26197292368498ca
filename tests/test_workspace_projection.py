"""Projections out of files and a ledger: members, experience, backtest, files, the command line."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pantau import Ledger
from pantau.cli import app
from pantau.errors import InputError, LedgerError
from pantau.io.synthetic_ledger import write_world
from pantau.planning.projection import Group, shipped
from pantau.workspace_planning.backtest import backtest
from pantau.workspace_planning.history import _aged
from pantau.workspace_planning.projection import members_of_file, project, recorded

MEMBERS = """category;segment;sponsor;income;risk;sex;age;members;months_paid
nelayan;BPU;APBD;1.000.000;;M;32;400;10
nelayan;BPU;APBD;1.000.000;;M;48;300;30
formal;PU;EMPLOYER;3.200.000;low;F;31;240;18
"""
REGION = "36.72"


@pytest.fixture
def members(tmp_path):
    path = tmp_path / "anggota.csv"
    path.write_text(MEMBERS, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A made-up city with a year and a half of history."""
    folder = tmp_path_factory.mktemp("projection")
    write_world(folder / "kota", REGION, 120, "2024-04/2025-06", seed=11, errors=0.0)
    ledger = Ledger(folder / "data")
    for kind in ("enrolments", "contributions", "claims"):
        ledger.add(kind, sorted((folder / "kota").glob(f"{kind}*.csv")))
    return folder / "data"


def test_a_file_of_members_is_read_as_it_is_written(members):
    found = members_of_file(members).members
    assert found.total == 940
    assert found.groups[1] == Group("formal", "PU", "EMPLOYER", Decimal(3_200_000), "low")
    assert found.months_paid.tolist() == [10, 30, 18]


def test_what_is_wrong_in_the_file_is_told_with_its_row(tmp_path):
    path = tmp_path / "salah.csv"
    path.write_text(
        "category,segment,income,age,members\nnelayan,BPU,1000000,empat puluh,3\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match=r"salah.csv:2: age: 'empat puluh' is not a number"):
        members_of_file(path)
    path.write_text("category,segment,income,age,members\nnelayan,BPU,1000000,,3\n", encoding="utf-8")
    with pytest.raises(InputError, match="3 members without an age"):
        members_of_file(path)


def test_faults_of_all_arguments_come_at_once(members):
    with pytest.raises(InputError) as raised:
        project(members_of_file(members), start="2027-13", years=40, scenarios=["rain"], paths=-1, seed=-4)
    assert {one.file for one in raised.value.faults} == {"start", "scenarios", "years", "seed"}


def test_assumptions_of_a_file_stay_as_they_say_whatever_the_ledger_has_seen(home, tmp_path):
    own = tmp_path / "asumsi.toml"
    own.write_text(
        '[[assumption]]\nid = "lapses.rate"\nvalue = 0.5\ncv = 0\nsource = "survey"\n', encoding="utf-8"
    )
    made = project(recorded(home, REGION, "2025-06"), start="2025-07", years=1, paths=0, assumptions=own)
    assert made.outlook.assumed.of("lapses.rate", "BPU", "nelayan").value.mean == 0.5
    assert made.outlook.assumed.of("mortality.level").confidence == "experience"


def covered(home, month):
    """Workers of the three segments that are projected, as the indicators count them."""
    told = Ledger(home).indicators(REGION, month, by="segment", measures=["covered_workers"])
    return sum(one.value for one in told if one.segment in ("PU", "BPU", "JAKON") and not one.definition)


def test_the_ledger_gives_as_many_members_as_it_counts(home):
    found = recorded(home, REGION, "2025-06")
    assert found.members.total == covered(home, "2025-06")
    assert found.experience.months == 14
    assert sum(found.experience.opening.values()) == found.members.total
    assert found.source.startswith("ledger ")
    assert {group.segment for group in found.members.groups} <= {"PU", "BPU", "JAKON"}


def test_the_ledger_without_contributions_of_the_month_is_told(home):
    with pytest.raises(LedgerError, match=r"no contribution of 36\.72 for 2031-01"):
        recorded(home, REGION, "2031-01")
    with pytest.raises(LedgerError, match="not the code of a region"):
        recorded(home, "99.99", "2025-06")


def test_members_without_a_birth_date_take_the_ages_of_others():
    cells = [
        ({"many": 30, "paid": 60}, 40.0),
        ({"many": 10, "paid": 20}, 50.0),
        ({"many": 7, "paid": 14}, None),
    ]
    found = _aged(cells)
    assert sum(one["many"] for one, _ in found) == 47
    assert all(age is not None for _, age in found)
    assert sum(one["many"] for one, age in found if age == 40.0) == 36
    assert _aged([({"many": 3, "paid": 3}, None)]) == [({"many": 3, "paid": 3}, None)]


def test_a_backtest_compares_each_measure_from_each_month(home):
    found = backtest(home, REGION, "2024-12", "2025-04", months=2, step=2, paths=100)
    assert {str(one.origin) for one in found.outcomes} == {"2024-12", "2025-02"}
    assert len(found.outcomes) == 12
    assert found.outcomes[0].actual == covered(home, "2025-02")
    with pytest.raises(InputError, match="no room for 12 months"):
        backtest(home, REGION, "2025-01", "2025-04", months=12)


def test_the_verb_writes_rows_charts_and_json(members, tmp_path):
    out, page, drawings = tmp_path / "o.csv", tmp_path / "o.html", tmp_path / "gambar"
    line = ["plan", "project", str(members), "--start", "2027-01", "--years", "2", "--paths", "60"]
    line += ["--scenario", "without:APBD@2028-01", "--language", "en"]
    done = CliRunner().invoke(app, [*line, "--csv", str(out), "--charts", str(page)])
    assert done.exit_code == 0, done.output
    assert "without regency or city budget (APBD) from January 2028" in done.stdout
    with out.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["scenario"] for row in rows} == {"base", "without:APBD@2028-01"}
    text = page.read_text(encoding="utf-8")
    assert text.count("<svg") == 7
    assert "Deaths that are claimed" in text
    assert CliRunner().invoke(app, [*line, "--charts", str(drawings)]).exit_code == 0
    assert {path.name for path in Path(drawings).iterdir()} >= {"fan-members.svg", "scenarios-ratio.svg"}
    said = json.loads(CliRunner().invoke(app, [*line, "--json"]).stdout)
    assert len(said["assumptions"]) == len(shipped().by_key)


def test_the_verb_asks_for_one_source_of_members(members):
    for line in (["plan", "project"], ["plan", "project", str(members), "--region", REGION]):
        assert CliRunner().invoke(app, line).exit_code == 2


def test_the_verb_projects_and_backtests_a_ledger(home):
    line = ["--region", REGION, "--home", str(home), "--language", "en"]
    done = CliRunner().invoke(
        app, ["plan", "project", *line, "--month", "2025-06", "--years", "1", "--paths", "50"]
    )
    assert done.exit_code == 0, done.output
    assert "members at the start; at the end of June 2026" in " ".join(done.stdout.split())
    held = ["--from", "2024-12", "--until", "2025-03", "--months", "3", "--paths", "50"]
    done = CliRunner().invoke(app, ["plan", "backtest", *line, *held])
    assert done.exit_code == 0, done.output
    assert "outcomes lay within the 80% band" in done.stdout


def test_the_verb_says_how_sure_a_ratio_is():
    line = ["plan", "chance", "--contributions", "Rp480.457.660", "--claims", "790 juta", "--count", "18"]
    done = CliRunner().invoke(app, [*line, "--language", "en"])
    assert done.stdout.startswith("18 claims: a ratio of 164%, plausible range 97–260%.")
    sized = ["plan", "chance", "--contributions", "480457660", "--sizes", "42000000:17,10000000", "--json"]
    assert json.loads(CliRunner().invoke(app, sized).stdout)["claims"] == 18
    assert CliRunner().invoke(app, ["plan", "chance", "--contributions", "0", "--count", "x"]).exit_code == 2
