"""The pages of personal data: what people asked, access, erasure, the rules."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.web.access import visible
from pantau.web.layout import language_of, sent
from pantau.web.privacy.basis import BASES
from pantau.web.privacy.forms import PersonForm
from pantau.web.privacy.models import Kind, Request
from pantau.web.privacy.requests import erased, given_access
from pantau.web.privacy.retention import RULES, queue

_TITLES = {Kind.ACCESS: Text("akses", "access"), Kind.ERASURE: Text("penghapusan", "erasure")}
_DONE = Text(
    "Nama dan NIK telah dihapus; sisa di disk dibersihkan pekerja dalam beberapa menit.",
    "Name and NIK were erased; the worker clears what is left on the disk in a few minutes.",
)


def privacy(request: HttpRequest) -> HttpResponse:
    """The requests of the reader's regions, the lawful bases and how long things are kept."""
    rows = visible(Request.objects.select_related("user"), request.user)
    page = Paginator(rows, 25).get_page(request.GET.get("page"))
    for row in page:
        row.title = _TITLES[Kind(row.kind)]
    about = {"page": page, "bases": BASES.values(), "rules": RULES.values()}
    return render(request, "privacy/privacy.html", about)


def access(request: HttpRequest) -> HttpResponse:
    """A file of all that is held about somebody, for them."""
    language = language_of(request)

    def answer(given: dict[str, Any]) -> HttpResponse:
        book = given_access(request.user, given["nik"], given["reason"], language)
        file = FileResponse(BytesIO(book), as_attachment=True, filename="data-pribadi.xlsx")
        file.headers["Content-Type"] = "application/octet-stream"
        file.headers["Cache-Control"] = "no-store"
        return file

    return _asked(request, "privacy/access.html", answer)


def erasure(request: HttpRequest) -> HttpResponse:
    """Take somebody's name and NIK away."""

    def answer(given: dict[str, Any]) -> HttpResponse:
        erased(request.user, given["nik"], given["reason"])
        queue(request.user)
        messages.success(request, _DONE.say(language_of(request)))
        return redirect("privacy")

    return _asked(request, "privacy/erasure.html", answer)


def _asked(
    request: HttpRequest, template: str, answer: Callable[[dict[str, Any]], HttpResponse]
) -> HttpResponse:
    form = PersonForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            return answer(form.cleaned_data)
        except PantauError as error:
            for line in error.lines(language_of(request)):
                form.add_error("nik", line.removeprefix("nik: "))
    return render(request, template, {"form": form}, status=422 if form.is_bound else 200)
