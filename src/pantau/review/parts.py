"""The parts of a total: which figures add up to another one, none counted twice."""

from __future__ import annotations

from collections.abc import Iterable

from pantau.figures import Figure
from pantau.review.book import LABELS, Book, told_together

Parts = list[Figure]


def parts_of(total: Figure, dimension: str, book: Book) -> Parts:
    """The figures of the same source that are finer than ``total`` in one dimension and do not overlap.

    Categories and regions are trees: the nearest present level counts, not what lies below it. Of joined
    codes (``PU+BPU``) only those count that share no code with another part.
    """
    return readings(total, dimension, book)[0]


def readings(total: Figure, dimension: str, book: Book) -> list[Parts]:
    """The ways to read a list of parts, the usual one first.

    A list may name a parent category for what is left of it ("non-ASN" beside RT/RW), so that all that is
    listed adds up; and it may join segments that another row holds alone.
    """
    if dimension in LABELS:
        finer = _finer(total, dimension, book)
        found = [_disjoint(dimension, finer, sign) for sign in (1, -1)]
    else:
        found = [list(book.below(total, dimension))]
        if dimension == "category":
            found.append(list(book.below(total, dimension, deep=True)))
            groups = [one for one in book.distinct(total) if one.group and _same_but(total, one, "group")]
            found = [parts + (groups if not total.group else []) for parts in found]
    ways = [sorted(parts, key=lambda one: one.row) for parts in found]
    return [parts for place, parts in enumerate(ways) if parts not in ways[:place]]


def _finer(total: Figure, dimension: str, book: Book) -> Parts:
    whole = getattr(total, dimension)
    finer = []
    for figure in book.distinct(total):
        code = getattr(figure, dimension)
        if (
            code != whole
            and code
            and _same_but(total, figure, dimension)
            and (not whole or _within(code, whole))
        ):
            finer.append(figure)
    return finer


def _within(code: str, whole: str) -> bool:
    return set(code.split("+")) <= set(whole.split("+"))


def _same_but(total: Figure, figure: Figure, dimension: str) -> bool:
    others = [name for name in (*LABELS, "group") if name != dimension]
    return told_together(total, figure) and all(
        getattr(total, name) == getattr(figure, name) for name in others
    )


def _disjoint(dimension: str, figures: Iterable[Figure], sign: int) -> Parts:
    """Parts without a common code: single codes first, or joined ones first where ``sign`` is negative."""
    taken: set[str] = set()
    parts = []
    for figure in sorted(figures, key=lambda one: sign * getattr(one, dimension).count("+")):
        codes = set(getattr(figure, dimension).split("+"))
        if not codes & taken:
            parts.append(figure)
            taken |= codes
    return parts
