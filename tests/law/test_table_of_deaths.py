"""A table of deaths gives what one family is told."""

import random
from datetime import date, timedelta
from decimal import Decimal

import ibis
import pyarrow
import pytest

from pantau.errors import InputError, LawError, PantauError
from pantau.io.engine import duckdb_engine
from pantau.law import benefit
from pantau.law.table_benefits import death_benefits

EDGES = [
    date(2015, 7, 1),
    date(2019, 12, 1),
    date(2019, 12, 2),
    date(2025, 1, 31),
    date(2025, 2, 1),
    date(2026, 5, 1),
]


def deaths(seed, many=400):
    draw = random.Random(seed)
    for number in range(many):
        yield {
            "number": number,
            "programme": draw.choice(["JKK", "JKM"]),
            "segment": draw.choice(["PU", "BPU", "JAKON", "PMI"]),
            "date": draw.choice([*EDGES, date(2015, 6, 1) + timedelta(days=draw.randrange(5000))]),
            "income": draw.choice(
                [None, Decimal(1_000_000), Decimal(1_099_500), Decimal(draw.randrange(300_000, 9 * 10**6))]
            ),
            "months_paid": draw.choice([None, 0, 2, 3, 40]),
            "memberships": draw.choice([1, 1, 2, 3]),
        }


def told(row):
    asked = {name: row[name] for name in ("programme", "segment", "income", "months_paid", "memberships")}
    try:
        found = benefit(event="death", on=row["date"], **asked)
    except (LawError, PantauError):
        return None
    sums = {"lump_sum": 0, "periodic": 0, "funeral": 0}
    for part in found.parts:
        sums[part.code] += part.amount
    return sums


@pytest.mark.parametrize("seed", range(3))
def test_a_table_of_deaths_gives_what_a_family_is_told(seed):
    rows = list(deaths(seed))
    engine = duckdb_engine()
    schema = pyarrow.schema(
        [
            ("number", pyarrow.int64()), ("programme", pyarrow.string()), ("segment", pyarrow.string()),
            ("date", pyarrow.date32()), ("income", pyarrow.decimal128(18, 2)), ("months_paid", pyarrow.int64()),
            ("memberships", pyarrow.int64()),
        ]
    )  # fmt: skip
    table = engine.create_table("deaths", pyarrow.Table.from_pylist(rows, schema=schema))
    found = death_benefits(table).order_by("number").to_pyarrow().to_pylist()
    answered = 0
    for row, owed in zip(rows, found, strict=True):
        expected = told(row) if row["segment"] != "PMI" else None
        given = {name: owed[name] for name in ("lump_sum", "periodic", "funeral")}
        assert given == (expected or dict.fromkeys(given)), row
        assert owed["owed"] == (sum(expected.values()) if expected else None)
        answered += expected is not None
    assert answered > 100


def owed_of(**row):
    """What the table says of one death by JKM."""
    given = {"programme": "JKM", "segment": "PU", "date": date(2025, 6, 1), "income": None, "months_paid": 40}
    kinds = {"income": pyarrow.decimal128(18, 2), "months_paid": pyarrow.int64(), "segment": pyarrow.string()}
    columns = {name: pyarrow.array([value], kinds.get(name)) for name, value in (given | row).items()}
    return ibis.memtable(pyarrow.table(columns))


@pytest.mark.parametrize(
    ("row", "owed"),
    [
        ({}, 42_000_000),
        ({"segment": "XXX"}, None),
        ({"segment": None}, None),
        ({"segment": "bpu"}, None),
        ({"segment": "PMI"}, None),
        ({"segment": "BPU", "months_paid": -5}, None),
        ({"segment": "BPU", "months_paid": 721}, None),
        ({"segment": "BPU", "months_paid": 720}, 42_000_000),
        ({"segment": "BPU", "months_paid": 2}, 10_000_000),
        ({"income": Decimal(0)}, None),
        ({"segment": "BPU", "income": Decimal(0)}, 42_000_000),
        ({"segment": "BPU", "months_paid": 2, "date": date(2025, 2, 14)}, None),
        ({"segment": "BPU", "months_paid": 3, "date": date(2025, 2, 14)}, 42_000_000),
    ],
)
def test_a_death_that_the_law_does_not_answer_has_no_amount(row, owed):
    engine = duckdb_engine(threads=1)
    (found,) = engine.to_pyarrow(death_benefits(owed_of(**row))).to_pylist()
    engine.disconnect()
    assert found["owed"] == owed


@pytest.mark.parametrize("name", ["month", "lump_sum", "periodic", "funeral", "owed", "law_day"])
def test_a_column_of_a_table_of_deaths_is_never_replaced(name):
    with pytest.raises(InputError, match=f"{name}: this name is that of a result"):
        death_benefits(owed_of(**{name: 1}))


def test_every_column_that_is_missing_from_a_table_of_deaths_is_named():
    with pytest.raises(InputError) as caught:
        death_benefits(owed_of().select("programme"))
    assert {fault.file for fault in caught.value.faults} == {"segment", "date", "income"}
