"""Who receives a death benefit: the order of heirs, and what happens where there is none."""

from __future__ import annotations

from collections.abc import Iterable

from pantau.core.text import Text
from pantau.law.answer import Items, Part
from pantau.law.claim import HEIRS, Claimant
from pantau.law.dated import At, law_on

_ORDER = {"JKK": "heirs.jkk_order", "JKM": "heirs.jkm_order"}


def first_heirs(programme: str, heirs: Iterable[str], at: At) -> tuple[str, ...]:
    """Of the heirs there are, those who come first: PP 44/2015 Pasal 37(5) for JKK, Pasal 40(2) for JKM."""
    there = set(heirs)
    rows = [row for row in at[_ORDER[programme]].rows if row["code"] in there]
    best = min((row["rank"] for row in rows), default=None)
    return tuple(row["code"] for row in rows if row["rank"] == best)


def received(who: Claimant, items: Items) -> Items:
    """The parts of a death benefit, with a sentence on who receives them; without an heir the funeral alone."""
    if who.event != "death" or not who.heirs or who.programme not in _ORDER:
        yield from items
        return
    at = law_on(who.on)
    if who.segment == "PMI":
        yield from items
        yield Text("urutan ahli waris PMI belum diketahui", "the order of the heirs of a PMI is not known")
        return
    order = at[_ORDER[who.programme]]
    first = first_heirs(who.programme, who.heirs, at)
    if first:
        yield from items
        names = [HEIRS[code] for code in first]
        text = Text("penerima: {names} ({law})", "received by: {names} ({law})")
        joined = Text(" dan ".join(name.id for name in names), " and ".join(name.en for name in names))
        yield text.fill(names=joined, law=order.reference)
        return
    yield from (item for item in items if not isinstance(item, Part) or item.code == "funeral")
    text = Text(
        "tanpa ahli waris: biaya pemakaman bagi yang mengurus pemakaman, selebihnya ke dana jaminan sosial ({law})",
        "no heir: the funeral benefit goes to whoever arranges the funeral, the rest to the social security "
        "fund ({law})",
    )
    yield text.fill(law=order.reference)
