"""Findings for programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from pantau.web.access import visible
from pantau.web.api.guard import READ
from pantau.web.api.pages import Pages
from pantau.web.checking.files import reviewed
from pantau.web.checking.models import Check
from pantau.web.jobs.models import State

router = Router(tags=["findings"], auth=READ)


class Checked(Schema):
    """A case that was checked."""

    id: UUID
    title: str
    region: str
    at: Any
    summary: dict[str, Any]


@router.get("", response=list[Checked], summary="The cases that were checked")
@paginate(Pages)
def cases(request: HttpRequest, region: str = "") -> Any:
    """The checked cases of the regions of the token's user, newest first."""
    rows = visible(Check.objects.filter(job__state=State.DONE), request.user)
    return rows.filter(region=region) if region else rows


@router.get("{check}", summary="What was found in one case")
def findings(request: HttpRequest, check: UUID, language: Literal["id", "en"] = "id") -> dict[str, Any]:
    """The review of FORMATS section 5 with what was decided about each finding."""
    rows = visible(Check.objects.filter(job__state=State.DONE), request.user)
    case = get_object_or_404(rows, pk=check)
    review: dict[str, Any] = reviewed(Path(case.folder))[language]
    decided = [
        {"finding": one.finding, "choice": one.choice, "note": one.note, "at": one.at.isoformat()}
        for one in case.decisions.all()
    ]
    return {**review, "decisions": decided}
