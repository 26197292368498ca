"""Scholarships: a death today is paid for years; how many children are on the way, and what is still to be paid."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pantau.planning.projection.assumptions import Assumptions
from pantau.planning.projection.kernel import Array, Floats
from pantau.planning.projection.lawful import LawfulMonths
from pantau.planning.projection.levels import levels_of_school
from pantau.planning.projection.luck import Luck
from pantau.planning.projection.mortality import MONTHS

MOST_CHILDREN = 2  # for whom the number is drawn; the law pays for as many (checked by a test)


class Owed(NamedTuple):
    """Paths x months: what is paid in a month, children with a scholarship, and what is owed them after it."""

    paid: Floats
    children: Floats
    reserve: Floats


def owed(families: Array, children: Floats, law: LawfulMonths, assumed: Assumptions, luck: Luck) -> Owed:
    """Scholarships of families with a right to them; each child is paid once a year, as long as it stays at school.

    ``families`` are paths x months, ``children`` their mean number, by path. Children leave school on average and not
    by chance: what they get is weighed by how many stay.
    """
    interest = assumed["reserve.interest"].mean
    kids = luck.some_of(MOST_CHILDREN * families, children / MOST_CHILDREN)
    due, stays = _by_year(kids, law, assumed, luck)
    paths, months, years = due.shape
    paid, begun = np.zeros((paths, months)), np.zeros((paths, months))
    for year in range(min(years, -(-months // MONTHS))):
        later = year * MONTHS
        paid[:, later:] += due[:, : months - later, year]
        begun[:, later:] += stays[:, : months - later, year]
    return Owed(paid, _within_a_year(begun), _reserve(due, paid, interest))


def _by_year(kids: Array, law: LawfulMonths, assumed: Assumptions, luck: Luck) -> tuple[Floats, Floats]:
    """Paths x months x years from then: what is due, and how many children still get it."""
    longest = max(one.paid.shape[1] for one in law.scholarships)
    due = np.zeros((*kids.shape, longest))
    stays = np.zeros_like(due)
    for place, one in enumerate(law.scholarships):
        months = np.flatnonzero(law.state == place)
        if len(months):
            years = one.paid.shape[1]
            weights = assumed["families.continues"].mean ** np.arange(years)
            begin = luck.sorted_into(kids[:, months], levels_of_school(assumed, one.states))
            due[:, months, :years] = begin @ (one.paid * weights)
            stays[:, months, :years] = begin @ ((one.paid > 0) * weights)
    return due, stays


def _within_a_year(begun: Floats) -> Floats:
    """Children in a year of school that began in one of the last twelve months."""
    total = np.cumsum(begun, axis=1)
    total[:, MONTHS:] -= total[:, :-MONTHS].copy()
    return total


def _reserve(due: Floats, paid: Floats, interest: float) -> Floats:
    """What the deaths up to a month still will be paid, discounted to that month."""
    monthly = (1 + interest) ** (1 / MONTHS)
    value = (due[:, :, 1:] * (1 + interest) ** -np.arange(1.0, due.shape[2])).sum(axis=2)
    of_old = paid - due[:, :, 0]
    reserve = np.zeros_like(paid)
    before = np.zeros(len(paid))
    for month in range(paid.shape[1]):
        before = before * monthly - of_old[:, month] + value[:, month]
        reserve[:, month] = before
    return reserve
