"""Instruments: what is asked of whom, on which basis; a coordinator makes new versions."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.monev import CONFIDENCES, KINDS, Instrument, difference, plain, read_instrument, write_instrument
from pantau.monev.instrument import Kind
from pantau.web.audit.log import record
from pantau.web.language import language, said
from pantau.web.monev.models import InstrumentVersion
from pantau.web.monev.rounds.editing import NoteForm, proposed, shown_in
from pantau.web.monev.rounds.rows import instrument_of, newest_instruments
from pantau.web.monev.stored import overtaken

_MADE = Text("Versi {n} berlaku untuk putaran berikutnya.", "Version {n} holds for the rounds to come.")
_SIMPLE: tuple[Kind, ...] = ("text", "yes_no")  # kinds that need nothing but words; others are added as YAML


def instruments(request: HttpRequest) -> HttpResponse:
    """The instruments and their newest versions."""
    return render(request, "monev/instruments.html", {"found": newest_instruments()})


def instrument(request: HttpRequest, code: str) -> HttpResponse:
    """One instrument as it is asked."""
    asked = request.GET.get("v", "")
    found = _found(code, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0)
    versions = InstrumentVersion.objects.filter(code=code).select_related("by")
    about = {"found": found, "versions": versions, "confidences": CONFIDENCES, "kinds": KINDS}
    return render(request, "monev/instrument.html", about)


def edit_instrument(request: HttpRequest, code: str) -> HttpResponse:
    """Change an instrument: typed, shown as a difference, then made a version."""
    now = _found(code, 0)
    if request.method != "POST":
        return _typed(request, now)
    note = NoteForm(request.POST if "publish" in request.POST else None)
    try:
        if not note.is_bound:
            new = proposed(now, request.POST, timezone.localdate())
        else:
            new = read_instrument(request.POST.get("body", ""), code)
            if note.is_valid():
                _publish(request, now, new, note.cleaned_data["note"])
                messages.success(request, said(_MADE.fill(n=new.version)))
                return redirect("instrument", code)
    except PantauError as error:
        return _typed(request, now, error)
    shown = [(one.text, _worded(one.before), _worded(one.after)) for one in difference(now, new)]
    about = {"found": now, "new": new, "changes": shown, "body": write_instrument(new), "form": note}
    return render(request, "monev/instrument_diff.html", about, status=422 if note.is_bound else 200)


def _typed(request: HttpRequest, now: Instrument, error: PantauError | None = None) -> HttpResponse:
    """The editor: the instrument as it stands, or as it was typed with what is wrong with it."""
    about: dict[str, Any] = {
        "found": now,
        "items": shown_in(now, request.POST),
        "simple": [(kind, KINDS[kind]) for kind in _SIMPLE],
        "data": request.POST,
        "wrong": error.lines(language()) if error else (),
    }
    return render(request, "monev/instrument_edit.html", about, status=422 if error else 200)


def _publish(request: HttpRequest, now: Instrument, new: Instrument, note: str) -> None:
    if (new.id, new.version) != (now.id, now.version + 1):
        overtaken()
    try:
        with transaction.atomic():
            InstrumentVersion.objects.create(
                code=new.id, version=new.version, body=plain(new), note=note, by=request.user
            )
            record(request.user, "instrument.changed", f"{new.id} v{new.version}", note=note)
    except IntegrityError:
        overtaken()


def _found(code: str, version: int) -> Instrument:
    try:
        return instrument_of(code, version)
    except PantauError:
        raise Http404 from None


def _worded(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict) and set(value) == {"id", "en"}:
        return f"{value['id']} / {value['en']}"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
