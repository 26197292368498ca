"""Measures projections: beside lifelib and cashflower on one contract, a city on many paths, generated futures.

``python -m benchmarks.planning.run --scratch FOLDER --page PAGE.md``: the sides run in turn, the page gets medians and
spread, machine and versions, whether all say the same, and how busy the machine was.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from benchmarks.planning.basic_term import COLUMNS, PEOPLE, result_cf
from benchmarks.planning.histories import history
from benchmarks.planning.page import Measured, Side, page
from benchmarks.planning.peers import environment, run
from pantau.core.period import Month
from pantau.planning.projection import Group, Horizon, Members, Row, members, project, shipped

CLOSE = 1e-9  # relative: float tolerance over sums of 10,000 model points
FEWEST_RUNS = 5
CITY, YEARS, PATHS = 20_000, 10, 1000
NAMES = dict(zip(("premiums", "claims", "expenses", "commissions", "net"), COLUMNS, strict=True))


def contract(scratch: Path, runs: int) -> tuple[list[Side], int, int]:
    """BasicTerm_ME by all three, in turn; lifelib first, for its run leaves what the others are given."""
    ours = Side("Pantau, the kernel of the projection", versions={"numpy": version("numpy")})
    sides = [ours, Side("lifelib"), Side("cashflower")]
    pythons = {side.name: environment(scratch / side.name, side.name) for side in sides[1:]}
    told: dict[str, Any] = {}
    for _ in range(runs):
        for side in sides[1:]:
            found = run(pythons[side.name], side.name, scratch)
            side.seconds += found["seconds"]
            side.versions, told = found["versions"], {**told, **found}
        given = dict(np.load(scratch / "inputs.npz"))
        begin = perf_counter()
        mine = result_cf(given)
        ours.seconds.append(perf_counter() - begin)
    theirs = dict(np.load(scratch / "results.npz"))
    ours.apart = max(_apart(mine[name], theirs[name]) for name in (*COLUMNS, *PEOPLE))
    other = dict(np.load(scratch / "cashflower.npz"))
    sides[2].apart = max(_apart(other[name], theirs[NAMES[name]]) for name in NAMES)
    return sides, told["points"], told["months"]


def _apart(found: Any, expected: Any) -> float:
    """The largest difference of any month, over the largest number of the column."""
    if len(found) != len(expected):
        return float("inf")
    return float(np.abs(found - expected).max() / max(np.abs(expected).max(), 1e-300))


def city() -> Members:
    """Twenty thousand members of five groups, both sexes, every age from 18 to 64."""
    groups = [
        Group("nelayan", "BPU", "APBD", Decimal(1_000_000)),
        Group("petani", "BPU", "APBD_PROV", Decimal(1_000_000)),
        Group("ojek", "BPU", "SELF", Decimal(1_000_000)),
        Group("rt_rw", "BPU", "APBDES", Decimal(1_000_000)),
        Group("formal", "PU", "EMPLOYER", Decimal(3_000_000), "low"),
    ]
    cells = [(group, sex, age) for group in groups for sex in "MF" for age in range(18, 65)]
    many = np.random.default_rng(20).multinomial(CITY, [1 / len(cells)] * len(cells))
    return members(Row(*cell[:2], cell[2] + 0.5, int(n), 24) for cell, n in zip(cells, many, strict=True))


def monte_carlo(runs: int) -> tuple[list[float], list[float]]:
    """A city over ten years on a thousand paths, with two threads: seconds by the clock, and of the processor."""
    held, clock, processor = city(), [], []
    for seed in range(runs):
        begin, used = perf_counter(), process_time()
        project(held, shipped(), Horizon(Month(2027, 1), YEARS, PATHS, threads=2), seed=seed)
        clock.append(perf_counter() - begin)
        processor.append(process_time() - used)
    return clock, processor


def calibration(histories: int) -> dict[str, float]:
    """By measure the percentage of generated futures that the 80 % band held."""
    inside: dict[str, list[bool]] = defaultdict(list)
    for seed in np.random.SeedSequence(2026).spawn(histories):
        for one in history(seed, shipped(), people=3000, paths=300):
            inside[one.measure].append(one.inside)
    return {measure: 100 * float(np.mean(found)) for measure, found in inside.items()}


def main(arguments: list[str] | None = None) -> None:
    """Run everything, write the page; status 1 where the systems do not say the same."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.planning.run", description=__doc__)
    parser.add_argument(
        "--scratch", type=Path, required=True, help="folder for the environments of the peers, kept"
    )
    parser.add_argument("--page", type=Path, required=True, help="Markdown file to write")
    parser.add_argument("--runs", type=int, default=FEWEST_RUNS, help="runs of each side, 5 or more")
    parser.add_argument("--histories", type=int, default=400, help="generated places")
    chosen = parser.parse_args(arguments)
    if chosen.runs < FEWEST_RUNS:
        parser.error(f"fewer than {FEWEST_RUNS} runs say nothing of the spread")
    chosen.scratch.mkdir(parents=True, exist_ok=True)
    sides, points, months = contract(chosen.scratch, chosen.runs)
    paths, bands = monte_carlo(chosen.runs), calibration(chosen.histories)
    text = page(Measured(sides, points, months, paths, bands, chosen.histories, CITY, YEARS, PATHS))
    chosen.page.write_text(text, encoding="utf-8")
    print(text)
    wrong = [side.name for side in sides if side.apart > CLOSE]
    if wrong:
        sys.exit(f"the results of {'; '.join(wrong)} are not those of lifelib")


if __name__ == "__main__":
    main()
