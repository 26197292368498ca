"""Rows of contributions of people that do not exist, and a store of them, for the tests of the store."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import ibis
import pyarrow as pa

from pantau.core.ledger_tables import CONTRIBUTIONS, LedgerTable
from pantau.errors import Conflict
from pantau.io.engine import duckdb_engine
from pantau.io.store.columns import arrow_schema
from pantau.io.store.location import Location
from pantau.io.store.staged import stage
from pantau.io.store.store import Store

RECORDED = datetime(2024, 8, 1, 23, 59, 59, 123456, tzinfo=UTC)


def store_in(folder: Path) -> Store:
    """A ledger and its scratch in a folder."""
    return Store(Location(str(folder / "ledger")), folder / "scratch")


def contribution(**other):
    """One row, every column filled but for what may be empty."""
    row = {
        "person": 2**62 + 1,
        "month": date(2024, 7, 1),
        "segment": "BPU",
        "sponsor": "APBD",
        "payer": "Disnaker",
        "region": "36.72",
        "category": "nelayan",
        "jkk": Decimal("10000.01"),
        "jkm": Decimal("6800.00"),
        "jht": None,
        "jp": None,
        "jkp": Decimal("-0.99"),
        "paid_on": date(2024, 7, 9),
        "office": "J01",
        "sex": "F",
        "birth_month": None,
        "counts": 7,
        "sign": 1,
        "batch": "b1",
        "recorded_at": RECORDED,
        "origin": "b1",
        "file": "juli.csv",
        "sheet": "",
        "row": 2,
    }
    return row | other


def rows(number: int, *, batch: str = "b1", months: int = 3) -> pa.Table:
    """Rows of as many people, spread over the months of 2024."""
    listed = [
        contribution(person=person, month=date(2024, person % months + 1, 1), batch=batch, row=person)
        for person in range(number)
    ]
    return pa.Table.from_pylist(listed, schema=arrow_schema(CONTRIBUTIONS))


def put(
    store: Store,
    given: pa.Table,
    batch: str,
    *,
    table: LedgerTable = CONTRIBUTIONS,
    expected: int | None = None,
) -> int:
    """Append Arrow rows as a batch; where no version is said, after the newest and again after a conflict."""
    engine = duckdb_engine(threads=1)
    while True:
        version = store.snapshot(table).version if expected is None else expected
        try:
            with store.staging() as folder:
                staged = stage(engine, ibis.memtable(given), table, folder)
                return store.append(table, staged, {"kind": "add"}, batch=batch, expected=version)
        except Conflict:
            if expected is not None:
                raise


def held(store: Store, table: LedgerTable = CONTRIBUTIONS, version: int | None = None) -> pa.Table:
    """The rows of a version as Arrow, by person, month and batch."""
    read = store.snapshot(table, version).read(duckdb_engine(threads=1)).to_pyarrow()
    return read.sort_by([(name, "ascending") for name in ("person", "month", "batch") if name in table.names])
