"""The pages of a region: where it stands, the way down, its charts, and every number to take along."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pantau.core import regions
from pantau.web.access import may_see, region_of
from pantau.web.audit.log import record
from pantau.web.language import language
from pantau.web.places.board import board, past
from pantau.web.places.exports import KINDS, Table, taken
from pantau.web.places.page import month_of, region_page
from pantau.web.places.peers import Reach, reach
from pantau.web.places.pictures import NAMES, Picture, picture, taken_along
from pantau.web.places.remembered import remembered
from pantau.web.recorded.answers import figures
from pantau.web.recorded.drawings import drawn, png

_COLUMNS = (
    *("region", "measure", "category", "segment", "programme", "sponsor", "period", "value", "basis"),
    *("definition", "numerator", "denominator", "low", "high", "as_of"),
)
_BREAKDOWNS = ("", "region", "category", "sponsor")
_MOST_FOUND = 20
_PICTURES = {"svg": "image/svg+xml", "png": "image/png"}


def places(request: HttpRequest) -> HttpResponse:
    """Find a region by its name or code, or begin at that of one's office."""
    home, asked = region_of(request.user), request.GET.get("q", "").strip()[:80]
    found = [one for one in _called(asked) if may_see(request.user, one.code)]
    if len(found) == 1:
        return redirect("place", found[0].code)
    about = {
        "asked": asked,
        "found": [(one, regions.full_name(one.code)) for one in found],
        "here": regions.region(home),
        "inside": [regions.region(code) for code in regions.children(home)],
    }
    return render(request, "places/places.html", about)


def place(request: HttpRequest, region: str) -> HttpResponse:
    """One region: where it stands, and what lies in it."""
    _known(region)
    return render(request, "places/place.html", region_page(request, region, month_of(request)))


def drawing(request: HttpRequest, region: str, chart: str) -> HttpResponse:
    """A chart of the region as a picture, with its source where it is saved."""
    _known(region)
    name, _, kind = chart.partition(".")
    if name not in NAMES or kind not in _PICTURES:
        raise Http404
    month, told = month_of(request), reach(request.user, region)
    if request.GET.get("save") or kind == "png":
        return _saved(request, _found(name, region, month, told), region, (name, kind, month))
    svg, _ = remembered(lambda: _drawn(name, region, month, told), "picture", name, region, month, told)
    answer = HttpResponse(svg, content_type=_PICTURES[kind])
    answer.headers["Cache-Control"] = "private, max-age=300"
    return answer


def export(request: HttpRequest, region: str, kind: str) -> HttpResponse:
    """The recorded figures of the region and month as a file: all of them, broken down, or month by month."""
    _known(region)
    month, by = month_of(request), request.GET.get("by", "")
    if kind not in KINDS or by not in (*_BREAKDOWNS, "month"):
        raise Http404
    table = _months(region, month) if by == "month" else _figures(region, month, by)
    told = f"{region} {month} {by}".strip()
    record(request.user, "figures.exported", told, region=region, kind=kind)
    return taken(table, kind, request.user, language())


def _drawn(name: str, region: str, month: str, told: Reach) -> tuple[str, bool]:
    one = _found(name, region, month, told)
    return drawn(name, one.title.say(language()), one.specification), past(region, month)[1]


def _found(name: str, region: str, month: str, told: Reach) -> Picture:
    one = picture(name, region, month, language(), told)
    if one is None:
        raise Http404
    return one


def _figures(region: str, month: str, by: str) -> Table:
    found = figures(region, month, by)
    rows = [[row.get(name) for name in _COLUMNS] for row in found.figures]
    measures = tuple(dict.fromkeys(row["measure"] for row in found.figures))
    name = f"pantau-{region}-{month}{by and '-' + by}"
    return Table(name, _COLUMNS, rows, found.source, month, measures)


def _months(region: str, month: str) -> Table:
    source = board(region, month).source
    points, _ = past(region, month)
    measures = ("covered_workers", "coverage_rate", "contributions", "claims_paid")
    rows = [[one["month"], *(one[name] for name in measures)] for one in points]
    return Table(f"pantau-{region}-{month}-bulan", ("month", *measures), rows, source, month, measures)


def _saved(request: HttpRequest, one: Picture, region: str, what: tuple[str, str, str]) -> HttpResponse:
    """The picture as a file; that it was taken along is recorded."""
    name, kind, month = what
    specification = taken_along(one, board(region, month), language())
    title = one.title.say(language())
    body: Any = png(specification) if kind == "png" else drawn(name, title, specification)
    record(request.user, "picture.exported", f"{region} {month} {name}", region=region, kind=kind)
    answer = HttpResponse(body, content_type=_PICTURES[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="pantau-{region}-{month}-{name}.{kind}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _called(text: str) -> list[regions.Region]:
    """The regions of a code or a name."""
    if regions.is_region(text):
        return [regions.region(text)]
    return list(regions.nearest(text, _MOST_FOUND)) if text else []


def _known(region: str) -> None:
    if not regions.is_region(region):
        raise Http404
