"""Indicators of people's months on Apache Spark: the same people, months and rupiah as on DuckDB."""

from random import Random

import pytest

from pantau.indicators.persons.arrears import arrears_parts
from pantau.indicators.persons.cover import cover_parts, december_parts
from pantau.indicators.persons.deaths import (
    deaths_without_claim,
    deaths_without_claim_parts,
    paid_after_death,
    paid_after_death_parts,
)
from pantau.indicators.persons.history import history
from pantau.indicators.persons.lapses import lapse_parts
from pantau.indicators.persons.scholarships import scholarship_parts
from pantau.indicators.persons.waiting import waiting_parts
from pantau.io.synthetic_ledger_tables import ledger_tables
from pantau.synthetic.ledger import ledger_world
from tests.indicators.people_rows import Duck, asked, sorted_rows, views_of

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]
PARTS = (
    *(arrears_parts, cover_parts, december_parts, deaths_without_claim, deaths_without_claim_parts),
    *(lapse_parts, paid_after_death, paid_after_death_parts, scholarship_parts, waiting_parts),
)


@pytest.fixture(scope="module")
def duck():
    return Duck()


@pytest.fixture(scope="module")
def tables(duck):
    return duck.with_cube(ledger_tables(ledger_world(Random(5), "36.72", 250, "2022-06/2024-12")))


@pytest.fixture(scope="module")
def on_duck(duck, tables):
    return duck.views(tables)


@pytest.fixture(scope="module")
def on_spark(spark, tables):
    return views_of(tables, spark.table)


@pytest.mark.parametrize("parts", PARTS, ids=lambda parts: parts.__name__)
def test_both_engines_count_the_same(parts, duck, on_duck, spark, on_spark):
    question = asked("2024-07", "region", "category", "age")
    expected = duck.rows(parts(on_duck, question))
    assert sorted_rows(spark.rows(parts(on_spark, question))) == sorted_rows(expected)


def test_both_engines_tell_the_same_history(duck, on_duck, spark, on_spark, tables):
    people = tables["contributions"]["person"].to_pylist()
    for person in people[:2]:
        expected = duck.rows(history(on_duck, person))
        assert expected
        assert spark.rows(history(on_spark, person)) == expected
