"""Regulations out of the database and back."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from pantau.core.text import Text
from pantau.monev import TrackedRegulation
from pantau.web.access import visible
from pantau.web.monev.models import KeptRegulation
from pantau.web.monev.stored import columns_of, put, value_of

_COLUMNS = (
    *("region", "kind", "title", "path", "reached", "number", "year", "content", "until", "url", "version"),
)


def regulations_for(user: Any) -> QuerySet[Any]:
    """The regulations of the user's regions."""
    return visible(KeptRegulation.objects.all(), user)


def regulation_of(row: KeptRegulation) -> TrackedRegulation:
    """A regulation with its stages."""
    return value_of(TrackedRegulation, row)


def put_regulation(before: TrackedRegulation | None, after: TrackedRegulation) -> None:
    """Keep a regulation that a step made; `Stale` when somebody was faster."""
    columns = columns_of(after, *_COLUMNS)
    if before is None:
        KeptRegulation.objects.create(id=after.id, **columns)
    else:
        put(KeptRegulation(pk=after.id), before.version, **columns)


def name_of(one: TrackedRegulation) -> Text:
    """What a regulation is called in a list."""
    number = f" {one.number}" if one.number else ""
    year = f"/{one.year}" if one.year else ""
    return Text(f"{one.kind}{number}{year}: {one.title}", f"{one.kind}{number}{year}: {one.title}")
