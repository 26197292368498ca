"""Writing the log and proving that it is whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from pantau.core.text import Text
from pantau.web.audit.models import Entry, Head


def record(actor: Any, action: str, thing: str = "", *, region: str = "", **detail: Any) -> Entry:
    """Add an entry: who (a user, or a name for the system), what, to what, in which region."""
    office = getattr(actor, "office", None)
    with transaction.atomic():
        if connection.vendor == "postgresql":
            Head.objects.get_or_create(pk=1)
        head = Head.objects.select_for_update().get_or_create(pk=1)[0]
        entry = Entry(
            number=head.entries + 1,
            at=_now(),
            actor=getattr(actor, "email", "") or str(actor),
            office=office.name if office else "",
            region=region or (office.region if office else ""),
            action=action,
            thing=thing[:200],
            detail=json.loads(json.dumps(detail, default=str)),
        )
        entry.seal = _seal(entry, head.seal)
        entry.save(force_insert=True)
        head.entries, head.seal = entry.number, entry.seal
        head.save()
    return entry


def broken() -> Iterator[tuple[int, Text]]:
    """Where the log is not as it was written: the number of the entry and what is wrong with it."""
    before, expected = "", 1
    for entry in Entry.objects.order_by("number").iterator():
        if entry.number != expected:
            gap = Text("catatan {a} sampai {b} hilang", "entries {a} to {b} are missing")
            yield expected, gap.fill(a=expected, b=entry.number - 1)
        elif _seal(entry, before) != entry.seal:
            yield entry.number, Text("catatan ini diubah", "this entry was altered")
        before, expected = entry.seal, entry.number + 1
    head = Head.objects.filter(pk=1).first()
    if head is not None and (head.entries, head.seal) != (expected - 1, before):
        yield expected, Text("akhir log hilang", "the end of the log is missing")


def _now() -> datetime:
    """To the millisecond, which is what a backup keeps."""
    now = timezone.now()
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def _seal(entry: Entry, before: str) -> str:
    said = [
        before,
        entry.number,
        entry.at.isoformat(),
        *(entry.actor, entry.office, entry.region, entry.action, entry.thing),
        entry.detail,
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
