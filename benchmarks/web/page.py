"""The page of results: machine, versions, what was asked, how long it took, beside what was promised."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from typing import NamedTuple

from benchmarks.web.load import MIX, WRITES, Told, quantile

_PACKAGES = ("django", "granian", "psycopg", "duckdb")
_READ_P95, _READ_P99, _WRITE_P95 = 150, 300, 300


class Run(NamedTuple):
    """What was measured: with people who read what they open, and with nobody stopping to think (``rushed``)."""

    people: int
    users: int
    think: float
    told: Told
    seconds: float
    memory: tuple[float, float]
    rushed: Told
    asked_ahead: float


def page(run: Run) -> str:
    """The whole page."""
    reads = [kind for kind in MIX if kind not in WRITES]
    versions = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    faults = sum(run.told.faults.values()) + sum(run.rushed.faults.values())
    before, after = run.memory
    lines = [
        "# The web application under load",
        "",
        f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; "
        f"{versions}; PostgreSQL on the same machine, as are the users. Written by `python -m benchmarks.web.run`.",
        "",
        f"A ledger of {run.people:,} made-up people in 514 regencies with twelve months of contributions. "
        f"{run.users} users at once, each with a session and an office of nation, province or regency, open one "
        f"page after another and read each for {run.think:g} s on average (exponential): {run.told.count:,} "
        f"requests in {run.seconds:,.0f} s, {run.told.count / run.seconds:.0f} a second. Times are from the first "
        "byte sent to the last byte read, in milliseconds. Everything was answered ahead by the worker in "
        f"{run.asked_ahead:,.0f} s.",
        "",
        "| | share | requests | p50 | p95 | p99 | most | promised |",
        "|---|---:|---:|---:|---:|---:|---:|---|",
        _row("all reads", run.told.of(*reads), run, f"p95 {_READ_P95}, p99 {_READ_P99}"),
        _row("all writes", run.told.of(*WRITES), run, f"p95 {_WRITE_P95}"),
        *(_row(kind, run.told.of(kind), run, "") for kind in MIX),
        "",
        f"Faults: {faults}" + (f" ({_named(run)})" if faults else "") + ". "
        f"Memory of the server: {before:,.0f} MiB before these requests, {after:,.0f} MiB after.",
        "",
        f"Without any thinking, {run.users} requests always under way: p50 "
        f"{quantile(run.rushed.of(*MIX), 0.5) * 1000:.0f} ms, p95 {quantile(run.rushed.of(*MIX), 0.95) * 1000:.0f} ms.",
        "",
    ]
    return "\n".join(lines)


def _row(name: str, ordered: list[float], run: Run, promised: str) -> str:
    share = len(ordered) / max(run.told.count, 1) * 100
    times = [quantile(ordered, part) * 1000 for part in (0.5, 0.95, 0.99, 1.0)]
    told = " | ".join("–" if not ordered else f"{one:.0f}" for one in times)
    return f"| {name} | {share:.0f} % | {len(ordered):,} | {told} | {promised} |"


def _named(run: Run) -> str:
    both = run.told.faults + run.rushed.faults
    return ", ".join(f"{what} × {times}" for what, times in both.most_common(10))
