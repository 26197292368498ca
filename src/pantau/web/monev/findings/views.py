"""Findings: who has to do what by when, what happened, and the steps that somebody may take."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from pantau.core import regions
from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.figures import SEVERITIES, SEVERITY_TITLES
from pantau.monev import (
    FINDING_STATES,
    Incomplete,
    TrackedFinding,
    accept_risk,
    age,
    dispute,
    explain,
    follow_up,
    may_follow,
    note,
    raised_by_person,
    reopen_finding,
    resolve,
    rounds_of,
    themes,
)
from pantau.monev.findings import STANDING
from pantau.web.access import region_of
from pantau.web.audit.log import record
from pantau.web.jobs.models import Job, State
from pantau.web.language import said
from pantau.web.layout import sent
from pantau.web.monev.actors import actor_of, names_of, rounds_for
from pantau.web.monev.findings.forms import STEPS, RaiseForm, StepForm
from pantau.web.monev.findings.rows import finding_of, findings_for, put_finding
from pantau.web.monev.models import KeptFinding
from pantau.web.telling import tell
from pantau.web.upload_forms import region_wrong

_A_PAGE: Final = 25
_FILTERS: Final = ("state", "region", "owner", "theme", "severity", "round", "late", "unowned")
_SAVED: Final = Text("Tersimpan: temuan {state}.", "Saved: the finding is {state}.")


def findings(request: HttpRequest) -> HttpResponse:
    """The findings of the reader's regions, the oldest first, narrowed by state, owner, region, theme."""
    asked = {name: request.GET.get(name, "").strip()[:100] for name in _FILTERS}
    asked["state"] = asked["state"] or "standing"
    every = findings_for(request.user)
    rows = _narrowed(every, asked)
    page = Paginator(rows.prefetch_related("history"), _A_PAGE).get_page(request.GET.get("page"))
    given = {name: value for name, value in asked.items() if value}
    about = {
        "page": page, "asked": asked, "query": f"{urlencode(given)}&" if given else "",
        "rows": [_told(finding_of(one)) for one in page],
        "states": [(code, text, asked["state"] == code) for code, text in FINDING_STATES.items()],
        "severities": [(code, SEVERITY_TITLES[code], asked["severity"] == code) for code in SEVERITIES[:3]],
        "themes": [(code, one.title, asked["theme"] == code) for code, one in themes().items()],
        "tallies": _tallies(every), "waits": _checking(request.user),
        "wrong": {"region": region_wrong(request.user, asked["region"])},
    }  # fmt: skip
    return render(request, "monev/findings.html", about, status=422 if any(about["wrong"].values()) else 200)


def one_finding(request: HttpRequest, finding: str) -> HttpResponse:
    """One finding: what it says, what it rests on, what happened, what may be done."""
    return _shown(request, _found(request, finding))


@require_POST
def step_finding(request: HttpRequest, finding: str, step: str) -> HttpResponse:
    """Take a step with a finding."""
    if step not in STEPS:
        raise Http404
    row = _found(request, finding)
    before, form = finding_of(row), StepForm(step, request.POST)
    if form.is_valid():
        try:
            after = _taken(request, before, step, form.cleaned_data)
        except PantauError as error:
            tell(form, error, "evidence" if isinstance(error, Incomplete) else None)
        else:
            messages.success(request, said(_SAVED.fill(state=FINDING_STATES[after.state])))
            return redirect("finding", row.pk)
    return _shown(request, row, step, form, status=422)


def new_finding(request: HttpRequest) -> HttpResponse:
    """Raise a finding that no check can see."""
    rounds = rounds_for(request.user)
    chosen = rounds.filter(pk=_uuid(request.GET.get("round"))).first() or rounds.first()
    first = {"region": request.GET.get("region") or region_of(request.user)}
    form = RaiseForm(request.user, *sent(request), initial=first)
    if request.method == "POST" and form.is_valid():
        if chosen is None:
            raise Http404
        try:
            made = _raised(request, str(chosen.pk), form.cleaned_data)
        except PantauError as error:
            tell(form, error, "message" if isinstance(error, Incomplete) else None)
        else:
            return redirect("finding", made.id)
    about = {"form": form, "round": chosen, "title": Text(**chosen.title) if chosen else None}
    return render(request, "monev/finding_new.html", about, status=422 if form.is_bound else 200)


@require_POST
def check_again(request: HttpRequest) -> HttpResponse:
    """Let the worker hold every standing finding of the reader's regions against the newest numbers."""
    if not _checking(request.user):
        region = region_of(request.user)
        Job.objects.create(kind="round_recheck", user=request.user, region=region, asked={"region": region})
        record(request.user, "findings.check_asked", region=region)
    return redirect("findings")


def _checking(user: Any) -> bool:
    waiting = Job.objects.filter(kind="round_recheck", region=region_of(user), user=user)
    return bool(waiting.filter(state__in=(State.QUEUED, State.RUNNING)).exists())


def _narrowed(rows: QuerySet[Any], asked: dict[str, str]) -> QuerySet[Any]:
    if asked["state"] == "standing":
        rows = rows.filter(state__in=STANDING)
    elif asked["state"] != "all":
        rows = rows.filter(state=asked["state"])
    if asked["region"]:
        code = asked["region"]
        inside = Q(region=code) | Q(region__startswith=f"{code}.")
        rows = rows if code == regions.NATION else rows.filter(inside)
    for name in ("owner", "theme", "severity"):
        if asked[name]:
            rows = rows.filter(**{f"{name}__icontains" if name == "owner" else name: asked[name]})
    if asked["round"]:
        rows = rows.filter(round=_uuid(asked["round"]))
    if asked["unowned"]:
        rows = rows.filter(owner="")
    if asked["late"]:
        rows = rows.filter(state__in=STANDING, due__lt=timezone.localdate())
    return rows


def _tallies(rows: QuerySet[Any]) -> dict[str, int]:
    today = timezone.localdate()
    standing = Q(state__in=STANDING)
    counted: dict[str, int] = rows.order_by().aggregate(
        standing=Count("pk", filter=standing),
        late=Count("pk", filter=standing & Q(due__lt=today)),
        unowned=Count("pk", filter=standing & Q(owner="")),
        old=Count("pk", filter=standing & Q(raised_at__lt=timezone.now() - timedelta(days=90))),
        resolved=Count("pk", filter=Q(state="resolved")),
    )
    return counted


def _told(finding: TrackedFinding) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "one": finding,
        "state": FINDING_STATES[finding.state],
        "title": SEVERITY_TITLES[finding.severity],
        "place": regions.full_name(finding.region),
        "days": age(finding, today),
        "rounds": len(rounds_of(finding)),
        "late": finding.due is not None and finding.due < today and finding.state in STANDING,
        "theme": themes()[finding.theme].title if finding.theme in themes() else None,
        "advice": themes()[finding.theme].recommendations if finding.theme in themes() else (),
    }


def _shown(
    request: HttpRequest, row: KeptFinding, step: str = "", form: StepForm | None = None, status: int = 200
) -> HttpResponse:
    found, actor = finding_of(row), actor_of(request.user)
    first = {
        name: getattr(found, name) for name in ("action", "owner", "due", "cause", "recommendation", "theme")
    }
    steps = [
        (name, title, form if name == step else StepForm(name, initial=first), name == step)
        for name, (title, _) in STEPS.items()
        if may_follow(name, found, actor) is None or name == step  # type: ignore[arg-type]
    ]
    people = names_of({one.by for one in found.history})
    about = {
        **_told(found), "row": row, "round": row.round, "round_title": Text(**row.round.title), "steps": steps,
        "history": [(one, people[one.by]) for one in found.history],
    }  # fmt: skip
    return render(request, "monev/finding.html", about, status=status)


def _taken(request: HttpRequest, before: TrackedFinding, step: str, given: dict[str, Any]) -> TrackedFinding:
    by: dict[str, Any] = {"by": actor_of(request.user), "at": timezone.now()}
    after = _STEP[step](before, given, by)
    with transaction.atomic():
        put_finding(before, after)
        record(request.user, f"finding.{step}", before.id, region=before.region, round=before.round)
    return after


def _raised(request: HttpRequest, round_: str, given: dict[str, Any]) -> TrackedFinding:
    fields = {
        name: str(given[name] or "")
        for name in ("theme", "cause", "recommendation", "action", "owner", "due")
    }
    made = raised_by_person(
        id=str(uuid.uuid4()), region=given["region"], round=round_, message=Text(given["message"], given["message"]),
        by=actor_of(request.user), at=timezone.now(), severity=given["severity"],
        fields={name: text for name, text in fields.items() if text},
    )  # fmt: skip
    with transaction.atomic():
        put_finding(None, made)
        record(request.user, "finding.raised", made.id, region=made.region, round=round_)
    return made


def _found(request: HttpRequest, finding: str) -> KeptFinding:
    row: KeptFinding = get_object_or_404(findings_for(request.user), pk=finding)
    return row


def _uuid(text: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return None


def _evidence(given: dict[str, Any]) -> tuple[str, ...]:
    return tuple(line.strip() for line in given["evidence"].splitlines() if line.strip())


def _followed(before: TrackedFinding, given: dict[str, Any], by: dict[str, Any]) -> TrackedFinding:
    return follow_up(before, **{name: given[name] for name in ("action", "owner", "due", "cause")}, **by)


def _noted(before: TrackedFinding, given: dict[str, Any], by: dict[str, Any]) -> TrackedFinding:
    fields = {name: given[name].strip() for name in ("recommendation", "theme") if given[name].strip()}
    return note(before, reason=given["reason"], fields=fields, evidence=_evidence(given), **by)


_STEP: Final[dict[str, Callable[[TrackedFinding, dict[str, Any], dict[str, Any]], TrackedFinding]]] = {
    "followed_up": _followed,
    "noted": _noted,
    "explained": lambda one, given, by: explain(one, reason=given["reason"], cause=given["cause"], **by),
    "disputed": lambda one, given, by: dispute(one, reason=given["reason"], **by),
    "resolved": lambda one, given, by: resolve(one, evidence=_evidence(given), reason=given["reason"], **by),
    "risk_accepted": lambda one, given, by: accept_risk(
        one, reason=given["reason"], until=given["due"], **by
    ),
    "reopened": lambda one, given, by: reopen_finding(one, reason=given["reason"], **by),
}
