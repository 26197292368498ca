"""A case in a folder: what is read, and that every bad input ends as a fault that says what and where."""

from __future__ import annotations

import gc
import os
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pantau.core.period import Period
from pantau.figures import Figure, Source
from pantau.io.cases import read_case
from tests.io.case_files import (
    EXAMPLES,
    GOOD,
    HEADER,
    SOURCES,
    TOML,
    faults_of,
    folder,
    outcome,
    read,
    workbook_of,
)

NO_CASE = (
    "is neither a folder nor an .xlsx workbook; give the folder with case.toml and figures.csv, or one .xlsx"
)


def test_a_good_case(tmp_path):
    case = read(folder(tmp_path))
    assert (case.id, case.title, case.region, case.period, case.language) == (
        "kota",
        "Kota",
        "36.72",
        "2024-07",
        "id",
    )
    assert case.figures == (
        Figure("36.72", "covered_workers", Period.parse("2024"), Decimal(17), source="s001", row=2),
    )
    assert case.sources == {"s001": Source("s001", "Koran", row=2)}
    assert case.warnings == ()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_folder_and_its_workbook_are_the_same_case(path, tmp_path):
    case = read_case(path)
    assert case.figures
    assert case.warnings == ()
    assert read_case(workbook_of(path, tmp_path / f"{path.name}.xlsx")) == case


def test_defaults_of_a_case(tmp_path):
    case = read(folder(tmp_path, case='region = 36\nperiod = "Juli 2024"\n'))
    assert (case.id, case.title, case.region, case.period, case.round) == (
        "kota",
        "kota",
        "36",
        "2024-07",
        "",
    )


def test_dates_of_toml_need_no_quotes(tmp_path):
    assert read(folder(tmp_path, case='region = "ID"\nperiod = 2024-07-17\n')).period == "2024-07-17"


def test_all_tables_are_read(tmp_path):
    case = read(
        folder(
            tmp_path,
            regulations="region,kind,stage,year\n36.72,PERWAL,drafting,2024\n",
            measures_taken="region,instruction,status,due\n36.72,3.a,in_progress,2024-12\n",
        )
    )
    assert case.regulations[0].kind == "PERWAL"
    assert case.measures_taken[0].due.isoformat() == "2024-12-31"


@pytest.mark.parametrize(
    ("separator", "bom", "end"), [(",", "\ufeff", "\n"), (";", "", "\r\n"), ("\t", "\ufeff", "\r")]
)
def test_dialects_of_csv(tmp_path, separator, bom, end):
    text = f"{HEADER}\n{GOOD}\n".replace(",", separator).replace("\n", end)
    (tmp_path / "plain").mkdir()
    assert read(folder(tmp_path, figures=bom + text)) == read(folder(tmp_path / "plain"))


def test_semicolons_leave_the_decimal_comma_to_the_numbers(tmp_path):
    case = read(folder(tmp_path, figures="region;measure;period;value\n36;coverage_rate;2024;53,2\n"))
    assert case.figures[0].value == Decimal("53.2")


def test_rows_are_counted_as_an_editor_shows_them(tmp_path):
    lines = [f"\n{HEADER},note", f'{GOOD},"two\nlines"', "", f"{GOOD},x", "36,coverage_rate,2024,x,s001,"]
    assert faults_of(folder(tmp_path, figures="\n".join(lines))) == [
        "figures.csv:7: value 'x' is not a number; write it like 480457660, 53.2 or 790 juta"
    ]


def test_what_is_accepted_with_a_doubt(tmp_path):
    path = folder(
        tmp_path,
        case=TOML + 'language = "en"\n',
        figures=f"{HEADER},category\n{GOOD},nelayan\n{GOOD[:-4]}s009,nelayn\n{GOOD[:-4]}s009,\n{GOOD[:-4]},\n",
        regulation="x\n",
    )
    assert tuple(warning.en for warning in read(path).warnings) == (
        "figures.csv:3: category 'nelayn' is not in the list; it is kept as a group of its own; did you "
        "mean 'nelayan'?",
        "regulation.csv: is not read; did you mean 'regulations.csv'?",
        "figures.csv:3: source 's009' is not in sources.csv; add it there, so that findings can name it",
    )


def test_a_case_without_sources(tmp_path):
    path = folder(tmp_path)
    (path / "sources.csv").unlink()
    assert tuple(warning.id for warning in read(path).warnings) == (
        "sources.csv: tidak ada; temuan tidak dapat menyebut siapa yang menyatakan angkanya",
    )


def test_many_doubts_are_not_all_told(tmp_path):
    rows = "".join(f"{GOOD[:-4]}t{n}\n" for n in range(150))
    warnings = read(folder(tmp_path, figures=f"{HEADER}\n{rows}")).warnings
    assert (len(warnings), warnings[-1]) == (101, ("masih ada 50 catatan lain", "there are 50 more notes"))


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("nowhere", "nowhere: there is no such file or folder; look at its name"),
        ("a\0b", "a b: there is no such file or folder; look at its name"),
        ("a" * 5000, f"{'a' * 40}…: cannot be opened (File name too long); look at its rights"),
    ],
)
def test_no_such_path(name, fault):
    assert faults_of(Path(name)) == [fault]


@pytest.mark.parametrize("name", ["case.csv", "case.xls", "case.zip", "case"])
def test_neither_folder_nor_workbook(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text("x")
    assert faults_of(Path(name)) == [f"{name}: {NO_CASE}"]


def test_missing_files(tmp_path):
    path = folder(tmp_path)
    (path / "case.toml").unlink()
    (path / "figures.csv").rename(path / "figure.csv")
    assert faults_of(path) == [
        "case.toml: there is no such file in the folder kota",
        "figures.csv: there is no such file in the folder kota; should 'figure.csv' be renamed?",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "figures.csv: the file is empty; its first row must be a header"),
        ("\ufeff", "figures.csv: the file is empty; its first row must be a header"),
        ("\n\n,,\n", "figures.csv: the file is empty; its first row must be a header"),
        (f"{HEADER}\n", "figures.csv: there is no row below the header"),
        (
            f"{GOOD}\n",
            "figures.csv:1: this row is not a header; the first row must hold region, measure, period, value",
        ),
        (
            f"{HEADER.replace('measure', 'mesure')}\n{GOOD}",
            "figures.csv:1: column 'mesure' is not known; did you mean 'measure'?",
        ),
        (f"{HEADER},value\n{GOOD},5\n", "figures.csv:1: column 'value' stands there 2 times; keep one"),
        (
            f"{HEADER}\n{GOOD},more\n",
            "figures.csv:2: this row has 6 cells, the header only 5 columns; "
            "a text with a separator in it needs quotes around it",
        ),
        (
            f'{HEADER}\n{GOOD}\n{GOOD}\n36,coverage_rate,2024,5,"open\n{GOOD}\n{GOOD}\n',
            "figures.csv:4: quotation marks do not pair from this row on; "
            "close the quotation, or double a mark inside a text",
        ),
        (
            f'{HEADER}\n{GOOD}\n36,coverage_rate,2024,5,"a "b" c"\n',
            "figures.csv:3: quotation marks do not pair from this row on; "
            "close the quotation, or double a mark inside a text",
        ),
        (
            f'{HEADER}\n{GOOD}\n36,coverage_rate,2024,5,{"x" * 140_000}\n',
            "figures.csv:3: a cell is longer than 131072 characters; perhaps a quotation mark was not closed",
        ),
        (
            f'{HEADER}\n36,coverage_rate,2024,"=HYPERLINK(""http://x"",5)",s001\n',
            "figures.csv:2: value '=HYPERLINK(\"http://x\",5)' is a formula; copy it and paste the value "
            "instead",
        ),
    ],
)  # fmt: skip
def test_a_bad_csv_file(tmp_path, text, fault):
    assert faults_of(folder(tmp_path, figures=text))[0] == fault


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (
            f"{HEADER}\n{GOOD}\nJalan caf\xe9".encode("latin-1"),
            "figures.csv:3: byte 0xe9 is not UTF-8; save the file again as CSV UTF-8",
        ),
        (
            f"{HEADER}\n{GOOD}\n".encode("utf-16"),
            "figures.csv: the file is UTF-16; save it again as CSV UTF-8",
        ),
        (
            f"{HEADER}\n{GOOD}\n".encode("utf-16-le"),
            "figures.csv:1: there is a zero byte; this is no text file, or a damaged one; save it again "
            "as CSV UTF-8",
        ),
        (
            f"{HEADER}\r\n{GOOD}\r\n36,\0,2024".encode(),
            "figures.csv:3: there is a zero byte; this is no text file, or a damaged one; save it again "
            "as CSV UTF-8",
        ),
    ],
)
def test_bytes_that_are_no_text(tmp_path, data, fault):
    assert faults_of(folder(tmp_path, figures=data)) == [fault]


def test_a_large_file(tmp_path):
    rows = f"{GOOD}\n" * 40_000
    assert faults_of(folder(tmp_path, figures=f"{HEADER}\n{rows}"), max_file_mb=1) == [
        "figures.csv: larger than 1 MB; divide it into several cases, or raise PANTAU_MAX_FILE_MB"
    ]


@pytest.mark.parametrize("make", ["folder", "link", "pipe"])
def test_a_file_that_is_none(tmp_path, make):
    path = folder(tmp_path)
    (path / "figures.csv").rename(tmp_path / "elsewhere.csv")
    if make == "folder":
        (path / "figures.csv").mkdir()
    elif make == "link":
        (path / "figures.csv").symlink_to(tmp_path / "elsewhere.csv")
    else:
        os.mkfifo(path / "figures.csv")
    assert faults_of(path) == [
        "figures.csv: this is a link, a folder or a device, not a plain file; copy what it holds into a file"
    ]


@pytest.mark.parametrize(
    ("toml", "faults"),
    [
        (
            "id = kota\n",
            ['case.toml:1: is not valid TOML; write lines like region = "36.72", one key a line'],
        ),
        (
            TOML + '\ntitle = "x',
            ['case.toml:6: is not valid TOML; write lines like region = "36.72", one key a line'],
        ),
        (
            "x = " + "[" * 20_000,
            ['case.toml: is not valid TOML; write lines like region = "36.72", one key a line'],
        ),
        (
            "x = " + "9" * 20_000,
            ['case.toml: is not valid TOML; write lines like region = "36.72", one key a line'],
        ),
        ('region = "36.72"\n', ["case.toml: key 'period' is missing; add it"]),
        (
            'region = 36.1\nperiod = "soon"\nrond = "x"\n',
            [
                "case.toml:1: the value of key 'region' is not a text; put it in quotes",
                "case.toml:2: period 'soon' is not a day, month, year or range; "
                "write it like 2024-08-24, 2024-08, 2024 or 2019-01/2021-12",
                "case.toml:3: key 'rond' is not known; did you mean 'round'?",
            ],
        ),
        (
            'region = "36.27"\nperiod = ""\nlanguage = "fr"\nid = "../etc"\n',
            [
                "case.toml:1: region '36.27' is not known; did you mean '36.72' (Kota Cilegon)?",
                "case.toml:2: period is empty; every row needs it",
                "case.toml:3: language 'fr' is not known; expected id, en",
                "case.toml:4: id '../etc' cannot be the name of a file; use letters, digits, '-' and '_'",
            ],
        ),
        (TOML + f'round = "{"x" * 400}"\n', ["case.toml:5: round is longer than 300 characters"]),
    ],
)
def test_a_bad_case_toml(tmp_path, toml, faults):
    assert faults_of(folder(tmp_path, case=toml)) == faults


@pytest.mark.parametrize("name", ["..", ".hidden", "a/b", "a\\b", "CON", "nul.txt", "x" * 200, "a.", "a\tb/"])
def test_an_id_names_files_safely(tmp_path, name):
    quoted = name.replace("\\", "\\\\").replace("\t", "\\t")
    (fault,) = faults_of(folder(tmp_path, case=TOML.replace('"kota"', f'"{quoted}"')))
    assert fault.startswith("case.toml:1: id ")
    assert "cannot be the name of a file" in fault


def test_faults_of_all_files_are_told_together(tmp_path):
    path = folder(
        tmp_path,
        case=TOML + 'colour = "red"\n',
        figures=f"{HEADER}\n36.72,coverge_rate,2024,5,s001\n36.72,coverage_rate,2024,1-Mei,s001\n",
        sources=SOURCES + "s001,Lagi\n",
        regulations="region,kind,stage\n36.72,PERWAL,enactd\n",
        measures_taken="region,instruction,status\n36.72,3.a,\n",
    )
    assert faults_of(path) == [
        "case.toml:5: key 'colour' is not known; expected id, title, region, period, round, language",
        "figures.csv:2: measure 'coverge_rate' is not known; did you mean 'coverage_rate'?",
        "figures.csv:3: value '1-Mei' is a date, not a number: a spreadsheet turned the number into a date; "
        "format the column as number or text, then type the number again",
        "sources.csv:3: source 's001' stands in row 2 already; every source needs an id of its own",
        "regulations.csv:2: stage 'enactd' is not known; did you mean 'enacted'?",
        "measures_taken.csv:2: status is empty; every row needs it",
    ]


def test_a_long_list_of_faults_is_cut(tmp_path):
    rows = "36.72,x,2024,5,s001\n" * 130
    lines = faults_of(folder(tmp_path, figures=f"{HEADER}\n{rows}"))
    assert len(lines) == 101
    assert lines[-1] == "kota: 30 more faults are not shown; correct those above, then try again"


def test_a_row_across_the_border_of_two_chunks(tmp_path):
    rows = f"{GOOD}\n" * 50_001
    assert faults_of(folder(tmp_path, figures=f"{HEADER}\n{rows}36.72,covered_workers,2024,x,s001\n")) == [
        "figures.csv:50003: value 'x' is not a number; write it like 480457660, 53.2 or 790 juta"
    ]


def test_the_collector_works_again_afterwards(tmp_path):
    assert gc.isenabled()
    faults_of(tmp_path / "nowhere")
    assert gc.isenabled()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.sampled_from(["case", "figures", "sources"]), st.binary(max_size=200) | st.text(max_size=200))
def test_no_file_ends_in_a_traceback(tmp_path, stem, content):
    shutil.rmtree(tmp_path / "kota", ignore_errors=True)
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    start = b"" if stem == "case" else b"region,measure,period,value\n"
    faults = outcome(folder(tmp_path, **{stem: start + data}))
    assert all(fault.line("id") and fault.line("en").isprintable() for fault in faults)
