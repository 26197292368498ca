"""``subset``: a total that holds only some of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from math import comb

from pantau.core.text import Text
from pantau.figures import Figure, Interval
from pantau.review.book import Book
from pantau.review.outcome import Outcome, Proposal, hypothesis
from pantau.review.wording import called, listed

_MOST_SUMS = 5_000  # of more sums than that, one fits by chance


@hypothesis(
    "subset", Text("hanya sebagian rincian yang dijumlah", "only some parts were added"), checks="sum", cost=4
)
def subset(outcome: Outcome, book: Book) -> Iterator[Proposal]:
    """The stated total is the sum of some of the parts: the fewest left out, where one choice only fits."""
    parts = outcome.inputs
    if len(parts) <= 2 or not outcome.subject.total_of:
        return
    said = outcome.subject.interval()
    for left_out in range(1, len(parts) - 1):
        if comb(len(parts), left_out) > _MOST_SUMS:
            return
        fitting = list(_choices(parts, left_out, said))
        if len(fitting) == 1:
            gone, rest = fitting[0]
            names = listed([called(figure) for figure in gone])
            detail = Text("tanpa {names}", "without {names}").fill(names=names)
            yield Proposal(detail, said, rest, assumes=left_out - 1)
        if fitting:
            return


def _choices(
    parts: tuple[Figure, ...], left_out: int, said: Interval
) -> Iterator[tuple[list[Figure], Interval]]:
    """The ways to leave out so many parts that give the stated total."""
    values = [part.interval() for part in parts]
    low, high = sum(value.low for value in values), sum(value.high for value in values)
    chosen: list[int] = []

    def walk(start: int, low: object, high: object) -> Iterator[tuple[list[Figure], Interval]]:
        rest = Interval(low, high)  # type: ignore[arg-type]
        if len(chosen) == left_out:
            if rest.meets(said):
                yield [parts[place] for place in chosen], rest
            return
        for place in range(start, len(parts)):
            chosen.append(place)
            yield from walk(place + 1, rest.low - values[place].low, rest.high - values[place].high)
            chosen.pop()

    yield from walk(0, low, high)
