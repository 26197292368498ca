"""A round as the content of a report: of a region, a province or the nation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Protocol, TypeVar

from pantau.core.regions import NATION, ancestors
from pantau.figures import Review, Source
from pantau.monev import (
    BudgetLine,
    Instrument,
    Round,
    Standing,
    Submission,
    TrackedFinding,
    TrackedRegulation,
    paces,
    without_basis,
)
from pantau.report.round import model
from pantau.workspace_monev.report_parts import (
    answer_parts,
    budget_part,
    finding_part,
    obstacle_parts,
    progress_part,
    regulation_part,
)


class _Placed(Protocol):
    """Anything of a region."""

    @property
    def region(self) -> str:
        """Its code."""


T = TypeVar("T", bound=_Placed)
CATEGORIES: Final = ("non_asn", "rentan", "adhoc")


@dataclass(frozen=True)
class RoundData:
    """Everything of a round, of all regions; `report_of` takes from it what a region's report needs.

    ``reviews`` by region; ``categories`` are those whose legal basis is asked for; ``data`` and ``law`` name the
    versions behind the numbers.
    """

    round: Round
    instrument: Instrument
    submissions: Sequence[Submission] = ()
    standings: Sequence[Standing] = ()
    reviews: Mapping[str, Review] = field(default_factory=dict)
    findings: Sequence[TrackedFinding] = ()
    regulations: Sequence[TrackedRegulation] = ()
    budgets: Sequence[BudgetLine] = ()
    categories: tuple[str, ...] = CATEGORIES
    data: str = ""
    law: str = ""


def report_of(data: RoundData, region: str, today: date) -> model.RoundReport:
    """What a report of a region says; a province and the nation report what lies in them too."""
    reviews = [said for code, said in data.reviews.items() if _lies_in(code, region)]
    submissions = _inside(data.submissions, region)
    standings = _inside(data.standings, region)
    findings = _inside(data.findings, region)
    by_region: dict[str, list[TrackedFinding]] = defaultdict(list)
    for one in findings:
        by_region[one.region].append(one)
    sources: dict[str, Source] = {name: one for said in reviews for name, one in said.case.sources.items()}
    pace = {each.regulation.id: each for each in paces(data.regulations, today)}
    return model.RoundReport(
        round=model.RoundHead(data.round.id, data.round.title, data.round.period.text, data.round.due),
        region=region,
        as_of=today.isoformat(),
        figures=tuple(figure for said in reviews for figure in said.case.figures),
        sources=sources,
        findings=tuple(finding_part(one, today) for one in findings),
        obstacles=tuple(part for one in submissions for part in obstacle_parts(one, data.instrument)),
        regulations=tuple(
            regulation_part(one, pace.get(one.id), today) for one in _inside(data.regulations, region)
        ),
        without_basis=_without_basis(data, standings, today),
        budgets=tuple(budget_part(one) for one in _inside(data.budgets, region)),
        answers=tuple(
            part for one in submissions if one.region == region for part in answer_parts(one, data.instrument)
        ),
        progress=tuple(progress_part(one, data.round.due, by_region[one.region], today) for one in standings),
        checks=sum(said.summary.checks for said in reviews),
        agreeing=sum(said.summary.consistent for said in reviews),
        law=data.law,
        data=data.data,
    )


def _without_basis(
    data: RoundData, standings: Iterable[Standing], today: date
) -> tuple[model.WithoutBasis, ...]:
    regions = dict.fromkeys(one.region for one in standings if one.region != NATION)
    lacking = without_basis(regions, data.categories, data.regulations, today)
    return tuple(model.WithoutBasis(code, each) for code, lacks in lacking.items() for each in lacks)


def _inside(rows: Iterable[T], region: str) -> tuple[T, ...]:
    """What lies in a region, in the order of the codes."""
    return tuple(sorted((one for one in rows if _lies_in(one.region, region)), key=lambda one: one.region))


def _lies_in(code: str, region: str) -> bool:
    return region in (code, NATION) or region in ancestors(code)
