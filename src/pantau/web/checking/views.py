"""Bringing figures, reading what was found, deciding about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from pantau.errors import InputError
from pantau.web.access import region_of, visible
from pantau.web.audit.log import record
from pantau.web.checking.files import REPORTS, reviewed, write_pasted
from pantau.web.checking.forms import CHOICES, BringForm, DecideForm
from pantau.web.checking.models import Check, Choice, Decision
from pantau.web.jobs.models import Job, State
from pantau.web.layout import language_of, sent
from pantau.web.uploads import download, keep, new_folder, shown_name

_A_PAGE = 25


def checks(request: HttpRequest) -> HttpResponse:
    """The checks of the reader's regions."""
    rows = visible(Check.objects.select_related("job", "user"), request.user)
    return render(
        request, "checking/checks.html", {"page": Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))}
    )


def bring(request: HttpRequest) -> HttpResponse:
    """Upload or paste the figures of a case."""
    first = {"region": region_of(request.user)}
    form = BringForm(request.user, *sent(request), initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            check = _brought(request, form.cleaned_data)
        except InputError as error:
            form.tell(error)
        else:
            return redirect("check", check.pk)
    return render(request, "checking/bring.html", {"form": form}, status=422 if form.is_bound else 200)


def one(request: HttpRequest, check: UUID) -> HttpResponse:
    """What was found in one case, with what was decided."""
    case = _case(request, check)
    about: dict[str, Any] = {"case": case, "job": case.job, "reports": REPORTS}
    if case.job and case.job.state == State.DONE:
        review = reviewed(Path(case.folder))[language_of(request)]
        about |= {"review": review, "findings": _decided(case, review["findings"])}
    return render(request, "checking/check.html", about)


def decide(request: HttpRequest, check: UUID, finding: str) -> HttpResponse:
    """Accept, dispute or explain one finding."""
    case = _case(request, check)
    if not case.job or case.job.state != State.DONE:
        raise Http404
    review = reviewed(Path(case.folder))[language_of(request)]
    found = _decided(case, [one for one in review["findings"] if one["id"] == finding])
    if not found:
        raise Http404
    form = DecideForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with transaction.atomic():
            Decision.objects.create(case=case, finding=finding, by=request.user, **given)
            record(request.user, f"finding.{given['choice']}", f"{case.pk}/{finding}", region=case.region)
        return redirect(f"/angka/{case.pk}#{finding}")
    about = {"case": case, "finding": found[0], "form": form}
    return render(request, "checking/decide.html", about, status=422 if form.is_bound else 200)


def report(request: HttpRequest, check: UUID, name: str) -> FileResponse:
    """One of the reports, to keep."""
    case = _case(request, check)
    path = Path(case.folder) / name
    if name not in REPORTS or not path.is_file():
        raise Http404
    record(request.user, "report.downloaded", f"{case.pk}/{name}", region=case.region)
    return download(path, f"pantau-{case.region}-{name}")


def _case(request: HttpRequest, check: UUID) -> Check:
    return get_object_or_404(visible(Check.objects.select_related("job", "user"), request.user), pk=check)


def _brought(request: HttpRequest, given: dict[str, Any]) -> Check:
    folder, user = new_folder(), request.user
    upload = given.get("file")
    source = keep([upload], folder, (".xlsx",))[0].name if upload else write_pasted(folder, given)
    title = given.get("title") or (shown_name(upload) if upload else "")
    region = given.get("region") or region_of(user)
    with transaction.atomic():
        job = Job.objects.create(kind="check", user=user, region=region)
        case = Check.objects.create(
            title=title, region=region, user=user, folder=str(folder), source=source, job=job
        )
        record(user, "check.brought", str(case.pk), region=region, title=title)
    return case


def _decided(case: Check, findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The findings, each with the decisions about it, oldest first."""
    rows = case.decisions.filter(finding__in=[one["id"] for one in findings])
    taken: dict[str, list[dict[str, Any]]] = {}
    for each in rows.select_related("by"):
        taken.setdefault(each.finding, []).append({"said": CHOICES[Choice(each.choice)], "row": each})
    return [{**finding, "decisions": taken.get(finding["id"], [])} for finding in findings]
