"""JKM, death that is not work-related: contributions, and the package that is owed."""

from __future__ import annotations

from dataclasses import dataclass

from pantau.core.money import HUNDRED, Amount, percent_of
from pantau.core.text import Text
from pantau.law.answer import Items, priced
from pantau.law.dated import At
from pantau.law.rule import rule


@rule("pu_jkm", title=Text("Iuran JKM, PU", "JKM contribution, PU"), law="PP 44/2015 Pasal 18")
def pu_jkm(wage: Amount, rate: Amount, pay: Amount = HUNDRED) -> Amount:
    """A percentage of the monthly wage, without a limit; the employer pays."""
    return percent_of(pay, percent_of(rate, wage))


@rule("bpu_jkm", title=Text("Iuran JKM, BPU", "JKM contribution, BPU"), law="PP 44/2015 Lampiran II")
def bpu_jkm(flat: Amount, pay: Amount = HUNDRED) -> Amount:
    """The same amount in every band."""
    return percent_of(pay, flat)


@rule("jkm_lump_sum", title=Text("JKM, santunan sekaligus", "JKM, lump sum"), law="PP 82/2019 Pasal 34")
def jkm_lump_sum(lump_sum: Amount, memberships: Amount) -> Amount:
    """A fixed amount for each membership."""
    return lump_sum * memberships


@rule("jkm_periodic", title=Text("JKM, santunan berkala", "JKM, periodic benefit"), law="PP 82/2019 Pasal 34")
def jkm_periodic(monthly: Amount, months: Amount, memberships: Amount) -> Amount:
    """So much a month for so many months, payable at once, for each membership."""
    return monthly * months * memberships


@rule("jkm_funeral", title=Text("JKM, biaya pemakaman", "JKM, funeral"), law="PP 82/2019 Pasal 34")
def jkm_funeral(funeral: Amount, times: Amount) -> Amount:
    """A fixed amount, once or for each membership."""
    return funeral * times


@dataclass(frozen=True)
class Membership:
    """What decides how much of the JKM package is owed; ``months_paid`` None: not said."""

    segment: str
    months_paid: int | None = None
    memberships: int = 1


def death_parts(who: Membership, at: At) -> Items:
    """The package after a death, or the funeral alone for a BPU who paid for too few months."""
    many = Amount(who.memberships)
    funeral, waiting = at["jkm.funeral"], at["jkm.bpu_waiting_months"]
    if is_short(who, at):
        yield from priced(jkm_funeral, "funeral", jkm_funeral(funeral.number, Amount(1)), (funeral, waiting))
    else:
        lump, monthly, months = at["jkm.lump_sum"], at["jkm.periodic_monthly"], at["jkm.periodic_months"]
        yield from priced(jkm_lump_sum, "lump_sum", jkm_lump_sum(lump.number, many), (lump,))
        amount = jkm_periodic(monthly.number, months.number, many)
        yield from priced(jkm_periodic, "periodic", amount, (monthly, months))
        twice = (at["jkm.funerals_two_memberships"],) if who.memberships == 2 else ()
        times = twice[0].number if twice else many
        yield from priced(jkm_funeral, "funeral", jkm_funeral(funeral.number, times), (funeral, *twice))
    yield from _cautions(who, at)


def is_short(who: Membership, at: At) -> bool:
    """Whether a BPU paid for fewer months than the whole package takes (Permenaker 1/2025)."""
    waiting = at["jkm.bpu_waiting_months"].number
    return who.segment == "BPU" and who.months_paid is not None and who.months_paid < waiting


def _cautions(who: Membership, at: At) -> Items:
    waiting = at["jkm.bpu_waiting_months"]
    if who.segment == "BPU" and waiting.number and who.months_paid is None:
        text = Text(
            "bulan iuran tidak disebut: dianggap {months} atau lebih; di bawah itu hanya pemakaman ({law})",
            "months paid are not said: {months} or more are assumed; below, only the funeral ({law})",
        )
        yield text.fill(months=waiting.number, law=waiting.reference)
    unsure = who.memberships == 2 or (who.segment == "BPU" and (who.months_paid or 0) < waiting.number)
    if at.day.replace(day=1) == waiting.since and waiting.number and unsure:
        yield Text(
            "hari mulai berlakunya Permenaker 1/2025 pada Februari 2025 tidak diketahui; dianggap 1 Februari",
            "the day in February 2025 when Permenaker 1/2025 took effect is not known; 1 February is assumed",
        )
