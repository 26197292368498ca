"""``pantau law``: options, JSON, words, and one line for each mistake."""

import json
import subprocess
import sys

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
        (DUE.replace(" --income 1000000", ""), ["--income is needed: the declared monthly income"]),
        (
            "contribution --segment PU --programmes JKK --month 2024-07",
            ["--income is needed: the monthly wage", "--risk is needed: the JKK risk class of the employer"],
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
            ["--programme: there is no JP for BPU"],
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
    assert done.stderr.startswith("--risk diperlukan: ")
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
    largest = OWED.replace("1000000", "100000000000")
    found = run(f"{largest} --segment PU --json").stdout
    assert json.loads(found)["total"] == 48 * 10**11 + 22_000_000
    assert "." not in found.split('"total":')[1].split(",")[0]
    done = run(f"{OWED.replace('1000000', '100000000001')} --segment PU --language en")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "--income: '100000000001' is absurd; expected 100,000,000,000 at most"
    ]


def test_the_language_of_the_settings_is_spoken(monkeypatch):
    monkeypatch.setenv("PANTAU_LANGUAGE", "en")
    assert "Law" in run(DUE).stdout
    assert "Dasar hukum" in run(f"{DUE} --language id").stdout
    monkeypatch.setenv("PANTAU_LANGUAG", "en")
    assert run(DUE).exception.lines("id") == ["PANTAU_LANGUAG bukan pengaturan; maksudnya PANTAU_LANGUAGE?"]


WRONG = [
    (DUE.replace("JKK,JKM", "JKN"), "--programmes: 'JKN' tidak dikenal", "--programmes: 'JKN' is not known"),
    (DUE.replace("2024-07", "2015-06"), "belum dikodifikasi: hukum sebelum", "not codified: the law before"),
    (DUE.replace("2024-07", "2031-01"), "belum dikodifikasi: hukum sesudah", "not codified: the law after"),
    (DUE.replace("2024-07", "2024-13"), "'2024-13' bukan bulan", "'2024-13' is not a month"),
    (DUE.replace("2024-07", "07-2024"), "'07-2024' bukan bulan", "'07-2024' is not a month"),
    (DUE.replace("1000000", "-1"), "--income: ", "--income: "),
    (DUE.replace("1000000", "100000000001"), "tidak masuk akal", "is absurd"),
    (DUE.replace("1000000", "1000000.001"), "--income: ", "--income: "),
    (DUE.replace("1000000", "1099500"), "di antara dua golongan", "between two printed bands"),
    (DUE.replace("JKK,JKM", "JP"), "tidak ada JP untuk BPU", "there is no JP for BPU"),
    (OWED.replace("2024-07-17", "2015-06-30"), "hukum sebelum", "the law before"),
    (OWED.replace("2024-07-17", "2031-01-01"), "hukum sesudah", "the law after"),
    (OWED.replace("2024-07-17", "2024-02-30"), "'2024-02-30' bukan tanggal", "'2024-02-30' is not a date"),
    (OWED.replace("JKK", "JHT").replace("death", "accident"), "JHT tidak membayar", "JHT pays nothing on"),
    (
        OWED.replace("JKK", "JKP").replace("death", "dismissal"),
        "tidak ada JKP untuk BPU",
        "there is no JKP for BPU",
    ),
    (f"{OWED} --children SD:7", "paling lama 6 tahun", "6 years at most"),
    (f"{OWED} --children S1:0", "--children: 'S1' tidak dikenal", "--children: 'S1' is not known"),
    (f"{OWED} --disability 101", "di atas 100 persen", "is above 100 percent"),
    (OWED.replace("death", "partial_disability") + " --disability 71", "belum dikodifikasi", "not codified"),
    (f"{OWED} --costs wig:1", "'wig' tidak dikenal", "--costs: 'wig' is not known"),
    (f"{OWED} --costs medical", "tidak seperti medical:12000000", "is not like medical:12000000"),
    (f"{OWED} --heirs cousin", "'cousin' tidak dikenal", "--heirs: 'cousin' is not known"),
    (
        "benefit --programme JHT --event partial_withdrawal --segment PU --date 2024-07-17 --months-paid 130 "
        "--balance 5 --share 20",
        "pilih 10 atau 30",
        "--share: '20' cannot be; choose 10 or 30",
    ),
    (f"{OWED} --birth-date 2025-01-01", "--birth-date: ", "--birth-date: "),
    (f"{OWED} --joined 2024-08", "sesudah peristiwa", "is after the event"),
    (f"{OWED} --claimed-on 2024-07-16", "sebelum peristiwa", "is before the event"),
    (
        OWED.replace("benefit", "schedule").replace("JKK", "JHT"),
        "jadwal hanya untuk JKK dan JKM",
        "a schedule is of JKK and JKM only",
    ),
    (
        "eligibility --segment BPU --date 2024-07-17",
        "--birth-date dan programme, atau months_unpaid, diperlukan",
        "--birth-date and programme, or months_unpaid, are needed",
    ),
    (
        "eligibility --segment BPU --date 2024-07-17 --months-unpaid -1",
        "--months-unpaid: '-1' bukan bilangan bulat 0 atau lebih",
        "--months-unpaid: '-1' is not a whole number of 0 or more",
    ),
    (
        "eligibility --segment BPU --date 2024-07-17 --birth-date 1990-01-01",
        "programme",
        "--birth-date and programme",
    ),
    ("history jp.wage_cup", "maksud Anda 'jp.wage_cap'", "did you mean 'jp.wage_cap'"),
]


@pytest.mark.parametrize(("line", "indonesian", "english"), WRONG)
def test_a_mistake_is_one_line_in_either_language(line, indonesian, english):
    for language, told in (("id", indonesian), ("en", english)):
        done = run(f"{line} --language {language}")
        assert (done.exit_code, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
        assert told in done.stderr
        assert "Traceback" not in done.stderr


def test_a_mistake_in_a_process_of_its_own_has_no_traceback():
    line = f"law {DUE.replace('1000000', '-1')} --language en".split()
    command = [sys.executable, "-c", "from pantau.cli import main; main()", *line]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "income" in done.stderr


def test_the_trace_as_text_and_as_json():
    text = run(f"{DUE} --trace --language en").stdout
    assert "rate x base / 100" in text or "base x rate / 100" in text
    assert "PP 44/2015 Lampiran II" in text
    found = json.loads(run(f"{DUE} --trace --json").stdout)
    assert set(found) == {"total", "parts", "warnings", "status", "day"}
    assert {"formula", "unrounded", "rounding", "values", "laws", "status", "title"} <= set(found["parts"][0])
    assert set(json.loads(run(f"{DUE} --json").stdout)) == {"total", "parts", "warnings"}


def test_a_schedule():
    line = "schedule --programme JKM --event death --segment PU --date 2024-07-17 --months-paid 40 --children SMA:1"
    found = json.loads(run(f"{line} --json").stdout)
    assert (
        found["total"]
        == 42_000_000 + 6_000_000 + 60_000_000
        == sum(one["amount"] for one in found["payments"])
    )
    assert found["payments"][-1]["year"] == 7
    text = run(f"{line} --language en").stdout
    assert "Rp108,000,000" in text
    assert "PT, year 5" in text
    born = json.loads(run(f"{line.replace('SMA:1', 'PT:0:2004-07-18')} --json").stdout)
    assert [one["year"] for one in born["payments"] if one["code"] == "scholarship"] == [1, 2, 3, 4]


def test_eligibility():
    line = "eligibility --segment BPU --programme JKM --date 2024-07-17 --birth-date 1959-07-18 --months-unpaid 3"
    found = json.loads(run(f"{line} --json --language en").stdout)["verdicts"]
    assert [one["holds"] for one in found] == [True, False]
    assert run(f"{line} --language en").stdout.startswith("yes: 64 years old, below 65")
    assert run(line).stdout.startswith("ya: 64 tahun")


def test_history():
    found = json.loads(run("history jp.wage_cap --json").stdout)
    assert found["entries"][0] | {"source": ""} == {
        "since": "2015-07-01", "value": "7000000", "reference": found["entries"][0]["reference"],
        "source": "", "status": "firm", "note": found["entries"][0]["note"],
    }  # fmt: skip
    assert "not_codified" in found["entries"][-1]
    assert "11,086,300" in run("history jp.wage_cap --language en").stdout
    assert len(json.loads(run("history --json").stdout)["parameters"]) > 150


@pytest.mark.parametrize("found", ["1.5", "abc", "1e2", "-1", "４", "1_0", "0x1", "9" * 12])
def test_a_count_is_read_by_pantau(found):
    options = ("months-paid", "memberships", "share", "employer-arrears")
    line = f"{OWED} {' '.join(f'--{name} {found}' for name in options)}"
    for language, said in (
        ("id", "bukan bilangan bulat 0 atau lebih"),
        ("en", "is not a whole number of 0 or more"),
    ):
        done = run(f"{line} --language {language}")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.splitlines() == [f"--{name}: '{found}' {said}" for name in options]


@pytest.mark.parametrize(
    ("verb", "option"),
    [
        ("contribution --segment PMI --programmes JKK,JKM --month 2024-07", "contract-months"),
        ("schedule --programme JKM --event death --segment PU --date 2024-07-17", "months-paid"),
        ("schedule --programme JKM --event death --segment PU --date 2024-07-17", "memberships"),
        ("eligibility --segment BPU --date 2024-07-17", "months-unpaid"),
    ],
)
def test_every_verb_reads_its_counts(verb, option):
    done = run(f"{verb} --{option} 1.5 --language en")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [f"--{option}: '1.5' is not a whole number of 0 or more"]
    assert run(f"{verb} --{option} 12 --agency" if "PMI" in verb else f"{verb} --{option} 1").exit_code == 0


@pytest.mark.parametrize(
    "day", ["2024-W01-1", "20240717", "2024-7-17", "17-07-2024", "2024-07-17T00", "2024-199"]
)
def test_a_day_is_written_in_one_way(day):
    for option in ("--date", "--birth-date", "--claimed-on"):
        done = run(f"{OWED} {option} {day} --language en")
        assert done.exit_code == 2
        assert done.stderr.splitlines() == [f"{option}: '{day}' is not a date like 2024-07-17"]


def test_receipts_of_one_kind_are_added_up():
    line = OWED.replace("death", "accident") + " --costs medical:5000000,glasses:100,medical:6.000.000 --json"
    found = json.loads(run(line).stdout)
    assert {part["code"]: part["amount"] for part in found["parts"]} == {
        "medical": 11_000_000,
        "glasses": 100,
    }


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("benefit --programme JKP --event dismissal --segment PU --date 2025-07-17", "--income is needed: "),
        (
            "benefit --programme JP --event retirement --segment PU --date 2025-07-17 --months-paid 9",
            "--balance is needed: ",
        ),
        (
            "benefit --programme JP --event death --segment PU --date 2025-07-17 --months-paid 9 --joined 2020-01",
            "--balance is needed: ",
        ),
        (
            "benefit --programme JP --event death --segment PU --date 2025-07-17 --months-paid 67 --joined 2020-01",
            "--average-wage is needed: ",
        ),
        ("contribution --segment JAKON --programmes JKK --month 2024-07", "--contract-value is needed: "),
        (
            "benefit --programme JKK --event loss_on_return --segment PMI --date 2024-07-17",
            "--costs is needed: ",
        ),
    ],
)
def test_what_is_needed_is_named_as_it_is_typed(line, told):
    done = run(f"{line} --language en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert [one[: len(told)] for one in done.stderr.splitlines()] == [told]


@pytest.mark.parametrize(
    ("asked", "id_word", "en_word"),
    [
        ("--programme JP --segment PU --birth-date 1960-01-01", "belum diketahui: ", "not known: "),
        ("--programme JKK --segment PU --birth-date 2019-01-01", "belum diketahui: ", "not known: "),
        ("--segment PU --months-unpaid 4", "belum diketahui: ", "not known: "),
        ("--segment BPU --months-unpaid 4", "tidak: ", "no: "),
        ("--programme JKM --segment BPU --birth-date 1990-01-01", "ya: ", "yes: "),
    ],
)
def test_yes_no_and_not_known(asked, id_word, en_word):
    line = f"eligibility --date 2024-07-17 {asked}"
    assert run(line).stdout.startswith(id_word)
    assert run(f"{line} --language en").stdout.startswith(en_word)
    (verdict,) = json.loads(run(f"{line} --json").stdout)["verdicts"]
    assert verdict["holds"] is {"yes: ": True, "no: ": False, "not known: ": None}[en_word]


def test_what_is_not_used_is_a_warning():
    done = run(f"{OWED} --children SD:2,PT:0 --months-paid 40 --disability 35 --language en")
    assert done.exit_code == 0
    assert "Rp211,000,000" in done.stdout
    assert "! disability is not used in this question" in done.stdout


@pytest.mark.parametrize("risk", ["medium", "Medium", "MEDIUM"])
def test_a_risk_class_in_any_case(risk):
    line = (
        f"contribution --segment PU --income 10000000 --risk {risk} --programmes JKK --month 2024-07 --json"
    )
    assert json.loads(run(line).stdout)["total"] == 89_000


def test_a_daily_wage():
    line = "benefit --programme JKK --event death --segment JAKON --daily-wage 80000 --date 2024-07-17"
    assert json.loads(run(f"{line} --json").stdout)["total"] == 137_200_000
    done = run(f"{line} --income 1 --language en")
    assert done.stderr.splitlines() == ["--daily-wage: give income or daily_wage, not both"]


def test_a_schedule_before_pp_82_2019():
    line = "schedule --programme JKM --event death --segment PU --date 2018-07-17 --months-paid 70 --children SD:0"
    found = json.loads(run(f"{line} --json").stdout)
    assert found["total"] == 24_000_000 + 12_000_000
    assert [one["year"] for one in found["payments"] if one["code"] == "scholarship"] == [1]


@pytest.mark.parametrize("blank", ["", " "])
@pytest.mark.parametrize("verb", [OWED, f"schedule {OWED.partition(' ')[2]}"])
def test_a_blank_count_is_not_said(verb, blank):
    done = runner.invoke(app, [*verb.split(), "--memberships", blank, "--months-paid", blank, "--json"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout)["total"] == 70_000_000
