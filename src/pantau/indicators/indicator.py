"""The catalogue of indicators: a recorded figure is one pure function of parts, with its definition beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache
from typing import Final, Literal, NamedTuple

from pantau.core import catalogue
from pantau.core.text import Text
from pantau.figures.measures import MEASURES
from pantau.indicators.parts import Number, Parts
from pantau.indicators.recorded import NOTHING_TO_SAY

Source = Literal["contributions", "claims", "population"]
Over = Literal["month", "period", "span"]
_EXACT: Final = Context(prec=50)
_PLACES: Final = Decimal("0.000001")  # as the table of figures keeps them


class Value(NamedTuple):
    """What an indicator says of one cell: the value, what it was divided from, and the ends of its interval.

    ``segment`` and ``definition`` say what it is beside its cell, where they differ from it.
    """

    value: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    definition: str = ""
    segment: str = ""
    qualifier: str = ""
    as_of: str = ""
    source: str = ""
    note: Text = NOTHING_TO_SAY


@dataclass(frozen=True)
class Indicator:
    """One recorded figure: its id is the code of its measure, which has its title and unit.

    ``over``: a ``month`` (the last of what is asked), a ``period`` (what is asked, and the year up to it) or the
    ``span`` (the year up to it alone). ``needs`` names the sources that have to have data.
    """

    id: str
    says: Text
    over: Over
    needs: tuple[Source, ...]
    compute: Callable[[Parts], Iterable[Value]]

    @property
    def title(self) -> Text:
        """What its measure is called."""
        return MEASURES[self.id].title

    @property
    def unit(self) -> str:
        """The unit of its measure."""
        return MEASURES[self.id].unit

    def __call__(self, parts: Parts) -> list[Value]:
        """Its values for these parts; none where they do not say."""
        return list(self.compute(parts))


def indicator(
    id: str, *, says: Text, over: Over, needs: tuple[Source, ...]
) -> Callable[[Callable[[Parts], Iterable[Value]]], Indicator]:
    """Make a pure function of parts an indicator of the catalogue."""

    def enter(compute: Callable[[Parts], Iterable[Value]]) -> Indicator:
        return Indicator(id, says, over, needs, compute)

    return enter


@cache
def indicators() -> tuple[Indicator, ...]:
    """All indicators that are computed from sums, in the order of their modules."""
    from pantau.indicators import entries  # noqa: PLC0415  # they are made with what stands above

    return catalogue.discover(entries, Indicator)


def whole(number: Number) -> Decimal:
    """A count or an amount as an exact number."""
    return Decimal(number)


def ratio(numerator: Number, denominator: Number, times: int = 1) -> Decimal:
    """The quotient, to six decimals; the only place where an indicator rounds."""
    return _EXACT.divide(Decimal(numerator) * times, Decimal(denominator)).quantize(_PLACES, context=_EXACT)
