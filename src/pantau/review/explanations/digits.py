"""Slips of the hand: a digit changed, two digits swapped, a sign turned, a number cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise

from pantau.core.text import Text
from pantau.figures import Figure, Interval
from pantau.review.book import Book
from pantau.review.outcome import Hypothesis, Outcome, Proposal, hypothesis
from pantau.review.wording import amount, called

_ARITHMETIC = "sum ratio difference growth conflict"
_DIGITS = f"{_ARITHMETIC} budget law_contribution law_benefit"
_NARROW = Decimal("0.002")  # wider than this, some changed digit always fits and says nothing
_MOST_PARTS = 40
_FEWEST_DIGITS = 3  # of a shorter number nearly every slip fits
Variants = Callable[[str], Iterator[str]]


def changed_digit(digits: str) -> Iterator[str]:
    """Every number that differs in one digit."""
    for place, digit in enumerate(digits):
        for other in "0123456789":
            if digit.isdigit() and other != digit and not (place == 0 and other == "0" and len(digits) > 1):
                yield digits[:place] + other + digits[place + 1 :]


def swapped_digits(digits: str) -> Iterator[str]:
    """Every number that differs by a swap of two neighbouring digits; a point between them does not count."""
    places = [place for place, digit in enumerate(digits) if digit.isdigit()]
    for left, right in pairwise(places):
        if digits[left] != digits[right]:
            swapped = list(digits)
            swapped[left], swapped[right] = digits[right], digits[left]
            yield "".join(swapped)


def _propose(outcome: Outcome, variants: Variants) -> Iterator[Proposal]:
    """Try the stated value, then each input; a slip is told only where one digit, and one only, mends it."""
    for target in outcome.targets:
        if target.width <= abs(target.middle) * _NARROW:
            yield from _on_stated(outcome, variants)
            yield from _on_inputs(outcome, variants)
            return


def _on_stated(outcome: Outcome, variants: Variants) -> Iterator[Proposal]:
    subject = outcome.subject
    fitting = [other for other in _values(subject, variants) if outcome.fits(other.interval())]
    if len(fitting) == 1:
        yield Proposal(_instead(subject, fitting[0]), fitting[0].interval())


def _on_inputs(outcome: Outcome, variants: Variants) -> Iterator[Proposal]:
    if outcome.formula is None or len(outcome.inputs) > _MOST_PARTS:
        return  # of so many parts some slip always fits
    values = [figure.interval() for figure in outcome.inputs]
    for place, figure in enumerate(outcome.inputs):
        fitting = []
        for other in _values(figure, variants):
            result = outcome.formula.apply((*values[:place], other.interval(), *values[place + 1 :]))
            if result.meets(outcome.subject.interval()):
                fitting.append((other, result))
        if len(fitting) == 1:
            other, result = fitting[0]
            yield Proposal(_instead(figure, other), other.interval(), result, assumes=1)


def _values(figure: Figure, variants: Variants) -> Iterator[Figure]:
    text = format(figure.value, "f")
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    if figure.qualifier or figure.precision is not None or sum(map(str.isdigit, digits)) < _FEWEST_DIGITS:
        return  # of a number told in round words the digits were not meant one by one
    last = (
        digits[:-1] if "." in digits else None
    )  # the last digit of a rounded number: an off-by-one is no slip
    for other in variants(digits):
        if last is None or other[:-1] != last:
            yield figure._replace(value=Decimal(sign + other))


def _instead(figure: Figure, other: Figure) -> Text:
    return Text("{what}: {value}, bukan {stated}", "{what}: {value} instead of {stated}").fill(
        what=called(figure),
        value=amount(Interval.exact(other.value), figure.spec.unit),
        stated=amount(Interval.exact(figure.value), figure.spec.unit),
    )


@hypothesis("digit_slip", Text("satu angka salah tulis", "one digit is wrong"), checks=_DIGITS, cost=2)
def digit_slip(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """One digit is changed, in the stated value or in one of its inputs."""
    yield from _propose(outcome, changed_digit)


@hypothesis(
    "digit_transposition",
    Text("dua angka bersebelahan tertukar", "two neighbouring digits are swapped"),
    checks=_DIGITS,
    cost=2,
)
def digit_transposition(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """Two neighbouring digits are swapped, in the stated value or in one of its inputs."""
    yield from _propose(outcome, swapped_digits)


@hypothesis("sign", Text("tanda plus/minus terbalik", "the sign is reversed"), checks=_ARITHMETIC, cost=1)
def sign(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The stated value has the wrong sign."""
    subject = outcome.subject
    yield Proposal(
        Text("tanda terbalik: {value}", "with the other sign: {value}").fill(
            value=amount(Interval.exact(-subject.value), subject.spec.unit)
        ),
        -subject.interval(),
    )


@hypothesis(
    "truncated", Text("dipotong, tidak dibulatkan", "cut off, not rounded"), checks=_ARITHMETIC, cost=1
)
def truncated(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The digits behind the last printed one were dropped instead of rounded."""
    subject = outcome.subject
    step = subject.interval().width
    if subject.qualifier or not step:
        return
    ends = (
        (subject.value, subject.value + step) if subject.value >= 0 else (subject.value - step, subject.value)
    )
    yield Proposal(
        Text("dipotong: nilai sebenarnya {value}", "cut off: the full value is {value}").fill(
            value=amount(outcome.expected or Interval(*ends), subject.spec.unit, digits=4)
        ),
        Interval(*ends),
    )


__all__ = ["Hypothesis", "digit_slip", "digit_transposition", "sign", "truncated"]
