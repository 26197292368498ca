"""What the scores could have been: draws of weights, of figures within what they can be, of definitions.

Weights come from a Dirichlet distribution around the weights of the scheme. A figure is drawn evenly from the
interval that it stands for (rounding, a survey's denominator), with the normal error that its criterion states; what
a jury says with the standard error of its members. Every draw takes one published definition for all regions. The
generator is an argument: the same seed gives the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from pantau.award.contest import Contest
from pantau.award.measured import Measured
from pantau.award.points import Numbers, totals
from pantau.award.scheme import Criterion

SOURCES: Final = ("weights", "data", "definition")


def drawn_scores(
    contest: Contest, draws: int, generator: np.random.Generator, sources: Sequence[str] = SOURCES
) -> Numbers:
    """Scores by draw and region, the discount taken off; ``sources`` name what is varied."""
    criteria = contest.scheme.criteria
    values = [_values(contest, one, draws, generator, sources) for one in criteria]
    result: Numbers = totals(criteria, values, _weights(contest, draws, generator, sources)) * contest.factors
    return result


def _weights(contest: Contest, draws: int, generator: np.random.Generator, sources: Sequence[str]) -> Numbers:
    set_weights = np.array([float(one) for one in contest.scheme.weights])
    if "weights" not in sources:
        return np.broadcast_to(set_weights, (draws, len(set_weights)))
    weights = np.zeros((draws, len(set_weights)))
    counted = set_weights > 0  # a criterion without weight stays without
    spread = float(contest.scheme.rules.weight_spread)
    weights[:, counted] = generator.dirichlet(set_weights[counted] * spread, size=draws)
    return weights


def _values(
    contest: Contest,
    criterion: Criterion,
    draws: int,
    generator: np.random.Generator,
    sources: Sequence[str],
) -> Numbers:
    """What the regions could bring to one criterion."""
    of = usable_variants(contest, criterion) if "definition" in sources else (criterion.definition,)
    columns = [_drawn(criterion, brought(contest, criterion, one), draws, generator, sources) for one in of]
    if len(columns) == 1:
        return columns[0]
    chosen = generator.integers(len(columns), size=draws)
    return np.stack(columns)[chosen, np.arange(draws)]


def _drawn(
    criterion: Criterion,
    told: Sequence[Measured],
    draws: int,
    generator: np.random.Generator,
    sources: Sequence[str],
) -> Numbers:
    value = np.array([np.nan if one.value is None else float(one.value) for one in told])
    if "data" not in sources:
        return np.broadcast_to(value, (draws, len(value)))
    low, high = value.copy(), value.copy()
    for place, one in enumerate(told):
        if one.interval is not None and one.interval.width.is_finite():
            low[place], high[place] = float(one.interval.low), float(one.interval.high)
    spread = np.array([one.spread for one in told]) + np.abs(value) * float(criterion.error) / 100
    result: Numbers = low + generator.random((draws, len(value))) * (high - low)
    if np.any(spread > 0):
        result = result + generator.standard_normal(result.shape) * spread
    if criterion.kind == "jury":
        result = np.clip(result, float(criterion.low or 0), float(criterion.high or 0))
    return result


def brought(contest: Contest, criterion: Criterion, definition: str) -> list[Measured]:
    """What every region brings to one criterion under one definition."""
    if definition == criterion.definition:
        return [contest.brought[region, criterion.code] for region in contest.regions]
    return [contest.variants[region, criterion.code, definition] for region in contest.regions]


def usable_variants(contest: Contest, criterion: Criterion) -> tuple[str, ...]:
    """The definitions for which every region with a value has one: else a change of definition would hit a few."""
    has = [one.value is not None for one in brought(contest, criterion, criterion.definition)]
    return tuple(
        definition
        for definition in criterion.variants
        if all(
            one.value is not None or not known
            for one, known in zip(brought(contest, criterion, definition), has, strict=True)
        )
    )


def under_definition(contest: Contest, chosen: Mapping[str, str]) -> Numbers:
    """The scores with other definitions of some criteria (by code), all else as counted."""
    criteria = contest.scheme.criteria
    weights = np.array([[float(one) for one in contest.scheme.weights]])
    values = []
    for one in criteria:
        told = brought(contest, one, chosen.get(one.code, one.definition))
        values.append(np.array([[np.nan if each.value is None else float(each.value) for each in told]]))
    result: Numbers = totals(criteria, values, weights)[0] * contest.factors
    return result
