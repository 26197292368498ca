"""Rosters as offices keep them: who stands on which list, once, twice, or on two of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Final

from pantau.synthetic.office import Office
from pantau.synthetic.person import Person
from pantau.synthetic.rates import TYPICAL, Rates
from pantau.synthetic.roster_row import Cause, RosterRow
from pantau.synthetic.writing import Writer

_NEAR: Final = 24  # people whose number may be copied by mistake: those a few lines above
_HELD: Final = 4096  # rows that come again later in a list
_EVERYBODY: Final = Office("daftar_pekerja")
_AGAIN: Final = (Cause("row", "row_repeated"),)
_ELSEWHERE: Final = (Cause("row", "also_listed"),)


def rosters(
    random: Random, people: Iterable[Person], rates: Rates = TYPICAL, offices: Sequence[Office] = ()
) -> Iterator[RosterRow]:
    """The rows of all lists as a stream, each with its office; a second row of a person comes some time later.

    A person stands on the list of an office that keeps their category (where none does, of the first office),
    and with the chance ``rates.also_listed`` on another one's, written down anew. Memory stays the same however
    many people there are; the same seed and rates give the same rows.
    """
    listed = tuple(offices) or (_EVERYBODY,)
    keepers = _Keepers(listed)
    writer = Writer(random, rates)
    near: deque[Person] = deque(maxlen=_NEAR)
    later: list[tuple[Person, Office, tuple[Cause, ...]]] = []
    for person in people:
        office = keepers.of(person.category, random)
        near.append(person)
        yield writer.row(person, office, near[int(random.random() * len(near))], ())
        if random.random() < rates.row_repeated:
            later.append((person, office, _AGAIN))
        if len(listed) > 1 and random.random() < rates.also_listed:
            others = [each for each in listed if each is not office]
            later.append((person, others[int(random.random() * len(others))], _ELSEWHERE))
        if random.random() < rates.row_placeholder:
            yield writer.nobody(person, office)
        while len(later) > _HELD:
            yield _one_of(random, later, writer, near)
    while later:
        yield _one_of(random, later, writer, near)


def _one_of(
    random: Random,
    later: list[tuple[Person, Office, tuple[Cause, ...]]],
    writer: Writer,
    near: deque[Person],
) -> RosterRow:
    """One of the rows that wait, any of them."""
    at = int(random.random() * len(later))
    later[at], later[-1] = later[-1], later[at]
    person, office, how = later.pop()
    return writer.row(person, office, near[int(random.random() * len(near))], how)


class _Keepers:
    """Which offices keep the list of a category."""

    def __init__(self, offices: tuple[Office, ...]) -> None:
        self._offices = offices
        self._of: dict[str, tuple[Office, ...]] = {}

    def of(self, category: str, random: Random) -> Office:
        keepers = self._of.get(category)
        if keepers is None:
            fit = [each for each in self._offices if not each.categories or category in each.categories]
            keepers = self._of[category] = tuple(fit) or self._offices[:1]
        return keepers[int(random.random() * len(keepers))] if len(keepers) > 1 else keepers[0]
