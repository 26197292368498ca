"""Measures contributions of millions of worker-months three ways, in turn: Pantau, plain SQL, OpenFisca-Core.

``python -m benchmarks.law.run --scratch FOLDER --page PAGE.md``: the page gets medians and spread, machine and
versions, and whether all say the same to the rupiah. Pantau and plain SQL run on two threads of DuckDB;
OpenFisca has one, so they are measured on one thread as well.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

import duckdb
import ibis

from benchmarks.law.compare import compare
from benchmarks.law.page import Measured, page
from benchmarks.law.peer import environment, run
from benchmarks.law.worker_months import write_worker_months
from pantau.io.engine import duckdb_engine
from pantau.law.table import contributions

RESULT = ("id", "jkk", "jkm", "jht", "jp")
BARE = Path(__file__).with_name("bare.sql")
THREADS = 2
FEWEST_RUNS = 5
PAYERS = {"jkk": 1, "jkm": 1, "jht": 2, "jp": 2}  # whose shares are rounded one by one
SITUATIONS = 20_000  # worker by worker is slow; a rate shows as well on few


@dataclass(frozen=True)
class Side:
    """One way to calculate: what it is given, where its results go, and how it is run."""

    measured: Measured
    source: Path
    results: Path
    run: Callable[[Path, Path], float]


def loaded(source: Path, threads: int) -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory with the table ``worker_months``: reading the file is not part of what is measured."""
    database = duckdb.connect(config={"threads": threads})
    database.execute("CREATE TABLE worker_months AS FROM read_parquet(?)", [str(source)])
    return database


def bare_seconds(source: Path, results: Path, threads: int = THREADS) -> float:
    """Seconds that plain SQL takes to make a table of the contributions; they go to ``results``, not timed."""
    statement = BARE.read_text(encoding="utf-8")
    with loaded(source, threads) as database:
        start = perf_counter()
        database.execute(statement)
        seconds = perf_counter() - start
        database.table("bare").write_parquet(str(results))
    return seconds


def pantau_seconds(source: Path, results: Path, threads: int = THREADS) -> float:
    """Seconds that Pantau takes to make the same table; they go to ``results``, not timed.

    Building the expression and compiling it belong to the time.
    """
    engine = duckdb_engine(threads=threads)
    engine.raw_sql(f"CREATE TABLE worker_months AS FROM read_parquet('{source}')")
    start = perf_counter()
    due = contributions(engine.table("worker_months"), "JKK,JKM,JHT,JP").select(*RESULT)
    engine.raw_sql(f"CREATE TEMP TABLE due AS {ibis.to_sql(due, dialect='duckdb')}")
    seconds = perf_counter() - start
    engine.raw_sql(f"COPY due TO '{results}' (FORMAT parquet)")
    engine.disconnect()
    return seconds


def peer_seconds(source: Path, results: Path, *, python: Path, way: str, measured: Measured) -> float:
    """Seconds that OpenFisca takes to calculate; with cutting into months and encoding they go to ``whole``."""
    told = run(python, source, results, way)
    measured.told = told
    measured.whole.append(told["steps"]["prepare"] + told["seconds"])
    return float(told["seconds"])


def in_turn(sides: list[Side], runs: int) -> None:
    """Run every side once, then every side again, so that a slow minute of the machine meets all of them."""
    able = list(sides)
    for _ in range(runs):
        for side in list(able):
            name = f"{side.measured.system}, {side.measured.way}, {side.measured.threads} thread(s)"
            try:
                side.measured.seconds.append(side.run(side.source, side.results))
            except NotImplementedError as missing:
                able.remove(side)
                print(f"{name}: {missing}", file=sys.stderr)
            else:
                print(f"{name}: {side.measured.seconds[-1]:.3f} s", flush=True)


def compared(sides: list[Side], scratch: Path) -> None:
    """Hold the results of every other side against plain SQL on the same table."""
    expected: dict[Path, Path] = {}
    for side in sides:
        if side.measured.system == "plain SQL" or not side.measured.seconds:
            continue
        if side.source not in expected:
            expected[side.source] = scratch / f"expected-{side.measured.rows}.parquet"
            bare_seconds(side.source, expected[side.source])
        zero = side.measured.system == "OpenFisca-Core"  # it knows no missing values
        side.measured.comparison = compare(expected[side.source], side.results, no_amount_is_zero=zero)


def _agrees(side: Measured) -> bool:
    if side.comparison is None:
        return True
    if side.system != "OpenFisca-Core":
        return side.comparison.same
    # A wage in a 32-bit float is off by a rupiah at most, so each payer's share may round to its neighbour; more
    # would be another rule, not a float.
    return side.comparison.alone == 0 and all(
        column.largest <= PAYERS[column.column] for column in side.comparison.columns
    )


def _sides(scratch: Path, rows: int, peer_rows: int) -> list[Side]:
    python = environment(scratch / "openfisca")
    sizes = {"arrays": peer_rows, "documented": peer_rows, "situations": min(SITUATIONS, peer_rows)}
    tables = {
        count: write_worker_months(scratch / f"worker-months-{count}.parquet", count)
        for count in {rows, *sizes.values()}
    }
    sides = []
    for threads in (THREADS, 1):
        for system, call in (("plain SQL", bare_seconds), ("Pantau", pantau_seconds)):
            measured = Measured(system, "DuckDB", threads, rows)
            results = scratch / f"{system.split()[0]}-{threads}.parquet"
            sides.append(Side(measured, tables[rows], results, partial(call, threads=threads)))
    for way, count in sizes.items():
        measured = Measured("OpenFisca-Core", way, 1, count)
        call = partial(peer_seconds, python=python, way=way, measured=measured)
        sides.append(Side(measured, tables[count], scratch / f"openfisca-{way}.parquet", call))
    return sides


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.law.run", description=__doc__)
    parser.add_argument(
        "--scratch", type=Path, required=True, help="folder for tables and for OpenFisca, kept"
    )
    parser.add_argument("--page", type=Path, required=True, help="Markdown file to write")
    parser.add_argument("--rows", type=int, default=10_000_000, help="worker-months of DuckDB's sides")
    parser.add_argument("--peer-rows", type=int, default=10_000_000, help="worker-months of OpenFisca")
    parser.add_argument("--runs", type=int, default=FEWEST_RUNS, help="runs of each side, 5 or more")
    chosen = parser.parse_args(arguments)
    if chosen.runs < FEWEST_RUNS:
        parser.error(f"fewer than {FEWEST_RUNS} runs say nothing of the spread")
    if min(chosen.rows, chosen.peer_rows) < 1:
        parser.error("a table needs at least one row")
    return chosen


def main(arguments: list[str] | None = None) -> None:
    """Make the tables, run all sides in turn, compare what they say, write the page; status 1 if they disagree."""
    chosen = _options(arguments)
    sides = _sides(chosen.scratch, chosen.rows, chosen.peer_rows)
    in_turn(sides, chosen.runs)
    compared(sides, chosen.scratch)
    text = page([side.measured for side in sides])
    chosen.page.write_text(text, encoding="utf-8")
    print(text)
    wrong = [side.measured.name for side in sides if not _agrees(side.measured)]
    if wrong:
        sys.exit(f"the results of {'; '.join(wrong)} are not those of plain SQL")


if __name__ == "__main__":
    main()
