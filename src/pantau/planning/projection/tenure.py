"""How long members have paid: what part of a group has paid for enough months for a right that asks for them."""

from __future__ import annotations

from typing import Final

import numpy as np

from pantau.planning.projection.kernel import Array, Floats
from pantau.planning.projection.members import Members
from pantau.planning.projection.people import People

LONGEST: Final = 60  # months paid that are told apart; beyond it no right asks for more


def paid_at_least(held: Members, average: People, needed: Array) -> Floats:
    """Months x groups: the part of those who pay in a month who have paid for so many, that month included.

    Followed on average: who leaves or dies is taken to be as long a member as the others of the group. ``needed`` is by
    month, or by month and group.
    """
    months, groups = average.paying.shape[1:]
    needed = np.broadcast_to(needed if needed.ndim > 1 else needed[:, None], (months, groups))
    paid = np.zeros((groups, LONGEST + 1))
    before = np.minimum(held.months_paid.astype(int), LONGEST)
    np.add.at(paid, (held.group, before), held.members)
    found = np.empty((months, groups))
    for month in range(months):
        at_risk = paid.sum(axis=1)
        stayed = average.paying[0, month] - average.joined[0, month]
        paid *= (stayed / np.maximum(at_risk, np.finfo(float).tiny))[:, None]
        paid[:, 0] += average.joined[0, month]
        paid[:, -1] += paid[:, -2]
        paid[:, 1:-1] = paid[:, :-2].copy()
        paid[:, 0] = 0
        total = np.maximum(paid.sum(axis=1), np.finfo(float).tiny)
        enough = np.arange(LONGEST + 1) >= np.minimum(needed[month], LONGEST)[:, None]
        found[month] = (paid * enough).sum(axis=1) / total
        paid *= (average.closing[0, month] / total)[:, None]
    return found
