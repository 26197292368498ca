"""Awards for programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from pantau.web.api.guard import READ, region_or_404
from pantau.web.api.pages import Pages
from pantau.web.award.files import results
from pantau.web.award.models import Award
from pantau.web.award.seen import seen
from pantau.web.jobs.models import State

router = Router(tags=["awards"], auth=READ)
Spoken = Literal["id", "en"]


class Listed(Schema):
    """An award that was judged."""

    id: UUID
    title: str
    version: str
    region: str
    at: Any
    published_at: Any = None


@router.get("", response=list[Listed], summary="The awards that were judged")
@paginate(Pages)
def awards(request: HttpRequest) -> Any:
    """The awards of the regions of the token's user, and those that are published; newest first."""
    return seen(request.user).filter(job__state=State.DONE)


@router.get("{award}", summary="Ranks of one award, and how firm they are")
def one(request: HttpRequest, award: UUID, language: Spoken = "id") -> dict[str, Any]:
    """Scheme, assumptions, ranks by peer group with intervals and who cannot be told apart, firmness, jury."""
    told = _told(request, award, language)
    return {name: part for name, part in told.items() if name not in ("sheets", "drawings")}


@router.get("{award}/regions/{region}", summary="Why one region stands where it does")
def sheet(request: HttpRequest, award: UUID, region: str, language: Spoken = "id") -> dict[str, Any]:
    """Each criterion with its evidence, what was taken off, and what would move the region."""
    told = _told(request, award, language)["sheets"].get(region_or_404(request.user, region))
    if told is None:
        raise Http404
    found: dict[str, Any] = told
    return found


def _told(request: HttpRequest, award: UUID, language: Spoken) -> dict[str, Any]:
    rows: Any = seen(request.user).filter(job__state=State.DONE)
    found: Award = get_object_or_404(rows, pk=award)
    return results(Path(found.folder), language)
