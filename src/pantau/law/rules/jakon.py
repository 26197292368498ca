"""JAKON, construction: contributions by the wage, or by the contract value tier by tier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pantau.core.money import ZERO, Amount, greatest, least, percent_of
from pantau.core.text import Text
from pantau.law.rule import rule

Tiers = Iterable[Mapping[str, Amount | None]]


@rule("jakon_wage", title=Text("Iuran JAKON dari upah", "JAKON contribution, of the wage"), law="PP 44/2015")
def jakon_wage(wage: Amount, rate: Amount, pay: Amount) -> Amount:
    """A percentage of the wage, where the wage is known."""
    return percent_of(pay, percent_of(rate, wage))


@rule(
    "jakon_contract",
    title=Text("Iuran JAKON dari nilai kontrak", "JAKON contribution, of the contract value"),
    law="PP 44/2015",
    shown="sum over tiers(rate x part of value in the tier / 100) x pay / 100",
)
def jakon_contract(value: Amount, tiers: Tiers, pay: Amount) -> Amount:
    """Each tier's rate on the part of the contract value that lies in it, added up."""
    total = ZERO
    for tier in tiers:
        above, up_to, rate = tier["above"] or ZERO, tier["up_to"], tier["rate"] or ZERO
        inside = greatest((value if up_to is None else least(value, up_to)) - above, ZERO)
        total = percent_of(rate, inside) + total
    return percent_of(pay, total)
