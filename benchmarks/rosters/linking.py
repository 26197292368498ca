"""Linking measured: quality and speed beside equal NIKs and beside Splink's own example set-up, on the same rows.

    python -m benchmarks.rosters.linking [ROWS]       writes benchmarks/rosters/linking.md

The rows are generated with a seed and with error rates that nothing was tuned on. Every way runs in a process of
its own; its seconds begin at the Parquet file and end at a person for each row.
"""

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

from benchmarks.rosters.generated import write_rows
from benchmarks.rosters.peers import default_splink, exact_nik
from pantau.io.linking.errors import GroupErrors, errors_by_group
from pantau.io.linking.linker import link
from pantau.synthetic import TYPICAL

ROOT = Path(__file__).resolve().parents[2]
RESULT = Path(__file__).with_name("linking.md")
SEED, WORSE = 40_961, 1.6  # other than those of the weights that are shipped, and of the tests
KINDS = ("culture", "true_sex", "age_band")
WAYS = ("pantau", "exact_nik", "default_splink")
_NAMES = {"pantau": "Pantau", "exact_nik": "equal NIKs", "default_splink": "Splink, its example for people"}


def run_one(way: str, rows: Path, out: Path) -> None:
    """Link the rows one way, and print seconds, peak and the file of people as JSON."""
    start = time.perf_counter()
    if way == "pantau":
        people = link(rows, None, out).people
    else:
        people = {"exact_nik": exact_nik, "default_splink": default_splink}[way](rows, out)
    seconds = time.perf_counter() - start
    peak = _peak()
    print(json.dumps({"seconds": seconds, "peak": peak, "people": str(people)}))


def _peak() -> float:
    """The largest memory of this process in MiB; what it took over from its parent does not count."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def measured(way: str, rows: Path, out: Path) -> dict[str, object]:
    """One way in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.rosters.linking", "--one", way, str(rows), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def page(count: int, results: dict[str, tuple[dict[str, object], list[GroupErrors]]]) -> str:
    """The measurements as Markdown."""
    lines = [
        "# Linking, measured",
        "",
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, Splink {version('splink')},"
        f" DuckDB {version('duckdb')}. {count:,} generated rows of Banten, error rates {WORSE} times the usual, seed"
        f" {SEED}. Written by `python -m benchmarks.rosters.linking {count}`. Pairs are pairs of rows; recall is of"
        " those in which two or more of NIK, name and birth date survive. Promised: precision 0.998, recall 0.97,"
        " three times as fast as Splink's example.",
        "",
        "| way | seconds | peak MiB | precision | recall | wrong pairs |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for way, (run, (everybody, *_)) in results.items():
        lines.append(
            f"| {_NAMES[way]} | {run['seconds']:.1f} | {run['peak']:.0f} | {everybody.precision:.4f}"
            f" | {everybody.recall:.4f} | {everybody.wrong:,} |"
        )
    lines += [
        "",
        "## By group",
        "",
        "| | pairs | Pantau precision, recall | equal NIKs |",
        "|---|---:|---:|---:|",
    ]
    others = {(one.kind, one.group): one for one in results["exact_nik"][1]}
    for one in (one for one in results["pantau"][1][1:] if one.pairs):
        other = others[one.kind, one.group]
        lines.append(
            f"| {one.kind}: {one.group} | {one.pairs:,} | {one.precision:.4f}, {one.recall:.4f}"
            f" | {other.precision:.4f}, {other.recall:.4f} |"
        )
    return "\n".join([*lines, ""])


def main(count: int) -> None:
    """Make the rows, run every way on them, write the page."""
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        rows = write_rows(out / "rows.parquet", count, SEED, rates=TYPICAL.times(WORSE), regions=("36",))
        for way in WAYS:
            run = measured(way, rows, out)
            results[way] = (run, errors_by_group(Path(str(run["people"])), rows, KINDS, "surviving"))
            print(way, run, results[way][1][0], flush=True)
    RESULT.write_text(page(count, results), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        run_one(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
