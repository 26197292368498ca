"""Tables to parts: one query a source, with every sum that an indicator needs, month by month."""

from __future__ import annotations

from typing import Any, Final

import ibis

from pantau.core.ledger_tables import (
    AMOUNTS,
    COUNTS_PROGRAMME,
    COUNTS_TWO_IN_SEGMENT,
    COUNTS_TWO_PAYERS,
    COUNTS_WORKER,
    CUBE_COUNTS,
)
from pantau.indicators.question import Question
from pantau.indicators.scope import in_region, region_key
from pantau.indicators.views import Views
from pantau.ledger.months import age_band

CUBE_SUMS: Final = (*CUBE_COUNTS, *AMOUNTS)
_KEYS: Final = ("month", "region", "segment")
_BITS: Final = {
    "workers": COUNTS_WORKER,
    **{f"workers_{name}": bit for name, bit in COUNTS_PROGRAMME.items()},
    "paid_twice": COUNTS_TWO_PAYERS,
    "paid_twice_in_segment": COUNTS_TWO_IN_SEGMENT,
}
_WIDE: Final = "decimal(19, 2)"  # the square of 42 million rupiah does not fit into 18 digits
_SQUARE: Final = "decimal(38, 4)"  # said, for Ibis takes the product to have two decimals


def contribution_sums(views: Views, question: Question) -> Any:
    """The sums of the cube, or of the rows themselves where the cube does not know the breakdown (``office``).

    Columns: month, region (cut short), segment, the breakdowns, then `CUBE_SUMS`; flows are missing by office.
    """
    rows = _contributions(views) if "office" in question.by else views.cube
    kept = rows.filter(
        (rows.month >= question.span.start) & (rows.month <= question.at.first),
        in_region(rows.region, question),
    )
    keys = {name: kept[name] for name in breakdown(question) if name not in _KEYS}
    sums = {name: kept[name].sum() for name in CUBE_SUMS if name in kept.columns}
    return kept.group_by(
        month=kept.month, region=region_key(kept.region, question), segment=kept.segment, **keys
    ).aggregate(**sums)


def breakdown(question: Question) -> tuple[str, ...]:
    """The breakdowns that are columns of the tables; programmes are columns of their own there."""
    return tuple(name for name in question.columns if name != "programme")


def _contributions(views: Views) -> Any:
    """The rows of contributions with the columns of the cube, without its flows."""
    rows = views.contributions
    sign = rows.sign.cast("int64")
    counted = {
        name: sign * ((rows.counts.cast("int64") & bit) != 0).cast("int64") for name, bit in _BITS.items()
    }
    money = {name: rows[name].fill_null(0) * sign for name in AMOUNTS}
    kept = ("month", "region", "segment", "category", "sponsor", "sex", "office")
    band = age_band(rows.birth_month, rows.month)
    return rows.select(*kept, age_band=band, memberships=sign, **counted, **money)


def claim_sums(views: Views, question: Question) -> Any:
    """What was paid on claims: cases, rupiah, squares and the largest (for the interval), days from the event.

    Columns: month of the payment, region (cut short), segment, programme, the breakdowns, then cases, paid,
    squares, largest, days.
    """
    rows = views.claims
    rows = rows.filter(
        (rows.paid_on >= question.span.start) & (rows.paid_on <= question.span.end),
        rows.amount.notnull(),
        in_region(rows.region, question),
    )
    month = rows.paid_on.truncate("M").cast("date")
    keys = [name for name in breakdown(question) if name not in ("region", "segment", "age_band")]
    band = {"age_band": age_band(rows.birth_month, month)} if "age_band" in question.columns else {}
    days = rows.paid_on.delta(rows.event_date, unit="day")
    # Equal amounts first: what a correction takes back is gone then, and the largest is one that stands.
    equal = rows.group_by(
        *("segment", "programme", "amount", *keys),
        month=month,
        region=region_key(rows.region, question),
        **band,
    ).aggregate(n=rows.sign.sum(), days=(rows.sign.cast("int64") * days).sum())
    paid = (equal.amount * equal.n).cast(_WIDE)
    return equal.group_by("month", "region", "segment", "programme", *keys, *band).aggregate(
        cases=equal.n.sum(),
        paid=paid.sum(),
        squares=(paid * equal.amount.cast(_WIDE)).cast(_SQUARE).sum(),
        largest=(equal.n > 0).ifelse(equal.amount, 0).max(),
        days=equal.days.sum(),
    )


def population_rows(views: Views, question: Question) -> Any:
    """The newest estimate of each region, category, segment and definition not after the end of the month.

    Columns: region, category, segment, definition, as_of, source, vintage, value, low, high and more. Of two estimates
    of one day the later vintage is taken, then the one that the ledger learned of last.
    """
    rows = views.eligible
    what = ("region", "category", "segment", "definition")
    rows = rows.filter(rows.as_of <= question.at.last, in_region(rows.region, question))
    said = (*what, "as_of", "source", "vintage", "value", "low", "high")
    live = (
        rows.group_by(*said)
        .aggregate(live=lambda t: t.sign.sum(), learned=lambda t: t.recorded_at.max())
        .filter(lambda t: t.live > 0)
    )
    newest = [ibis.desc(name) for name in ("as_of", "vintage", "learned", "source")]
    window = ibis.window(group_by=what, order_by=newest)
    return live.filter(ibis.row_number().over(window) == 0)
