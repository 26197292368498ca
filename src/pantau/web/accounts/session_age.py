"""The hours of a session run from the last page; the database is told once a minute and not at every page."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

_EVERY: Final = 60  # seconds
_SEEN: Final = "seen"


class SessionAgeMiddleware:
    """Puts the end of a session off while its pages are asked for."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and note in a session that holds something when it was last used; saving it renews its hours."""
        answer, session, now = self._answer(request), request.session, int(time.time())
        if session.accessed and not session.is_empty() and now - session.get(_SEEN, 0) >= _EVERY:
            session[_SEEN] = now
        return answer
