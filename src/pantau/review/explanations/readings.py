"""One quantity told as another: achievement for coverage, gap for uncovered, points for percent."""

from __future__ import annotations

from collections.abc import Iterator

from pantau.core.text import Text
from pantau.figures import MEASURES, Figure, Formula, Interval
from pantau.review.book import Book
from pantau.review.checks.formulas import computed, ways
from pantau.review.outcome import Outcome, Proposal, hypothesis
from pantau.review.wording import amount


def _would_be(
    outcome: Outcome, book: Book, measure: str, formulas: tuple[Formula, ...]
) -> Iterator[Proposal]:
    """Compute another measure from what the case says; it explains when the stated value is what it gives."""
    subject = outcome.subject
    for formula in formulas:
        rivals = [_candidates(outcome, book, name) for name in formula.inputs]
        if all(rivals):
            inputs = tuple(rival[0] for rival in rivals)
            result = computed(formula, inputs)
            if not result.width.is_finite() or result.width > abs(result.middle) / 2:
                continue
            title = MEASURES[measure].title
            detail = Text("{title} adalah {value}", "the {title} is {value}").fill(
                title=title, value=amount(_rounded(result), MEASURES[measure].unit)
            )
            yield Proposal(detail, subject.interval(), result)
            return


def _candidates(outcome: Outcome, book: Book, name: str) -> list[Figure]:
    """What the comparison already used for this measure, else what the case says at that time."""
    used = [figure for figure in outcome.inputs if figure.measure == name]
    return used or list(book.inputs(outcome.subject, name))


def _rounded(value: Interval) -> Interval:
    return Interval(round(value.low, 2), round(value.high, 2))


@hypothesis(
    "percent_of_target",
    Text("capaian target ditulis sebagai cakupan", "achievement of target told as coverage"),
    checks="ratio conflict jump range",
    cost=3,
)
def percent_of_target(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The stated coverage is the achievement of the target."""
    if outcome.subject.measure == "coverage_rate":
        yield from _would_be(outcome, book, "target_achievement", _ACHIEVEMENT)


_ACHIEVEMENT = (
    *MEASURES["target_achievement"].formulas,
    Formula(
        "ratio", ("covered_workers", "eligible_workers", "coverage_target"), lambda c, e, t: c / e / t * 10000
    ),
)


@hypothesis(
    "distance_to_100",
    Text("jarak ke 100 persen, bukan ke target", "the distance to 100 percent, not to the target"),
    checks="difference ratio conflict jump",
    cost=3,
)
def distance_to_100(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The stated gap is the distance to full coverage, or the stated coverage is what is missing to it."""
    if outcome.subject.measure == "coverage_rate":
        rest = 100 - outcome.subject.interval()
        words = Text("100 dikurangi itu adalah {value}", "100 less it is {value}")
        yield Proposal(words.fill(value=amount(rest, "percent")), rest)
    if outcome.subject.measure == "gap_points":
        yield from _would_be(outcome, book, "uncovered_rate", MEASURES["uncovered_rate"].formulas[:1])


@hypothesis(
    "uncovered_for_gap",
    Text("belum terlindungi dan kekurangan target tertukar", "not covered and gap to target are mixed up"),
    checks="difference ratio conflict jump",
    cost=3,
)
def uncovered_for_gap(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """Eligible less covered stands where target less covered was meant, or the other way round."""
    other = {"uncovered_workers": "gap_workers", "gap_workers": "uncovered_workers"}.get(
        outcome.subject.measure
    )
    if other:
        yield from _would_be(outcome, book, other, MEASURES[other].formulas)


@hypothesis(
    "target_for_uncovered",
    Text(
        "jumlah target ditulis sebagai yang belum terlindungi",
        "the target headcount told as those not covered",
    ),
    checks="difference conflict jump",
    cost=3,
)
def target_for_uncovered(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The stated number of uncovered workers (or gap) is the target headcount."""
    if outcome.subject.measure in ("uncovered_workers", "gap_workers"):
        yield from _would_be(outcome, book, "target_workers", _TARGET_HEADCOUNT)


_TARGET_HEADCOUNT = (
    Formula("difference", ("target_workers",), lambda t: t * 1),
    Formula("difference", ("eligible_workers", "coverage_target"), lambda e, t: e * t / 100),
)


@hypothesis(
    "points_for_percent",
    Text(
        "poin ditulis sebagai persen relatif atau sebaliknya",
        "points told as relative percent, or the reverse",
    ),
    checks="difference growth",
    cost=2,
)
def points_for_percent(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """A change in points is given as a relative change, or the other way round."""
    subject = outcome.subject
    if subject.measure == "coverage_change" and subject.unit:
        turned = subject._replace(unit="percent" if subject.unit == "points" else "points")
        for formula, rivals in ways(turned, book)[:1]:
            yield from _proposal(subject, computed(formula, rivals[0]), turned.unit)
    if subject.measure == "growth_rate":
        as_change = subject._replace(measure="coverage_change", unit="points")
        for formula, rivals in ways(as_change, book)[:1]:
            yield from _proposal(subject, computed(formula, rivals[0]), "points")


def _proposal(subject: Figure, result: Interval, unit: str) -> Iterator[Proposal]:
    if not result.width.is_finite():
        return
    words = {
        "points": Text("dalam poin: {value}", "in points: {value}"),
        "percent": Text("relatif: {value}", "relative: {value}"),
    }
    yield Proposal(words[unit].fill(value=amount(_rounded(result), unit)), subject.interval(), result)
