"""The monthly cube: months by region, category, segment, sponsor, sex and age, in rows that add up."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

from pantau.core.ledger_tables import (
    AMOUNTS,
    COUNTS_PROGRAMME,
    COUNTS_TWO_IN_SEGMENT,
    COUNTS_TWO_PAYERS,
    COUNTS_WORKER,
    CUBE,
    CUBE_COUNTS,
    CUBE_DIMENSIONS,
    TIME,
)
from pantau.ledger.asof import Stamp
from pantau.ledger.exact_types import number, whole
from pantau.ledger.flows import FLOWS, all_flows
from pantau.ledger.months import age_band

MEASURES = (*CUBE_COUNTS, *AMOUNTS)
_BITS = {
    "workers": COUNTS_WORKER,
    **{f"workers_{programme}": bit for programme, bit in COUNTS_PROGRAMME.items()},
    "paid_twice": COUNTS_TWO_PAYERS,
    "paid_twice_in_segment": COUNTS_TWO_IN_SEGMENT,
}


def rebuilt(contributions: ir.Table) -> ir.Table:
    """The whole cube from signed contributions: key and content of `CUBE`, in rows that add up (see `summed`)."""
    return cube_rows(contributions).union(flow_rows(all_flows(contributions)))


def summed(rows: ir.Table) -> ir.Table:
    """The cube with one row a cell out of rows that add up; cells where everything is zero are left out."""
    totals = rows.group_by(CUBE_DIMENSIONS).aggregate(**{name: rows[name].sum() for name in MEASURES})
    return _typed(totals)


def cube_rows(signed: ir.Table) -> ir.Table:
    """What signed contributions add to the cube, without flows: key and content of `CUBE`, in rows that add up."""
    # By `counts` too: a row then costs one count and five sums, and the bits are taken from the groups. These are
    # hardly more than the cells, and to put them together would cost as much again: rows of the cube add up anyway.
    keyed = signed.mutate(age_band=age_band(signed.birth_month, signed.month))
    stated = keyed.sign > 0
    paid = {name: stated.ifelse(keyed[name], -keyed[name]).sum() for name in AMOUNTS}
    groups = keyed.group_by(*CUBE_DIMENSIONS, "counts").aggregate(rows=whole(keyed.sign.sum()), **paid)
    counted = {name: ((groups.counts & bit) != 0).ifelse(groups.rows, 0) for name, bit in _BITS.items()}
    flows = dict.fromkeys(FLOWS, number(0, "int64"))
    return _typed(groups.mutate(**counted, memberships=groups.rows, **flows))


def flow_rows(flows: ir.Table) -> ir.Table:
    """Flows (`pantau.ledger.flows`) as rows of the cube: key and content of `CUBE`."""
    others = {name: number(0, "int64") for name in MEASURES if name not in flows.columns}
    return _typed(flows.mutate(**others))


def stamped(rows: ir.Table, stamp: Stamp) -> ir.Table:
    """Rows of the cube as a batch writes them, with all columns of `CUBE`."""
    batch, moment = ibis.literal(stamp.batch), ibis.literal(stamp.recorded_at, TIME)
    return rows.mutate(batch=batch, recorded_at=moment).select(*CUBE.names)


def _typed(rows: ir.Table) -> ir.Table:
    columns: dict[str, Any] = {
        field.name: rows[field.name].fill_null(0).cast(field.dtype) for field in CUBE.content
    }
    typed = rows.select(*CUBE_DIMENSIONS, **columns)
    return typed.filter(ibis.or_(*(typed[name] != 0 for name in MEASURES)))
