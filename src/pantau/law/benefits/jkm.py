"""JKM, death that is not work-related: the package, the waiting time of BPU, and the scholarship."""

from __future__ import annotations

from dataclasses import dataclass

from pantau.core.money import Amount
from pantau.core.text import Text
from pantau.law.answer import Items, apply
from pantau.law.benefits import pmi
from pantau.law.benefits.scholarship import scholarship_parts
from pantau.law.claim import Claimant
from pantau.law.dated import At, Value, law_on
from pantau.law.rules.jkm import jkm_funeral, jkm_lump_sum, jkm_periodic

_WAITING = "jkm.bpu_waiting_months"


@dataclass(frozen=True)
class Membership:
    """What decides how much of the JKM package is owed; ``months_paid`` None: not said."""

    segment: str
    months_paid: int | None = None
    memberships: int = 1


def benefit_parts(who: Claimant) -> Items:
    """What JKM owes after a death."""
    at = law_on(who.on)
    if who.memberships > 1 and (who.segment == "PMI" or who.memberships > 2):
        at.refuse("jkm.more_memberships")
    if who.segment == "PMI":
        yield from pmi.jkm_parts(who)
        return
    yield from death_parts(Membership(who.segment, who.months_paid, who.memberships), at)
    if who.children:
        yield from _scholarship(who, at)


def death_parts(who: Membership, at: At) -> Items:
    """The package after a death, or the funeral alone for a BPU who paid for too few months."""
    many, funeral, waiting = Amount(who.memberships), at["jkm.funeral"], _waiting(who, at)
    if waiting is not None and who.months_paid is not None and who.months_paid < waiting.number:
        paid = Text("iuran dibayar {paid} bulan", "{paid} months were paid").fill(paid=who.months_paid)
        facts = (paid,)
        yield from apply(
            jkm_funeral, "funeral", also=(waiting,), facts=facts, funeral=funeral, times=Amount(1)
        )
    else:
        barely = waiting is not None and bool(waiting.number) and who.months_paid == waiting.number
        also = (
            (waiting,) if waiting is not None and barely else ()
        )  # the exact test of three months is not known
        yield from apply(jkm_lump_sum, "lump_sum", also=also, lump_sum=at["jkm.lump_sum"], memberships=many)
        monthly, months = at["jkm.periodic_monthly"], at["jkm.periodic_months"]
        yield from apply(jkm_periodic, "periodic", monthly=monthly, months=months, memberships=many)
        times = at["jkm.funerals_two_memberships"] if who.memberships == 2 else many
        yield from apply(jkm_funeral, "funeral", funeral=funeral, times=times)
    yield from _cautions(who, waiting)


def _waiting(who: Membership, at: At) -> Value | None:
    """The months that a BPU must have paid; None for others, and where enough are paid under either law.

    Raises `NotCodified` where it decides and the day of the change is not known.
    """
    if who.segment != "BPU":
        return None
    if at.unknown(_WAITING) is not None:
        entries = at.parameters[_WAITING].entries
        later = next(entry for entry in entries if isinstance(entry, Value) and entry.since > at.day)
        if who.months_paid is None or who.months_paid >= later.number:
            return later
    return at[_WAITING]


def _cautions(who: Membership, waiting: Value | None) -> Items:
    if who.months_paid == 0:
        yield Text(
            "belum ada iuran yang dibayar: JKM mensyaratkan kepesertaan yang aktif pada hari meninggal",
            "no contribution was paid: JKM requires an active membership on the day of the death",
        )
    if waiting is not None and waiting.number and who.months_paid is None:
        text = Text(
            "bulan iuran tidak disebut: dianggap {months} atau lebih; di bawah itu hanya pemakaman ({law})",
            "months paid are not said: {months} or more are assumed; below, only the funeral ({law})",
        )
        yield text.fill(months=waiting.number, law=waiting.reference)


def _scholarship(who: Claimant, at: At) -> Items:
    needed = at["scholarship.jkm_months_paid"]
    slots = {"months": needed.number, "law": needed.reference, "paid": who.months_paid}
    if who.months_paid is not None and who.months_paid < needed.number:
        text = Text(
            "tanpa beasiswa: iuran dibayar {paid} bulan, disyaratkan {months} ({law})",
            "no scholarship: {paid} months are paid, {months} are required ({law})",
        )
        yield text.fill(**slots)
        return
    yield from scholarship_parts(who, at, (needed,))
    text = Text(
        "beasiswa JKM mensyaratkan {months} bulan iuran ({law}); belum diketahui apakah harus berturut-turut",
        "a JKM scholarship requires {months} months paid ({law}); whether in a row is not known",
    )
    if who.months_paid is None:
        text = Text(
            "bulan iuran tidak disebut: dianggap {months} atau lebih, syarat beasiswa JKM ({law})",
            "months paid are not said: {months} or more are assumed, as a JKM scholarship requires ({law})",
        )
    yield text.fill(**slots)
