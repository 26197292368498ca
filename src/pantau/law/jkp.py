"""JKP, job loss: what it is composed of; nobody pays more because of it. Benefits are not codified yet."""

from __future__ import annotations

from pantau.core.money import ZERO, Amount, least, percent_of, rupiah, written
from pantau.core.text import Text
from pantau.law.answer import Items, priced
from pantau.law.dated import law_on
from pantau.law.question import Contributor
from pantau.law.rule import rule


@rule(
    "pu_jkp",
    title=Text("Susunan iuran JKP, PU", "Composition of JKP, PU"),
    law="PP 37/2021; PP 6/2025 Pasal 11",
)
def pu_jkp(wage: Amount, rate: Amount, cap: Amount) -> Amount:
    """What one source puts in, of the wage up to its cap."""
    return percent_of(rate, least(wage, cap))


def contribution_parts(who: Contributor, wage: Amount) -> Items:
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
    yield from priced(pu_jkp, "JKP", ZERO, (law, cap), detail)
