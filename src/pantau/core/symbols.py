"""Stand-ins for quantities: a formula that is called with them writes itself down as text."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias

Operand: TypeAlias = "Symbol | int | Decimal"


class Symbol:
    """Stands for a quantity while a formula is turned into text; ``rank`` says how tightly it binds."""

    def __init__(self, text: str, rank: int = 3) -> None:
        self.text, self.rank = text, rank

    def _join(self, other: Operand, sign: str, rank: int, *, swapped: bool = False) -> Symbol:
        right = _symbol(other)
        left, right = (right, self) if swapped else (self, right)
        loose = rank if sign in "-/" else rank - 1
        first = f"({left.text})" if left.rank < rank else left.text
        second = f"({right.text})" if right.rank <= loose else right.text
        return Symbol(f"{first} {sign} {second}", rank)

    def __add__(self, other: Operand) -> Symbol:
        return self._join(other, "+", 1)

    def __radd__(self, other: Operand) -> Symbol:
        return self._join(other, "+", 1, swapped=True)

    def __sub__(self, other: Operand) -> Symbol:
        return self._join(other, "-", 1)

    def __rsub__(self, other: Operand) -> Symbol:
        return self._join(other, "-", 1, swapped=True)

    def __mul__(self, other: Operand) -> Symbol:
        return self._join(other, "x", 2)

    def __rmul__(self, other: Operand) -> Symbol:
        return self._join(other, "x", 2, swapped=True)

    def __truediv__(self, other: Operand) -> Symbol:
        return self._join(other, "/", 2)

    def __rtruediv__(self, other: Operand) -> Symbol:
        return self._join(other, "/", 2, swapped=True)

    def least(self, other: Operand) -> Symbol:
        """The smaller of two, as text."""
        return Symbol(f"min({self.text}, {_symbol(other).text})")

    def greatest(self, other: Operand) -> Symbol:
        """The larger of two, as text."""
        return Symbol(f"max({self.text}, {_symbol(other).text})")


def _symbol(operand: Operand) -> Symbol:
    return operand if isinstance(operand, Symbol) else Symbol(str(operand))


def written_out(compute: Callable[..., Any], names: tuple[str, ...]) -> str:
    """The formula that a function computes, with the names of its arguments.

    >>> written_out(lambda wage, rate: wage * rate / 100, ("wage", "rate"))
    'wage x rate / 100'
    """
    text: str = compute(*(Symbol(name) for name in names)).text
    return text
