"""The steps of the ledger on Apache Spark: the same rows as on DuckDB."""

from datetime import date

import pyarrow as pa
import pytest

from pantau.core.ledger_tables import CAREERS, CONTRIBUTIONS, CUBE, TIME
from pantau.io.engine import duckdb_engine
from pantau.ledger import proof, undo
from pantau.ledger.cube import rebuilt, summed
from tests.ledger.desk import Desk, DuckTables, arrow_schema, cells
from tests.ledger.test_small_worlds import JAN, MAR, paid

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]
MOVED = {"segment": "PU", "sponsor": "EMPLOYER", "payer": "P1", "jht": None, "region": "36.04"}


class SparkTables:
    """Arrow tables and kept expressions as cached views of a Spark session."""

    def __init__(self, spark):
        self.spark, self._made = spark, 0

    def table(self, rows):
        self._made += 1
        table = self.spark.table(rows, f"ledger_{self._made}")
        return table.cast({"recorded_at": TIME}) if "recorded_at" in table.columns else table

    def keep(self, expression):
        return self.table(self.spark.session.sql(str(self.spark.engine.compile(expression))).toArrow())

    def rows(self, expression):
        return self.spark.rows(expression)


@pytest.fixture(scope="module")
def desks(spark):
    """The same second batch added on both engines to what DuckDB wrote of the first."""
    duckdb = Desk(DuckTables(duckdb_engine(threads=1)))
    duckdb.add("a", [paid(1, JAN), paid(1, MAR), paid(2, date(2019, 12, 1)), paid(2, date(2020, 1, 1))])
    other = Desk.__new__(Desk)
    other.tables, other.undone, other.moments = SparkTables(spark), [], list(duckdb.moments)
    for name, table in (("facts", CONTRIBUTIONS), ("careers", CAREERS), ("cube", CUBE)):
        rows = duckdb.tables.rows(getattr(duckdb, name))
        setattr(other, name, other.tables.table(pa.Table.from_pylist(rows, arrow_schema(table.fields))))
    second = [paid(1, JAN, **MOVED), paid(1, MAR, category="kader"), paid(1, MAR), paid(3, JAN)]
    assert duckdb.add("b", second) == other.add("b", second)
    return duckdb, other


def test_spark_writes_what_duckdb_writes(desks):
    duckdb, other = desks
    assert other.aside == duckdb.aside
    assert _sorted(other.live()) == _sorted(duckdb.live())
    assert other.cells() == duckdb.cells()
    assert other.cells(other.moments[0]) == duckdb.cells(duckdb.moments[0])


def test_an_undo_is_the_same_on_spark(desks):
    found = []
    for desk in desks:
        change, _before = undo.undone("b", desk.facts, CONTRIBUTIONS)
        tables = (change.alone, change.added, change.taken_back)
        found.append([_sorted(desk.tables.rows(rows)) for rows in tables])
    assert found[0] == found[1]


def test_the_cube_is_rebuilt_and_proven_on_spark(desks):
    desk = desks[1]
    assert cells(desk.tables.rows(summed(rebuilt(desk.facts)))) == desk.cells()
    found = [
        *proof.of_table(desk.facts, CONTRIBUTIONS),
        *proof.of_counts(desk.facts),
        *proof.of_derived(desk.facts, desk.careers, desk.cube),
    ]
    assert [(one.code, desk.tables.rows(one.wrong)) for one in found] == [(one.code, []) for one in found]


def _sorted(rows):
    return sorted(rows, key=lambda row: (row["person"], row["month"], row["segment"]))
