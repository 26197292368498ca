"""What a province or the nation did not say of itself: the sums of what the regions in it said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import Final

from pantau.core import regions
from pantau.core.period import Period
from pantau.core.text import Language
from pantau.figures import Figure, Source
from pantau.report.round import words
from pantau.report.round.model import RoundReport

SUMMED: Final = ("covered_workers", "eligible_workers", "contributions", "claims_paid", "claim_cases")
SOURCE: Final = "jumlah-"  # and the code of the region that was summed
_TENTH: Final = Decimal("0.1")

Group = tuple[str, Period, str]  # measure, period, basis


def rolled_up(report: RoundReport, language: Language) -> RoundReport:
    """The report with the sums of the regions right below, where the region itself says nothing of a measure.

    A sum names how many regions went into it, and out of how many: one that is not complete is no total.
    """
    if report.region == regions.NATION:
        report = _provinces(report, language)
    below = set(regions.children(report.region)) if report.region.count(".") < 1 else set()
    own = {figure.measure for figure in report.figures if figure.region == report.region and _whole(figure)}
    groups: dict[Group, dict[str, Figure]] = defaultdict(dict)
    for figure in report.figures:
        if (
            figure.region in below
            and figure.measure in SUMMED
            and figure.measure not in own
            and _whole(figure)
        ):
            groups[figure.measure, figure.period, figure.basis].setdefault(figure.region, figure)
    fullest: dict[tuple[str, str], Group] = {}
    for group in sorted(groups, key=lambda each: (len(groups[each]), each[1].end)):
        fullest[group[0], group[2]] = group
    sums = [_sum(report.region, group, groups[group]) for group in fullest.values()]
    if not sums:
        return report
    said = words.SUMMED.fill(
        n=max(len(groups[group]) for group in fullest.values()),
        all=len(below),
        level=words.LEVELS[regions.level(report.region)],
    )
    source = Source(f"{SOURCE}{report.region}", said.say(language), "Pantau")
    rates = [] if "coverage_rate" in own else _rates(sums, groups, fullest)
    figures = (*rates, *sums, *report.figures)
    return replace(report, figures=figures, sources={**report.sources, source.id: source})


def _provinces(report: RoundReport, language: Language) -> RoundReport:
    """The report of the nation with the sums of each province."""
    inside: dict[str, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        if figure.region != regions.NATION:
            inside[figure.region[:2]].append(figure)
    figures, sources = list(report.figures), dict(report.sources)
    for code, said in sorted(inside.items()):
        part = rolled_up(replace(report, region=code, figures=tuple(said), sources={}), language)
        figures += [each for each in part.figures if each.source == f"{SOURCE}{code}"]
        sources |= part.sources
    return replace(report, figures=tuple(figures), sources=sources)


def _whole(figure: Figure) -> bool:
    parts = (
        figure.category,
        figure.segment,
        figure.programme,
        figure.sponsor,
        figure.group,
        figure.definition,
    )
    return not any(parts)


def _sum(region: str, group: Group, parts: dict[str, Figure]) -> Figure:
    measure, period, basis = group
    total = sum((part.value for part in parts.values()), Decimal(0))
    about = "about" if any(part.qualifier for part in parts.values()) else ""
    return Figure(region, measure, period, total, basis=basis, source=f"{SOURCE}{region}", qualifier=about)


def _rates(
    sums: list[Figure], groups: dict[Group, dict[str, Figure]], fullest: dict[tuple[str, str], Group]
) -> list[Figure]:
    """The coverage out of the sums, where the same regions stand above and below the line."""
    eligible = next((each for each in sums if each.measure == "eligible_workers" and each.value), None)
    if eligible is None:
        return []
    whole = set(groups[fullest["eligible_workers", eligible.basis]])
    rates = []
    for covered in sums:
        if (
            covered.measure == "covered_workers"
            and set(groups[fullest["covered_workers", covered.basis]]) == whole
        ):
            rate = (covered.value / eligible.value * 100).quantize(_TENTH)
            rates.append(covered._replace(measure="coverage_rate", value=rate))
    return rates
