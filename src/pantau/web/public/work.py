"""The job that counts what the public page of coverage shows: nobody without an account makes the ledger work."""

from __future__ import annotations

from typing import Any

from pantau.core.regions import NATION
from pantau.core.text import Text
from pantau.web.jobs.models import Job, State
from pantau.web.jobs.worker import Progress, work
from pantau.web.recorded.answers import figures, newest_month

_COUNTING = Text("menghitung cakupan menurut wilayah", "counting coverage by region")


@work("public_coverage")
def count(job: Job, progress: Progress) -> dict[str, Any]:
    """Answer the newest month by province, then by regency in each province that has somebody covered."""
    month = newest_month()
    provinces = {
        row["region"]
        for row in figures(NATION, month, "region").rows("covered_workers", "", "region")
        if row["region"] != NATION and row.get("value")
    }
    for done, province in enumerate(sorted(provinces)):
        progress(_COUNTING, done, len(provinces))
        figures(province, month, "region")
    return {"month": month, "provinces": len(provinces)}


def count_public(user: Any) -> None:
    """Queue the counting, unless it waits already."""
    if not Job.objects.filter(kind="public_coverage", state=State.QUEUED).exists():
        Job.objects.create(kind="public_coverage", user=user, region=NATION)
