"""The review of a case: every check over every figure, every disagreement with its explanations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256

from pantau.core.catalogue import discover
from pantau.core.text import Text
from pantau.figures import SEVERITIES, Case, Figure, Finding, Review, Summary
from pantau.review import checks
from pantau.review.book import Book
from pantau.review.derived import derived_figures
from pantau.review.explain import explain
from pantau.review.limits import Limits
from pantau.review.outcome import Check, Outcome
from pantau.review.wording import capitalised

ORDER = (
    "sum",
    "ratio",
    "difference",
    "growth",
    "budget",
    "law_contribution",
    "law_benefit",
    "target",
    "conflict",
    "jump",
    "range",
    "divisibility",
    "ambiguous",
)
RECORDED_IN = ("conflict",)


@cache
def all_checks() -> tuple[Check, ...]:
    """The checks of the catalogue, in the order of FORMATS section 5; others after them by id."""
    known = {one: place for place, one in enumerate(ORDER)}
    return tuple(sorted(discover(checks, Check), key=lambda one: (known.get(one.id, len(ORDER)), one.id)))


def review(
    case: Case, *, limits: Limits | None = None, recorded: Mapping[Figure, Text] | None = None
) -> Review:
    """Hold the figures of a case against each other, their history, the law and their targets.

    ``recorded`` are figures of a ledger, each with what bridges it to the usual definition (or nothing). Only
    `RECORDED_IN` compares with them: what a case says must agree with itself without them. They stand in the
    answer's case. Pure: the same case gives the same findings, with the same ids, in the same order: by
    severity, then as the figures stand in the case.
    """
    book = Book(case)
    if recorded:
        case = replace(case, figures=(*case.figures, *recorded))
    beside = Book(case, recorded) if recorded else book
    compared, findings = 0, []
    for one in all_checks():
        chosen = beside if one.id in RECORDED_IN else book
        for outcome in one.run(chosen, limits or Limits()):
            compared += 1
            if outcome is not None:
                findings.append(_finding(one.id, outcome, chosen))
    places = {id(figure): place for place, figure in enumerate(case.figures)}
    findings.sort(key=lambda finding: (SEVERITIES.index(finding.severity), places[id(finding.subject)]))
    counts = Counter(finding.severity for finding in findings)
    summary = Summary(
        figures=len(case.figures),
        checks=compared,
        consistent=compared - len(findings),
        **{severity: counts[severity] for severity in SEVERITIES},
    )
    return Review(case, tuple(_distinct(findings)), tuple(derived_figures(book)), summary)


def _finding(check: str, outcome: Outcome, book: Book) -> Finding:
    return Finding(
        id=_identity(check, outcome),
        check=check,
        severity=outcome.severity,
        subject=outcome.subject,
        expected=outcome.expected,
        message=capitalised(outcome.message),
        evidence=outcome.inputs,
        explanations=explain(check, outcome, book),
        formula=outcome.shown_formula,
        reference=outcome.reference,
    )


def _identity(check: str, outcome: Outcome) -> str:
    """Twelve hexadecimal digits that name check and figure, not the value: a correction closes the same id."""
    figure = outcome.subject
    parts = [check, outcome.key, figure.region, figure.measure, figure.category, figure.segment]
    parts += [figure.programme, figure.sponsor, figure.group, figure.definition, figure.unit]
    parts += [figure.period.text, figure.basis, figure.source]
    return sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def _distinct(findings: list[Finding]) -> list[Finding]:
    """Tell apart findings on figures that are alike in everything but their row: ``…-2`` for the second."""
    seen: Counter[str] = Counter()
    distinct = []
    for finding in findings:
        seen[finding.id] += 1
        number = seen[finding.id]
        distinct.append(finding if number == 1 else replace(finding, id=f"{finding.id}-{number}"))
    return distinct
