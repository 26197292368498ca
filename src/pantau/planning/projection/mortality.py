"""Mortality: the shipped life table, read at any age, month by month, and scaled by sex."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from pantau.planning.projection.kernel import Floats

SEXES: Final = ("M", "F", "")
MONTHS: Final = 12


@cache
def life_table() -> dict[int, tuple[Floats, Floats]]:
    """By year the ages, and the chance to die within a year at each (see ``data/SOURCES.md``)."""
    found: dict[int, list[tuple[float, float]]] = {}
    with (files("pantau.planning") / "data" / "life_table.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            found.setdefault(int(row["year"]), []).append((float(row["age"]), float(row["qx"])))
    return {
        year: (np.array([age for age, _ in rows]), np.array([qx for _, qx in rows]))
        for year, rows in found.items()
    }


def hazard(age: Floats, year: int) -> Floats:
    """The force of mortality a month at exact ages, both sexes together.

    A rate of the table belongs to the middle of its year of age; between two the logarithm is drawn straight. Younger
    than the table is as its first age, older as its last; years outside of it are as its nearest.
    """
    table = life_table()
    ages, rates = table[min(max(year, min(table)), max(table))]
    forces = np.log(-np.log1p(-rates))
    return np.exp(np.interp(age, ages + 0.5, forces)) / MONTHS


_MIDDLE: Final = {
    "0-17": 17.0, "18-24": 21.5, "25-34": 30.0, "35-44": 40.0, "45-54": 50.0, "55-64": 60.0, "65+": 70.0,
}  # fmt: skip


def expected_deaths(cells: Iterable[tuple[str, str, int, float]], by_sex: Mapping[str, float]) -> float:
    """Deaths that the table expects at level 1 of months at risk: age band, sex, year, how many. Unknown ages as 40."""
    total = 0.0
    for band, sex, year, months in cells:
        force = float(hazard(np.array([_MIDDLE.get(band, 40.0)]), year)[0])
        total += months * force * by_sex.get(sex, 1.0)
    return total
