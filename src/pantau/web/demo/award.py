"""The award of the demonstration: the made-up example of 38 provinces, one of which counts in round numbers."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from django.utils import timezone

from pantau.io.award_scheme_text import scheme_text
from pantau.web.accounts.models import User
from pantau.web.audit.log import record
from pantau.web.award import files
from pantau.web.award.models import Award
from pantau.web.award.work import award as judge
from pantau.web.jobs.models import Job
from pantau.web.jobs.worker import Progress

ROUNDED: Final = "33"  # states its participants by the thousand, and as exact
_SIGN: Final = Decimal(2)  # percent of the score, for each sign
_TABLE, _SCHEME, _WHOLE = "figures.csv", "award.toml", 1000


def bring(job: Job, people: dict[str, User], progress: Progress) -> dict[str, Any]:
    """Bring the award as the coordinator, judge it, publish it as somebody else; once."""
    found = Award.objects.filter(job=job).first() or _brought(job, people["coordinator"])
    told = judge(job, progress)
    if found.published_at is None:
        by = people["administrator"]
        Award.objects.filter(pk=found.pk).update(published_at=timezone.now(), published_by=by)
        record(by, "award.published", str(found.pk), region=found.region)
    return told


def _brought(job: Job, user: User) -> Award:
    folder = files.example()
    _round(files.files(folder) / _TABLE)
    scheme = files.scheme_of(folder)
    signs = replace(scheme, quality=replace(scheme.quality, signal=_SIGN))
    (files.files(folder) / _SCHEME).write_text(scheme_text(signs), encoding="utf-8")
    title = scheme.title.id
    found = Award.objects.create(title=title, region="ID", user=user, folder=str(folder), job=job)
    record(user, "award.brought", str(found.pk), region="ID")
    return found


def _round(table: Path) -> None:
    with table.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    for row in rows:
        if row["region"] == ROUNDED and row["measure"] == "covered_workers":
            row["value"] = str(int(row["value"]) // _WHOLE * _WHOLE)
    with table.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
