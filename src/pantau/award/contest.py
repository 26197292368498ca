"""A contest: regions of one peer group with what they bring to every criterion, and who is outside and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

import numpy as np

from pantau.award.jury import Jury
from pantau.award.measured import Evidence, Measured, measured_for, unit_of
from pantau.award.points import Numbers, points
from pantau.award.quality import NOTHING_OFF, Discount
from pantau.award.scheme import Criterion, Scheme
from pantau.core import regions as places
from pantau.core.notation import format_value
from pantau.core.text import Text

_BELOW: Final = Text(
    "{title}: {value}, syaratnya paling sedikit {gate}", "{title}: {value}, the gate is at least {gate}"
)
_ABOVE: Final = Text(
    "{title}: {value}, syaratnya paling banyak {gate}", "{title}: {value}, the gate is at most {gate}"
)
_UNSHOWN: Final = Text(
    "{title}: tidak ada angka, syaratnya tidak terbukti",
    "{title}: no figure, so the gate is not shown to be passed",
)
_NOT_RANKED: Final = Text("{title}: tidak ada angka", "{title}: there is no figure")
_DOUBTFUL: Final = Text(
    "{title}: {value} memenuhi syarat {gate}, tetapi kisaran angkanya sampai ke luar syarat itu",
    "{title}: {value} passes the gate of {gate}, but what the figure can be reaches outside it",
)
_NEARLY: Final = Text(
    "; kisaran angkanya sampai ke dalam syarat itu, mintalah angka yang lebih teliti",
    "; what the figure can be reaches inside the gate: ask for a more exact one",
)
LEVELS: Final = {
    "province": Text("provinsi", "provinces"),
    "regency": Text("kabupaten", "regencies"),
    "city": Text("kota", "cities"),
}


class Peer(NamedTuple):
    """A contestant with what makes its peer group."""

    region: str
    zone: str = ""
    fiscal: str = ""

    def group(self, columns: Sequence[str]) -> tuple[str, ...]:
        """Its values in the columns that make a peer group."""
        return tuple(self.part(one) for one in columns)

    def part(self, column: str) -> str:
        """Its value in one of these columns."""
        if column == "level":
            return level_of(self.region)
        if column == "province":
            return self.region[:2]
        return self.zone if column == "zone" else self.fiscal


def level_of(region: str) -> str:
    """Province, regency or city."""
    here = places.region(region)
    return "city" if here.kind == "kota" else here.level


@dataclass(frozen=True)
class Contest:
    """One peer group of a scheme. ``outside`` are regions that are not ranked, with every reason."""

    scheme: Scheme
    group: tuple[str, ...]
    regions: tuple[str, ...]
    brought: Mapping[tuple[str, str], Measured]
    variants: Mapping[tuple[str, str, str], Measured] = field(default_factory=dict)
    discounts: Mapping[str, Discount] = field(default_factory=dict)
    outside: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    doubts: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)

    @property
    def ranked(self) -> tuple[str, ...]:
        """The regions that get a rank."""
        return tuple(one for one in self.regions if one not in self.outside)

    @property
    def title(self) -> Text:
        """How the peer group is called."""
        if not self.group:
            return Text("semua wilayah", "all regions")
        said = [_called(*pair) for pair in zip(self.scheme.rules.peers, self.group, strict=True)]
        return Text(*(", ".join(one.say(each) for one in said) for each in ("id", "en")))

    def discount(self, region: str) -> Discount:
        """What is taken off a region's score."""
        return self.discounts.get(region, NOTHING_OFF)

    @property
    def factors(self) -> Numbers:
        """What is left of each region's score."""
        return np.array([float(self.discount(one).factor) for one in self.regions])

    def values(self, code: str) -> Numbers:
        """What the regions bring to one criterion, as the one draw of what was counted."""
        return np.array([[_number(self.brought[region, code].value) for region in self.regions]])

    def points(self) -> Numbers:
        """The points of every region (rows) for every criterion (columns)."""
        columns = [points(one, self.values(one.code))[0] for one in self.scheme.criteria]
        return np.array(columns).T

    def scores(self) -> Numbers:
        """The score of every region, the discount taken off."""
        weights = np.array([float(each) for each in self.scheme.weights])
        result: Numbers = (self.points() @ weights) * self.factors
        return result


def contests(
    scheme: Scheme,
    peers: Sequence[Peer],
    evidence: Evidence,
    jury: Jury,
    taken_off: Mapping[str, Discount],
) -> list[Contest]:
    """The peer groups, in order, each with what its regions bring."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for peer in sorted(peers):
        groups.setdefault(peer.group(scheme.rules.peers), []).append(peer.region)
    return [
        _contest(scheme, (group, tuple(names)), evidence, jury, taken_off)
        for group, names in sorted(groups.items())
    ]


def _contest(
    scheme: Scheme,
    of: tuple[tuple[str, ...], tuple[str, ...]],
    evidence: Evidence,
    jury: Jury,
    taken_off: Mapping[str, Discount],
) -> Contest:
    group, regions = of
    brought, variants = {}, {}
    outside: dict[str, tuple[Text, ...]] = {}
    doubts: dict[str, tuple[Text, ...]] = {}
    for region in regions:
        for criterion in scheme.criteria:
            one = measured_for(region, criterion, evidence, jury, scheme)
            brought[region, criterion.code] = one
            for definition in criterion.variants[1:]:
                variants[region, criterion.code, definition] = evidence.value(
                    region, criterion, definition, scheme
                )
            out, doubt = _gate(criterion, one)
            outside |= {region: (*outside.get(region, ()), *out)} if out else {}
            doubts |= {region: (*doubts.get(region, ()), *doubt)} if doubt else {}
    off = {region: taken_off[region] for region in regions if region in taken_off}
    return Contest(scheme, group, regions, brought, variants, off, outside, doubts)


def _gate(criterion: Criterion, one: Measured) -> tuple[list[Text], list[Text]]:
    """Why a region is outside, and where passing the gate is in doubt."""
    least, most, unit = criterion.at_least, criterion.at_most, unit_of(criterion)
    if one.value is None:
        if least is not None or most is not None:
            return [_UNSHOWN.fill(title=criterion.title)], []
        return ([_NOT_RANKED.fill(title=criterion.title)] if criterion.missing == "not_ranked" else []), []
    out, doubt = [], []
    for gate, text, sign in ((least, _BELOW, 1), (most, _ABOVE, -1)):
        if gate is None or one.interval is None:
            continue
        ends = (one.interval.low, one.interval.high)
        worst, best = ends if sign > 0 else ends[::-1]
        told = {"title": criterion.title, "value": said(one.value, unit), "gate": said(gate, unit)}
        if sign * (one.value - gate) < 0:
            reason = text.fill(**told)
            nearly = _NEARLY if sign * (best - gate) >= 0 else Text("", "")
            out.append(Text(reason.id + nearly.id, reason.en + nearly.en))
        elif sign * (worst - gate) < 0:
            doubt.append(_DOUBTFUL.fill(**told))
    return out, doubt


def said(value: Decimal, unit: str) -> Text:
    """A value in its unit, in both languages; what was computed is cut to what is worth reading."""
    shown = value if value == round(value, 2) else round(value, 2)
    return Text(format_value(shown, unit, "id"), format_value(shown, unit, "en"))


def _called(column: str, value: str) -> Text:
    if column == "level":
        return LEVELS[value]
    if column == "province":
        name = places.region(value).name
        return Text(name, name)
    if column == "fiscal":
        return Text("kapasitas fiskal {value}", "fiscal capacity {value}").fill(value=value or "?")
    return Text("zona {value}", "zone {value}").fill(value=value or "?")


def _number(value: Decimal | None) -> float:
    return float("nan") if value is None else float(value)
