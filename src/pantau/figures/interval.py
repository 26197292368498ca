"""What a printed number can stand for: an interval, with outward rounding so that nothing true is lost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Final

INFINITY: Final = Decimal("Infinity")
ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_DOWN: Final = Context(prec=50, rounding=ROUND_FLOOR)
_UP: Final = Context(prec=50, rounding=ROUND_CEILING)


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included; either end may be infinite.

    The four operations give every value that the operands can give (interval arithmetic, Moore 1966).

    >>> Interval(Decimal(1), Decimal(2)) + Interval.exact(3)
    Interval(low=Decimal('4'), high=Decimal('5'))
    """

    low: Decimal
    high: Decimal

    @classmethod
    def exact(cls, value: Decimal | int) -> Interval:
        """The interval of one value."""
        value = Decimal(value)
        return cls(value, value)

    @classmethod
    def around(cls, value: Decimal, half: Decimal) -> Interval:
        """The interval ``half`` to either side of a value."""
        return cls(value - half, value + half)

    @property
    def is_exact(self) -> bool:
        """Whether it holds one value only."""
        return self.low == self.high

    @property
    def width(self) -> Decimal:
        """The distance between its ends."""
        return self.high - self.low

    @property
    def middle(self) -> Decimal:
        """The value half-way; an end where the other is infinite."""
        if self.low == -INFINITY:
            return self.high
        return self.low if self.high == INFINITY else (self.low + self.high) / 2

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high

    def distance(self, value: Decimal) -> Decimal:
        """How far a value lies above (positive) or below (negative) it; 0 inside."""
        if value > self.high:
            return value - self.high
        return value - self.low if value < self.low else ZERO

    def __add__(self, other: Interval | int) -> Interval:
        other = _interval(other)
        return Interval(_DOWN.add(self.low, other.low), _UP.add(self.high, other.high))

    def __sub__(self, other: Interval | int) -> Interval:
        other = _interval(other)
        return Interval(_DOWN.subtract(self.low, other.high), _UP.subtract(self.high, other.low))

    def __rsub__(self, other: int) -> Interval:
        return Interval.exact(other) - self

    def __mul__(self, other: Interval | int) -> Interval:
        other = _interval(other)
        if self.low >= 0 and other.low >= 0:
            return Interval(_times(_DOWN, self.low, other.low), _times(_UP, self.high, other.high))
        corners = [(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(_times(_DOWN, *c) for c in corners), max(_times(_UP, *c) for c in corners))

    def __truediv__(self, other: Interval | int) -> Interval:
        other = _interval(other)
        if other.low <= 0 <= other.high:
            return Interval(-INFINITY, INFINITY)
        if self.low >= 0 and other.low > 0:
            return Interval(_DOWN.divide(self.low, other.high), _UP.divide(self.high, other.low))
        return self * Interval(_DOWN.divide(_ONE, other.high), _UP.divide(_ONE, other.low))

    def __rtruediv__(self, other: int) -> Interval:
        return Interval.exact(other) / self

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)


def _times(context: Context, a: Decimal, b: Decimal) -> Decimal:
    return ZERO if not a or not b else context.multiply(a, b)


def _interval(value: Interval | int) -> Interval:
    return value if isinstance(value, Interval) else Interval.exact(value)
