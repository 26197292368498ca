"""Roll-up: figures of regions, categories or months added up; ratios computed again, never averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from pantau.core.categories import category_ancestors
from pantau.core.period import Period
from pantau.core.regions import ancestors, level
from pantau.errors import PantauError
from pantau.figures.figure import Figure
from pantau.figures.formula import BEFORE
from pantau.figures.interval import Interval
from pantau.figures.measures import MEASURES

Coarser = Callable[[Figure], Figure | None]


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
    """Add flows over the months of a period; `NotAdditive` when a stock is among them.

    The participants of January and of February are not twice as many participants.
    """
    inside = [figure for figure in figures if period.contains(figure.period)]
    stock = next((figure for figure in inside if figure.spec.kind == "stock"), None)
    if stock is not None:
        raise NotAdditive(
            f"{stock.measure} is a stock: it does not add up over time ({stock.period} lies in {period}); "
            "take the value of one date, or average_workers"
        )
    return _roll_up(inside, lambda figure: figure._replace(period=period), "period")


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
    added = {key: _total(key, _topmost(parts, dimension)) for key, parts in groups.items()}
    computed = (_recomputed(key, added) for key in ratios)
    return [*added.values(), *(one for one in computed if one is not None)]


def _blank(figure: Figure) -> Figure:
    """What the rolled-up figure is, without a value; sources are not told apart any more."""
    return figure._replace(
        value=figure.value * 0, qualifier="", total_of="", source="", precision=None, note="", row=0, unit=""
    )


def _total(key: Figure, parts: list[Figure]) -> Figure:
    sources = {part.source for part in parts}
    widened = sum((part.interval() for part in parts), Interval.exact(0))
    precision = widened.width if widened.width and widened.width.is_finite() else None
    return key._replace(
        value=sum((part.value for part in parts), key.value),
        precision=precision,
        qualifier="" if widened.width.is_finite() else "at_least",
        source=sources.pop() if len(sources) == 1 else "",
    )


def _topmost(parts: list[Figure], dimension: str) -> list[Figure]:
    """Leave out a part that another one holds: a district beside its regency, a fisher beside the vulnerable."""
    if dimension == "period":
        return parts
    above = ancestors if dimension == "region" else category_ancestors
    present = {getattr(part, dimension) for part in parts}
    return [part for part in parts if not present.intersection(above(getattr(part, dimension)))]


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
