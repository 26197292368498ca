"""What is owed: the benefits of the five programmes for one event, by the law of its day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from pantau.core.period import Month
from pantau.law.answer import Assessment, Items, assess
from pantau.law.benefits import jht, jkk, jkm, jkp, jp
from pantau.law.benefits.expiry import in_time
from pantau.law.benefits.heirs import received
from pantau.law.benefits.scholarship import check_children
from pantau.law.claim import Claimant, claimant, unused
from pantau.law.dated import parameters
from pantau.law.question import ahead_of, in_codified_range, stop_at

Number: TypeAlias = Decimal | int | str

_PARTS: dict[str, Callable[[Claimant], Items]] = {
    "JKK": jkk.benefit_parts,
    "JKM": jkm.benefit_parts,
    "JHT": jht.benefit_parts,
    "JP": jp.benefit_parts,
    "JKP": jkp.benefit_parts,
}


def benefit(  # noqa: PLR0913  the question as FORMATS.md section 6 has it
    *,
    programme: str,
    event: str,
    segment: str,
    on: date,
    income: Number | None = None,
    daily_wage: Number | None = None,
    children: Iterable[tuple[str, int]] = (),
    months_paid: int | None = None,
    disability: Number | None = None,
    function_lost: Number | None = None,
    injury: str = "",
    months_unable: Number | None = None,
    memberships: int = 1,
    phase: str = "",
    costs: Mapping[str, Number] | None = None,
    balance: Number | None = None,
    average_wage: Number | None = None,
    birth_date: date | None = None,
    joined: Month | None = None,
    claimed_on: date | None = None,
    heirs: Iterable[str] = (),
    employer_arrears: int | None = None,
    share: int | None = None,
) -> Assessment:
    """What is owed after an event on that day, in whole rupiah, each part with its rule and article.

    ``income``: the monthly wage, or what a BPU declares; ``daily_wage`` counts 30 times.
    ``children``: (level, years done in it), a birth date behind where it is known. JKK:
    ``disability`` and ``function_lost`` in percent, or ``injury``, a row of the table; ``months_unable``;
    ``costs`` by receipt. JKM: ``months_paid``, ``memberships``. JHT: ``balance``, ``share`` (10 or 30 percent).
    JP: ``months_paid``, ``average_wage`` (indexed), ``joined``, ``birth_date``, ``heirs``. PMI: ``phase``.

    Raises `InputError` with everything that cannot be in a question, `MissingInput`, `NotCodified`.
    Law: PP 44/2015, PP 82/2019, PP 45/2015, PP 46/2015, PP 37/2021, PP 6/2025, Permenaker 4/2022, 4/2023, 1/2025.

    >>> benefit(programme="JKM", event="death", segment="PU", on=date(2024, 7, 17)).total
    Decimal('42000000')
    """
    who, faults = claimant(locals())
    stop_at(faults)
    in_codified_range(on)
    stop_at(check_children(who.children, who.on))
    items = in_time(who, received(who, _PARTS[who.programme](who)))
    return assess([*items, *unused(who), *ahead_of(parameters().checked, on)], on)
