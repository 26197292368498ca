"""The page of a region."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pantau.core import regions
from pantau.web.access import may_see


def place(request: HttpRequest, region: str) -> HttpResponse:
    """One region: what it is and what lies in it."""
    if not regions.is_region(region):
        raise Http404
    here = regions.region(region)
    above = [
        regions.region(code) for code in reversed(regions.ancestors(region)) if may_see(request.user, code)
    ]
    inside = [regions.region(code) for code in regions.children(region)]
    return render(request, "places/place.html", {"here": here, "above": above, "inside": inside})
