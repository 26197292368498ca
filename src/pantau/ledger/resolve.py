"""Incoming rows against what the ledger holds: what is new, corrected, there already, or set aside."""

from __future__ import annotations

from typing import Any, NamedTuple

import ibis
import ibis.expr.types as ir

from pantau.core.ledger_tables import LedgerTable
from pantau.ledger.asof import Keep, as_is, grouping, names_of

PLACE = ("file", "sheet", "row")
REPEATED = "repeated_in_file"
CONTRADICTS = "contradicts_in_file"


class Change(NamedTuple):
    """What a batch does to the facts of a table.

    ``alone`` are rows to be stated of which nothing else is known (nothing in the ledger or the files shares
    their `grouping`), ``added`` the other rows to be stated; both have key, content, attached, ``origin``,
    ``file``, ``sheet``, ``row``. ``taken_back`` are live rows that no longer hold, with all columns. ``simple``
    where it is known that there are rows ``alone`` and no others.
    """

    alone: ir.Table
    added: ir.Table
    taken_back: ir.Table
    simple: bool = False


class Resolution(NamedTuple):
    """What incoming rows come to: every one is in ``change.alone``, ``change.added``, ``already`` or ``aside``.

    ``already`` are rows the ledger holds with equal content. ``aside`` are rows whose key an earlier row of the
    same files states, with ``reason`` (`REPEATED`: equal content, `CONTRADICTS`: different) and the place of the
    row that counts (``other_file``, ``other_sheet``, ``other_row``).
    """

    change: Change
    already: ir.Table
    aside: ir.Table


def resolved(
    incoming: ir.Table,
    before: ir.Table,
    table: LedgerTable,
    batch: str,
    keep: Keep = as_is,
    together: ir.Table | None = None,
) -> Resolution:
    """Decide for each incoming row whether it is stated, and what it takes back.

    ``incoming`` has key, content, attached and ``file``, ``sheet``, ``row``, typed as the schema; ``before`` is
    `pantau.ledger.asof.touched`. Keep both as tables before: they are read several times. Of rows with one key
    the first by file, sheet and row counts. Content alone is compared, never what is attached. ``together`` is
    `several` of the incoming rows, where it is known.
    """
    incoming = incoming.select(*names_of(table, "key", "content", "attached"), *PLACE)
    group = grouping(table)
    together = several(incoming, table) if together is None else together
    doubt = keep(together.union(before.select(*group), distinct=True))
    unsure = keep(_numbered(incoming.semi_join(doubt, group), table))
    first, later = unsure.filter(unsure._nth == 0).drop("_nth"), unsure.filter(unsure._nth > 0).drop("_nth")
    judged = keep(_against(first, before, table, PLACE[:1]))
    corrected = judged.filter(judged.was_file.notnull() & ~judged._same)
    change = Change(
        _originating(incoming.anti_join(doubt, group), batch),
        _originating(
            judged.filter(judged.was_file.isnull() | ~judged._same).select(*incoming.columns), batch
        ),
        before.semi_join(corrected.select(*names_of(table, "key")), names_of(table, "key")),
    )
    already = judged.filter(judged.was_file.notnull() & judged._same).select(*incoming.columns)
    return Resolution(change, already, _aside(later, first, table))


def several(incoming: ir.Table, table: LedgerTable) -> ir.Table:
    """The `grouping` of incoming rows that are not alone in it."""
    group = grouping(table)
    met = incoming.group_by(group).aggregate(_rows=incoming.count())
    return met.filter(met._rows > 1).select(*group)


def undisputed(incoming: ir.Table, before: ir.Table, table: LedgerTable, batch: str) -> Resolution:
    """`resolved` where ``before`` and `several` are known to be empty: every row is stated, and none is looked at."""
    incoming = incoming.select(*names_of(table, "key", "content", "attached"), *PLACE)
    none = incoming.filter(ibis.literal(False))
    change = Change(_originating(incoming, batch), _originating(none, batch), before, simple=True)
    return Resolution(change, none, _aside(none, none, table))


def tally(resolution: Resolution) -> ir.Table:
    """One row of counts: ``already_there``, ``superseded``, `REPEATED`, `CONTRADICTS` (int64).

    Added are all incoming rows that are neither there already nor set aside, and need no counting.
    """
    aside = resolution.aside
    counted = aside.aggregate(
        **{REPEATED: (aside.reason == REPEATED).sum(), CONTRADICTS: (aside.reason == CONTRADICTS).sum()}
    )
    whole = counted.cross_join(resolution.already.aggregate(already_there=resolution.already.count()))
    taken_back = resolution.change.taken_back
    whole = whole.cross_join(taken_back.aggregate(superseded=taken_back.count()))
    names = ("already_there", "superseded", REPEATED, CONTRADICTS)
    return whole.select(**{name: whole[name].fill_null(0).cast("int64") for name in names})


def _numbered(rows: ir.Table, table: LedgerTable) -> ir.Table:
    order = [rows[name] for name in (*PLACE, *names_of(table, "content"))]
    return rows.mutate(
        _nth=ibis.row_number().over(ibis.window(group_by=names_of(table, "key"), order_by=order))
    )


def _against(rows: ir.Table, others: ir.Table, table: LedgerTable, also: tuple[str, ...]) -> ir.Table:
    """The rows with ``_same`` (equal content) and ``was_*`` of the other row with the same key; null without."""
    key, content = names_of(table, "key"), names_of(table, "content")
    was = others.select(**{f"was_{name}": others[name] for name in (*key, *content, *also)})
    joined = rows.left_join(was, [rows[name] == was[f"was_{name}"] for name in key])
    same: Any = ibis.literal(True)
    for name in content:
        same = same & joined[name].identical_to(joined[f"was_{name}"])
    return joined.mutate(_same=same).select(*rows.columns, "_same", *(f"was_{name}" for name in also))


def _aside(later: ir.Table, first: ir.Table, table: LedgerTable) -> ir.Table:
    told = _against(later, first, table, PLACE)
    reason = told._same.ifelse(REPEATED, CONTRADICTS)
    places = {f"other_{name}": told[f"was_{name}"] for name in PLACE}
    return told.mutate(reason=reason, **places).select(*later.columns, "reason", *places)


def _originating(rows: ir.Table, batch: str) -> ir.Table:
    return rows.mutate(origin=ibis.literal(batch))
