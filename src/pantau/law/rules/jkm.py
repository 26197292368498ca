"""JKM, death that is not work-related: contributions, and the parts of the package."""

from __future__ import annotations

from pantau.core.money import Amount, percent_of
from pantau.core.text import Text
from pantau.law.rule import rule

_LAW = "PP 82/2019 Pasal 34"


@rule("pu_jkm", title=Text("Iuran JKM, PU", "JKM contribution, PU"), law="PP 44/2015 Pasal 18")
def pu_jkm(wage: Amount, rate: Amount, pay: Amount) -> Amount:
    """A percentage of the monthly wage, without a limit; the employer pays."""
    return percent_of(pay, percent_of(rate, wage))


@rule("bpu_jkm", title=Text("Iuran JKM, BPU", "JKM contribution, BPU"), law="PP 44/2015 Lampiran II")
def bpu_jkm(flat: Amount, pay: Amount) -> Amount:
    """The same amount in every band."""
    return percent_of(pay, flat)


@rule("jkm_lump_sum", title=Text("JKM, santunan sekaligus", "JKM, lump sum"), law=_LAW)
def jkm_lump_sum(lump_sum: Amount, memberships: Amount) -> Amount:
    """A fixed amount for each membership."""
    return lump_sum * memberships


@rule("jkm_periodic", title=Text("JKM, santunan berkala", "JKM, periodic benefit"), law=_LAW)
def jkm_periodic(monthly: Amount, months: Amount, memberships: Amount) -> Amount:
    """So much a month for so many months, payable at once, for each membership."""
    return monthly * months * memberships


@rule("jkm_funeral", title=Text("JKM, biaya pemakaman", "JKM, funeral"), law=_LAW)
def jkm_funeral(funeral: Amount, times: Amount) -> Amount:
    """A fixed amount, once or for each membership."""
    return funeral * times
