"""Undo: what a batch stated is taken back, and what it had taken back holds again, unless others spoke since."""

from __future__ import annotations

from collections.abc import Collection

import ibis
import ibis.expr.types as ir

from pantau.core.ledger_tables import LedgerTable
from pantau.ledger.asof import Keep, as_is, grouping, live, names_of
from pantau.ledger.resolve import PLACE, Change


def undone(
    batch: str,
    rows: ir.Table,
    table: LedgerTable,
    undone_before: Collection[str] = (),
    keep: Keep = as_is,
) -> tuple[Change, ir.Table]:
    """What undoing a batch changes, and the live rows before it (for `signed_rows`).

    ``rows`` are all signed rows of the ledger's table; ``undone_before`` the batches that were undone already:
    what they said is never restored. Only keys whose live row stems from the batch change: each gets back the
    latest statement of a batch that stands, or nothing. What a later batch found there already it did not state
    again, and goes with the batch that stated it. The rows stem from their own origin still.
    """
    group, key = grouping(table), names_of(table, "key")
    named = rows.filter((rows.batch == batch) | (rows.origin == batch)).select(*group).distinct()
    history = keep(rows.semi_join(named, group).select(*table.names))
    before = keep(live(history, table))
    taken_back = before.filter(before.origin == batch)
    gone = [batch, *undone_before]
    stated = history.filter(
        (history.sign > 0) & (history.batch == history.origin) & history.origin.notin(gone)
    )
    earlier = stated.semi_join(taken_back, key)
    latest = ibis.window(group_by=key, order_by=earlier.recorded_at.desc())
    restored = earlier.mutate(_nth=ibis.row_number().over(latest))
    columns = (*names_of(table, "key", "content", "attached"), "origin", *PLACE)
    added = restored.filter(restored._nth == 0).select(*columns)
    return Change(added.filter(ibis.literal(False)), added, taken_back), before
