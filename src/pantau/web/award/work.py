"""The jobs of an award: judging it, and looking for signs in the ledger."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.conf import settings

from pantau.award.exchange import signs_json
from pantau.core.period import Month
from pantau.core.regions import level
from pantau.core.text import LANGUAGES, Text
from pantau.web.award.files import files, scheme_of, write_results
from pantau.web.award.models import Award
from pantau.web.jobs.models import Job
from pantau.web.jobs.worker import Progress, work
from pantau.workspace_award import How, gaming, judged
from pantau.workspace_ledger import Ledger

_JUDGING: Final = Text("memeriksa angka, menilai, mengundi", "checking figures, scoring, drawing")
_WRITING: Final = Text("menulis lembar wilayah dan buku kerja", "writing sheets of regions and the workbook")
_READING: Final = Text("membaca iuran", "reading contributions")
_COUNTING: Final = Text("mencari tanda", "looking for signs")


@work("award")
def award(job: Job, progress: Progress) -> dict[str, Any]:
    """Judge an award and keep what came of it in both languages."""
    one = Award.objects.get(job=job)
    folder = Path(one.folder)
    progress(_JUDGING, 0, 0)
    ledger = Ledger(settings.HOME, settings=settings.PANTAU) if job.asked.get("ledger") else None
    with TemporaryDirectory() as aside:
        payments = Path(aside) / "contributions.parquet"
        if ledger and scheme_of(folder).quality.signal:
            ledger.export("contributions", payments)
        how = How(ledger.beside if ledger else None, payments if payments.exists() else None)
        found = judged(files(folder), settings.PANTAU, how)
    progress(_WRITING, 0, 0)
    write_results(found, folder)
    Award.objects.filter(pk=one.pk).update(title=found.scheme.title.id, version=found.scheme.version)
    return {"regions": sum(len(contest.regions) for contest in found.contests)}


@work("award_signs")
def award_signs(job: Job, progress: Progress) -> dict[str, Any]:
    """Look for signs in the contributions of a region, around the month in which heads are counted."""
    ledger = Ledger(settings.HOME, settings=settings.PANTAU)
    with TemporaryDirectory() as aside:
        file = Path(aside) / "contributions.parquet"
        progress(_READING, 0, 0)
        ledger.export("contributions", file)
        progress(_COUNTING, 0, 0)
        found = gaming(None, file, job.region, Month.parse(job.asked["month"]), level=_level(job.region))
    return {language: signs_json(found, language) for language in LANGUAGES}


def _level(region: str) -> str:
    """The nation is looked at by province, everything below by regency."""
    return "province" if level(region) == "nation" else "regency"
