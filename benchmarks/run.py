"""Measures what is promised to be fast, and writes the figures with machine, versions, medians and spread."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.figures import write_case

ROOT = Path(__file__).parents[1]
RESULT = ROOT / "benchmarks" / "results.md"
PANTAU = Path(sys.executable).with_name("pantau")
LARGEST = 1_000_000
PACKAGES = ("typer", "rich", "babel", "jinja2", "typst", "vl-convert-python", "xlsxwriter")


def measure(command: list[str], runs: int, environment: dict[str, str] | None = None) -> dict[str, float]:
    """Wall time of a command over some runs, and its peak memory in MiB."""
    seconds, peak = [], 0.0
    for _ in range(runs):
        start = time.perf_counter()
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, env={**os.environ, **(environment or {})}
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds.append(time.perf_counter() - start)
        if process.returncode:
            sys.exit(f"{command} ended with status {process.returncode}")
        peak = max(peak, usage.ru_maxrss / 1024)
    return {"median": median(seconds), "least": min(seconds), "most": max(seconds), "peak": peak}


def row(what: str, promise: str, result: dict[str, float]) -> str:
    """One line of the table."""
    times = f"{result['median']:.2f} | {result['least']:.2f}-{result['most']:.2f}"
    return f"| {what} | {promise} | {times} | {result['peak']:.0f} |"


def law_lines() -> list[str]:
    """Importing the law, and one traced benefit in a warm process."""
    code = "from time import perf_counter as now; start = now(); import pantau.law; print(now() - start)"
    imported = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(15)
    ]
    code = (
        "from datetime import date; from time import perf_counter as now; from pantau.law import benefit; "
        "ask = lambda: benefit(programme='JKK', event='death', segment='BPU', on=date(2024, 7, 17), income=1000000, "
        "children=[('SD', 2), ('PT', 0)]).explain('id'); ask(); times = []\n"
        "for _ in range(500):\n    start = now(); ask(); times.append(now() - start)\n"
        "import statistics; print(statistics.median(times), min(times), max(times))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    traced = dict(zip(("median", "least", "most"), map(float, done.stdout.split()), strict=True))
    spread = {"median": median(imported), "least": min(imported), "most": max(imported)}
    return [
        f"| {what} | {promise} | {found['median'] * 1000:.2f} ms | "
        f"{found['least'] * 1000:.2f}-{found['most'] * 1000:.2f} ms | |"
        for what, promise, found in (
            ("`import pantau.law`", "100 ms", spread),
            ("one benefit with its whole trace as text", "1 ms", traced),
        )
    ]


def main() -> None:
    """Run all and write ``results.md``."""
    lines = []
    bare = measure([sys.executable, "-c", "import typer"], 9)
    lines.append(row("`import typer`, bare", "", bare))
    shown = measure([str(PANTAU), "--help"], 9)
    lines.append(row("`pantau --help`", f"3 x bare = {3 * bare['median']:.2f} s", shown))
    with tempfile.TemporaryDirectory() as scratch:
        seed = str(ROOT / "examples" / "cilegon-2024-raperwal")
        case = measure([str(PANTAU), "monev", seed, "--out", f"{scratch}/out"], 7)
        lines.append(row("one seed case, three reports", "3 s", case))
        for count in (10_000, 100_000, LARGEST):
            folder = str(write_case(Path(scratch) / str(count), count))
            for way, options in (("summary", []), ("all as JSON", ["--json"])):
                result = measure([str(PANTAU), "monev", folder, *options], 3, {"PANTAU_MAX_FILE_MB": "512"})
                promise = "30 s, 4096 MiB" if count == LARGEST and not options else ""
                lines.append(row(f"{count:,} figures read, reviewed, {way}", promise, result))
                print(json.dumps({"figures": count, "way": way, **result}))
    lines += law_lines()
    RESULT.write_text(_page(lines), encoding="utf-8")
    print(RESULT.read_text(encoding="utf-8"))


def _page(lines: list[str]) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return "\n".join(
        [
            "# Measured",
            "",
            f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; "
            f"{versions}. Written by `make bench`. Seconds of wall time; MiB are the peak of the process.",
            "",
            "| what | promised | median | least-most | peak MiB |",
            "|---|---|---|---|---|",
            *lines,
            "",
        ]
    )


if __name__ == "__main__":
    main()
