"""JP, pension: contributions of PU, and the monthly pension."""

from __future__ import annotations

from decimal import Decimal

from pantau.core.money import Amount, greatest, least, percent_of
from pantau.core.text import Text
from pantau.law.rule import rule

_MONTHS_OF_A_YEAR = Decimal(12)


@rule("pu_jp", title=Text("Iuran JP, PU", "JP contribution, PU"), law="PP 45/2015 Pasal 28 dan 29")
def pu_jp(wage: Amount, rate: Amount, cap: Amount) -> Amount:
    """The share of one of the two who pay, of the wage up to its cap."""
    return percent_of(rate, least(wage, cap))


@rule(
    "jp_pension",
    title=Text("JP, pensiun sebulan", "JP, monthly pension"),
    law="PP 45/2015 Pasal 17 dan 18",
    unit="IDR/month",
)
def jp_pension(
    average_wage: Amount, months: Amount, accrual: Amount, share: Amount, minimum: Amount, maximum: Amount
) -> Amount:
    """1 % x (months paid / 12) x the average indexed wage x the share of who receives it, within bounds."""
    earned = percent_of(share, percent_of(accrual, average_wage * months)) / _MONTHS_OF_A_YEAR
    return greatest(least(earned, maximum), minimum)
