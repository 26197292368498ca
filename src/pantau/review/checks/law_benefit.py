"""``law_benefit``: a benefit against the law of its time."""

from __future__ import annotations

from decimal import Decimal

from pantau.core.text import Text
from pantau.figures import Figure, Interval, Severity
from pantau.review.benefits import Benefit, benefits, twice
from pantau.review.book import Book
from pantau.review.checks.budget import rate_for
from pantau.review.limits import Limits
from pantau.review.outcome import Outcome, Outcomes, check
from pantau.review.rates import as_required, flat_rates
from pantau.review.wording import amount, called, stated, when

MOST_BENEFITS = 12  # that one amount may stand for
MEASURES_OF_LAW = ("benefit_death", "benefit_disability", "benefit_scholarship")
_UNLAWFUL = Text(
    "{what}: {stated}; menurut aturan pada {when} seharusnya {expected}{base}.",
    "{what}: {stated}; the law of {when} gives {expected}{base}.",
)
_TWICE = Text(
    "{what}: {stated} dua kali manfaat yang sah ({expected}); hanya mungkin bila ada dua kepesertaan.",
    "{what}: {stated} is twice the lawful benefit ({expected}); possible only with two memberships.",
)
_ON_BASE = Text(" (dasar upah {base})", " (on a base of {base})")
_TABLE = """
region,measure,programme,period,value
33.19,benefit_death,JKM,2022-09-08,{}
"""


@check(
    "law_benefit",
    Text("Besaran manfaat sesuai aturan", "A benefit is lawful"),
    passes=_TABLE.format(42000000),
    fails=_TABLE.format(50000000),
)
def law_benefit(book: Book, limits: Limits) -> Outcomes:
    """A benefit with the law on that date: for a death, a total disability, a scholarship."""
    for figure in book.of(*MEASURES_OF_LAW):
        lawful = benefits(figure, limits.wage[0])
        if not lawful:
            continue
        said = figure._replace(qualifier="") if figure.qualifier == "at_most" else figure
        if any(one.amounts.meets(said.interval()) for one in _asked(figure, lawful)):
            yield None
        else:
            yield _outcome(figure, lawful, book)


def _asked(figure: Figure, lawful: tuple[Benefit, ...]) -> tuple[Benefit, ...]:
    """``at_most`` states the maximum and is compared with the lawful maximum (FORMATS section 1)."""
    if figure.qualifier != "at_most":
        return lawful
    highest = max(one.amounts.high for one in lawful)
    maximum = tuple(one for one in lawful if one.amounts.high == highest and highest.is_finite())
    return maximum or lawful


def _outcome(figure: Figure, lawful: tuple[Benefit, ...], book: Book) -> Outcome:
    expected = _expected(figure, lawful, book)
    double = any(one.meets(figure.interval()) for one in twice(lawful, figure))
    base = _ON_BASE.fill(base=amount(Interval.exact(expected.base), "IDR")) if expected.base else Text("", "")
    return Outcome(
        subject=figure,
        severity="question" if double else _severity(figure, expected),
        expected=expected.amounts,
        message=(_TWICE if double else _UNLAWFUL).fill(
            what=called(figure),
            stated=stated(figure),
            when=when(figure),
            expected=amount(expected.amounts, "IDR"),
            base=base,
        ),
        inputs=(as_required(figure, expected.amounts.low, expected.reference),),
        allowed=tuple(one.amounts for one in lawful),
        reference=expected.reference,
    )


def _severity(figure: Figure, expected: Benefit) -> Severity:
    """Unlawful beyond doubt only where the programme is said, the law is firm, and no several benefits fit."""
    said = figure.interval()
    several = any((expected.amounts * times).meets(said) for times in range(2, MOST_BENEFITS + 1))
    return "error" if figure.programme and expected.firm and not several else "warning"


def _expected(figure: Figure, lawful: tuple[Benefit, ...], book: Book) -> Benefit:
    """Which of the lawful amounts was due: on the base that the case implies, else on the lowest.

    Whom a government pays for is enrolled on the lowest base, unless the case says otherwise.
    """
    if figure.qualifier == "at_most":
        return max(lawful, key=lambda one: one.amounts.low)
    base = _implied_base(figure, book)
    on_base = [one for one in lawful if one.base == base and base is not None]
    if on_base:
        return on_base[0]
    whole = [one for one in lawful if one.whole] or list(lawful)
    fixed = [one for one in whole if one.amounts.is_exact]
    return min(fixed or [_lowest(one) for one in whole], key=lambda one: one.amounts.low)


def _lowest(benefit: Benefit) -> Benefit:
    """What follows the wage, at the lowest wage."""
    return benefit._replace(amounts=Interval.exact(benefit.amounts.low))


def _implied_base(figure: Figure, book: Book) -> Decimal | None:
    rate = rate_for(figure, book)
    if rate is None:
        return None
    matching = flat_rates("BPU", rate.programme, rate.sponsor, rate.period)
    return next((one.base for one in matching if one.amount == rate.value), None)
