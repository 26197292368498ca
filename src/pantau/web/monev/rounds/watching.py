"""What a day brings to regions: everything that notices are made of, out of the database in a few questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from pantau.monev import Ending, Notice, Standing, Watched, notices
from pantau.monev.findings import STANDING
from pantau.web.access import visible
from pantau.web.monev.budgets.rows import line_of
from pantau.web.monev.findings.rows import finding_of
from pantau.web.monev.models import (
    KeptBudget,
    KeptEnding,
    KeptFinding,
    KeptRegulation,
    KeptRound,
    KeptSubmission,
)
from pantau.web.monev.regulations.rows import regulation_of
from pantau.web.monev.rounds.rows import round_of, standing_in
from pantau.web.monev.stored import value_of

Chosen = Callable[[QuerySet[Any]], QuerySet[Any]]


def notices_for(user: Any, today: date) -> tuple[Notice, ...]:
    """The notices of the user's regions."""
    return notices(watched(today, lambda rows: visible(rows, user)), today)


def watched(today: date, chosen: Chosen = lambda rows: rows) -> Watched:
    """What is looked through for notices; ``chosen`` narrows it to regions."""
    standings: dict[str, list[Standing]] = defaultdict(list)
    for one in chosen(KeptSubmission.objects.filter(round__state__in=("open", "closed"))):
        standings[str(one.round_id)].append(standing_in(one))
    findings = chosen(KeptFinding.objects.filter(state__in=(*STANDING, "accepted_risk"), due__isnull=False))
    return Watched(
        rounds=[round_of(one) for one in KeptRound.objects.filter(pk__in=list(standings))],
        standings=standings,
        findings=[finding_of(one) for one in findings.prefetch_related("history")],
        regulations=[regulation_of(one) for one in chosen(KeptRegulation.objects.all())],
        endings=[ending_of(one) for one in chosen(KeptEnding.objects.filter(month__gte=f"{today:%Y-%m}"))],
        budgets=[line_of(one) for one in chosen(KeptBudget.objects.filter(year=today.year))],
    )


def ending_of(row: KeptEnding) -> Ending:
    """A group whose cover ends."""
    return value_of(Ending, row)
