"""Who is new, restarts or lapses in a month: from the months that are paid, as sums over signed rows."""

from __future__ import annotations

from typing import Any, Final

import ibis
import ibis.expr.types as ir

from pantau.core.ledger_tables import COUNTS_WORKER, CUBE_DIMENSIONS
from pantau.ledger.exact_types import number, whole
from pantau.ledger.months import age_band, month_after

FLOWS: Final = ("new_workers", "restarted_workers", "lapsed_workers")
WORKER: Final = ("person", "month", "region", "category", "segment", "sponsor", "sex", "birth_month", "sign")
"""Columns of worker rows: the contributions that count for the worker, signed; one a paid person-month."""

# The paid months of a person are bits of whole numbers, one number for four calendar years: bit 1 is January of
# the first year, bit 48 December of the last; bits 0 and 49 are the months before and after. Bits of signed rows
# are *summed*, which needs neither an order nor to know what holds: a month nets 0 or 1. 50 bits leave room for
# thousands of rows that were taken back.
_YEARS: Final = 4
_LAST: Final = _YEARS * 12
_SIDE: Final = "side"


def worker_rows(rows: ir.Table) -> ir.Table:
    """Of contributions those that count for the worker, with the columns `WORKER`."""
    return rows.filter((rows.counts & COUNTS_WORKER) != 0).select(*WORKER)


def all_flows(contributions: ir.Table) -> ir.Table:
    """The flows of whole histories: dimensions of the cube and `FLOWS`, in rows that add up.

    ``contributions`` are signed rows that hold whole histories of the persons in them. A person is new in the
    first month paid, restarts in a month paid after one that is not, lapses in a month not paid after one that is.
    New and restarted are counted where the month is paid, lapsed where the month before it was paid.
    """
    workers = worker_rows(contributions)
    paid = _paid(workers, ("person",))
    # Only who is paid in a later block than the first can have a first month outside of it.
    later = paid.filter(paid.block > paid.block.min().as_scalar())
    whole = paid.semi_join(later, "person")
    known = whole.group_by("person").aggregate(first_block=whole.block.min())
    told = paid.left_join(known, "person")
    only = told.first_block.isnull() | (told.first_block == told.block)
    firsts = only.ifelse(told.bits & told.bits.negate(), 0)
    named = told.select("person", "block", "bits", first=firsts)
    return _flows(workers, _neighboured(named, paid, ("person",)), ("person",))


def flow_changes(
    before: ir.Table, change: ir.Table, firsts_before: ir.Table, firsts_after: ir.Table
) -> ir.Table:
    """What a commit changes in the flows: flows after minus flows before, as rows that add up.

    ``before`` are worker rows of the ledger of all persons in ``change``, ``change`` worker rows of the commit,
    ``firsts_*`` the first months ever (``person``, ``first_month``) without and with the change. ``before`` must
    hold, of these persons, the months that change, those before and after them, and the months that were or
    become the first. Other months may be left out: they tell the same before and after.
    """
    sides = {_SIDE: number(-1, "int8")}, {_SIDE: number(1, "int8")}
    workers = before.mutate(**sides[0]).union(before.mutate(**sides[1]), change.mutate(**sides[1]))
    firsts = firsts_before.mutate(**sides[0]).union(firsts_after.mutate(**sides[1]))
    block, bit = _place(firsts.first_month)
    known = firsts.select(_SIDE, "person", block=block, first=_one() << bit)
    who = (_SIDE, "person")
    paid = _paid(workers, who)
    told = paid.left_join(known, [*who, "block"])
    named = told.select(*who, "block", "bits", first=told.first.fill_null(0))
    weighed = workers.mutate(sign=(workers.sign * workers.side).cast("int8"))
    return _flows(weighed, _neighboured(named, paid, who), who)


def _one() -> Any:
    return number(1, "int64")


def _place(month: Any) -> tuple[Any, Any]:
    """The block of a month (its first year) and its bit (1 to 48)."""
    year = month.year().cast("int64")
    within = year % _YEARS
    return year - within, within * 12 + month.month().cast("int64")


def _paid(workers: ir.Table, who: tuple[str, ...]) -> ir.Table:
    """The paid months as ``bits`` per ``who`` and ``block``; blocks without any are left out."""
    block, bit = _place(workers.month)
    bits = whole((workers.sign.cast("int64") * (_one() << bit)).sum())
    paid = workers.group_by(*who, block=block).aggregate(bits=bits)
    return paid.filter(paid.bits > 0)  # below 0 only where rows are missing, which the proofs tell


def _neighboured(named: ir.Table, paid: ir.Table, who: tuple[str, ...]) -> ir.Table:
    """``named`` (rows of ``paid`` with more columns) with bits 0 and 49 taken from the blocks before and after."""
    # Both sides come from those who are paid in the last month of a block: mostly few, often nobody.
    key = (*who, "block")
    closing = paid.filter(((paid.bits >> _LAST) & 1) == 1).select(*who, block=paid.block + _YEARS)
    opening = paid.filter(((paid.bits >> 1) & 1) == 1).semi_join(closing, key)
    following = opening.select(
        *who, block=opening.block - _YEARS, following=ibis.literal(1 << (_LAST + 1), "int64")
    )
    preceding = closing.mutate(preceding=_one())
    once = named.left_join(preceding, key).select(*named.columns, "preceding")
    both = once.left_join(following, key).select(*named.columns, "preceding", "following")
    bits = both.bits + both.preceding.fill_null(0) + both.following.fill_null(0)
    return both.mutate(bits=bits).drop("preceding", "following")


def _flows(workers: ir.Table, paid: ir.Table, who: tuple[str, ...]) -> ir.Table:
    # What begins and ends is found once a person; a row only asks for its own bit.
    # (`a - (a & b)` for "a without b": Ibis writes `~(a << 1)` without its parentheses.)
    begins = paid.bits - (paid.bits & (paid.bits << 1))
    ends = paid.bits - (paid.bits & (paid.bits >> 1))
    marked = paid.select(*who, "block", "first", begins=begins, ends=ends, edges=begins | ends)
    block, bit = _place(workers.month)
    met = workers.mutate(block=block, own=_one() << bit).join(marked, [*who, "block"])
    edges = met.filter((met.edges & met.own) != 0)
    edges = edges.mutate(
        starts=(edges.begins & edges.own) != 0,
        ends=(edges.ends & edges.own) != 0,
        new=edges.own == edges.first,
    )
    edges = edges.mutate(age_band=age_band(edges.birth_month, edges.month))
    counts = {
        "new_workers": (edges.starts & edges.new).ifelse(edges.sign, 0).sum(),
        "restarted_workers": (edges.starts & ~edges.new).ifelse(edges.sign, 0).sum(),
        "lapsed_workers": edges.ends.ifelse(edges.sign, 0).sum(),
    }
    return _moved(edges.group_by(CUBE_DIMENSIONS).aggregate(**counts))


def _moved(cells: ir.Table) -> ir.Table:
    """Cells by the month that is paid: lapses go to the month after."""
    none = ibis.literal(0, "int64")
    typed = cells.mutate(**{name: whole(cells[name]) for name in FLOWS})
    begun = typed.mutate(lapsed_workers=none)
    ended = typed.mutate(month=month_after(typed.month), new_workers=none, restarted_workers=none)
    return begun.filter((begun.new_workers != 0) | (begun.restarted_workers != 0)).union(
        ended.select(*begun.columns).filter(ended.lapsed_workers != 0)
    )
