"""The log as its reader may see it: entries of the regions below their own."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Max, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pantau.core.regions import is_region
from pantau.core.text import Text
from pantau.web.access import may_see, visible
from pantau.web.audit.models import Entry
from pantau.web.language import said
from pantau.web.upload_forms import region_wrong

_A_PAGE: Final = 50
_FILTERS: Final = ("q", "action", "region", "since", "until")
_NO_DAY: Final = Text("bukan hari seperti 2026-11-21", "not a day like 2026-11-21")
# What shows or hands out data of one person: its entries name the thing by an id, never by NIK or name.
_SEEN: Final = Q(action__startswith="person.") | Q(action__endswith=".unmasked") | Q(action="privacy.access")
_TAKEN: Final = Q(action__endswith=".exported") | Q(action__endswith=".downloaded")


def log(request: HttpRequest) -> HttpResponse:
    """Who did what, newest first; ``q`` looks in who, what and to what, the others narrow it."""
    asked = _asked(request)
    entries = _narrowed(visible(Entry.objects.all(), request.user), asked, request.user)
    page = Paginator(entries, _A_PAGE).get_page(request.GET.get("page"))
    known = visible(Entry.objects.order_by(), request.user).values_list("action", flat=True).distinct()
    about = {"page": page, "asked": asked, "actions": sorted(known), "query": _query(asked)}
    return _shown(request, "audit/log.html", about)


def seen(request: HttpRequest) -> HttpResponse:
    """Who looked at data of which person, or took them away, how often and when, with the latest reason."""
    asked = _asked(request)
    entries = _narrowed(visible(Entry.objects.filter(_SEEN | _TAKEN), request.user), asked, request.user)
    rows = (
        entries.order_by()
        .values("actor", "office", "action", "thing")
        .annotate(times=Count("pk"), first=Min("at"), last=Max("at"), newest=Max("number"))
        .order_by("-last", "-newest")
    )
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    reasons = {
        entry.number: entry.detail.get("reason", "")
        for entry in Entry.objects.filter(number__in=[row["newest"] for row in page])
    }
    for row in page:
        row["reason"] = reasons.get(row["newest"], "")
    return _shown(request, "audit/seen.html", {"page": page, "asked": asked, "query": _query(asked)})


def _shown(request: HttpRequest, template: str, about: dict[str, Any]) -> HttpResponse:
    """The page, with what is wrong with its filters beside them."""
    asked = about["asked"]
    wrong = {
        name: said(_NO_DAY) if asked[name] and not _day(asked[name]) else "" for name in ("since", "until")
    }
    wrong["region"] = region_wrong(request.user, asked["region"])
    status = 422 if any(wrong.values()) else 200
    return render(request, template, {**about, "wrong": wrong}, status=status)


def _asked(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "").strip()[:100] for name in _FILTERS}


def _query(asked: dict[str, str]) -> str:
    """The same filters for the next page."""
    given = {name: value for name, value in asked.items() if value}
    return f"{urlencode(given)}&" if given else ""


def _narrowed(rows: QuerySet[Any], asked: dict[str, str], user: Any) -> QuerySet[Any]:
    text, region = asked["q"], asked["region"]
    if text:
        rows = rows.filter(Q(actor__icontains=text) | Q(action__icontains=text) | Q(thing__icontains=text))
    if asked["action"]:
        rows = rows.filter(action=asked["action"])
    if region:
        inside = is_region(region) and may_see(user, region)
        rows = rows.filter(Q(region=region) | Q(region__startswith=f"{region}.")) if inside else rows.none()
    since, until = _day(asked["since"]), _day(asked["until"])
    if since:
        rows = rows.filter(at__gte=_begins(since))
    if until:
        rows = rows.filter(at__lt=_begins(until + timedelta(days=1)))
    return rows


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if date(1970, 1, 1) < found < date(9000, 1, 1) else None


def _begins(day: date) -> datetime:
    """Midnight of a day as the offices count it."""
    return timezone.make_aware(datetime.combine(day, time.min))
