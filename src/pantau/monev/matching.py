"""Findings that are followed up, held against a new review: which are new, which passed, which came back.

A finding is resolved only when its query passed on new numbers: the figure it is about and the reported and recorded
figures it rests on were all there again, some number of the region differs, and the check no longer objects. A figure
that was left out proves nothing: the finding stands, it is told which figures are missing, and a coordinator decides.
A number that its source now gives under another label (another programme, points for percent) is corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Final

from pantau.figures import Figure, Finding, Review, Severity
from pantau.monev.entry import NEEDS_A_REASON
from pantau.monev.findings import FindingEvent, TrackedFinding
from pantau.monev.following import applied
from pantau.monev.themes import theme_of

BY_REVIEW: Final = "review"  # who made an event that no person made


@dataclass(frozen=True)
class Unseen:
    """A finding of which a review says nothing, for these figures were not among those it read."""

    finding: TrackedFinding
    missing: tuple[Figure, ...]


@dataclass(frozen=True)
class Matched:
    """What a review means for the findings that are followed up.

    ``findings`` are all of them as they now stand, new ones last. ``raised``, ``resolved``, ``reopened`` and
    ``failing`` (other numbers, and still wrong) are those that changed; ``unseen`` could not be judged;
    ``unchanged`` pass although no number changed: a rule or limit did, and a person has to decide.
    """

    findings: tuple[TrackedFinding, ...]
    raised: tuple[TrackedFinding, ...] = ()
    resolved: tuple[TrackedFinding, ...] = ()
    reopened: tuple[TrackedFinding, ...] = ()
    failing: tuple[TrackedFinding, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    unchanged: tuple[TrackedFinding, ...] = ()


def matched(
    tracked: Iterable[TrackedFinding],
    review: Review,
    *,
    round: str,
    at: datetime,
    severities: tuple[Severity, ...] = NEEDS_A_REASON,
    questions: Mapping[str, str] | None = None,
) -> Matched:
    """Hold findings against a review; ``questions`` names the question of the instrument by finding id."""
    matching = _Matching(review, round, at)
    findings = [matching.judged(one) for one in tracked]
    known = {one.query for one in findings}
    for finding in review.findings:
        if finding.id not in known and finding.severity in severities:
            findings.append(matching.raise_it(finding, (questions or {}).get(finding.id, "")))
    return Matched(
        findings=tuple(findings),
        unseen=tuple(matching.unseen),
        **{name: tuple(row) for name, row in matching.changed.items()},
    )


def raised_by_check(
    finding: Finding, *, round: str, at: datetime, question: str = "", data: str = ""
) -> TrackedFinding:
    """A finding of a review that is followed up from now on, under the id it has in every review."""
    first = TrackedFinding(
        id=finding.id,
        region=finding.subject.region,
        round=round,
        message=finding.message,
        severity=finding.severity,
        check=finding.check,
        query=finding.id,
        expected=finding.expected,
        explanations=tuple(one.detail for one in finding.explanations),
        raised_in=round,
    )
    fields = {"theme": theme_of(finding.check), "question": question}
    event = FindingEvent("raised", BY_REVIEW, at, round, fields=fields, figures=_rests_on(finding), data=data)
    return applied(first, event)


class _Matching:
    """One review, and what becomes of each finding under it."""

    def __init__(self, review: Review, round: str, at: datetime) -> None:
        self._failing = {finding.id: finding for finding in review.findings}
        self._present = {_identity(figure): figure for figure in review.case.figures}
        self._asked = {(figure.region, figure.source) for figure in review.case.figures}
        self._data = _data_of(review.case.figures)
        self._round, self._at = round, at
        self.unseen: list[Unseen] = []
        self.changed: dict[str, list[TrackedFinding]] = {
            name: [] for name in ("raised", "resolved", "reopened", "failing", "unchanged")
        }

    def raise_it(self, finding: Finding, question: str) -> TrackedFinding:
        data = self._data.get(finding.subject.region, "")
        new = raised_by_check(finding, round=self._round, at=self._at, question=question, data=data)
        self.changed["raised"].append(new)
        return new

    def judged(self, one: TrackedFinding) -> TrackedFinding:
        if not one.from_check:
            return one
        finding = self._failing.get(one.query)
        return self._fails(one, finding) if finding else self._is_silent(one)

    def _fails(self, one: TrackedFinding, finding: Finding) -> TrackedFinding:
        figures = _rests_on(finding)
        if one.state != "resolved" and not one.withdrawn and _same(one.figures, figures):
            return one
        retold = replace(
            one,
            message=finding.message,
            severity=finding.severity,
            expected=finding.expected,
            explanations=tuple(each.detail for each in finding.explanations),
        )
        if one.state in ("resolved", "explained", "accepted_risk"):
            return self._event("reopened", retold, figures)
        return self._event("failing", retold, figures)

    def _is_silent(self, one: TrackedFinding) -> TrackedFinding:
        """The review says nothing of it: it passed, it was not asked, or it is settled already."""
        if one.state == "resolved":
            return one
        told = [figure for figure in one.figures if figure.basis != "required"]
        missing = tuple(figure for figure in told if _identity(figure) not in self._present)
        if missing:
            return self._relabelled(one) or self._withdrawn(one, missing)
        now = tuple(self._present.get(_identity(figure), figure) for figure in one.figures)
        if one.data == self._data[one.region]:
            self.changed["unchanged"].append(one)
            return one
        return self._event("resolved", one, now)

    def _relabelled(self, one: TrackedFinding) -> TrackedFinding | None:
        """Resolved where its source gives the same number under another label, to which no check objects."""
        subject = one.figures[0]
        if _identity(subject) in self._present:
            return None
        objected = {id(finding.subject) for finding in self._failing.values()}
        for figure in self._present.values():
            if _unlabelled(figure) == _unlabelled(subject) and id(figure) not in objected:
                return self._event("resolved", one, (figure, *one.figures[1:]))
        return None

    def _withdrawn(self, one: TrackedFinding, missing: tuple[Figure, ...]) -> TrackedFinding:
        """A source that speaks in this review and leaves out a figure has given it up; that is kept once."""
        if not any((figure.region, figure.source) in self._asked for figure in missing):
            return one
        self.unseen.append(Unseen(one, missing))
        if one.withdrawn:
            return one
        return applied(one, FindingEvent("withdrawn", BY_REVIEW, self._at, self._round))

    def _event(self, name: str, one: TrackedFinding, figures: tuple[Figure, ...]) -> TrackedFinding:
        step = "still_failing" if name == "failing" else name
        data = self._data.get(one.region, "")
        event = FindingEvent(step, BY_REVIEW, self._at, self._round, figures=figures, data=data)  # type: ignore[arg-type]
        after = applied(one, event)
        self.changed[name].append(after)
        return after


def _rests_on(finding: Finding) -> tuple[Figure, ...]:
    return (finding.subject, *finding.evidence)


def _identity(figure: Figure) -> tuple[object, ...]:
    """What a figure is about, whatever its value; what is recorded comes from ever newer rows."""
    source = "" if figure.basis == "recorded" else figure.source
    return (
        *(figure.region, figure.measure, figure.category, figure.segment, figure.programme, figure.sponsor),
        *(figure.group, figure.definition, figure.unit, figure.period.text, figure.basis, source),
    )


def _unlabelled(figure: Figure) -> tuple[object, ...]:
    """A figure with its value, whatever the programme, segment, unit or definition it is told under."""
    plain = figure._replace(segment="", programme="", unit="", definition="")
    return (*_identity(plain), figure.value)


def _data_of(figures: Iterable[Figure]) -> dict[str, str]:
    """By region, a name for all its numbers: another one as soon as any of them differs."""
    numbers: dict[str, list[str]] = {}
    for one in figures:
        numbers.setdefault(one.region, []).append(
            repr((*_identity(one), one.value, one.qualifier, one.precision))
        )
    return {
        region: sha256("\n".join(sorted(row)).encode()).hexdigest()[:16] for region, row in numbers.items()
    }


def _same(before: tuple[Figure, ...], now: tuple[Figure, ...]) -> bool:
    """Whether no number differs."""
    return _numbers(before) == _numbers(now)


def _numbers(figures: tuple[Figure, ...]) -> set[tuple[object, ...]]:
    return {(*_identity(one), one.value, one.qualifier, one.precision) for one in figures}
