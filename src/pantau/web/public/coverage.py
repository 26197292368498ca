"""Cakupan: coverage by province and regency for everybody; where few people stand behind a number it is withheld.

Nothing is computed for a reader without an account: the page shows what is kept (`pantau.web.public.work`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pantau.core import regions
from pantau.core.text import Text
from pantau.web.places.standing import COVERAGE, Row, ranking
from pantau.web.recorded.answers import Figures, figures_of
from pantau.web.recorded.models import Kept

FEWEST = 5  # people; smaller counts are withheld


class Public(NamedTuple):
    """A line of the page; a withheld one has no numbers."""

    code: str
    name: str
    covered: Decimal | None
    eligible: Decimal | None
    rate: Decimal | None
    withheld: bool


class Page(NamedTuple):
    """What is kept of a region: the whole, its parts, and since when this stands."""

    month: str
    at: datetime
    whole: Public
    parts: list[Public]
    source: str


def coverage(request: HttpRequest) -> HttpResponse:
    """The provinces, or the regencies of the province in ``di``."""
    code = request.GET.get("di", "")
    if code and (not regions.is_region(code) or regions.level(code) != "province"):
        raise Http404
    nation = _page(regions.NATION)
    page = nation
    if code:
        hidden = nation is None or any(one.code == code and one.withheld for one in nation.parts)
        page = None if hidden else _page(code)
    here = regions.region(code or regions.NATION)
    return render(request, "public/coverage.html", {"page": page, "here": here, "fewest": FEWEST})


def withheld(rows: Sequence[Row]) -> set[str]:
    """The codes whose count is withheld: those under `FEWEST`, and as many more as keep these from being computed.

    What is withheld is the whole less what is shown; so it must be two parts at least, of `FEWEST` people at least.
    """
    counted = sorted((row.covered, row.code) for row in rows if row.covered is not None and row.code)
    hidden = {code for covered, code in counted if covered < FEWEST}
    if not hidden:
        return hidden
    behind = sum((covered for covered, code in counted if code in hidden), Decimal(0))
    for covered, code in counted:
        if len(hidden) > 1 and behind >= FEWEST:
            break
        if code not in hidden:
            hidden.add(code)
            behind += covered
    return hidden


def _page(region: str) -> Page | None:
    """The newest answer that is kept for a region; none where there is none, or nobody counts."""
    kept = Kept.objects.filter(region=region, by="region").order_by("-month", "-at").first()
    if kept is None:
        return None
    found = figures_of(kept)
    rows = [row for row in ranking(found, "region", region) if row.code]
    if not rows:
        return None
    total = _whole(found, region)
    hidden = withheld(rows)
    few = total.covered is not None and total.covered < FEWEST
    parts = [_public(row, few or row.code in hidden) for row in rows]
    return Page(kept.month, kept.at, _public(total, few), parts, found.source)


def _whole(found: Figures, region: str) -> Row:
    """The line of the region itself, out of the answer for its parts."""

    def value(measure: str, definition: str = "") -> Decimal | None:
        for row in found.rows(measure, definition, "region"):
            if row["region"] == region and not row.get("group") and row["value"] is not None:
                return Decimal(str(row["value"]))
        return None

    numbers = value("covered_workers"), value("eligible_workers"), value("coverage_rate", COVERAGE)
    name = regions.region(region).name
    return Row(region, Text(name, name), *numbers, None, None)


def _public(row: Row, hide: bool) -> Public:
    numbers = (None, None, None) if hide else (row.covered, row.eligible, row.rate)
    return Public(row.code, row.title.id, *numbers, hide)
