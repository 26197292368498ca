"""JHT, old-age savings: contributions of PU and BPU, and what is paid out."""

from __future__ import annotations

from pantau.core.money import Amount, percent_of
from pantau.core.text import Text
from pantau.law.rule import rule


@rule("pu_jht", title=Text("Iuran JHT, PU", "JHT contribution, PU"), law="PP 46/2015")
def pu_jht(wage: Amount, rate: Amount) -> Amount:
    """The share of one of the two who pay, of the whole wage."""
    return percent_of(rate, wage)


@rule("bpu_jht", title=Text("Iuran JHT, BPU", "JHT contribution, BPU"), law="PP 46/2015")
def bpu_jht(base: Amount, rate: Amount) -> Amount:
    """Two percent of the base of the income band."""
    return percent_of(rate, base)


@rule("jht_payout", title=Text("JHT, saldo", "JHT, balance"), law="PP 46/2015; Permenaker 4/2022")
def jht_payout(balance: Amount, share: Amount) -> Amount:
    """So many percent of the contributions and their yield."""
    return percent_of(share, balance)


@rule("contributions_paid", title=Text("Iuran yang telah dibayar", "Contributions paid"), law="PP 46/2015")
def contributions_paid(monthly: Amount, months: Amount, share: Amount) -> Amount:
    """So many percent of the same contribution in so many months, without yield."""
    return percent_of(share, monthly * months)
