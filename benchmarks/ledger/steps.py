"""The steps that are measured, each in a process of its own: ``python -m benchmarks.ledger.steps NAME JSON``.

A step prints ``{"seconds": [...], ...}``: what is measured without the interpreter, its imports and what went
before. Where a step is a command of Pantau it is not here: the command itself is run.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb

from benchmarks.ledger.home import files, late_files, months
from pantau.core.ledger_tables import CONTRIBUTIONS
from pantau.indicators import indicators
from pantau.indicators.persons.history import history
from pantau.io.engine import duckdb_engine
from pantau.ledger.cube import rebuilt
from pantau.workspace_ledger import Ledger
from pantau.workspace_ledger.opened import Opened
from pantau.workspace_ledger.place import Place

HERE = Path(__file__).parent
MEMORY_GB = 4
_RUNS = 9


def copy(file: str, to: str) -> dict[str, Any]:
    """A plain copy of a CSV file to Parquet by DuckDB, types found by itself."""
    connection = duckdb.connect()
    started = perf_counter()
    connection.execute(f"COPY (FROM read_csv('{file}')) TO '{to}' (FORMAT parquet)")
    took = perf_counter() - started
    Path(to).unlink()
    return {"seconds": [took]}


def grouped(home: str) -> dict[str, Any]:
    """The bare group-by: the dimensions of the cube with all its counts and sums but flows, from the same files."""
    return _bare(home, "group.sql")


def sums(home: str) -> dict[str, Any]:
    """The barest group-by: the dimensions of the cube with the rows and the rupiah, signs left out."""
    return _bare(home, "sums.sql")


def _bare(home: str, file: str) -> dict[str, Any]:
    snapshot = Place.of(home).store.snapshot(CONTRIBUTIONS)
    files = ", ".join(f"'{file}'" for file in snapshot.files)
    query = (HERE / file).read_text(encoding="utf-8").replace("$files", files)
    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = '{MEMORY_GB}GB'; SET temp_directory = '{home}/work/spill'")
    started = perf_counter()
    connection.execute(f"CREATE TEMP TABLE cube AS {query}")
    return {"seconds": [perf_counter() - started], "rows": snapshot.rows}


def cube(home: str) -> dict[str, Any]:
    """The cube of all months built again from its contributions, with new, lapsed and restarted workers."""
    snapshot = Place.of(home).store.snapshot(CONTRIBUTIONS)
    engine = duckdb_engine(memory_gb=MEMORY_GB)
    engine.raw_sql(f"SET temp_directory = '{home}/work/spill'")
    rows = snapshot.read(engine)
    started = perf_counter()
    engine.create_table("cube", rebuilt(rows), temp=True)
    took = perf_counter() - started
    return {"seconds": [took], "rows": snapshot.rows, "cells": engine.table("cube").count().execute()}


def cube_indicators(home: str, region: str) -> dict[str, Any]:
    """Indicators of a region and its last month whose parts are all in the cube."""
    needed = [one.id for one in indicators() if set(one.needs) <= {"contributions"}]
    return _asked(home, region, needed)


def indicators_of(home: str, region: str) -> dict[str, Any]:
    """Every indicator of a region and its last month."""
    return _asked(home, region, None)


def _asked(home: str, region: str, measures: list[str] | None) -> dict[str, Any]:
    ledger, month = Ledger(home), _last_month(home)
    found, seconds = [], []
    for _ in range(_RUNS + 1):
        started = perf_counter()
        found = ledger.indicators(region, month, measures=measures)
        seconds.append(perf_counter() - started)
    return {"seconds": seconds[1:], "first": seconds[0], "figures": len(found)}


def history_of(home: str, region: str) -> dict[str, Any]:
    """Every payment for a person, each time another one of the region, on an engine that is open."""
    with Opened(Place.of(home)).running() as running:
        views, _ = running.views(None)
        people = views.people.filter(views.people.region.startswith(region))
        some = running.collect(people.order_by("person").limit(_RUNS + 1)).column("person").to_pylist()
        rows, seconds = 0, []
        for person in some:
            started = perf_counter()
            rows += running.collect(history(views, person)).num_rows
            seconds.append(perf_counter() - started)
    return {"seconds": seconds[1:], "first": seconds[0], "rows": rows}


def _last_month(home: str) -> str:
    parts = Place.of(home).store.snapshot(CONTRIBUTIONS).parts
    return f"{max(part.month for part in parts if part.month):%Y-%m}"


STEPS: dict[str, Callable[..., dict[str, Any]]] = {
    "files": files,
    "late_files": late_files,
    "months": months,
    "copy": copy,
    "grouped": grouped,
    "sums": sums,
    "cube": cube,
    "cube_indicators": cube_indicators,
    "indicators": indicators_of,
    "history": history_of,
}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]](**json.loads(sys.argv[2]))))
