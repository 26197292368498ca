"""The page on which an office replaces a template of its documents, goes back to ours, or to an earlier one."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from pantau.core.text import Text
from pantau.errors import InputError
from pantau.io.round_documents.fields import FIELDS, FILES
from pantau.io.round_documents.shipped import shipped
from pantau.web.audit.log import record
from pantau.web.language import said
from pantau.web.layout import sent
from pantau.web.monev.documents import own_templates
from pantau.web.monev.documents.forms import FORMS, TemplateForm
from pantau.web.monev.models import OfficeTemplates
from pantau.web.telling import tell
from pantau.web.uploads import download

_A_PAGE: Final = 25
_REPLACED: Final = Text(
    "Templat berlaku untuk dokumen yang dibuat sejak sekarang.",
    "The template holds for the documents that are made from now on.",
)
_BACK: Final = Text("Templat bawaan berlaku lagi.", "The shipped template holds again.")


def templates(request: HttpRequest) -> HttpResponse:
    """What the documents of the reader's office are set in, and how that came."""
    form = TemplateForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            own_templates.replaced(request.user, given["kind"], given["file"])
        except InputError as error:
            tell(form, error, "file")
        else:
            messages.success(request, said(_REPLACED))
            return redirect("templates")
    changes = _changes(request)
    page = Paginator(changes, _A_PAGE).get_page(request.GET.get("page"))
    about = {
        "form": form,
        "office": _office(request),
        "rows": [(one, FORMS[one.kind][0]) for one in own_templates.in_use(_office(request))],
        "page": page,
        "history": [(one, FORMS[one.kind][0]) for one in page],
        "fields": [(name, one.title) for name, one in FIELDS.items()],
    }
    return render(request, "monev/templates.html", about, status=422 if form.is_bound else 200)


def take(request: HttpRequest, kind: str) -> HttpResponse:
    """The template in use, to change it in a word processor."""
    found = next((one for one in own_templates.in_use(_office(request)) if one.kind == kind), None)
    if found is None or (found.file is None and not FILES[kind].endswith(".docx")):
        raise Http404
    record(request.user, "template.downloaded", kind, region=_office(request).region)
    if found.file is not None:
        return download(found.file, FILES[kind])
    answer = HttpResponse(shipped(kind), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{FILES[kind]}"'
    return answer


@require_POST
def put_back(request: HttpRequest, kind: str) -> HttpResponse:
    """Go back to the shipped template."""
    found = next((one for one in own_templates.in_use(_office(request)) if one.kind == kind), None)
    if found is None:
        raise Http404
    if found.file is not None:
        own_templates.put_back(request.user, kind)
        messages.success(request, said(_BACK))
    return redirect("templates")


@require_POST
def restore(request: HttpRequest, change: int) -> HttpResponse:
    """Let an earlier template hold again."""
    own_templates.restored(request.user, get_object_or_404(_changes(request), pk=change))
    messages.success(request, said(_REPLACED))
    return redirect("templates")


def earlier(request: HttpRequest, change: int) -> FileResponse:
    """A template as it was brought, to look at."""
    found = get_object_or_404(_changes(request).exclude(name=""), pk=change)
    record(request.user, "template.downloaded", found.kind, region=found.office.region, change=found.pk)
    return download(own_templates.file_of(found), FILES[found.kind])


def _office(request: HttpRequest) -> Any:
    user: Any = request.user
    return user.office


def _changes(request: HttpRequest) -> Any:
    return OfficeTemplates.objects.select_related("by", "office").filter(office=_office(request))
