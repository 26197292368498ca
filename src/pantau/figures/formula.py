"""A formula that computes a measure from others: written once, run on intervals and shown as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pantau.core.symbols import written_out
from pantau.figures.interval import Interval

BEFORE = "_before"


@dataclass(frozen=True)
class Formula:
    """One way to compute a measure.

    ``check`` names the check that uses it; an input that ends in ``_before`` is the measure of the period
    before. ``unit`` says which reading of a change the formula gives (points or percent). ``compute`` takes
    the inputs in order; each may stand in it once only, so that interval arithmetic gives the true bounds.

    >>> Formula("ratio", ("claims_paid", "contributions"), lambda c, k: c / k * 100).text
    'claims_paid / contributions x 100'
    """

    check: str
    inputs: tuple[str, ...]
    compute: Callable[..., Any]
    unit: str = ""
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", written_out(self.compute, self.inputs))

    def apply(self, values: tuple[Interval, ...]) -> Interval:
        """The interval of the result for the intervals of the inputs."""
        result: Interval = self.compute(*values)
        return result
