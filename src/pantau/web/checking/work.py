"""The job that reviews a case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from pantau.core.text import LANGUAGES, Text
from pantau.errors import Fault, InputError
from pantau.web.access import may_see
from pantau.web.checking.models import Check
from pantau.web.jobs.models import Job
from pantau.web.jobs.worker import Progress, work
from pantau.workspace import Workspace

_READING = Text("membaca dan memeriksa angka", "reading and checking the figures")
_WRITING = Text("menulis laporan", "writing the reports")
_NOT_YOURS = Text(
    "wilayah kasus ini ({region}) di luar wilayah kantor Anda",
    "the region of this case ({region}) is not that of your office",
)


@work("check")
def check(job: Job, progress: Progress) -> dict[str, Any]:
    """Review the case, keep what was found in both languages, write the reports."""
    case = Check.objects.select_related("user__office").get(job=job)
    folder = Path(case.folder)
    progress(_READING, 0, 0)
    workspace = Workspace(settings.PANTAU)
    review = workspace.review([folder / case.source])[0]
    region = review.case.region
    if not may_see(case.user, region):
        raise InputError([Fault("case", 0, _NOT_YOURS.fill(region=region)._asdict())])
    for language in LANGUAGES:
        parts = {
            key: list(value) if not isinstance(value, dict) else value
            for key, value in workspace.as_json(review, language).items()
        }
        (folder / f"review.{language}.json").write_text(
            json.dumps(parts, ensure_ascii=False), encoding="utf-8"
        )
    progress(_WRITING, 0, 0)
    workspace.write_reports(review, folder, language=workspace.language(review, None), now=timezone.now())
    summary = review.summary._asdict()
    Check.objects.filter(pk=case.pk).update(
        summary=summary, region=region, title=review.case.title or case.title
    )
    return summary
