"""``other_definition``: a number that is right, of another definition than the one it is held against."""

from __future__ import annotations

from collections.abc import Iterator

from pantau.core.text import Text
from pantau.review.book import Book
from pantau.review.outcome import Outcome, Proposal, hypothesis
from pantau.review.wording import amount

_TOLD = Text("definisi {code} memberi {value}", "definition {code} gives {value}")
_BRIDGED = Text("definisi {code} memberi {value}: {bridge}", "definition {code} gives {value}: {bridge}")


@hypothesis(
    "other_definition",
    Text("dihitung dengan definisi lain", "counted by another definition"),
    checks="conflict",
    cost=2,
)
def other_definition(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """What is recorded by another definition of the same measure is what was stated."""
    subject = outcome.subject
    if subject.basis == "recorded":
        return
    said = subject.interval()
    for figure in book.beside(subject):
        if figure.basis != "recorded" or figure.definition == subject.definition:
            continue
        bridge = book.bridge(figure)
        words = _BRIDGED if bridge.en else _TOLD
        found = figure.interval()
        detail = words.fill(code=figure.definition, value=amount(found, figure.spec.unit), bridge=bridge)
        yield Proposal(detail, said, result=found)
