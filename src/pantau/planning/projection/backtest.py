"""Held against what happened: how often the 80 % band of an earlier projection contained it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, NamedTuple

import numpy as np

from pantau.core.notation import format_interval
from pantau.core.period import Month
from pantau.core.text import Language, Text
from pantau.planning.projection.kernel import Array
from pantau.planning.projection.measures import MEASURES
from pantau.planning.projection.words import said

COMPARED: Final = ("members", "entries", "lapses", "deaths", "contributions", "claims")
PROMISED: Final = 80
_SHARE: Final = Text(
    "{inside} dari {all} hasil berada dalam kisaran 80 %; yang diharapkan sekitar {promised} dari 100.",
    "{inside} of {all} outcomes lay within the 80% band; about {promised} of 100 are expected.",
)
_FEW: Final = Text(
    "Sejauh hasilnya saling lepas, tingkat yang sebenarnya {range}: terlalu sedikit untuk menilai lebih tajam.",
    "As far as the outcomes are apart from one another, the true rate is {range}: too few to judge it more sharply.",
)
_LEAST_TO_JUDGE: Final = 100


class Outcome(NamedTuple):
    """What was projected and what happened: a measure over the months after ``origin``."""

    origin: Month
    measure: str
    low80: float
    median: float
    high80: float
    actual: float

    @property
    def inside(self) -> bool:
        """Whether the band contained it."""
        return self.low80 <= self.actual <= self.high80


@dataclass(frozen=True)
class Backtest:
    """The outcomes of several projections over so many months each."""

    months: int
    outcomes: tuple[Outcome, ...]

    @property
    def share(self) -> float:
        """The percentage of outcomes inside their band."""
        return 100 * sum(one.inside for one in self.outcomes) / len(self.outcomes)

    def interval(self) -> tuple[float, float]:
        """Between which percentages the true rate is, with 95 % (Clopper and Pearson)."""
        from scipy.special import betaincinv  # noqa: PLC0415  heavy, and needed here alone

        k, n = sum(one.inside for one in self.outcomes), len(self.outcomes)
        low = float(betaincinv(k, n - k + 1, 0.025)) if k else 0.0
        high = float(betaincinv(k + 1, n - k, 0.975)) if k < n else 1.0
        return 100 * low, 100 * high

    def sentences(self, language: Language) -> list[str]:
        """How often, and how much that says."""
        inside = sum(one.inside for one in self.outcomes)
        told = [_SHARE.fill(inside=inside, all=len(self.outcomes), promised=PROMISED)]
        if len(self.outcomes) < _LEAST_TO_JUDGE:
            low, high = (Decimal(round(one)) for one in self.interval())
            told.append(
                _FEW.fill(range=Text(*(format_interval(low, high, "percent", one) for one in ("id", "en"))))
            )
        return [one.say(language) for one in told]

    def to_json(self, language: Language) -> dict[str, Any]:
        """Every outcome, and how often."""
        return {
            "months": self.months,
            "inside_percent": round(self.share, 2),
            "outcomes": [
                {**one._asdict(), "origin": str(one.origin), "inside": one.inside} for one in self.outcomes
            ],
            "sentences": self.sentences(language),
        }

    def rows(self) -> list[tuple[Text, ...]]:
        """A line an outcome: origin, measure, band, what happened, whether inside."""
        yes, no = Text("ya", "yes"), Text("tidak", "no")
        return [
            (
                Text(str(one.origin), str(one.origin)),
                MEASURES[one.measure].title,
                said(one.measure, one.low80),
                said(one.measure, one.high80),
                said(one.measure, one.actual),
                yes if one.inside else no,
            )
            for one in self.outcomes
        ]


def outcomes(
    origin: Month, paths: Mapping[str, Array], months: int, actual: Mapping[str, float]
) -> Iterable[Outcome]:
    """The first months of a projection against what happened in them; a state as at their end, else their sum."""
    for measure in COMPARED:
        if measure in actual:
            low, middle, high = np.quantile(_over(paths[measure], months, measure), (0.1, 0.5, 0.9))
            yield Outcome(origin, measure, float(low), float(middle), float(high), actual[measure])


def _over(paths: Array, months: int, measure: str) -> Array:
    return np.asarray(paths[:, months - 1] if MEASURES[measure].state else paths[:, :months].sum(axis=1))


def compared(parts: Sequence[Iterable[Outcome]], months: int) -> Backtest:
    """Several projections together."""
    return Backtest(months, tuple(one for part in parts for one in part))
