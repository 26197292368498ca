"""What is not published: counts of fewer than five people or cases, and the numbers that would give them away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from pantau.core import regions
from pantau.core.categories import category_ancestors
from pantau.core.text import Text
from pantau.figures import Figure
from pantau.figures.formula import BEFORE
from pantau.report.round.model import FEWEST, BudgetLine, RoundFinding, RoundReport, WithoutBasis

_COUNTED: Final = ("people", "cases")
_MONEY_IN: Final = (
    "contributions",
    "balance",
    "claim_ratio",
    "budget_allocated",
    "budget_realised",
    "worker_months",
)
_MONEY_OUT: Final = (
    "claims_paid",
    "balance",
    "claim_ratio",
    "benefit_average",
    "benefit_death",
    "benefit_disability",
    "benefit_scholarship",
    "claim_frequency",
)
# An amount paid in or out for a few people tells how many they are, or what one family was paid.
_GIVES_AWAY: Final = {
    "covered_workers": _MONEY_IN,
    "funded_workers": _MONEY_IN,
    "enrolled_workers": _MONEY_IN,
    "claim_cases": _MONEY_OUT,
    "beneficiaries": _MONEY_OUT,
    "scholarship_children": _MONEY_OUT,
    "workers_in_arrears": ("arrears",),
}

_TITLE: Final = Text(
    "temuan atas angka di bawah 5 orang; rinciannya tidak dipublikasikan",
    "finding on a figure of fewer than 5 people; its details are not published",
)

Cell = tuple[object, ...]


class Withheld(NamedTuple):
    """A report that may be published: how many counts are shown as fewer than five, how many left out."""

    report: RoundReport
    small: int
    dropped: int


def is_small(figure: Figure) -> bool:
    """Whether a figure counts fewer than five people or cases, and some."""
    unit = figure.unit or figure.spec.unit
    return unit in _COUNTED and figure.spec.kind in ("stock", "flow") and 0 < figure.value < FEWEST


def withhold(report: RoundReport) -> Withheld:
    """The report without its small cells; the wording of findings about them goes too."""
    small = {figure for figure in report.figures if is_small(figure)}
    gone = _revealing(report.figures, small) | _complements(report.figures, small)
    figures = tuple(_masked(each) if each in small else each for each in report.figures if each not in gone)
    hidden = small | gone
    findings = tuple(_finding(each, hidden) for each in report.findings)
    budgets = tuple(_budget(each) for each in report.budgets)
    without = tuple(_without(each) for each in report.without_basis)
    masked = sum(one is not other for one, other in zip(budgets, report.budgets, strict=True))
    masked += sum(one is not other for one, other in zip(without, report.without_basis, strict=True))
    made = replace(report, figures=figures, findings=findings, budgets=budgets, without_basis=without)
    return Withheld(made, len(small) + masked, len(gone))


def _masked(figure: Figure) -> Figure:
    return figure._replace(value=Decimal(FEWEST), qualifier="less_than", precision=None, note="")


def _cell(figure: Figure) -> Cell:
    """What a figure is about, whatever it measures of it."""
    return (figure.region, figure.category, figure.segment, figure.programme, figure.sponsor, figure.group)


def _revealing(figures: Iterable[Figure], small: set[Figure]) -> set[Figure]:
    """Shares, amounts and differences of a cell that is small: they would give the count away."""
    cells = {(_cell(figure), figure.period) for figure in small}
    measures = {figure.measure for figure in small}
    return {
        figure
        for figure in figures
        if figure not in small and (_cell(figure), figure.period) in cells and _tells(figure, measures)
    }


def _tells(figure: Figure, measures: set[str]) -> bool:
    """Whether a figure of the same cell gives one of these counts away."""
    if any(figure.measure in _GIVES_AWAY.get(measure, ()) for measure in measures):
        return True
    inputs = {code.removesuffix(BEFORE) for formula in figure.spec.formulas for code in formula.inputs}
    return bool(measures & inputs)


def _complements(figures: Iterable[Figure], small: set[Figure]) -> set[Figure]:
    """Where one part alone is small and its total is shown, the next smallest part goes too."""
    families: dict[Cell, list[Figure]] = {}
    for figure in figures:
        if (figure.unit or figure.spec.unit) in _COUNTED and figure.spec.adds_up:
            for family in _families(figure):
                families.setdefault(family, []).append(figure)
    gone: set[Figure] = set()
    for parts in families.values():
        hidden = [part for part in parts if part in small]
        others = [part for part in parts if part not in small and part.value > 0]
        if len(hidden) == 1 and others and not gone.intersection(parts):
            gone.add(min(others, key=lambda part: (part.value, part.region, part.category)))
    return gone


def _families(figure: Figure) -> list[Cell]:
    """The totals that a figure is a part of: its category's parent in its region, its region's parent."""
    rest = (figure.measure, figure.period, figure.basis, figure.source, *_cell(figure)[2:])
    families: list[Cell] = []
    if figure.category:
        families.append(("category", category_ancestors(figure.category)[0], figure.region, *rest))
    if figure.region != regions.NATION:
        families.append(("region", regions.parent(figure.region), figure.category, *rest))
    return families


def _finding(finding: RoundFinding, hidden: set[Figure]) -> RoundFinding:
    if finding.stated not in hidden:
        return replace(finding, proof=tuple(each for each in finding.proof if each not in hidden))
    stated = _masked(finding.stated) if is_small(finding.stated) else None
    return replace(finding, stated=stated, expected=None, proof=(), message="", explanation="", title=_TITLE)


def _budget(line: BudgetLine) -> BudgetLine:
    if line.persons is None or not 0 < line.persons < FEWEST:
        return line
    line = replace(line, planned=None, allocated=None, revised=None, realised=None, required=None)
    return replace(line, persons=None, withheld=True)


def _without(line: WithoutBasis) -> WithoutBasis:
    small = line.people is not None and 0 < line.people < FEWEST
    return replace(line, people=None, withheld=True) if small else line
