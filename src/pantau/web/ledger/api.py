"""Batches for programs: what was brought into the ledger, and bringing more."""

# Annotations are values here: what pages an answer reads them in a module of its own, where our names mean nothing.
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, File, Form, Router, Schema, Status, UploadedFile
from ninja.pagination import paginate

from pantau.web.access import visible
from pantau.web.api.cleaned import cleaned
from pantau.web.api.guard import READ, WRITE
from pantau.web.api.pages import Pages
from pantau.web.ledger.bringing import brought
from pantau.web.ledger.forms import BringForm
from pantau.web.ledger.models import Stage, Upload

batches = Router(tags=["batches"], auth=READ)


class About(Schema):
    """What is said of files that are brought."""

    kind: str
    basis: str
    basis_note: str


class Batch(Schema):
    """Files that were brought: rows in = added + set aside + already there, once they are in the ledger."""

    id: UUID
    kind: str
    region: str
    at: Any
    stage: Stage
    files: list[str]
    batch: str
    rows_in: int | None = Field(None, alias="account.rows_in")
    added: int | None = Field(None, alias="account.added")
    set_aside: int | None = Field(None, alias="account.set_aside")
    already_there: int | None = Field(None, alias="account.already_there")
    reasons: dict[str, int] = Field(default_factory=dict, alias="account.reasons")

    @staticmethod
    def resolve_files(upload: Upload) -> list[str]:
        """The names under which they were brought."""
        return [one["name"] for one in upload.files]


@batches.get("", response=list[Batch], summary="What was brought into the ledger")
@paginate(Pages)
def listed(request: HttpRequest, region: str = "", stage: Stage | None = None) -> Any:
    """The uploads of the regions of the token's user, newest first."""
    rows = visible(Upload.objects.all(), request.user)
    rows = rows.filter(region=region) if region else rows
    return rows.filter(stage=stage) if stage else rows


@batches.get("{upload}", response=Batch, summary="One upload")
def one(request: HttpRequest, upload: UUID) -> Any:
    """One upload, with its account."""
    return get_object_or_404(visible(Upload.objects.all(), request.user), pk=upload)


@batches.post("", auth=WRITE, response={201: Batch}, summary="Bring files for the ledger")
def bring(request: HttpRequest, about: Form[About], files: File[list[UploadedFile]]) -> Any:
    """Files of one kind; they are checked, and wait for somebody else to approve them."""
    return Status(201, brought(request.user, cleaned(lambda: BringForm(request.POST, request.FILES))))
