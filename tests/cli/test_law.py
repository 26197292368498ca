"""``pantau law``: options, JSON, words, and one line for each mistake."""

import json

import pytest
from typer.testing import CliRunner

from pantau.cli.law import app

runner = CliRunner()
DUE = "contribution --segment BPU --income 1000000 --programmes JKK,JKM --month 2024-07"
OWED = "benefit --programme JKK --event death --segment BPU --income 1000000 --date 2024-07-17"


@pytest.fixture(autouse=True)
def _plain(monkeypatch):
    monkeypatch.setenv("COLUMNS", "110")
    for name in ("FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)


def run(line):
    return runner.invoke(app, line.split())


def test_contribution_as_json():
    found = json.loads(run(f"{DUE} --json").stdout)
    assert found["total"] == 16800
    assert [part["code"] for part in found["parts"]] == ["JKK", "JKM"]
    assert found["warnings"] == []


def test_benefit_as_json():
    found = json.loads(run(f"{OWED} --children SD:2,PT:0 --json").stdout)
    assert found["total"] == 70_000_000 + 81_000_000 + 60_000_000
    assert set(found) == {"total", "parts", "warnings"}
    assert set(found["parts"][0]) == {"code", "amount", "rule", "reference"}


@pytest.mark.parametrize(
    ("language", "head", "total"), [("id", "Dasar hukum", "Rp16.800"), ("en", "Law", "Rp16,800")]
)
def test_contribution_in_words(language, head, total):
    done = run(f"{DUE} --language {language}")
    assert done.exit_code == 0
    assert head in done.stdout
    assert total in done.stdout
    assert "PP 44/2015" in done.stdout


def test_warnings_are_shown():
    done = run("contribution --segment BPU --income 1000000 --programmes JHT --month 2024-07")
    assert "! Iuran JHT" in done.stdout


@pytest.mark.parametrize(
    "income", ["1000000", "1.000.000", "Rp1.000.000", "1000000.00"], ids=["plain", "dots", "rupiah", "cents"]
)
def test_amounts_as_people_type_them(income):
    done = run(f"contribution --segment BPU --income {income} --programmes JKK,JKM --month 2024-07 --json")
    assert json.loads(done.stdout)["total"] == 16800


@pytest.mark.parametrize(
    ("line", "total"),
    [
        (
            "contribution --segment JAKON --contract-value 750000000 --programmes JKK,JKM --month 2024-07",
            1_375_000,
        ),
        (
            "contribution --segment PU --income 10000000 --risk medium --programmes JKK,JKM --month 2024-07",
            119_000,
        ),
        (f"{DUE} --sponsor APBD --occupation ojek".replace("2024-07", "2026-05"), 16_800),
        (f"{DUE} --occupation ojek".replace("2024-07", "2026-02"), 8_400),
        (
            "contribution --segment PU --income 1000000 --risk low --programmes JKK --month 2025-03 "
            "--labour-intensive",
            2_700,
        ),
        (
            "contribution --segment PMI --programmes JKK,JKM --month 2024-07 --contract-months 18 "
            "--no-agency",
            270_000,
        ),
        ("benefit --programme JKM --event death --segment BPU --date 2025-07-01 --months-paid 2", 10_000_000),
        (
            "benefit --programme JKK --event partial_disability --segment PU --income 5000000 "
            "--date 2024-01-01 --disability 35",
            140_000_000,
        ),
    ],
)
def test_every_option_reaches_the_law(line, total):
    assert json.loads(run(f"{line} --json").stdout)["total"] == total


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        (DUE.replace("BPU", "BPUU"), ["--segment: 'BPUU' is not known; choose from PU, BPU, JAKON, PMI"]),
        (DUE.replace("2024-07", "2024-13"), ["--month: '2024-13' is not a month like 2024-07"]),
        (DUE.replace(" --income 1000000", ""), ["income is needed: the declared monthly income"]),
        (
            "contribution --segment PU --programmes JKK --month 2024-07",
            ["income is needed: the monthly wage", "risk is needed: the JKK risk class of the employer"],
        ),
        (
            DUE.replace("1000000", "17.000").replace("2024-07", "July"),
            [
                "--month: 'July' is not a month like 2024-07",
                "--income: '17.000' can be read in two ways, as 17000 or as 17.0; write 17000 or 17.0",
            ],
        ),
        (OWED.replace("2024-07-17", "yesterday"), ["--date: 'yesterday' is not a date like 2024-07-17"]),
        (f"{OWED} --children SD", ["--children: 'SD' is not like SD:2"]),
        (
            OWED.replace("JKK", "JP"),
            [
                "not codified: the benefits of JP; what would settle it: a later version of Pantau, "
                "out of PP 45/2015"
            ],
        ),
    ],
)
def test_a_mistake_is_one_line_and_status_2(line, lines):
    done = run(f"{line} --language en")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == lines
    assert done.stdout == ""


def test_mistakes_are_said_in_indonesian_by_default():
    done = run(DUE.replace("--segment BPU", "--segment PU"))
    assert done.stderr.startswith("risk diperlukan")
    assert run(f"{DUE} --labour").exit_code == 2


def test_help_says_what_each_does():
    assert "contribution" in run("--help").stdout
    assert "--contract-value" in run("contribution --help").stdout


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            DUE.replace("1000000", "9" * 19),
            "--income: '9999999999999999999' is too large; expected a number below",
        ),
        (
            f"{DUE} --contract-value 1000000000000000000",
            "--contract-value: '1000000000000000000' is too large",
        ),
        (DUE.replace("1000000", "50orang"), "--income: '50orang' is not in rupiah"),
        (f"{OWED} --disability 5bulan", "--disability: '5bulan' is not in percent"),
        (f"{OWED} --months-unable 5%", "--months-unable: '5%' is not in months"),
        (f"{DUE} --contract-months 121", "--contract-months: '121' cannot be; expected 1 to 120 months"),
        (f"{OWED} --children SD:{'9' * 5000}", "--children: 'SD:9"),
        (f"{OWED} --children SD:２", "--children: 'SD:２' is not like SD:2"),
    ],
)
def test_what_is_out_of_bounds_is_told(line, told):
    done = run(f"{line} --language en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(told)


def test_the_largest_amounts_are_told_as_json():
    largest = OWED.replace("1000000", "9" * 18)
    assert json.loads(run(f"{largest} --segment PU --json").stdout)["total"] > 4e19


def test_the_language_of_the_settings_is_spoken(monkeypatch):
    monkeypatch.setenv("PANTAU_LANGUAGE", "en")
    assert "Law" in run(DUE).stdout
    assert "Dasar hukum" in run(f"{DUE} --language id").stdout
    monkeypatch.setenv("PANTAU_LANGUAG", "en")
    assert run(DUE).exception.lines("id") == ["PANTAU_LANGUAG bukan pengaturan; maksudnya PANTAU_LANGUAGE?"]
