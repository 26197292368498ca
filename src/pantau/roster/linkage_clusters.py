"""From linked pairs to people: the strongest pairs first, and nobody joined to whom the evidence contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Proof(NamedTuple):
    """What a record says for certain: a valid, undamaged NIK and the birth date beside it (as text)."""

    nik: str
    birth: str


class Clusters(NamedTuple):
    """People found: ``person_of`` record -> the smallest record of its cluster, for every record in a pair;
    ``refused`` are the pairs that would have joined two people (positions in the pairs given)."""

    person_of: dict[int, int]
    refused: list[int]


def contradicts(a: Proof, b: Proof) -> bool:
    """Whether two records cannot be one person: other NIK, both valid, and another birth date.

    >>> contradicts(Proof("1", "1990-01-01"), Proof("2", "1990-01-01"))
    False
    """
    return a.nik != b.nik and a.birth != b.birth


def cluster(
    pairs: Sequence[tuple[int, int]],
    proofs: Mapping[int, Proof],
    apart: Iterable[tuple[int, int]] = (),
    together: Iterable[tuple[int, int]] = (),
) -> Clusters:
    """Join records pair by pair, in the order given (strongest first), unless that would be a contradiction.

    ``proofs`` holds a record only if it has both NIK and birth date. ``apart`` are pairs of which a person said
    that they are not one, ``together`` those of which a person said that they are: these are joined first, and
    against the evidence too. The same pairs in the same order give the same clusters.
    """
    groups = _Groups(proofs, apart)
    for left, right in together:
        groups.join(left, right, told=True)
    refused = [place for place, (left, right) in enumerate(pairs) if not groups.join(left, right)]
    return Clusters(groups.people(), refused)


class _Groups:
    """Disjoint sets of records, each with what its records say for certain and from whom it must stay apart."""

    def __init__(self, proofs: Mapping[int, Proof], apart: Iterable[tuple[int, int]]) -> None:
        self._above: dict[int, int] = {}
        self._size: dict[int, int] = {}
        self._given = proofs
        self._proofs: dict[int, set[Proof]] = {}
        self._apart: dict[int, set[int]] = {}
        for left, right in apart:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)
        self._members = {record: {record} for record in self._apart}

    def join(self, left: int, right: int, *, told: bool = False) -> bool:
        """Make two records one person; false when something speaks against it, of which a person may think less."""
        a, b = self._top(left), self._top(right)
        if a == b:
            return True
        if self._size[a] < self._size[b]:
            a, b = b, a
        if self._kept_apart(a, b) or (not told and self._contradicted(a, b)):
            return False
        self._above[b] = a
        self._size[a] += self._size.pop(b)
        self._proofs[a] |= self._proofs.pop(b)
        if b in self._apart or b in self._members:
            self._apart[a] = self._apart.get(a, set()) | self._apart.pop(b, set())
            self._members[a] = self._members.get(a, {a}) | self._members.pop(b, set())
        return True

    def people(self) -> dict[int, int]:
        """Each record with the smallest record of its group."""
        first: dict[int, int] = {}
        for record in self._above:
            top = self._top(record)
            first[top] = min(first.get(top, record), record)
        return {record: first[self._top(record)] for record in self._above}

    def _contradicted(self, a: int, b: int) -> bool:
        ours, theirs = self._proofs[a], self._proofs[b]
        return any(contradicts(one, other) for one in ours - theirs for other in theirs - ours)

    def _kept_apart(self, a: int, b: int) -> bool:
        against = self._apart.get(a, set())
        return not against.isdisjoint(self._members.get(b, {b}))

    def _top(self, record: int) -> int:
        above = self._above
        if record not in above:
            above[record] = record
            self._size[record] = 1
            proof = self._given.get(record)
            self._proofs[record] = {proof} if proof else set()
            return record
        top = record
        while above[top] != top:
            top = above[top]
        while above[record] != top:
            above[record], record = top, above[record]
        return top
