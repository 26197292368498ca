"""How long the best use of a budget takes: 514 regions x 40 categories x 12 months, and one city.

Each question is asked ``--runs`` times, each time in a process of its own; the table gives median and spread of the
whole answer (columns, rows, every aim, the check in whole numbers), the highest memory, and the gap that was proven.

    python benchmarks/planning/allocation.py --runs 3
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from decimal import Decimal

import numpy as np

from pantau.core.categories import categories
from pantau.core.period import Month
from pantau.core.regions import regencies
from pantau.io.optimiser import Highs
from pantau.planning.allocation import allocate
from pantau.planning.allocation_asked import Asked, First, Limit, Pot, Scope
from pantau.planning.allocation_model import build
from pantau.planning.cover import Cover
from pantau.planning.gap import Gap
from pantau.planning.sources import sources
from pantau.workspace_planning.budgets import GAP

REGIONS, CATEGORIES, PROVINCES = 514, 40, 38


def question(regions: int, aim: str, fair: bool):
    """A country (or one city) with people not covered, five kinds of money, floors and who must be first."""
    draw = np.random.default_rng(514)
    codes = [one.code for one in regencies()][:regions] if regions > 1 else ["36.72"]
    parents = {one.parent for one in categories().values()}
    leaves = [one.code for one in categories().values() if one.code not in parents]
    leaves += [f"kelompok_{n}" for n in range(CATEGORIES - len(leaves))]
    gaps = [
        Gap(region, category, missing, missing + covered, covered)
        for region in codes
        for category, missing, covered in zip(
            leaves[:CATEGORIES], *draw.integers(0, 3000, (2, CATEGORIES)).tolist(), strict=True
        )
    ]
    whole = 16_800 * 12
    pots, conditions = [], []
    for region in codes:
        missing = sum(gap.uncovered for gap in gaps if gap.region == region) * whole
        own = {"APBD": 0.3, "APBDES": 0.05, "DBH_SAWIT": 0.01, "DBHCHT": 0.01, "CSR": 0.02}
        for source, share in own.items():
            amount = int(missing * share * draw.uniform(0.5, 1.5))
            pots.append(
                Pot(source, region, amount, sources()[source].pays, (6 if source == "CSR" else 3, 12))
            )
        conditions.append(Limit(Scope(region), True, coverage=Decimal(52)))
        conditions.append(First("miskin_ekstrem", region, Decimal(50)))
    for province in sorted({region[:2] for region in codes}):
        amount = int(sum(gap.uncovered for gap in gaps if gap.region[:2] == province) * whole * 0.1)
        pots.append(Pot("APBD_PROV", province, amount, ("all",), (3, 12)))
    return Asked(tuple(gaps), Cover(Month(2027, 1)), tuple(pots), tuple(conditions), aim, fair)


def once(regions: int, aim: str, fair: bool) -> dict[str, object]:
    """One question in this process."""
    asked = question(regions, aim, fair)
    began, busy = time.perf_counter(), time.process_time()
    found = allocate(asked, Highs(gap=GAP))
    took, worked = time.perf_counter() - began, time.process_time() - busy
    return {
        "seconds": took,
        "cpu": worked,
        "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "columns": build(asked).people,
        "pots": len(asked.pots),
        "people": found.people,
        "gap": max(one.gap for one in found.reached),
    }


def main() -> None:
    """Every question several times, as a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", nargs=3)
    given = parser.parse_args()
    if given.one:
        regions, aim, fair = given.one
        print(json.dumps(once(int(regions), aim, fair == "fair")))
        return
    print("| question | columns | pots | seconds (median) | spread | of one processor | MiB | proven gap |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for regions, name in ((REGIONS, "514 regions"), (1, "a city")):
        for aim, fair in (
            ("people", ""),
            ("worker_months", ""),
            ("benefit", ""),
            ("poorest", ""),
            ("people", "fair"),
        ):
            runs = []
            for _ in range(given.runs):
                command = [sys.executable, __file__, "--one", str(regions), aim, fair or "not"]
                runs.append(
                    json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
                )
            seconds = [one["seconds"] for one in runs]
            first = runs[0]
            told = f"{name}, {aim}{', smallest coverage first' if fair else ''}"
            print(
                f"| {told} | {first['columns']:,} | {first['pots']:,} "
                f"| {statistics.median(seconds):.2f} | {min(seconds):.2f}-{max(seconds):.2f} "
                f"| {statistics.median([one['cpu'] for one in runs]):.2f} "
                f"| {max(one['mib'] for one in runs):.0f} | {max(one['gap'] for one in runs) * 100:.4f} % |",
                flush=True,
            )


if __name__ == "__main__":
    main()
