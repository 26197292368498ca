"""PMI, migrant workers: the amounts of their own benefits, before, during and after work abroad."""

from __future__ import annotations

from pantau.core.money import Amount
from pantau.core.text import Text
from pantau.law.answer import Items, apply
from pantau.law.benefits.care import above
from pantau.law.benefits.scholarship import scholarship_parts
from pantau.law.claim import Claimant
from pantau.law.dated import At, Value, law_on
from pantau.law.question import PHASES, require
from pantau.law.rules.pmi import pmi_benefit, pmi_reimbursement

_AT_MOST = Text("paling banyak", "at most")
_FIXED = {
    "rape": "pmi.rape_aid",
    "failed_departure": "pmi.failed_departure",
}


def jkk_parts(who: Claimant) -> Items:
    """What JKK owes a PMI."""
    at, phase = law_on(who.on), who.phase or "during"
    if who.event == "death":
        yield from death_parts("JKK", phase, at)
        yield from _unsaid_phase(who)
    elif who.event == "total_disability":
        yield from total_disability_parts(at)
    elif who.event in _FIXED:
        yield from apply(pmi_benefit, "aid", flat=at[_FIXED[who.event]])
    elif who.event == "loss_on_return":
        why = Text("kerugian, misalnya loss:4000000", "the loss, such as loss:4000000")
        require({"costs": who.costs.get("loss")}, {"costs": why})
        yield from _reimbursed("loss", who.costs["loss"], at["pmi.loss_on_return"])
    elif who.event == "dismissal":
        at.refuse("pmi.dismissal_after_accident")
    elif who.event != "accident" or set(who.costs) - {"medical_abroad"}:
        at.refuse("pmi.jkk_other")
    yield from _care_abroad(who, at)
    yield from _scholarship(who, phase)


def jkm_parts(who: Claimant) -> Items:
    """What JKM owes after the death of a PMI."""
    phase = who.phase or "during"
    yield from death_parts("JKM", phase, law_on(who.on))
    yield from _unsaid_phase(who)
    yield from _scholarship(who, phase)


def death_parts(programme: str, phase: str, at: At) -> Items:
    """What is owed after the death of a PMI: during work one amount, before and after the JKM package."""
    if phase == "during":
        name = "jkm_during_work" if programme == "JKM" else "jkk_death_during_work"
        yield from apply(pmi_benefit, "lump_sum", detail=PHASES[phase], flat=at[f"pmi.{name}"])
        return
    law = at["pmi.jkm_outside_work" if programme == "JKM" else "pmi.jkk_death_outside_work"]
    for row in law.rows:
        yield from apply(pmi_benefit, row["code"], also=(law,), detail=PHASES[phase], flat=row["amount"])


def total_disability_parts(at: At) -> Items:
    """The most that is owed to a PMI on total permanent disability."""
    yield from apply(pmi_benefit, "lump_sum", detail=_AT_MOST, flat=at["pmi.jkk_total_disability"])


def _care_abroad(who: Claimant, at: At) -> Items:
    if who.event == "accident":
        why = Text("biaya medical_abroad menurut kuitansi", "the costs, medical_abroad by receipt")
        require({"costs": who.costs or None}, {"costs": why})
    cost = who.costs.get("medical_abroad")
    if cost is not None:
        yield from _reimbursed("medical_abroad", cost, at["pmi.medical_abroad"])


def _reimbursed(code: str, cost: Amount, cap: Value) -> Items:
    yield from apply(pmi_reimbursement, code, cost=cost, cap=cap)
    yield from above(code, cut=cost > cap.number)


def _unsaid_phase(who: Claimant) -> Items:
    if not who.phase:
        yield Text(
            "masa tidak disebut (sebelum, selama atau setelah bekerja): dianggap selama bekerja",
            "the phase (before, during or after work) is not said: during work is assumed",
        )


def _scholarship(who: Claimant, phase: str) -> Items:
    if who.children and who.event in ("death", "total_disability"):
        at = law_on(who.on)
        if phase != "during":
            yield Text(
                "beasiswa PMI yang meninggal sebelum atau setelah bekerja belum dikodifikasi: lampiran Permenaker "
                "4/2023 belum dibaca",
                "the scholarship of a PMI who dies before or after work is not codified: the annex of Permenaker "
                "4/2023 was not read",
            )
            return
        yield from scholarship_parts(who, at, (at["pmi.scholarship"],))
