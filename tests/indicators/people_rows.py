"""Hand-made ledgers of a few people, as views on an engine, for tests of indicators of people's months."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count

import pyarrow as pa

from pantau.core.ledger_tables import (
    CLAIMS,
    CONTRIBUTIONS,
    COUNTS_PROGRAMME,
    COUNTS_WORKER,
    CUBE,
    DEATHS,
    ELIGIBLE,
    ENROLMENTS,
    PEOPLE,
)
from pantau.core.period import Period
from pantau.indicators.question import Question
from pantau.indicators.views import Views
from pantau.io.engine import collected, duckdb_engine
from pantau.io.store.columns import arrow_schema
from pantau.ledger.cube import rebuilt

TABLES = (PEOPLE, ENROLMENTS, CONTRIBUTIONS, CLAIMS, DEATHS, ELIGIBLE)
RECORDED = datetime(2025, 6, 1, tzinfo=UTC)
USUAL = {"jkk": 10_000, "jkm": 6_800}


def asked(month="2024-07", *by, region="36.72"):
    """A question about a month or a period."""
    return Question(region, Period.parse(month), by)


def months(text):
    """``2024-01 2024-03/2024-05`` as months."""
    return [month for part in text.split() for month in Period.parse(part).each_month()]


class Book:
    """Rows of facts, written one after another; ``sign=-1`` takes a row back."""

    def __init__(self):
        self.rows = {table.name: [] for table in TABLES}
        self._numbers = count(2)

    def paid(self, person, text, **more):
        """A contribution for each month; ``alone=False``: somebody else's row counts for the worker."""
        amounts = more.pop("amounts", USUAL)
        alone = more.pop("alone", True)
        counts = (COUNTS_WORKER + sum(COUNTS_PROGRAMME[name] for name in amounts)) if alone else 0
        given = {
            "segment": "BPU",
            "sponsor": "APBD",
            "payer": "APBD",
            "region": "36.72",
            "category": "nelayan",
        }
        for month in months(text):
            self._add(
                CONTRIBUTIONS,
                {"person": person, "month": month.first, "counts": counts, "paid_on": month.last, **given}
                | {name: Decimal(value) for name, value in amounts.items()}
                | more,
            )
        return self

    def enrolled(self, person, start, end=None, **more):
        """An enrolment from a day to a day."""
        given = {
            "segment": "BPU", "sponsor": "APBD", "region": "36.72", "category": "nelayan",
            "programmes": "JKK+JKM", "income": Decimal(1_000_000),
        }  # fmt: skip
        days = {"start": date.fromisoformat(start), "end": date.fromisoformat(end) if end else None}
        return self._add(ENROLMENTS, {"person": person, **given, **days, **more})

    def died(self, person, day, source="dukcapil", **more):
        """A row of a list of deaths."""
        return self._add(
            DEATHS, {"person": person, "source": source, "died_on": date.fromisoformat(day), **more}
        )

    def claimed(self, person, programme, benefit, event, paid=None, amount=42_000_000, **more):
        """A claim; not paid where no day is given."""
        days = {
            "event_date": date.fromisoformat(event),
            "paid_on": date.fromisoformat(paid) if paid else None,
        }
        given = {"claim_id": f"c{next(self._numbers)}", "region": "36.72", "segment": "BPU"}
        what = {"person": person, "programme": programme, "benefit": benefit, "amount": Decimal(amount)}
        return self._add(CLAIMS, given | what | days | more)

    def _add(self, table, row):
        born = {"sex": "M", "birth_month": date(1990, 5, 1)}
        blank = {field.name: "" for field in table.fields if field.dtype == "string"}
        trace = {"sign": 1, "recorded_at": RECORDED, "row": next(self._numbers)}
        known = set(table.names)
        full = {**blank, **trace, **born, **row}
        self.rows[table.name].append({name: value for name, value in full.items() if name in known})
        return self

    def arrow(self):
        """The tables by name."""
        tables = {
            table.name: pa.Table.from_pylist(self.rows[table.name], schema=arrow_schema(table))
            for table in TABLES
        }
        return {**tables, "cube": self._cube()}

    def _cube(self):
        """As much of the cube as says which months have data: rows of contributions by month and region."""
        blank = {field.name: "" if field.dtype == "string" else 0 for field in CUBE.fields}
        cells = [
            {**blank, "recorded_at": RECORDED, "month": row["month"], "region": row["region"]}
            | {"memberships": row["sign"]}
            for row in self.rows["contributions"]
        ]
        return pa.Table.from_pylist(cells, schema=arrow_schema(CUBE))


def views_of(tables, table_of):
    """Arrow tables as views; ``table_of(arrow, name)`` puts one on the engine."""
    made = {name: table_of(tables[name], name) for name in (*(table.name for table in TABLES), "cube")}
    return Views(careers=None, **made)


class Duck:
    """Views on DuckDB, and the rows of an expression."""

    def __init__(self):
        self.engine, self._numbers = duckdb_engine(), count()

    def views(self, tables):
        return views_of(tables, self._table)

    def with_cube(self, tables):
        """The tables and the cube of their contributions."""
        rows = self._table(tables["contributions"], "contributions")
        return {**tables, "cube": self.collect(rebuilt(rows))}

    def _table(self, rows, name):
        return self.engine.create_table(f"{name}_{next(self._numbers)}", rows)

    def collect(self, expression):
        return collected(self.engine, expression)

    def rows(self, expression):
        return self.collect(expression).to_pylist()


def sorted_rows(rows):
    """Rows in an order of their own, to compare sets of them."""
    return sorted((tuple(sorted(row.items())) for row in rows), key=repr)
