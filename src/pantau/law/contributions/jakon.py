"""JAKON, construction: JKK and JKM of a project, by the wage or by the contract value; the contractor pays."""

from __future__ import annotations

from pantau.core.money import HUNDRED, ZERO
from pantau.core.text import Text
from pantau.law.answer import Items, apply
from pantau.law.contributions.relief import relief_for
from pantau.law.dated import law_on
from pantau.law.question import Contributor, require
from pantau.law.rules.jakon import jakon_contract, jakon_wage


def contribution_parts(who: Contributor) -> Items:
    """JKK and JKM of construction work: of the wage for a month, of the contract value once."""
    if who.income is None:
        why = Text("nilai kontrak tanpa PPN, atau upah", "the contract value without VAT, or the wage")
        require({"contract_value": who.contract_value}, {"contract_value": why})
    at = law_on(who.day)
    for code in who.programmes:
        relief = relief_for(who, code)
        pay = relief.law or HUNDRED
        if who.income is not None:
            rate = at[f"{code.lower()}.rate_jakon_wage"]
            yield from apply(jakon_wage, code, detail=relief.detail, wage=who.income, rate=rate, pay=pay)
        else:
            tiers = at[f"{code.lower()}.rates_jakon_contract"]
            detail = relief.detail or Text("nilai kontrak tanpa PPN", "contract value without VAT")
            value = who.contract_value or ZERO
            yield from apply(jakon_contract, code, detail=detail, value=value, tiers=tiers, pay=pay)
        yield from relief.warnings
