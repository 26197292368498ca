"""Runs each measured step in a process of its own, with its wall time and the memory it took at most."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[2]
# Modules stay compiled from one run to the next, as they do where Pantau is installed.
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
PANTAU = Path(sys.executable).with_name("pantau")


@dataclass
class Measured:
    """Seconds of each run of one step, the peak of memory in MiB over all of them, what the last one printed.

    ``processor`` are the seconds of processor time of each process, all its threads together.
    """

    what: str
    seconds: list[float] = field(default_factory=list)
    peak: float = 0.0
    said: Any = None
    processor: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The median of the runs in seconds."""
        return median(self.seconds)

    @property
    def spread(self) -> str:
        """Least to most."""
        return f"{min(self.seconds):.3g}-{max(self.seconds):.3g}"


def child(command: Sequence[str], into: Measured, *, environment: dict[str, str] | None = None) -> Any:
    """Run a command to its end; its time is that of the process, or the ``seconds`` that it prints as JSON."""
    started = time.perf_counter()
    with subprocess.Popen(
        [*command], stdout=subprocess.PIPE, cwd=ROOT, env={**COMPILED, **(environment or {})}, text=True
    ) as process:
        assert process.stdout is not None
        out = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - started
    if process.returncode:
        sys.exit(f"{' '.join(command)[:300]} ended with status {process.returncode}\n{out[-2000:]}")
    into.said = said = _read(out)
    into.seconds += said["seconds"] if isinstance(said, dict) and "seconds" in said else [took]
    into.processor.append(usage.ru_utime + usage.ru_stime)
    into.peak = max(into.peak, usage.ru_maxrss / 1024)
    return said


def step(name: str, into: Measured, **options: Any) -> Any:
    """One of `benchmarks.ledger.steps` in a process of its own."""
    return child([sys.executable, "-m", "benchmarks.ledger.steps", name, json.dumps(options)], into)


def pantau(into: Measured, *arguments: str, home: Path) -> Any:
    """The command line of Pantau, timed from start to end, interpreter and imports included."""
    return child([str(PANTAU), *arguments, "--home", str(home), "--json"], into)


def fresh(template: Path, target: Path) -> Path:
    """A copy of a home to be written into."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(template, target)
    os.sync()  # what is being written to disk must not slow down what is measured
    return target


def _read(out: str) -> Any:
    try:
        said = json.loads(out)
    except ValueError:
        return out
    return said[0] if isinstance(said, list) and len(said) == 1 else said
