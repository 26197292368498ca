"""Brings up a peer in an environment of its own, with pinned packages, and runs commands there.

Peers pin libraries of their own (numpy, for one), so none ever shares the environment of Pantau.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

# One thread for each library: the peers calculate on one core, and the libraries beside them may not take more.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1")


def environment(folder: Path, requirements: Path) -> Path:
    """The Python of an environment with what a file ``requirements-PEER.txt`` pins, made if it is not there yet."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = folder / f"{requirements.stem.removeprefix('requirements-')}-installed"
    wanted = requirements.read_text(encoding="utf-8")
    if done.exists() and done.read_text(encoding="utf-8") == wanted:
        return python
    venv.create(folder, with_pip=True, clear=True)
    told(
        [
            *(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "--requirement", str(requirements)),
        ]
    )
    done.write_text(wanted, encoding="utf-8")
    return python


def told(command: list[str]) -> str:
    """What a command prints; where it fails, the benchmark ends and says why."""
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
