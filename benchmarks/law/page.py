"""Writes what was measured as a section of Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from statistics import median
from typing import Any

from benchmarks.law.compare import Comparison

PROMISED_OVER_SQL, PROMISED_OVER_PEER = 1.5, 20
WAYS = {
    "arrays": "columns are handed over whole and formulas use `select`: the fastest that it allows",
    "documented": "the same, with rates looked up as its documentation tells, `rates[risk]`",
    "situations": "each worker is told as a dictionary, as in its tests, its notebooks and its web API",
}


@dataclass
class Measured:
    """One way to calculate, what its runs took, what it told of itself, and how its results compare.

    ``seconds``: of the calculation; ``whole``: with what has to be done to a table before it can begin, for a
    system that does not calculate on tables.
    """

    system: str
    way: str
    threads: int
    rows: int
    seconds: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)
    comparison: Comparison | None = None

    @property
    def name(self) -> str:
        """What it is called in the tables."""
        return f"{self.system}, {self.way}, {self.threads} thread{'s' if self.threads > 1 else ''}"

    def timings(self) -> Iterator[tuple[str, list[float]]]:
        """Each kind of time that was taken, with its name."""
        yield self.name, self.seconds
        if self.whole:
            yield f"{self.name}, with cutting and encoding", self.whole


def page(sides: list[Measured]) -> str:
    """The whole section; sides that were not run are left out, and said to be."""
    done = [side for side in sides if side.seconds]
    peers = [side for side in done if side.system == "OpenFisca-Core"]
    own = [side for side in done if side not in peers]
    missing = sorted({side.system for side in sides} - {side.system for side in done})
    lines = [
        "## Contributions of worker-months",
        "",
        *_setting(peers, len(done[0].seconds) if done else 0),
        *(f"\nNot measured: {name}." for name in missing),
        "",
        "| what | worker-months | median s | least-most s | worker-months a second |",
        "|---|---|---|---|---|",
        *(_row(side, name, seconds) for side in done for name, seconds in side.timings()),
        "",
        *_over_sql(own),
        *_over_peer(own, peers),
        *_sameness(done),
        *_peer_notes(peers),
    ]
    return "\n".join(lines) + "\n"


def _setting(peers: list[Measured], runs: int) -> Iterator[str]:
    own = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "ibis-framework"))
    theirs = ", ".join(
        f"{name} {number}" for name, number in (peers[0].told["versions"] if peers else {}).items()
    )
    yield (
        f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; "
        f"{own}; in an environment of its own: {theirs}. {runs} runs of each, in turn. Half PU, half BPU, all months "
        "from 2015-07 to 2026-12, in no order. Pantau and plain SQL: from a table in memory to a table in memory."
    )
    yield ""
    yield (
        "OpenFisca calculates one month at a time on one core. Its time is that of its calculation alone; `with "
        "cutting and encoding` adds what turns the same table into columns of one month each. Reading and writing "
        "files, starting and importing are in no time."
    )
    yield ""
    yield from (f"- {way}: {meaning}." for way, meaning in WAYS.items())


def _row(side: Measured, name: str, seconds: list[float]) -> str:
    spread = f"{min(seconds):.2f}-{max(seconds):.2f}"
    rate = side.rows / median(seconds)
    return f"| {name} | {side.rows:,} | {median(seconds):.2f} | {spread} | {rate:,.0f} |"


def _over_sql(own: list[Measured]) -> Iterator[str]:
    bare = {side.threads: median(side.seconds) for side in own if side.system == "plain SQL"}
    for side in own:
        if side.system == "Pantau" and side.threads in bare:
            times = median(side.seconds) / bare[side.threads]
            yield f"- {side.name}: {times:.2f} times as long as plain SQL (promised: {PROMISED_OVER_SQL})."


def _over_peer(own: list[Measured], peers: list[Measured]) -> Iterator[str]:
    yield ""
    yield f"How many times the rate of OpenFisca (promised of Pantau: {PROMISED_OVER_PEER}):"
    yield ""
    yield " | ".join(["| OpenFisca", *(side.name for side in own)]) + " |"
    yield "|---" * (len(own) + 1) + "|"
    for peer in peers:
        for name, seconds in peer.timings():
            theirs = peer.rows / median(seconds)
            times = (f"{side.rows / median(side.seconds) / theirs:,.1f}" for side in own)
            yield " | ".join([f"| {name.removeprefix('OpenFisca-Core, ')}", *times]) + " |"


def _sameness(done: list[Measured]) -> Iterator[str]:
    yield from ("", "### The same to the rupiah?", "", "Against plain SQL, which is exact (`DECIMAL`).", "")
    for side in done:
        if side.comparison is None:
            continue
        if side.comparison.same:
            yield f"- {side.name}: the same in all {side.comparison.rows:,} worker-months."
            continue
        yield (
            f"- {side.name}: {side.comparison.differing:,} of {side.comparison.rows:,} worker-months differ, "
            f"{side.comparison.alone:,} are on one side only."
        )
        for column in side.comparison.columns:
            if column.rows:
                yield (
                    f"  - {column.column}: {column.rows:,} differ, by Rp{column.largest:,.0f} at most; sum "
                    f"Rp{column.expected:,.0f}, there Rp{column.found:,.0f} ({column.found - column.expected:+,.0f})."
                )


def _peer_notes(peers: list[Measured]) -> Iterator[str]:
    if not peers:
        return
    first = peers[0]
    exact = first.comparison.columns if first.comparison else ()
    odd, sums = first.told["odd"], first.told["float_sums"]
    yield from ("", "### Amounts in 32-bit floats", "")
    yield f"- Rp{odd['given']:,} given to OpenFisca comes back as Rp{odd['kept']:,}."
    for column in exact:
        wrong = sums[column.column] - int(column.expected)
        yield (
            f"- Sum of {column.column} as `array.sum()` of OpenFisca's results gives it: Rp{sums[column.column]:,}; "
            f"exact: Rp{column.expected:,.0f} ({wrong:+,})."
        )
    steps = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in first.told["steps"].items())
    yield f"- Steps of the last run of {first.rows:,} worker-months ({first.way}): {steps}."
