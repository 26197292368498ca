"""A file that is missing, cut short or changed is named, whoever meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pantau.core.ledger_tables import CONTRIBUTIONS
from pantau.errors import Damaged
from pantau.io.engine import duckdb_engine
from tests.io.store_rows import held, put, rows, store_in


@pytest.fixture
def store(tmp_path):
    made = store_in(tmp_path)
    for number in range(3):
        put(made, rows(500, batch=f"b{number}"), f"b{number}")
    return made


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0x40
    path.write_bytes(data)


def cut(path):
    path.write_bytes(path.read_bytes()[:-50])


def overwrite(path):
    path.write_bytes(bytes(path.stat().st_size))


SPOILT = {
    "flipped": (flip, "does not hold what was written"),
    "cut": (cut, "bytes long"),
    "zeros": (overwrite, "does not hold what was written"),
    "gone": (Path.unlink, "is not there"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_file_is_named(store, how):
    spoil, message = SPOILT[how]
    assert store.check(CONTRIBUTIONS) == []
    file = store.snapshot(CONTRIBUTIONS).files[4]
    spoil(Path(file))
    (damage,) = store.check(CONTRIBUTIONS)
    assert (damage.table, damage.file) == ("contributions", file)
    assert message in damage.what.en
    assert damage.what.id != damage.what.en


@pytest.mark.parametrize("how", ["cut", "gone"])
def test_reading_a_version_with_a_file_missing_or_cut_names_it(store, how):
    file = store.snapshot(CONTRIBUTIONS).files[4]
    SPOILT[how][0](Path(file))
    with pytest.raises(Damaged, match="run `pantau ledger verify`") as caught:
        held(store)
    assert file in str(caught.value)
    assert file in caught.value.text["id"]
    assert held(store, version=1 if file not in store.snapshot(CONTRIBUTIONS, 1).files else 0) is not None


def test_a_query_that_fails_over_a_broken_file_names_it(store):
    found = store.snapshot(CONTRIBUTIONS)
    overwrite(Path(found.files[4]))
    with pytest.raises(Damaged, match="does not hold what was written") as caught, store.reading(found):
        found.read(duckdb_engine()).to_pyarrow()
    assert found.files[4] in str(caught.value)


def test_an_error_that_no_file_explains_stays_what_it_is(store):
    with pytest.raises(ZeroDivisionError), store.reading(store.snapshot(CONTRIBUTIONS)):
        _ = 1 / 0


def test_compaction_does_not_take_over_what_is_damaged(store):
    file = store.snapshot(CONTRIBUTIONS).files[0]
    flip(Path(file))
    with pytest.raises(Damaged, match="does not hold what was written"):
        store.compact(CONTRIBUTIONS)
    assert store.snapshot(CONTRIBUTIONS).version == 3


def log(store, version):
    return Path(store.location.of("contributions")) / "_delta_log" / f"{version:020d}.json"


def test_a_log_that_was_changed_is_named(store):
    changed = log(store, 2)
    changed.write_text(changed.read_text().replace(r"\"kind\": \"add\"", r"\"kind\": \"odd\""))
    (damage,) = store.check(CONTRIBUTIONS)
    assert (damage.file, damage.what.en) == (str(changed), "this log was changed after it was written")


def test_a_log_that_is_gone_or_unreadable_is_named(store):
    log(store, 2).write_text("{")
    with pytest.raises(Damaged, match="_delta_log"):
        store.snapshot(CONTRIBUTIONS)
    (damage,) = store.check(CONTRIBUTIONS)
    assert "_delta_log" in damage.file
    log(store, 2).unlink()
    assert [each.table for each in store.check(CONTRIBUTIONS)] == ["contributions"]


def test_a_file_that_no_batch_recorded_is_named(store):
    last = log(store, 3)
    lines = last.read_text().splitlines()
    said = [json.loads(line) for line in lines]
    for each in said:
        if "commitInfo" in each:
            each["commitInfo"]["pantau"] = json.dumps({"batch": "b2"})
    last.write_text("\n".join(map(json.dumps, said)))
    assert {damage.what.en for damage in store.check(CONTRIBUTIONS)} == {"is recorded in no batch"}
