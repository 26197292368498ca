"""JKK, work accident: contributions of PU and BPU, and benefits by the wage that counts."""

from __future__ import annotations

from pantau.core.money import Amount, greatest, least, percent_of
from pantau.core.text import Text
from pantau.law.rule import rule

_LAW = "PP 82/2019 Lampiran III"


@rule("pu_jkk", title=Text("Iuran JKK, PU", "JKK contribution, PU"), law="PP 44/2015 Pasal 16(1)")
def pu_jkk(wage: Amount, rate: Amount, pay: Amount) -> Amount:
    """A percentage of the monthly wage by risk class, without a limit; the employer pays."""
    return percent_of(pay, percent_of(rate, wage))


@rule("bpu_jkk", title=Text("Iuran JKK, BPU", "JKK contribution, BPU"), law="PP 44/2015 Lampiran II")
def bpu_jkk(base: Amount, rate: Amount, pay: Amount) -> Amount:
    """One percent of the base of the income band."""
    return percent_of(pay, percent_of(rate, base))


@rule("jkk_death", title=Text("JKK, santunan kematian", "JKK, death"), law=_LAW)
def jkk_death(wage: Amount, share: Amount, wages: Amount, floor: Amount) -> Amount:
    """60 % x 80 wages, at least the lump sum of JKM."""
    return greatest(percent_of(share, wages * wage), floor)


@rule(
    "jkk_total_disability", title=Text("JKK, cacat total tetap", "JKK, total permanent disability"), law=_LAW
)
def jkk_total_disability(wage: Amount, share: Amount, wages: Amount) -> Amount:
    """70 % x 80 wages."""
    return percent_of(share, wages * wage)


@rule(
    "jkk_partial_disability",
    title=Text("JKK, cacat sebagian anatomis", "JKK, partial disability, anatomical"),
    law=_LAW,
)
def jkk_partial_disability(wage: Amount, disability: Amount, wages: Amount) -> Amount:
    """The percentage of the table x 80 wages."""
    return percent_of(disability, wages * wage)


@rule(
    "jkk_functional_disability",
    title=Text("JKK, cacat sebagian fungsi", "JKK, partial disability, functional"),
    law=_LAW,
)
def jkk_functional_disability(
    wage: Amount, disability: Amount, function_lost: Amount, wages: Amount
) -> Amount:
    """The part of the function that is lost x the percentage of the table x 80 wages."""
    return percent_of(function_lost, percent_of(disability, wages * wage))


@rule(
    "jkk_temporary_disability",
    title=Text("JKK, sementara tidak mampu bekerja (STMB)", "JKK, temporarily unable to work (STMB)"),
    law=_LAW,
)
def jkk_temporary_disability(wage: Amount, share: Amount, months: Amount) -> Amount:
    """A share of the wage for so many months."""
    return percent_of(share, wage * months)


@rule("jkk_periodic", title=Text("JKK, santunan berkala", "JKK, periodic benefit"), law=_LAW)
def jkk_periodic(monthly: Amount, months: Amount) -> Amount:
    """So much a month for so many months, payable at once."""
    return monthly * months


@rule("jkk_funeral", title=Text("JKK, biaya pemakaman", "JKK, funeral"), law=_LAW)
def jkk_funeral(funeral: Amount) -> Amount:
    """A fixed amount."""
    return funeral


@rule("jkk_care", title=Text("JKK, perawatan", "JKK, care"), law=_LAW)
def jkk_care(cost: Amount, share: Amount) -> Amount:
    """What the care costs, as medically needed, without a limit."""
    return percent_of(share, cost)


@rule("jkk_reimbursement", title=Text("JKK, penggantian biaya", "JKK, costs reimbursed"), law=_LAW)
def jkk_reimbursement(cost: Amount, cap: Amount) -> Amount:
    """What the receipts say, up to a limit."""
    return least(cost, cap)


@rule("jkk_prosthesis", title=Text("JKK, orthosis dan prothesis", "JKK, orthoses and prostheses"), law=_LAW)
def jkk_prosthesis(price: Amount, extra: Amount) -> Amount:
    """The price of the government's rehabilitation hospital and so many percent on top."""
    return price + percent_of(extra, price)
