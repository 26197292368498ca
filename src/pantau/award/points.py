"""Points from values: how each scale turns what regions bring into 0 to 100, and what a missing value gets.

Arrays hold draws by regions: the one draw of what was counted, or thousands of what could have been.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from pantau.award.scheme import Criterion

Numbers: TypeAlias = npt.NDArray[np.float64]

NOBODY_APART: Final = 50.0  # where all peers bring the same, a criterion tells nobody apart


def points(criterion: Criterion, values: Numbers) -> Numbers:
    """Points from 0 to 100 of one criterion; not a number stands for a missing value of who is not ranked."""
    given = -values if criterion.less_is_better else values
    if criterion.kind == "regulation" and criterion.scale == "min_max":
        scaled = values  # a ladder is in points already
    elif criterion.scale == "percentile":
        scaled = _percentile(given)
    elif criterion.scale == "anchors" or criterion.kind == "jury":
        scaled = _anchored(criterion, given)
    else:
        scaled = _min_max(given)
    return _filled(criterion, scaled)


def totals(criteria: Sequence[Criterion], values: Sequence[Numbers], weights: Numbers) -> Numbers:
    """Weighted sums of points by draw and region; ``weights`` are draws by criteria."""
    result = np.zeros_like(values[0])
    for place, criterion in enumerate(criteria):
        result = result + weights[:, place : place + 1] * points(criterion, values[place])
    return result


def _anchored(criterion: Criterion, given: Numbers) -> Numbers:
    low, high = float(criterion.low or 0), float(criterion.high or 0)
    if criterion.less_is_better:
        low, high = -high, -low
    return np.clip((given - low) / (high - low), 0.0, 1.0) * 100


def _min_max(given: Numbers) -> Numbers:
    """Lowest of each draw 0, highest 100."""
    low = np.min(np.where(np.isnan(given), np.inf, given), axis=1, keepdims=True)
    high = np.max(np.where(np.isnan(given), -np.inf, given), axis=1, keepdims=True)
    width = np.where(high > low, high - low, 1.0)
    scaled = (given - low) / width * 100
    same = np.broadcast_to(high <= low, given.shape)
    return np.where(same & ~np.isnan(given), NOBODY_APART, scaled)


def _percentile(given: Numbers) -> Numbers:
    """Mean rank among those who have a value, from 0 to 100."""
    from scipy.stats import rankdata  # noqa: PLC0415  heavy, and only for this scale

    known = ~np.isnan(given)
    counted = known.sum(axis=1, keepdims=True)
    ranks = rankdata(np.where(known, given, np.inf), axis=1)
    scaled = (ranks - 1) / np.maximum(counted - 1, 1) * 100
    scaled = np.where(counted > 1, scaled, NOBODY_APART)
    return np.where(known, scaled, np.nan)


def _filled(criterion: Criterion, scaled: Numbers) -> Numbers:
    """Missing values by the rule that the scheme names."""
    missing = np.isnan(scaled)
    if criterion.missing == "not_ranked" or not missing.any():
        return scaled
    known = np.where(missing.all(axis=1, keepdims=True), NOBODY_APART, scaled)
    how = np.nanmin if criterion.missing == "peer_lowest" else np.nanmedian
    stand_in = how(known, axis=1, keepdims=True)
    return np.where(missing, np.broadcast_to(stand_in, scaled.shape), scaled)
