"""The tables that indicators are computed from, already as known on a day: rows recorded later are not in them."""

from __future__ import annotations

from typing import Any, NamedTuple


class Views(NamedTuple):
    """Ibis tables with the columns of `pantau.core.ledger_tables`, on one engine.

    Facts are signed: a total is ``sum(sign * amount)``. None of them is filtered by region or month, and an
    empty table stands for one that was never written.
    """

    cube: Any
    contributions: Any
    enrolments: Any
    claims: Any
    deaths: Any
    eligible: Any
    people: Any
    careers: Any
