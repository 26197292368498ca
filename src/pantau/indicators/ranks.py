"""Ranks of regions that say how firm they are: which ranks are possible, and who cannot be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from pantau.core.regions import full_name
from pantau.core.text import Text
from pantau.errors import IndicatorError
from pantau.figures.interval import INFINITY
from pantau.indicators.recorded import Recorded

_FIRM: Final = Text("peringkat {rank} dari {count}, pasti", "rank {rank} of {count}, firm")
_LOOSE: Final = Text(
    "peringkat {rank} dari {count}, mungkin {best} sampai {worst}: tidak dapat dibedakan dari {others}",
    "rank {rank} of {count}, possibly {best} to {worst}: cannot be told apart from {others}",
)


class Ranked(NamedTuple):
    """A figure with its rank, 1 for the highest value, and the best and worst that the intervals leave open.

    ``like`` are the regions whose intervals meet its own; equal values share a rank.
    """

    figure: Recorded
    rank: int
    best: int
    worst: int
    like: tuple[str, ...]
    sentence: Text


class Ranking(NamedTuple):
    """All ranks, best first, and the largest groups of regions of which no two can be told apart."""

    ranks: tuple[Ranked, ...]
    groups: tuple[tuple[str, ...], ...]


def ranked(figures: Sequence[Recorded]) -> Ranking:
    """Rank figures of one measure, definition and time over regions; those without data are simply not there.

    A figure without ends is exact. `IndicatorError` when the figures are not comparable or name a region twice.
    """
    _check(figures)
    ordered = sorted(figures, key=lambda one: (-one.value, one.region))
    ends = [_ends(one) for one in ordered]
    ranks = []
    for one, (low, high) in zip(ordered, ends, strict=True):
        rank = 1 + sum(other.value > one.value for other in ordered)
        best = 1 + sum(other_low > high for other_low, _ in ends)
        worst = len(ends) - sum(other_high < low for _, other_high in ends)
        like = tuple(
            other.region
            for other, (other_low, other_high) in zip(ordered, ends, strict=True)
            if other is not one and other_low <= high and low <= other_high
        )
        ranks.append(Ranked(one, rank, best, worst, like, _said(rank, len(ends), (best, worst), like)))
    return Ranking(tuple(ranks), _groups(ordered, ends))


def _groups(
    ordered: Sequence[Recorded], ends: Sequence[tuple[Decimal, Decimal]]
) -> tuple[tuple[str, ...], ...]:
    """The largest sets of intervals that share a point: at each lower end, those that hold it."""
    found: set[frozenset[str]] = set()
    for low, _ in ends:
        holding = [one.region for one, (from_, to) in zip(ordered, ends, strict=True) if from_ <= low <= to]
        found.add(frozenset(holding))
    largest = [group for group in found if len(group) > 1 and not any(group < other for other in found)]
    place = {one.region: n for n, one in enumerate(ordered)}
    return tuple(
        sorted((tuple(sorted(group, key=place.__getitem__)) for group in largest), key=lambda g: place[g[0]])
    )


def _said(rank: int, count: int, open_: tuple[int, int], like: tuple[str, ...]) -> Text:
    if not like:
        return _FIRM.fill(rank=rank, count=count)
    others = "; ".join(map(full_name, like))
    return _LOOSE.fill(rank=rank, count=count, best=open_[0], worst=open_[1], others=others)


def _ends(one: Recorded) -> tuple[Decimal, Decimal]:
    """Its interval; open where a sum has a hole and its figure says so by a qualifier."""
    low = one.value if one.low is None else one.low
    high = one.value if one.high is None else one.high
    return (
        -INFINITY if one.qualifier in ("at_most", "about") else low,
        INFINITY if one.qualifier in ("at_least", "about") else high,
    )


def _check(figures: Sequence[Recorded]) -> None:
    kinds = {(one.measure, one.definition, one.period.text, one.group, *one[4:10]) for one in figures}
    if len(kinds) > 1:
        raise IndicatorError.of(
            id="hanya angka dengan ukuran, definisi, kelompok dan periode yang sama dapat diperingkat",
            en="only figures of one measure, definition, group and period can be ranked",
        )
    regions = [one.region for one in figures]
    if len(set(regions)) != len(regions):
        raise IndicatorError.of(
            id="satu wilayah tercantum dua kali; peringkat memerlukan satu angka per wilayah",
            en="a region is named twice; ranks need one figure a region",
        )
