"""The catalogue of everything that can be said of a row of a list, by code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from pantau.core.catalogue import discover
from pantau.errors import PantauError
from pantau.roster import checks
from pantau.roster.check import SEVERITIES, RosterCheck, Severity

__all__ = ["SEVERITIES", "RosterCheck", "Severity", "by_stage", "issue", "issues", "worst_first"]


@cache
def issues() -> Mapping[str, RosterCheck]:
    """Every issue by its code, in the order in which the catalogue is written."""
    found: dict[str, RosterCheck] = {}
    for one in discover(checks, RosterCheck):
        if one.code in found:
            raise PantauError(f"two checks of rosters are called {one.code}; rename one")
        found[one.code] = one
    return found


def issue(code: str) -> RosterCheck:
    """One issue; `KeyError` for a code that the catalogue does not have."""
    return issues()[code]


@cache
def by_stage(stage: str) -> tuple[RosterCheck, ...]:
    """The checks of one stage: ``reading``, ``row``, ``person`` or ``sheet``."""
    return tuple(one for one in issues().values() if one.stage == stage)


def worst_first(codes: Iterable[str], severities: Mapping[str, Severity]) -> tuple[str, ...]:
    """Codes once each, the most severe first, else as they came; those switched off are left out."""
    ranked = [
        (SEVERITIES.index(severities[code]), code)
        for code in dict.fromkeys(codes)
        if severities[code] != "off"
    ]
    ranked.sort(key=lambda each: each[0])
    return tuple(code for _, code in ranked)
