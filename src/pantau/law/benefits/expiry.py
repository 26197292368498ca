"""Until when a benefit can be claimed."""

from __future__ import annotations

from datetime import date

from pantau.core.notation import dated
from pantau.core.text import Text
from pantau.law.answer import Items, doubts
from pantau.law.benefits.dates import months_later
from pantau.law.claim import Claimant
from pantau.law.dated import Value, law_on

_PERIODS = {"JKK": "jkk.claim_expiry", "JKM": "jkm.claim_expiry", "JKP": "jkp.claim_months"}


def claim_deadline(programme: str, on: date, segment: str = "") -> tuple[date, Value] | None:
    """The last day of a claim and the law that sets it, None where the law sets none (JHT, JP).

    Raises `NotCodified` for JKM, whose expiry is not known.
    """
    if programme not in _PERIODS:
        return None
    law = law_on(on)[_name(programme, segment)]
    return months_later(on, law.number), law


def in_time(who: Claimant, items: Items) -> Items:
    """The parts while they can be claimed; after that a sentence alone."""
    if who.claimed_on is None:
        yield from items
        return
    found = claim_deadline(who.programme, who.on, who.segment)
    if found is None or who.claimed_on <= found[0]:
        yield from items
        if found is not None and who.claimed_on == found[0]:
            yield Text(
                "hari terakhir klaim: apakah hari itu sendiri masih dihitung belum diketahui",
                "the last day of the claim: whether the day itself still counts is not known",
            )
        return
    last, law = found
    text = Text(
        "kedaluwarsa: dapat diklaim sampai {last} ({law})",
        "expired: it could be claimed until {last} ({law})",
    )
    yield text.fill(last=dated(last), law=law.reference)
    yield from doubts((law,))


def _name(programme: str, segment: str) -> str:
    return "pmi.jkk_claim_expiry" if (programme, segment) == ("JKK", "PMI") else _PERIODS[programme]
