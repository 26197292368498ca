"""Batches and recorded figures for programs."""

# Annotations are values here: what pages an answer reads them in a module of its own, where our names mean nothing.
from typing import Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from ninja.pagination import LimitOffsetPagination, paginate

from pantau.core.period import Month
from pantau.errors import Fault, InputError
from pantau.web.access import region_of, visible
from pantau.web.api.guard import READ, region_or_404
from pantau.web.ledger.models import Stage, Upload
from pantau.web.recorded.answers import figures, newest_month

batches = Router(tags=["batches"], auth=READ)
recorded = Router(tags=["figures"], auth=READ)
By = Literal["", "region", "category", "segment", "sponsor", "programme", "sex", "age"]


class Batch(Schema):
    """Files that were brought: rows in = added + set aside + already there, once they are in the ledger."""

    id: UUID
    kind: str
    region: str
    at: Any
    stage: Stage
    files: list[str]
    batch: str
    rows_in: int | None
    added: int | None
    set_aside: int | None
    already_there: int | None
    reasons: dict[str, int]

    @staticmethod
    def of(upload: Upload) -> dict[str, Any]:
        """The account of an upload: the ledger's where it has one, else that of the check."""
        account = upload.outcome or upload.checked
        numbers = {name: account.get(name) for name in ("rows_in", "added", "set_aside", "already_there")}
        told = {name: getattr(upload, name) for name in ("id", "kind", "region", "at", "stage", "batch")}
        names = [one["name"] for one in upload.files]
        return {**told, **numbers, "files": names, "reasons": account.get("reasons", {})}


@batches.get("", response=list[Batch], summary="What was brought into the ledger")
@paginate(LimitOffsetPagination)
def listed(request: HttpRequest, region: str = "", stage: Stage | None = None) -> Any:
    """The uploads of the regions of the token's user, newest first."""
    rows = visible(Upload.objects.all(), request.user)
    rows = rows.filter(region=region) if region else rows
    return [Batch.of(one) for one in (rows.filter(stage=stage) if stage else rows)]


@batches.get("{upload}", response=Batch, summary="One upload")
def one(request: HttpRequest, upload: UUID) -> Any:
    """One upload, with its account."""
    found = visible(Upload.objects.all(), request.user).filter(pk=upload).first()
    if found is None:
        raise Http404
    return Batch.of(found)


@recorded.get("", response=list[dict[str, Any]], summary="Recorded figures of a region and a month")
@paginate(LimitOffsetPagination)
def asked(
    request: HttpRequest, region: str = "", month: str = "", by: By = "", language: Literal["id", "en"] = "id"
) -> Any:
    """The figures of FORMATS section 1; without region that of the user's office, without month the newest."""
    where = region_or_404(request.user, region or region_of(request.user))
    try:
        when = str(Month.parse(month)) if month else newest_month()
    except ValueError as error:
        said = {"en": str(error), "id": "tulis bulan seperti 2024-07"}
        raise InputError([Fault("month", 0, said)]) from None
    found = figures(where, when, by)
    return [
        {**row, "note": (row.get("note") or {}).get(language, ""), "source": found.source}
        for row in found.figures
    ]
