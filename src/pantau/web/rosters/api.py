"""Rosters for programs: counts, funnel and reasons; never a row of a person."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import LimitOffsetPagination, paginate

from pantau.web.api.guard import READ
from pantau.web.rosters.asked import rosters_of

router = Router(tags=["rosters"], auth=READ)
_TOLD = ("rows", "decisions", "reasons", "funnel", "money", "people", "warnings")


class Brought(Schema):
    """A roster that was brought; ``checked`` says whether there is a result."""

    id: UUID
    title: str
    region: str
    category: str
    lawful_basis: str
    months: int
    at: Any
    standing: str
    checked: bool

    @staticmethod
    def resolve_checked(roster: Any) -> bool:
        """Whether there is a result."""
        return bool(roster.result)


@router.get("", response=list[Brought], summary="The lists of workers that were brought")
@paginate(LimitOffsetPagination)
def rosters(request: HttpRequest, region: str = "") -> Any:
    """The rosters of the regions of the token's user, newest first."""
    rows = rosters_of(request.user)
    return rows.filter(region=region) if region else rows


@router.get("{roster}", summary="What was found in one roster")
def one(request: HttpRequest, roster: UUID, language: Literal["id", "en"] = "id") -> dict[str, Any]:
    """Funnel, counts by decision and by reason; empty while nothing is found yet."""
    here = get_object_or_404(rosters_of(request.user), pk=roster)
    found = here.result.get(language, {})
    about = Brought.from_orm(here).dict()
    return {**about, "state": here.job.state if here.job else "", **{key: found.get(key) for key in _TOLD}}
