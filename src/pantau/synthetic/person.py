"""A made-up person, and how often the facts of a life are met among such people."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

from pantau.errors import PantauError
from pantau.synthetic.places import Village


class Person(NamedTuple):
    """A person as the register has them; ``id`` counts from 1.

    ``sex`` is ``M`` or ``F``; ``segment`` how BPJS Ketenagakerjaan already covers them: ``PU``, ``BPU``, both
    (``PU+BPU``, lawful) or empty; ``moved_to`` where they live now when they left ``village``.
    """

    id: int
    name: str
    family: str
    culture: str
    sex: str
    birth_date: date
    birth_place: str
    nik: str
    kk: str
    mother: str
    father: str
    married: bool
    address: str
    rt: int
    rw: int
    village: Village
    phone: str
    occupation: str
    category: str
    segment: str
    died: date | None
    moved_to: Village | None
    civil_servant: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """How often what the register knows of a person is met: shares from 0 to 1 of all people."""

    shares_home: float = 0.30  # that a household has one more adult on the lists
    twin: float = 0.03  # of those further adults
    spouse: float = 0.60  # of those of the other sex
    namesake: float = 0.003  # a neighbour who has the same name
    look_alike: float = 0.02  # a neighbour whose name differs by a letter or two, where one is known
    unknown_birthday: float = 0.03  # of those over 50: the register has 1 January, 1 July or 31 December
    registered_elsewhere: float = 0.16  # the NIK names another district than the address
    died: float = 0.006
    moved: float = 0.008
    civil_servant: float = 0.006
    covered_pu: float = 0.03
    covered_bpu: float = 0.05
    covered_twice: float = 0.003

    def __post_init__(self) -> None:
        for each in fields(self):
            if not 0 <= getattr(self, each.name) <= 1:
                raise PantauError(f"{each.name} is {getattr(self, each.name)}; shares go from 0 to 1")
        if self.covered_pu + self.covered_bpu + self.covered_twice > 1:
            raise PantauError(
                "the shares of covered people are more than 1 in sum; lower covered_pu or covered_bpu"
            )
