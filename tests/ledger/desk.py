"""A ledger of contributions in memory: the pure steps composed as a commit does, on either engine."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pyarrow as pa

from pantau.core.ledger_tables import AMOUNTS, CAREERS, CONTRIBUTIONS, CUBE, TIME
from pantau.io.engine import collected
from pantau.ledger import asof, careers, resolve, signed, undo
from pantau.ledger.cube import MEASURES, summed
from pantau.ledger.resolve import PLACE

START = datetime(2024, 6, 1, tzinfo=UTC)
ARROW = {
    "int64": pa.int64(), "int32": pa.int32(), "int16": pa.int16(), "int8": pa.int8(), "string": pa.string(),
    "date": pa.date32(), "decimal(18, 2)": pa.decimal128(18, 2), TIME: pa.timestamp("us", "UTC"),
}  # fmt: skip


def arrow_schema(fields):
    return pa.schema([(field.name, ARROW[field.dtype]) for field in fields])


def incoming_fields(table):
    trace = [field for field in table.trace if field.name in PLACE]
    return (*table.key, *table.content, *table.attached, *trace)


class DuckTables:
    """Arrow tables and kept expressions as tables of a DuckDB engine."""

    def __init__(self, engine):
        self.engine, self._numbers, self._made = engine, count(), []

    def table(self, rows):
        name = f"t{id(self)}_{next(self._numbers)}"
        self._made.append(name)
        return self.engine.create_table(name, rows, temp=True)

    keep = table

    def rows(self, expression):
        return collected(self.engine, expression).to_pylist()

    def close(self):
        for name in self._made:
            self.engine.drop_table(name)


class Desk:
    """The three tables and the verbs `add` and `undo`; `undone` are the batches that were undone."""

    def __init__(self, tables):
        self.tables, self.undone, self.moments = tables, [], []
        self.facts = tables.table(arrow_schema(CONTRIBUTIONS.fields).empty_table())
        self.careers = tables.table(arrow_schema(CAREERS.fields).empty_table())
        self.cube = tables.table(arrow_schema(CUBE.fields).empty_table())

    def add(self, batch, rows):
        """Add rows (dicts with key, content, attached); what became of them, as a dict of counts."""
        keep = self.tables.keep
        placed = [{"file": "f.csv", "sheet": "", "row": n, **row} for n, row in enumerate(rows, start=2)]
        schema = arrow_schema(incoming_fields(CONTRIBUTIONS))
        incoming = self.tables.table(pa.Table.from_pylist(placed, schema))
        before = keep(asof.touched(self.facts, incoming, CONTRIBUTIONS, {row["month"] for row in rows}))
        found = resolve.resolved(incoming, before, CONTRIBUTIONS, batch, keep)
        self._commit(batch, found.change, before)
        self.aside = self.tables.rows(found.aside)
        return self.tables.rows(resolve.tally(found))[0]

    def undo(self, batch):
        """Undo a batch."""
        change, before = undo.undone(batch, self.facts, CONTRIBUTIONS, self.undone, self.tables.keep)
        self._commit(f"undo-{batch}", change, before)
        self.undone.append(batch)

    def _commit(self, batch, change, before):
        keep = self.tables.keep
        stamp = asof.Stamp(batch, START + timedelta(seconds=len(self.moments)))
        rows = keep(signed.signed_rows(change, before, CONTRIBUTIONS, stamp, keep))
        moved, cube = careers.derived(
            rows, self.facts, self.careers, stamp, keep=keep, months_of=self._months_of
        )
        self.facts, self.careers, self.cube = (
            keep(old.union(new))
            for old, new in ((self.facts, rows), (self.careers, moved), (self.cube, cube))
        )
        self.moments.append(stamp.recorded_at)

    def _months_of(self, expression):
        return [row["month"] for row in self.tables.rows(expression)]

    def cells(self, at=None):
        """The cube as known at a moment: {dimensions: {measure: value}} without zeroes."""
        return cells(self.tables.rows(summed(asof.known(self.cube, at))))

    def live(self):
        """The live contributions."""
        return self.tables.rows(asof.live(self.facts, CONTRIBUTIONS))


def cells(rows):
    found = {}
    for row in rows:
        dimensions = tuple(value for name, value in row.items() if name not in MEASURES)
        found[dimensions] = {name: row[name] for name in MEASURES if row[name]}
    return found


__all__ = ["AMOUNTS", "Desk", "DuckTables", "arrow_schema", "cells", "incoming_fields"]
