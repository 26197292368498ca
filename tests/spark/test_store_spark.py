"""Spark reads the same version of the ledger as DuckDB, with the same types."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from pantau.core.ledger_tables import CONTRIBUTIONS, PEOPLE
from pantau.io.engine import collected
from pantau.io.store.columns import arrow_schema, ibis_schema
from tests.io.store_rows import contribution, held, put, rows, store_in

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]


@pytest.mark.parametrize("name", ["ledger", "my [2024] data*"])
def test_spark_reads_what_duckdb_reads(spark, tmp_path, name):
    store = store_in(tmp_path / name)
    odd = [
        contribution(),
        contribution(
            person=-1, month=date(1999, 12, 1), jkk=-(Decimal(10) ** 16 - Decimal("0.01")), paid_on=None
        ),
    ]
    put(store, pa.Table.from_pylist(odd, schema=arrow_schema(CONTRIBUTIONS)), "b1")
    put(store, rows(30, batch="b2"), "b2")
    for version in (1, 2):
        read = store.snapshot(CONTRIBUTIONS, version).read(spark.engine)
        assert read.schema() == ibis_schema(CONTRIBUTIONS)
        found = collected(spark.engine, read).cast(arrow_schema(CONTRIBUTIONS))
        assert found.sort_by([("person", "ascending")]) == held(store, version=version)


def test_a_table_that_is_not_there_is_empty_and_typed(spark, tmp_path):
    read = store_in(tmp_path).snapshot(PEOPLE).read(spark.engine)
    assert read.schema() == ibis_schema(PEOPLE)
    assert collected(spark.engine, read).num_rows == 0
