"""Exact numbers of a column: what they give is what `Decimal` gives, on every row, or the query stops."""

from decimal import Decimal
from fractions import Fraction

import duckdb
import ibis
import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.exact_columns import ExactColumn, picked, stepped
from pantau.core.money import greatest, least, percent_of, rupiah
from pantau.io.engine import duckdb_engine

SMALL = st.integers(-(10**6), 10**6)
AMOUNT = st.integers(0, 10**13).map(lambda cents: Decimal(cents).scaleb(-2))
MONEY = pyarrow.decimal128(18, 2)
thorough = settings(max_examples=25, deadline=None)


@pytest.fixture(scope="module")
def engine():
    connection = duckdb_engine(threads=1)
    yield connection
    connection.disconnect()


def numbers(engine, column):
    """The exact numbers of a column."""
    found = engine.to_pyarrow(column.whole.name("whole").as_table())["whole"].to_pylist()
    return [None if one is None else Fraction(one, column.denominator) for one in found]


def whole(values, denominator=1):
    table = ibis.memtable(pyarrow.table({"n": pyarrow.array(values, "int64")}))
    return ExactColumn(table.n, denominator)


def both(pairs, fine=(1, 1)):
    left, right = (pyarrow.array([pair[place] for pair in pairs], "int64") for place in (0, 1))
    table = ibis.memtable(pyarrow.table({"left": left, "right": right}))
    return ExactColumn(table.left, fine[0]), ExactColumn(table.right, fine[1])


def fractions(pairs, fine):
    return [
        tuple(None if n is None else Fraction(n, d) for n, d in zip(pair, fine, strict=True))
        for pair in pairs
    ]


FINE = st.tuples(st.sampled_from([1, 6, 100]), st.sampled_from([1, 4, 10_000]))
PAIRS = st.lists(st.tuples(st.none() | SMALL, st.none() | SMALL), min_size=1, max_size=30)
OPERATIONS = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "least": lambda a, b: a.least(b) if isinstance(a, ExactColumn) else min(a, b),
    "greatest": lambda a, b: a.greatest(b) if isinstance(a, ExactColumn) else max(a, b),
}


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
@thorough
@given(pairs=PAIRS, fine=FINE)
def test_two_columns(engine, operation, pairs, fine):
    expected = [None if None in pair else operation(*pair) for pair in fractions(pairs, fine)]
    assert numbers(engine, operation(*both(pairs, fine))) == expected


CONSTANT = st.integers(0, 1000) | st.decimals(0, 100, places=4)


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
@thorough
@given(values=st.lists(st.none() | SMALL, min_size=1), constant=CONSTANT)
def test_a_column_and_a_constant(engine, operation, values, constant):
    fixed = Fraction(constant)
    expected = [None if one is None else operation(Fraction(one, 100), fixed) for one in values]
    assert numbers(engine, operation(whole(values, 100), constant)) == expected


@thorough
@given(values=st.lists(SMALL, min_size=1), constant=CONSTANT.filter(bool))
def test_a_constant_first_and_a_division(engine, values, constant):
    column, fixed = whole(values, 100), Fraction(constant)
    exact = [Fraction(one, 100) for one in values]
    assert numbers(engine, constant - column) == [fixed - one for one in exact]
    assert numbers(engine, constant + column) == [fixed + one for one in exact]
    assert numbers(engine, constant * column) == [fixed * one for one in exact]
    assert numbers(engine, column / constant) == [one / fixed for one in exact]


@thorough
@given(values=st.lists(AMOUNT, min_size=1), rate=st.decimals(0, 10, places=2), cap=AMOUNT)
def test_a_percentage_of_money_rounded_by_the_same_rule(engine, values, rate, cap):
    table = ibis.memtable(pyarrow.table({"wage": pyarrow.array(values, MONEY)}))
    found = rupiah(percent_of(rate, least(greatest(ExactColumn.of(table.wage), Decimal(1)), cap)))
    given = engine.to_pyarrow(found.money().name("due").as_table())["due"].to_pylist()
    assert given == [rupiah(percent_of(rate, least(greatest(one, Decimal(1)), cap))) for one in values]


@pytest.mark.parametrize(
    ("hundredths", "rupiahs"),
    [(0, 0), (49, 0), (50, 1), (149, 1), (150, 2), (9_007_199_254_740_993, 90_071_992_547_410)],
)
def test_half_a_rupiah_goes_up(engine, hundredths, rupiahs):
    assert numbers(engine, whole([hundredths], 100).rupiah()) == [rupiahs]


def test_a_division_has_no_float_in_it(engine):
    large = 9_007_199_254_740_993  # a float would lose its last digit
    assert numbers(engine, whole([large * 100, large * 100 + 50], 100).rupiah()) == [large, large + 1]


def test_what_no_longer_fits_stops_the_query(engine):
    column = whole([2**40])
    with pytest.raises(duckdb.OutOfRangeException):
        numbers(engine, column * column * column)


def test_only_whole_rupiah_are_money():
    with pytest.raises(ValueError, match="round them first"):
        whole([1], 100).money()


def test_columns_of_every_exact_type(engine):
    amounts = [Decimal("12.34"), None, Decimal("999999999999.99")]
    table = ibis.memtable(
        pyarrow.table(
            {
                "cents": pyarrow.array(amounts, MONEY),
                "flat": pyarrow.array([Decimal(5), None, Decimal(7)], pyarrow.decimal128(18, 0)),
                "many": pyarrow.array([1, None, 3], "int32"),
            }
        )
    )
    assert numbers(engine, ExactColumn.of(table.cents)) == [
        None if one is None else Fraction(one) for one in amounts
    ]
    assert numbers(engine, ExactColumn.of(table.flat)) == [5, None, 7]
    assert numbers(engine, ExactColumn.of(table.many)) == [1, None, 3]


@thorough
@given(
    values=st.lists(st.none() | st.integers(-5, 60), min_size=1),
    firsts=st.lists(st.integers(0, 50), min_size=1, max_size=12, unique=True).map(sorted),
    data=st.data(),
)
def test_steps_are_those_of_a_plain_search(engine, values, firsts, data):
    some = st.none() | st.decimals(0, 100, places=2)
    found = data.draw(st.lists(some, min_size=len(firsts), max_size=len(firsts)))
    column = whole(values)

    def reached(value):
        if value is None:
            return None
        steps = [number for first, number in zip(firsts, found, strict=True) if first <= value]
        return Fraction(steps[-1]) if steps and steps[-1] is not None else None

    assert numbers(engine, stepped(column.whole, firsts, found)) == [reached(one) for one in values]
    assert numbers(engine, stepped(column, firsts, found)) == [reached(one) for one in values]


def test_the_first_case_that_holds(engine):
    column = whole([1, 2, 3, None])
    cases = [(column.whole == 1, Decimal("0.5")), (column.whole <= 2, column * 10), (column.whole == 9, None)]
    assert numbers(engine, picked(cases, 7)) == [Fraction(1, 2), 20, 7, 7]
    assert numbers(engine, picked([], 7) + column) == [8, 9, 10, None]
    assert numbers(engine, column.where(column.whole > 1)) == [None, 2, 3, None]
