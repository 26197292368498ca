"""A region in a round: its answers, its findings, its meeting, and the documents that can be made of it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from pantau.core import regions
from pantau.core.text import LANGUAGES, Text
from pantau.monev import FINDING_STATES, STATES
from pantau.web.access import visible
from pantau.web.audit.log import record
from pantau.web.jobs.models import Job, State
from pantau.web.language import language, said
from pantau.web.layout import sent
from pantau.web.monev.actors import rounds_for
from pantau.web.monev.documents.content import inside
from pantau.web.monev.documents.forms import COLUMNS, FORMS, LINES, MeetingForm
from pantau.web.monev.models import KeptDocument, KeptFinding, KeptMeeting, KeptRound
from pantau.web.uploads import download

_SAVED = Text("Rapat tersimpan; berita acara dapat dibuat.", "The meeting is kept; its minutes can be made.")


def region(request: HttpRequest, round: UUID, region: str) -> HttpResponse:
    """One region in a round."""
    row = _round(request, round, region)
    sheets = [(one, STATES[one.state]) for one in inside(row.submissions.all(), region)[:60]]
    found = inside(KeptFinding.objects.filter(round=row), region)
    about = {
        "row": row, "title": Text(**row.title), "region": region, "place": regions.full_name(region),
        "sheets": sheets,
        "findings": [(one, Text(**one.message), FINDING_STATES[one.state]) for one in found[:50]],
        "meeting": KeptMeeting.objects.filter(round=row, region=region).first(),
        "documents": KeptDocument.objects.select_related("job").filter(round=row, region=region)[:30],
        "forms": [(kind, title, forms) for kind, (title, forms) in FORMS.items()],
    }  # fmt: skip
    about["documents"] = [(one, FORMS[one.kind][0]) for one in about["documents"]]
    return render(request, "monev/region.html", about)


def meeting(request: HttpRequest, round: UUID, region: str) -> HttpResponse:
    """What invitation, attendance and minutes say of the meeting of a region."""
    row = _round(request, round, region)
    known = KeptMeeting.objects.filter(round=row, region=region).first()
    names = (*COLUMNS, *LINES)
    first = {name: getattr(known, name) for name in names} if known else {"day": timezone.localdate()}
    form = MeetingForm(*sent(request), initial=first)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            given = {name: form.cleaned_data[name] for name in names}
            KeptMeeting.objects.update_or_create(
                round=row, region=region, defaults={**given, "by": request.user}
            )
            record(request.user, "meeting.kept", str(row.pk), region=region, **given)
        messages.success(request, said(_SAVED))
        return redirect("round_region", row.pk, region)
    about = {
        "row": row,
        "region": region,
        "place": regions.full_name(region),
        "form": form,
        "title": Text(**row.title),
    }
    return render(request, "monev/meeting.html", about, status=422 if form.is_bound else 200)


@require_POST
def order(request: HttpRequest, round: UUID, region: str) -> HttpResponse:
    """Let the worker make a document."""
    row = _round(request, round, region)
    kind, _, form = request.POST.get("what", "").partition(".")
    spoken = request.POST.get("language") or language()
    if kind not in FORMS or form not in FORMS[kind][1] or spoken not in LANGUAGES:
        raise Http404
    with transaction.atomic():
        job = Job.objects.create(kind="round_document", user=request.user, region=region)
        made = KeptDocument.objects.create(
            round=row, region=region, kind=kind, form=form, language=spoken, job=job, user=request.user
        )
        record(request.user, "document.asked", str(made.pk), region=region, kind=kind, form=form)
    return redirect("document", made.pk)


def document(request: HttpRequest, document: UUID) -> HttpResponse:
    """How far a document is."""
    found = _found(request, document)
    about = {"document": found, "job": found.job, "title": FORMS[found.kind][0], "row": found.round}
    return render(request, "monev/document.html", about)


def load(request: HttpRequest, document: UUID) -> FileResponse:
    """A document, to keep."""
    found = _found(request, document)
    if found.job.state != State.DONE:
        raise Http404
    record(request.user, "document.downloaded", str(found.pk), region=found.region, kind=found.kind)
    return download(Path(found.path), f"{found.kind}-{found.region}.{found.form}")


def _round(request: HttpRequest, round: UUID, region: str) -> KeptRound:
    if not regions.is_region(region):
        raise Http404
    row: KeptRound = get_object_or_404(rounds_for(request.user), pk=round)
    return row


def _found(request: HttpRequest, document: UUID) -> KeptDocument:
    rows = visible(KeptDocument.objects.select_related("job", "round"), request.user)
    found: KeptDocument = get_object_or_404(rows, pk=document)
    return found
