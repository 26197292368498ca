"""Answering: the form with what others say beside it, saved as a draft, looked at while it is typed, handed in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.figures import SEVERITY_TITLES, Review
from pantau.monev import standing_text
from pantau.web.access import visible
from pantau.web.audit.log import record
from pantau.web.language import language, said
from pantau.web.monev.models import Evidence
from pantau.web.monev.rounds.desk import Desk, desk_of
from pantau.web.monev.rounds.paging import Wrong, refused, shown
from pantau.web.monev.rounds.prefilling import reviewed
from pantau.web.monev.rounds.shown import About, findings_by
from pantau.web.monev.rounds.stepping import handed_in, saved
from pantau.web.monev.rounds.taking import taken_over
from pantau.web.monev.rounds.typed import Typed, as_typed, typed
from pantau.web.uploads import download

IS_NOW = Text("Jawaban {standing}.", "The answers: {standing}.")
_SAVED = Text("Konsep tersimpan.", "The draft is saved.")
_FAULTS = Text(
    "Yang dapat dibaca sudah tersimpan; perbaiki isian yang ditandai.",
    "What can be read is saved; mend the marked fields.",
)
_TAKEN = Text(
    "Jawaban putaran lalu diambil ke isian kosong pada {n} pertanyaan; belum disimpan. Periksa, lalu simpan.",
    "The answers of the last round were taken into the empty fields of {n} questions; they are not saved yet. "
    "Check them, then save.",
)
_NOTHING_TAKEN = Text(
    "Tidak ada isian kosong yang dijawab pada putaran lalu.",
    "The last round answers none of the empty fields.",
)
_CLASH = Text(
    "Orang lain mengubah pertanyaan yang sama. Jawaban mereka berlaku; jawaban Anda masih ada di formulir: pilih.",
    "Somebody else changed the same question. Their answer stands; yours is still in the form: choose.",
)


def sheet(request: HttpRequest, sheet: UUID) -> HttpResponse:
    """A submission: to read, and for those who may, to fill in or to decide."""
    return shown(request, desk_of(request.user, sheet))


@require_POST
def save_sheet(request: HttpRequest, sheet: UUID) -> HttpResponse:
    """Save the draft, and hand it in where that button was pressed."""
    desk = desk_of(request.user, sheet)
    seen = number(request.POST.get("seen"), desk.submission.version)
    read = typed(desk, request.POST, seen, request.FILES, request.user)
    try:
        desk, result = saved(request.user, desk, read, seen)
        if result.clashes or result.reason_clashes:
            return shown(request, desk, read, result, wrong=Wrong([_CLASH], 409))
        if "take_over" in request.POST:
            taken, count = taken_over(desk, read)
            told = _TAKEN.fill(n=count) if count else _NOTHING_TAKEN
            return shown(
                request, desk, taken, wrong=Wrong(([_FAULTS] if read.faults else []), 200, noted=told)
            )
        if read.faults:
            return shown(request, desk, read, wrong=Wrong([_FAULTS]))
        if "hand_in" in request.POST:
            desk = handed_in(request.user, desk, desk.submission.version)
    except PantauError as error:
        return refused(request, desk, error, read)
    told = IS_NOW.fill(standing=standing_text(desk.submission)) if "hand_in" in request.POST else _SAVED
    messages.success(request, said(told))
    return redirect("sheet", desk.row.pk)


@require_POST
def look(request: HttpRequest, sheet: UUID) -> JsonResponse:
    """For the page itself while somebody types: what the figures say as typed; with ``keep`` it is saved too."""
    desk = desk_of(request.user, sheet)
    seen = number(request.POST.get("seen"), desk.submission.version)
    read = typed(desk, request.POST, seen)
    clashes: list[str] = []
    if "keep" in request.POST:
        try:
            desk, result = saved(request.user, desk, read, seen)
        except PantauError as error:
            return JsonResponse({"refused": error.lines(language())}, status=409)
        clashes = [one.question for one in result.clashes] + [one.question for one in result.reason_clashes]
    else:
        desk = replace(desk, submission=as_typed(desk, read))
    faults = [
        {"field": f"{code}-{name}", "say": said(text)}
        for code, names in read.faults.items()
        for name, texts in names.items()
        for text in texts
    ]
    found = _as_json(desk, reviewed(desk, desk.submission), read)
    return JsonResponse(
        {"version": desk.row.version, "clashes": clashes, "faults": faults, "findings": found}
    )


def evidence(request: HttpRequest, evidence: UUID) -> FileResponse:
    """A document that was handed in, to keep."""
    rows = visible(Evidence.objects.select_related("submission"), request.user, "submission__region")
    found = get_object_or_404(rows, pk=evidence)
    record(request.user, "evidence.downloaded", str(found.pk), region=found.submission.region)
    return download(Path(found.path), found.name)


def number(text: str | None, otherwise: int) -> int:
    """A version as the form brings it back."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def _as_json(desk: Desk, review: Review, read: Typed) -> list[dict[str, Any]]:
    by_question, left = findings_by(desk, About(review, {}, {}, read))
    return [
        {
            "id": one.finding.id,
            "question": code,
            "severity": one.finding.severity,
            "title": said(SEVERITY_TITLES[one.finding.severity]),
            "message": said(one.finding.message),
            "explanations": [said(each.detail) for each in one.finding.explanations],
            "reason": one.reason,
            "needs_reason": one.needs_reason,
        }
        for code, shown in (*by_question.items(), ("", left))
        for one in shown
    ]
