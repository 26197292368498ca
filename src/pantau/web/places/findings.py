"""The findings of checked figures about which nobody has decided yet, by how long they have been waiting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db.models import Count

from pantau.core.regions import NATION
from pantau.core.text import Text
from pantau.web.access import visible
from pantau.web.checking.models import Check, Decision
from pantau.web.jobs.models import State

_AGES: Final = (
    (7, Text("sampai 7 hari", "up to 7 days")),
    (30, Text("8–30 hari", "8–30 days")),
    (90, Text("31–90 hari", "31–90 days")),
    (None, Text("lebih dari 90 hari", "more than 90 days")),
)
_MOST: Final = 500  # checks that are looked through, the newest
_SHOWN: Final = 5


class Waiting(NamedTuple):
    """A check with findings that wait: how many cannot be right and how many are to be explained."""

    check: Check
    open: int
    days: int


class Findings(NamedTuple):
    """How many wait, by age, and the checks in which they stand, the oldest first."""

    total: int
    ages: list[tuple[Text, int]]
    shown: list[Waiting]
    checks: int


def open_findings(user: Any, region: str, now: datetime) -> Findings:
    """What waits in a region and those in it."""
    rows = visible(Check.objects.filter(job__state=State.DONE), user)
    if region != NATION:
        rows = rows.filter(region=region) | rows.filter(region__startswith=f"{region}.")
    checks = list(rows.order_by("-at")[:_MOST])
    decided = _decided(checks)
    waiting = [
        Waiting(check, found, (now - check.at).days)
        for check in checks
        if (found := _said(check) - decided.get(check.pk, 0)) > 0
    ]
    ages, newest = [], -1
    for most, title in _AGES:
        inside = sum(one.open for one in waiting if newest < one.days and (most is None or one.days <= most))
        ages.append((title, inside))
        newest = most if most is not None else newest
    shown = sorted(waiting, key=lambda one: (-one.days, -one.open))[:_SHOWN]
    return Findings(sum(one.open for one in waiting), ages, shown, len(waiting))


def _said(check: Check) -> int:
    return int(check.summary.get("error") or 0) + int(check.summary.get("warning") or 0)


def _decided(checks: Sequence[Check]) -> dict[Any, int]:
    """How many findings of each check somebody has decided about."""
    told = Decision.objects.filter(case__in=[check.pk for check in checks]).order_by()
    return dict(told.values("case").annotate(n=Count("finding", distinct=True)).values_list("case", "n"))
