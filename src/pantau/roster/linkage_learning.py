"""Learning without labels: how often each level is met among pairs of one person, by expectation maximisation.

The steps and the figures are those of a training session of Splink with u held still. Here they are taken on counted
patterns without a database, for Splink takes a second to prepare them, whatever the number of pairs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from pantau.roster.linkage_model import Comparison, Weights

_ROUNDS: Final = 15
_CLOSE: Final = 0.001  # no share moves further: it is learnt
_NEVER_SEEN: Final = 1e-6
_LEAST: Final = 1e-12

Patterns = Mapping[tuple[str | None, ...], int]
"""How many pairs have the same level in each comparison; none where it is not known."""
Shares = dict[str, dict[str, float]]


class Lesson(NamedTuple):
    """What pairs taught: m by comparison and level, for levels that were seen or are fixed; the share of matches."""

    m: Shares
    matched: float


def learn(
    patterns: Patterns,
    comparisons: Sequence[Comparison],
    start: Mapping[str, Mapping[str, Weights]],
    matched: float,
) -> Lesson:
    """Learn m from the patterns of these comparisons, from the weights and the share of matches at the start."""
    m = {one.code: {code: weights.m for code, weights in start[one.code].items()} for one in comparisons}
    for _ in range(_ROUNDS):
        met, again = _expected(patterns, m, start, matched)
        learnt = {one.code: _maximised(one, m[one.code], met[one.code]) for one in comparisons}
        moved = max(
            abs(learnt[code][level] - share) for code, levels in m.items() for level, share in levels.items()
        )
        moved, m, matched = max(moved, abs(again - matched)), learnt, again
        if moved < _CLOSE:
            break
    kept = {
        one.code: {
            code: m[one.code][code] for code in m[one.code] if code in met[one.code] or one.level(code).fixed
        }
        for one in comparisons
    }
    return Lesson(kept, matched)


def _expected(
    patterns: Patterns, m: Shares, start: Mapping[str, Mapping[str, Weights]], matched: float
) -> tuple[Shares, float]:
    """How many matches are expected in each level that was met, and what share of all pairs they are."""
    codes = list(m)
    met: Shares = {code: {} for code in codes}
    before = matched / max(1 - matched, _LEAST)
    total = 0.0
    for pattern, pairs in patterns.items():
        odds = before
        for code, level in zip(codes, pattern, strict=True):
            if level is not None:
                odds *= m[code][level] / start[code][level].u
        matches = pairs * odds / (1 + odds)
        total += matches
        for code, level in zip(codes, pattern, strict=True):
            if level is not None:
                met[code][level] = met[code].get(level, 0.0) + matches
    return met, total / sum(patterns.values())


def _maximised(one: Comparison, before: Mapping[str, float], met: Mapping[str, float]) -> dict[str, float]:
    total = max(sum(met.values()), _LEAST)
    return {
        code: share if one.level(code).fixed else met[code] / total if code in met else _NEVER_SEEN
        for code, share in before.items()
    }
