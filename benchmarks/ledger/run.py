"""Measures the ledger on a made-up nation and writes the page: ``python -m benchmarks.ledger.run --scratch FOLDER``.

``--only add,cube,late,ask`` leaves parts out, ``--rows`` and ``--months`` make them smaller. Everything below
the scratch folder is removed at the end; at its largest it holds about 12 GB.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from benchmarks.ledger.home import Built, with_files, with_history
from benchmarks.ledger.measured import Measured, fresh, pantau, step
from benchmarks.ledger.nation import people_for
from benchmarks.ledger.page import Line, page
from pantau.core import regions

PAGE = Path(__file__).with_name("results.md")
PROVINCE = "36"
YEAR = 12


def main() -> None:
    """Run what is asked for and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scratch", type=Path, required=True)
    parser.add_argument("--page", type=Path, default=PAGE)
    parser.add_argument("--only", default="add,cube,late,ask")
    parser.add_argument("--add", default="1000000,10000000", help="rows of a file")
    parser.add_argument("--within", default="32,ID", help="regions that files are of")
    parser.add_argument("--rows", default="1000000,10000000,65000000", help="worker-months of a year")
    parser.add_argument(
        "--months", default="12,36", help="months of history; more than a year for the last of the rows alone"
    )
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    only = given.only.split(",")
    lines: list[Line] = []
    try:
        if "add" in only:
            for rows in map(int, given.add.split(",")):
                for within in given.within.split(","):
                    lines += added(given.scratch / f"add-{rows}-{within}", rows, within, given.runs)
        for rows in map(int, given.rows.split(",")):
            for months in map(int, given.months.split(",")):
                lines += nation(given.scratch / f"nation-{rows}-{months}", rows, months, given)
    finally:
        shutil.rmtree(given.scratch, ignore_errors=True)
        if lines:
            given.page.write_text(page(lines), encoding="utf-8")
            print(given.page.read_text(encoding="utf-8"))


def told(line: Line) -> Line:
    """Print a line as soon as it is known: the whole takes long."""
    found = line.found
    said = {"what": found.what, "seconds": found.seconds, "processor": found.processor, "peak": found.peak}
    print(json.dumps({**said, "said": found.said}, default=str), flush=True)
    return line


def added(scratch: Path, rows: int, within: str, runs: int) -> list[Line]:
    """A file of contributions added, beside a plain copy of the same file, in turn."""
    built = with_files(scratch, people_for(rows), within)
    file, plain, whole = built.contributions, Measured(""), Measured("")
    for _ in range(runs):
        step("copy", plain, file=str(file), to=str(scratch / "copy.parquet"))
        home = fresh(built.home, scratch / "measured")
        pantau(whole, "ledger", "add", "contributions", str(file), home=home)
    where = regions.region(within).name
    plain.what = f"DuckDB copies the CSV of {built.rows:,} contributions ({where}, {_size(file)}) to Parquet"
    whole.what = f"`ledger add` of the same, {built.people:,} people, 12 months, whole command"
    shutil.rmtree(scratch)
    return [told(Line(built.enrolled)), told(Line(plain)), told(Line(whole, 2.5, plain))]


def nation(scratch: Path, rows: int, months: int, given: argparse.Namespace) -> list[Line]:
    """What is measured of a nation with so many worker-months a year and so many months of them."""
    parts = set(given.only.split(",")) & {"late", "ask"} if str(rows) == given.rows.split(",")[-1] else set()
    parts |= {"cube"} & set(given.only.split(",")) if months == YEAR else set()
    if not parts:
        return []
    built = with_history(scratch, people_for(rows), months)
    what = f"a nation with {built.rows:,} worker-months of {months} months, {_size(built.home)}"
    lines = [told(Line(built.enrolled))]
    lines += cubes(built, given.runs) if "cube" in parts else []
    lines += [late(built, what)] if "late" in parts else []
    lines += asked(built, what) if "ask" in parts else []
    shutil.rmtree(scratch)
    return lines


def cubes(built: Built, runs: int) -> list[Line]:
    """The cube of a year built again, beside the bare group-by over the same files, in turn."""
    same, sums, whole = Measured(""), Measured(""), Measured("")
    for _ in range(runs):
        step("sums", sums, home=str(built.home))
        step("grouped", same, home=str(built.home))
        step("cube", whole, home=str(built.home))
    many = f"{whole.said['rows']:,} worker-months"
    sums.what = f"bare group-by of {many}: rows and rupiah alone"
    same.what = f"bare group-by of {many}: all counts of the cube but flows"
    whole.what = f"cube of {many} built again, {whole.said['cells']:,} cells, with new, lapsed, restarted"
    return [told(Line(sums)), told(Line(same)), told(Line(whole, 2.5, same))]


def late(built: Built, what: str) -> Line:
    """A month of one regency added to a nation that has a history."""
    measured, rows = Measured(""), []
    for file in built.late:
        rows.append(pantau(measured, "ledger", "add", "contributions", str(file), home=built.home)["added"])
    many = f"{min(rows):,} to {max(rows):,} rows"
    measured.what = f"one regency's month ({many}) added to {what}, whole command"
    return told(Line(measured, 0, None, 3.0))


def asked(built: Built, what: str) -> list[Line]:
    """Indicators of a province and the history of a person, in a process that is already running."""
    found = []
    for name, words, promised in (
        ("cube_indicators", "all indicators of a province and month that come from the cube", 0.1),
        ("indicators", "all indicators of a province and month, those that look at persons too", 0.0),
        ("history", "one person's history", 0.1),
    ):
        measured = Measured(f"{words}, of {what}")
        step(name, measured, home=str(built.home), region=PROVINCE)
        found.append(told(Line(measured, 0, None, promised)))
    return found


def _size(path: Path) -> str:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return f"{sum(each.stat().st_size for each in files) >> 20:,} MiB"


if __name__ == "__main__":
    main()
