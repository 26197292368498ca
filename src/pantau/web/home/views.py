"""The first page after signing in: the region of the office, and what waits for the reader."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from pantau.web.access import region_of


def home(request: HttpRequest) -> HttpResponse:
    """Go to the region of one's office."""
    return redirect("place", region_of(request.user))
