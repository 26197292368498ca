"""Roll-up: figures of regions, categories or months added up; ratios computed again, never averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from pantau.core.categories import category_ancestors
from pantau.core.period import Period
from pantau.core.regions import ancestors, level
from pantau.errors import PantauError
from pantau.figures.figure import Figure
from pantau.figures.formula import BEFORE
from pantau.figures.interval import Interval
from pantau.figures.measures import MEASURES

Coarser = Callable[[Figure], Figure | None]

_PERSONS = "counts persons, and one who is counted in two periods is one person"
_NOT_OVER_TIME: Final = {
    "average_workers": "is an average",
    "ever_covered_workers": _PERSONS,
    "short_cover_workers": _PERSONS,
    "paid_twice_workers": _PERSONS,
    "paid_after_death": _PERSONS,
}  # flows that add up over regions and categories only


class NotAdditive(PantauError):
    """Figures that do not add up were asked to; the message says which and why."""


def by_region(figures: Iterable[Figure], to: str) -> list[Figure]:
    """Add figures up to a level of regions: ``nation``, ``province``, ``regency`` or ``district``.

    Stocks and flows are added; ratios are computed again from their added parts; what has no parts in
    ``figures`` is left out. Where a region and one below it both speak, the finer ones are not added again.
    """
    return _roll_up(figures, lambda figure: _region_at(figure, to), "region")


def by_category(figures: Iterable[Figure]) -> list[Figure]:
    """Add the worker categories up to all; a parent category stands for its children."""
    return _roll_up(
        figures, lambda figure: figure._replace(category="") if figure.category else None, "category"
    )


def by_time(figures: Iterable[Figure], period: Period) -> list[Figure]:
    """Add flows over the months of a period; a period that another one holds is not added again.

    `NotAdditive` when a stock, an average or a count of persons is among them, for the participants of
    January and of February are not twice as many participants; also when two periods overlap in part or
    one period has two values.
    """
    inside = [figure for figure in figures if period.contains(figure.period)]
    for figure in inside:
        _must_add_over_time(figure, period)
    return _roll_up(inside, lambda figure: figure._replace(period=period), "period")


def _must_add_over_time(figure: Figure, period: Period) -> None:
    if figure.spec.kind == "stock":
        why, instead = "is a stock", "take the value of one date"
    elif figure.measure in _NOT_OVER_TIME:
        why, instead = _NOT_OVER_TIME[figure.measure], f"take the value of the whole of {period}"
        if figure.measure == "average_workers":
            instead = f"divide the worker_months of {period} by its months ({period.months})"
    else:
        return
    raise NotAdditive(
        f"{figure.measure} {why}: it does not add up over time ({figure.period} lies in {period}); {instead}"
    )


def _roll_up(figures: Iterable[Figure], coarser: Coarser, dimension: str) -> list[Figure]:
    groups: defaultdict[Figure, list[Figure]] = defaultdict(list)
    ratios: dict[Figure, None] = {}
    for figure in figures:
        place = coarser(figure)
        if place is None:
            continue
        key = _blank(place)
        if figure.spec.adds_up:
            groups[key].append(figure)
        elif figure.spec.formulas:
            ratios[key] = None
    totals = ((key, _total(key, _topmost(parts, dimension))) for key, parts in groups.items())
    added = {key: total for key, total in totals if total is not None}
    computed = (_recomputed(key, added) for key in ratios)
    return [*added.values(), *(one for one in computed if one is not None)]


def _blank(figure: Figure) -> Figure:
    """What the rolled-up figure is, without a value; sources are not told apart any more."""
    return figure._replace(
        value=figure.value * 0, qualifier="", total_of="", source="", precision=None, note="", row=0, unit=""
    )


def _total(key: Figure, parts: list[Figure]) -> Figure | None:
    """The figure whose interval is the sum of those of its parts; none where that says nothing at all."""
    bounds = sum((part.interval() for part in parts), Interval.exact(0))
    below, above = bounds.low.is_finite(), bounds.high.is_finite()
    if not below and not above:
        return None
    sources = {part.source for part in parts}
    return key._replace(
        value=key.value + bounds.middle,
        precision=(bounds.width or None) if below and above else None,
        qualifier="at_least" if not above else "at_most" if not below else "",
        source=sources.pop() if len(sources) == 1 else "",
    )


def _topmost(parts: list[Figure], dimension: str) -> list[Figure]:
    """Leave out a part that another one holds: a district beside its regency, a fisher beside the vulnerable."""
    if dimension == "period":
        return _longest(parts)
    above = ancestors if dimension == "region" else category_ancestors
    present = {getattr(part, dimension) for part in parts}
    return [part for part in parts if not present.intersection(above(getattr(part, dimension)))]


def _longest(parts: list[Figure]) -> list[Figure]:
    """Leave out a part whose period another one holds, a month beside its year; two may not cross."""
    kept: list[Figure] = []
    for part in sorted(parts, key=lambda part: (part.period.start, -part.period.end.toordinal())):
        if not kept or kept[-1].period.end < part.period.start:
            kept.append(part)
            continue
        last, what = kept[-1], f"{part.measure} of {part.region}"
        if not last.period.contains(part.period):
            raise NotAdditive(
                f"{what}: {last.period} and {part.period} overlap, and adding them counts the days that they "
                "share twice; leave one of them out"
            )
        if part.period.contains(last.period) and part.interval() != last.interval():
            raise NotAdditive(
                f"{what} has two values for {part.period}, {last.value} and {part.value}, and adding them "
                "counts it twice; leave one of them out"
            )
    return kept


def _recomputed(key: Figure, added: dict[Figure, Figure]) -> Figure | None:
    """A ratio from its added parts; none where a part is missing or the formula needs another period."""
    for formula in MEASURES[key.measure].formulas:
        if any(name.endswith(BEFORE) for name in formula.inputs):
            continue
        parts = [added.get(_blank(key._replace(measure=name))) for name in formula.inputs]
        if all(part is not None for part in parts):
            result = formula.apply(tuple(part.interval() for part in parts if part is not None))
            if result.width.is_finite():
                return key._replace(value=result.middle, precision=result.width or None)
    return None


def _region_at(figure: Figure, to: str) -> Figure | None:
    for code in (figure.region, *ancestors(figure.region)):
        if level(code) == to:
            return figure._replace(region=code) if code != figure.region else figure
    return None
