"""What people cost and pay: contributions, and claims by component."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from pantau.core.text import Text
from pantau.planning.projection.assumptions import Assumptions
from pantau.planning.projection.kernel import Array, Floats
from pantau.planning.projection.lawful import LawfulMonths
from pantau.planning.projection.levels import Levels
from pantau.planning.projection.luck import Luck
from pantau.planning.projection.mortality import MONTHS
from pantau.planning.projection.people import People
from pantau.planning.projection.scholarships import owed

COMPONENTS: Final = {
    "jkm_lump": Text("JKM: santunan sekaligus", "JKM: lump sum"),
    "jkm_periodic": Text("JKM: santunan berkala", "JKM: periodic benefit"),
    "jkm_funeral": Text("JKM: biaya pemakaman", "JKM: funeral benefit"),
    "jkm_scholarship": Text("JKM: beasiswa", "JKM: scholarship"),
    "jkk_care": Text("JKK: perawatan", "JKK: care"),
    "jkk_transport": Text("JKK: angkutan", "JKK: transport"),
    "jkk_temporary": Text("JKK: sementara tidak mampu bekerja", "JKK: temporarily unable to work"),
    "jkk_partial": Text("JKK: cacat sebagian", "JKK: partial disability"),
    "jkk_total": Text("JKK: cacat total tetap", "JKK: total permanent disability"),
    "jkk_lump": Text("JKK: santunan kematian", "JKK: death, lump sum"),
    "jkk_periodic": Text("JKK: santunan berkala", "JKK: periodic benefit"),
    "jkk_funeral": Text("JKK: biaya pemakaman", "JKK: funeral benefit"),
    "jkk_scholarship": Text("JKK: beasiswa", "JKK: scholarship"),
}


class Prices(NamedTuple):
    """What is by month and the same on all paths: law, growth of wages, who has paid long enough, discounts."""

    law: LawfulMonths
    wages: Floats  # months x groups, times the wage at the start
    waited: Floats  # months x groups: part of the members whose JKM is whole
    entitled: Floats  # months x groups: part of those whose children have a right to a scholarship
    contributions: Floats  # months: times what is due
    accidents: Floats  # months: times as many as assumed


def money(
    people: People, levels: Levels, prices: Prices, assumed: Assumptions, luck: Luck
) -> dict[str, Array]:
    """Paths x months of each component, of contributions, and of children with a scholarship and what they are owed."""
    law = prices.law
    due = (people.paying * (law.contribution * prices.wages)).sum(axis=2) * prices.contributions
    by_death = _deaths(people, prices, assumed, luck)
    by_accident = _accidents(people, levels, prices, assumed, luck)
    families = by_death.pop("jkm_families"), (people.killed + people.disabled).sum(axis=2)
    jkm, jkk = (owed(one, levels.children, law, assumed, luck) for one in families)
    found = {**by_death, **by_accident, "jkm_scholarship": jkm.paid, "jkk_scholarship": jkk.paid}
    return {
        **found,
        "contributions": due,
        "claims": sum((found[name] for name in COMPONENTS), np.zeros_like(due)),
        "children": jkm.children + jkk.children,
        "reserve": jkm.reserve + jkk.reserve,
    }


def _deaths(people: People, prices: Prices, assumed: Assumptions, luck: Luck) -> dict[str, Array]:
    """JKM: those who paid long enough leave the whole of it, others of a BPU the funeral alone."""
    parts = prices.law.parts
    claimed = luck.some_of(people.died, np.asarray(assumed["claims.made"].mean))
    whole = luck.some_of(claimed, prices.waited)
    chance = np.divide(
        prices.entitled, prices.waited, out=np.zeros_like(prices.entitled), where=prices.waited > 0
    )
    return {
        "jkm_lump": (whole * parts["jkm_lump"]).sum(axis=2),
        "jkm_periodic": (whole * parts["jkm_periodic"]).sum(axis=2),
        "jkm_funeral": (whole * parts["jkm_funeral"] + (claimed - whole) * parts["jkm_waiting"]).sum(axis=2),
        "jkm_families": luck.some_of(whole, np.minimum(chance, 1)).sum(axis=2),
    }


def _accidents(
    people: People, levels: Levels, prices: Prices, assumed: Assumptions, luck: Luck
) -> dict[str, Array]:
    """JKK: those who were killed or disabled for good are counted already; here the others, and what all cost."""
    parts, wages, shares, sizes = prices.law.parts, prices.wages, levels.shares, levels.sizes
    spread, severity = assumed["accidents.spread"].mean, assumed["accidents.severity"].mean
    rest = np.clip(1 - shares["fatal"] - shares["total_disability"], 0, 1)
    rate = levels.accidents / MONTHS * rest
    hurt = luck.events(people.paying * rate[:, None, :] * prices.accidents[:, None])
    partial = luck.some_of(hurt, shares["partial"][:, None])
    unable = luck.some_of(hurt, shares["temporary"][:, None])
    moved = luck.some_of(hurt.sum(axis=2), shares["transport"])

    def level(name: str) -> Floats:
        mean = assumed[f"accidents.{name}"].mean
        return sizes[name] / mean if mean else sizes[name]

    gone = people.killed + people.disabled
    periodic = people.killed * parts["jkk_periodic"] + people.disabled * parts["jkk_total_periodic"]
    months = level("temporary_months")[:, None] * parts["jkk_temporary"] * wages
    percent = sizes["partial_percent"][:, None] * parts["jkk_partial"] * wages
    return {
        "accidents": (hurt + gone).sum(axis=2),
        "jkk_care": luck.cost((hurt + gone).sum(axis=2), sizes["care_cost"], spread),
        "jkk_transport": luck.cost(moved, level("transport_cost") * prices.law.transport, 0),
        "jkk_temporary": luck.cost(unable, months, severity).sum(axis=2),
        "jkk_partial": luck.cost(partial, percent, severity).sum(axis=2),
        "jkk_total": (people.disabled * parts["jkk_total"] * wages).sum(axis=2),
        "jkk_lump": (people.killed * parts["jkk_lump"] * wages).sum(axis=2),
        "jkk_periodic": periodic.sum(axis=2),
        "jkk_funeral": (people.killed * parts["jkk_funeral"]).sum(axis=2),
    }
