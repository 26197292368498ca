"""The log as its reader may see it: entries of the regions below their own."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pantau.web.access import visible
from pantau.web.audit.models import Entry

_A_PAGE = 50


def log(request: HttpRequest) -> HttpResponse:
    """Who did what, newest first; ``q`` looks in who, what and to what."""
    asked = request.GET.get("q", "").strip()[:100]
    entries = visible(Entry.objects.all(), request.user)
    if asked:
        entries = entries.filter(
            Q(actor__icontains=asked) | Q(action__icontains=asked) | Q(thing__icontains=asked)
        )
    page = Paginator(entries, _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "audit/log.html", {"page": page, "asked": asked})
