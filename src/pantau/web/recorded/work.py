"""The job that answers ahead what pages of a region will ask."""

from __future__ import annotations

from typing import Any

from pantau.core.text import Text
from pantau.web.jobs.models import Job, State
from pantau.web.jobs.worker import Progress, work
from pantau.web.recorded.answers import figures, months_before, newest_month

_COUNTING = Text("menghitung angka {month}", "counting the figures of {month}")
TREND_MONTHS = 25  # two years and the month itself: this year beside the last


@work("figures")
def count(job: Job, progress: Progress) -> dict[str, Any]:
    """Answer the newest month with its breakdowns, then the months before it."""
    region, newest = job.asked["region"], newest_month()
    months = months_before(newest, TREND_MONTHS) if newest else []
    for done, month in enumerate(reversed(months)):
        progress(_COUNTING.fill(month=month), done, len(months))
        figures(region, month)
        if month == newest:
            for by in ("region", "category", "sponsor"):
                figures(region, month, by)
    return {"months": len(months)}


def ask_ahead(user: Any, region: str) -> None:
    """Queue the counting of a region, unless it is queued already."""
    waiting = Job.objects.filter(kind="figures", state__in=(State.QUEUED, State.RUNNING), region=region)
    if not waiting.exists():
        Job.objects.create(kind="figures", asked={"region": region}, user=user, region=region)
