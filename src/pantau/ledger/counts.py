"""Which row of a person-month counts: decided once, when a row is recorded, so that totals need no DISTINCT."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

from pantau.core.ledger_tables import (
    COUNTS_PROGRAMME,
    COUNTS_TWO_IN_SEGMENT,
    COUNTS_TWO_PAYERS,
    COUNTS_WORKER,
    SEGMENT_ORDER,
)

_MONTH = ("person", "month")


def counts_alone(rows: ir.Table) -> Any:
    """The bits of rows that are the only ones of their person and month (int16)."""
    bits: Any = ibis.literal(COUNTS_WORKER, "int64")
    for programme, bit in COUNTS_PROGRAMME.items():
        bits = bits + _bit(rows[programme].notnull(), bit)
    return bits.cast("int16")


def with_counts(rows: ir.Table, name: str = "counts") -> ir.Table:
    """The rows with the bits they count for in a column ``name`` (int16).

    ``rows`` are all live contributions of the person-months they touch, one row a key. The first row counts for
    the worker: by segment (PU, BPU, PMI, JAKON, others), then payer, then sponsor; for a programme the first
    that pays for it. A payer is a sponsor with its payer: one employer in two segments is one payer.
    """
    order = [_segment_rank(rows), rows.segment, rows.payer, rows.sponsor]
    ordered = ibis.window(group_by=_MONTH, order_by=order, preceding=None, following=0)
    whole = ibis.window(group_by=_MONTH)
    pays = rows.sponsor + ibis.literal("\n") + rows.payer
    pay = {f"_{programme}": _pays(rows, programme).sum().over(ordered) for programme in COUNTS_PROGRAMME}
    ranked = rows.mutate(
        _nth=ibis.row_number().over(ordered),
        _lowest=pays.min().over(whole),
        _highest=pays.max().over(whole),
        _in_segment=rows.person.count().over(ibis.window(group_by=(*_MONTH, "segment"))),
        **pay,
    )
    crowded = ranked.mutate(_most=ranked._in_segment.max().over(whole))
    return crowded.mutate(**{name: _bits(crowded)}).select(
        *(column for column in rows.columns if column != name), name
    )


def _bits(rows: ir.Table) -> Any:
    worker = rows._nth == 0
    bits = (
        _bit(worker, COUNTS_WORKER)
        + _bit(worker & (rows._lowest != rows._highest), COUNTS_TWO_PAYERS)
        + _bit(worker & (rows._most > 1), COUNTS_TWO_IN_SEGMENT)
    )
    for programme, bit in COUNTS_PROGRAMME.items():
        bits = bits + _bit(rows[programme].notnull() & (rows[f"_{programme}"] == 1), bit)
    return bits.cast("int16")


def _segment_rank(rows: ir.Table) -> Any:
    ranks = ((rows.segment == segment, rank) for rank, segment in enumerate(SEGMENT_ORDER))
    return ibis.cases(*ranks, else_=len(SEGMENT_ORDER))


def _pays(rows: ir.Table, programme: str) -> Any:
    return rows[programme].notnull().ifelse(1, 0)


def _bit(condition: Any, bit: int) -> Any:
    return condition.ifelse(ibis.literal(bit, "int64"), ibis.literal(0, "int64"))
