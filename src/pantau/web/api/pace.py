"""How often a program may ask: counted in the database, so that all processes of a server count together."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from pantau.web.api.models import Pace, Token, hashed

MOST: Final[Mapping[str, int]] = {"key": 600, "address": 60}  # questions a minute
_MINUTE: Final = 60


class PaceLimit(BaseThrottle):
    """So many questions a minute for each key; without one for each address."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count this question; whether it is not one too many."""
        token = getattr(request, "auth", None)
        if isinstance(token, Token):
            return counted(f"key {token.pk}") <= MOST["key"]
        return counted(hashed(address_of(request))) <= MOST["address"]

    def wait(self) -> float:
        """Seconds until the next minute."""
        return _MINUTE - time.time() % _MINUTE


def counted(who: str) -> int:
    """How many questions somebody asked in this minute, with this one."""
    minute = int(time.time()) // _MINUTE
    row, new = Pace.objects.get_or_create(who=who, minute=minute)
    if new:
        Pace.objects.filter(who=who, minute__lt=minute).delete()
    Pace.objects.filter(pk=row.pk).update(count=F("count") + 1)
    row.refresh_from_db(fields=["count"])
    return row.count


def address_of(request: HttpRequest) -> str:
    """Where a question comes from: behind a proxy what that proxy added, never what a program claims."""
    forwarded = str(request.headers.get("X-Forwarded-For", ""))
    if settings.PANTAU.behind_proxy and forwarded:
        return forwarded.rpartition(",")[2].strip()[:100]
    return str(request.META.get("REMOTE_ADDR", ""))
