"""PU, wage earners: five programmes out of the wage, shared by employer and worker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pantau.core.money import HUNDRED, ZERO, Amount, rupiah, written
from pantau.core.text import Text
from pantau.law.answer import Given, Givens, Items, apply, shared
from pantau.law.contributions.relief import relief_for
from pantau.law.dated import At, Value, law_on
from pantau.law.question import Contributor, require
from pantau.law.rule import Rule
from pantau.law.rules.jht import pu_jht
from pantau.law.rules.jkk import pu_jkk
from pantau.law.rules.jkm import pu_jkm
from pantau.law.rules.jkp import pu_jkp
from pantau.law.rules.jp import pu_jp

PAYERS: Mapping[str, Text] = {
    "employer": Text("pemberi kerja", "employer"),
    "worker": Text("pekerja", "worker"),
}
SHARED: Mapping[str, Mapping[str, str]] = {  # the rate of each who pays
    "JHT": {payer: f"jht.rate_pu_{payer}" for payer in PAYERS},
    "JP": {payer: f"jp.rate_{payer}" for payer in PAYERS},
}
_WAGE = Text("upah sebulan", "the monthly wage")
_RISK = Text("kelas risiko JKK pemberi kerja", "the JKK risk class of the employer")


def contribution_parts(who: Contributor) -> Items:
    """What employer and worker owe for one month."""
    needed = {"income": _WAGE, **({"risk": _RISK} if "JKK" in who.programmes else {})}
    require({"income": who.income, "risk": who.risk}, needed)
    at, wage = law_on(who.day), who.income or ZERO
    for code in who.programmes:
        if code in ("JKK", "JKM"):
            relief = relief_for(who, code)
            law = rate_of(who.risk, at) if code == "JKK" else at["jkm.rate_pu"]
            rule: Rule[Any] = pu_jkk if code == "JKK" else pu_jkm
            pay = relief.law or HUNDRED
            payer = PAYERS["employer"]
            yield from apply(rule, code, detail=relief.detail, payer=payer, wage=wage, rate=law, pay=pay)
            yield from relief.warnings
        elif code == "JHT":
            yield from shared(pu_jht, code, _each(code, at, wage=wage))
        elif code == "JP":
            yield from shared(pu_jp, code, _each(code, at, wage=wage, cap=at["jp.wage_cap"]))
            yield from _deferral(at)
        else:
            yield from _composition(who, wage)


def rate_of(risk: str, at: At) -> Value:
    """The rate of a JKK risk class."""
    return at[f"jkk.rate_pu_{risk}"]


def _each(programme: str, at: At, **given: Given) -> dict[Text, Givens]:
    """The arguments of each who pays."""
    return {PAYERS[payer]: {**given, "rate": at[name]} for payer, name in SHARED[programme].items()}


def _deferral(at: At) -> Items:
    deferral = at.get("relief.pp49_2020_jp")
    if deferral is not None:
        text = Text(
            "{law}: {share} persen dibayar pada bulan ini, selebihnya dapat ditunda, bukan dihapus",
            "{law}: {share} percent is paid in this month, the rest may be deferred, not forgiven",
        )
        yield text.fill(law=deferral.reference, share=deferral.number)


def _composition(who: Contributor, wage: Amount) -> Items:
    """A part of 0: the state and the contributions of JKK and JKM put JKP together, no one pays on top."""
    at = law_on(who.day)
    if who.labour_intensive:
        at.get("jkp.composition_labour_intensive")  # raises: how it is split while JKK is halved is not known
    law, cap = at["jkp.composition"], at["jkp.wage_cap"]
    named = {"government": Text("pemerintah pusat", "central government")}
    shares = [
        Text("{source} {amount}", "{source} {amount}").fill(
            source=named.get(row["from"], Text(row["from"], row["from"])),
            amount=written(rupiah(pu_jkp(wage, row["rate"], cap.number))),
        )
        for row in law.rows
    ]
    detail = Text("tanpa tambahan iuran: {shares}", "nothing on top: {shares}").fill(
        shares=Text("; ".join(share.id for share in shares), "; ".join(share.en for share in shares))
    )
    yield from apply(pu_jkp, "JKP", also=(law,), detail=detail, wage=wage, rate=ZERO, cap=cap)
