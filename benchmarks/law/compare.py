"""Says whether two sets of contributions are the same to the rupiah, and where they are not.

A set is a Parquet file with id, jkk, jkm, jht and jp, one row a worker-month, in any order.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

AMOUNTS = ("jkk", "jkm", "jht", "jp")


@dataclass(frozen=True)
class Difference:
    """How one column of two sets differs: rows of how many, by how much at most, and in their sums (rupiah)."""

    column: str
    rows: int
    largest: Decimal
    expected: Decimal
    found: Decimal


@dataclass(frozen=True)
class Comparison:
    """Rows of both sets, rows that only one of them has, rows with any difference, and each column."""

    rows: int
    alone: int
    differing: int
    columns: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether both have the same rows with the same amounts, every rupiah of them."""
        return self.rows > 0 and self.alone == 0 and self.differing == 0


def compare(expected: Path, found: Path, *, no_amount_is_zero: bool = False) -> Comparison:
    """Compare two sets by their ``id``.

    ``no_amount_is_zero``: a system without missing values says 0 where nothing is due; take both as the same.
    Without it, an amount that only one side has is a difference, however small.
    """
    with duckdb.connect(config={"threads": 2}) as database:
        for name, path in (("expected", expected), ("found", found)):
            amounts = _amounts(database, path, no_amount_is_zero)
            database.execute(
                f"CREATE TEMP TABLE {name} AS SELECT id, {amounts} FROM read_parquet(?)", [str(path)]
            )
        database.execute(_PAIRED)
        rows, alone, twice, differing = _one(database, _COUNTS)
        if twice:
            raise ValueError(f"{twice} rows of a set have an id that another row of it has")
        columns = tuple(Difference(name, *_one(database, _difference(name))) for name in AMOUNTS)
    return Comparison(rows, alone, differing, columns)


_PAIRED = f"""
CREATE TEMP TABLE paired AS
SELECT
    expected.id AS expected_id,
    found.id AS found_id,
    {", ".join(f"{side}.{name} AS {side}_{name}" for name in AMOUNTS for side in ("expected", "found"))}
FROM expected FULL JOIN found ON expected.id = found.id
"""
_COUNTS = f"""
SELECT
    count(*) FILTER (expected_id IS NOT NULL AND found_id IS NOT NULL),
    count(*) FILTER (expected_id IS NULL OR found_id IS NULL),
    count(*) - count(DISTINCT coalesce(expected_id, found_id)),
    count(*) FILTER (expected_id IS NOT NULL AND found_id IS NOT NULL AND (
        {" OR ".join(f"expected_{name} IS DISTINCT FROM found_{name}" for name in AMOUNTS)}
    ))
FROM paired
"""


def _amounts(database: duckdb.DuckDBPyConnection, path: Path, no_amount_is_zero: bool) -> str:
    types = {
        row[0]: row[1] for row in database.execute("DESCRIBE FROM read_parquet(?)", [str(path)]).fetchall()
    }
    shown = []
    for name in AMOUNTS:
        # DuckDB scales a 32-bit float in 32 bits, which would add an error that is not of the peer's making.
        wide = f"CAST({name} AS DOUBLE)" if types[name] == "FLOAT" else name
        exact = f"CAST({wide} AS DECIMAL(18, 2))"
        shown.append(f"{f'coalesce({exact}, 0)' if no_amount_is_zero else exact} AS {name}")
    return ", ".join(shown)


def _difference(name: str) -> str:
    expected, found = f"expected_{name}", f"found_{name}"
    return f"""
        SELECT
            count(*) FILTER ({expected} IS DISTINCT FROM {found}),
            coalesce(max(abs(coalesce({expected}, 0) - coalesce({found}, 0))), 0),
            coalesce(sum({expected}), 0),
            coalesce(sum({found}), 0)
        FROM paired
        WHERE expected_id IS NOT NULL AND found_id IS NOT NULL
    """


def _one(database: duckdb.DuckDBPyConnection, statement: str) -> tuple[Any, ...]:
    row = database.execute(statement).fetchone()
    assert row is not None  # an aggregate always has one row
    return row
