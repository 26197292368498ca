"""How likely a death is, and what it brings the family in the mean: what `benefit` as an aim of a budget rests on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import numpy as np

from pantau.core.money import rupiah
from pantau.core.text import Text
from pantau.planning.cover import Cover
from pantau.planning.loss import standings
from pantau.planning.projection.assumptions import shipped
from pantau.planning.projection.mortality import hazard

WORKING_AGES: Final = (20, 64)
PER: Final = Decimal(1000)
_MONTHS: Final = 12


@dataclass(frozen=True)
class Hazards:
    """Deaths of 1,000 people in a year, not at work and at work; ``source`` says where they come from."""

    deaths: Decimal
    work_deaths: Decimal
    source: Text

    def to_json(self) -> dict[str, Any]:
        """The two rates for programs."""
        return {
            "deaths_per_1000": float(self.deaths),
            "work_deaths_per_1000": float(self.work_deaths),
            "source": self.source._asdict(),
        }


def hazards_of(cover: Cover, category: str = "") -> Hazards:
    """The rates of the assumptions that Pantau ships: the population table over the working ages, accidents by segment.

    An expected value, so an estimate: every age counts the same, and accidents that kill are an assumed share.
    """
    assumed = shipped()
    ages = np.arange(*WORKING_AGES, dtype=np.float64) + 0.5
    deaths = float(hazard(ages, cover.start.year).mean()) * _MONTHS * assumed["mortality.level"].mean
    accidents = assumed.of("accidents.rate", cover.segment, category).value.mean
    at_work = accidents * assumed["accidents.fatal"].mean
    text = Text(
        "tabel kematian penduduk umur {low}-{high} tahun dan asumsi kecelakaan kerja Pantau",
        "population life table, ages {low}-{high}, and the work accidents that Pantau assumes",
    )
    source = text.fill(low=WORKING_AGES[0], high=WORKING_AGES[1] - 1)
    return Hazards(_thousandths(deaths), _thousandths(at_work), source)


def expected_benefits(cover: Cover, rates: Hazards) -> tuple[int, ...]:
    """What a family may expect of 0, 1, 2, ... months of cover: the chance of a death times what is owed, in rupiah.

    An expected value, each month of it rounded. The scholarship is left out: it hangs on children.
    """
    found = [0]
    for month in standings(cover, cover.months):
        mean = rates.deaths * month.death.amount + rates.work_deaths * month.work_death.amount
        found.append(found[-1] + int(rupiah(mean / PER / _MONTHS)))
    return tuple(found)


def _thousandths(rate: float) -> Decimal:
    return Decimal(str(round(rate * 1000, 4)))
