"""One person's months: who paid for what, where it stopped, and what a right may rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, NamedTuple

import ibis

from pantau.core.ledger_tables import AMOUNTS
from pantau.core.period import Month
from pantau.indicators.persons.spans import month_number
from pantau.indicators.views import Views

_PAYMENT: Final = ("person", "month", "segment", "sponsor", "payer", "region", "category", *AMOUNTS)
_TRACE: Final = ("paid_on", "office", "origin", "file", "sheet", "row")


def history(views: Views, person: int) -> Any:
    """Each payment for a person that stands, oldest first: a row for each month, segment, sponsor and payer.

    Columns: those of contributions with the file, sheet and row that state it, and ``gap``: the months without
    cover just before this one, said once for a month. Only rows of this person are read, so that an engine
    skips the rest of files that are sorted by person.
    """
    rows = views.contributions.filter(views.contributions.person == person)
    rows = rows.group_by([*_PAYMENT, *_TRACE]).agg(standing=rows.sign.cast("int64").sum())
    rows = rows.filter(rows.standing > 0)
    order = [rows[name] for name in ("month", "segment", "sponsor", "payer")]
    since = month_number(rows.month) - month_number(rows.month).lag().over(ibis.window(order_by=order))
    gap = (since > 1).fill_null(False).ifelse(since - 1, 0)
    return rows.mutate(gap=gap).drop("standing").order_by([name.get_name() for name in order])


class Gap(NamedTuple):
    """Months without cover between two that have it, both named by their first and last."""

    first: Month
    last: Month

    @property
    def months(self) -> int:
        """How many."""
        return (self.last.year - self.first.year) * 12 + self.last.number - self.first.number + 1


@dataclass(frozen=True)
class Cover:
    """What rights may rest on, counted from the payments of one person up to a month.

    ``months`` are all that are paid for, ``in_a_row`` those without a break up to the month itself (0 when it
    is not paid), ``by_programme`` the paid months of each programme, ``payers`` how many pay for the month.
    Whether a law asks for months in all or in a row is its own matter (`pantau.law`); both are given.
    """

    first: Month | None
    last: Month | None
    months: int
    in_a_row: int
    by_programme: Mapping[str, int]
    gaps: tuple[Gap, ...]
    payers: int


def cover_at(payments: Iterable[Mapping[str, Any]], at: Month) -> Cover:
    """Count the rows of `history` up to a month; an empty history gives a cover of no months."""
    rows = [row for row in payments if row["month"] <= at.first]
    paid = sorted({row["month"] for row in rows})
    months = [Month.of(day) for day in paid]
    return Cover(
        first=months[0] if months else None,
        last=months[-1] if months else None,
        months=len(months),
        in_a_row=_in_a_row(set(months), at),
        by_programme={
            name.upper(): len({row["month"] for row in rows if row[name] is not None}) for name in AMOUNTS
        },
        gaps=tuple(_gaps(months)),
        payers=sum(row["month"] == at.first for row in rows),
    )


def _in_a_row(paid: set[Month], at: Month) -> int:
    many = 0
    while at in paid:
        many, at = many + 1, at.plus(-1)
    return many


def _gaps(months: list[Month]) -> Iterable[Gap]:
    for before, after in pairwise(months):
        if before.plus(1) != after:
            yield Gap(before.plus(1), after.plus(-1))
