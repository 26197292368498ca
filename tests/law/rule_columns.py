"""Random arguments for every rule of the catalogue, and what its two uses give: a number, and a column.

An argument goes by its name: an amount has cents, a rate four decimals, a percentage and months are whole.
The ranges leave 64 bits for the product of all arguments of any rule; `pantau.law.table` has bounds of its own.
"""

from decimal import Decimal
from itertools import product

import pyarrow
from hypothesis import strategies as st

import pantau.law.rules
from pantau.core.catalogue import discover
from pantau.core.exact_columns import ExactColumn
from pantau.core.money import rupiah
from pantau.law.dated import Value, parameters
from pantau.law.rule import Rule

RULES = discover(pantau.law.rules, Rule)
ROW = "row_number"

MONEY = st.integers(0, 10**11).map(lambda cents: Decimal(cents).scaleb(-2))  # to a billion rupiah
WAGE = st.integers(0, 10**10).map(lambda cents: Decimal(cents).scaleb(-2))
FLAT = st.integers(0, 10**9).map(Decimal)
RATE = st.integers(0, 10**5).map(lambda parts: Decimal(parts).scaleb(-4))  # to 10 percent
PERCENT = st.integers(0, 100).map(Decimal)
MONTHS = st.integers(0, 720).map(Decimal)
FEW = st.integers(0, 12).map(Decimal)
YEARS = st.integers(0, 6).map(Decimal)

# By name: how finely it is given, and which values it takes.
ARGUMENTS = {
    **dict.fromkeys(("wage", "average_wage", "base"), (100, WAGE)),
    **dict.fromkeys(
        (
            "balance",
            "cap",
            "contribution",
            "cost",
            "floor",
            "maximum",
            "minimum",
            "monthly",
            "price",
            "value",
        ),
        (100, MONEY),
    ),
    **dict.fromkeys(("flat", "funeral", "lump_sum", "once", "package", "savings"), (1, FLAT)),
    "rate": (10_000, RATE),
    **dict.fromkeys(
        ("accrual", "disability", "extra", "fine", "function_lost", "pay", "share", "wages"), (1, PERCENT)
    ),
    **dict.fromkeys(("months", "months_beyond"), (1, MONTHS)),
    **dict.fromkeys(("memberships", "times"), (1, FEW)),
}
TABLES = {"tiers": "jkk.rates_jakon_contract", "levels": "scholarship.by_level"}


def table_of(name):
    """The latest rows of a parameter: a rule takes them whole, the same for every row of a table."""
    (value,) = [entry for entry in parameters()[TABLES[name]].entries if isinstance(entry, Value)][-1:]
    return value.rows


def cells(rule):
    """The columns that a rule needs, each with its fineness and values; years have a column for each level."""
    found = {}
    for name in rule.arguments:
        if name == "years":
            found |= {f"years_{place}": (1, YEARS) for place in range(len(table_of("levels")))}
        elif name not in TABLES:
            found[name] = ARGUMENTS[name]
    return found


def batches(rule, most=300):
    """Rows of arguments, some of them null: every combination of a few values for each cell."""
    needed = cells(rule)
    each = max(2, int(most ** (1 / len(needed))))
    few = {
        name: st.lists(st.none() | values | values, min_size=1, max_size=each, unique=True)
        for name, (_, values) in needed.items()
    }
    return st.fixed_dictionaries(few).map(
        lambda found: [dict(zip(found, row, strict=True)) for row in product(*found.values())]
    )


def arguments(rule, given):
    """The arguments of a rule, out of what is given for each cell."""
    found = {}
    for name in rule.arguments:
        if name == "years":
            found[name] = tuple(given[f"years_{place}"] for place in range(len(table_of("levels"))))
        else:
            found[name] = table_of(name) if name in TABLES else given[name]
    return found


def as_numbers(rule, rows):
    """What the rule gives for each row, in whole rupiah; None where an argument is None."""
    return [None if None in row.values() else rupiah(rule(**arguments(rule, row))) for row in rows]


def sheet(rule, rows):
    """The rows as a table of plain whole numbers, over the fineness of their column."""
    columns = {ROW: pyarrow.array(range(len(rows)), "int64")}
    for name, (fine, _) in cells(rule).items():
        given = [None if row[name] is None else int(row[name] * fine) for row in rows]
        columns[name] = pyarrow.array(given, "int64")
    return pyarrow.table(columns)


def as_column(rule, table):
    """The same rule on the columns of a table, in whole rupiah, in the order of the rows."""
    given = {name: ExactColumn(table[name], fine) for name, (fine, _) in cells(rule).items()}
    amount = rule.columns(*arguments(rule, given).values()).rupiah().money()
    return table.select(ROW, amount=amount).order_by(ROW)
