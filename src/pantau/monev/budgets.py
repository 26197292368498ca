"""A budget line for the contributions of workers: amounts from plan to realisation, people, months and rate."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from pantau.core.period import Month
from pantau.core.text import Text

AmountStage = Literal["planned", "allocated", "revised", "realised"]

AMOUNTS: Final[dict[AmountStage, Text]] = {
    "planned": Text("direncanakan", "planned"),
    "allocated": Text("anggaran", "allocated"),
    "revised": Text("anggaran perubahan", "revised"),
    "realised": Text("realisasi", "realised"),
}


@dataclass(frozen=True)
class BudgetLine:
    """What a region sets aside for a category from one source in one year.

    ``rate`` is the monthly contribution of one worker that it was planned with; ``first_month`` the month from
    which it pays (January where not said).
    """

    id: str
    region: str
    year: int
    source: str
    category: str = ""
    segment: str = "BPU"
    programmes: str = "JKK+JKM"
    planned: Decimal | None = None
    allocated: Decimal | None = None
    revised: Decimal | None = None
    realised: Decimal | None = None
    persons: int | None = None
    months: int | None = None
    rate: Decimal | None = None
    first_month: Month | None = None
    regulation: str = ""
    note: str = ""
    version: int = 0

    @property
    def stage(self) -> AmountStage | None:
        """How far it has come: the newest of plan, allocation and revision that is known."""
        known: tuple[AmountStage, ...] = ("revised", "allocated", "planned")
        return next((one for one in known if getattr(self, one) is not None), None)

    @property
    def available(self) -> Decimal | None:
        """The amount it may spend: as revised, else as allocated, else as planned."""
        amount: Decimal | None = getattr(self, self.stage) if self.stage else None
        return amount

    @property
    def starts(self) -> Month:
        """The first month that it pays."""
        return self.first_month or Month(self.year, 1)
