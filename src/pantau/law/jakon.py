"""JAKON, construction: contributions by the wage, or by the contract value tier by tier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pantau.core.money import HUNDRED, ZERO, Amount, greatest, least, percent_of
from pantau.core.text import Text
from pantau.law.answer import Items, priced
from pantau.law.dated import law_on
from pantau.law.question import Contributor, require
from pantau.law.relief import relief_for
from pantau.law.rule import rule

Tiers = Iterable[Mapping[str, Amount | None]]


@rule("jakon_wage", title=Text("Iuran JAKON dari upah", "JAKON contribution, of the wage"), law="PP 44/2015")
def jakon_wage(wage: Amount, rate: Amount, pay: Amount = HUNDRED) -> Amount:
    """A percentage of the wage, where the wage is known."""
    return percent_of(pay, percent_of(rate, wage))


@rule(
    "jakon_contract",
    title=Text("Iuran JAKON dari nilai kontrak", "JAKON contribution, of the contract value"),
    law="PP 44/2015",
)
def jakon_contract(value: Amount, tiers: Tiers, pay: Amount = HUNDRED) -> Amount:
    """Each tier's rate on the part of the contract value that lies in it, added up."""
    total = ZERO
    for tier in tiers:
        above, up_to, rate = tier["above"] or ZERO, tier["up_to"], tier["rate"] or ZERO
        inside = greatest((value if up_to is None else least(value, up_to)) - above, ZERO)
        total = total + percent_of(rate, inside)
    return percent_of(pay, total)


def contribution_parts(who: Contributor) -> Items:
    """JKK and JKM of construction work; the contractor pays."""
    if who.income is None:
        why = Text("nilai kontrak tanpa PPN, atau upah", "the contract value without VAT, or the wage")
        require({"contract_value": who.contract_value}, {"contract_value": why})
    at = law_on(who.day)
    for code in who.programmes:
        relief = relief_for(who, code)
        if who.income is not None:
            law = at[f"{code.lower()}.rate_jakon_wage"]
            amount = jakon_wage(who.income, law.number, relief.pay)
            yield from priced(jakon_wage, code, amount, (law, *relief.laws), relief.detail)
        else:
            law = at[f"{code.lower()}.rates_jakon_contract"]
            amount = jakon_contract(who.contract_value or ZERO, law.rows, relief.pay)
            detail = relief.detail or Text("nilai kontrak tanpa PPN", "contract value without VAT")
            yield from priced(jakon_contract, code, amount, (law, *relief.laws), detail)
        yield from relief.warnings
