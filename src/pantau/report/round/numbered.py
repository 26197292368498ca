"""The findings of a round in reading order, and the selection of its figures that the report of a review has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pantau.core.text import Text
from pantau.figures import SEVERITIES, Figure, Finding, Review, Summary
from pantau.report.round.model import RoundFinding, RoundReport
from pantau.report.round.telling import Teller
from pantau.report.selection import Selection

SHOWN: Final = (
    40  # findings in the report of a province or the nation; all are in the reports of their regions
)


@dataclass(frozen=True)
class Numbered:
    """The findings with their numbers: open ones first, the gravest first, those on a figure before others.

    ``selection`` is what the parts of a review's report read.
    """

    findings: tuple[RoundFinding, ...]
    selection: Selection
    numbers: Mapping[Figure, int]

    @classmethod
    def of(cls, report: RoundReport, teller: Teller) -> Numbered:
        """Number the findings of a report."""
        ordered = sorted(report.findings, key=_rank)
        numbers: dict[Figure, int] = {}
        for number, finding in enumerate(ordered, 1):
            if finding.stated is not None and not finding.closed:
                numbers.setdefault(finding.stated, number)
        checked = tuple(_as_checked(each) for each in ordered if each.stated is not None and not each.closed)
        counts = [sum(not each.closed and each.severity == kind for each in ordered) for kind in SEVERITIES]
        summary = Summary(len(report.figures), report.checks, report.agreeing, *counts)
        review = Review(teller.case, checked, (), summary)
        return cls(tuple(ordered), Selection(review, checked, numbers), numbers)

    @property
    def open(self) -> list[tuple[int, RoundFinding]]:
        """The findings that still ask somebody to do something, with their numbers."""
        return [(number, each) for number, each in enumerate(self.findings, 1) if not each.closed]


def _rank(finding: RoundFinding) -> tuple[bool, int, bool, int, str, str]:
    grave = SEVERITIES.index(finding.severity)
    return (finding.closed, grave, finding.stated is None, -finding.days, finding.region, finding.id)


def _as_checked(finding: RoundFinding) -> Finding:
    """A finding of the round as the review raised it, for the drawing of its distance."""
    assert finding.stated is not None  # noqa: S101  only ever asked of such a finding
    message = finding.message if isinstance(finding.message, Text) else Text(finding.message, finding.message)
    return Finding(
        finding.id, finding.check, finding.severity, finding.stated, finding.expected, message, finding.proof
    )
