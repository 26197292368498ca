"""The job that answers ahead what pages of a region, and of those right below it, will ask."""

from __future__ import annotations

from typing import Any

from pantau.core.regions import NATION
from pantau.core.text import Text
from pantau.web.jobs.models import Job, State
from pantau.web.jobs.worker import Progress, work
from pantau.web.places.board import TREND_MONTHS, board, keep_trends_inside, past, trends_inside_kept
from pantau.web.recorded.answers import figures, months_before, newest_month
from pantau.web.recorded.drawings import forget_old

_COUNTING = Text("menghitung angka {month}", "counting the figures of {month}")
_COUNTING_BELOW = Text(
    "menghitung angka {month} wilayah di dalamnya", "counting the figures of {month} of the regions inside"
)
_BELOW = Text("menghitung angka wilayah di dalamnya", "counting the figures of the regions inside")


@work("figures")
def count(job: Job, progress: Progress) -> dict[str, Any]:
    """Answer the newest month with its breakdowns, then the months before it, then the regions right below."""
    region, newest = job.asked["region"], newest_month()
    progress(_COUNTING.fill(month=newest), 0, 0)
    inside = [row.code for row in board(region, newest).parts if row.code]
    if newest:
        figures(region, newest, "sponsor")
    months = _months(region, newest, progress)
    for done, code in enumerate(inside):
        progress(_BELOW, done, len(inside))
        board(code, newest)
    if not trends_inside_kept(region, newest):
        keep_trends_inside(region, newest, lambda month: progress(_COUNTING_BELOW.fill(month=month), 0, 0))
    if region == NATION:
        for code in inside:
            ask_ahead(job.user, code)
    forget_old()
    return {"months": months, "inside": len(inside)}


def _months(region: str, newest: str, progress: Progress) -> int:
    """Answer the months before the newest, unless they are known from the region above; how many were asked."""
    if not newest or past(region, newest)[1]:
        return 0
    months = months_before(newest, TREND_MONTHS)
    for done, month in enumerate(reversed(months)):
        progress(_COUNTING.fill(month=month), done, len(months))
        figures(region, month)
    return len(months)


def ask_ahead(user: Any, region: str) -> None:
    """Queue the counting of a region, unless it is queued already."""
    waiting = Job.objects.filter(kind="figures", state=State.QUEUED, region=region)
    if not waiting.exists():
        Job.objects.create(kind="figures", asked={"region": region}, user=user, region=region)
