"""``law_contribution``: a contribution rate against the law of its time."""

from __future__ import annotations

from pantau.core.text import Text
from pantau.figures import Figure, Interval
from pantau.review.book import Book
from pantau.review.limits import Limits
from pantau.review.outcome import Outcome, Outcomes, check
from pantau.review.rates import as_required, flat_rates, wage_rates
from pantau.review.wording import amount, called, stated, when

_UNLAWFUL = Text(
    "{what}: {stated} per bulan; menurut aturan pada {when} seharusnya {expected}.",
    "{what}: {stated} a month; the law of {when} gives {expected}.",
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
        flat = flat_rates(figure.segment, figure.programme, figure.sponsor, figure.period)
        wages = wage_rates(figure, limits.wage if figure.segment else limits.usual_wage)
        if not flat and wages is None:
            continue  # construction pays on the contract, migrant workers per placement: no rate of a month
        allowed = [Interval.exact(rate.amount) for rate in flat] + ([wages] if wages else [])
        said = figure.interval()
        if any(said.meets(one) for one in allowed):
            yield None
            continue
        yield _outcome(figure, allowed, wages)


def _outcome(figure: Figure, allowed: list[Interval], wages: Interval | None) -> Outcome:
    flat = flat_rates(figure.segment, figure.programme, figure.sponsor, figure.period)
    expected = nearest_lawful(figure, [one for one in allowed if one is not wages]) if flat else wages
    inputs = tuple(as_required(figure, rate.amount, rate.reference) for rate in flat[:1])
    firm = bool(flat) and all(rate.status == "firm" for rate in flat)
    return Outcome(
        subject=figure,
        severity="error" if firm and figure.segment else "warning",
        expected=expected,
        message=_UNLAWFUL.fill(
            what=called(figure),
            stated=stated(figure),
            when=when(figure),
            expected=amount(expected or allowed[0], "IDR"),
        ),
        inputs=inputs,
        allowed=tuple(allowed),
        reference=flat[0].reference if flat else "",
    )


def nearest_lawful(figure: Figure, amounts: list[Interval]) -> Interval:
    """The lawful amount closest to a stated one; the whole range of them where it lies above them all."""
    lowest, highest = min(one.low for one in amounts), max(one.high for one in amounts)
    if figure.value > highest:
        return Interval(lowest, highest)
    return min(amounts, key=lambda one: (abs(one.distance(figure.value)), one.low))
