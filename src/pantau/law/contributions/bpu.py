"""BPU, the self-employed: contributions by the band of the declared income."""

from __future__ import annotations

from pantau.core.money import HUNDRED, ZERO
from pantau.core.text import Text
from pantau.law.answer import Items, apply
from pantau.law.contributions.bands import band_of
from pantau.law.contributions.relief import relief_for
from pantau.law.dated import law_on
from pantau.law.question import Contributor, require
from pantau.law.rules.jht import bpu_jht
from pantau.law.rules.jkk import bpu_jkk
from pantau.law.rules.jkm import bpu_jkm

_DECLARED = Text("penghasilan sebulan yang dilaporkan", "the declared monthly income")


def contribution_parts(who: Contributor) -> Items:
    """What the participant, or who pays for them, owes for one month."""
    at = law_on(who.day)
    if "JKK" in who.programmes or "JHT" in who.programmes:
        require({"income": who.income}, {"income": _DECLARED})
    for code in who.programmes:
        relief = relief_for(who, code)
        pay = relief.law or HUNDRED
        if code == "JKM":
            yield from apply(bpu_jkm, code, detail=relief.detail, flat=at["jkm.flat_bpu"], pay=pay)
        else:
            band = band_of(who.income or ZERO, who.day).law
            if code == "JKK":
                rate = at["jkk.rate_bpu"]
                yield from apply(bpu_jkk, code, detail=relief.detail, base=band, rate=rate, pay=pay)
            else:
                yield from apply(bpu_jht, code, base=band, rate=at["jht.rate_bpu"])
        yield from relief.warnings
