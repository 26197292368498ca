"""The roster that a page is about, and what every page of it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from pantau.core.text import Text
from pantau.web.access import visible
from pantau.web.accounts.roles import Role, rank
from pantau.web.jobs.models import Job, State
from pantau.web.layout import language_of
from pantau.web.privacy.basis import BASES
from pantau.web.rosters.files import RESULT
from pantau.web.rosters.models import Roster, Standing
from pantau.web.rosters.words import STANDINGS, TABS

_BUSY = (State.QUEUED, State.RUNNING)


def rosters_of(user: Any) -> Any:
    """The rosters of the regions of a user."""
    return visible(Roster.objects.select_related("job", "user"), user)


def roster_of(request: HttpRequest, roster: UUID) -> Roster:
    """A roster of the regions of the reader, else 404."""
    return get_object_or_404(rosters_of(request.user), pk=roster)


def checked_of(request: HttpRequest, roster: UUID) -> Roster:
    """A roster that has a result to look at, else 404."""
    return get_object_or_404(rosters_of(request.user).exclude(result={}), pk=roster)


def result_of(roster: Roster) -> Path:
    """The folder that its newest check filled."""
    return Path(roster.folder) / RESULT


def frame_of(request: HttpRequest, roster: Roster) -> dict[str, Any]:
    """What stands on every page of a roster: its state, its tabs, what the reader may do."""
    found = roster.result.get(language_of(request))
    decisions = found["decisions"] if found else {}
    user: Any = request.user
    return {
        "roster": roster,
        "job": roster.job,
        "busy": busy(roster),
        "found": found,
        "tabs": [(code, title, decisions.get(code, 0)) for code, title in TABS.items()] if found else [],
        "standing": STANDINGS[roster.standing],
        "basis": BASES[roster.lawful_basis],
        "officer": rank(user.role) >= rank(Role.OFFICER),
        "approver": rank(user.role) >= rank(Role.APPROVER),
        "approved": roster.standing == Standing.APPROVED,
    }


def busy(roster: Roster) -> bool:
    """Whether a check of it waits or runs."""
    return roster.job is not None and roster.job.state in _BUSY


def check_again(roster: Roster, user: Any) -> None:
    """Have a roster checked, once: a check that waits or runs already is the one."""
    with transaction.atomic():
        held = Roster.objects.select_for_update(of=("self",)).select_related("job").get(pk=roster.pk)
        if busy(held) or held.standing == Standing.APPROVED:
            return
        held.job = Job.objects.create(
            kind="roster", asked={"roster": str(held.pk)}, user=user, region=held.region
        )
        held.save(update_fields=["job"])


def refused(request: HttpRequest, why: Text) -> HttpResponse:
    """403, with a sentence that says why and what to do."""
    return render(request, "rosters/refused.html", {"why": why}, status=403)
