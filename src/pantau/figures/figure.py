"""The figure: one number with its meaning, and the interval that it stands for."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from pantau.core.period import Period
from pantau.figures.interval import INFINITY, ZERO, Interval
from pantau.figures.measures import MEASURES, Measure

ABOUT = Decimal("0.05")  # FORMATS section 1: "about" widens the interval to 5 %


class Figure(NamedTuple):
    """One number that somebody reported, that rows record or that the law requires (FORMATS section 1).

    ``row`` is where it stands in its file, as an editor or a spreadsheet shows it.
    """

    region: str
    measure: str
    period: Period
    value: Decimal
    category: str = ""
    segment: str = ""
    programme: str = ""
    sponsor: str = ""
    qualifier: str = ""
    total_of: str = ""
    basis: str = "reported"
    source: str = ""
    unit: str = ""
    definition: str = ""
    group: str = ""
    precision: Decimal | None = None
    note: str = ""
    row: int = 0

    @property
    def spec(self) -> Measure:
        """The entry of its measure in the catalogue."""
        return MEASURES[self.measure]

    def interval(self) -> Interval:
        """What the printed value can stand for (FORMATS section 1, rounding).

        A ratio or change is rounded at its last printed digit; a count or an amount is exact unless it
        carries a precision; a qualifier widens it.
        """
        if self.precision is None and not self.qualifier and not MEASURES[self.measure].rounded:
            return Interval(self.value, self.value)
        half = self._half()
        if not self.qualifier:
            return Interval.around(self.value, half) if half else Interval(self.value, self.value)
        if self.qualifier == "about":
            return Interval.around(self.value, max(half, abs(self.value) * ABOUT))
        if self.qualifier in ("more_than", "at_least"):
            return Interval(self.value, self.value + self.precision if self.precision else INFINITY)
        floor = -INFINITY if self.spec.signed else min(ZERO, self.value)
        return Interval(self.value - self.precision if self.precision else floor, self.value)

    def _half(self) -> Decimal:
        if self.precision is not None:
            return self.precision / 2
        if self.spec.rounded:
            exponent = self.value.as_tuple().exponent
            return Decimal((0, (5,), min(int(exponent), 0) - 1))
        return ZERO
