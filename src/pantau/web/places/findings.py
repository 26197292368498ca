"""The findings that wait in a region: of checked figures nobody decided about, and of rounds nobody settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse

from pantau.core.regions import NATION
from pantau.core.text import Text
from pantau.monev import FINDING_STATES
from pantau.monev.findings import STANDING
from pantau.web.access import visible
from pantau.web.checking.models import Check, Decision
from pantau.web.jobs.models import State
from pantau.web.monev.models import KeptFinding

_AGES: Final = (
    (7, Text("sampai 7 hari", "up to 7 days")),
    (30, Text("8–30 hari", "8–30 days")),
    (90, Text("31–90 hari", "31–90 days")),
    (None, Text("lebih dari 90 hari", "more than 90 days")),
)
_MOST: Final = 500  # checks that are looked through, the newest
_SHOWN: Final = 5
_UNDECIDED: Final = Text("belum diputuskan", "not decided")


class Waiting(NamedTuple):
    """A check or a round with findings that wait: where it is, how many stand how, since how many days.

    ``ages`` counts them in the order of the ages that are told.
    """

    title: Text
    address: str
    open: int
    stands: tuple[tuple[Text, int], ...]
    days: int
    ages: tuple[int, ...]


class Findings(NamedTuple):
    """How many wait, by age, how many of them in checks and in rounds, and where: the longest waiting first."""

    total: int
    of_checks: int
    of_rounds: int
    ages: list[tuple[Text, int]]
    shown: list[Waiting]


def open_findings(user: Any, region: str, now: datetime) -> Findings:
    """What waits in a region and those in it, of what the user may see."""
    checks, rounds = list(_checks(user, region, now)), list(_rounds(user, region, now))
    every = sorted([*checks, *rounds], key=lambda one: (-one.days, -one.open))
    sums = [sum(column) for column in zip(*(one.ages for one in every), strict=True)] or [0] * len(_AGES)
    of_checks, of_rounds = _sum(checks), _sum(rounds)
    ages = list(zip((title for _, title in _AGES), sums, strict=True))
    return Findings(of_checks + of_rounds, of_checks, of_rounds, ages, every[:_SHOWN])


def _checks(user: Any, region: str, now: datetime) -> Iterator[Waiting]:
    rows = _inside(visible(Check.objects.filter(job__state=State.DONE), user), region)
    checks = list(rows.order_by("-at")[:_MOST])
    decided = _decided(checks)
    for check in checks:
        found, days = _said(check) - decided.get(check.pk, 0), (now - check.at).days
        if found > 0:
            ages = tuple(found if place == _age(days) else 0 for place in range(len(_AGES)))
            title, address = Text(check.title, check.title), reverse("check", args=[check.pk])
            yield Waiting(title, address, found, ((_UNDECIDED, found),), days, ages)


def _rounds(user: Any, region: str, now: datetime) -> Iterator[Waiting]:
    rows = _inside(visible(KeptFinding.objects.filter(state__in=STANDING), user), region)
    counted = rows.order_by().values("round", "round__title", "state")
    by_round: dict[Any, list[dict[str, Any]]] = {}
    for one in counted.annotate(n=Count("pk"), oldest=Min("raised_at"), **_by_age(now)):
        by_round.setdefault(one["round"], []).append(one)
    for pk, found in by_round.items():
        stands = {one["state"]: one["n"] for one in found}
        oldest: datetime = min(one["oldest"] for one in found)
        yield Waiting(
            title=Text(**found[0]["round__title"]),
            address=f"{reverse('findings')}?round={pk}&region={region}",
            open=sum(stands.values()),
            stands=tuple((FINDING_STATES[state], stands[state]) for state in STANDING if state in stands),
            days=(now - oldest).days,
            ages=tuple(sum(one[f"age{place}"] for one in found) for place in range(len(_AGES))),
        )


def _by_age(now: datetime) -> dict[str, Count]:
    """Counts of the rows of each age, as `_age` puts them."""
    found, newest = {}, -1
    for place, (most, _) in enumerate(_AGES):
        within = Q(raised_at__lte=now - timedelta(days=newest + 1)) if place else Q()
        if most is not None:
            within &= Q(raised_at__gt=now - timedelta(days=most + 1))
            newest = most
        found[f"age{place}"] = Count("pk", filter=within)
    return found


def _age(days: int) -> int:
    return next(place for place, (most, _) in enumerate(_AGES) if most is None or days <= most)


def _inside(rows: QuerySet[Any], region: str) -> QuerySet[Any]:
    if region == NATION:
        return rows
    return rows.filter(Q(region=region) | Q(region__startswith=f"{region}."))


def _sum(waiting: Iterable[Waiting]) -> int:
    return sum(one.open for one in waiting)


def _said(check: Check) -> int:
    return int(check.summary.get("error") or 0) + int(check.summary.get("warning") or 0)


def _decided(checks: Sequence[Check]) -> dict[Any, int]:
    """How many findings of each check somebody has decided about."""
    told = Decision.objects.filter(case__in=[check.pk for check in checks]).order_by()
    return dict(told.values("case").annotate(n=Count("finding", distinct=True)).values_list("case", "n"))
