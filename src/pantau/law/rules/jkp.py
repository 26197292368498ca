"""JKP, job loss: what it is composed of, and the cash benefit."""

from __future__ import annotations

from pantau.core.money import Amount, least, percent_of
from pantau.core.text import Text
from pantau.law.rule import rule


@rule(
    "pu_jkp",
    title=Text("Susunan iuran JKP, PU", "Composition of JKP, PU"),
    law="PP 37/2021; PP 6/2025 Pasal 11",
)
def pu_jkp(wage: Amount, rate: Amount, cap: Amount) -> Amount:
    """What one source puts in, of the wage up to its cap."""
    return percent_of(rate, least(wage, cap))


@rule("jkp_cash", title=Text("JKP, uang tunai", "JKP, cash benefit"), law="PP 37/2021; PP 6/2025 Pasal 21")
def jkp_cash(wage: Amount, cap: Amount, share: Amount, months: Amount) -> Amount:
    """A share of the last reported wage, up to its cap, for so many months."""
    return percent_of(share, least(wage, cap) * months)
