"""Who may see an award: those whose region holds it, and everybody once it is published."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from pantau.web.access import region_of, visible
from pantau.web.award.models import Award
from pantau.web.jobs.models import State


def seen(user: Any) -> QuerySet[Award]:
    """The awards that a user may read."""
    if not region_of(user):
        return Award.objects.none()
    own = visible(Award.objects.all(), user).values("pk")
    return Award.objects.filter(Q(pk__in=own) | Q(published_at__isnull=False))


def done(award: Award) -> bool:
    """Whether it was judged."""
    return bool(award.job and award.job.state == State.DONE)
