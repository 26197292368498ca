"""Scholarship of the children: what is left of their way through school, or one sum before 2019-12-02."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pantau.core.money import ZERO, Amount
from pantau.core.text import Text
from pantau.law.rule import rule


@rule(
    "scholarship",
    title=Text("Beasiswa anak", "Scholarship of a child"),
    law="PP 82/2019",
    shown="sum over levels(yearly x years left)",
)
def scholarship_left(levels: Iterable[Mapping[str, Amount]], years: Sequence[Amount]) -> Amount:
    """So much a year for the years left in each level."""
    return sum((level["yearly"] * many for level, many in zip(levels, years, strict=True)), ZERO)


@rule("scholarship_once", title=Text("Beasiswa sekaligus", "Scholarship paid once"), law="PP 44/2015")
def scholarship_once(once: Amount) -> Amount:
    """One sum for one child."""
    return once
