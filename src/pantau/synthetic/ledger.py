"""A made-up region with its ledger: who is covered by whom and when, what was paid, who died, what was claimed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from pantau.core.period import Period
from pantau.synthetic.ledger_claims import claims, deaths, eligible
from pantau.synthetic.ledger_members import members
from pantau.synthetic.ledger_payments import payments
from pantau.synthetic.ledger_rows import World
from pantau.synthetic.people import population
from pantau.synthetic.person import Facts

_FACTS = Facts(died=0.05, moved=0.0)  # in the 900 days before the end; more than is met, so that few suffice


def ledger_world(
    random: Random,
    region: str,
    people: int,
    months: Period | str,
    categories: Sequence[str] | Mapping[str, float] = (),
) -> World:
    """A world of so many people in a region (any level) over whole months, such as ``2024-01/2025-06``.

    The same seed gives the same world. Money is in whole rupiah, by the law of each month; people are as
    `population` draws them, and their categories decide who pays for them.

    >>> world = ledger_world(Random(4), "36.72", 50, "2024-01/2024-06")
    >>> {row.month.year for row in world.paid}
    {2024}
    """
    span = Period.parse(months) if isinstance(months, str) else months
    drawn = list(population(random, people, (region,), categories, as_of=span.end, facts=_FACTS))
    by_id = {each.id: each for each in drawn}
    held = [member for person in drawn for member in members(random, person, span)]
    paid = [row for member in held for row in payments(random, member, span)]
    paid.sort(key=lambda row: (row.month, row.region, row.person, row.segment, row.sponsor, row.payer))
    claimed = tuple(claims(random, by_id, held, paid, span))
    died = tuple(deaths(random, drawn, held, span))
    return World(region, span, by_id, tuple(held), tuple(paid), claimed, died, tuple(eligible(drawn, span)))
