"""Rules over one row, on rows of values."""

from datetime import date
from decimal import Decimal

import ibis
import pyarrow as pa
import pytest

from pantau.io.engine import duckdb_engine
from pantau.ledger.accept import people_of, refused

TODAY = date(2024, 7, 31)
MONTH = {
    "nik": 1, "month": date(2024, 7, 1), "segment": "BPU", "paid_on": date(2024, 7, 31),
    "jkk": Decimal(10000), "jkm": None, "jht": None, "jp": None, "jkp": None,
}  # fmt: skip
MONEY = pa.decimal128(18, 2)
SCHEMA = pa.schema([
    ("nik", pa.int64()), ("month", pa.date32()), ("segment", pa.string()), ("paid_on", pa.date32()),
    ("jkk", MONEY), ("jkm", MONEY), ("jht", MONEY), ("jp", MONEY), ("jkp", MONEY),
])  # fmt: skip


@pytest.fixture(scope="module")
def engine():
    return duckdb_engine()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"month": date(2024, 8, 1)}, "month_future"),
        ({"paid_on": date(2024, 8, 1)}, "date_future"),
        ({"paid_on": None}, None),
        ({"jkk": None}, "no_programme"),
        ({"jkk": Decimal(0)}, "no_programme"),
        ({"jkk": None, "jp": Decimal(1)}, None),
        ({"nik": None, "month": None}, "nik_missing"),
    ],
)
def test_the_first_reason_that_applies_is_told(engine, change, reason):
    row = ibis.memtable(pa.Table.from_pylist([{**MONTH, **change}], schema=SCHEMA))
    assert engine.to_pyarrow(refused(row, "contributions", TODAY))["refusal"].to_pylist() == [reason]


def test_a_person_is_what_the_enrolment_that_starts_last_says(engine):
    def row(start, region, place):
        return {
            "person": 1, "sex": "F", "birth_month": date(1985, 8, 1), "region": region, "start": start,
            "file": "a", "sheet": "", "row": place,
        }  # fmt: skip

    rows = [
        row(date(2024, 1, 1), "36.04", 4),
        row(date(2024, 5, 1), "36.72", 2),
        row(date(2024, 5, 1), "36.73", 3),
    ]
    found = engine.to_pyarrow(people_of(ibis.memtable(pa.Table.from_pylist(rows)))).to_pylist()
    assert [(one["region"], one["row"]) for one in found] == [("36.73", 3)]
    assert list(found[0]) == ["person", "sex", "birth_month", "region", "file", "sheet", "row"]
