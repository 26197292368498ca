"""``law_contribution``: a contribution rate against the law of its time."""

from __future__ import annotations

from pantau.core.text import Text
from pantau.figures import Figure, Interval, Severity
from pantau.law import LawfulAmount
from pantau.review.book import Book
from pantau.review.limits import Limits
from pantau.review.outcome import Outcome, Outcomes, check
from pantau.review.rates import (
    as_required,
    flat_rates_of,
    is_lawful_for,
    is_public,
    is_relief_of_others,
    is_unclear_relief,
    lowest,
    wage_rates,
)
from pantau.review.wording import amount, called, stated, when

_UNLAWFUL = Text(
    "{what}: {stated} per bulan; aturan pada {when} tidak mengenal besaran itu, yang terendah {expected}.",
    "{what}: {stated} a month; the law of {when} knows no such rate, the lowest is {expected}.",
)
_TABLE = """
region,measure,segment,programme,period,value
36.72,contribution_rate,BPU,JKK+JKM,2023,{}
"""


@check(
    "law_contribution",
    Text("Besaran iuran sesuai aturan", "A contribution rate is lawful"),
    passes=_TABLE.format(16800),
    fails=_TABLE.format(15000),
)
def law_contribution(book: Book, limits: Limits) -> Outcomes:
    """A contribution rate with the law on that date for that segment and programme."""
    for figure in book.of("contribution_rate"):
        flat = flat_rates_of(figure)
        wages = wage_rates(figure, limits.wage if figure.segment else limits.usual_wage)
        if not flat and wages is None:
            continue  # construction pays on the contract, migrant workers per placement: no rate of a month
        allowed = [Interval.exact(rate.amount) for rate in flat] + ([wages] if wages else [])
        said = figure.interval()
        shared = _shared(figure, book)
        fits = any(said.meets(one) or (shared and shared.meets(one)) for one in allowed)
        if fits and not is_unclear_relief(figure):
            yield None
        else:
            yield _outcome(figure, flat, allowed)


def _shared(figure: Figure, book: Book) -> Interval | None:
    """What several payers bear together: a partial subsidy, and the rest by the worker."""
    parts = {
        other.sponsor: other.interval()
        for other in book.distinct(figure)
        if other.sponsor
        and (other.segment, other.programme, other.group, other.source)
        == (figure.segment, figure.programme, figure.group, figure.source)
    }
    return sum(parts.values(), Interval.exact(0)) if figure.sponsor and len(parts) > 1 else None


def _outcome(figure: Figure, flat: tuple[LawfulAmount, ...], allowed: list[Interval]) -> Outcome:
    """Expected is the lowest lawful rate, on which governments enrol; where no flat rate is, all wages' rates."""
    full = flat_rates_of(figure._replace(sponsor="APBD")) if is_unclear_relief(figure) else flat
    due = lowest(full)
    expected = Interval.exact(due.amount) if due else allowed[-1]
    return Outcome(
        subject=figure,
        severity=_severity(figure, flat, expected),
        expected=expected,
        message=_UNLAWFUL.fill(
            what=called(figure), stated=stated(figure), when=when(figure), expected=amount(expected, "IDR")
        ),
        inputs=(as_required(figure, due.amount, due.reference),) if due else (),
        allowed=tuple(allowed),
        reference=due.reference if due else "",
    )


def _severity(figure: Figure, flat: tuple[LawfulAmount, ...], expected: Interval) -> Severity:
    """Asked, not blamed: a public payer's part of a rate, its discount that is unclear, a full rate in spite of one.

    A discount that is not the payer's is blamed.
    """
    if is_unclear_relief(figure) or is_lawful_for(figure, "APBD"):
        return "question"
    partial = is_public(figure.sponsor) or figure.sponsor == "CSR"
    if partial and figure.interval().high < expected.low and not is_relief_of_others(figure):
        return "question"
    firm = bool(flat) and all(rate.status == "firm" for rate in flat)
    return "error" if firm and figure.segment else "warning"
