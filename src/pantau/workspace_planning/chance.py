"""How sure a claim ratio is: the interval of the indicators, the odds and words of planning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.indicators.chance import interval
from pantau.indicators.parts import Claims
from pantau.law import death_amounts
from pantau.planning.chance import Likelihood, claimed, odds


def chance(
    contributions: Decimal,
    sizes: Sequence[Decimal] = (),
    *,
    paid: Decimal | None = None,
    many: int | None = None,
    expected: Decimal = Decimal(100),
    on: date | None = None,
) -> Likelihood:
    """A claim ratio with its interval, and how often chance alone makes one so far from the expected ratio (percent).

    Claims by their sizes, or their sum and number. Where none came, the largest that could have come is the death
    benefit of the law on a day. Raises `InputError` with every fault.
    """
    if expected <= 0:
        text = Text("rasio yang diharapkan harus di atas 0", "the expected ratio must be above 0")
        raise InputError([Fault("expected", 0, {"id": text.id, "en": text.en})])
    found = claimed(contributions, list(sizes), paid=paid, many=many)
    largest = max(sizes) if sizes else found.paid / max(found.many, 1)
    widest = largest or _death_benefit(on)
    reach = interval(
        Claims(found.many, found.paid, found.squares, largest), float(contributions), widest=float(widest)
    )
    low, high = (0.0, 0.0) if reach is None else (reach.low, reach.high)
    share = 100 / float(contributions)
    return Likelihood(found, low * share, high * share, float(expected), odds(found, float(expected), widest))


def _death_benefit(on: date | None) -> Decimal:
    if on is None:
        text = Text(
            "tanpa klaim, sebutkan tanggal: kisaran memakai santunan kematian hari itu",
            "without a claim, give a date: the range uses the death benefit of that day",
        )
        raise InputError([Fault("date", 0, {"id": text.id, "en": text.en})])
    return max(one.amount for one in death_amounts("JKM", "PU", on))
