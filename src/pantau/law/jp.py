"""JP, pension: contributions of PU. Benefits are not codified yet."""

from __future__ import annotations

from pantau.core.money import Amount, least, percent_of
from pantau.core.text import Text
from pantau.law.rule import rule


@rule("pu_jp", title=Text("Iuran JP, PU", "JP contribution, PU"), law="PP 45/2015 Pasal 28 dan 29")
def pu_jp(wage: Amount, rate: Amount, cap: Amount) -> Amount:
    """The share of one of the two who pay, of the wage up to its cap."""
    return percent_of(rate, least(wage, cap))
