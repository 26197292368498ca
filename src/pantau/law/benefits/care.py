"""Costs after a work accident: care without a limit, and reimbursements up to theirs."""

from __future__ import annotations

from pantau.core.text import Text
from pantau.law.answer import Items, apply
from pantau.law.claim import Claimant
from pantau.law.dated import At
from pantau.law.question import require
from pantau.law.rules.jkk import jkk_care, jkk_prosthesis, jkk_reimbursement

_SHARES = {"medical": "jkk.medical_share", "diagnosis": "jkk.diagnosis_share"}
_CAPS = {
    "home_care": "jkk.home_care",
    "transport_land": "jkk.transport_land",
    "transport_sea": "jkk.transport_sea",
    "transport_air": "jkk.transport_air",
    "dentures": "jkk.dentures",
    "hearing_aid": "jkk.hearing_aid",
    "glasses": "jkk.glasses",
}


def cost_parts(who: Claimant, at: At) -> Items:
    """A part for each cost that was incurred; several means of transport are added up, each by its own limit."""
    if who.event == "accident":
        why = Text("biaya menurut kuitansi, misalnya medical", "the costs by receipt, such as medical")
        require({"costs": who.costs or None}, {"costs": why})
    for code, cost in who.costs.items():
        if code in _SHARES:
            yield from apply(jkk_care, code, cost=cost, share=at[_SHARES[code]])
        elif code == "prosthesis":
            yield from apply(jkk_prosthesis, code, price=cost, extra=at["jkk.prosthesis_extra"])
        elif code in _CAPS:
            cap = at[_CAPS[code]]
            yield from apply(jkk_reimbursement, code, cost=cost, cap=cap)
            yield from above(code, cut=cost > cap.number)
        else:
            yield Text(
                f"'{code}' hanya untuk PMI, tidak dihitung", f"'{code}' is of PMI only, it is not counted"
            )


def above(code: str, *, cut: bool) -> Items:
    """A sentence where a limit cuts a cost."""
    if cut:
        yield Text(
            f"biaya '{code}' di atas batasnya; selebihnya tidak diganti",
            f"the cost of '{code}' is above its limit; the rest is not reimbursed",
        )
