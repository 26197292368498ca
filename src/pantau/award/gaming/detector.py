"""The catalogue of detectors: each counts how often something happens, and how often it usually does.

A sign is told where the two differ by more than chance (Fisher's exact test against the usual, or a binomial test
against a known chance; the level is divided by the number of comparisons, after Bonferroni) **and** by enough to
matter. Fewer than five people are never told of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, NamedTuple

from pantau.core import catalogue
from pantau.core.notation import format_number, format_percent
from pantau.core.period import Month
from pantau.core.regions import NATION, full_name, is_region
from pantau.core.text import Text

SMALL: Final = 5  # smaller cells are withheld
Needs = Literal["contributions", "figures"]
COLUMNS: Final = ("region", "key", "cases", "of", "usual_cases", "usual_of")


class Pay(NamedTuple):
    """A person's month as detectors see it: who, when (months since year 0), where, who paid, through which office."""

    person: int
    month: int
    region: str
    payer: str = "APBD"
    office: str = ""


class Asked(NamedTuple):
    """The December (or other month) in which heads are counted, and the months that the data have."""

    counted: Month
    first: Month
    last: Month


class Tally(NamedTuple):
    """How often something happens in a region (``cases`` of ``of``), and how often it usually does.

    ``key`` is an office, a pair of payers or nothing. With ``chance`` the usual share is known without data.
    """

    region: str
    key: str
    cases: int
    of: int
    usual_cases: int = 0
    usual_of: int = 0
    chance: float | None = None

    @property
    def share(self) -> float:
        """How often it happens."""
        return self.cases / self.of if self.of else 0.0

    @property
    def usual(self) -> float:
        """How often it usually does."""
        if self.chance is not None:
            return self.chance
        return self.usual_cases / self.usual_of if self.usual_of else 0.0

    @property
    def known(self) -> bool:
        """Whether there is anything to compare with."""
        return self.of > 0 and (self.chance is not None or self.usual_of > 0)

    def by_chance(self) -> float:
        """The probability that so many or more happen, were nothing different here."""
        from scipy.stats import binom, hypergeom  # noqa: PLC0415  heavy, and needed for this only

        if self.chance is not None:
            return float(binom.sf(self.cases - 1, self.of, self.chance))
        everybody, all_cases = self.of + self.usual_of, self.cases + self.usual_cases
        return float(hypergeom.sf(self.cases - 1, everybody, all_cases, self.of))


@dataclass(frozen=True)
class Detector:
    """One sign of gaming: what it counts, what it says, and examples in which it is silent (passes) and speaks.

    ``tally`` takes rows of `Pay` (an Ibis table) or the figures of a case, and gives a table with `COLUMNS` or
    tallies. ``at_least`` is the share below which nothing is told, ``times`` how many times the usual it must be.
    """

    id: str
    title: Text
    says: Text
    ask: Text
    needs: Needs
    passes: Sequence[Any]
    fails: Sequence[Any]
    tally: Callable[[Any, Asked], Any]
    at_least: float = 0.1
    times: float = 2.0


def detector(**given: Any) -> Callable[[Callable[[Any, Asked], Any]], Detector]:
    """Make a pure function of rows or figures a detector of the catalogue."""

    def enter(tally: Callable[[Any, Asked], Any]) -> Detector:
        return Detector(tally=tally, **given)

    return enter


@cache
def detectors() -> tuple[Detector, ...]:
    """All detectors, in the order of their modules."""
    from pantau.award.gaming import entries  # noqa: PLC0415  # they are made with what stands above

    return catalogue.discover(entries, Detector)


class Sign(NamedTuple):
    """What to ask a region about, with the counts and the probability that it is chance."""

    detector: Detector
    tally: Tally
    by_chance: float

    @property
    def sentence(self) -> Text:
        """What was counted, in words."""
        one = self.tally
        place = full_name(one.region) if is_region(one.region) and one.region != NATION else "Indonesia"
        numbers = {name: _both(getattr(one, name), format_number) for name in ("cases", "of")}
        shares = {name: _share(getattr(one, name)) for name in ("share", "usual")}
        return self.detector.says.fill(place=place, key=one.key, **numbers, **shares)


class Signs(NamedTuple):
    """All signs, the least likely chance first; how many comparisons were made, and how many cells were too small."""

    told: tuple[Sign, ...]
    compared: int
    withheld: int


def signs(found: Iterable[tuple[Detector, Sequence[Tally]]], level: float = 0.01) -> Signs:
    """What is more than chance and enough to matter."""
    pairs = [(one, tally) for one, tallies in found for tally in tallies]
    comparable = [(one, tally) for one, tally in pairs if tally.known]
    large = [(one, tally) for one, tally in comparable if tally.cases >= SMALL]
    told = []
    for one, tally in large:
        striking = tally.share >= one.at_least and tally.share >= one.times * tally.usual
        chance = tally.by_chance() if striking else 1.0
        if chance * len(comparable) <= level:
            told.append(Sign(one, tally, chance))
    told.sort(key=lambda each: (each.by_chance, -each.tally.cases, each.tally.region, each.tally.key))
    small = sum(0 < tally.cases < SMALL for _, tally in comparable)
    return Signs(tuple(told), len(comparable), small)


def month_index(month: Month) -> int:
    """A month as `Pay` counts it."""
    return month.year * 12 + month.number


def _both(value: int, write: Callable[..., str]) -> Text:
    return Text(write(value, "id"), write(value, "en"))


def _share(value: float) -> Text:
    from decimal import Decimal  # noqa: PLC0415

    return _both(round(Decimal(repr(value * 100)), 1 if value < 0.1 else 0), format_percent)  # type: ignore[arg-type]
