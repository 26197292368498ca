"""What comes out: bands by year and month for each scenario, members by group, sex and age, with what was assumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np

from pantau.core.ledger_tables import AGE_BANDS
from pantau.core.text import Language
from pantau.planning.projection.assumptions import Assumptions
from pantau.planning.projection.kernel import Array, Floats
from pantau.planning.projection.measures import MEASURES
from pantau.planning.projection.members import Members
from pantau.planning.projection.mortality import MONTHS, SEXES
from pantau.planning.projection.run import Horizon, Run

LEVELS: Final = (0.1, 0.25, 0.5, 0.75, 0.9)  # the 80 % band, the 50 % band, the middle
COLUMNS: Final = (
    "scenario", "period", "measure", "unit", "category", "segment", "sponsor", "sex", "age_band", "expected",
    "low80", "low50", "median", "high50", "high80",
)  # fmt: skip
_YEARS_OF_BANDS: Final = (0, 18, 25, 35, 45, 55, 65, 200)


class Band(NamedTuple):
    """The mean, and between which numbers one half and four fifths of the paths are; None where nothing is drawn."""

    expected: float | None
    low80: float | None = None
    low50: float | None = None
    median: float | None = None
    high50: float | None = None
    high80: float | None = None


@dataclass(frozen=True)
class Outlook:
    """Scenarios side by side; the first is what the others are compared with."""

    held: Members
    assumed: Assumptions
    horizon: Horizon
    runs: tuple[Run, ...]
    seed: int
    source: str = ""

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The years of the projection: calendar years where it begins in January, else spans of twelve months."""
        start = self.horizon.start
        firsts = [start.plus(year * MONTHS) for year in range(self.horizon.years)]
        if start.number == 1:
            return tuple(str(one.year) for one in firsts)
        return tuple(f"{one}/{one.plus(MONTHS - 1)}" for one in firsts)

    def yearly(self, run: Run, measure: str) -> list[Band]:
        """A measure by year."""
        return _bands(_by_year(run.mean, measure), _by_year(run.paths, measure) if run.paths else None)

    def monthly(self, run: Run, measure: str) -> list[Band]:
        """A measure by month; a ratio has none, for one month says nothing."""
        return _bands(run.mean[measure], run.paths[measure] if run.paths else None)

    def whole(self, run: Run, measure: str) -> Band:
        """A sum or a ratio over all years."""
        return _bands(_in_all(run.mean, measure), _in_all(run.paths, measure) if run.paths else None)[0]

    def drawn(self, run: Run, measure: str) -> Array:
        """Paths x years of a measure."""
        return _by_year(run.paths, measure)

    def ages(self, run: Run) -> Iterator[tuple[str, int, str, str, float]]:
        """Expected members at the end of each year: year, place of the group, sex, age band, how many."""
        for year, name in enumerate(self.years):
            month = (year + 1) * MONTHS - 1
            age = (month + 0.5 - run.births) / MONTHS
            band = np.searchsorted(_YEARS_OF_BANDS, age, side="right") - 1
            key = (run.cell_group * len(SEXES) + run.cell_sex) * len(AGE_BANDS) + band
            sums = np.bincount(key, run.at_risk[month])
            for place in np.flatnonzero(sums):
                rest, band_place = divmod(int(place), len(AGE_BANDS))
                group, sex = divmod(rest, len(SEXES))
                yield name, group, SEXES[sex], AGE_BANDS[band_place], float(sums[place])

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """`COLUMNS`: every measure by year and by month, then expected members by group, sex and age."""
        for run in self.runs:
            code = run.scenario.code
            for measure, told in MEASURES.items():
                for period, band in zip(self.years, self.yearly(run, measure), strict=True):
                    yield (code, period, measure, told.unit, *[""] * 5, *map(_whole, band))
                if measure in run.mean:
                    for month, band in zip(self.horizon.months, self.monthly(run, measure), strict=True):
                        yield (code, str(month), measure, told.unit, *[""] * 5, *map(_whole, band))
            for year, place, sex, age, many in self.ages(run):
                group = self.held.groups[place]
                where = (group.category, group.segment, group.sponsor, sex, age)
                yield (code, year, "members", "people", *where, round(many, 1), *[None] * 5)

    def to_json(self, language: Language) -> dict[str, Any]:
        """Everything by year, with what was assumed, on which law, and by which seed."""
        horizon = self.horizon
        return {
            "start": str(horizon.start),
            "years": list(self.years),
            "paths": horizon.paths,
            "seed": self.seed,
            "source": self.source,
            "members": self.held.total,
            "groups": [_group(group, language) for group in self.held.groups],
            "scenarios": [self._run(run, language) for run in self.runs],
            "assumptions": self.assumed.to_json(language),
            "law": list(self.runs[0].law.references),
            "notes": [note.say(language) for note in self.runs[0].law.notes],
        }

    def _run(self, run: Run, language: Language) -> dict[str, Any]:
        measures = {
            name: {
                "title": told.title.say(language),
                "unit": told.unit,
                "years": [_said(band) for band in self.yearly(run, name)],
            }
            for name, told in MEASURES.items()
        }
        names = ("year", "group", "sex", "age_band", "members")
        return {
            "code": run.scenario.code,
            "title": run.scenario.title.say(language),
            "measures": measures,
            "ages": [dict(zip(names, (*one[:4], round(one[4], 1)), strict=True)) for one in self.ages(run)],
        }


def _group(group: Any, language: Language) -> dict[str, Any]:
    return {**group._asdict(), "income": int(group.income), "title": group.title.say(language)}


def _by_year(months: dict[str, Array], measure: str) -> Floats:
    if measure == "ratio":
        return _ratio(_by_year(months, "claims"), _by_year(months, "contributions"))
    values = np.asarray(months[measure], float)
    shaped = values.reshape(*values.shape[:-1], -1, MONTHS)
    return np.asarray(shaped[..., -1] if MEASURES[measure].state else shaped.sum(axis=-1))


def _in_all(months: dict[str, Array], measure: str) -> Floats:
    if measure == "ratio":
        return _ratio(_in_all(months, "claims"), _in_all(months, "contributions"))
    values = np.asarray(months[measure], float)
    found = values[..., -1:] if MEASURES[measure].state else values.sum(axis=-1, keepdims=True)
    return np.asarray(found)


def _ratio(claims: Floats, contributions: Floats) -> Floats:
    """In percent; not a number where nothing was paid in."""
    nothing = np.full(claims.shape, np.nan)
    return np.asarray(np.divide(100 * claims, contributions, out=nothing, where=contributions > 0))


def _bands(mean: Floats, paths: Floats | None) -> list[Band]:
    if paths is None:
        return [Band(_number(one)) for one in mean]
    drawn = np.quantile(paths, LEVELS, axis=0)
    return [Band(_number(one), *map(_number, column)) for one, column in zip(mean, drawn.T, strict=True)]


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _whole(value: float | None) -> float | int | None:
    """Rounded at the edge: to whole people and rupiah above a hundred, else to two places."""
    if value is None:
        return None
    return round(value) if abs(value) >= 100 else round(value, 2)


def _said(band: Band) -> dict[str, float | int | None]:
    return {name: _whole(value) for name, value in band._asdict().items()}
