"""Enrolled in the month in which heads are counted, and gone in the next."""

from __future__ import annotations

from typing import Any

import ibis

from pantau.award.gaming.detector import Asked, detector, month_index
from pantau.award.gaming.made import paying, starting
from pantau.core.text import Text

_YEAR = 12
_EVERY_MONTH = starting(1000, 6, "2024-02/2024-11", "2025-03")


@detector(
    id="gone_after_counting",
    title=Text("Masuk saat dihitung, hilang sesudahnya", "Enrolled for the count, gone after it"),
    says=Text(
        "{place}: {cases} dari {of} peserta yang baru masuk pada bulan penghitungan tidak dibayar lagi bulan "
        "berikutnya ({share}; pada bulan lain {usual})",
        "{place}: {cases} of {of} participants who were new in the month of the count were not paid for in the next "
        "({share}; in other months {usual})",
    ),
    ask=Text(
        "minta daftar peserta baru Desember dan bukti iuran Januari",
        "ask for the list of those new in December and the proof of January's contribution",
    ),
    needs="contributions",
    passes=[*_EVERY_MONTH, *paying(5000, 60, "2024-12/2025-03")],
    fails=[*_EVERY_MONTH, *paying(5000, 60, "2024-12")],
)
def gone_after_counting(rows: Any, asked: Asked) -> Any:
    """People new in a month and absent from the next, in the month of the count and in the eleven before it."""
    counted = month_index(asked.counted)
    people = rows.group_by("person", "month").agg(region=rows.region.min())
    by_person = ibis.window(group_by=people.person, order_by=people.month)
    seen = people.mutate(before=people.month.lag().over(by_person), after=people.month.lead().over(by_person))
    fresh = seen.filter(
        (seen.before.isnull() | (seen.before < seen.month - 1))
        & (seen.month > max(counted - _YEAR, month_index(asked.first)))
        & (seen.month < month_index(asked.last))
        & (seen.month <= counted)
    )
    gone = fresh.after.isnull() | (fresh.after > fresh.month + 1)
    now = fresh.month == counted
    return fresh.group_by("region").agg(
        key=ibis.literal(""),
        cases=(now & gone).sum(),
        of=now.sum(),
        usual_cases=(~now & gone).sum(),
        usual_of=(~now).sum(),
    )
