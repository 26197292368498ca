"""The search over hypotheses: all are tried by arithmetic, those that fit are kept, the cheapest first."""

from __future__ import annotations

from functools import cache

from pantau.core.catalogue import discover
from pantau.core.text import Text
from pantau.figures import Explanation
from pantau.review import explanations
from pantau.review.book import Book
from pantau.review.outcome import Hypothesis, Outcome

_MOST_OF_ONE_KIND = 3


@cache
def hypotheses() -> tuple[Hypothesis, ...]:
    """All hypotheses of the catalogue."""
    return discover(explanations, Hypothesis)


def explain(check: str, outcome: Outcome, book: Book) -> tuple[Explanation, ...]:
    """What the stated value probably was meant to be, ordered by how little each has to assume."""
    found: list[Explanation] = []
    for one in hypotheses():
        if check in one.checks:
            fitting = [proposal for proposal in one.propose(outcome, book) if proposal.fits(outcome)]
            found += [
                Explanation(one.code, proposal.detail, one.cost + proposal.assumes, proposal.value)
                for proposal in fitting[:_MOST_OF_ONE_KIND]
            ]
    return tuple(sorted(found, key=lambda explanation: explanation.cost))


def explanation_title(code: str) -> Text:
    """What an explanation is called."""
    return next(one.title for one in hypotheses() if one.code == code)
