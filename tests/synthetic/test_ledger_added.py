"""Files of a made-up world taken into a ledger: the wrong rows stay out, and what is recorded is what is true."""

from collections import Counter
from csv import DictReader

import pytest

from pantau.core.ledger_tables import (
    CLAIMS,
    CONTRIBUTIONS,
    CUBE,
    CUBE_DIMENSIONS,
    DEATHS,
    ELIGIBLE,
    ENROLMENTS,
)
from pantau.core.period import Month
from pantau.io.engine import collected, duckdb_engine
from pantau.io.synthetic_ledger import write_world
from pantau.ledger.asof import live
from pantau.ledger.cube import MEASURES, summed
from pantau.synthetic.ledger_truth import Cell, Truth
from pantau.workspace_ledger import Ledger
from pantau.workspace_ledger.place import Place

TABLES = (ENROLMENTS, CONTRIBUTIONS, CLAIMS, DEATHS, ELIGIBLE)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world")
    return write_world(folder, "36.72", 500, "2024-03/2024-06", seed=8, errors=0.05)


@pytest.fixture(scope="module")
def added(home, written):
    ledger = Ledger(home)
    return {table.name: ledger.add(table.name, written.files[table.name]) for table in TABLES}


def test_exactly_the_wrong_rows_are_set_aside_each_for_its_reason(added, written):
    done = added["contributions"]
    with done.set_aside_file.open(encoding="utf-8-sig", newline="") as rows:
        found = {(row["file"], int(row["row"]), row["reason"]) for row in DictReader(rows)}
    assert found == {(each.file, each.row, each.reason) for each in written.wrong}
    assert done.reasons == Counter(each.reason for each in written.wrong)
    assert len(done.reasons) == 6
    assert done.added == len(written.world.paid)


def test_every_other_file_goes_in_whole(added, written):
    world = written.world
    facts = {
        "enrolments": world.members, "claims": world.claims, "deaths": world.deaths, "eligible": world.eligible,
    }  # fmt: skip
    assert {name: (added[name].added, added[name].set_aside) for name in facts} == {
        name: (len(rows), 0) for name, rows in facts.items()
    }


def test_the_ledger_holds_what_is_true(added, home, written):
    engine, store = duckdb_engine(), Place.of(home).store
    held = {table.name: live(store.snapshot(table).read(engine), table) for table in TABLES}
    rows = collected(engine, held["contributions"].aggregate(jkk=held["contributions"].jkk.sum()))
    assert rows["jkk"][0].as_py() == sum(row.amounts[0] or 0 for row in written.world.paid)
    amounts = collected(engine, held["claims"].select("claim_id", "amount")).to_pylist()
    assert {row["claim_id"]: row["amount"] for row in amounts} == {
        each.claim_id: each.amount for each in written.world.claims
    }
    values = collected(
        engine, held["eligible"].group_by("definition").aggregate(n=held["eligible"].value.sum())
    )
    assert {row["definition"]: row["n"] for row in values.to_pylist()} == {
        definition: sum(each.value for each in written.world.eligible if each.definition == definition)
        for definition in ("eligible", "employed", "target")
    }
    engine.disconnect()


def test_the_cube_is_the_one_counted_person_by_person(added, home, written):
    engine = duckdb_engine()
    rows = collected(engine, summed(Place.of(home).store.snapshot(CUBE).read(engine))).to_pylist()
    engine.disconnect()
    found = {
        Cell(Month.of(row["month"]), *(row[name] for name in CUBE_DIMENSIONS[1:])): Counter(
            {name: int(row[name]) for name in MEASURES if row[name]}
        )
        for row in rows
    }
    assert found == Truth(written.world).cube()
