"""What the tests of the store run in other processes: appending, dying, filling a disk.

Run as ``python -m tests.io.store_children WORK FOLDER ARGUMENTS...``.
"""

from __future__ import annotations

import os
import random
import resource
import select
import signal
import sys
from contextlib import suppress
from pathlib import Path

import ibis

from pantau.core.ledger_tables import CONTRIBUTIONS
from pantau.errors import AlreadyAppended, StorageFull
from pantau.io.engine import duckdb_engine
from pantau.io.store.staged import stage
from tests.io.store_rows import held, put, rows, store_in


def append_many(folder: Path, writer: str, batches: str) -> None:
    """Append batches of 10 rows, each again until nobody came before."""
    store = store_in(folder)
    for number in range(int(batches)):
        put(store, rows(10, batch=f"{writer}-{number}"), f"{writer}-{number}")


def kill_again_and_again(folder: Path, times: str, seed: str) -> None:
    """Fork a process that appends in a loop, and kill it at a random moment; the next one goes on.

    Forked before any engine has started a thread: a new interpreter for each would take a second.
    """
    chance, number = random.Random(int(seed)), 0
    for _ in range(int(times)):
        reader, writer = os.pipe()
        process = os.fork()
        if process == 0:
            _append_and_say(folder, number, writer)
        os.close(writer)
        with os.fdopen(reader) as said:
            if said.readline():  # it has begun
                select.select([], [], [], chance.random() * 0.1)
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            lines = [f"begin {number}", *said.read().splitlines()]
        print(*lines, f"killed {process}", sep="\n", flush=True)  # noqa: T201
        number = max(int(line.split()[1]) for line in lines) + chance.randrange(2)


def _append_and_say(folder: Path, number: int, writer: int) -> None:
    store = store_in(folder)
    while True:
        os.write(writer, f"begin {number}\n".encode())
        with suppress(AlreadyAppended):
            put(store, rows(10, batch=f"b{number}"), f"b{number}")
        os.write(writer, f"done {number}\n".encode())
        number += 1


def append_on_a_full_disk(folder: Path, limit: str, size: str, note: str) -> None:
    """Append with no file allowed to grow above a limit, as a full disk does; says how it failed."""
    store = store_in(folder)
    version = store.snapshot(CONTRIBUTIONS).version
    engine = duckdb_engine(threads=1)
    given = ibis.memtable(rows(int(size), batch="full"))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    try:
        with store.staging() as staging:
            staged = stage(engine, given, CONTRIBUTIONS, staging)
            store.append(CONTRIBUTIONS, staged, {"pad": "x" * int(note)}, batch="full", expected=version)
    except StorageFull as error:
        left = [path.name for path in store.scratch.rglob("*")]
        print(f"{error}|{error.text['id']}|{left}")  # noqa: T201
    except AlreadyAppended:
        print("already")  # noqa: T201
    else:
        print("added", held(store).num_rows)  # noqa: T201


WORK = {
    "many": append_many,
    "fork_and_kill": kill_again_and_again,
    "full": append_on_a_full_disk,
}

if __name__ == "__main__":
    WORK[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
