"""Brings up OpenFisca-Core in an environment of its own and runs the country model there.

OpenFisca pins libraries of its own (numpy, for one), so it never shares the environment of Pantau.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
REQUIREMENTS = HERE / "requirements-openfisca.txt"
RUNNER = HERE / "openfisca_run.py"
# One thread for each library: OpenFisca calculates on one core, and the libraries beside it may not take more.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1")


def environment(folder: Path) -> Path:
    """The Python of an environment in ``folder`` with the pinned OpenFisca, made if it is not there yet."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = folder / "openfisca-installed"
    wanted = REQUIREMENTS.read_text(encoding="utf-8")
    if done.exists() and done.read_text(encoding="utf-8") == wanted:
        return python
    venv.create(folder, with_pip=True, clear=True)
    _run([
        str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes",
        "--requirement", str(REQUIREMENTS),
    ])  # fmt: skip
    done.write_text(wanted, encoding="utf-8")
    return python


def run(python: Path, worker_months: Path, results: Path, way: str = "arrays") -> dict[str, Any]:
    """Run the model on a Parquet file of worker-months.

    Returns what the runner tells: ``rows``, ``seconds`` (calculation only, without starting Python, reading,
    cutting into months and writing), ``steps`` (seconds of each), ``results`` (Parquet: id, jkk, jkm, jht,
    jp as 32-bit floats, 0 where the worker is not in the programme), ``float_sums``, ``odd``, ``versions``.
    """
    told = _run([str(python), "-B", str(RUNNER), str(worker_months), str(results), way])
    found: dict[str, Any] = json.loads(told)
    return found


def _run(command: list[str]) -> str:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **ONE_THREAD, "PYTHONPATH": ""},
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with status {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout
