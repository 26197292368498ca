"""Hand-made rows as the views that indicators read: every column that a test does not name gets a plain value."""

from datetime import UTC, date, datetime
from decimal import Decimal

import ibis
import pyarrow as pa

from pantau.core.ledger_tables import LEDGER
from pantau.core.period import Period
from pantau.indicators import Question, Views
from pantau.io.engine import collected, duckdb_engine

_PLAIN = {
    "sign": 1, "counts": 1, "row": 1, "person": 1, "recorded_at": datetime(2025, 1, 1, tzinfo=UTC),
    "month": date(2024, 7, 1), "segment": "BPU", "sponsor": "APBD", "category": "nelayan", "region": "36.72",
    "sex": "M", "age_band": "25-34", "definition": "eligible", "programme": "JKM",
}  # fmt: skip


def rows_of(name, rows):
    """Rows of one table of the ledger as Arrow, with plain values where nothing is said."""
    schema = ibis.schema({field.name: field.dtype for field in LEDGER[name].fields}).to_pyarrow()
    return pa.Table.from_pylist([_whole(name, row) for row in rows], schema=schema)


def _whole(name, row):
    found = {}
    for field in LEDGER[name].fields:
        if field.name in row:
            value = row[field.name]
            found[field.name] = (
                Decimal(value) if field.dtype.startswith("decimal") and value is not None else value
            )
        elif field.nullable:
            found[field.name] = None
        else:
            found[field.name] = _PLAIN.get(field.name, _zero(field.dtype, row))
    if name == "eligible":
        found["category"], found["segment"] = row.get("category", ""), row.get("segment", "")
    return found


def _zero(dtype, row):
    if dtype == "string":
        return ""
    if dtype == "date":
        return row.get("paid_on") or date(2024, 7, 1)
    return Decimal(0) if dtype.startswith("decimal") else 0


def views_of(table, **given):
    """The views over the rows that are given by the name of their table; ``table(name, arrow)`` enters one."""
    return Views(*(table(name, rows_of(name, given.get(name, []))) for name in Views._fields))


class Duck:
    """DuckDB in memory: enters tables and collects expressions."""

    def __init__(self):
        self.engine = duckdb_engine()

    def table(self, name, rows):
        return self.engine.create_table(name, rows, overwrite=True)

    def collect(self, expression):
        return collected(self.engine, expression)

    def views(self, **given):
        return views_of(self.table, **given)


def asked(region="36", month="2024-07", by=(), codes_of=None):
    """A question, with a month as text."""
    return Question(region, Period.parse(month), tuple(by), codes_of)


def month(text):
    """The first day of ``2024-07``."""
    return date.fromisoformat(f"{text}-01")


def only(figures, measure, **what):
    """The one figure of a measure that has these fields; every field not named is that of the whole."""
    wanted = {"definition": "", "category": "", "segment": "", "programme": "", "sponsor": "", "sex": "",
              "age_band": "", "group": "", **what}  # fmt: skip
    found = [
        one
        for one in figures
        if one.measure == measure and all(str(getattr(one, name)) == value for name, value in wanted.items())
    ]
    assert len(found) == 1, (measure, wanted, found)
    return found[0]
