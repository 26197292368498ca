"""What covering the people who are not covered costs: by group and month, exact to the rupiah."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from pantau.core.text import Language, Text
from pantau.errors import InputError
from pantau.law import parameters
from pantau.planning.cover import Cover, Due, dues, faults_of, warnings_of
from pantau.planning.gap import Gap, Gaps


class Cost(NamedTuple):
    """One group with what is due for one of its people in each month."""

    gap: Gap
    dues: tuple[Due, ...]

    @property
    def each(self) -> int:
        """What one person costs over all months."""
        return sum(due.amount for due in self.dues)

    @property
    def amount(self) -> int:
        """What all of them cost."""
        return self.gap.uncovered * self.each


@dataclass(frozen=True)
class Costing:
    """The cost of a gap: its groups, on which terms, by which law."""

    cover: Cover
    rows: tuple[Cost, ...]
    notes: tuple[Text, ...] = ()

    @property
    def people(self) -> int:
        """Everybody who is not covered."""
        return sum(row.gap.uncovered for row in self.rows)

    @property
    def amount(self) -> int:
        """What it costs to cover them all."""
        return sum(row.amount for row in self.rows)

    @property
    def by_month(self) -> tuple[int, ...]:
        """What is due in each month."""
        return tuple(
            sum(row.gap.uncovered * row.dues[place].amount for row in self.rows)
            for place in range(self.cover.months)
        )

    @property
    def warnings(self) -> tuple[Text, ...]:
        """What the law says beside the amounts, then what was noted of the figures."""
        return (*warnings_of(due for row in self.rows for due in row.dues), *self.notes)

    def to_json(self, language: Language = "id") -> dict[str, Any]:
        """The cost for programs: groups, months, the total, and what it rests on."""
        return {
            "total": {"people": self.people, "amount": self.amount},
            "groups": [
                {
                    "region": row.gap.region,
                    "category": row.gap.category,
                    "rest": row.gap.rest,
                    "eligible": row.gap.eligible,
                    "covered": row.gap.covered,
                    "uncovered": row.gap.uncovered,
                    "each": row.each,
                    "amount": row.amount,
                }
                for row in self.rows
            ],
            "months": [
                {"month": str(month), "amount": amount}
                for month, amount in zip(self.cover.each_month(), self.by_month, strict=True)
            ],
            "assumptions": assumptions(self.cover, {row.gap.category: row.dues for row in self.rows}),
            "warnings": [warning.say(language) for warning in self.warnings],
        }


def assumptions(cover: Cover, rates: dict[str, tuple[Due, ...]]) -> dict[str, Any]:
    """What a plan rests on: the terms, the day the law was checked, and each rate with its articles.

    Rates are said once for all categories that share them (``categories``), in runs of months.
    """
    runs: dict[tuple[tuple[str, int, str], ...], list[str]] = {}
    for category, months in rates.items():
        runs.setdefault(_runs(months), []).append(category)
    return {
        "segment": cover.segment,
        "programmes": list(cover.programmes),
        "income": int(cover.declared),
        "sponsor": cover.sponsor,
        "start": str(cover.start),
        "months": cover.months,
        "law_checked": law_checked().isoformat(),
        "rates": [
            {"categories": sorted(categories), "from": since, "amount": amount, "reference": reference}
            for run, categories in runs.items()
            for since, amount, reference in run
        ],
    }


def _runs(months: tuple[Due, ...]) -> tuple[tuple[str, int, str], ...]:
    found: list[tuple[str, int, str]] = []
    for due in months:
        if not found or found[-1][1:] != (due.amount, due.reference):
            found.append((str(due.month), due.amount, due.reference))
    return tuple(found)


def law_checked() -> date:
    """The day on which the law was last held against its sources: the version that a plan rests on."""
    return parameters().checked


def cost_of(gaps: Gaps, cover: Cover) -> Costing:
    """The cost of covering every group on these terms, by the law of each month."""
    faults = list(faults_of(cover))
    if faults:
        raise InputError(faults)
    rows = tuple(Cost(gap, dues(cover, gap.category)) for gap in gaps.rows)
    return Costing(cover, rows, gaps.notes)
