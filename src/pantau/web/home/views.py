"""Beranda: where the region of one's office stands, and what waits for the reader."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pantau.web.access import region_of
from pantau.web.demo.work import filling
from pantau.web.home.telling import tasks_of
from pantau.web.places.page import month_of, region_page


def home(request: HttpRequest) -> HttpResponse:
    """My tasks, then the region of my office."""
    about: dict[str, Any] = region_page(request, region_of(request.user), month_of(request))
    about |= {"tasks": tasks_of(request.user)}
    if settings.DEMO:
        done, total, doing = filling()
        about |= {"demo": total > 0, "filling": {"done": done, "total": total, "doing": doing}}
    return render(request, "home/home.html", about)
