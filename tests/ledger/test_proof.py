"""The proofs are silent on a sound ledger, and name what is damaged or does not fit."""

from datetime import date

import pyarrow as pa
import pytest

from pantau.core.ledger_tables import CONTRIBUTIONS
from pantau.core.text import LANGUAGES
from pantau.io.engine import duckdb_engine
from pantau.ledger import proof
from tests.ledger.desk import Desk, DuckTables
from tests.ledger.test_small_worlds import FEB, JAN, MAR, paid


@pytest.fixture(scope="module")
def desk():
    desk = Desk(DuckTables(duckdb_engine(threads=1)))
    desk.add("a", [paid(1, JAN), paid(1, MAR), paid(2, JAN)])
    desk.add("b", [paid(1, JAN, segment="PU"), paid(2, JAN, office="B")])
    desk.undo("b")
    return desk


def proofs(desk, facts, careers=None, cube=None):
    careers = desk.careers if careers is None else careers
    cube = desk.cube if cube is None else cube
    return [
        *proof.of_table(facts, CONTRIBUTIONS),
        *proof.of_counts(facts),
        *proof.of_derived(facts, careers, cube),
    ]


def broken(desk, found):
    return [one.code.split(".")[1] for one in found if desk.tables.rows(one.wrong)]


def test_a_sound_ledger_is_sound(desk):
    found = proofs(desk, desk.facts)
    assert broken(desk, found) == []
    assert all(one.what.say(language) for one in found for language in LANGUAGES)


@pytest.mark.parametrize(
    ("damage", "codes"),
    [
        (lambda rows: rows.filter(rows.sign > 0), ["stated_once", "counted_once", "counts", "rebuilt"]),
        (
            lambda rows: rows.filter(rows.sign < 0),
            ["stated_once", "taken_back", "counted_once", "rebuilt", "rebuilt"],
        ),
        (
            lambda rows: rows.mutate(office=(rows.sign < 0).ifelse("X", rows.office)),
            ["taken_back", "counts"],
        ),
        (lambda rows: rows.mutate(counts=(rows.counts + 8).cast("int16")), ["counted_once", "rebuilt"]),
    ],
    ids=["taken back is lost", "stated is lost", "another row is taken back", "counts for too much"],
)
def test_damage_is_named(desk, damage, codes):
    found = broken(desk, proofs(desk, desk.tables.keep(damage(desk.facts))))
    assert set(codes) - {"counts"} <= set(found)


def test_a_cube_and_careers_that_lack_a_batch_are_told(desk):
    careers = desk.careers.filter(desk.careers.batch != "a")
    cube = desk.cube.filter(desk.cube.batch != "a")
    assert broken(desk, proofs(desk, desk.facts, careers, cube)) == ["rebuilt", "rebuilt"]


def test_rows_that_refer_to_nothing_are_told():
    tables = DuckTables(duckdb_engine(threads=1))
    day = pa.date32()
    people = tables.table(pa.table({"person": [1, 2]}))
    spells = {"person": [1, 2], "segment": ["BPU", "PU"]}
    ends = {"start": pa.array([date(2024, 1, 31), JAN], day), "end": pa.array([date(2024, 2, 1), None], day)}
    enrolments = tables.table(pa.table({**spells, **ends}))
    paid_for = {"person": [1, 1, 1, 2, 3], "segment": ["BPU", "BPU", "BPU", "BPU", "PU"]}
    months = pa.array([JAN, FEB, MAR, JAN, JAN], day)
    contributions = tables.table(pa.table({**paid_for, "month": months}))
    events = pa.array([FEB, date(2024, 2, 2), date(2030, 1, 1)], day)
    claims = tables.table(pa.table({"person": [1, 1, 2], "event_date": events}))
    found = proof.of_references(people, enrolments, contributions, claims)
    wrong = {one.code: [tuple(row.values()) for row in tables.rows(one.wrong)] for one in found}
    assert wrong["contributions.person"] == [(3, "PU", JAN)]
    assert sorted(wrong["contributions.orphan_months"]) == [(1, "BPU", MAR), (2, "BPU", JAN), (3, "PU", JAN)]
    assert wrong["claims.not_enrolled"] == [(1, date(2024, 2, 2))]
    assert wrong["enrolments.person"] == wrong["claims.person"] == []
    assert {one.code for one in found if not one.grave} == {
        "contributions.orphan_months",
        "claims.not_enrolled",
    }
