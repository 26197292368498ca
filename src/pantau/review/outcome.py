"""What a comparison came to when it does not agree, and the catalogue entry of a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pantau.core.text import Text
from pantau.figures import Figure, Formula, Interval, Severity
from pantau.review.book import Book
from pantau.review.limits import Limits


@dataclass(frozen=True)
class Outcome:
    """A comparison that does not agree.

    ``expected`` is shown; ``allowed`` is what a hypothesis must meet to explain the disagreement (several
    lawful amounts, for example); ``formula`` with ``inputs`` lets a hypothesis be tried on an input; ``key``
    tells apart the findings of one check on one figure.
    """

    subject: Figure
    severity: Severity
    expected: Interval | None
    message: Text
    inputs: tuple[Figure, ...] = ()
    allowed: tuple[Interval, ...] = ()
    formula: Formula | None = None
    shown_formula: str = ""
    key: str = ""
    reference: str = ""

    def fits(self, value: Interval) -> bool:
        """Whether a value would have agreed."""
        return any(value.meets(one) for one in self.targets)

    @property
    def targets(self) -> tuple[Interval, ...]:
        """What would have agreed."""
        if self.allowed:
            return self.allowed
        return (self.expected,) if self.expected is not None else ()


Outcomes = Iterator[Outcome | None]
"""One item a comparison; ``None`` says that it agrees, which is nearly always and must cost nothing."""


@dataclass(frozen=True)
class Check:
    """One thing that a review compares.

    ``passes`` and ``fails`` are small tables (CSV, columns of a figure) that show it; the tests run them
    and the reference page prints them.
    """

    id: str
    title: Text
    run: Callable[[Book, Limits], Outcomes]
    passes: str
    fails: str


def check(
    id: str, title: Text, *, passes: str, fails: str
) -> Callable[[Callable[[Book, Limits], Outcomes]], Check]:
    """Make a function a check of the catalogue; two checks may not bear one id in one module."""

    def register(run: Callable[[Book, Limits], Outcomes]) -> Check:
        return Check(id, title, run, passes.strip(), fails.strip())

    return register


class Proposal(NamedTuple):
    """What one hypothesis puts forward: the words, the value it replaces by, and the test that it must pass.

    ``value`` stands in place of the stated value and must meet what would have agreed; where the
    hypothesis is about an input, ``result`` is what the formula gives with the changed input, and must meet
    the stated value. ``assumes`` is what it assumes beyond its kind (a changed input, a longer list).
    """

    detail: Text
    value: Interval
    result: Interval | None = None
    assumes: int = 0

    def fits(self, outcome: Outcome) -> bool:
        """Whether the arithmetic bears the hypothesis out."""
        if self.result is not None:
            return self.result.meets(outcome.subject.interval())
        return outcome.fits(self.value)


Propose = Callable[[Outcome, Book], Iterator[Proposal]]


class Hypothesis(NamedTuple):
    """A way in which a number goes wrong: its code, its words, the checks it can explain, what it costs."""

    code: str
    title: Text
    checks: frozenset[str]
    cost: int
    propose: Propose


def hypothesis(code: str, title: Text, *, checks: str, cost: int) -> Callable[[Propose], Hypothesis]:
    """Make a function a hypothesis of the catalogue.

    It only proposes; `pantau.review.explain` keeps what the arithmetic bears out, so that no explanation is
    shown on the word of its own function. The lower ``cost``, the less has to be assumed.
    """

    def register(propose: Propose) -> Hypothesis:
        return Hypothesis(code, title, frozenset(checks.split()), cost, propose)

    return register
