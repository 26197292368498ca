"""The wage that a JKK or JKP benefit counts: the reported one, or the base of a BPU's income band."""

from __future__ import annotations

from pantau.core.money import ZERO, Amount
from pantau.core.text import Text
from pantau.law.claim import Claimant
from pantau.law.contributions.bands import band_of
from pantau.law.dated import Value, law_on
from pantau.law.question import require

_WHY = Text("upah (BPU: penghasilan yang dilaporkan) sebulan", "the monthly wage (BPU: the declared income)")


def counted_wage(who: Claimant) -> Amount | Value:
    """The wage of PU and JAKON as given, of BPU the base of the band."""
    if who.segment == "JAKON" and who.income is None:
        law_on(who.on).refuse("jakon.benefit_wage")
    require({"income": who.income}, {"income": _WHY})
    income = who.income or ZERO
    return band_of(income, who.on).law if who.segment == "BPU" else income
