"""Homes to measure in: enrolments come in by a file, months by files or straight into the table, one by one.

The steps that draw people are run in processes of their own (`benchmarks.ledger.steps`), so that what they take
in memory is not told of what is measured after them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.ledger.measured import Measured, pantau, step
from benchmarks.ledger.nation import FIRST, Nation, write_csv
from pantau.core.ledger_tables import CONTRIBUTIONS
from pantau.io.engine import duckdb_engine
from pantau.io.store.staged import stage
from pantau.workspace_ledger.place import Place
from pantau.workspace_ledger.rolling import rolled
from pantau.workspace_ledger.writing import Desk

CITY = "32.01"  # the regency with the most people
LATE = 5  # months at the end of which its rows come later than all others
_DRAWING_GB = 8


@dataclass(frozen=True)
class Built:
    """A folder with a ``home`` and files beside it; how many people and contributions, how enrolments came in."""

    folder: Path
    people: int
    rows: int
    enrolled: Measured

    @property
    def home(self) -> Path:
        """The home."""
        return self.folder / "home"

    @property
    def contributions(self) -> Path:
        """The file of a year of contributions."""
        return self.folder / "contributions.csv"

    @property
    def late(self) -> list[Path]:
        """The files that come late, a month each."""
        return [self.folder / f"late-{n}.csv" for n in range(LATE)]


def with_files(folder: Path, people: int, within: str) -> Built:
    """A home with the enrolments of people alone, and a file of their contributions of a year."""
    return _enrolled(folder, step("files", Measured(""), folder=str(folder), people=people, within=within))


def with_history(folder: Path, people: int, months: int) -> Built:
    """A home with so many months of contributions, all but the last months of `CITY`, which are files."""
    options = {"folder": str(folder), "people": people, "months": months}
    built = _enrolled(folder, step("late_files", Measured(""), **options))
    rows = step("months", Measured(""), **options)["rows"]
    return Built(folder, built.people, rows, built.enrolled)


def _enrolled(folder: Path, drawn: dict[str, int]) -> Built:
    enrolled = Measured(f"`ledger add` of the enrolments of {drawn['people']:,} people, whole command")
    file = folder / "enrolments.csv"
    pantau(enrolled, "ledger", "add", "enrolments", str(file), home=folder / "home")
    file.unlink()
    return Built(folder, drawn["people"], drawn["rows"], enrolled)


@contextmanager
def drawn(folder: Path, people: int, within: str) -> Iterator[tuple[Any, Nation]]:
    """An engine with people drawn on it; what does not fit into memory goes below the folder, and is removed."""
    engine = duckdb_engine(memory_gb=_DRAWING_GB)
    engine.raw_sql(f"SET temp_directory = '{folder / 'spill'}'")
    try:
        yield engine, Nation.of(engine.con, people, within)
    finally:
        engine.disconnect()
        shutil.rmtree(folder / "spill", ignore_errors=True)


def files(folder: str, people: int, within: str) -> dict[str, Any]:
    """The step that writes a file of enrolments and one of a year's contributions."""
    target = Path(folder)
    target.mkdir(parents=True)
    with drawn(target, people, within) as (engine, nation):
        write_csv(engine.con, nation.enrolments(), target / "enrolments.csv")
        rows = write_csv(engine.con, nation.months(12), target / "contributions.csv")
        return {"people": nation.people, "rows": rows}


def late_files(folder: str, people: int, months: int) -> dict[str, Any]:
    """The step that writes a file of enrolments, and the last months of one regency."""
    target = Path(folder)
    target.mkdir(parents=True)
    with drawn(target, people, "ID") as (engine, nation):
        write_csv(engine.con, nation.enrolments(), target / "enrolments.csv")
        of = f"WHERE region = '{CITY}'"
        rows = [
            write_csv(engine.con, nation.lines(months - LATE + n, of), target / f"late-{n}.csv")
            for n in range(LATE)
        ]
        return {"people": nation.people, "rows": sum(rows)}


def months(folder: str, people: int, months: int) -> dict[str, Any]:
    """The step that writes month after month into the table, and counts each as every commit is counted."""
    home = Path(folder) / "home"
    with drawn(Path(folder), people, "ID") as (engine, nation):
        ids = Place.of(home).vault.persons(engine, engine.table("people").select("nik"), add=False)
        engine.create_table("ids", ids, temp=True)
        engine.raw_sql(
            "CREATE OR REPLACE TEMP TABLE people AS "
            "SELECT p.* REPLACE (v.person AS person) FROM people AS p JOIN ids AS v USING (nik)"
        )
        rows = sum(_month(engine, nation, home, at, at >= months - LATE) for at in range(months))
    return {"rows": rows}


def _month(engine: Any, nation: Nation, home: Path, at: int, without: bool) -> int:
    batch, of = f"month-{at}", f" WHERE region <> '{CITY}'" if without else ""
    engine.raw_sql(f"CREATE OR REPLACE TEMP TABLE month_rows AS FROM ({nation.ledger_rows(at, batch)}){of}")
    rows = int(engine.con.execute("SELECT count(*) FROM month_rows").fetchone()[0])
    place = Place.of(home)
    snapshot = place.store.snapshot(CONTRIBUTIONS)
    staged = stage(engine, engine.table("month_rows"), CONTRIBUTIONS, home / "work")
    place.store.append(CONTRIBUTIONS, staged, _note(at, rows), batch=batch, expected=snapshot.version)
    engine.raw_sql("DROP TABLE month_rows")
    with place.working() as (own, folder):
        rolled(Desk(place.store, own, folder))
    return rows


def _note(at: int, rows: int) -> dict[str, Any]:
    """What the commit of a file with this month would say of itself."""
    recorded = datetime.combine(FIRST.plus(at + 1).first, datetime.min.time(), UTC)
    counts = {
        "rows_in": rows,
        "added": rows,
        "set_aside": 0,
        "already_there": 0,
        "superseded": 0,
        "reasons": {},
    }
    file = {"name": "made-up.csv", "sha256": "", "rows": rows}
    told = {
        "kind": "contributions",
        "months": [str(FIRST.plus(at))],
        "files": [file],
        "columns": {},
        "bytes": 0,
    }
    return {
        **counts,
        **told,
        "whole": True,
        "undone_before": [],
        "recorded_at": recorded.isoformat(),
        "who": "",
    }
