"""What waits in rounds: answers to give and to approve, findings to follow up, numbers of others to approve."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from pantau.core import regions
from pantau.core.notation import dated
from pantau.core.text import Text
from pantau.monev import may
from pantau.monev.findings import STANDING
from pantau.web.access import region_of
from pantau.web.accounts.roles import Role, rank
from pantau.web.home.telling import Task, tells_tasks
from pantau.web.language import said
from pantau.web.monev.actors import actor_of, sheets_for
from pantau.web.monev.budgets.rows import proposals_for
from pantau.web.monev.findings.rows import findings_for
from pantau.web.monev.rounds.desk import desk_at

_MOST: Final = 5  # of each kind; their pages list all
_LOOKED: Final = 20
_UNANSWERED: Final = ("invited", "draft", "returned", "reopened")
_ANSWER: Final = Text("Jawab putaran monev sebelum {due}", "Answer the monitoring round by {due}")
_LATE: Final = Text(
    "Jawab putaran monev: tenggatnya {due} sudah lewat",
    "Answer the monitoring round: it was due on {due}",
)
_MEND: Final = Text("Perbaiki jawaban yang dikembalikan", "Correct the answers that were returned")
_APPROVE: Final = Text("Setujui atau kembalikan jawaban {place}", "Approve or return the answers of {place}")
_OVERDUE: Final = Text(
    "Tindak lanjuti temuan yang lewat tenggat: {n}", "Follow up findings that are past due: {n}"
)
_UNOWNED: Final = Text("Tetapkan penanggung jawab temuan: {n}", "Name who is in charge of findings: {n}")
_RULE: Final = Text("Setujui atau tolak usulan angka", "Approve or refuse a change of numbers")


@tells_tasks
def of_answers(user: Any) -> Iterator[Task]:
    """The answers of one's own office, and those of others whose turn it is to be approved."""
    if rank(user.role) < rank(Role.OFFICER):
        return
    rows = sheets_for(user).filter(round__state__in=("open", "closed")).order_by("round__due")
    actor, today = actor_of(user), timezone.localdate()
    own = rows.filter(region=actor.region, office__in=("", actor.office), state__in=_UNANSWERED)
    for one in own[:_MOST]:
        if one.state == "returned":
            says = _MEND
        else:
            says = (_LATE if one.round.due < today else _ANSWER).fill(due=dated(one.round.due))
        yield Task(says, said(Text(**one.round.title)), reverse("sheet", args=[one.pk]))
    for one in _to_approve(user, rows):
        place = Text(*[regions.full_name(one.region)] * 2)
        yield Task(_APPROVE.fill(place=place), said(Text(**one.round.title)), reverse("sheet", args=[one.pk]))


@tells_tasks
def of_findings(user: Any) -> Iterator[Task]:
    """Findings of one's own region or office: late ones, and those that nobody is in charge of."""
    if rank(user.role) < rank(Role.OFFICER):
        return
    home, today = region_of(user), timezone.localdate()
    rows = findings_for(user).filter(state__in=STANDING)
    late = Q(owner=user.office.name) | Q(region=home), Q(due__lt=today)
    unowned = Q(region=home, owner="")
    told = rows.aggregate(late=Count("pk", filter=Q(*late)), unowned=Count("pk", filter=unowned))
    if told["late"]:
        address = f"{reverse('findings')}?{urlencode({'late': 'yes'})}"
        yield Task(_OVERDUE.fill(n=told["late"]), regions.full_name(home), address)
    if told["unowned"]:
        address = f"{reverse('findings')}?{urlencode({'region': home, 'unowned': 'yes'})}"
        yield Task(_UNOWNED.fill(n=told["unowned"]), regions.full_name(home), address)


@tells_tasks
def of_numbers(user: Any) -> Iterator[Task]:
    """Budget lines and targets that somebody else proposed."""
    if rank(user.role) >= rank(Role.APPROVER):
        for one in proposals_for(user).exclude(by=user)[:_MOST]:
            yield Task(_RULE, regions.full_name(one.region), reverse("proposal", args=[one.pk]))


def _to_approve(user: Any, rows: QuerySet[Any]) -> list[Any]:
    """The submissions that wait for this very person; of many the first are looked at."""
    if rank(user.role) < rank(Role.APPROVER):
        return []
    actor, found = actor_of(user), []
    waiting = rows.filter(state="submitted").prefetch_related("revisions", "history")
    for one in waiting[:_LOOKED]:
        desk = desk_at(one, actor)
        if may("approved", desk.submission, desk.round, desk.actor) is None:
            found.append(one)
    return found[:_MOST]
