"""Made-up people by region and worker category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from random import Random
from typing import Final

from pantau.synthetic.households import Register
from pantau.synthetic.person import Facts, Person
from pantau.synthetic.places import Places
from pantau.synthetic.profiles import mix_of

AS_OF: Final = date(2025, 6, 30)  # ages are of this day where no other is given


def population(
    random: Random,
    size: int,
    regions: Sequence[str] = (),
    categories: Sequence[str] | Mapping[str, float] = (),
    *,
    as_of: date = AS_OF,
    facts: Facts | None = None,
) -> Iterator[Person]:
    """``size`` people of the regions (codes of any level; none: the nation) and worker categories, as a stream.

    Categories may be parents (``rentan``) and may have weights; none: all, as often as they are met. Memory
    does not grow with ``size``, and the same seed gives the same people.

    >>> {person.category for person in population(Random(4), 5, ("36.72",), ("nelayan",))}
    {'nelayan'}
    """
    register = Register(random, Places(regions), mix_of(categories), as_of, facts or Facts())
    return islice(_people(register), size)


def _people(register: Register) -> Iterator[Person]:
    while True:
        yield from register.household()
