"""Approval: somebody else than who brought a roster says that its people are to be enrolled; it can be taken back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from pantau.web.audit.log import record
from pantau.web.jobs.models import State
from pantau.web.layout import sent
from pantau.web.rosters.asked import checked_of, frame_of, refused, rosters_of
from pantau.web.rosters.files import seal
from pantau.web.rosters.forms import RulingForm
from pantau.web.rosters.models import Choice, Roster, Ruling, Standing
from pantau.web.rosters.verdicts import waiting
from pantau.web.rosters.words import OWN_UPLOAD

_BECOMES = {
    Choice.APPROVED: Standing.APPROVED,
    Choice.REJECTED: Standing.REJECTED,
    Choice.WITHDRAWN: Standing.OPEN,
}


def rule(request: HttpRequest, roster: UUID) -> HttpResponse:
    """Approve a roster, send it back, or take back what was ruled."""
    here = checked_of(request, roster)
    if here.user_id == request.user.pk:
        return refused(request, OWN_UPLOAD)
    if here.job is None or here.job.state != State.DONE:
        raise Http404
    with transaction.atomic():
        held = get_object_or_404(rosters_of(request.user).select_for_update(of=("self",)), pk=here.pk)
        form = RulingForm(held, waiting(held), *sent(request), initial={"seen": str(held.job_id)})
        if request.method == "POST" and form.is_valid():
            _ruled(request, held, form.cleaned_data)
            return redirect("roster", held.pk)
    about: dict[str, Any] = {**frame_of(request, held), "form": form, "waiting": waiting(held)}
    return render(request, "rosters/rule.html", about, status=422 if form.is_bound else 200)


def _ruled(request: HttpRequest, roster: Roster, given: dict[str, Any]) -> None:
    choice = Choice(given["choice"])
    sealed = seal(roster) if choice == Choice.APPROVED else ""
    Ruling.objects.create(roster=roster, choice=choice, note=given["note"], seal=sealed, by=request.user)
    Roster.objects.filter(pk=roster.pk).update(standing=_BECOMES[choice])
    told = {"note": given["note"], "seal": sealed}
    record(request.user, f"roster.{choice}", str(roster.pk), region=roster.region, **told)
