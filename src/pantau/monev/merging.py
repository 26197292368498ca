"""Two people edit one form: what each changed alone stands, what both changed differently is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Clash(Generic[T]):
    """One question that two people answered differently; none where it was not answered."""

    question: str
    base: T | None
    mine: T
    theirs: T


@dataclass(frozen=True)
class Merge(Generic[T]):
    """The answers together. ``mine`` are the questions that I changed, ``theirs`` those that changed meanwhile.

    A clash is in neither: their answer stands, and mine is handed back with it.
    """

    answers: dict[str, T]
    clashes: tuple[Clash[T], ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


def merged(base: Mapping[str, T], mine: Mapping[str, T], theirs: Mapping[str, T]) -> Merge[T]:
    """Merge question by question.

    ``base`` is what I saw when I began, ``mine`` the questions of my form (others I left alone), ``theirs``
    what stands now.

    >>> merged({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3}).answers
    {'a': 2, 'b': 3}
    """
    answers = dict(theirs)
    clashes: list[Clash[T]] = []
    changed: list[str] = []
    for question, value in mine.items():
        before, now = base.get(question), theirs.get(question)
        if value in (before, now):
            continue
        if now is None or now == before:
            answers[question] = value
            changed.append(question)
        else:
            clashes.append(Clash(question, before, value, now))
    meanwhile = tuple(one for one, value in theirs.items() if base.get(one) != value)
    return Merge(answers, tuple(clashes), tuple(changed), meanwhile)
