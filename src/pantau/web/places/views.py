"""The page of a region: where it stands, what lies in it, and every number to take along."""

from __future__ import annotations

import csv
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pantau.core import regions
from pantau.core.period import Month
from pantau.web.access import may_see
from pantau.web.audit.log import record
from pantau.web.checking.models import Check
from pantau.web.jobs.models import State
from pantau.web.layout import language_of
from pantau.web.places import charts
from pantau.web.places.standing import COVERAGE, missing_money, ranking, variants
from pantau.web.recorded.answers import Figures, figures, months_before, newest_month, trend
from pantau.web.recorded.work import TREND_MONTHS, ask_ahead

_COLUMNS = (
    *("region", "measure", "category", "segment", "programme", "sponsor", "period", "value", "basis"),
    *("definition", "numerator", "denominator", "low", "high", "as_of", "source"),
)


def place(request: HttpRequest, region: str) -> HttpResponse:
    """One region: where it stands, and what lies in it."""
    here, month = _here(region), _month(request)
    found = figures(region, month)
    level = regions.level(region)
    parts = (
        ranking(figures(region, month, "region"), "region", region) if level != "village" and month else []
    )
    past = _trend(request, region, month)
    about = {
        "here": here,
        "above": [
            regions.region(code)
            for code in reversed(regions.ancestors(region))
            if may_see(request.user, code)
        ],
        "inside": [regions.region(code) for code in regions.children(region)],
        "month": month,
        "found": found,
        "coverage": found.one("coverage_rate", COVERAGE),
        "variants": variants(found),
        "covered": found.value("covered_workers"),
        "eligible": found.value("eligible_workers"),
        "uncovered": found.value("uncovered_workers", COVERAGE),
        "money": missing_money(found.value("uncovered_workers", COVERAGE), month),
        "contributions": found.value("contributions", year=True),
        "claims": found.value("claims_paid", year=True),
        "ratio": found.one("claim_ratio", year=True),
        "moves": {name: found.value(f"{name}_workers") for name in ("new", "lapsed", "restarted")},
        "twice": found.value("paid_twice_workers"),
        "parts": parts,
        "groups": ranking(figures(region, month, "category"), "category")[:12] if month else [],
        "past": past,
        "findings": _findings(request, region),
    }
    return render(request, "places/place.html", about)


def drawing(request: HttpRequest, region: str, chart: str) -> HttpResponse:
    """A chart of the region as a picture."""
    _here(region)
    month, language = _month(request), language_of(request)
    if chart == "trend.svg":
        svg = charts.trend(
            _points(trend(region, months_before(month, TREND_MONTHS)) if month else []), language
        )
    elif chart == "map.svg" and region == regions.NATION:
        svg = charts.tiles(ranking(figures(region, month, "region"), "region", region), language)
    elif chart == "groups.svg":
        svg = charts.bars(ranking(figures(region, month, "category"), "category")[:12], language)
    else:
        raise Http404
    answer = HttpResponse(svg, content_type="image/svg+xml")
    answer.headers["Cache-Control"] = "private, max-age=60"
    return answer


def export(request: HttpRequest, region: str) -> HttpResponse:
    """Every recorded figure of the region and month as a CSV file."""
    _here(region)
    month, by = _month(request), request.GET.get("by", "")
    if by not in ("", "region", "category", "sponsor"):
        raise Http404
    found = figures(region, month, by)
    record(request.user, "figures.exported", f"{region} {month} {by}".strip(), region=region)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="pantau-{region}-{month}{by and "-" + by}.csv"'
    )
    writer = csv.DictWriter(answer, _COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "source": found.source} for row in found.figures)
    return answer


def _here(region: str) -> regions.Region:
    if not regions.is_region(region):
        raise Http404
    return regions.region(region)


def _month(request: HttpRequest) -> str:
    """The month asked for, else the newest in the ledger."""
    asked = request.GET.get("month", "")
    if asked:
        try:
            return str(Month.parse(asked))
        except ValueError:
            raise Http404 from None
    return newest_month()


def _trend(request: HttpRequest, region: str, month: str) -> list[dict[str, Any]]:
    """What is kept of the months before; the rest is counted while the reader reads."""
    if not month:
        return []
    months = months_before(month, TREND_MONTHS)
    kept = trend(region, months)
    if len(kept) < len(months):
        ask_ahead(request.user, region)
    return _points(kept)


def _points(kept: list[Figures]) -> list[dict[str, Any]]:
    return [
        {
            "month": one.month,
            "covered": one.value("covered_workers"),
            "rate": one.value("coverage_rate", COVERAGE),
        }
        for one in kept
        if one.value("covered_workers") is not None
    ]


def _findings(request: HttpRequest, region: str) -> list[Check]:
    """The checked cases of the region in which something cannot be right."""
    rows = Check.objects.filter(job__state=State.DONE, region=region).order_by("-at")[:5]
    return [row for row in rows if row.summary.get("error") or row.summary.get("warning")]
