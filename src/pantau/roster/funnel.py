"""From all who are listed to those who can be enrolled: how many are left at each step, and what they cost."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from pantau.core.money import Amount
from pantau.core.text import Text

_TITLES: Final = {
    "listed": Text("terdaftar", "listed"),
    "valid": Text("sah", "valid"),
    "unique": Text("unik", "unique"),
    "new": Text("belum menjadi peserta", "new"),
    "enrollable": Text("dapat didaftarkan", "enrollable"),
}


class Step(NamedTuple):
    """One step: who is left, how many it took away, and what covering those who are left costs (rupiah)."""

    code: str
    title: Text
    rows: int
    lost: int
    money: Amount | None


def funnel(decisions: Mapping[str, int], covered: int, month: Amount | None, months: int) -> tuple[Step, ...]:
    """The steps from rows listed to people who can be enrolled.

    ``decisions`` are rows by decision, ``covered`` those of the duplicates who are participants already;
    ``month`` is the contribution of one person for one month, none where the law has no answer. Every row
    leaves at one step, and those in review at the last.

    >>> [step.rows for step in funnel({"accepted": 5, "review": 1, "duplicate": 3, "rejected": 1}, 1, None, 12)]
    [10, 9, 7, 6, 5]
    """
    listed = sum(decisions.values())
    valid = listed - decisions.get("rejected", 0)
    unique = valid - (decisions.get("duplicate", 0) - covered)
    new = unique - covered
    enrollable = new - decisions.get("review", 0)
    steps, before = [], listed
    for code, left in zip(_TITLES, (listed, valid, unique, new, enrollable), strict=True):
        money = None if month is None else month * months * Decimal(left)
        steps.append(Step(code, _TITLES[code], left, before - left, money))
        before = left
    return tuple(steps)
