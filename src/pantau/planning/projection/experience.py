"""What happened so far, and what it teaches: own experience weighed against what was assumed.

First all of a segment is believed as far as its events allow; then each category as far as categories differ among
themselves (Bühlmann and Straub), so that a small one leans on its segment and a large one stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pantau.core.text import Text
from pantau.planning.projection.assumptions import Assumptions
from pantau.planning.projection.credibility import Uncertain, between
from pantau.planning.projection.mortality import MONTHS
from pantau.planning.projection.seasons import Seen, seasons

Where = tuple[str, str]
_SOURCE: Final = Text("{n} bulan buku besar, {k} kejadian", "{n} months of the ledger, {k} events")
_LEAST_CV: Final = 0.1  # categories of a segment are never taken to be all alike: ten percent apart


class Counted(NamedTuple):
    """Of one segment and category over the months seen: people and months at risk, and what happened to them."""

    member_months: float
    entries: float
    lapses: float
    accidents: float


@dataclass(frozen=True)
class Experience:
    """The months seen, counts by (segment, category), deaths and those that the table expects at level 1.

    ``opening``: members when the projection begins, of whom entries are said as so many a month. ``by_month``: of
    ``entries`` and ``lapses`` what each month brought, against what was expected at the mean rate.
    """

    months: int
    counted: Mapping[Where, Counted]
    deaths: float = 0.0
    deaths_expected: float = 0.0
    opening: Mapping[Where, float] = field(default_factory=dict)
    by_month: Mapping[str, Sequence[Seen]] = field(default_factory=dict)


class _Kind(NamedTuple):
    """One rate: its events and what they are counted against, by category; whether it is a chance."""

    name: str
    events: dict[Where, float]
    against: dict[Where, float]
    bounded: bool


def learned(assumed: Assumptions, seen: Experience) -> Assumptions:
    """The assumptions after experience: mortality, accidents, lapses and entries, each by its own credibility."""
    if seen.deaths_expected > 0:
        level = assumed["mortality.level"].after_events(seen.deaths, seen.deaths_expected)
        assumed = assumed.with_value("mortality.level", level, _source(seen, seen.deaths))
    for name, months in seen.by_month.items():
        found = seasons(months)
        told = _source(seen, sum(one.events for one in months))
        assumed = assumed.with_season(name, found.factors, told)
        assumed = assumed.with_value(f"{name}.monthly", Uncertain(found.remaining), told)
    for kind in _kinds(seen):
        for segment in sorted({one for one, _ in kind.against}):
            assumed = _of_segment(assumed, seen, kind, segment)
    return assumed


def _kinds(seen: Experience) -> Iterator[_Kind]:
    counted = {where: one for where, one in seen.counted.items() if one.member_months > 0}
    months = {where: one.member_months for where, one in counted.items()}
    yield _Kind("lapses.rate", {where: one.lapses for where, one in counted.items()}, months, bounded=True)
    years = {where: many / MONTHS for where, many in months.items()}
    yield _Kind(
        "accidents.rate", {where: one.accidents for where, one in counted.items()}, years, bounded=False
    )
    usual = {where: seen.opening.get(where, 0.0) * seen.months or many for where, many in months.items()}
    yield _Kind("entries.rate", {where: one.entries for where, one in counted.items()}, usual, bounded=False)


def _of_segment(assumed: Assumptions, seen: Experience, kind: _Kind, segment: str) -> Assumptions:
    inside = [where for where in kind.against if where[0] == segment]
    events, against = (sum(found[where] for where in inside) for found in (kind.events, kind.against))
    common = _after(assumed.of(kind.name, segment).value, events, against, bounded=kind.bounded)
    swings = _swings(assumed, seen, kind)
    assumed = assumed.with_value(kind.name, _wider(common, swings), _source(seen, events), (segment, ""))
    expected = [common.mean * kind.against[where] for where in inside]
    apart = max(between([kind.events[where] for where in inside], expected), _LEAST_CV)
    prior = Uncertain(common.mean, (apart**2 + common.cv**2) ** 0.5)
    for where in inside:
        if where[1]:
            own = _after(prior, kind.events[where], kind.against[where], bounded=kind.bounded)
            assumed = assumed.with_value(
                kind.name, _wider(own, swings), _source(seen, kind.events[where]), where
            )
    return assumed


def _swings(assumed: Assumptions, seen: Experience, kind: _Kind) -> float:
    """How far what was seen may have been good or bad years and months: their cv over the root of their number."""
    name = kind.name.removesuffix(".rate")
    if (f"{name}.volatility", "", "") not in assumed.by_key:
        return 0.0
    of_years = assumed[f"{name}.volatility"].mean ** 2 / max(seen.months / MONTHS, 1.0)
    of_months = assumed[f"{name}.monthly"].mean ** 2 / max(seen.months, 1)
    return float((of_years + of_months) ** 0.5)


def _wider(one: Uncertain, swings: float) -> Uncertain:
    return Uncertain(one.mean, (one.cv**2 + swings**2) ** 0.5)


def _after(prior: Uncertain, events: float, against: float, *, bounded: bool) -> Uncertain:
    return prior.after_trials(events, against) if bounded else prior.after_events(events, against)


def _source(seen: Experience, events: float) -> str:
    told = _SOURCE.fill(n=seen.months, k=round(events))
    return f"{told.id} ({told.en})"
