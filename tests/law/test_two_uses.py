"""One formula, two uses: every rule gives the same on one number and on a column of them."""

from decimal import Decimal

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.io.engine import duckdb_engine
from tests.law.rule_columns import ARGUMENTS, RULES, TABLES, as_column, as_numbers, batches, cells, sheet

thorough = settings(max_examples=10, deadline=None)


@pytest.fixture(scope="module")
def engine():
    connection = duckdb_engine(threads=1)
    yield connection
    connection.disconnect()


def amounts(engine, rule, rows):
    found = engine.to_pyarrow(as_column(rule, ibis.memtable(sheet(rule, rows))))
    return found["amount"].to_pylist()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@thorough
@given(data=st.data())
def test_a_rule_gives_the_same_on_a_number_and_on_a_column(rule, engine, data):
    rows = data.draw(batches(rule))
    assert amounts(engine, rule, rows) == as_numbers(rule, rows)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_any_missing_argument_leaves_nothing(rule, engine):
    whole = dict.fromkeys(cells(rule), Decimal(1))
    rows = [whole, *(whole | {name: None} for name in whole)]
    first, *rest = amounts(engine, rule, rows)
    assert first is not None
    assert rest == [None] * len(whole)


def test_every_rule_and_every_argument_is_tried():
    used = {name for rule in RULES for name in rule.arguments}
    assert used == {*ARGUMENTS, *TABLES, "years"}
    assert len(RULES) >= 30
