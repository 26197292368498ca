"""From a fact back to its row: the batch that states it, the file as it was brought, the sheet and the row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from pantau.web.access import visible
from pantau.web.ledger.models import Stage, Upload


class Trace(NamedTuple):
    """Where a fact stands; ``upload`` is the page of its batch, where the reader may open it."""

    batch: str
    upload: UUID | None
    file: str
    sheet: str
    row: int


def traced(user: Any, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the ledger, each with its `Trace` as ``trace``; none where the row is not shown."""
    rows = list(rows)
    batches = {row["origin"] for row in rows if row.get("origin")}
    done = (Stage.ADDED, Stage.UNDOING, Stage.UNDONE)
    found: dict[str, Upload] = {}
    for upload in Upload.objects.filter(batch__in=batches, stage__in=done).order_by("wrote", "at"):
        if upload.wrote or upload.batch not in found:
            found[upload.batch] = upload
    seen = set(
        visible(Upload.objects.filter(pk__in=[one.pk for one in found.values()]), user).values_list(
            "pk", flat=True
        )
    )
    return [{**row, "trace": _trace(row, found.get(row.get("origin") or ""), seen)} for row in rows]


def _trace(row: dict[str, Any], upload: Upload | None, seen: set[UUID]) -> Trace | None:
    if not row.get("origin"):
        return None
    names = {one["file"]: one["name"] for one in upload.files} if upload else {}
    file = names.get(row["file"], row["file"])
    page = upload.pk if upload and upload.pk in seen else None
    return Trace(row["origin"], page, file, row["sheet"], row["row"])
