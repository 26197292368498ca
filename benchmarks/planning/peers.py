"""Runs the script of a peer, in an environment of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks import peer_environment

HERE = Path(__file__).parent


def environment(folder: Path, peer: str) -> Path:
    """The Python of an environment with the pinned peer, made if it is not there yet."""
    return peer_environment.environment(folder, HERE / f"requirements-{peer}.txt")


def run(python: Path, peer: str, folder: Path) -> dict[str, Any]:
    """Run the script of a peer once: what it tells of seconds, sizes and versions."""
    printed = peer_environment.told([str(python), "-B", str(HERE / f"{peer}_run.py"), str(folder), "1"])
    found: dict[str, Any] = json.loads(printed.strip().splitlines()[-1])
    return found
