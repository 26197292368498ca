"""A formula that computes a measure from others: written once, run on intervals and shown as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pantau.figures.interval import Interval

BEFORE = "_before"


class _Symbol:
    """Stands for a quantity while a formula is turned into text."""

    def __init__(self, text: str, rank: int = 3) -> None:
        self.text, self.rank = text, rank

    def _join(self, other: _Symbol | int, sign: str, rank: int, *, swapped: bool = False) -> _Symbol:
        right = other if isinstance(other, _Symbol) else _Symbol(str(other))
        left, right = (right, self) if swapped else (self, right)
        loose = rank if sign in "-/" else rank - 1
        first = f"({left.text})" if left.rank < rank else left.text
        second = f"({right.text})" if right.rank <= loose else right.text
        return _Symbol(f"{first} {sign} {second}", rank)

    def __add__(self, other: _Symbol | int) -> _Symbol:
        return self._join(other, "+", 1)

    def __sub__(self, other: _Symbol | int) -> _Symbol:
        return self._join(other, "-", 1)

    def __rsub__(self, other: int) -> _Symbol:
        return self._join(other, "-", 1, swapped=True)

    def __mul__(self, other: _Symbol | int) -> _Symbol:
        return self._join(other, "x", 2)

    def __truediv__(self, other: _Symbol | int) -> _Symbol:
        return self._join(other, "/", 2)

    def __rtruediv__(self, other: int) -> _Symbol:
        return self._join(other, "/", 2, swapped=True)


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
        object.__setattr__(self, "text", self.compute(*(_Symbol(name) for name in self.inputs)).text)

    def apply(self, values: tuple[Interval, ...]) -> Interval:
        """The interval of the result for the intervals of the inputs."""
        result: Interval = self.compute(*values)
        return result
