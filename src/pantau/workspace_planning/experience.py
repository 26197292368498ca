"""What a ledger has seen of a region before a month: deaths, accidents, entries and lapses, month by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

import ibis

from pantau.core.period import Month
from pantau.planning.projection import Counted, Experience, shipped
from pantau.planning.projection.members import OFFERED
from pantau.planning.projection.mortality import expected_deaths
from pantau.planning.projection.seasons import Seen
from pantau.workspace_planning.asked import Asked

SEEN: Final = 36  # months of history that are asked for their rates; older ones say less of what comes


def experience(asked: Asked, month: Month, opening: Mapping[tuple[str, str], float]) -> Experience:
    """The months before and with this one, by the category of those who were members, and as the table expects."""
    first = month.plus(1 - SEEN)
    cube = asked.inside(asked.views.cube)
    seen = cube.filter(cube.month.between(first.first, month.first))
    sums = seen.group_by("segment", "category", "sex", "age_band", "month").aggregate(
        many=seen.workers.sum(),
        joined=(seen.new_workers + seen.restarted_workers).sum(),
        gone=seen.lapsed_workers.sum(),
    )
    cells = [one for one in asked.rows(sums) if one["segment"] in OFFERED]
    began = min((one["month"] for one in cells if one["many"]), default=month.first)
    # The first month that is there has no month before it: whoever pays in it is not new.
    cells = [one for one in cells if one["month"] > began]
    months = (month.year - began.year) * 12 + month.number - began.month
    if not months:
        return Experience(0, {})
    deaths, accidents = _claims(asked, Month.of(began).plus(1), month)
    return Experience(
        months,
        _counted(cells, deaths, accidents),
        float(sum(deaths.values())),
        expected_deaths(
            ((one["age_band"], one["sex"], one["month"].year, one["many"]) for one in cells),
            {sex: shipped()[f"mortality.{sex}"].mean for sex in ("M", "F")},
        ),
        opening,
        _by_month(cells),
    )


def _by_month(cells: list[dict[str, Any]]) -> dict[str, list[Seen]]:
    """Entries and lapses of each month: entries against their mean, lapses against those who could."""
    sums: dict[Any, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for one in cells:
        for name in ("many", "joined", "gone"):
            sums[one["month"]][name] += one[name]
    total = {name: sum(one[name] for one in sums.values()) for name in ("joined", "gone")}
    before = {month: one["many"] + one["gone"] - one["joined"] for month, one in sums.items()}
    rate = total["gone"] / max(sum(before.values()), 1)
    mean = total["joined"] / max(len(sums), 1)
    return {
        "entries": [Seen(month.month, one["joined"], mean) for month, one in sorted(sums.items())],
        "lapses": [
            Seen(month.month, one["gone"], rate * before[month]) for month, one in sorted(sums.items())
        ],
    }


def _counted(
    cells: list[dict[str, Any]],
    deaths: Mapping[tuple[str, str], int],
    accidents: Mapping[tuple[str, str], int],
) -> dict[tuple[str, str], Counted]:
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for one in cells:
        for place, name in enumerate(("many", "joined", "gone")):
            sums[one["segment"], one["category"]][place] += one[name]
    return {  # who died has lapsed as well, for nobody pays for the dead
        where: Counted(many, joined, max(gone - deaths.get(where, 0), 0.0), float(accidents.get(where, 0)))
        for where, (many, joined, gone) in sums.items()
        if many > 0
    }


def _claims(
    asked: Asked, first: Month, last: Month
) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
    """Deaths paid by JKM and accidents of JKK, by segment and category, by the month in which they happened."""
    claims = asked.inside(asked.views.claims)
    met = claims.filter(claims.event_date.between(first.first, last.last))
    cases = met.group_by("programme", "segment", "category", "person", "event_date").aggregate(
        holds=met.sign.sum(), died=(met.benefit == "death").sum()
    )
    cases = cases.filter(cases.holds > 0)
    sums = cases.group_by("programme", "segment", "category").aggregate(
        many=ibis._.count(), died=(cases.died > 0).sum()
    )
    deaths: dict[tuple[str, str], int] = defaultdict(int)
    accidents: dict[tuple[str, str], int] = defaultdict(int)
    for one in asked.rows(sums):
        if one["programme"] == "JKM":
            deaths[one["segment"], one["category"]] += one["died"] or 0
        elif one["programme"] == "JKK":
            accidents[one["segment"], one["category"]] += one["many"]
    return deaths, accidents
