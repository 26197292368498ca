"""Gaps, what a budget buys and allocations: opens figures and ledger, calls planning, writes tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pantau.core.text import Language
from pantau.figures import Figure
from pantau.io.optimiser import Highs
from pantau.io.plan_files import figures_in, question_in, write_tables
from pantau.planning.allocation import allocate
from pantau.planning.allocation_read import asked_of
from pantau.planning.allocation_result import Allocation
from pantau.planning.gap import MEASURES, Gaps, gaps_of
from pantau.planning.tables import Table
from pantau.settings import Settings
from pantau.workspace_ledger import Ledger

MANY = (
    400  # groups; with more an answer within a hundredth of a percent of the best is taken, and that is said
)
GAP = 1e-4


def gaps_in(path: Path, settings: Settings, *, region: str = "", segment: str = "") -> Gaps:
    """Who is not covered, out of a case or a CSV file of figures; ``region``: only there."""
    found = gaps_of(figures_in(path, settings), segment)
    return found.within(region) if region else found


def gaps_recorded(
    ledger: Ledger, region: str, month: str, *, by: Sequence[str] = (), segment: str = ""
) -> Gaps:
    """Who is not covered, out of what a ledger records of a region and a month, broken down by region, category."""
    answer = ledger.ask(region, month, by=tuple(by), measures=MEASURES)
    figures = [
        Figure(
            region=one.region,
            measure=one.measure,
            period=one.period,
            value=one.value,
            category=one.category,
            segment=one.segment,
            programme=one.programme,
            sponsor=one.sponsor,
            basis="recorded",
            source=answer.source,
            group=one.group,
        )
        for one in answer.figures
        if one.category != "unknown" and not one.definition
    ]
    return gaps_of(figures, segment)


def allocated(
    question: Path | Mapping[str, Any], gaps: Gaps, *, seconds: float = 30.0, gap: float = GAP
) -> Allocation:
    """The best use of the money that a question names (a TOML file, or what it would hold), for these groups.

    The search ends where nothing can be better by more than ``gap`` (a share), or after ``seconds``. Raises
    `InputError` with every fault, `pantau.planning.Colliding` where no allocation meets the conditions.
    """
    given = question_in(question) if isinstance(question, Path) else question
    asked = asked_of(given, gaps)
    return allocate(asked, Highs(gap=gap, seconds=seconds))


def write(tables: Sequence[Table], out: Path, language: Language) -> list[Path]:
    """Write tables as a workbook or as CSV files."""
    return write_tables(tables, out, language)
