"""The rows of a made-up ledger: enrolments, contributions, claims, deaths on a list, how many could be covered."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from pantau.core.period import Month, Period
from pantau.synthetic.person import Person

AMOUNTS: Final = ("jkk", "jkm", "jht", "jp", "jkp")


class Member(NamedTuple):
    """An enrolment; ``programmes`` as ``JKK+JKM``, ``income`` in whole rupiah, ``end`` none while it lasts.

    ``risk`` decides the rate of JKK of wage earners and stands in no file.
    """

    person: int
    segment: str
    sponsor: str
    payer: str
    category: str
    region: str
    programmes: str
    income: int
    start: date
    end: date | None
    end_reason: str
    risk: str = ""

    def lasts_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


class Paid(NamedTuple):
    """The contribution of one payer for a person's month; ``amounts`` as `AMOUNTS`, none = not in it."""

    person: int
    month: Month
    segment: str
    sponsor: str
    payer: str
    region: str
    category: str
    amounts: tuple[int | None, ...]
    paid_on: date
    office: str


class Claim(NamedTuple):
    """A claim; ``benefit`` is what happened (as `pantau.law` names events) or ``scholarship``.

    ``paid_on`` is none while it is not paid, and ``amount`` then what is asked for.
    """

    claim_id: str
    person: int
    programme: str
    benefit: str
    event_date: date
    filed_on: date
    paid_on: date | None
    amount: int
    region: str
    office: str


class Death(NamedTuple):
    """A death as a list tells it."""

    person: int
    died_on: date
    source: str


class Eligible(NamedTuple):
    """How many could be covered, with the ends of the interval that its survey gives."""

    region: str
    category: str
    segment: str
    definition: str
    as_of: date
    value: int
    low: int
    high: int
    source: str
    vintage: str


class World(NamedTuple):
    """A region over some months, as it truly was; ``people`` by their id, also those nobody covers."""

    region: str
    months: Period
    people: dict[int, Person]
    members: tuple[Member, ...]
    paid: tuple[Paid, ...]
    claims: tuple[Claim, ...]
    deaths: tuple[Death, ...]
    eligible: tuple[Eligible, ...]


class Wrong(NamedTuple):
    """A row that a file has wrong on purpose: where it stands, and the reason why it must be set aside."""

    kind: str
    file: str
    sheet: str
    row: int
    reason: str
