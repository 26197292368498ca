"""The first month that each person was ever paid for, kept so that a new month needs no history."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

import ibis
import ibis.expr.types as ir

from pantau.core.ledger_tables import CAREERS, TIME
from pantau.ledger.asof import Keep, Stamp, as_is
from pantau.ledger.cube import cube_rows, flow_rows, rebuilt, stamped
from pantau.ledger.exact_types import number
from pantau.ledger.flows import WORKER, flow_changes, worker_rows
from pantau.ledger.months import around

MonthsOf = Callable[[ir.Table], Collection[date]]
"""Runs an expression with one column ``month`` and gives its values."""


def first_months(contributions: ir.Table) -> ir.Table:
    """``person``, ``first_month`` from signed contributions that hold whole histories."""
    return _firsts(worker_rows(contributions))


def standing(careers: ir.Table) -> ir.Table:
    """``person``, ``first_month`` as they hold, from signed rows of `CAREERS`."""
    net = careers.group_by("person", "first_month").aggregate(net=careers.sign.sum())
    return net.filter(net.net > 0).select("person", "first_month")


def bereft(change: ir.Table, firsts: ir.Table) -> ir.Table:
    """The persons (``person``) whose first month is gone with a change (net worker rows): look at their history."""
    gone = change.filter(change.sign < 0)
    known = firsts.select(first_person="person", first_month="first_month")
    return (
        gone.join(known, [gone.person == known.first_person, gone.month == known.first_month])
        .select("person")
        .distinct()
    )


def career_changes(
    firsts: ir.Table, change: ir.Table, history: ir.Table, lost: ir.Table
) -> tuple[ir.Table, ir.Table]:
    """The first months after a change, and the signed rows (``person``, ``first_month``, ``sign``) that lead there.

    ``firsts`` are those before, of the persons in ``change`` (net person-months: ``person``, ``month``, ``sign``);
    ``lost`` the persons of `bereft`, ``history`` all their worker rows before the change.
    """
    paid = change.filter(change.sign > 0)
    arrived = paid.group_by("person").aggregate(first_month=paid.month.min())
    whole = history.select("person", "month", "sign").union(
        change.semi_join(lost, "person").select("person", "month", "sign")
    )
    candidates = firsts.anti_join(lost, "person").union(
        arrived.anti_join(lost, "person"), _firsts(whole).select("person", "first_month")
    )
    after = candidates.group_by("person").aggregate(first_month=candidates.first_month.min())
    both = after.mutate(sign=number(1, "int8")).union(
        firsts.select("person", "first_month", sign=number(-1, "int8"))
    )
    net = both.group_by("person", "first_month").aggregate(sign=both.sign.sum().cast("int8"))
    return after, net.filter(net.sign != 0)


def _firsts(workers: ir.Table) -> ir.Table:
    paid = workers.group_by("person", "month").aggregate(net=workers.sign.sum())
    held = paid.filter(paid.net > 0)
    return held.group_by("person").aggregate(first_month=held.month.min())


def derived(
    signed: ir.Table,
    contributions: ir.Table,
    careers: ir.Table,
    stamp: Stamp,
    *,
    keep: Keep = as_is,
    months_of: MonthsOf,
) -> tuple[ir.Table, ir.Table]:
    """The rows of `CAREERS` and of `CUBE` that a commit of contributions writes.

    ``signed`` are the rows of the commit (kept as a table or a file: they are read several times),
    ``contributions`` and ``careers`` the signed rows of the ledger before it. Of ``contributions`` only the months
    that the change can touch are read, and of persons whose first month is gone the whole history.
    """
    workers = worker_rows(signed)
    persons = keep(workers.select("person").distinct())
    firsts = keep(standing(careers.semi_join(persons, "person")))
    corrects = months_of(signed.filter(signed.sign < 0).select("month").distinct())
    if not corrects and not months_of(firsts.select(month="first_month").distinct()):
        moved = _arrivals(workers).mutate(sign=number(1, "int8"))  # nobody was ever paid for before
        return _career_rows(moved, stamp), stamped(rebuilt(signed), stamp)
    if corrects:
        change = keep(_netted(workers, WORKER))
        after, moved = _corrected(change, firsts, contributions, keep)
    else:
        change = workers
        after, moved = _begun(firsts, keep(_arrivals(workers)))
    after, moved = keep(after), keep(moved)
    changed = months_of(change.select("month").distinct())
    months = {*around(changed), *months_of(moved.select(month="first_month").distinct())}
    near = contributions.filter(contributions.month.isin(sorted(months)))
    before = keep(worker_rows(near.semi_join(persons, "person")))
    flows = keep(flow_rows(flow_changes(before, change.select(*WORKER), firsts, after)))
    return _career_rows(moved, stamp), stamped(cube_rows(signed).union(flows), stamp)


def _career_rows(moved: ir.Table, stamp: Stamp) -> ir.Table:
    trace = {"batch": ibis.literal(stamp.batch), "recorded_at": ibis.literal(stamp.recorded_at, TIME)}
    return moved.mutate(**trace).select(*CAREERS.names)


def _arrivals(workers: ir.Table) -> ir.Table:
    """The first of the months that rows state, of each person; nothing is taken back among them."""
    return workers.group_by("person").aggregate(first_month=workers.month.min())


def _begun(firsts: ir.Table, arrived: ir.Table) -> tuple[ir.Table, ir.Table]:
    """`career_changes` of rows that take nothing back: a first month only comes, or becomes an earlier one."""
    known = firsts.select(known="person", was="first_month")
    met = arrived.left_join(known, arrived.person == known.known)
    earlier = met.filter(met.was.isnull() | (met.first_month < met.was))
    said = earlier.select("person", "first_month", sign=number(1, "int8"))
    replaced = earlier.filter(earlier.was.notnull())
    withdrawn = replaced.select("person", first_month="was", sign=number(-1, "int8"))
    both = firsts.select("person", "first_month").union(arrived.select("person", "first_month"))
    after = both.group_by("person").aggregate(first_month=both.first_month.min())
    return after, said.union(withdrawn)


def _corrected(
    change: ir.Table, firsts: ir.Table, contributions: ir.Table, keep: Keep
) -> tuple[ir.Table, ir.Table]:
    """`career_changes` of rows of which some take others back: who loses the first month is looked up."""
    moves = keep(_netted(change, ("person", "month", "sign")))
    lost = keep(bereft(moves, firsts))
    history = worker_rows(contributions.semi_join(lost, "person"))
    return career_changes(firsts, moves, history, lost)


def _netted(rows: ir.Table, columns: tuple[str, ...]) -> ir.Table:
    """Worker rows without those that are taken back and stated again alike in ``columns``, which they keep.

    Only person-months of which something is taken back are grouped: mostly few.
    """
    place = ("person", "month")
    taken_back = rows.filter(rows.sign < 0).select(*place).distinct()
    disputed = rows.semi_join(taken_back, place)
    same = [name for name in columns if name != "sign"]
    net = disputed.group_by(same).aggregate(sign=disputed.sign.sum().cast("int8"))
    kept = net.filter(net.sign != 0).select(*columns)
    return rows.anti_join(taken_back, place).select(*columns).union(kept)
