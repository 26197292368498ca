"""A review as the JSON of FORMATS section 5."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Any

from pantau.core.text import Language
from pantau.figures.figure import Figure
from pantau.figures.finding import Derived, Explanation, Finding, Review
from pantau.figures.interval import Interval

LONG = ("figures", "findings")
_ALWAYS = ("region", "measure", "category", "segment", "programme", "sponsor")
_WHERE_GIVEN = ("unit", "definition", "group")
_MOST = 2**63  # what readers of JSON hold as a whole number
_DIGITS = 6  # of what is computed; enough to test any printed rate


def number(value: Decimal) -> int | float | None:
    """A JSON number: whole where it is whole and fits 64 bits; ``null`` stands for an open end."""
    if not value.is_finite():
        return None
    if abs(value) >= _MOST:
        return float(value)
    whole = int(value)
    return whole if whole == value else float(value)


def computed(value: Decimal) -> int | float | None:
    """A number that was computed, to six digits behind the point."""
    return number(round(value, _DIGITS)) if abs(value) < _MOST else number(value)


def interval(value: Interval) -> int | float | list[int | float | None] | None:
    """One number, or ``[low, high]`` where both ends differ."""
    low, high = computed(value.low), computed(value.high)
    return low if low == high else [low, high]


def review_json(review: Review, language: Language) -> dict[str, Any]:
    """The whole review, with messages in one language."""
    return {
        name: list(part) if name in LONG else part for name, part in review_parts(review, language).items()
    }


def review_parts(review: Review, language: Language) -> dict[str, Any]:
    """The same with its long parts as iterators: a million figures need not stand in memory as JSON too."""
    case = review.case
    return {
        "case": {
            "id": case.id,
            "title": case.title,
            "region": case.region,
            "period": case.period,
            "round": case.round,
            "language": case.language,
            "sources": [
                {name: getattr(source, name) for name in ("id", "title", "publisher", "date", "url")}
                for source in case.sources.values()
            ],
            "warnings": [warning.say(language) for warning in case.warnings],
        },
        "figures": chain(map(figure_json, case.figures), map(derived_json, review.derived)),
        "findings": (finding_json(finding, language) for finding in review.findings),
        "summary": review.summary._asdict(),
    }


def figure_json(figure: Figure) -> dict[str, Any]:
    """A figure with the columns of FORMATS section 1; optional columns where they are given."""
    said: dict[str, Any] = {
        "region": figure.region,
        "measure": figure.measure,
        "category": figure.category,
        "segment": figure.segment,
        "programme": figure.programme,
        "sponsor": figure.sponsor,
        "period": figure.period.text,
        "value": number(figure.value),
        "qualifier": figure.qualifier,
        "total_of": figure.total_of,
        "basis": figure.basis,
        "source": figure.source,
    }
    if figure.unit or figure.definition or figure.group:
        said |= _given(figure)
    if figure.precision is not None:
        said["precision"] = number(figure.precision)
    if figure.note:
        said["note"] = figure.note
    return said


def derived_json(derived: Derived) -> dict[str, Any]:
    """A computed figure: with ``formula``, ``inputs`` and the ``interval`` that its inputs allow."""
    said = figure_json(derived.figure)
    said["formula"] = derived.formula
    said["inputs"] = [evidence_json(figure) for figure in derived.inputs]
    if not derived.interval.is_exact:
        said["interval"] = interval(derived.interval)
    if derived.reference:
        said["reference"] = derived.reference
    return said


def finding_json(finding: Finding, language: Language) -> dict[str, Any]:
    """A finding, named by its subject, with evidence and explanations."""
    subject = finding.subject
    difference = finding.difference
    said: dict[str, Any] = {"id": finding.id, "check": finding.check, "severity": finding.severity}
    said |= {name: getattr(subject, name) for name in _ALWAYS}
    said |= {"period": subject.period.text, "source": subject.source}
    said |= _given(subject)
    said |= {
        "stated": number(subject.value),
        "expected": None if finding.expected is None else interval(finding.expected),
        "difference": None if difference is None else computed(difference),
        "explanations": [explanation_json(one, language) for one in finding.explanations],
        "evidence": [evidence_json(figure) for figure in finding.evidence],
        "message": finding.message.say(language),
    }
    if finding.formula:
        said["formula"] = finding.formula
    if finding.reference:
        said["reference"] = finding.reference
    return said


def explanation_json(explanation: Explanation, language: Language) -> dict[str, Any]:
    """What the value probably was meant to be."""
    return {"code": explanation.code, "detail": explanation.detail.say(language)}


def evidence_json(figure: Figure) -> dict[str, Any]:
    """A figure that bears on another one: what is empty is left out, but for the category."""
    said: dict[str, Any] = {"source": figure.source, "region": figure.region, "measure": figure.measure}
    said["category"] = figure.category
    said |= dict(_named(figure))
    said |= {"period": figure.period.text, "value": number(figure.value), "basis": figure.basis}
    return said


def _named(figure: Figure) -> Iterator[tuple[str, str]]:
    for name in ("segment", "programme", "sponsor", "qualifier", *_WHERE_GIVEN):
        value = getattr(figure, name)
        if value:
            yield name, value


def _given(figure: Figure) -> dict[str, str]:
    return {name: getattr(figure, name) for name in _WHERE_GIVEN if getattr(figure, name)}
