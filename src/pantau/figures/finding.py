"""What a review says: findings with evidence and explanations, and figures computed from others."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from pantau.core.text import Text
from pantau.figures.case import Case
from pantau.figures.figure import Figure
from pantau.figures.interval import Interval

Severity = Literal["error", "warning", "question", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "question", "info")

SEVERITY_TITLES = {
    "error": Text("tidak mungkin benar", "cannot be right"),
    "warning": Text("perlu dijelaskan", "needs an explanation"),
    "question": Text("perlu ditanyakan", "ask the source"),
    "info": Text("catatan", "note"),
}


class Explanation(NamedTuple):
    """What the stated value probably was meant to be; shown only when the arithmetic fits.

    ``value`` is what the hypothesis puts in place of the stated value or of an input, and ``cost`` how
    much it has to assume: explanations are listed cheapest first.
    """

    code: str
    detail: Text
    cost: int
    value: Interval


@dataclass(frozen=True)
class Finding:
    """A figure that disagrees with its parts, another source, its history or the law.

    ``id`` stays the same while the figure and the check do, whatever the values: a later review of
    corrected numbers can tell that the same finding is closed. ``expected`` is what the figure should be,
    as far as it can be said; ``evidence`` are the figures that say so.
    """

    id: str
    check: str
    severity: Severity
    subject: Figure
    expected: Interval | None
    message: Text
    evidence: tuple[Figure, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    formula: str = ""
    reference: str = ""

    @property
    def difference(self) -> Decimal | None:
        """Stated less the nearest expected value; nothing where no value is expected."""
        return None if self.expected is None else self.expected.distance(self.subject.value)


class Derived(NamedTuple):
    """A figure computed from others, with the formula and the figures that went in."""

    figure: Figure
    interval: Interval
    formula: str
    inputs: tuple[Figure, ...]
    reference: str = ""


class Summary(NamedTuple):
    """Counts: figures read, comparisons made, those that agree, and findings by severity."""

    figures: int
    checks: int
    consistent: int
    error: int
    warning: int
    question: int
    info: int


@dataclass(frozen=True)
class Review:
    """The outcome of reviewing a case."""

    case: Case
    findings: tuple[Finding, ...]
    derived: tuple[Derived, ...]
    summary: Summary
