"""Covered for three months at most, around the count."""

from __future__ import annotations

from typing import Any

import ibis

from pantau.award.gaming.detector import Asked, detector, month_index
from pantau.award.gaming.made import paying
from pantau.core.text import Text

_SHORT, _HALF_A_YEAR = 3, 6
_STEADY = paying(1000, 200, "2024-01/2025-06")


@detector(
    id="short_cover",
    title=Text("Perlindungan tiga bulan di sekitar penghitungan", "Three months of cover around the count"),
    says=Text(
        "{place}: {cases} dari {of} peserta pada bulan penghitungan dibayar paling lama tiga bulan berturut-turut "
        "({share}; enam bulan sebelumnya {usual})",
        "{place}: {cases} of {of} participants in the month of the count were paid for three months on end at most "
        "({share}; six months before {usual})",
    ),
    ask=Text(
        "minta keputusan penetapan peserta dan jumlah bulan yang dianggarkan",
        "ask for the decree that names the participants, and how many months were budgeted",
    ),
    needs="contributions",
    passes=[*_STEADY, *paying(5000, 60, "2024-10/2025-03")],
    fails=[*_STEADY, *paying(5000, 60, "2024-11/2025-01")],
)
def short_cover(rows: Any, asked: Asked) -> Any:
    """Unbroken spells of three months at most that hold the month of the count, and those half a year before.

    A spell that began with the data, or that still lasts at their end, may be longer: it is no case.
    """
    counted = month_index(asked.counted)
    people = rows.group_by("person", "month").agg(region=rows.region.min())
    by_person = ibis.window(group_by=people.person, order_by=people.month)
    numbered = people.mutate(island=people.month - ibis.row_number().over(by_person))
    spells = numbered.group_by("person", "island").agg(
        region=numbered.region.min(), start=numbered.month.min(), end=numbered.month.max()
    )
    short = (
        (spells.end - spells.start < _SHORT)
        & (spells.start > month_index(asked.first))
        & (spells.end < month_index(asked.last))
    )
    now = (spells.start <= counted) & (spells.end >= counted)
    before = (spells.start <= counted - _HALF_A_YEAR) & (spells.end >= counted - _HALF_A_YEAR)
    return spells.group_by("region").agg(
        key=ibis.literal(""),
        cases=(now & short).sum(),
        of=now.sum(),
        usual_cases=(before & short).sum(),
        usual_of=before.sum(),
    )
