"""Which figures of a review a reader sees first: numbered findings, main figures, coverage beside target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from pantau.figures import SEVERITIES, Figure, Finding, Interval, Review, Severity

FINDINGS_SHOWN: Final = 500
FIGURES_SHOWN: Final = 500
BARS_SHOWN: Final = 16
FACTS_SHOWN: Final = 4

# What a reader of the summary looks for first.
MAIN_MEASURES: Final = (
    "coverage_rate",
    "covered_workers",
    "gap_workers",
    "uncovered_workers",
    "target_achievement",
    "funded_workers",
    "added_workers",
    "contributions",
    "claims_paid",
    "claim_ratio",
    "budget_allocated",
    "growth_rate",
    "eligible_workers",
    "contribution_rate",
    "benefit_death",
)


class Standing(NamedTuple):
    """A figure that stands in the summary; ``interval`` is given where it was computed."""

    figure: Figure
    interval: Interval | None = None


class Bar(NamedTuple):
    """A coverage beside its target."""

    standing: Standing
    target: Figure | None

    @property
    def value(self) -> Decimal:
        """The coverage in percent."""
        return self.standing.figure.value

    @property
    def gap(self) -> Decimal | None:
        """Points missing to the target, to the digits that both are printed with."""
        if self.target is None:
            return None
        digits = max(_exponent(self.value), _exponent(self.target.value))
        return (self.target.value - self.value).quantize(Decimal(1).scaleb(digits))


@dataclass(frozen=True)
class Selection:
    """The findings in reading order, and which finding a figure belongs to."""

    review: Review
    findings: tuple[Finding, ...]
    numbers: dict[Figure, int] = field(repr=False)

    @classmethod
    def of(cls, review: Review) -> Selection:
        """Order the findings of a review by severity, the order of the review within one."""
        findings = tuple(sorted(review.findings, key=lambda finding: SEVERITIES.index(finding.severity)))
        numbers: dict[Figure, int] = {}
        for number, finding in enumerate(findings, 1):
            numbers.setdefault(finding.subject, number)
        return cls(review, findings, numbers)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that ask somebody to do something."""
        return tuple(finding for finding in self.findings if finding.severity != "info")

    def first_open(self) -> list[tuple[int, Finding]]:
        """The first open finding of each figure, with its number: who corrects a figure does so once."""
        first: dict[Figure, tuple[int, Finding]] = {}
        for number, finding in enumerate(self.findings, 1):
            if finding.severity != "info":
                first.setdefault(finding.subject, (number, finding))
        return list(first.values())

    def doubt(self, figure: Figure) -> tuple[int, Severity | Literal[""]]:
        """The open finding on a figure and how grave it is; 0 where nobody has to act on it."""
        number = self.numbers.get(figure, 0)
        severity = self.findings[number - 1].severity if number else "info"
        return (number, severity) if severity != "info" else (0, "")

    def whole(self, figure: Figure) -> bool:
        """Whether a figure speaks of the whole region of the case."""
        return figure.region == self.review.case.region and not narrowing(figure)

    def main(self) -> list[Standing]:
        """The few figures of the summary, each measure once: the widest and latest of the region itself."""
        stated = [Standing(figure) for figure in self.review.case.figures]
        computed = [
            Standing(item.figure, item.interval)
            for item in self.review.derived
            if item.figure.basis != "required"
        ]
        groups: dict[str, list[Standing]] = {}
        for standing in (*stated, *computed):
            if standing.figure.region == self.review.case.region and standing.figure.measure in MAIN_MEASURES:
                groups.setdefault(standing.figure.measure, []).append(standing)
        chosen = [max(groups[measure], key=self._rank) for measure in MAIN_MEASURES if measure in groups]
        # One category out of several says nothing of the region.
        chosen = [
            best for best in chosen if not best.figure.category or len(groups[best.figure.measure]) == 1
        ]
        chosen.sort(key=lambda standing: not self.whole(standing.figure))
        if any(standing.figure.measure == "gap_workers" for standing in chosen):
            chosen = [standing for standing in chosen if standing.figure.measure != "uncovered_workers"]
        return chosen[:FACTS_SHOWN]

    def _rank(self, standing: Standing) -> tuple[int, bool, date, bool]:
        figure = standing.figure
        number = self.numbers.get(figure)
        sound = number is None or self.findings[number - 1].severity in ("info", "question")
        return (-len(narrowing(figure)), standing.interval is None, figure.period.end, sound)

    def bars(self) -> list[Bar]:
        """Coverage beside target: the region, then its parts, then its categories, best first."""
        rates = [figure for figure in self.review.case.figures if _is_coverage(figure)]
        latest: dict[tuple[str, str], list[Standing]] = {}
        for figure in rates:
            if self._belongs(figure):
                _keep_latest(latest.setdefault((figure.region, figure.category), []), Standing(figure))
        for item in self.review.derived:
            key = (item.figure.region, item.figure.category)
            if _is_coverage(item.figure) and key not in latest and self._belongs(item.figure):
                latest[key] = [Standing(item.figure, item.interval)]
        bars = [
            Bar(standing, self.target(standing.figure)) for group in latest.values() for standing in group
        ]
        bars.sort(
            key=lambda bar: (
                not self.whole(bar.standing.figure),
                bool(bar.standing.figure.category),
                -bar.value,
            )
        )
        return bars

    def target(self, figure: Figure) -> Figure | None:
        """The coverage target that a coverage is held against: of its own year, else the next one later."""
        asked = [
            other
            for other in self.review.case.figures
            if other.measure == "coverage_target"
            and (other.region, other.category, other.segment)
            == (figure.region, figure.category, figure.segment)
            and other.period.end.year >= figure.period.end.year
        ]
        return min(asked, key=lambda other: other.period.end, default=None)

    def shown_figures(self) -> list[tuple[int, Figure]]:
        """The figures of the appendix by their place in the case: those in findings, then the first."""
        figures = self.review.case.figures
        if len(figures) <= FIGURES_SHOWN:
            return list(enumerate(figures, 1))
        shown = self.findings[:FINDINGS_SHOWN]
        needed = {figure for finding in shown for figure in (finding.subject, *finding.evidence)}
        first = [(n, figure) for n, figure in enumerate(figures, 1) if figure in needed][:FIGURES_SHOWN]
        taken = {n for n, _ in first}
        rest = ((n, figure) for n, figure in enumerate(figures, 1) if n not in taken)
        return first + [pair for pair, _ in zip(rest, range(FIGURES_SHOWN - len(first)), strict=False)]

    def _belongs(self, figure: Figure) -> bool:
        own = self.review.case.region
        return figure.region == own or (
            not figure.category and (own == "ID" or figure.region.startswith(f"{own}."))
        )


def narrowing(figure: Figure) -> list[str]:
    """What narrows a figure down to a part: a category, a segment, a programme, a payer, a group."""
    parts = (figure.category, figure.segment, figure.programme, figure.sponsor, figure.group)
    return [part for part in parts if part]


def of_measures(figures: Iterable[Figure], measures: Iterable[str]) -> list[Figure]:
    """The figures of some measures, in the order of the case."""
    wanted = set(measures)
    return [figure for figure in figures if figure.measure in wanted]


def _is_coverage(figure: Figure) -> bool:
    return figure.measure == "coverage_rate" and not (
        figure.segment or figure.programme or figure.sponsor or figure.group
    )


def _keep_latest(group: list[Standing], standing: Standing) -> None:
    """Keep the latest figures of a group; of the same day, each value that somebody else gives."""
    end = standing.figure.period.end
    if group and group[0].figure.period.end > end:
        return
    if group and group[0].figure.period.end < end:
        group.clear()
    if all(
        (other.figure.value, other.figure.basis) != (standing.figure.value, standing.figure.basis)
        for other in group
    ):
        group.append(standing)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
