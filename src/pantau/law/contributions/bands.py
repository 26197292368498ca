"""The income bands of BPU, whose base is also the wage of every BPU benefit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from pantau.core.money import Amount
from pantau.core.text import Text
from pantau.law.dated import Status, Value, law_on


@dataclass(frozen=True)
class Band:
    """Incomes from ``low`` to ``high`` (None: no limit) count as ``base`` (PP 44/2015 Lampiran II)."""

    low: Amount
    high: Amount | None
    base: Amount
    law: Value

    @property
    def status(self) -> Status:
        """How sure this row of the table is."""
        return self.law.status

    @property
    def reference(self) -> str:
        """The regulation that the table stands in."""
        return self.law.reference


@lru_cache(maxsize=512)
def bands(day: date) -> tuple[Band, ...]:
    """The bands in force on a day, lowest first."""
    table = law_on(day)["bpu.bands"]
    note = Text("baris tabel ini hanya dari satu sumber", "this row of the table rests on one source")
    return tuple(
        Band(
            row["low"],
            row["high"],
            row["base"],
            replace(
                table,
                unit="IDR/month",
                status=row["status"],
                number=row["base"],
                rows=(),
                note=note if row["status"] == "to_confirm" else None,
            ),
        )
        for row in table.rows
    )


def lowest_base(day: date) -> Amount:
    """The lowest base in force on a day."""
    return bands(day)[0].base


def band_of(income: Amount, day: date) -> Band:
    """The band of a declared income; an income between two printed bands raises `NotCodified`."""
    found = next((band for band in bands(day) if _holds(band, income)), None)
    if found is None:
        law_on(day).refuse("bpu.between_bands")
    return found


def _holds(band: Band, income: Amount) -> bool:
    return band.low <= income and (band.high is None or income <= band.high)
