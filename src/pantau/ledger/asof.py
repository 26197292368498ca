"""What the ledger knew at a moment, and what of it still holds."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import NamedTuple

import ibis
import ibis.expr.types as ir

from pantau.core.ledger_tables import CONTRIBUTIONS, TIME, LedgerTable
from pantau.ledger.exact_types import number

Keep = Callable[[ir.Table], ir.Table]
"""Runs an expression once and gives the rows as a table (a temporary table, say); `as_is` does nothing."""


def as_is(rows: ir.Table) -> ir.Table:
    """Keep nothing: the expression is computed wherever it is used."""
    return rows


class Stamp(NamedTuple):
    """Which batch writes, and the moment (with a time zone) the ledger learns of it."""

    batch: str
    recorded_at: datetime


def names_of(table: LedgerTable, *parts: str) -> tuple[str, ...]:
    """The names of the columns of some parts (``key``, ``content``, ``attached``, ...), in order."""
    return tuple(field.name for part in parts for field in getattr(table, part))


def grouping(table: LedgerTable) -> tuple[str, ...]:
    """The columns whose rows are looked at together: the key, for contributions the person and the month.

    Which row of a person-month counts depends on the others of that person-month.
    """
    return ("person", "month") if table.name == CONTRIBUTIONS.name else names_of(table, "key")


def known(rows: ir.Table, at: datetime | None) -> ir.Table:
    """The rows recorded by a moment (with a time zone); all of them when it is None."""
    return rows if at is None else rows.filter(rows.recorded_at <= ibis.literal(at, TIME))


def live(rows: ir.Table, table: LedgerTable) -> ir.Table:
    """The rows that hold: stated, and not taken back. All columns of the table; ``sign`` is 1.

    ``rows`` are signed rows and hold every row of each `grouping` that they touch. ``batch`` and
    ``recorded_at`` are those of the latest statement. Only what was ever taken back is grouped.
    """
    rows, group = rows.select(*table.names), grouping(table)
    taken_back = rows.filter(rows.sign < 0).select(*group).distinct()
    settled, disputed = rows.anti_join(taken_back, group), rows.semi_join(taken_back, group)
    same = [name for name in table.names if name not in ("sign", "batch", "recorded_at")]
    stated = disputed.sign > 0
    net = disputed.group_by(same).aggregate(
        net=disputed.sign.sum(),
        batch=disputed.batch.argmax(disputed.recorded_at, where=stated),
        recorded_at=disputed.recorded_at.max(where=stated),
    )
    standing = net.filter(net.net > 0).mutate(sign=number(1, "int8"))
    return settled.union(standing.select(*table.names))


def touched(
    rows: ir.Table,
    incoming: ir.Table,
    table: LedgerTable,
    months: Collection[date] | None = None,
    keep: Keep = as_is,
) -> ir.Table:
    """The live rows of the ledger that incoming rows may meet: the same key; for contributions the person-month.

    ``rows`` are signed rows as stored, ``incoming`` has at least the columns of `grouping`. ``months`` are the
    months of the incoming rows where the caller knows them: then files of other months are not opened.
    """
    group = grouping(table)
    if months is not None and "month" in group:
        rows = rows.filter(rows.month.isin(sorted(months)))
    return live(keep(rows.semi_join(incoming.select(*group), group).select(*table.names)), table)
