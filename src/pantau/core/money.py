"""Money is exact: `Decimal`, never a float, and every result of law is in whole rupiah by one named rule."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

from pantau.core.notation import format_number
from pantau.core.text import Text

Amount: TypeAlias = Decimal

ZERO = Decimal(0)
HUNDRED = Decimal(100)
_RUPIAH = Decimal(1)


def exact(value: Decimal | int | str) -> Amount:
    """The exact number that was given; a float is refused, for it already lost what was meant.

    >>> exact("2238430.50")
    Decimal('2238430.50')
    """
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
        raise TypeError(f"{value!r} is no exact amount: give a Decimal, an int or text, never a float")
    return Decimal(value)


def rupiah(amount: Amount) -> Amount:
    """Round to whole rupiah, half up: 0.50 and more goes up, anything less is dropped.

    The regulations name no rounding. Half up, for every programme by itself, gives every published
    example to the rupiah: 0.24 % and 0.30 % of 2,238,430 are 5,372 and 6,715, together the 12,087 in print.

    >>> rupiah(Decimal("5372.232")), rupiah(Decimal("0.5"))
    (Decimal('5372'), Decimal('1'))
    """
    if isinstance(amount, Decimal):
        return amount.quantize(_RUPIAH, rounding=ROUND_HALF_UP)
    return amount.rupiah()  # a column of amounts


def percent_of(rate: Amount, base: Amount) -> Amount:
    """So many percent of a base, not rounded.

    >>> percent_of(Decimal("0.24"), Decimal(1000000))
    Decimal('2400.00')
    """
    return base * rate / HUNDRED


def least(first: Amount, second: Amount) -> Amount:
    """The smaller of two."""
    if isinstance(first, Decimal):
        if isinstance(second, Decimal):
            return first if first <= second else second
        first, second = second, first
    return first.least(second)  # a column, or a symbol: it knows how


def greatest(first: Amount, second: Amount) -> Amount:
    """The larger of two."""
    if isinstance(first, Decimal):
        if isinstance(second, Decimal):
            return first if first >= second else second
        first, second = second, first
    return first.greatest(second)


def written(amount: Amount) -> Text:
    """An amount as each language writes it.

    >>> written(Decimal("1099000"))
    Text(id='1.099.000', en='1,099,000')
    """
    return Text(format_number(amount, "id"), format_number(amount, "en"))
