"""The page of projections: members, contributions and claims of a region year by year, with how unsure they are."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pantau.core.text import Text
from pantau.errors import InputError, PantauError
from pantau.io.document_drawings import draw
from pantau.planning.cover import planned
from pantau.report.blocks import Chart
from pantau.web.access import region_of
from pantau.web.language import language, said
from pantau.web.numbers import WholeField
from pantau.web.planning.forms import MONTH_HELP, next_january
from pantau.web.planning.views import status
from pantau.web.recorded.answers import newest_month
from pantau.web.recorded.models import Drawing
from pantau.web.telling import tell
from pantau.web.upload_forms import own_region
from pantau.workspace_planning.projection import Projection, project, recorded

PATHS = 400  # enough for bands that a reader sees; `pantau plan project` draws more
MOST_MEMBERS = 20_000  # while a reader waits; larger regions: `pantau plan project`
_SCENARIOS = Text(
    "satu baris satu skenario: target:60000@2029-12 (60.000 peserta pada Desember 2029), "
    "discount:50@2027-01/2027-12 (iuran dipotong 50 % sepanjang 2027), pandemic:2028 (wabah pada 2028)",
    "one scenario a line: target:60000@2029-12 (60,000 participants in December 2029), "
    "discount:50@2027-01/2027-12 (contributions cut by 50% through 2027), pandemic:2028 (an epidemic in 2028)",
)


class ProjectionForm(forms.Form):
    """Where, from when, for how long, and what else may happen."""

    def __init__(self, user: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user = user
        label = said(Text("Kode wilayah", "Region code"))
        self.fields["region"] = forms.CharField(label=label, initial=region_of(user), max_length=13)
        label = said(Text("Bulan pertama", "First month"))
        self.fields["start"] = forms.CharField(
            label=label, initial=next_january(), max_length=7, help_text=said(MONTH_HELP)
        )
        label = said(Text("Berapa tahun", "For how many years"))
        self.fields["years"] = WholeField(label=label, initial=10, least=1, most=30)
        self.fields["scenarios"] = forms.CharField(
            label=said(Text("Skenario", "Scenarios")),
            required=False,
            max_length=2000,
            help_text=said(_SCENARIOS),
            widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        )

    def clean_region(self) -> str:
        """A region that the user may see."""
        return own_region(self.user, self.cleaned_data["region"])


def projection(request: HttpRequest) -> HttpResponse:
    """What the members of a region will pay and claim."""
    form = ProjectionForm(request.user, request.GET or None)
    found: Projection | None = None
    if form.is_bound and form.is_valid():
        try:
            found = _projected(form.cleaned_data)
        except PantauError as error:
            tell(form, error)
    charts = _drawn(found.charts(language())) if found else []
    about = {
        "form": form,
        "found": found,
        "charts": charts,
        "sentences": found.sentences(language()) if found else (),
    }
    return render(request, "planning/projection.html", about, status=status(form))


def picture(request: HttpRequest, seal: str) -> HttpResponse:
    """A fan that was drawn for a projection: named by the seal of all that it shows."""
    svg = Drawing.objects.filter(pk=seal).values_list("svg", flat=True).first()
    if svg is None:
        raise Http404
    return HttpResponse(svg, content_type="image/svg+xml")


def _projected(given: dict[str, Any]) -> Projection:
    found = recorded(Path(settings.HOME), given["region"], newest_month())
    if found.members.total > MOST_MEMBERS:
        text = Text(
            "lebih dari {most} peserta; pakai pantau plan project",
            "more than {most} members; use pantau plan project",
        )
        raise InputError([planned("region", text.fill(most=MOST_MEMBERS))])
    scenarios = given["scenarios"].splitlines()
    return project(found, start=given["start"], years=given["years"], scenarios=scenarios, paths=PATHS)


def _drawn(charts: Sequence[Chart]) -> list[tuple[Chart, str]]:
    """Each chart with the seal under which its drawing is kept."""
    found = []
    for chart, svg in zip(charts, draw(tuple(charts)).values(), strict=True):
        seal = hashlib.sha256(svg.encode()).hexdigest()
        Drawing.objects.get_or_create(pk=seal, defaults={"svg": svg})
        found.append((chart, seal))
    return found
