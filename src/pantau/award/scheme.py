"""The scheme of an award: what is judged, how much it counts, and every rule, as data with its version and source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from pantau.core.period import Period
from pantau.core.text import Text

Kind = Literal["figure", "regulation", "jury"]
Scale = Literal["min_max", "anchors", "percentile"]
Missing = Literal["peer_lowest", "peer_median", "not_ranked"]
Combine = Literal["mean", "median", "trimmed"]

HUNDRED: Final = Decimal(100)
NONE_LISTED: Final = "none"  # the rung of a ladder for a region that lists no regulation at all

STATUSES: Final = {
    "official": Text("resmi", "official"),
    "draft": Text("rancangan", "draft"),
    "example": Text("contoh", "example"),
}
SCALES: Final = {
    "min_max": Text(
        "terendah dalam kelompok sebanding = 0, tertinggi = 100",
        "lowest of the peer group = 0, highest = 100",
    ),
    "anchors": Text(
        "{low} = 0, {high} = 100, di luarnya dipotong", "{low} = 0, {high} = 100, cut off outside"
    ),
    "percentile": Text(
        "persentil dalam kelompok sebanding: terendah = 0, tertinggi = 100",
        "percentile in the peer group: lowest = 0, highest = 100",
    ),
}
MISSING: Final = {
    "peer_lowest": Text(
        "dinilai seperti yang terendah dalam kelompoknya", "scored as the lowest of its peer group"
    ),
    "peer_median": Text("dinilai seperti nilai tengah kelompoknya", "scored as the median of its peer group"),
    "not_ranked": Text("wilayah tidak diberi peringkat", "the region is not ranked"),
}
COMBINES: Final = {
    "mean": Text("rata-rata anggota", "mean of the members"),
    "median": Text("nilai tengah anggota", "median of the members"),
    "trimmed": Text(
        "rata-rata tanpa nilai tertinggi dan terendah", "mean without the highest and the lowest mark"
    ),
}


@dataclass(frozen=True)
class Criterion:
    """One thing that is judged: where its value comes from, its scale, its weight in percent, its gate.

    A ``figure`` is one measure, divided by another (``per``) or taken as its change against the year before
    (``change``). A ``regulation`` is worth the points of its stage (``ladder``). A ``jury`` marks on ``low`` to
    ``high``. ``definitions`` are other published definitions of the same thing, tried for how firm a rank is.
    ``error`` is a relative standard error in percent that the figures do not show themselves (of a survey, say).
    ``at_least`` and ``at_most`` are a gate: who is outside is not ranked.
    """

    code: str
    title: Text
    weight: Decimal
    kind: Kind = "figure"
    measure: str = ""
    per: str = ""
    category: str = ""
    segment: str = ""
    programme: str = ""
    sponsor: str = ""
    definition: str = ""
    definitions: tuple[str, ...] = ()
    change: bool = False
    less_is_better: bool = False
    scale: Scale = "min_max"
    low: Decimal | None = None
    high: Decimal | None = None
    missing: Missing = "peer_lowest"
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    error: Decimal = Decimal(0)
    ladder: Mapping[str, Decimal] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    combine: Combine = "mean"

    @property
    def variants(self) -> tuple[str, ...]:
        """The definition that counts, then the others that are tried."""
        return tuple(dict.fromkeys((self.definition, *self.definitions)))


@dataclass(frozen=True)
class Rules:
    """What holds for all criteria.

    ``peers`` are the columns that make a peer group; ``ties`` the criteria that decide, in turn, between equal
    scores. ``sure`` is how probable (percent) it must be that A is above B before a rank says so.
    ``weight_spread`` is how firmly the weights are meant: the concentration of a Dirichlet distribution around
    them. ``juror_spread`` is what one member's mark may be off where no second member shows it.
    """

    peers: tuple[str, ...] = ("level",)
    ties: tuple[str, ...] = ()
    decimals: int = 2
    sure: Decimal = Decimal(90)
    weight_spread: Decimal = Decimal(100)
    juror_spread: Decimal = Decimal(10)
    disagreement: Decimal = Decimal(25)


@dataclass(frozen=True)
class Quality:
    """What a finding against a region's figures takes off its score, in percent of the score, at most ``most``.

    ``contested``: of a figure that cannot be right, the less favourable of what is stated and what is expected
    counts. ``signal`` is for a sign of gaming; 0 asks about it and takes nothing off.
    """

    error: Decimal = Decimal(5)
    warning: Decimal = Decimal(1)
    question: Decimal = Decimal(0)
    signal: Decimal = Decimal(0)
    most: Decimal = Decimal(30)
    contested: Literal["less_favourable", "as_stated"] = "less_favourable"


@dataclass(frozen=True)
class Scheme:
    """A versioned sheet of criteria; weights come from ``source`` and are never those of the software."""

    id: str
    title: Text
    version: str
    valid_from: date
    source: str
    status: Literal["official", "draft", "example"]
    period: Period
    criteria: tuple[Criterion, ...]
    rules: Rules = Rules()
    quality: Quality = Quality()

    def criterion(self, code: str) -> Criterion:
        """One criterion by its code."""
        return next(one for one in self.criteria if one.code == code)

    @property
    def weights(self) -> tuple[Decimal, ...]:
        """The weights as shares of one."""
        return tuple(one.weight / HUNDRED for one in self.criteria)
