"""Approving level by level, returning with a reason, locking, reopening."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from pantau.errors import PantauError
from pantau.monev import Submission, approve, give_back, lock, reopen, standing_text
from pantau.web.language import said
from pantau.web.monev.rounds.answering import IS_NOW, number
from pantau.web.monev.rounds.desk import Desk, desk_of
from pantau.web.monev.rounds.forms import WhyForm
from pantau.web.monev.rounds.paging import Wrong, refused, shown
from pantau.web.monev.rounds.stepping import moved

Step = Callable[..., Submission]


@require_POST
def approve_sheet(request: HttpRequest, sheet: UUID) -> HttpResponse:
    """Approve at the level whose turn it is."""
    return _done(request, sheet, "approved", approve, "seen")


@require_POST
def return_sheet(request: HttpRequest, sheet: UUID) -> HttpResponse:
    """Return the answers with a reason."""
    return _reasoned(request, sheet, "returned", give_back, "seen")


@require_POST
def lock_sheet(request: HttpRequest, sheet: UUID) -> HttpResponse:
    """Keep approved answers from any change."""
    return _done(request, sheet, "locked", lock)


@require_POST
def reopen_sheet(request: HttpRequest, sheet: UUID) -> HttpResponse:
    """Open approved or locked answers again, with a reason."""
    return _reasoned(request, sheet, "reopened", reopen)


def _reasoned(request: HttpRequest, sheet: UUID, name: str, step: Step, *asked: str) -> HttpResponse:
    form = WhyForm(name, request.POST)
    if not form.is_valid():
        return shown(request, desk_of(request.user, sheet), wrong=Wrong(why=form))
    return _done(request, sheet, name, step, *asked, reason=form.cleaned_data["reason"].strip())


def _done(request: HttpRequest, sheet: UUID, name: str, step: Step, *asked: str, **more: Any) -> HttpResponse:
    desk = desk_of(request.user, sheet)
    if "seen" in asked:
        more["seen"] = number(request.POST.get("seen"), -1)

    def act(here: Desk) -> Submission:
        return step(here.submission, here.round, by=here.actor, at=timezone.now(), **more)

    try:
        after = moved(request.user, desk, name, act, more.get("reason", ""))
    except PantauError as error:
        return refused(request, desk, error)
    messages.success(request, said(IS_NOW.fill(standing=standing_text(after.submission))))
    return redirect("sheet", after.row.pk)
