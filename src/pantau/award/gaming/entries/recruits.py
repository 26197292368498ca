"""An agent's recruits who never pay a second month."""

from __future__ import annotations

from typing import Any

import ibis

from pantau.award.gaming.detector import Asked, detector, month_index
from pantau.award.gaming.made import starting
from pantau.core.text import Text

_OTHERS = starting(1000, 10, "2024-02/2024-12", "2025-03")


def _once(first: int, each: int) -> list[Any]:
    """Recruits of another office, each of whom pays one month only."""
    recruits = starting(first, each, "2024-02/2024-12", "2025-03", "A2")
    seen: set[int] = set()
    return [row for row in recruits if not (row.person in seen or seen.add(row.person))]  # type: ignore[func-returns-value]


@detector(
    id="no_second_month",
    title=Text(
        "Peserta seorang agen tidak pernah membayar bulan kedua",
        "An agent's recruits never pay a second month",
    ),
    says=Text(
        "{place}, kantor atau agen {key}: {cases} dari {of} peserta yang direkrut tidak pernah membayar lagi "
        "({share}; kantor lain {usual})",
        "{place}, office or agent {key}: {cases} of {of} recruits never paid again ({share}; other offices {usual})",
    ),
    ask=Text(
        "hubungi beberapa peserta dan tanyakan siapa yang membayar bulan pertama",
        "call some of them and ask who paid the first month",
    ),
    needs="contributions",
    passes=[*_OTHERS, *starting(5000, 10, "2024-02/2024-12", "2025-03", "A2")],
    fails=[*_OTHERS, *_once(5000, 10)],
)
def no_second_month(rows: Any, asked: Asked) -> Any:
    """People by the office of their first month, and those of them with no second; the last month cannot tell."""
    first, last = month_index(asked.first), month_index(asked.last)
    known = rows.filter(rows.office != "")
    people = known.group_by("person").agg(
        region=known.region.argmin(known.month),
        office=known.office.argmin(known.month),
        start=known.month.min(),
        months=known.month.nunique(),
    )
    recruits = people.filter((people.start > first) & (people.start < last))
    each = recruits.group_by("region", "office").agg(cases=(recruits.months == 1).sum(), of=recruits.count())
    everybody = ibis.window()
    return each.select(
        "region",
        "cases",
        "of",
        key=each.office,
        usual_cases=each.cases.sum().over(everybody) - each.cases,
        usual_of=each.of.sum().over(everybody) - each.of,
    )
