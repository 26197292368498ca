"""JHT, old-age savings: contributions of PU and BPU. Benefits are not codified yet."""

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
