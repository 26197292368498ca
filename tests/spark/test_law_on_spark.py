"""The formulas of the law on Apache Spark, in local mode: the same as on one number."""

import pyarrow
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pantau.core.exact_columns import ExactColumn
from pantau.law.table import contributions
from tests.law.rule_columns import RULES, as_column, as_numbers, batches, sheet
from tests.law.worker_months import compare, rows_of, table_of

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]
few = settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
LARGE = 9_007_199_254_740_993  # a float would lose its last digit


def test_whole_numbers_are_divided_without_a_float(spark):
    table = spark.table(pyarrow.table({"n": pyarrow.array([LARGE, LARGE * 100 + 50, None], "int64")}))
    found = spark.rows(table.select(r=ExactColumn(table.n, 100).rupiah().money()))
    assert [one["r"] for one in found] == [90_071_992_547_410, LARGE + 1, None]


def test_what_no_longer_fits_stops_the_query(spark):
    table = spark.table(pyarrow.table({"n": pyarrow.array([LARGE], "int64")}))
    many = ExactColumn(table.n) * ExactColumn(table.n)
    with pytest.raises(Exception, match="ARITHMETIC_OVERFLOW"):
        spark.rows(table.select(n=many.whole))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@few
@given(data=st.data())
def test_a_rule_gives_the_same_on_a_number_and_on_a_column(rule, spark, data):
    rows = data.draw(batches(rule, most=100))
    found = spark.rows(as_column(rule, spark.table(sheet(rule, rows))))
    assert [one["amount"] for one in found] == as_numbers(rule, rows)


def test_a_table_says_what_the_law_says_of_each_row(spark):
    rows = rows_of(20241121, 2_000)
    found = spark.rows(contributions(spark.table(table_of(rows))).order_by("row_number"))
    wrong = [one for row, given in zip(rows, found, strict=True) for one in compare(row, given)]
    assert not wrong, "\n".join(wrong[:5])
