"""``range``: values that are impossible whatever else is said."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from pantau.core.regions import is_region, region
from pantau.core.text import Text
from pantau.figures import MEASURES, Figure, Interval, Measure, Severity
from pantau.figures.interval import INFINITY, ZERO
from pantau.review.benefits import bounds_of_payment
from pantau.review.book import Book
from pantau.review.limits import Limits
from pantau.review.outcome import Outcome, Outcomes, check
from pantau.review.parts import parts_of
from pantau.review.wording import amount, called, stated

HUNDRED = Decimal(100)
GROWTH = Decimal("1.1")
AVERAGED = ("region", "category", "segment")  # of one denominator the shares add up instead
_OUTSIDE = Text(
    "{what}: {stated}, di luar yang mungkin dibayarkan {bounds}.",
    "{what}: {stated}, outside what can be paid, {bounds}.",
)
_INHABITANTS = Text(
    "{what}: {stated}, melebihi jumlah penduduk {population}.",
    "{what}: {stated}, more than the {population} inhabitants.",
)
_BELOW_ZERO = Text("{what}: {stated} di bawah nol.", "{what}: {stated} is below zero.")
_ABOVE_100 = Text("{what}: {stated}, melebihi 100 %.", "{what}: {stated}, more than 100 %.")
_ABOVE_WHOLE = Text(
    "{what}: {stated}, melebihi {whole} {whole_stated}.",
    "{what}: {stated}, more than the {whole} {whole_stated}.",
)
_MEAN = Text(
    "{what}: {stated} untuk {cases} kasus, rata-rata {mean} per kasus; yang wajar {bounds}.",
    "{what}: {stated} for {cases} cases, a mean of {mean} per case; what can be paid is {bounds}.",
)
_BETWEEN = Text(
    "{what}: {stated}, di luar rentang rinciannya {bounds}.",
    "{what}: {stated}, outside the range of its parts {bounds}.",
)


@check(
    "range",
    Text("Nilai mungkin terjadi", "A value is possible"),
    passes="""
region,measure,period,value
36,coverage_rate,2024,99.9
""",
    fails="""
region,measure,period,value
36,coverage_rate,2024,299.2
""",
)
def possible(book: Book, limits: Limits) -> Outcomes:
    """Below 0, a share above 100, a part above its whole, a mean benefit that no law can pay."""
    for spec in MEASURES.values():
        for figure in book.of(spec.code):
            yield _sign_and_share(figure, spec)
            if spec.whole:
                yield from _part_of_whole(figure, book)
            if figure.total_of in AVERAGED and spec.kind == "ratio":
                yield from _between_parts(figure, book)
    for figure in book.of("eligible_workers", "covered_workers"):
        if (
            figure.segment != "JAKON"
        ):  # construction workers are counted where they build, not where they live
            yield from _inhabitants(figure)
    for figure in book.of("benefit_average"):
        yield _mean_alone(figure, limits)
    for figure in book.of("claims_paid"):
        yield from _mean_benefit(figure, book, limits)


def _sign_and_share(figure: Figure, spec: Measure) -> Outcome | None:
    value = figure.value
    if value < 0 and not spec.signed and figure.interval().high < 0:
        return _impossible(figure, Interval(ZERO, HUNDRED if spec.share else INFINITY), _BELOW_ZERO)
    if spec.share and value > HUNDRED and figure.interval().low > HUNDRED:
        return _impossible(figure, Interval(ZERO, HUNDRED), _ABOVE_100)
    return None


def _impossible(figure: Figure, expected: Interval, message: Text) -> Outcome:
    return Outcome(figure, "error", expected, message.fill(what=called(figure), stated=stated(figure)))


def _part_of_whole(figure: Figure, book: Book) -> Outcomes:
    for whole in book.inputs(figure, figure.spec.whole)[:1]:
        if figure.interval().low <= whole.interval().high:
            yield None
            continue
        if _rate_says_it(figure, book):
            continue
        own = (
            whole.source == figure.source and figure.spec.unit != "IDR"
        )  # a budget may have been raised since
        yield Outcome(
            subject=figure,
            severity="error" if own else "warning",
            expected=Interval(ZERO, whole.interval().high),
            message=_ABOVE_WHOLE.fill(
                what=called(figure), stated=stated(figure), whole=whole.spec.title, whole_stated=stated(whole)
            ),
            inputs=(whole,),
            key="whole",
        )


def _rate_says_it(figure: Figure, book: Book) -> bool:
    """A printed coverage above 100 already bears this finding."""
    if figure.measure != "covered_workers":
        return False
    return any(rate.value > HUNDRED for rate in book.inputs(figure, "coverage_rate")[:1])


def _mean_benefit(figure: Figure, book: Book, limits: Limits) -> Outcomes:
    """Claims over cases must lie between the least and the most that one payment of the programme can be."""
    for cases in book.inputs(figure, "claim_cases")[:1]:
        bounds = bounds_of_payment(figure, limits.mean_benefit)
        count = cases.interval()
        if count.low <= 0:
            continue
        expected = Interval(count.low * bounds.least, count.high * bounds.most)
        if expected.meets(figure.interval()):
            yield None
            continue
        mean = MEASURES["benefit_average"].formulas[0].apply((figure.interval(), count))
        yield Outcome(
            subject=figure,
            severity="error" if bounds.reference else "warning",
            expected=expected,
            message=_MEAN.fill(
                what=called(figure),
                stated=stated(figure),
                cases=stated(cases),
                mean=amount(Interval.exact(round(mean.middle)), "IDR"),
                bounds=amount(Interval(bounds.least, bounds.most), "IDR"),
            ),
            inputs=(cases,),
            key="mean",
            reference=bounds.reference,
        )


def _mean_alone(figure: Figure, limits: Limits) -> Outcome | None:
    """A mean benefit that is printed without its parts."""
    bounds = bounds_of_payment(figure, limits.mean_benefit)
    expected = Interval(bounds.least, bounds.most)
    if expected.meets(figure.interval()):
        return None
    words = _OUTSIDE.fill(what=called(figure), stated=stated(figure), bounds=amount(expected, "IDR"))
    severity: Severity = "error" if bounds.reference else "warning"
    return Outcome(figure, severity, expected, words, reference=bounds.reference)


def _inhabitants(figure: Figure) -> Outcomes:
    """Workers cannot outnumber the inhabitants, by the population of the region list and a tenth for growth."""
    population = inhabitants(figure.region)
    if population is None:
        return
    if figure.interval().low <= population * GROWTH:
        yield None
        return
    words = _INHABITANTS.fill(
        what=called(figure), stated=stated(figure), population=amount(Interval.exact(population), "people")
    )
    # wage earners are counted where their employer sits, which may hold more of them than inhabitants
    yield Outcome(figure, "warning", Interval(ZERO, Decimal(population)), words, key="inhabitants")


@lru_cache(maxsize=1024)
def inhabitants(code: str) -> int | None:
    """The population of a region, where the list knows it."""
    return region(code).population if is_region(code) else None


def _between_parts(figure: Figure, book: Book) -> Outcomes:
    """A ratio of a whole is a weighted mean of the ratios of its parts."""
    parts = [part.interval() for part in parts_of(figure, figure.total_of, book)]
    if len(parts) < 2:
        return
    expected = Interval(min(part.low for part in parts), max(part.high for part in parts))
    if expected.meets(figure.interval()):
        yield None
    else:
        bounds = amount(expected, figure.spec.unit)
        yield Outcome(
            figure,
            "error",
            expected,
            _BETWEEN.fill(what=called(figure), stated=stated(figure), bounds=bounds),
            inputs=tuple(parts_of(figure, figure.total_of, book)),
        )
