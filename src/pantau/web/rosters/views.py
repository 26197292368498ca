"""The rosters of the reader's regions: brought, looked at, their columns set right."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from pantau.errors import InputError
from pantau.io.roster_books.template import write_template
from pantau.web.access import region_of
from pantau.web.audit.log import record
from pantau.web.columns import ColumnsForm, columns_of, heading_key, kept_headings
from pantau.web.layout import language_of, sent
from pantau.web.rosters.asked import check_again, frame_of, refused, result_of, roster_of, rosters_of
from pantau.web.rosters.bringing import brought
from pantau.web.rosters.files import enrolments, of_offices, results, same_files
from pantau.web.rosters.forms import BringForm
from pantau.web.rosters.headings import FIELD_TITLES
from pantau.web.rosters.models import RememberedColumn, Roster, Standing
from pantau.web.rosters.pile import pile
from pantau.web.rosters.verdicts import standing, waiting
from pantau.web.rosters.words import CHOICES, LOCKED, STANDINGS
from pantau.web.uploads import download

_A_PAGE = 25
_MOST_REASONS = 12


def rosters(request: HttpRequest) -> HttpResponse:
    """The rosters of the reader's regions, newest first."""
    page = Paginator(rosters_of(request.user), _A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, STANDINGS[one.standing], _short(one, language_of(request))) for one in page]
    return render(request, "rosters/rosters.html", {"page": page, "rows": rows})


def bring(request: HttpRequest) -> HttpResponse:
    """Upload the lists of an office."""
    first = {"region": region_of(request.user), "months": 12}
    form = BringForm(request.user, *sent(request), initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            roster = brought(request.user, form.cleaned_data)
        except InputError as error:
            form.tell(error)
        else:
            return redirect("roster", roster.pk)
    return render(request, "rosters/bring.html", {"form": form}, status=422 if form.is_bound else 200)


def one(request: HttpRequest, roster: UUID) -> HttpResponse:
    """One roster: how far it is, what was found, what is to be done next."""
    here = roster_of(request, roster)
    about = frame_of(request, here)
    about |= {
        "files": here.files.all(),
        "same": same_files(here, rosters_of(request.user)),
        "rulings": [(ruling, CHOICES[ruling.choice]) for ruling in here.rulings.select_related("by")],
        "sheets": kept_headings(Path(here.folder)),
        "given": sorted(
            {
                (FIELD_TITLES[field], key)
                for one in (here.columns or {}).values()
                for field, key in one.items()
            }
        ),
    }
    if about["found"]:
        pairs, said = pile(result_of(here)), standing(here)
        about |= {
            "pairs": len(pairs),
            "decided": sum(pair.code in said for pair in pairs),
            "waiting": waiting(here),
            "results": results(here),
            "enrolments": enrolments(here),
            "offices": list(enumerate(of_offices(here))),
        }
    return render(request, "rosters/roster.html", about)


def columns(request: HttpRequest, roster: UUID) -> HttpResponse:
    """Which column was taken for what; what is changed is remembered for the office and checked again."""
    here = roster_of(request, roster)
    sheets = kept_headings(Path(here.folder))
    form = ColumnsForm(sheets, FIELD_TITLES, *sent(request))
    if request.method == "POST":
        if here.standing == Standing.APPROVED:
            return refused(request, LOCKED)
        if form.is_valid():
            _set_columns(request, here, form)
            return redirect("roster", here.pk)
    about = {**frame_of(request, here), "form": form, "sheets": sheets}
    return render(request, "rosters/columns.html", about, status=422 if form.is_bound else 200)


@require_POST
def columns_reset(request: HttpRequest, roster: UUID) -> HttpResponse:
    """Forget what was said of the columns of these lists, and find them anew."""
    here = roster_of(request, roster)
    if here.standing == Standing.APPROVED:
        return refused(request, LOCKED)
    user: Any = request.user
    with transaction.atomic():
        headings = [heading_key(column.key) for column in columns_of(kept_headings(Path(here.folder)))]
        RememberedColumn.objects.filter(office=user.office, heading__in=headings).delete()
        Roster.objects.filter(pk=here.pk).update(columns=None)
        record(user, "roster.columns", str(here.pk), region=here.region, columns={})
    check_again(here, user)
    return redirect("roster", here.pk)


@require_POST
def again(request: HttpRequest, roster: UUID) -> HttpResponse:
    """Check a roster again: with the answers about pairs, or after a failure."""
    here = roster_of(request, roster)
    if here.standing == Standing.APPROVED:
        return refused(request, LOCKED)
    record(request.user, "roster.checked", str(here.pk), region=here.region, answers=waiting(here))
    check_again(here, request.user)
    return redirect("roster", here.pk)


def template(request: HttpRequest) -> HttpResponse:
    """An empty list to fill in."""
    with TemporaryDirectory(prefix="pantau-template-") as folder:
        path = Path(folder) / "list.xlsx"
        write_template(path, language_of(request))
        return download(path, "daftar-pekerja.xlsx")


def _set_columns(request: HttpRequest, roster: Roster, form: ColumnsForm) -> None:
    by_file, user = form.cleaned_data["by_file"], request.user
    office: Any = user.office  # type: ignore[union-attr]
    named = {column.key: column for column in form.columns}
    with transaction.atomic():
        for field, key in {(field, key) for one in by_file.values() for field, key in one.items()}:
            if named[key].heading and heading_key(key):
                RememberedColumn.objects.update_or_create(
                    office=office, heading=heading_key(key), defaults={"field": field}
                )
        Roster.objects.filter(pk=roster.pk).update(columns=by_file)
        fields = sorted({field for one in by_file.values() for field in one})
        record(user, "roster.columns", str(roster.pk), region=roster.region, columns=fields)
    check_again(roster, user)


def _short(roster: Roster, language: str) -> dict[str, Any]:
    """What the list of rosters says of one."""
    found = roster.result.get(language)
    if not found:
        return {}
    last = found["funnel"][-1]
    return {
        "rows": found["rows"]["in"],
        "people": last["rows"],
        "money": last["money"],
        "review": found["decisions"]["review"],
    }
