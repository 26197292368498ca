"""Exact numbers of a whole column: the formulas of the law run on them as they run on one `Decimal`.

Engines have no common exact arithmetic: Ibis casts the literal 0.0054 to three decimals and divides whole
numbers as floats, DuckDB divides decimals as floats. So a column of amounts is kept as 64-bit whole numbers
over one constant denominator. That is exact on every engine, as fast as plain arithmetic, and an engine
refuses what no longer fits in 64 bits instead of losing digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import gcd, lcm
from typing import Any, TypeAlias

import ibis
from ibis.expr.types import BooleanValue, IntegerValue, Value

Operand: TypeAlias = "ExactColumn | Decimal | int"
MONEY = "decimal(18, 2)"
_WHOLE = "int64"


@ibis.udf.scalar.builtin(name="div")  # type: ignore[untyped-decorator]
def _div(dividend: int, divisor: int) -> int:  # type: ignore[empty-body]
    """Division of whole numbers without a float; a function of Spark, and a macro of `io.engine` on DuckDB."""


@dataclass(frozen=True)
class ExactColumn:
    """The numbers ``whole / denominator``, row by row; a null stays a null through every operation."""

    whole: IntegerValue
    denominator: int = 1

    @staticmethod
    def of(column: Value, where: BooleanValue | None = None, *, wide: bool = False) -> ExactColumn:
        """A column of whole numbers or of decimals with two places, null where a condition does not hold.

        The condition comes first, so that a number too large to be exact never enters the arithmetic.
        ``wide``: for numbers from a hundred trillion on, which have no room in 18 digits once they are cents.
        """
        kind = column.type()
        if not kind.is_integer() and not (kind.is_decimal() and kind.scale in (0, 2)):
            raise TypeError(f"a column of {kind} is not exact rupiah: give whole numbers or decimal(18, 2)")
        if where is not None:
            column = where.ifelse(column, ibis.null(kind))
        if kind.is_integer() or kind.scale == 0:
            return ExactColumn(column.cast(_WHOLE))
        if wide:
            column = column.cast("decimal(38, 2)")
        return ExactColumn((column * 100).cast(_WHOLE), 100)

    def __add__(self, other: Operand) -> ExactColumn:
        left, right, denominator = self._together(other)
        return ExactColumn(left + right, denominator)

    __radd__ = __add__

    def __sub__(self, other: Operand) -> ExactColumn:
        left, right, denominator = self._together(other)
        return ExactColumn(left - right, denominator)

    def __rsub__(self, other: Operand) -> ExactColumn:
        left, right, denominator = self._together(other)
        return ExactColumn(right - left, denominator)

    def __mul__(self, other: Operand) -> ExactColumn:
        if isinstance(other, ExactColumn):
            return ExactColumn(self.whole * other.whole, self.denominator * other.denominator)
        factor = Fraction(other)
        return self._scaled(factor.numerator, factor.denominator)

    __rmul__ = __mul__

    def __truediv__(self, other: Decimal | int) -> ExactColumn:
        divisor = Fraction(other)
        return self._scaled(divisor.denominator, divisor.numerator)

    def least(self, other: Operand) -> ExactColumn:
        """The smaller of two; null where either is (SQL's LEAST would skip it)."""
        return self._chosen(other, "le")

    def greatest(self, other: Operand) -> ExactColumn:
        """The larger of two; null where either is."""
        return self._chosen(other, "ge")

    def rupiah(self) -> ExactColumn:
        """Whole rupiah, half up, for amounts of 0 or more."""
        if self.denominator == 1:
            return self
        return ExactColumn(_div(self.whole * 2 + self.denominator, self.denominator * 2))

    def money(self) -> Value:
        """The numbers as a column of exact decimals with two places; they must be whole rupiah."""
        if self.denominator != 1:
            raise ValueError("only whole rupiah become money: round them first")
        return self.whole.cast(MONEY)

    def where(self, condition: BooleanValue) -> ExactColumn:
        """The numbers where a condition holds, null elsewhere."""
        return ExactColumn(condition.ifelse(self.whole, ibis.null(_WHOLE)), self.denominator)

    def _chosen(self, other: Operand, relation: str) -> ExactColumn:
        left, right, denominator = self._together(other)
        holds = left <= right if relation == "le" else left >= right
        fails = left > right if relation == "le" else left < right
        return ExactColumn(ibis.cases((holds, left), (fails, right)), denominator)

    def _scaled(self, factor: int, divisor: int) -> ExactColumn:
        shared = gcd(factor, self.denominator)
        factor, denominator = factor // shared, self.denominator // shared * divisor
        return ExactColumn(self.whole if factor == 1 else self.whole * _literal(factor), denominator)

    def _together(self, other: Operand) -> tuple[IntegerValue, IntegerValue, int]:
        """Both numerators over one denominator."""
        if isinstance(other, ExactColumn):
            denominator = lcm(self.denominator, other.denominator)
            right = _times(other.whole, denominator // other.denominator)
        else:
            constant = Fraction(other)
            denominator = lcm(self.denominator, constant.denominator)
            right = _literal(constant.numerator * (denominator // constant.denominator))
        return _times(self.whole, denominator // self.denominator), right, denominator


def picked(cases: Sequence[tuple[BooleanValue, Operand | None]], otherwise: Operand | None) -> ExactColumn:
    """The first number whose condition holds; None is a null."""
    numbers = [number for _, number in cases] + [otherwise]
    denominator = lcm(*(_denominator_of(number) for number in numbers))
    found = _numerator_of(otherwise, denominator)
    for condition, number in reversed(cases):
        found = condition.ifelse(_numerator_of(number, denominator), found)
    return ExactColumn(found, denominator)


def stepped(
    column: Value | ExactColumn, firsts: Sequence[Any], numbers: Sequence[Decimal | None]
) -> ExactColumn:
    """The number of the last step that a column has reached: ``firsts`` ascend, one for each number.

    Below the first step, and where the number is None, the result is null. The steps are searched by halves,
    so that thirty-three bands take six comparisons.
    """
    denominator = lcm(*(_denominator_of(number) for number in numbers))
    if isinstance(column, ExactColumn):
        firsts = [int(first * column.denominator) for first in firsts]
        column = column.whole

    def between(low: int, high: int) -> Value:  # steps low-1 to high-1 are still possible
        if low == high:
            return _numerator_of(numbers[low - 1] if low else None, denominator)
        middle = (low + high + 1) // 2
        # A null reaches no step, so it ends below the first, where there is nothing.
        return (column >= firsts[middle - 1]).ifelse(between(middle, high), between(low, middle - 1))

    return ExactColumn(between(0, len(firsts)), denominator)


def _denominator_of(number: Operand | None) -> int:
    if number is None:
        return 1
    return number.denominator if isinstance(number, ExactColumn) else Fraction(number).denominator


def _numerator_of(number: Operand | None, denominator: int) -> IntegerValue:
    if isinstance(number, ExactColumn):
        return _times(number.whole, denominator // number.denominator)
    return _literal(None if number is None else int(Fraction(number) * denominator))


def _times(column: IntegerValue, factor: int) -> IntegerValue:
    return column if factor == 1 else column * _literal(factor)


def _literal(number: int | None) -> IntegerValue:
    return ibis.null(_WHOLE) if number is None else ibis.literal(number, _WHOLE)
