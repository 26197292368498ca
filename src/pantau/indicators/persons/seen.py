"""For which months the ledger holds anything of a regency: a month without data is not a month unpaid."""

from __future__ import annotations

from typing import Any, Final

from pantau.indicators.persons.spans import Span
from pantau.indicators.question import Question
from pantau.indicators.scope import in_region
from pantau.indicators.views import Views

_REGENCY: Final = 5  # characters of its code


def regency_of(region: Any) -> Any:
    """The regency or city of a column of codes; the code itself where it lies above."""
    return region.left(_REGENCY)


def seen_months(views: Views, span: Span) -> Any:
    """For each regency the months with contributions as bits: columns ``regency`` and ``seen``.

    Read from the cube, which has a row for every month that was ever recorded.
    """
    rows = views.cube.filter(span.holds(views.cube.month))
    months = rows.group_by(regency=regency_of(rows.region), month=rows.month).agg(
        memberships=rows.memberships.sum()
    )
    held = months.filter(months.memberships > 0)
    return held.group_by("regency").agg(seen=span.bit(held.month).sum().cast("int64"))


def months_with_data(views: Views, question: Question, span: Span) -> Any:
    """The months of a span with contributions anywhere in the region of a question: one column, ``month``."""
    rows = views.cube.filter(span.holds(views.cube.month), in_region(views.cube.region, question))
    months = rows.group_by("month").agg(memberships=rows.memberships.sum())
    return months.filter(months.memberships > 0).select("month").order_by("month")
