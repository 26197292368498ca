"""Writes what was measured as a page of Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import fmean, median
from typing import NamedTuple

from benchmarks.planning.histories import AHEAD, PAST

PROMISED_TIMES, PROMISED_SECONDS, PROMISED_BAND = 5, 20, (76, 84)
_BUSY = "the machine was busy with other work, so times are longer than they need be"


@dataclass
class Side:
    """One way to compute the contract: what its runs took, its versions, how far it is from lifelib."""

    name: str
    seconds: list[float] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    apart: float = 0.0


class Measured(NamedTuple):
    """Everything that was measured."""

    sides: list[Side]
    points: int
    months: int
    paths: tuple[list[float], list[float]]  # seconds by the clock, and of the processor over both threads
    bands: dict[str, float]
    histories: int
    city: int
    years: int
    many: int


def page(found: Measured) -> str:
    """The whole page."""
    lines = (*_setting(found), *_contract(found), *_monte_carlo(found), *_bands(found))
    return "\n".join(lines) + "\n"


def _setting(found: Measured) -> Iterator[str]:
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    yield from ("# Projections", "")
    yield (
        f"{platform.machine()}, {cores} cores, {platform.system()}, Python {platform.python_version()}; "
        f"load {load:.1f} at the end: {_BUSY if load > cores else 'hardly anything else ran'}. "
        f"{len(found.paths[0])} runs of each, the sides in turn."
    )


def _contract(found: Measured) -> Iterator[str]:
    yield from ("", "## One contract, three systems", "")
    yield (
        f"lifelib's BasicTerm_ME as shipped: {found.points:,} model points x {found.months} months; premiums, claims, "
        "expenses, commissions, policies by cause. Each side begins with its tables in memory and ends with sums by "
        "month, on one thread. lifelib: `result_cf` of the vectorised model. cashflower: the same contract with array "
        "variables; of its 0.10.9 all variables are taken, for a choice of them comes out under one another's names."
    )
    yield from ("", "| system | median s | least-most s |", "|---|---|---|")
    yield from (_row(side.name, side.seconds) for side in found.sides)
    yield ""
    ours = median(found.sides[0].seconds)
    for side in found.sides[1:]:
        promised = f" (promised: {PROMISED_TIMES})" if side.name == "lifelib" else ""
        yield f"- Pantau is {median(side.seconds) / ours:,.0f} times as fast as {side.name}{promised}."
    for side in (found.sides[0], found.sides[2]):
        yield f"- {_short(side)} and lifelib: at most {side.apart:.1e} of a column's largest number apart in any month."
    for side in found.sides:
        yield f"- {_short(side)}: {', '.join(f'{name} {number}' for name, number in side.versions.items())}."


def _monte_carlo(found: Measured) -> Iterator[str]:
    yield from ("", "## A city on many paths", "")
    yield (
        f"{found.city:,} members in five groups, {found.years} years by month, {found.many:,} paths with parameter and "
        "process uncertainty, all flows and claims by component, two threads."
    )
    yield from ("", "| the whole projection | median s | least-most s |", "|---|---|---|")
    yield from (
        _row("by the clock", found.paths[0]),
        _row("of the processor, both threads", found.paths[1]),
        "",
    )
    yield f"Promised: {PROMISED_SECONDS} s by the clock on two cores that are free."


def _bands(found: Measured) -> Iterator[str]:
    yield from ("", "## How often the 80 % band holds", "")
    yield (
        f"{found.histories} generated places of 3,000 people, made person by person without the projection; {PAST} "
        f"months are told to it, the next {AHEAD} are held against its bands."
    )
    yield from ("", "| measure | inside |", "|---|---|")
    yield from (f"| {name} | {share:.1f} % |" for name, share in found.bands.items())
    yield f"| all | {fmean(found.bands.values()):.1f} % |"
    yield from ("", f"Promised: {PROMISED_BAND[0]} to {PROMISED_BAND[1]} %.")


def _row(name: str, seconds: list[float]) -> str:
    return f"| {name} | {median(seconds):.3f} | {min(seconds):.3f}-{max(seconds):.3f} |"


def _short(side: Side) -> str:
    return side.name.split(",")[0]
