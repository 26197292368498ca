"""The rows of a roster, masked; a number unmasked for a reason; the workbooks to take along."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from pantau.core.text import Text
from pantau.io.roster_books.words import MEANINGS
from pantau.roster.template import TITLES
from pantau.web.audit.log import record
from pantau.web.layout import language_of, sent
from pantau.web.privacy.watermark import watermark
from pantau.web.rosters.asked import checked_of, frame_of, refused, result_of
from pantau.web.rosters.files import OFFICES, enrolments, of_offices, results
from pantau.web.rosters.forms import SEEN, TAKEN, ReasonForm
from pantau.web.rosters.marked import marked
from pantau.web.rosters.masking import SECRET, shown
from pantau.web.rosters.models import Roster, Standing
from pantau.web.rosters.rows import Found, one_row, reasons
from pantau.web.rosters.stands import stands
from pantau.web.rosters.words import MARK, NOT_APPROVED, TABS

_A_PAGE = 50


def rows(request: HttpRequest, roster: UUID, decision: str) -> HttpResponse:
    """The rows with one decision: why, and what to do; those with one reason where it is asked for."""
    here = checked_of(request, roster)
    if decision not in TABS:
        raise Http404
    language, result = language_of(request), result_of(here)
    told = reasons(result, decision, language)
    reason = request.GET.get("reason", "")
    reason = reason if reason in {code for code, *_ in told} else ""
    page = Paginator(Found(result, decision, reason, language), _A_PAGE).get_page(request.GET.get("page"))
    about = {
        **frame_of(request, here),
        "decision": decision,
        "title": TABS[decision],
        "meaning": MEANINGS[decision],  # type: ignore[index]
        "reasons": told,
        "reason": reason,
        "page": page,
        "query": f"{urlencode({'reason': reason})}&" if reason else "",
    }
    return render(request, "rosters/rows.html", about)


def unmask(request: HttpRequest, roster: UUID, row: int) -> HttpResponse:
    """The numbers of one row, once somebody says why they have to be seen; the log keeps who, which row and why."""
    here = checked_of(request, roster)
    found = one_row(result_of(here), row)
    if found is None:
        raise Http404
    form = ReasonForm(SEEN, *sent(request))
    place = stands(found["file"], found["sheet"], found["row"])
    seen = request.method == "POST" and form.is_valid()
    if seen:
        why = form.cleaned_data["reason"]
        record(
            request.user, "person.unmasked", f"{here.pk}/{row}", region=here.region, place=place, reason=why
        )
    about = {
        **frame_of(request, here),
        "place": place,
        "form": form,
        "seen": seen,
        "values": list(_values(found, bare=seen)),
        "decision": found["decision"],
    }
    answer = render(request, "rosters/unmask.html", about, status=422 if form.is_bound and not seen else 200)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def file(request: HttpRequest, roster: UUID, name: str) -> HttpResponse:
    """One of the workbooks; those of enrolment only once the roster is approved."""
    here = checked_of(request, roster)
    if name in enrolments(here):
        if here.standing != Standing.APPROVED:
            return refused(request, NOT_APPROVED)
    elif name not in results(here):
        raise Http404
    return _taken(request, here, PurePath(name))


def office_file(request: HttpRequest, roster: UUID, number: int) -> HttpResponse:
    """The workbook that goes back to the maker of one of the files."""
    here = checked_of(request, roster)
    names = of_offices(here)
    if number >= len(names):
        raise Http404
    return _taken(request, here, PurePath(OFFICES) / names[number])


def _taken(request: HttpRequest, roster: Roster, name: PurePath) -> HttpResponse:
    form = ReasonForm(TAKEN, *sent(request))
    if request.method != "POST" or not form.is_valid():
        about = {**frame_of(request, roster), "form": form, "name": name.name}
        return render(request, "rosters/take.html", about, status=422 if form.is_bound else 200)
    why = form.cleaned_data["reason"]
    record(request.user, "roster.exported", f"{roster.pk}/{name}", region=roster.region, reason=why)
    mark = watermark(request.user, why, timezone.now(), language_of(request))
    file = marked(result_of(roster) / name, mark, MARK.say(language_of(request)))
    answer = FileResponse(file, as_attachment=True, filename=f"pantau-{roster.region}-{name.name}")
    answer.headers["Content-Type"] = "application/octet-stream"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _values(row: Any, *, bare: bool) -> Any:
    """The fields of a row that are filled in, as written and as cleaned."""
    for field, title in TITLES.items():
        read, clean = row.get(f"{field}_read") or "", row.get(field) or ""
        if read or clean:
            told: tuple[Text, str, str] = (
                title,
                read if bare else shown(field, read),
                clean if bare and field != "sex" else shown(field, clean),
            )
            yield (*told, field in SECRET)
