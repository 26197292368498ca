"""Compaction: the same rows in fewer files, and nothing else changes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pantau.core.ledger_tables import CONTRIBUTIONS, PEOPLE
from pantau.errors import AlreadyAppended, Conflict, LedgerError
from pantau.io.store import compaction
from pantau.io.store import store as store_module
from pantau.io.store.columns import arrow_schema
from tests.io.store_rows import RECORDED, contribution, held, put, rows, store_in


@pytest.fixture
def store(tmp_path):
    made = store_in(tmp_path)
    for number in range(5):
        put(made, rows(60, batch=f"b{number}"), f"b{number}")
    return made


def test_the_rows_stay_and_the_files_become_fewer(store):
    before = held(store)
    assert store.compact(CONTRIBUTIONS) == 6
    assert held(store) == before
    assert (len(store.snapshot(CONTRIBUTIONS, 5).files), len(store.snapshot(CONTRIBUTIONS).files)) == (15, 3)
    assert store.check(CONTRIBUTIONS) == []
    assert store.compact(CONTRIBUTIONS) is None
    last = store.history(CONTRIBUTIONS)[-1]
    assert (last.compaction, last.note["rows"], last.note["from_files"]) == (True, 300, 15)
    assert [commit.compaction for commit in store.history(CONTRIBUTIONS)[:-1]] == [False] * 5


def test_a_person_lies_in_one_place(store):
    store.compact(CONTRIBUTIONS)
    for file in store.snapshot(CONTRIBUTIONS).files:
        persons = pq.read_table(file, columns=["person"], partitioning=None)["person"].to_pylist()
        assert persons == sorted(persons)


def test_older_versions_and_batches_stay_known(store):
    old = [held(store, version=version) for version in range(6)]
    store.compact(CONTRIBUTIONS)
    assert [held(store, version=version) for version in range(6)] == old
    with pytest.raises(AlreadyAppended):
        put(store, rows(60, batch="b2"), "b2")


def test_only_what_is_new_is_gathered_again(store):
    store.compact(CONTRIBUTIONS)
    files = set(store.snapshot(CONTRIBUTIONS).files)
    july = [
        contribution(month=date(2024, 2, 1), batch="late"),
        contribution(month=date(2024, 9, 1), batch="late"),
    ]
    put(store, pa.Table.from_pylist(july, schema=arrow_schema(CONTRIBUTIONS)), "late")
    assert store.compact(CONTRIBUTIONS) == 8
    after = store.snapshot(CONTRIBUTIONS)
    assert (len(after.files), len(files & set(after.files)), after.rows) == (4, 2, 302)
    assert store.check(CONTRIBUTIONS) == []


def test_a_table_that_is_not_cut_is_gathered_too(store):
    given = {"sex": "F", "region": "36", "sign": 1, "batch": "b", "recorded_at": RECORDED, "origin": "b"}
    given |= {"file": "f", "sheet": "", "row": 1, "birth_month": None}
    for number in (3, 1, 2):
        people = pa.Table.from_pylist([{"person": number} | given], schema=arrow_schema(PEOPLE))
        put(store, people, f"b{number}", table=PEOPLE)
    assert store.compact(PEOPLE) == 4
    (file,) = store.snapshot(PEOPLE).files
    assert pq.read_table(file)["person"].to_pylist() == [1, 2, 3]
    assert store.check(PEOPLE) == []


def test_there_is_nothing_to_gather_in_a_table_that_is_not_there(store):
    assert store.compact(PEOPLE) is None


def test_what_others_append_meanwhile_stays(store, monkeypatch):
    def slow(*arguments):
        compaction.gathered(*arguments)
        put(store, rows(7, batch="meanwhile"), "meanwhile")

    monkeypatch.setattr(store_module, "gathered", slow)
    assert store.compact(CONTRIBUTIONS) == 7
    assert held(store).num_rows == 307
    assert store.check(CONTRIBUTIONS) == []


def test_of_two_compactions_at_once_one_gives_way(store, monkeypatch):
    def twice(*arguments):
        compaction.gathered(*arguments)
        monkeypatch.setattr(store_module, "gathered", compaction.gathered)
        store.compact(CONTRIBUTIONS)

    monkeypatch.setattr(store_module, "gathered", twice)
    with pytest.raises(Conflict):
        store.compact(CONTRIBUTIONS)
    assert held(store).num_rows == 300
    assert store.check(CONTRIBUTIONS) == []


def test_a_row_that_came_out_otherwise_stops_it(store, monkeypatch):
    proofs = iter([(100, 1), (100, 2)])
    monkeypatch.setattr(compaction, "_proof", lambda *_: next(proofs))
    with pytest.raises(LedgerError, match="gave other rows"):
        store.compact(CONTRIBUTIONS)
    assert store.snapshot(CONTRIBUTIONS).version == 5


def test_the_proof_sees_one_rupiah(store):
    engine = store_module.__dict__["gathered"].__globals__["duckdb_engine"]()
    one = compaction._proof(engine, "SELECT 1 AS person, 10000.00::DECIMAL(18, 2) AS jkk")
    other = compaction._proof(engine, "SELECT 1 AS person, 10001.00::DECIMAL(18, 2) AS jkk")
    assert (one[0], other[0]) == (1, 1)
    assert one != other
    assert Decimal(one[1]) > 0
    assert Path(store.scratch).exists()
