"""What is answered when something of ours fails: a page for people, JSON for programs, no traceback for anybody."""

from __future__ import annotations

import sys
from typing import Final

from django.db import InterfaceError, OperationalError, connections
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from pantau.web.language import language

GONE: Final = (OperationalError, InterfaceError)  # the database, not what was asked of it
_AGAIN_SECONDS: Final = 5
_PROGRAMS: Final = {
    500: "a fault of Pantau; the administrator sees it in the log of the server",
    503: "the database is away for a moment; look whether it was kept, then ask again",
}


def fault(request: HttpRequest) -> HttpResponse:
    """500; 503 where the database is away for a moment, for what was sent may have to be sent again."""
    gone = isinstance(sys.exc_info()[1], GONE)
    status = 503 if gone else 500
    answer: HttpResponse
    if request.path.startswith("/api/"):
        answer = JsonResponse({"detail": _PROGRAMS[status]}, status=status)
    else:  # without the menu: who is signed in stands in the database
        answer = HttpResponse(render_to_string(f"{status}.html", {"language": language()}), status=status)
    if gone:
        connections.close_all()
        answer.headers["Retry-After"] = str(_AGAIN_SECONDS)
    return answer
