"""The cube equals the ledger told again from scratch, after any sequence of adds, corrections and undos."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.ledger_tables import AMOUNTS
from pantau.io.engine import duckdb_engine
from pantau.ledger.cube import rebuilt, summed
from tests.ledger.desk import Desk, DuckTables, cells
from tests.ledger.model import Model

MONTHS = [date(2023, 10, 1), date(2023, 11, 1), date(2023, 12, 1), date(2024, 1, 1), date(2024, 2, 1)]
BODIES = {1: ("F", date(1999, 1, 1)), 2: ("M", None), 3: ("", date(2005, 12, 1))}
amounts = st.sampled_from([None, Decimal("10000.00"), Decimal("6800.50")])


@st.composite
def contributions(draw):
    person = draw(st.sampled_from(sorted(BODIES)))
    sex, born = BODIES[person]
    return {
        "person": person,
        "month": draw(st.sampled_from(MONTHS)),
        "segment": draw(st.sampled_from(["PU", "BPU", "JAKON"])),
        "sponsor": draw(st.sampled_from(["APBD", "SELF"])),
        "payer": draw(st.sampled_from(["", "A"])),
        "region": draw(st.sampled_from(["36.72", "36.04"])),
        "category": draw(st.sampled_from(["", "ojek"])),
        **{name: draw(amounts) for name in AMOUNTS[:2]},
        **dict.fromkeys(AMOUNTS[2:]),
        "paid_on": draw(st.sampled_from([None, date(2024, 1, 5)])),
        "office": "",
        "sex": sex,
        "birth_month": born,
    }


batches = st.lists(contributions(), min_size=1, max_size=6)
steps = st.lists(st.one_of(batches, st.integers(0, 5)), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def engine():
    return duckdb_engine(threads=1)


def run(tables, steps):
    """Add each list of rows, undo the n-th batch where a step is a number; look after every step."""
    desk, model, then = Desk(tables), Model(), []
    names = []
    for number, step in enumerate(steps):
        if isinstance(step, list):
            names.append(f"b{number}")
            assert desk.add(names[-1], step) == model.add(names[-1], step)
        else:
            standing = [name for name in names if name not in model.undone]
            if not standing:
                continue
            batch = standing[step % len(standing)]
            desk.undo(batch)
            model.undo(batch)
        then.append(model.cells())
        assert desk.cells() == then[-1]
    return desk, then


@settings(max_examples=3)
@given(steps=steps)
def test_the_cube_is_what_the_standing_statements_say(engine, steps):
    tables = DuckTables(engine)
    desk, then = run(tables, steps)
    assert cells(tables.rows(summed(rebuilt(desk.facts)))) == desk.cells()
    assert [desk.cells(moment) for moment in desk.moments] == then
    tables.close()
