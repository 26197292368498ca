"""Findings held against what was handed in: raised, closed by numbers that agree, opened again by those that do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from pantau.figures import Review
from pantau.monev import (
    Matched,
    Placed,
    Submission,
    TrackedFinding,
    case_of,
    explain,
    matched,
    may_follow,
    placed,
    questions_of,
)
from pantau.web.access import visible
from pantau.web.audit.log import record
from pantau.web.monev.actors import actor_of
from pantau.web.monev.beside import recorded
from pantau.web.monev.findings.rows import finding_of, put_all
from pantau.web.monev.models import KeptFinding, KeptRound, KeptSubmission
from pantau.web.monev.reviewing import review_of
from pantau.web.monev.rounds.rows import instrument_of, round_of, submission_of

_HANDED_IN = ("submitted", "approved", "locked")


class Followed(NamedTuple):
    """What a check of a region came to."""

    raised: int = 0
    resolved: int = 0
    reopened: int = 0
    failing: int = 0
    unseen: int = 0


def follow(row: KeptRound, region: str, user: Any) -> Followed:
    """Hold the findings of a region against what its offices handed in; nothing where nobody did."""
    rows = row.submissions.filter(region=region, state__in=_HANDED_IN).select_related("round")
    submissions = [submission_of(one) for one in rows]
    if not submissions:
        return Followed()
    instrument, round_ = instrument_of(row.instrument, row.instrument_version), round_of(row)
    case = case_of(submissions, instrument, round_)
    review = review_of(case, recorded(case.figures))
    figures = [one for each in submissions for one in placed(each, instrument, round_)]
    kept = [finding_of(one) for one in KeptFinding.objects.filter(region=region).prefetch_related("history")]
    now = timezone.now()
    found = matched(kept, review, round=str(row.pk), at=now, questions=_questions(review, figures))
    told = _explained(found, submissions, user, now)
    with transaction.atomic():
        if put_all(kept, told):
            record(
                user, "findings.matched", str(row.pk), region=region,
                raised=len(found.raised), resolved=len(found.resolved), reopened=len(found.reopened),
            )  # fmt: skip
        _count(row, region)
    return Followed(*(len(getattr(found, name)) for name in Followed._fields))


def _questions(review: Review, figures: Iterable[Placed]) -> dict[str, str]:
    figures = list(figures)
    found = ((one.id, questions_of(one, figures)) for one in review.findings)
    return {code: questions[0] for code, questions in found if questions}


def _explained(
    found: Matched, submissions: Iterable[Submission], user: Any, now: Any
) -> list[TrackedFinding]:
    """The findings, where somebody said why they submit nevertheless as explained ones."""
    reasons = {key: text for one in submissions for key, text in one.reasons.items() if text.strip()}
    actor = actor_of(user)
    fresh = {one.id for one in (*found.raised, *found.reopened)}
    return [
        explain(one, reason=reasons[one.query], by=actor, at=now)
        if one.id in fresh and one.query in reasons and may_follow("explained", one, actor) is None
        else one
        for one in found.findings
    ]


def _count(row: KeptRound, region: str) -> None:
    """The board counts what stands of the region."""
    standing = KeptFinding.objects.filter(region=region, round=row).exclude(
        state__in=("resolved", "accepted_risk")
    )
    row.submissions.filter(region=region, state__in=_HANDED_IN).update(findings=standing.count())


def recheck(user: Any, tell: Callable[[str, int, int], None]) -> dict[str, int]:
    """Follow every region of the user's in which a round is not in preparation; gives what changed, added up."""
    rows = visible(KeptSubmission.objects.filter(state__in=_HANDED_IN).exclude(round__state="draft"), user)
    places = list(rows.order_by("round", "region").values_list("round", "region").distinct())
    total = dict.fromkeys(Followed._fields, 0)
    for done, (round_, region) in enumerate(places):
        tell(region, done, len(places))
        came = follow(KeptRound.objects.get(pk=round_), region, user)
        total = {name: number + getattr(came, name) for name, number in total.items()}
    return total
