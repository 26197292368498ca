"""The parts of a total: which figures add up to another one, none counted twice."""

from __future__ import annotations

from collections.abc import Iterable

from pantau.figures import Figure
from pantau.review.book import LABELS, Book, told_together


def parts_of(total: Figure, dimension: str, book: Book) -> list[Figure]:
    """The figures of the same source that are finer than ``total`` in one dimension and do not overlap.

    Categories and regions are trees: the nearest present level counts, not what lies below it. Of joined
    codes (``PU+BPU``) only those count that share no code with another part.
    """
    if dimension in LABELS:
        return _disjoint(dimension, _finer(total, dimension, book))
    parts = list(book.below(total, dimension))
    if dimension == "category" and not total.group:
        parts += [
            figure for figure in book.beside(total) if figure.group and _same_but(total, figure, "group")
        ]
    return sorted(parts, key=lambda one: one.row)


def _finer(total: Figure, dimension: str, book: Book) -> list[Figure]:
    whole = getattr(total, dimension)
    finer = []
    for figure in book.beside(total):
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


def _disjoint(dimension: str, figures: Iterable[Figure]) -> list[Figure]:
    taken: set[str] = set()
    parts = []
    for figure in sorted(figures, key=lambda one: getattr(one, dimension).count("+")):
        codes = set(getattr(figure, dimension).split("+"))
        if not codes & taken:
            parts.append(figure)
            taken |= codes
    return sorted(parts, key=lambda one: one.row)
