"""Which rows a question is about, as expressions: those of its region under any year's codes, and of its months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, Final

from pantau.core.region_years import NEW_PROVINCES, recorded_codes
from pantau.core.regions import NATION
from pantau.indicators.question import Question

# How long a code must be so that the regions of a level can be told apart in every year's list: a village may
# have moved from one district to another, a regency from one province (of `_MOVED`) to another.
_WIDTH: Final = {"province": 2, "regency": 5, "district": 13, "village": 13}
_MOVED: Final = tuple(sorted({code for one in NEW_PROVINCES for code in (one.code, one.cut_from)}))


def in_region(column: Any, question: Question) -> Any:
    """Whether a row's region code lies in the region that is asked for; rows above it do not."""
    codes = recorded_codes(question.region, question.codes_of)
    if codes.inside == (NATION,):
        return column.notnull()
    # Ranges, so that an engine can skip the parts of a sorted file: "/" sorts next after "."
    ranges = [(column >= code) & (column < f"{code}/") for code in codes.inside]
    inside = reduce(or_, ranges)
    for width, outside in _by_width(codes.outside).items():
        inside &= column.left(width).notin(outside)
    return inside


def region_key(column: Any, question: Question) -> Any:
    """The code cut so short that there are few of them and each lies in one inner region of every year."""
    width = _WIDTH[question.inner]
    if width > 2:
        return column.left(width)
    return column.left(2).isin(_MOVED).ifelse(column.left(5), column.left(2))


def _by_width(codes: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for code in codes:
        found[len(code)].append(code)
    return found
