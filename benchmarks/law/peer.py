"""Runs the country model of OpenFisca-Core, in an environment of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks import peer_environment

HERE = Path(__file__).parent
RUNNER = HERE / "openfisca_run.py"


def environment(folder: Path) -> Path:
    """The Python of an environment in ``folder`` with the pinned OpenFisca, made if it is not there yet."""
    return peer_environment.environment(folder, HERE / "requirements-openfisca.txt")


def run(python: Path, worker_months: Path, results: Path, way: str = "arrays") -> dict[str, Any]:
    """Run the model on a Parquet file of worker-months.

    Returns what the runner tells: ``rows``, ``seconds`` (calculation only, without starting Python, reading,
    cutting into months and writing), ``steps`` (seconds of each), ``results`` (Parquet: id, jkk, jkm, jht,
    jp as 32-bit floats, 0 where the worker is not in the programme), ``float_sums``, ``odd``, ``versions``.
    """
    told = peer_environment.told([str(python), "-B", str(RUNNER), str(worker_months), str(results), way])
    found: dict[str, Any] = json.loads(told)
    return found
