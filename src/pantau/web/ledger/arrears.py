"""Arrears of a region: counted person by person, so by the worker and not while somebody waits for a page."""

from __future__ import annotations

from typing import Any, Final

from pantau.core.text import Text
from pantau.errors import LedgerError
from pantau.web.jobs.models import Job, State
from pantau.web.jobs.worker import Progress, work
from pantau.web.recorded.answers import kept, newest_month
from pantau.web.recorded.asking import ledger

_KEPT: Final = "arrears"  # the name under which the answer is kept
_MEASURES: Final = ("workers_in_arrears", "months_in_arrears", "arrears")
_COUNTING = Text("menghitung tunggakan {month}", "counting the arrears of {month}")


def arrears(region: str, month: str) -> dict[str, Any]:
    """People, months and rupiah in arrears by the end of a month; empty while they are not counted."""
    return kept(region, month, _KEPT, lambda: None) or {}


@work("arrears")
def count(job: Job, progress: Progress) -> dict[str, Any]:
    """Count the arrears of a region for the newest month."""
    region, month = job.asked["region"], newest_month()
    progress(_COUNTING.fill(month=month), 0, 0)
    return kept(region, month, _KEPT, lambda: _counted(region, month)) if month else {}


def count_arrears(user: Any, region: str) -> None:
    """Queue the counting of a region, unless it waits already."""
    if not Job.objects.filter(
        kind="arrears", region=region, state__in=(State.QUEUED, State.RUNNING)
    ).exists():
        Job.objects.create(kind="arrears", asked={"region": region}, user=user, region=region)


def _counted(region: str, month: str) -> dict[str, Any]:
    try:
        rows = ledger().ask(region, month, measures=_MEASURES).to_json("id")
    except LedgerError:
        return {"month": month}
    whole = [
        row for row in rows if row["region"] == region and not row.get("group") and not row["definition"]
    ]
    return {"month": month, **{row["measure"]: row["value"] for row in whole}}
