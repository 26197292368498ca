"""Findings out of the database and back, with everything that happened to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from pantau.monev import FindingEvent, TrackedFinding, plain, revived
from pantau.web.access import visible
from pantau.web.monev.models import KeptFinding, KeptFindingEvent
from pantau.web.monev.stored import columns_of, put, value_of

_SCALARS = (
    *("region", "message", "severity", "state", "query", "figures", "expected", "explanations"),
    *(
        "question",
        "theme",
        "cause",
        "recommendation",
        "action",
        "owner",
        "due",
        "evidence",
        "raised_in",
        "version",
    ),
)
_OF_EVENT = ("step", "by", "round", "reason", "fields", "evidence", "figures")


def findings_for(user: Any) -> QuerySet[Any]:
    """The findings of the user's regions."""
    return visible(KeptFinding.objects.select_related("round"), user)


def finding_of(row: KeptFinding) -> TrackedFinding:
    """A finding with its history, by the days of the office."""
    history = tuple(
        revived(
            FindingEvent,
            {
                **{name: getattr(one, name) for name in _OF_EVENT},
                "at": timezone.localtime(one.at).isoformat(),
            },
        )
        for one in row.history.all()
    )
    return value_of(TrackedFinding, row, round=str(row.round_id), check=row.check_code, history=history)


def put_finding(before: TrackedFinding | None, after: TrackedFinding) -> None:
    """Keep a finding that a step made; `Stale` when somebody was faster."""
    columns = {**columns_of(after, *_SCALARS), "round_id": after.round, "check_code": after.check}
    with transaction.atomic():
        if before is None:
            KeptFinding.objects.create(id=after.id, raised_at=after.history[0].at, **columns)
        else:
            put(KeptFinding(pk=after.id), before.version, **columns)
        KeptFindingEvent.objects.bulk_create(
            KeptFindingEvent(
                finding_id=after.id, at=one.at, **{name: plain(getattr(one, name)) for name in _OF_EVENT}
            )
            for one in after.history[len(before.history) if before else 0 :]
        )


def put_all(before: Iterable[TrackedFinding], after: Iterable[TrackedFinding]) -> int:
    """Keep what changed of many; gives how many did."""
    known = {one.id: one for one in before}
    changed = [one for one in after if known.get(one.id) != one]
    for one in changed:
        put_finding(known.get(one.id), one)
    return len(changed)
