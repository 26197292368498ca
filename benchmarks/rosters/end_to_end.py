"""Measures `pantau roster check` from files to files: ``python -m benchmarks.rosters.end_to_end FOLDER [PEOPLE]``."""

from __future__ import annotations

import os
import platform
import random
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.ledger.measured import COMPILED
from pantau.io.synthetic_files import write_office_workbooks, write_rosters
from pantau.synthetic import TYPICAL, offices, population, rosters

PANTAU = Path(sys.executable).with_name("pantau")
CATEGORIES = ("nelayan", "rt_rw", "kader", "ojek", "petani", "pedagang")
RUNS = 3


def lists(folder: Path, people: int, *, workbook: bool) -> list[Path]:
    """Lists of so many people who do not exist: one workbook, or a CSV for each office."""
    draw = random.Random(11)
    categories = CATEGORIES[:1] if workbook else CATEGORIES
    regions = ("36.72",) if workbook else ("33", "36")
    writers = offices(draw, categories)
    rows = rosters(draw, population(draw, people, regions, categories), TYPICAL, writers)
    folder.mkdir(parents=True, exist_ok=True)
    if workbook:
        write_office_workbooks(draw, folder, list(rows), writers)
    else:
        write_rosters(folder, rows)
    return sorted(path for path in folder.iterdir() if path.name != "truth.csv")


def checked(files: list[Path], out: Path) -> tuple[float, float]:
    """Seconds of wall time and MiB at most of one check."""
    command = [str(PANTAU), "roster", "check", *map(str, files), "--out", str(out), "--processes", "2"]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=COMPILED) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[:4]} ended with status {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main(arguments: list[str]) -> None:
    """One workbook of about 19,000 rows, and CSV files of as many people as are asked for."""
    folder, people = Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 930_000
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {RUNS} runs")
    for name, many, workbook in (("workbook", 18_700, True), ("csv", people, False)):
        files = lists(folder / name, many, workbook=workbook)
        if workbook:
            checked(files, folder / f"{name}-out")  # compiles the modules
        runs = [checked(files, folder / f"{name}-out") for _ in range(RUNS)]
        seconds = [each for each, _ in runs]
        spread = f"{min(seconds):.1f}-{max(seconds):.1f}"
        peak = max(mib for _, mib in runs)
        print(f"{name}: {many:,} people, {median(seconds):.1f} s ({spread}), {peak:.0f} MiB")


if __name__ == "__main__":
    main(sys.argv[1:])
