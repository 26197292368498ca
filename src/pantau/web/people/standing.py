"""The facts of one person that hold, out of the signed rows: the same as `pantau.ledger.asof.live`, for a few rows.

A question to the engine is planned anew each time, which takes longer than the rows of one person are worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pantau.core.ledger_tables import LedgerTable
from pantau.core.period import Month

Row = dict[str, Any]
_OF_THE_COMMIT = ("sign", "batch", "recorded_at")


def standing(signed: Iterable[Row], table: LedgerTable) -> list[Row]:
    """The rows whose signs add up to more than nothing, each with the batch that stated it last."""
    same = [name for name in table.names if name not in _OF_THE_COMMIT]
    net: dict[tuple[Any, ...], int] = {}
    said: dict[tuple[Any, ...], Row] = {}
    for row in signed:
        key = tuple(row[name] for name in same)
        net[key] = net.get(key, 0) + row["sign"]
        if row["sign"] > 0 and (key not in said or row["recorded_at"] > said[key]["recorded_at"]):
            said[key] = row
    return [said[key] for key, signs in net.items() if signs > 0]


def in_order(rows: Iterable[Row], *names: str) -> list[Row]:
    """The rows by some of their columns."""
    return sorted(rows, key=lambda row: tuple(row[name] for name in names))


def with_gaps(payments: Sequence[Row]) -> list[Row]:
    """Payments in the order of their months, with ``gap``: the months without one just before, said once a month."""
    told, last = [], None
    for row in payments:
        month = Month.of(row["month"])
        between = 0 if last is None else (month.year - last.year) * 12 + month.number - last.number
        told.append({**row, "gap": max(between - 1, 0)})
        last = month
    return told
