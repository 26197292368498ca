"""``unit_scale``: thousands for millions, billions for trillions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pantau.core.text import Text
from pantau.figures import Interval
from pantau.review.book import Book
from pantau.review.outcome import Outcome, Proposal, hypothesis
from pantau.review.wording import amount

FACTORS = (1000, 1_000_000, 10, 100)  # a word of scale slips more easily than a digit
_TOO_WIDE = Decimal(2000)  # from the least to the most that one payment can be


@hypothesis(
    "unit_scale",
    Text("salah satuan (ribu, juta, miliar, triliun)", "wrong scale (thousand, million, billion, trillion)"),
    checks="sum ratio difference growth range budget law_contribution law_benefit conflict jump",
    cost=2,
)
def unit_scale(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The stated value is off by a factor of 10, 100, 1,000 or 1,000,000; the likeliest factor that fits."""
    subject = outcome.subject
    targets = [one for one in outcome.targets if _is_narrow(one)]
    for factor in FACTORS:
        for words, times in ((_MORE, Decimal(factor)), (_LESS, 1 / Decimal(factor))):
            stated = subject.interval()
            value = Interval(stated.low * times, stated.high * times)
            if any(value.meets(one) for one in targets):
                shown = amount(Interval.exact(subject.value * times), subject.spec.unit)
                yield Proposal(
                    words.fill(factor=amount(Interval.exact(factor), "people"), value=shown), value
                )
                return


def _is_narrow(target: Interval) -> bool:
    """Whether a fit says something: neither across zero nor so wide that some factor always fits."""
    if not target.width.is_finite():
        return False
    ends = sorted((abs(target.low), abs(target.high)))
    return target.low * target.high > 0 and ends[1] / ends[0] <= _TOO_WIDE


_MORE = Text("kali {factor}: {value}", "times {factor}: {value}")
_LESS = Text("dibagi {factor}: {value}", "divided by {factor}: {value}")
