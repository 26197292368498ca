"""Kills ``pantau ledger add`` at random moments, repeats it, and holds what is there against what is true.

``python -m benchmarks.ledger.crash --scratch FOLDER [--kills 100] [--seed 1]``: a made-up region, its
contributions in as many files as there are kills, one home for all of them. Each command is killed with SIGKILL
somewhere in its time, a third of the repeats as well, and is then repeated to its end. At the end every row is
there once, the cube is what plain Python counts, and ``verify`` finds nothing.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.ledger.measured import PANTAU, ROOT
from pantau.core.ledger_tables import CONTRIBUTIONS, CUBE
from pantau.core.period import Month
from pantau.io.engine import collected, duckdb_engine
from pantau.io.synthetic_ledger import write_world
from pantau.ledger.asof import live
from pantau.ledger.cube import MEASURES, summed
from pantau.synthetic.ledger_lines import HEADINGS, lines
from pantau.synthetic.ledger_rows import World
from pantau.synthetic.ledger_truth import Cell, Truth
from pantau.workspace_ledger.place import Place

REGION, PEOPLE, MONTHS = "36.72", 1_500, "2024-01/2024-06"


def main(arguments: list[str] | None = None) -> None:
    """Kill, repeat, compare; exit status 1 where anything is lost, doubled or wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scratch", type=Path, required=True)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    shutil.rmtree(given.scratch, ignore_errors=True)
    try:
        found = crashed(given.scratch, given.kills, given.seed)
    finally:
        shutil.rmtree(given.scratch, ignore_errors=True)
    print(json.dumps(found, indent=1))
    sys.exit(0 if not found["faults"] else 1)


def crashed(scratch: Path, kills: int, seed: int) -> dict[str, Any]:
    """What came of it: how many commands were killed, where in their time, and every fault found."""
    draw = random.Random(seed)
    written = write_world(scratch / "world", REGION, PEOPLE, MONTHS, seed=seed)
    files = list(_cut(written.world, scratch / "parts", kills))
    home = scratch / "home"
    whole("enrolments", written.files["enrolments"][0], home)
    time_of = _time_of_an_add(home, files[0], scratch / "trial")
    killed, moments, faults = 0, [], []
    for file, rows in files:
        while True:
            after = time_of * (0.15 + 0.95 * draw.random())
            if not _killed(file, home, after):
                break  # it was done before its time came
            killed += 1
            moments.append(round(after / time_of, 2))
            if draw.random() > 0.33:
                break
        said = whole("contributions", file, home)
        if said["rows_in"] != rows or said["added"] + said["already_there"] + said["set_aside"] != rows:
            faults.append(f"{file.name}: {said} of {rows} rows")
    faults += compared(home, written.world)
    verified = subprocess.run(
        [str(PANTAU), "ledger", "verify", "--home", str(home)], capture_output=True, text=True, check=False
    )
    if verified.returncode:
        faults.append(f"verify: {verified.stdout[-1000:]}{verified.stderr[-1000:]}")
    return {
        "files": len(files),
        "killed": killed,
        "seconds": round(time_of, 2),
        "moments": sorted(moments),
        "faults": faults,
    }


def whole(kind: str, file: Path, home: Path) -> dict[str, Any]:
    """A command that is left alone; what it says."""
    done = subprocess.run(_command(kind, file, home), capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        return {
            "rows_in": -1,
            "error": done.stdout[-500:] + done.stderr[-500:],
            **dict.fromkeys(("added", "already_there", "set_aside"), 0),
        }
    said = json.loads(done.stdout)
    found: dict[str, Any] = said[0] if isinstance(said, list) else said
    return found


def compared(home: Path, world: World) -> list[str]:
    """Where the ledger says something else than what is true: rows, rupiah, and the cube cell by cell."""
    engine = duckdb_engine()
    store = Place.of(home).store
    standing = live(store.snapshot(CONTRIBUTIONS).read(engine), CONTRIBUTIONS)
    rows = collected(engine, standing.aggregate(rows=standing.count(), jkk=standing.jkk.sum())).to_pylist()[0]
    truth = Truth(world)
    faults = []
    if rows["rows"] != len(world.paid):
        faults.append(f"{rows['rows']} rows stand, {len(world.paid)} were added")
    if rows["jkk"] != sum(row.amounts[0] or 0 for row in world.paid):
        faults.append(f"JKK adds up to {rows['jkk']}")
    cells = collected(engine, summed(store.snapshot(CUBE).read(engine))).to_pylist()
    found = {
        _cell(each): Counter({name: int(each[name]) for name in MEASURES if each[name]}) for each in cells
    }
    true = truth.cube()
    wrong = [cell for cell in found.keys() | true.keys() if found.get(cell) != true.get(cell)]
    faults += [f"{cell}: {found.get(cell)}, and true is {true.get(cell)}" for cell in wrong[:5]]
    return faults


def _cell(row: dict[str, Any]) -> Cell:
    return Cell(Month.of(row["month"]), *(row[name] for name in Cell._fields[1:]))


def _command(kind: str, file: Path, home: Path) -> list[str]:
    return [str(PANTAU), "ledger", "add", kind, str(file), "--home", str(home), "--json"]


def _killed(file: Path, home: Path, after: float) -> bool:
    """Start a command and kill it after some seconds; no where it ended before."""
    with subprocess.Popen(
        _command("contributions", file, home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    ) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()
            return True
    return False


def _time_of_an_add(home: Path, first: tuple[Path, int], trial: Path) -> float:
    """How long a command takes from start to end, in a copy of the home."""
    shutil.copytree(home, trial)
    started = time.perf_counter()
    whole("contributions", first[0], trial)
    took = time.perf_counter() - started
    shutil.rmtree(trial)
    return took


def _cut(world: World, folder: Path, many: int) -> Iterator[tuple[Path, int]]:
    """The contributions of a world in so many files, each of rows that follow each other, with their rows."""
    folder.mkdir()
    rows = [line.cells for line in lines(world, "contributions")]
    for n in range(many):
        part = rows[len(rows) * n // many : len(rows) * (n + 1) // many]
        path = folder / f"part-{n:03d}.csv"
        with path.open("w", encoding="utf-8", newline="") as target:
            writer = csv.writer(target)
            writer.writerow(HEADINGS["contributions"])
            writer.writerows(part)
        yield path, len(part)


if __name__ == "__main__":
    main()
