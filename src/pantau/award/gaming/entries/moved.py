"""The same people, moved from one payer to another so that both can call them new."""

from __future__ import annotations

from typing import Any

import ibis

from pantau.award.gaming.detector import Asked, detector, month_index
from pantau.award.gaming.made import paying, starting
from pantau.core.text import Text

_YEAR = 12
_VILLAGE = "APBDES"
_NEW_EVERY_MONTH = starting(1000, 10, "2024-02/2024-12", "2025-03")


@detector(
    id="moved_between_payers",
    title=Text("Orang yang sama dipindah antar sumber dana", "The same people moved between payers"),
    says=Text(
        "{place}: {cases} dari {of} peserta baru pada {key} sudah dibayar sumber lain sebulan sebelumnya "
        "({share}; biasanya {usual})",
        "{place}: {cases} of {of} new participants of {key} were paid for by another payer the month before "
        "({share}; usually {usual})",
    ),
    ask=Text(
        "hitung peserta baru per orang, bukan per sumber dana",
        "count new participants by person and not by payer",
    ),
    needs="contributions",
    passes=[*_NEW_EVERY_MONTH, *paying(5000, 60, "2024-10/2025-03", _VILLAGE)],
    fails=[
        *_NEW_EVERY_MONTH,
        *paying(5000, 60, "2024-01/2024-09"),
        *paying(5000, 60, "2024-10/2025-03", _VILLAGE),
    ],
)
def moved_between_payers(rows: Any, asked: Asked) -> Any:
    """People new to a payer whom another payer paid for the month before, by payer over the year of the count.

    The usual is what happens to all other payers in the data.
    """
    counted = month_index(asked.counted)
    with_payer = rows.group_by("person", "payer", "month").agg(region=rows.region.min())
    same = ibis.window(group_by=[with_payer.person, with_payer.payer], order_by=with_payer.month)
    seen = with_payer.mutate(before=with_payer.month.lag().over(same))
    fresh = seen.filter(
        (seen.before.isnull() | (seen.before < seen.month - 1))
        & (seen.month > max(counted - _YEAR, month_index(asked.first)))
        & (seen.month <= counted)
    )
    earlier = rows.select("person", earlier_payer="payer", earlier_month=rows.month + 1).distinct()
    moved = fresh.inner_join(
        earlier,
        [
            fresh.person == earlier.person,
            fresh.month == earlier.earlier_month,
            fresh.payer != earlier.earlier_payer,
        ],
    )
    who = moved.select("person", "payer", "month").distinct().mutate(moved=ibis.literal(1))
    marked = fresh.left_join(who, ["person", "payer", "month"]).select(
        "region", "payer", moved=ibis.coalesce(ibis._.moved, 0)
    )
    each = marked.group_by("region", "payer").agg(cases=marked.moved.sum(), of=marked.count())
    everybody = ibis.window()
    return each.select(
        "region",
        "cases",
        "of",
        key=each.payer,
        usual_cases=each.cases.sum().over(everybody) - each.cases,
        usual_of=each.of.sum().over(everybody) - each.of,
    )
