"""The ladder of regulations: which stage, how long, what is missing, which workers have no legal basis."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from pantau.core import regions
from pantau.core.categories import categories
from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.monev import (
    Incomplete,
    Pace,
    TrackedRegulation,
    advanced,
    begun,
    days_in_stage,
    in_force,
    ladder,
    missing_content,
    paces,
    paths,
    stage_title,
    without_basis,
)
from pantau.web.access import region_of
from pantau.web.audit.log import record
from pantau.web.language import said
from pantau.web.layout import sent
from pantau.web.monev.actors import actor_of
from pantau.web.monev.models import KeptRegulation
from pantau.web.monev.regulations.forms import BeginForm, ContentForm, StageForm
from pantau.web.monev.regulations.rows import name_of, put_regulation, regulation_of, regulations_for
from pantau.web.telling import tell

_SAVED = Text("Tersimpan.", "Saved.")
_USUAL = ("non_asn", "perangkat_desa", "bpd", "rt_rw", "kader", "rentan", "adhoc_kpu", "nelayan", "petani")


def regulations(request: HttpRequest) -> HttpResponse:
    """The ladder by region, with days in the stage beside peers, and who has no legal basis where."""
    today = timezone.localdate()
    every = [regulation_of(one) for one in KeptRegulation.objects.all()]  # peers stand everywhere
    seen = {str(pk) for pk in regulations_for(request.user).values_list("pk", flat=True)}
    own = [one for one in every if one.id in seen]
    pace = {one.regulation.id: one for one in paces(every, today)}
    rows = [
        (region, regions.full_name(region), [_told(one, pace.get(one.id)) for one in found])
        for region, found in ladder(own).items()
    ]
    asked = [one for one in _USUAL if one in categories()]
    places = dict.fromkeys([region_of(request.user), *(region for region, _, _ in rows)])
    lacking = without_basis([one for one in places if one != regions.NATION], asked, every, today)
    about = {
        "rows": rows,
        "lacking": [
            (regions.full_name(region), [categories()[one].title for one in found])
            for region, found in lacking.items()
        ],
    }
    return render(request, "monev/regulations.html", about)


def new_regulation(request: HttpRequest) -> HttpResponse:
    """Follow a regulation from now on."""
    form = BeginForm(request.user, *sent(request), initial={"region": region_of(request.user)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            first = begun(
                id=str(uuid.uuid4()), by=request.user.email,  # type: ignore[union-attr]
                **{name: given[name] for name in ("region", "kind", "title", "day", "stage")},
            )  # fmt: skip
            made = form.changed(first)
            _keep(request, None, made, "regulation.begun")
        except PantauError as error:
            tell(form, error)
        else:
            return redirect("regulation", made.id)
    return render(request, "monev/regulation_new.html", {"form": form}, status=422 if form.is_bound else 200)


def one_regulation(request: HttpRequest, regulation: UUID) -> HttpResponse:
    """One regulation: its way so far, its content, the next stage."""
    found = regulation_of(get_object_or_404(regulations_for(request.user), pk=regulation))
    about = _told(found, next((p for p in paces([found], timezone.localdate())), None))
    path = paths()[found.path]
    about |= {
        "path": path,
        "way": [(path.stages[one.stage].title, one) for one in found.reached],
        "form": ContentForm(initial=_content(found)),
        "stage": StageForm(found, initial={"day": timezone.localdate()}),
        "place": regions.full_name(found.region),
    }
    return render(request, "monev/regulation.html", about)


def change_regulation(request: HttpRequest, regulation: UUID) -> HttpResponse:
    """Keep another content, or another stage."""
    row = get_object_or_404(regulations_for(request.user), pk=regulation)
    before = regulation_of(row)
    if request.method != "POST":
        return redirect("regulation", row.pk)
    is_stage = "stage-stage" in request.POST
    form: Any = StageForm(before, request.POST) if is_stage else ContentForm(request.POST)
    if form.is_valid():
        try:
            after = _advanced(request, before, form.cleaned_data) if is_stage else form.changed(before)
            _keep(request, before, after, "regulation.advanced" if is_stage else "regulation.changed")
        except PantauError as error:
            tell(form, error, "note" if isinstance(error, Incomplete) else "day")
        else:
            messages.success(request, said(_SAVED))
            return redirect("regulation", row.pk)
    about = {"form": form, "one": before, "name": name_of(before)}
    return render(request, "monev/regulation_wrong.html", about, status=422)


def _advanced(request: HttpRequest, before: TrackedRegulation, given: dict[str, Any]) -> TrackedRegulation:
    by = actor_of(request.user).id
    return advanced(before, given["stage"], given["day"], by=by, note=given["note"])


def _keep(
    request: HttpRequest, before: TrackedRegulation | None, after: TrackedRegulation, action: str
) -> None:
    with transaction.atomic():
        put_regulation(before, after)
        record(request.user, action, after.id, region=after.region, stage=after.stage)


def _told(one: TrackedRegulation, pace: Pace | None) -> dict[str, Any]:
    today = timezone.localdate()
    order = paths()[one.path].order
    return {
        "one": one,
        "name": name_of(one),
        "stage_title": stage_title(one),
        "step": order.index(one.stage) + 1,
        "steps": len(order),
        "days": days_in_stage(one, today),
        "pace": pace,
        "holds": in_force(one, today),
        "missing": missing_content(one),
        "titles": [categories()[code].title for code in one.content.categories if code in categories()],
    }


def _content(one: TrackedRegulation) -> dict[str, Any]:
    content = one.content
    told = {name: getattr(content, name) for name in ("criteria", "months")}
    return {
        **told,
        "categories": list(content.categories),
        "sources": list(content.sources),
        "until": str(one.until) if one.until else "",
        **{name: getattr(one, name) for name in ("number", "year", "url")},
    }
