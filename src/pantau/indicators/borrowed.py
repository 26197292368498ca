"""Claim ratios of small groups drawn to that of the wider region, by how much their own claims can say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from pantau.core.categories import category_ancestors
from pantau.core.text import Text
from pantau.indicators.chance import Exposure, Shrunk, shrunk
from pantau.indicators.parts import UNKNOWN, Parts
from pantau.indicators.question import Question
from pantau.indicators.recorded import Recorded

_NOTE: Final = Text(
    "rasio yang ditarik ke rasio wilayah yang lebih luas (Bühlmann dan Straub 1970): bobot pengalaman sendiri {own} %",
    "the ratio drawn to that of the wider region (Bühlmann and Straub 1970): its own experience weighs {own} %",
)


def borrowed(question: Question, parts: Sequence[Parts]) -> Iterator[Recorded]:
    """A `claim_ratio` of definition ``credibility`` for each group of a breakdown that has contributions.

    Groups of different programmes are never weighed together; categories above others are left out.
    """
    if not set(question.by) - {"programme"}:
        return
    by_programme: defaultdict[str, list[Parts]] = defaultdict(list)
    for one in _groups(question, parts):
        by_programme[one.cell.programme].append(one)
    for groups in by_programme.values():
        if len(groups) < 2:
            continue
        exposures = [
            Exposure(one.claims, float(one.sums["contributions"])) for one in groups if one.claims is not None
        ]
        for one, drawn in zip(groups, shrunk(exposures), strict=True):
            yield _recorded(one, drawn)


def _groups(question: Question, parts: Sequence[Parts]) -> list[Parts]:
    details = [
        one
        for one in parts
        if any(one.cell[1:]) or one.cell.region != question.region
        if not one.cell.group and UNKNOWN not in one.cell
        if one.claims is not None and one.sums["contributions"] > 0
    ]
    above = {up for one in details for up in category_ancestors(one.cell.category) if up}
    return [one for one in details if one.cell.category not in above]


def _recorded(one: Parts, drawn: Shrunk) -> Recorded:
    cell = one.cell
    return Recorded(
        cell.region,
        "claim_ratio",
        one.period,
        Decimal(f"{drawn.ratio * 100:.2f}"),
        cell.category,
        cell.segment,
        cell.programme,
        cell.sponsor,
        cell.sex,
        cell.age_band,
        definition="credibility",
        group=cell.office,
        numerator=one.claims.paid if one.claims else None,
        denominator=Decimal(one.sums["contributions"]),
        note=_NOTE.fill(own=f"{drawn.weight * 100:.0f}"),
    )
