"""Several writers, writers that die and disks that fill: nothing is lost, nothing doubled."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from pantau.core.ledger_tables import CONTRIBUTIONS
from pantau.errors import AlreadyAppended
from tests.io.store_rows import held, put, rows, store_in

ROOT = Path(__file__).parents[2]


def child(*arguments, **options):
    command = [sys.executable, "-m", "tests.io.store_children", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, **options)


def batches(store):
    """Rows in the table by batch."""
    listed = held(store)["batch"].to_pylist()
    return {batch: listed.count(batch) for batch in set(listed)}


def test_four_processes_at_once_lose_and_double_nothing(tmp_path):
    writers = [child("many", tmp_path, name, 5) for name in "abcd"]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0, 0]
    for writer in writers:
        writer.stdout.close()
    store = store_in(tmp_path)
    assert batches(store) == {f"{name}-{number}": 10 for name in "abcd" for number in range(5)}
    assert store.snapshot(CONTRIBUTIONS).version == 20
    assert len(store.history(CONTRIBUTIONS)) == 20
    assert store.check(CONTRIBUTIONS) == []


def test_killed_at_any_moment_and_repeated(tmp_path):
    """One process appends in a loop and is killed at a random moment, twenty-five times over."""
    store, chance, begun = store_in(tmp_path), random.Random(5), -1
    runner = child("fork_and_kill", tmp_path, 25, chance.randrange(2**30))
    said, _ = runner.communicate(timeout=120)
    assert runner.returncode == 0
    lines = [line.split() for line in said.splitlines()]
    done = {int(number) for word, number in lines if word == "done"}
    begun = max(int(number) for word, number in lines if word == "begin")
    assert sum(word == "killed" for word, _ in lines) == 25
    for number in range(begun + 1):
        try:
            put(store, rows(10, batch=f"b{number}"), f"b{number}")
        except AlreadyAppended:
            done.discard(number)
    assert done == set()  # whatever was said to be done was there already
    assert batches(store) == {f"b{number}": 10 for number in range(begun + 1)}
    assert store.check(CONTRIBUTIONS) == []


@pytest.mark.parametrize(("limit", "size", "note"), [(16_000, 20_000, 0), (64_000, 10, 100_000)])
def test_a_full_disk_is_said_and_leaves_the_ledger_as_it_was(tmp_path, limit, size, note):
    store = store_in(tmp_path)
    put(store, rows(10), "b1")
    before = sorted(path for path in (tmp_path / "ledger").rglob("*") if path.is_file())
    writer = child("full", tmp_path, limit, size, note)
    english, indonesian, left = writer.communicate(timeout=60)[0].split("|")
    assert "there is no room left at" in english
    assert "nothing was added and the ledger is as it was" in english
    assert "tidak ada ruang lagi di" in indonesian
    assert left.strip() == "[]"
    after = sorted(path for path in (tmp_path / "ledger").rglob("*") if path.is_file())
    assert after == before
    assert store.check(CONTRIBUTIONS) == []
    # With room again the same batch goes in.
    writer = child("full", tmp_path, 10**9, size, note)
    assert writer.communicate(timeout=60)[0] == f"added {size + 10}\n"
