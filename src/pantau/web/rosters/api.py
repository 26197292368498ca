"""Rosters for programs: counts, funnel and reasons; never a row of a person."""

# Annotations are values here: what reads uploads looks for them in a module of its own.
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import FileEx, Form, P, Router, Schema, Status, UploadedFile
from ninja.pagination import paginate

from pantau.web.api.cleaned import cleaned
from pantau.web.api.guard import READ, WRITE
from pantau.web.api.pages import Pages
from pantau.web.rosters.asked import rosters_of
from pantau.web.rosters.bringing import brought
from pantau.web.rosters.forms import BringForm

router = Router(tags=["rosters"], auth=READ)
Lists = FileEx[list[UploadedFile], P(alias="list")]  # the name that the form of the pages has
_TOLD = ("rows", "decisions", "reasons", "funnel", "money", "people", "warnings")


class About(Schema):
    """What is said of lists that are brought."""

    region: str
    lawful_basis: str
    months: int
    category: str = ""
    title: str = ""


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
@paginate(Pages)
def rosters(request: HttpRequest, region: str = "") -> Any:
    """The rosters of the regions of the token's user, newest first."""
    rows = rosters_of(request.user)
    return rows.filter(region=region) if region else rows


@router.post("", auth=WRITE, response={201: Brought}, summary="Bring lists of workers")
def bring(request: HttpRequest, about: Form[About], lists: Lists) -> Any:
    """Lists of one office; they are checked, and wait for somebody else to approve them."""
    user: Any = request.user
    return Status(201, brought(user, cleaned(lambda: BringForm(user, request.POST, request.FILES))))


@router.get("{roster}", summary="What was found in one roster")
def one(request: HttpRequest, roster: UUID, language: Literal["id", "en"] = "id") -> dict[str, Any]:
    """Funnel, counts by decision and by reason; empty while nothing is found yet."""
    here = get_object_or_404(rosters_of(request.user), pk=roster)
    found = here.result.get(language, {})
    about = Brought.from_orm(here).dict()
    return {**about, "state": here.job.state if here.job else "", **{key: found.get(key) for key in _TOLD}}
