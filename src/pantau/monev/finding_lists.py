"""Findings in lists: by owner, region and theme, how old, and over from round to round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from pantau.core.text import Text
from pantau.figures import SEVERITIES
from pantau.monev.findings import STANDING, FindingState, TrackedFinding
from pantau.monev.following import carry_over

By = Literal["owner", "region", "theme", "severity", "state", "round"]
AGES: Final[tuple[tuple[int, Text], ...]] = (
    (30, Text("sampai 30 hari", "up to 30 days")),
    (90, Text("31–90 hari", "31 to 90 days")),
    (180, Text("91–180 hari", "91 to 180 days")),
    (365, Text("181–365 hari", "181 to 365 days")),
)
_OLDER: Final = Text("lebih dari setahun", "more than a year")


@dataclass(frozen=True)
class AgeBand:
    """How many standing findings are of an age."""

    title: Text
    number: int


def listed(findings: Iterable[TrackedFinding], by: By, today: date) -> dict[str, tuple[TrackedFinding, ...]]:
    """Findings in lists by owner, region, theme, …; in each the worst first, then the oldest."""
    key: Callable[[TrackedFinding], str] = lambda one: getattr(one, by)  # noqa: E731
    ordered = sorted(findings, key=lambda one: (key(one), SEVERITIES.index(one.severity), -age(one, today)))
    found: dict[str, list[TrackedFinding]] = {}
    for one in ordered:
        found.setdefault(key(one), []).append(one)
    return {name: tuple(row) for name, row in found.items()}


def standing(findings: Iterable[TrackedFinding]) -> tuple[TrackedFinding, ...]:
    """Those that are not settled."""
    return tuple(one for one in findings if one.state in STANDING)


def by_state(findings: Iterable[TrackedFinding]) -> Counter[FindingState]:
    """How many are in each state."""
    return Counter(one.state for one in findings)


def age(finding: TrackedFinding, today: date) -> int:
    """Days since it was raised first, whatever happened since."""
    return (today - finding.raised_on).days


def rounds_of(finding: TrackedFinding) -> tuple[str, ...]:
    """The rounds that it stood in, the first one first."""
    return tuple(dict.fromkeys(event.round for event in finding.history))


def by_age(findings: Iterable[TrackedFinding], today: date) -> tuple[AgeBand, ...]:
    """How old the standing findings are."""
    ages = [age(one, today) for one in standing(findings)]
    bounds = (-1, *(most for most, _ in AGES))
    bands = [
        AgeBand(title, sum(1 for one in ages if low < one <= most))
        for low, (most, title) in zip(bounds, AGES, strict=False)
    ]
    return (*bands, AgeBand(_OLDER, sum(1 for one in ages if one > AGES[-1][0])))


def late(findings: Iterable[TrackedFinding], today: date) -> tuple[TrackedFinding, ...]:
    """The standing ones whose due day has passed, the latest due day last."""
    found = [one for one in standing(findings) if one.due is not None and one.due < today]
    return tuple(sorted(found, key=lambda one: str(one.due)))


def rolled_over(
    findings: Sequence[TrackedFinding], *, into: str, by: str, at: datetime
) -> tuple[TrackedFinding, ...]:
    """All findings, those that still stand taken into the next round."""
    return tuple(
        carry_over(one, into=into, by=by, at=at) if one.state in STANDING and one.round != into else one
        for one in findings
    )
