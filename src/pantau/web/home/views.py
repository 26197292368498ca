"""The first page after signing in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pantau.core.regions import full_name
from pantau.web.access import region_of, visible
from pantau.web.jobs.models import Job


def home(request: HttpRequest) -> HttpResponse:
    """What waits for the reader, and how their region stands."""
    region = region_of(request.user)
    jobs = visible(Job.objects.all(), request.user).order_by("-queued_at")[:5]
    return render(request, "home/home.html", {"region": region, "place": full_name(region), "jobs": jobs})
