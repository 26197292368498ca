"""What still stands when a round ends goes on into the next one, with its action, owner and due day."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from pantau.monev import rolled_over
from pantau.monev.findings import STANDING
from pantau.web.audit.log import record
from pantau.web.monev.findings.rows import finding_of, put_all
from pantau.web.monev.models import KeptFinding, KeptRound


def waiting(row: KeptRound) -> int:
    """How many standing findings of the round before could be taken over."""
    return _standing(row).count()


def carry(row: KeptRound, user: Any) -> int:
    """Take the standing findings of the round before into this one; gives how many."""
    before = [finding_of(one) for one in _standing(row).prefetch_related("history")]
    with transaction.atomic():
        after = rolled_over(before, into=str(row.pk), by=user.email, at=timezone.now())
        count = put_all(before, after)
        if count:
            record(user, "findings.carried", str(row.pk), region=row.region, findings=count)
    return count


def _standing(row: KeptRound) -> Any:
    regions = row.submissions.values("region")
    return KeptFinding.objects.filter(round=row.before_id, state__in=STANDING, region__in=regions)
