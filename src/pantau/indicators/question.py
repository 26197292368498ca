"""What is asked of the ledger: a region, a time, and by what the answer is broken down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pantau.core.period import Month, Period
from pantau.core.region_years import require
from pantau.core.regions import NATION, level
from pantau.errors import IndicatorError

BREAKDOWNS: Final = ("region", "category", "segment", "sponsor", "programme", "sex", "age", "office")
COLUMNS: Final = {"age": "age_band"}  # a breakdown whose column has another name
_INNER: Final = {"nation": "province", "province": "regency", "regency": "district", "district": "village"}


@dataclass(frozen=True)
class Question:
    """Which figures are asked for.

    ``month`` is a month, a year or a range of months: stocks are those of its last month, flows those of all
    of it; asked for one month, flows of the year up to it (``span``) are answered as well. ``by`` names
    `BREAKDOWNS`; ``codes_of`` is the year whose region codes are spoken, none for those of today.
    `UnknownRegion`, `NotInThatYear` or `IndicatorError` where it cannot be asked.
    """

    region: str
    month: Period
    by: tuple[str, ...] = ()
    codes_of: int | None = None

    def __post_init__(self) -> None:
        require(self.region, self.codes_of)
        _check_breakdowns(self.by)
        start, end = Month.of(self.month.start), Month.of(self.month.end)
        if (self.month.start, self.month.end) != (start.first, end.last):
            raise IndicatorError.of(
                id=f"'{self.month}' bukan bulan penuh; tulis seperti 2024-07, 2024 atau 2024-01/2024-06",
                en=f"'{self.month}' is not whole months; write it like 2024-07, 2024 or 2024-01/2024-06",
            )

    @property
    def at(self) -> Month:
        """The month that stocks are those of: the last of what is asked for."""
        return Month.of(self.month.end)

    @property
    def span(self) -> Period:
        """The months that flows are added over: the year up to the month asked for, or the range itself."""
        first = Month(self.at.year, 1)
        if self.month.months > 1 or first == self.at:
            return self.month
        return Period.parse(f"{first}/{self.at}")

    @property
    def inner(self) -> str:
        """The level of the regions that a breakdown by region gives: one below that of the region."""
        return _INNER.get(level(self.region), "village")

    @property
    def prefix(self) -> str:
        """How the codes of the regions in it begin; empty for the nation."""
        return "" if self.region == NATION else self.region

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the ledger that ``by`` names, in its order."""
        return tuple(COLUMNS.get(one, one) for one in self.by)


def _check_breakdowns(by: tuple[str, ...]) -> None:
    for one in by:
        if one not in BREAKDOWNS:
            known = ", ".join(BREAKDOWNS)
            raise IndicatorError.of(
                id=f"'{one}' bukan rincian yang dikenal; pilih dari {known}",
                en=f"'{one}' is not a breakdown; choose from {known}",
            )
    if len(set(by)) != len(by):
        raise IndicatorError.of(
            id=f"rincian yang sama diminta dua kali ({', '.join(by)}); sebut satu kali saja",
            en=f"a breakdown is asked for twice ({', '.join(by)}); name it once",
        )
