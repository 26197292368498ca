"""Brings up a peer in an environment of its own, with pinned packages, and runs a script there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1")


def environment(folder: Path, peer: str) -> Path:
    """The Python of an environment with the pinned peer, made if it is not there yet."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    requirements, done = HERE / f"requirements-{peer}.txt", folder / f"{peer}-installed"
    wanted = requirements.read_text(encoding="utf-8")
    if done.exists() and done.read_text(encoding="utf-8") == wanted:
        return python
    venv.create(folder, with_pip=True, clear=True)
    _run(
        [
            *(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "--requirement", str(requirements)),
        ]
    )
    done.write_text(wanted, encoding="utf-8")
    return python


def run(python: Path, peer: str, folder: Path) -> dict[str, Any]:
    """Run the script of a peer once: what it tells of seconds, sizes and versions."""
    found: dict[str, Any] = json.loads(
        _run([str(python), "-B", str(HERE / f"{peer}_run.py"), str(folder), "1"])
    )
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
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""
