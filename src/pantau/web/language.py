"""The language of the pages: what the reader chose, else Indonesian, whatever their browser says.

What a page or a form says is chosen here and nowhere else: `language` and `said`.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from pantau.core.notation import format_period
from pantau.core.period import Period
from pantau.core.text import Language, Text

_YEAR = 365 * 24 * 3600


def language() -> Language:
    """The language of the reader."""
    return "en" if (translation.get_language() or "id").startswith("en") else "id"


def said(text: Text) -> str:
    """A sentence in the language of the reader."""
    return text.say(language())


def in_words(period: str) -> Text:
    """A month such as ``2025-12``, or any other period, as each language writes it."""
    read = Period.parse(period)
    return Text(format_period(read, "id"), format_period(read, "en"))


class LanguageMiddleware:
    """Answer every request in the reader's language."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language of the cookie; without one in Indonesian."""
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            answer = self._answer(request)
        answer.headers.setdefault("Content-Language", language)
        return answer


def choose(request: HttpRequest) -> HttpResponse:
    """Keep the language that was chosen and go back to the page."""
    asked, back = request.POST.get("language", ""), request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    answer = HttpResponseRedirect(back if safe else "/")
    if request.method == "POST" and asked in dict(settings.LANGUAGES):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            asked,
            max_age=_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return answer
