"""The page on case files names every column, key and code that the reader knows, and its examples are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pantau.core import terms
from pantau.core.notation import parse_date_text, parse_number
from pantau.core.schema import CASE_KEYS, CASE_TABLES
from tests.io.case_files import faults_of, folder, read

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reference" / "case-files.md").read_text(encoding="utf-8")
HOW_TO = (DOCS / "how-to" / "prepare-a-case.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return re.split(r"^## ", PAGE.split(f"## {title}", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


@pytest.mark.parametrize("table", CASE_TABLES)
def test_the_page_has_every_column(table):
    rows = [line.split("|") for line in section(f"`{table}.csv`").splitlines() if line.startswith("| `")]
    named = {name: "must" in row[2] for row in rows for name in re.findall("`([a-z_]+)`", row[1])}
    assert named == {column.name: column.required for column in CASE_TABLES[table]}


def test_the_page_has_every_key_and_code():
    keys = re.findall("^[|] `([a-z]+)`", section("`case.toml`"), re.MULTILINE)
    assert tuple(keys) == CASE_KEYS
    lists = (
        terms.SEGMENTS,
        terms.PROGRAMMES,
        terms.QUALIFIERS,
        terms.DIMENSIONS,
        terms.BASES,
        terms.STATED_UNITS,
    )
    more = (terms.REGULATION_KINDS, terms.REGULATION_STAGES, terms.INSTRUCTION_STATUSES)
    assert [code for codes in (*lists, *more) for code in codes if code and f"`{code}`" not in PAGE] == []


def test_the_written_numbers_mean_what_the_page_says():
    rows = [line.strip("|").split("|") for line in section("Numbers").splitlines() if line.startswith("| `")]
    assert len(rows) == 7
    for written, value, fills in rows:
        for text in re.findall("`([^`]+)`", written):
            found = parse_number(text)
            assert str(found.value) == value.strip()
            assert fills.split()[1:] in ([], [str(found.precision)], [found.unit])


def test_the_written_periods_are_read():
    for text in re.findall("`([^`]+)`", section("Periods")):
        assert parse_date_text(text)


def test_the_example_is_a_case(tmp_path):
    toml, figures = (re.search(f"```{kind}\n(.*?)```", HOW_TO, re.DOTALL)[1] for kind in ("toml", "csv"))
    case = read(folder(tmp_path, case=toml, figures=figures))
    assert [str(figure.precision) for figure in case.figures] == ["None", "None", "10000000000"]


def test_the_faults_are_told_as_the_page_shows_them(tmp_path):
    good, header = "36.72,covered_workers,2024,5", "region,measure,period,value"
    rows = [header, *[good] * 5, "36.72,coverge_rate,2024,5", good, "36.72,covered_workers,2024,17.000"]
    faults = faults_of(folder(tmp_path, figures="\n".join(rows)))
    assert "\n".join(faults) in HOW_TO
