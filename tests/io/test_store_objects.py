"""The ledger in an object storage: the same promises, over the wire."""

from __future__ import annotations

import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from pantau.core.ledger_tables import CONTRIBUTIONS, CUBE
from pantau.errors import AlreadyAppended, Conflict
from pantau.io.store.location import location_of
from pantau.io.store.store import Store
from pantau.settings import Settings
from tests.io.store_rows import held, put, rows

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def endpoint():
    command = [sys.executable, "-m", "tests.io.store_objects_server"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        server.stdin.close()


@pytest.fixture
def store(endpoint, tmp_path, monkeypatch, request):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    bucket = f"pantau-{abs(hash(request.node.name)) % 10**8}"
    urllib.request.urlopen(urllib.request.Request(f"{endpoint}/{bucket}", method="PUT")).close()
    settings = Settings(
        ledger=f"s3://{bucket}/ledger",
        storage_endpoint=endpoint,
        storage_region="us-east-1",
        storage_allow_http=True,
    )
    return Store(location_of(settings), tmp_path / "scratch")


def test_rows_come_back_exactly_at_every_version(store):
    assert held(store).num_rows == 0
    put(store, rows(9, batch="b1"), "b1")
    put(store, rows(6, batch="b2"), "b2")
    first = held(store, version=1)
    assert first == rows(9, batch="b1").sort_by("person")
    assert held(store).num_rows == 15
    assert [commit.note["batch"] for commit in store.history(CONTRIBUTIONS)] == ["b1", "b2"]
    assert store.has(CONTRIBUTIONS, "b2")
    assert store.check(CONTRIBUTIONS) == []
    assert store.compact(CONTRIBUTIONS) == 3
    assert held(store).num_rows == 15
    assert held(store, version=1) == first
    assert store.check(CONTRIBUTIONS) == []


def test_one_winner_among_writers(store):
    put(store, rows(3), "b1")
    other = Store(store.location, store.scratch)
    put(other, rows(2, batch="b2"), "b2", expected=1)
    with pytest.raises(Conflict):
        put(store, rows(1, batch="b3"), "b3", expected=1)
    with pytest.raises(AlreadyAppended):
        put(store, rows(3), "b1")
    assert held(store).num_rows == 5


def test_a_commit_never_replaces_another(store, monkeypatch):
    """Both have read version 1 when the second commits: the storage itself refuses (conditional put)."""
    put(store, rows(3), "b1")
    other, seen = Store(store.location, store.scratch), store._expected

    def late(*arguments):
        delta = seen(*arguments)
        put(other, rows(2, batch="b2"), "b2", expected=1)
        return delta

    monkeypatch.setattr(store, "_expected", late)
    with pytest.raises(Conflict):
        put(store, rows(1, batch="b3"), "b3", expected=1)
    assert sorted(set(held(other)["batch"].to_pylist())) == ["b1", "b2"]
    assert other.check(CONTRIBUTIONS) == []


def test_a_missing_or_changed_object_is_named(store, tmp_path):
    put(store, rows(30), "b1")
    folder, (one, other, _) = store.folder(CONTRIBUTIONS), store.snapshot(CONTRIBUTIONS).parts
    folder.remove(one.name)
    (tmp_path / "zeros").write_bytes(bytes(other.size))
    folder.put(tmp_path / "zeros", other.name)
    found = {damage.file: damage.what.en for damage in store.check(CONTRIBUTIONS)}
    assert set(found) == {folder.path(one.name), folder.path(other.name)}
    assert found[folder.path(one.name)] == "is not there"


def test_a_derived_table_can_be_thrown_away(store):
    table = CUBE._replace(key=CONTRIBUTIONS.key, content=(), trace=())
    given = rows(3).select(list(table.names))
    put(store, given, "b1", table=table)
    store.discard(table)
    assert store.snapshot(table).version == -1
    put(store, given, "b1", table=table)
    assert held(store, table).num_rows == 3
