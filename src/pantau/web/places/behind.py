"""The rows of the ledger behind a number: the same rows that were counted, and no others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

import ibis
import ibis.expr.types as ir
from django.conf import settings

from pantau.core.ledger_tables import (
    AMOUNTS,
    CAREERS,
    CLAIMS,
    CONTRIBUTIONS,
    COUNTS_TWO_PAYERS,
    COUNTS_WORKER,
    ELIGIBLE,
    LedgerTable,
)
from pantau.core.period import Month
from pantau.io.engine import collected
from pantau.ledger.asof import live
from pantau.web.ledger.scope import inside
from pantau.workspace_ledger.place import Place, is_ledger

A_PAGE: Final = 50
MOST_TAKEN: Final = 5_000  # rows of a file to take along
_PAID: Final = (
    *("person", "month", "region", "segment", "category", "sponsor", *AMOUNTS, "paid_on"),
    *("origin", "file", "sheet", "row"),
)
_CLAIMED: Final = (
    *("person", "programme", "benefit", "event_date", "paid_on", "amount", "region"),
    *("origin", "file", "sheet", "row"),
)
_ESTIMATED: Final = (
    *("region", "category", "segment", "definition", "as_of", "value", "low", "high"),
    *("origin", "file", "sheet", "row"),
)


class Behind(NamedTuple):
    """A page of rows, how many there are in all, how many people stand in them, and what they add up to."""

    rows: list[dict[str, Any]]
    rows_in_all: int
    people: int | None
    total: Any


class _Asked:
    """The tables while one question is answered: only the rows that hold, of a region and in it."""

    def __init__(self, place: Place, engine: Any, region: str, month: Month) -> None:
        self._place, self.engine, self.region, self.month = place, engine, region, month

    def table(self, table: LedgerTable) -> ir.Table:
        return self._place.store.snapshot(table).read(self.engine)

    def here(self, rows: ir.Table) -> ir.Table:
        return rows.filter(inside(rows, self.region))

    def paid(self, months: list[date]) -> ir.Table:
        rows = self.table(CONTRIBUTIONS)
        return live(rows.filter(rows.month.isin(months)), CONTRIBUTIONS)

    def counted(self, month: Month) -> ir.Table:
        """The rows of a month that count for a worker."""
        rows = self.paid([month.first])
        return rows.filter((rows.counts & COUNTS_WORKER) != 0)

    def firsts(self) -> ir.Table:
        """Who is paid for in this month for the first time ever."""
        rows = self.table(CAREERS)
        held = (
            rows.filter(rows.first_month == self.month.first).group_by("person").aggregate(n=rows.sign.sum())
        )
        return held.filter(held.n > 0)


def _covered(asked: _Asked) -> ir.Table:
    return asked.here(asked.counted(asked.month))


def _contributions(asked: _Asked) -> ir.Table:
    return asked.here(asked.paid(_year_to(asked.month)))


def _twice(asked: _Asked) -> ir.Table:
    """All rows of those whose row that counts is told to have another payer."""
    rows = asked.paid([asked.month.first])
    told = asked.here(rows.filter((rows.counts & COUNTS_TWO_PAYERS) != 0))
    return asked.here(rows.semi_join(told, "person"))


def _new(asked: _Asked) -> ir.Table:
    return asked.here(asked.counted(asked.month)).semi_join(asked.firsts(), "person")


def _lapsed(asked: _Asked) -> ir.Table:
    """The last rows of those who are not paid for any more."""
    before = asked.here(asked.counted(asked.month.plus(-1)))
    return before.anti_join(asked.counted(asked.month), "person")


def _restarted(asked: _Asked) -> ir.Table:
    now = asked.here(asked.counted(asked.month)).anti_join(asked.firsts(), "person")
    return now.anti_join(asked.counted(asked.month.plus(-1)), "person")


def _claims(asked: _Asked) -> ir.Table:
    rows = asked.here(live(asked.table(CLAIMS), CLAIMS))
    first, after = date(asked.month.year, 1, 1), asked.month.plus(1).first
    return rows.filter((rows.paid_on >= ibis.literal(first)) & (rows.paid_on < ibis.literal(after)))


def _population(definition: str) -> Callable[[_Asked], ir.Table]:
    def rows_of(asked: _Asked) -> ir.Table:
        rows = asked.here(live(asked.table(ELIGIBLE), ELIGIBLE))
        until = ibis.literal(asked.month.plus(1).first)
        return rows.filter((rows.definition == definition) & (rows.as_of < until))

    return rows_of


class Kind(NamedTuple):
    """How the rows behind a measure are found, what of them is shown, in which order."""

    rows: Callable[[_Asked], ir.Table]
    columns: tuple[str, ...]
    order: tuple[str, ...]


_BY_PERSON: Final = ("month", "region", "person", "file", "row")
KINDS: Final = {
    "covered_workers": Kind(_covered, _PAID, _BY_PERSON),
    "contributions": Kind(_contributions, _PAID, _BY_PERSON),
    "paid_twice_workers": Kind(_twice, _PAID, ("person", "segment", "sponsor", "file", "row")),
    "new_workers": Kind(_new, _PAID, _BY_PERSON),
    "lapsed_workers": Kind(_lapsed, _PAID, _BY_PERSON),
    "restarted_workers": Kind(_restarted, _PAID, _BY_PERSON),
    "claims_paid": Kind(_claims, _CLAIMED, ("paid_on", "person", "file", "row")),
    "eligible_workers": Kind(_population("eligible"), _ESTIMATED, ("as_of", "region", "category", "row")),
    "target_workers": Kind(_population("target"), _ESTIMATED, ("as_of", "region", "category", "row")),
}


def behind(measure: str, region: str, month: str, page: int, category: str = "") -> Behind:
    """A page of the rows behind a measure, the first being 1; nothing where there is no ledger."""
    return _rows(measure, region, month, category, A_PAGE, (page - 1) * A_PAGE)


def all_behind(measure: str, region: str, month: str, category: str = "") -> Behind:
    """The first `MOST_TAKEN` rows."""
    return _rows(measure, region, month, category, MOST_TAKEN, 0)


def _rows(measure: str, region: str, month: str, category: str, most: int, after: int) -> Behind:
    place, kind = Place.of(settings.HOME, settings=settings.PANTAU), KINDS[measure]
    if not place.location.remote and not is_ledger(Path(place.location.root)):
        return Behind([], 0, None, None)
    with place.working() as (engine, _):
        found = kind.rows(_Asked(place, engine, region, Month.parse(month)))
        if category:
            found = found.filter(found.category == category)
        shown = found.order_by(*kind.order).select(*kind.columns).limit(most, offset=after)
        totals = collected(engine, found.aggregate(**_totals(found, kind))).to_pylist()[0]
        return Behind(
            collected(engine, shown).to_pylist(), totals["count"], totals.get("people"), totals.get("total")
        )


def _totals(rows: ir.Table, kind: Kind) -> dict[str, Any]:
    told: dict[str, Any] = {"count": rows.count()}
    if "person" in kind.columns:
        told["people"] = rows.person.nunique()
    if kind.columns == _PAID:
        told["total"] = sum(rows[name].coalesce(0).sum() for name in AMOUNTS)
    elif kind.columns == _CLAIMED:
        told["total"] = rows.amount.sum()
    return told


def _year_to(month: Month) -> list[date]:
    return [Month(month.year, number).first for number in range(1, month.number + 1)]
