"""How far a figure may go before a review asks: settings of the plausibility checks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Limits:
    """Limits of plausibility; what the law fixes is in `pantau.law`.

    ``mean_benefit`` bounds claims over cases of programmes other than JKM: from the lowest monthly pension
    (PP 45/2015 art. 18) to 500 million rupiah, the range that monitoring works with. ``wage`` bounds what a
    wage earner's contribution may imply, where the wage is not said: from the lowest base of the BPU table up;
    ``usual_wage`` where even the segment is not said.
    """

    jump_percent: Decimal = Decimal(25)
    jump_percent_per_year: Decimal = Decimal(25)
    mean_benefit: tuple[Decimal, Decimal] = (Decimal(300_000), Decimal(500_000_000))
    wage: tuple[Decimal, Decimal] = (Decimal(1_000_000), Decimal(50_000_000))
    usual_wage: tuple[Decimal, Decimal] = (Decimal(1_000_000), Decimal(15_000_000))
