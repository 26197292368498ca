"""The columns of a ledger table as Ibis, Arrow, DuckDB and Delta Lake declare them, and what differs from them."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.schema as sch
import pyarrow as pa
from deltalake import Schema

from pantau.core.ledger_tables import LedgerTable
from pantau.errors import SchemaMismatch


def ibis_schema(table: LedgerTable) -> sch.Schema:
    """The columns in their order, each of which may be empty as far as an engine knows."""
    return ibis.schema({field.name: field.dtype for field in table.fields})


def arrow_schema(table: LedgerTable) -> pa.Schema:
    """The same for Arrow; times are in UTC."""
    return ibis_schema(table).to_pyarrow()


def delta_schema(table: LedgerTable) -> Schema:
    """The same for Delta Lake."""
    return Schema.from_arrow(arrow_schema(table))


def partitions(table: LedgerTable) -> list[str]:
    """The columns that cut the files: one or none."""
    return [table.partition] if table.partition else []


def checked(given: sch.Schema, table: LedgerTable) -> None:
    """Raise `SchemaMismatch`, naming every column that is missing, unknown or of another type."""
    wanted = ibis_schema(table)
    missing = [name for name in wanted.names if name not in given]
    unknown = [name for name in given.names if name not in wanted]
    other = [
        f"{name} ({given[name]}, not {wanted[name]})"
        for name in wanted.names
        if name in given and not _same(given[name], wanted[name])
    ]
    if missing or unknown or other:
        raise mismatch(table, missing, unknown, other)


def mismatch(table: LedgerTable, missing: list[str], unknown: list[str], other: list[str]) -> SchemaMismatch:
    """The error that names the columns."""
    parts_id = _listed({"tidak ada": missing, "tidak dikenal": unknown, "tipenya lain": other})
    parts_en = _listed({"missing": missing, "not known": unknown, "of another type": other})
    return SchemaMismatch.of(
        id=f"kolom bukan kolom tabel {table.name} (skema {table.version}): {parts_id}; tidak ada yang ditulis",
        en=f"the columns are not those of table {table.name} (schema {table.version}): {parts_en}; "
        "nothing was written",
    )


def _listed(groups: dict[str, list[str]]) -> str:
    return "; ".join(f"{words}: {', '.join(names)}" for words, names in groups.items() if names)


def _same(given: Any, wanted: Any) -> bool:
    if wanted.is_timestamp():  # an engine that does not say how fine its times are keeps microseconds
        return bool(given.is_timestamp() and given.timezone == wanted.timezone and given.scale in (None, 6))
    return bool(given.copy(nullable=True) == wanted.copy(nullable=True))
