"""The signed rows that a batch writes: what it states, what it takes back, and what counts differently after it."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

from pantau.core.ledger_tables import CONTRIBUTIONS, TIME, LedgerTable
from pantau.ledger.asof import Keep, Stamp, as_is, names_of
from pantau.ledger.counts import counts_alone, with_counts
from pantau.ledger.exact_types import number
from pantau.ledger.resolve import Change


def signed_rows(
    change: Change, before: ir.Table, table: LedgerTable, stamp: Stamp, keep: Keep = as_is
) -> ir.Table:
    """All rows that the commit of a change writes, with all columns of the table.

    ``before`` is `pantau.ledger.asof.touched`. For contributions rows of the touched person-months that count
    differently afterwards are taken back and stated again, with their own origin, file, sheet and row.
    """
    if table.name == CONTRIBUTIONS.name:
        return contribution_changes(change, before, stamp, keep)
    if change.simple:
        return _written(change.alone, table, stamp, 1)
    return _written(change.alone, table, stamp, 1).union(
        _written(change.added, table, stamp, 1), _written(change.taken_back, table, stamp, -1)
    )


def contribution_changes(change: Change, before: ir.Table, stamp: Stamp, keep: Keep = as_is) -> ir.Table:
    """`signed_rows` of contributions: the bits of ``counts`` are set, and set anew where others moved."""
    table, key = CONTRIBUTIONS, names_of(CONTRIBUTIONS, "key")
    alone = change.alone.mutate(counts=counts_alone(change.alone))
    if change.simple:
        return _written(alone, table, stamp, 1)
    staying = before.anti_join(change.taken_back, key)
    columns = [name for name in table.names if name not in ("counts", "sign", "batch", "recorded_at")]
    after = staying.select(*columns, was="counts").union(
        change.added.select(*columns, was=number(-1, "int16"))
    )
    counted = keep(with_counts(after))
    stated = counted.filter(counted.was != counted.counts)  # what is new never counted as -1
    moved = stated.filter(stated.was >= 0)
    return _written(alone, table, stamp, 1).union(
        _written(stated, table, stamp, 1),
        _written(moved.mutate(counts=moved.was), table, stamp, -1),
        _written(change.taken_back, table, stamp, -1),
    )


def _written(rows: ir.Table, table: LedgerTable, stamp: Stamp, sign: int) -> ir.Table:
    trace: dict[str, Any] = {
        "sign": number(sign, "int8"),
        "batch": ibis.literal(stamp.batch),
        "recorded_at": ibis.literal(stamp.recorded_at, TIME),
    }
    return rows.mutate(**trace).select(*table.names)
