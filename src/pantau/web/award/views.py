"""Bringing an award, reading who did best and why, changing weights, publishing, looking for signs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from pantau.core.text import Text
from pantau.errors import InputError
from pantau.web.access import may_see, region_of, visible
from pantau.web.accounts.roles import Role, rank
from pantau.web.audit.log import record
from pantau.web.award import files
from pantau.web.award.forms import BringForm, SignsForm, WeightsForm
from pantau.web.award.models import Award
from pantau.web.award.seen import done, seen
from pantau.web.award.told import sheet_shown, shown, signs_shown
from pantau.web.jobs.models import Job
from pantau.web.language import language, said
from pantau.web.layout import sent
from pantau.web.uploads import download

_A_PAGE: Final = 25
_OWN: Final = Text(
    "yang membawa penghargaan ini tidak mengumumkannya; minta orang lain",
    "who brought this award does not publish it; ask somebody else",
)
_PUBLISHED: Final = Text("diumumkan kepada semua pengguna", "published to all users")
_EXAMPLE: Final = "Penghargaan contoh"


def awards(request: HttpRequest) -> HttpResponse:
    """The awards that the reader may see."""
    rows = seen(request.user).select_related("job", "user", "published_by")
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "award/awards.html", {"page": page, **_rights(request)})


def bring(request: HttpRequest) -> HttpResponse:
    """Upload the files of an award."""
    form = BringForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            folder = files.kept(form.cleaned_data["files"])
        except InputError as error:
            form.tell(error)
        else:
            return redirect("award", _brought(request, folder, ledger=form.cleaned_data["ledger"]).pk)
    return render(request, "award/bring.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
def example(request: HttpRequest) -> HttpResponse:
    """Load the made-up award, to see what one looks like."""
    return redirect("award", _brought(request, files.example(), title=_EXAMPLE).pk)


def one(request: HttpRequest, award: UUID) -> HttpResponse:
    """Who did best, how sure that is, and what it rests on."""
    found = _award(request, award)
    about: dict[str, Any] = {"award": found, "job": found.job, **_rights(request)}
    about["own"] = may_see(request.user, found.region)
    if done(found):
        told = files.results(Path(found.folder), language())
        places = {region for region in told["sheets"] if may_see(request.user, region)}
        about |= {"told": told, "groups": shown(told, places, language())}
        about["signs"] = signs_shown(told, places)
    return render(request, "award/award.html", about)


def sheet(request: HttpRequest, award: UUID, region: str) -> HttpResponse:
    """Why one region stands where it does."""
    found = _award(request, award)
    told = _results(found)
    if region not in told["sheets"]:
        raise Http404
    about = {"award": found, "sheet": sheet_shown(told["sheets"][region], language())}
    return render(request, "award/sheet.html", {**about, "drawing": f"why-{region}"})


def drawing(request: HttpRequest, award: UUID, name: str) -> HttpResponse:
    """A chart as a picture; that of a region for those who may see the region."""
    found = _award(request, award)
    if name.startswith("why-") and not may_see(request.user, name.removeprefix("why-")):
        raise Http404
    svg = files.drawing(_results(found), name)
    if svg is None:
        raise Http404
    answer = HttpResponse(svg, content_type="image/svg+xml")
    answer.headers["Cache-Control"] = "private, max-age=60"
    return answer


def workbook(request: HttpRequest, award: UUID) -> HttpResponse:
    """All of it as a workbook, with what was assumed; for those whose region holds that of the award."""
    found = get_object_or_404(visible(Award.objects, request.user), pk=award)
    path = Path(found.folder) / language() / "award.xlsx"
    if not done(found) or not path.is_file():
        raise Http404
    record(request.user, "award.exported", str(found.pk), region=found.region)
    return download(path, f"pantau-award-{found.version or 'x'}.xlsx")


def weights(request: HttpRequest, award: UUID) -> HttpResponse:
    """Change weights and gates: a new version beside the one that stands."""
    found = get_object_or_404(visible(Award.objects, request.user), pk=award)
    scheme = files.scheme_of(Path(found.folder))
    form = WeightsForm(scheme, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        folder = files.changed(Path(found.folder), form.scheme())
        after = _brought(
            request, folder, before=found, ledger=bool(found.job and found.job.asked.get("ledger"))
        )
        return redirect("award", after.pk)
    return render(
        request, "award/weights.html", {"award": found, "form": form}, status=422 if form.is_bound else 200
    )


@require_POST
def publish(request: HttpRequest, award: UUID) -> HttpResponse:
    """Let every user read it; never by who brought it."""
    found = get_object_or_404(visible(Award.objects, request.user), pk=award)
    if not done(found):
        raise Http404
    if found.user_id == request.user.pk:
        messages.error(request, said(_OWN))
        return redirect("award", found.pk)
    with transaction.atomic():
        now = timezone.now()
        waiting = Award.objects.filter(pk=found.pk, published_at=None)
        if waiting.update(published_at=now, published_by=request.user):
            record(request.user, "award.published", str(found.pk), region=found.region, version=found.version)
    messages.success(request, said(_PUBLISHED))
    return redirect("award", found.pk)


def signs(request: HttpRequest) -> HttpResponse:
    """Look for signs that numbers were made for the count, in the ledger."""
    form = SignsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        region = region_of(request.user)
        with transaction.atomic():
            Job.objects.create(kind="award_signs", user=request.user, region=region, asked=form.cleaned_data)
            record(request.user, "award.signs", form.cleaned_data["month"], region=region)
        return redirect("award_signs")
    jobs = visible(Job.objects.filter(kind="award_signs"), request.user).order_by("-queued_at")[:5]
    about = {"form": form, "jobs": [(job, job.result.get(language())) for job in jobs]}
    return render(request, "award/signs.html", about, status=422 if form.is_bound else 200)


def _award(request: HttpRequest, award: UUID) -> Award:
    return get_object_or_404(seen(request.user).select_related("job", "user", "before"), pk=award)


def _rights(request: HttpRequest) -> dict[str, bool]:
    """Which buttons the reader gets; the addresses behind them are guarded all the same."""
    here = rank(request.user.role)
    return {"brings": here >= rank(Role.COORDINATOR), "looks": here >= rank(Role.OFFICER)}


def _results(found: Award) -> dict[str, Any]:
    if not done(found):
        raise Http404
    return files.results(Path(found.folder), language())


def _brought(
    request: HttpRequest,
    folder: Path,
    *,
    title: str = "",
    before: Award | None = None,
    ledger: bool = False,
) -> Award:
    user, region = request.user, before.region if before else region_of(request.user)
    name = title or (before.title if before else "") or timezone.localdate().isoformat()
    with transaction.atomic():
        job = Job.objects.create(kind="award", user=user, region=region, asked={"ledger": ledger})
        award = Award.objects.create(
            title=name, region=region, user=user, folder=str(folder), job=job, before=before
        )
        record(user, "award.brought", str(award.pk), region=region)
    return award
