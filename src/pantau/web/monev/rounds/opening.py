"""Rounds: listed, opened, extended, closed, locked, reopened, and more regions invited."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from pantau.core.text import Text
from pantau.errors import InputError, PantauError
from pantau.monev import (
    ROUND_STATES,
    Incomplete,
    Round,
    close_round,
    created,
    extend_round,
    lock_round,
    may_step,
    open_round,
    reopen_round,
)
from pantau.monev.rounds import RoundStep
from pantau.web.access import region_of, visible
from pantau.web.audit.log import record
from pantau.web.language import said
from pantau.web.layout import sent
from pantau.web.monev.actors import actor_of, rounds_for
from pantau.web.monev.findings.carrying import carry, waiting
from pantau.web.monev.models import KeptRound, KeptSubmission
from pantau.web.monev.rounds.forms import InviteForm, OpenForm, StepForm
from pantau.web.monev.rounds.inviting import invite_all
from pantau.web.monev.rounds.posting import send_later
from pantau.web.monev.rounds.rows import (
    instrument_of,
    newest_instruments,
    put_round,
    round_of,
    standing_in,
)
from pantau.web.telling import tell

_A_PAGE = 25
_OPENED = Text("Putaran dibuka; {n} diundang.", "The round is open; {n} invited.")
_INVITED = Text("{n} diundang.", "{n} invited.")
_DONE = Text("Putaran {state}.", "The round is {state}.")
_NO_STEP = Text("langkah ini tidak ada", "there is no such step")
_CARRIED = Text("{n} temuan dibawa ke putaran ini.", "{n} findings were taken over into this round.")
_STEPS: tuple[RoundStep, ...] = ("opened", "extended", "closed", "locked", "reopened")


def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds that concern the reader's regions, the newest first, each with how far it is there."""
    rows = rounds_for(request.user)
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    told = _told(request.user, list(page))
    listed = [(one, Text(**one.title), ROUND_STATES[one.state], told.get(one.pk, {})) for one in page]
    return render(request, "monev/rounds.html", {"page": page, "rows": listed})


def new_round(request: HttpRequest) -> HttpResponse:
    """Open a round for regions and offices."""
    known = newest_instruments()
    first = {"region": region_of(request.user), "opens": timezone.localdate()}
    form = OpenForm(request.user, known, *sent(request), initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            row, count = opened(request.user, form.cleaned_data)
        except PantauError as error:
            tell(form, error, "lines" if isinstance(error, InputError) else None)
        else:
            messages.success(request, said(_OPENED.fill(n=count)))
            return redirect("round", row.pk)
    return render(request, "monev/round_new.html", {"form": form}, status=422 if form.is_bound else 200)


def opened(user: Any, given: dict[str, Any]) -> tuple[KeptRound, int]:
    """Keep a new round, open it, invite, and let the mail go out."""
    actor, now = actor_of(user), timezone.now()
    instrument = instrument_of(given["instrument"], given.get("instrument_version", 0))
    before = KeptRound.objects.filter(region=given["region"], instrument=instrument.id).first()
    row = KeptRound(id=uuid.uuid4(), before=before)
    asked = Round(
        id=str(row.pk),
        title=Text(given["title"], given.get("title_en") or given["title"]),
        instrument=instrument.id,
        instrument_version=instrument.version,
        **{name: given[name] for name in ("region", "period", "opens", "due")},
    )
    with transaction.atomic():
        round_ = open_round(created(asked, by=actor, at=now), by=actor, at=now)
        put_round(row, None, round_)
        count = invite_all(row, round_, given["places"], instrument, actor, now)
        record(user, "round.opened", str(row.pk), region=row.region, title=given["title"], invited=count)
        send_later(user, row)
    return row, count


def manage(request: HttpRequest, round: UUID) -> HttpResponse:
    """What a coordinator does with a round: more time, more regions, close, lock, reopen."""
    row = get_object_or_404(visible(KeptRound.objects.all(), request.user), pk=round)
    here, actor = round_of(row), actor_of(request.user)
    more, form = InviteForm(row.region), None
    step = request.POST.get("step", "")
    if request.method == "POST":
        if "carry" in request.POST:
            messages.success(request, said(_CARRIED.fill(n=carry(row, request.user))))
            return redirect("round_manage", row.pk)
        if "which" in request.POST:
            more = InviteForm(row.region, request.POST)
            done = more.is_valid() and _told_in(more, lambda: _invite(request, row, here, more.cleaned_data))
        else:
            form = asked = StepForm(step, request.POST)
            done = asked.is_valid() and _told_in(
                asked, lambda: _step(request, row, here, step, asked.cleaned_data)
            )
        if done:
            return redirect("round_manage", row.pk)
    forms = {
        one: form if form and one == step else StepForm(one)
        for one in _STEPS
        if may_step(one, here, actor) is None
    }
    about = {
        "row": row, "round": here, "lost": None if step in forms else form, "forms": forms, "more": more,
        "state": ROUND_STATES[here.state],
        "events": here.history, "left": waiting(row),
    }  # fmt: skip
    return render(request, "monev/round_manage.html", about, status=422 if form or more.is_bound else 200)


def _told_in(form: Any, act: Callable[[], None]) -> bool:
    """Act; what the rules refuse is told in the form."""
    try:
        act()
    except PantauError as error:
        missing = "reason" if isinstance(error, Incomplete) else "due"
        tell(form, error, "lines" if isinstance(error, InputError) else missing)
        return False
    return True


def _invite(request: HttpRequest, row: KeptRound, here: Round, given: dict[str, Any]) -> None:
    instrument = instrument_of(row.instrument, row.instrument_version)
    with transaction.atomic():
        count = invite_all(row, here, given["places"], instrument, actor_of(request.user), timezone.now())
        record(request.user, "round.invited", str(row.pk), region=row.region, invited=count)
        send_later(request.user, row)
    messages.success(request, said(_INVITED.fill(n=count)))


def _step(request: HttpRequest, row: KeptRound, here: Round, step: str, given: dict[str, Any]) -> None:
    by: dict[str, Any] = {"by": actor_of(request.user), "at": timezone.now()}
    reason = given.get("reason", "")
    if step == "closed":
        after = close_round(here, **by)
    elif step == "locked":
        standings = [standing_in(one) for one in row.submissions.all()]
        after = lock_round(here, standings, reason=reason, **by)
    elif step == "reopened":
        after = reopen_round(here, reason=reason, **by)
    elif step == "extended":
        after = extend_round(here, due=given["due"], reason=reason, **by)
    else:
        raise PantauError.of(id=_NO_STEP.id, en=_NO_STEP.en)
    with transaction.atomic():
        put_round(row, here, after)
        record(request.user, f"round.{step}", str(row.pk), region=row.region, reason=reason)
    messages.success(request, said(_DONE.fill(state=ROUND_STATES[after.state])))


def _told(user: Any, shown: list[KeptRound]) -> dict[Any, dict[str, int]]:
    """How many of the reader's regions were invited, answered, are approved, in one question for the page."""
    counted = (
        visible(KeptSubmission.objects.all(), user).filter(round__in=shown).order_by().values("round")
        .annotate(
            invited=Count("pk"),
            submitted=Count("pk", filter=Q(state__in=("submitted", "approved", "locked"))),
            approved=Count("pk", filter=Q(state__in=("approved", "locked"))),
        )
    )  # fmt: skip
    return {one["round"]: one for one in counted}
