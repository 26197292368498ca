"""What is asked of an allocation: groups, pots of money, conditions, and what is to be made as large as possible."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import cached_property
from typing import Final, TypeAlias

from pantau.core.categories import category_ancestors, category_title
from pantau.core.money import written
from pantau.core.regions import NATION, ancestors, full_name
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.planning.buys_told import people_said, rupiah_said
from pantau.planning.cover import Cover
from pantau.planning.gap import Gap
from pantau.planning.hazards import Hazards
from pantau.planning.sources import ALL

POOREST: Final = "miskin_ekstrem"
AIMS: Final = {
    "people": Text("sebanyak mungkin orang terlindungi", "as many people covered as possible"),
    "worker_months": Text("sebanyak mungkin orang-bulan", "as many worker-months as possible"),
    "benefit": Text(
        "manfaat yang diharapkan keluarga sebesar mungkin", "the largest expected benefit to families"
    ),
    "poorest": Text("pekerja miskin ekstrem lebih dahulu", "workers in extreme poverty first"),
}


@dataclass(frozen=True)
class Scope:
    """A region and what lies in it, a category and what lies in it; empty category: all."""

    region: str = NATION
    category: str = ""

    def holds(self, gap: Gap) -> bool:
        """Whether a group lies in it."""
        inside = self.region in (gap.region, *ancestors(gap.region))
        return inside and (
            not self.category or self.category in (gap.category, *category_ancestors(gap.category))
        )

    @property
    def title(self) -> Text:
        """The scope in words."""
        group = category_title(self.category) if self.category else Text("semua kelompok", "all categories")
        return Text("{group}, {region}", "{group}, {region}").fill(group=group, region=full_name(self.region))


@dataclass(frozen=True)
class Pot:
    """Money of one source for one region, the categories it may pay, and how many months a person gets from it."""

    source: str
    region: str
    amount: int
    pays: tuple[str, ...] = (ALL,)
    months: tuple[int, int] = (1, 12)

    @property
    def title(self) -> Text:
        """The pot in words."""
        source = SPONSORS.get(self.source, Text(self.source, self.source))
        return Text("{source} {region}", "{source} of {region}").fill(
            source=source, region=full_name(self.region)
        )

    @property
    def told(self) -> Text:
        """Its ceiling as a condition."""
        text = Text("{pot} paling banyak {amount}", "{pot}: {amount} at most")
        return text.fill(pot=self.title, amount=rupiah_said(self.amount))


@dataclass(frozen=True)
class Limit:
    """At least or at most so many people of a scope newly covered, or so much coverage of it in percent."""

    scope: Scope
    at_least: bool
    people: int | None = None
    coverage: Decimal | None = None

    def wanted(self, eligible: int, covered: int) -> int:
        """The limit as people newly covered, where so many are eligible and so many covered already."""
        if self.coverage is None:
            return self.people or 0
        share = self.coverage * eligible / 100
        if self.at_least:
            return max(int(share.to_integral_value(ROUND_CEILING)) - covered, 0)
        return max(int(share) - covered, 0)

    @property
    def told(self) -> Text:
        """The condition in words."""
        how = Text("paling sedikit", "at least") if self.at_least else Text("paling banyak", "at most")
        if self.coverage is None:
            what = Text("{how} {people} baru", "{how} {people} newly covered")
            said = what.fill(how=how, people=people_said(self.people or 0))
        else:
            what = Text("cakupan {how} {share} persen", "coverage {how} {share} percent")
            said = what.fill(how=how, share=written(self.coverage))
        return Text("{scope}: {said}", "{scope}: {said}").fill(scope=self.scope.title, said=said)


@dataclass(frozen=True)
class First:
    """Money that may pay a category in a region pays nobody else there until this share of it is covered."""

    category: str
    region: str
    share: Decimal = Decimal(100)

    @property
    def told(self) -> Text:
        """The condition in words."""
        text = Text(
            "{group} di {region} lebih dahulu, sampai {share} persen dari yang belum terlindungi",
            "{group} in {region} first, up to {share} percent of those not covered",
        )
        return text.fill(
            group=category_title(self.category), region=full_name(self.region), share=written(self.share)
        )


@dataclass(frozen=True)
class Spread:
    """Between the highest and the lowest coverage of the regions lie so many points at most."""

    points: Decimal

    @property
    def told(self) -> Text:
        """The condition in words."""
        text = Text(
            "selisih cakupan tertinggi dan terendah antarwilayah paling banyak {points} poin",
            "the highest and the lowest coverage of regions differ by {points} points at most",
        )
        return text.fill(points=written(self.points))


Condition: TypeAlias = Pot | Limit | First | Spread


@dataclass(frozen=True)
class Asked:
    """The whole question; ``fair``: the smallest coverage of a region is made as large as possible first.

    ``weights`` count a person of a category several times; ``hazards`` replace the rates that Pantau assumes.
    """

    gaps: tuple[Gap, ...]
    cover: Cover
    pots: tuple[Pot, ...]
    conditions: tuple[Limit | First | Spread, ...] = ()
    aim: str = "people"
    fair: bool = False
    weights: tuple[tuple[str, int], ...] = ()
    hazards: Hazards | None = None
    notes: tuple[Text, ...] = ()

    @cached_property
    def by_region(self) -> dict[str, list[int]]:
        """The places of the groups in each region, those of the regions in it among them."""
        found: dict[str, list[int]] = {}
        for place, gap in enumerate(self.gaps):
            for region in (gap.region, *ancestors(gap.region)):
                found.setdefault(region, []).append(place)
        return found

    def groups_in(self, scope: Scope) -> list[int]:
        """The places of the groups of a scope."""
        return [place for place in self.by_region.get(scope.region, ()) if scope.holds(self.gaps[place])]

    def gaps_in(self, scope: Scope) -> list[Gap]:
        """The groups of a scope."""
        return [self.gaps[place] for place in self.groups_in(scope)]

    def weight(self, category: str) -> int:
        """How often a person of a category counts: the weight of the nearest category that has one."""
        given = dict(self.weights)
        return next((given[one] for one in (category, *category_ancestors(category)) if one in given), 1)
