"""The page of results: machine, versions, medians, spread, and what was promised beside what was found."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from importlib.metadata import version
from typing import NamedTuple

from benchmarks.ledger.measured import Measured

PACKAGES = ("duckdb", "ibis-framework", "deltalake", "pyarrow")
MIB = 6 * 1024


class Line(NamedTuple):
    """A step with what is promised of it: ``times`` that of another step, or ``seconds``; 0 = nothing."""

    found: Measured
    times: float = 0.0
    of: Measured | None = None
    seconds: float = 0.0


def page(lines: Iterable[Line]) -> str:
    """The whole page."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    told = [_row(line) for line in lines]
    return "\n".join(
        [
            "# The ledger, measured",
            "",
            f"{platform.machine()}, {os.cpu_count()} cores, {_memory()} GiB of memory, {platform.system()}, "
            f"Python {platform.python_version()}; {versions}. Written by `python -m benchmarks.ledger.run`.",
            "",
            "People, enrolments and contributions are made up, drawn over 514 regencies by their population. Each run "
            "is a process of its own, in turn with what it is compared with; a command is timed from its start to its "
            "end, the interpreter and its imports included. MiB are the most that the process ever took; promised are "
            f"{MIB:,}.",
            "",
            "| what | promised | found | median s | least-most s | runs | peak MiB |",
            "|---|---|---|---|---|---|---|",
            *told,
            "",
        ]
    )


def _row(line: Line) -> str:
    found, of = line.found, line.of
    promised, ratio = "", ""
    if of is not None:
        promised = f"{line.times:g} times = {line.times * of.median:.3g} s"
        ratio = f"{found.median / of.median:.2f} times"
    elif line.seconds:
        promised = f"{line.seconds:g} s"
        ratio = "kept" if found.median <= line.seconds else "**not kept**"
    times = f"{found.median:.3g} | {found.spread} | {len(found.seconds)}"
    return f"| {found.what} | {promised} | {ratio} | {times} | {found.peak:,.0f} |"


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
