"""Contributions of a whole table are what the law says of each row asked by itself."""

from collections import Counter
from datetime import date
from decimal import Decimal

import ibis
import pyarrow
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pantau.errors import InputError
from pantau.io.engine import duckdb_engine
from pantau.law.table import REASONS, contributions
from tests.law.worker_months import compare, rows_of, table_of


@pytest.fixture(scope="module")
def engine():
    connection = duckdb_engine(threads=1)
    yield connection
    connection.disconnect()


def due(engine, rows, *programmes):
    table = contributions(ibis.memtable(table_of(rows)), *programmes)
    return engine.to_pyarrow(table.order_by("row_number")).to_pylist()


# A smaller seed is not a simpler table: nothing is shrunk, the rows that differ are named instead.
@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(seed=st.integers(0, 10**9))
def test_a_table_says_what_the_law_says_of_each_row(engine, seed):
    rows = rows_of(seed, 300)
    wrong = [one for row, found in zip(rows, due(engine, rows), strict=True) for one in compare(row, found)]
    assert not wrong, "\n".join(wrong[:5])


def test_the_random_rows_reach_every_reason_and_every_programme():
    rows = rows_of(20241121, 4_000)
    engine = duckdb_engine(threads=1)
    found = due(engine, rows)
    engine.disconnect()
    # Every row says a programme that is known; see below for those that do not.
    assert set(REASONS) - {"programmes_missing"} == {one["law_reason"] for one in found} - {None}
    given = Counter(
        code for one in found for code in ("jkk", "jkm", "jht", "jp", "jkp") if one[code] is not None
    )
    assert min(given.values()) > 20
    assert {one["law_status"] for one in found} == {"firm", "to_confirm"}


def of_three_columns(**columns):
    """A table with nothing but segment, month and income."""
    fields = {"segment": pyarrow.string(), "month": pyarrow.date32(), "income": pyarrow.decimal128(18, 2)}
    return pyarrow.table({name: pyarrow.array(columns[name], kind) for name, kind in fields.items()})


def test_a_table_needs_three_columns_only(engine):
    months = of_three_columns(
        segment=["BPU", "PU", "PMI"],
        month=[date(2024, 7, 1)] * 3,
        income=[Decimal(1_000_000), Decimal(5_000_000), None],
    )
    found = engine.to_pyarrow(contributions(ibis.memtable(months), "JKM+JHT")).to_pylist()
    assert [one["jkm"] for one in found] == [6_800, 15_000, None]
    assert [one["jht"] for one in found] == [20_000, 285_000, None]
    assert [one["law_reason"] for one in found] == [None, None, "pmi_contract"]
    assert set(found[0]) == {"segment", "month", "income", "jkm", "jht", "law_reason", "law_status"}


def test_the_amounts_are_exact_decimals(engine):
    months = ibis.memtable(
        of_three_columns(segment=["PU"], month=[date(2024, 7, 1)], income=[Decimal("2238430.50")])
    )
    found = contributions(months, ["JKM"])
    assert found.jkm.type() == ibis.dtype("decimal(18, 2)")
    assert engine.to_pyarrow(found)["jkm"].to_pylist() == [Decimal("6715.00")]


def test_whole_incomes_give_the_same(engine):
    months = of_three_columns(
        segment=["BPU"] * 3,
        month=[date(2024, 7, 1)] * 3,
        income=[Decimal(1_000_000), Decimal(3_199_500), None],
    )
    flat = months.set_column(2, "income", months["income"].cast("int64"))
    exact, whole = (engine.to_pyarrow(contributions(ibis.memtable(one), "JKK,JKM")) for one in (months, flat))
    assert exact.drop(["income"]).equals(whole.drop(["income"]))


def test_a_programme_that_is_none():
    months = ibis.table({"segment": "string", "month": "date", "income": "decimal(18, 2)"}, name="months")
    with pytest.raises(InputError, match="'JKN' is not known"):
        contributions(months, "JKK,JKN")


def test_every_reason_is_told_in_both_languages():
    assert all(text.id and text.en and text.id != text.en for text in REASONS.values())


MONEY = pyarrow.decimal128(18, 2)


def months_of(many=1, **columns):
    """Rows of a BPU in July 2024, with these columns in place of or behind the others."""
    given = {
        "segment": pyarrow.array(["BPU"] * many),
        "month": pyarrow.array([date(2024, 7, 1)] * many),
        "income": pyarrow.array([Decimal(1_000_000)] * many, MONEY),
    }
    return ibis.memtable(pyarrow.table(given | columns))


@pytest.mark.parametrize("programmes", [None, "", "jkk", "JKX", " "])
def test_a_row_without_a_programme_that_is_known_says_so(engine, programmes):
    given = months_of(programmes=pyarrow.array([programmes], pyarrow.string()))
    (found,) = engine.to_pyarrow(contributions(given, "JKK,JKM")).to_pylist()
    assert (found["jkk"], found["jkm"], found["law_reason"]) == (None, None, "programmes_missing")


@pytest.mark.parametrize(
    ("income", "reason"),
    [(-5, "income_absurd"), (1_099_500, "between_bands"), (1_000_000, None), (None, "income_missing")],
)
def test_a_segment_is_asked_for_the_programmes_that_it_has(engine, income, reason):
    given = months_of(income=pyarrow.array([income and Decimal(income)], MONEY))
    (found,) = engine.to_pyarrow(contributions(given)).to_pylist()
    assert found["law_reason"] == reason
    assert (found["jp"], found["jkp"]) == (None, None)


@pytest.mark.parametrize("name", ["jkk", "law_reason", "law_status", "law_day", "law_wage", "law_anything"])
def test_a_column_of_the_table_is_never_replaced(name):
    with pytest.raises(InputError, match=f"{name}: this name is that of a result: rename the column"):
        contributions(months_of(**{name: pyarrow.array([1])}), "JKK")


def test_a_programme_that_is_not_asked_leaves_its_name_free(engine):
    found = engine.to_pyarrow(contributions(months_of(jht=pyarrow.array([7])), "JKK")).to_pylist()
    assert [(one["jht"], one["jkk"]) for one in found] == [(7, 10_000)]


def test_every_column_that_is_missing_is_named():
    with pytest.raises(InputError) as caught:
        contributions(months_of().select("segment"), "JKK")
    assert [fault.line("en") for fault in caught.value.faults] == [
        "month: this column is needed",
        "income: this column is needed",
    ]


@pytest.mark.parametrize("kind", ["float64", "decimal(18, 4)", "decimal(18, 1)", "decimal(38, 3)"])
def test_a_column_that_is_not_exact_rupiah_is_refused(kind):
    with pytest.raises((TypeError, InputError), match="not exact rupiah"):
        contributions(months_of().mutate(income=ibis.null(kind)), "JKK")


@pytest.mark.parametrize("kind", ["int32", "int64", "decimal(12, 0)", "decimal(18, 2)", "decimal(38, 2)"])
def test_every_exact_column_of_rupiah_is_taken(engine, kind):
    given = months_of().mutate(income=ibis.literal(1_000_000).cast(kind))
    assert engine.to_pyarrow(contributions(given, "JKK"))["jkk"].to_pylist() == [Decimal(10_000)]
