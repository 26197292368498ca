"""The page of a region: what is the same for everybody, where it stands in the nation, the findings that wait in it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from pantau.core import regions
from pantau.core.period import Month
from pantau.web.access import may_see
from pantau.web.places.findings import open_findings
from pantau.web.places.fragments import fragments
from pantau.web.places.peers import reach
from pantau.web.recorded.answers import newest_month
from pantau.web.recorded.work import ask_ahead


def month_of(request: HttpRequest) -> str:
    """The month asked for, else the newest in the ledger."""
    asked = request.GET.get("month", "")
    if not asked:
        return newest_month()
    try:
        return str(Month.parse(asked))
    except ValueError:
        raise Http404 from None


def region_page(request: HttpRequest, region: str, month: str) -> dict[str, Any]:
    """Everything that the template of a region needs."""
    user = request.user
    parts, whole = fragments(region, month, reach(user, region))
    if not whole:
        ask_ahead(user, region)
    above = [regions.region(code) for code in reversed(regions.ancestors(region)) if may_see(user, code)]
    return {
        "here": regions.region(region),
        "above": above,
        "month": month,
        "fragments": parts,
        "findings": open_findings(user, region, timezone.now()),
    }
