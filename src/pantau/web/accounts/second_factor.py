"""Who can change something must prove themselves twice: without a second factor no page opens but its set-up."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

_FREE = ("/akun/", "/static/", "/bahasa", "/healthz")


class SecondFactorMiddleware:
    """Send people who are to set up a second factor to its page."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or send to the set-up."""
        asked = settings.PANTAU.second_factor and request.user.is_authenticated
        # at every page: that a factor was turned off or reset holds for sessions that are open, too
        if asked and not request.path.startswith(_FREE) and not is_mfa_enabled(request.user):
            return redirect(reverse("mfa_activate_totp"))
        return self._answer(request)
