"""Who a program is, what it may do, how often: said once for every operation."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja.errors import HttpError
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from pantau.core.regions import is_region
from pantau.web.access import may_see
from pantau.web.accounts.roles import Role, rank
from pantau.web.api.models import Token, token_of
from pantau.web.api.pace import PaceLimit

_NOTED_EVERY = timedelta(minutes=5)  # when a key was last used need not be written at each request


class Bearer(HttpBearer):
    """A token in the header ``Authorization: Bearer``; its scope and the role of its user must reach."""

    def __init__(self, scope: str = "read", role: Role = Role.VIEWER) -> None:
        super().__init__()
        self.scope, self.role = scope, role

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The token; 401 where it does not hold, 403 where it does not reach."""
        found = token_of(token)
        if found is None:
            return None
        if (self.scope == "write" and found.scope != "write") or rank(found.user.role) < rank(self.role):
            raise HttpError(403, "the token does not reach this operation")
        now = timezone.now()
        if found.used is None or now - found.used > _NOTED_EVERY:
            Token.objects.filter(pk=found.pk).update(used=now)
        request.user = found.user
        return found


READ = Bearer()
WRITE = Bearer("write", Role.OFFICER)
THROTTLES: list[BaseThrottle] = [PaceLimit()]


def region_or_404(user: Any, region: str) -> str:
    """A region that is one and that the user may see."""
    if not is_region(region) or not may_see(user, region):
        raise Http404
    return region
