"""What comes on top when somebody pays late."""

from __future__ import annotations

from pantau.core.money import Amount, percent_of
from pantau.core.text import Text
from pantau.law.rule import rule


@rule("late_fine", title=Text("Denda keterlambatan iuran", "Fine on a late contribution"), law="PP 44/2015")
def late_fine(contribution: Amount, fine: Amount, months: Amount) -> Amount:
    """So many percent of the contribution for each month of delay."""
    return percent_of(fine, contribution * months)
