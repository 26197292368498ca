"""The parts that figures are made of: plain exact sums of one group of workers over one window of months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from pantau.core.period import Period
from pantau.indicators.population import Population

ZERO: Final = Decimal(0)
Number = int | Decimal
UNKNOWN: Final = "unknown"  # not said by the rows, where they are broken down by it
NOT_PLACED: Final = (
    "not_placed"  # recorded above the regions that are asked for: in the whole, in none of its parts
)


class Cell(NamedTuple):
    """Whom a figure is about; an empty field means all."""

    region: str
    category: str = ""
    segment: str = ""
    programme: str = ""
    sponsor: str = ""
    sex: str = ""
    age_band: str = ""
    office: str = ""
    group: str = ""

    @property
    def has_population(self) -> bool:
        """Whether estimates of those who could be covered exist for such a group at all."""
        return (
            not (self.sponsor or self.sex or self.age_band or self.office or self.group)
            and UNKNOWN not in self
        )


class Claims(NamedTuple):
    """Claims paid: how many, rupiah, the sum of squares and the largest, days from event to payment."""

    cases: int = 0
    paid: Decimal = ZERO
    squares: Decimal = ZERO
    largest: Decimal = ZERO
    days: int = 0

    def __add__(self, other: object) -> Claims:
        """Both together; the largest is that of either."""
        if not isinstance(other, Claims):
            return NotImplemented
        return Claims(
            self.cases + other.cases,
            self.paid + other.paid,
            self.squares + other.squares,
            max(self.largest, other.largest),
            self.days + other.days,
        )


@dataclass(frozen=True)
class Parts:
    """Everything that the indicators of one cell and one window are computed from.

    ``sums`` has the columns of the cube (those of a programme: ``workers`` and ``contributions`` only) and
    ``contributions``; ``segments`` the workers and the memberships of each segment in the last month of the
    window. ``claims`` is none where the ledger holds no claim of the region in the span: no data is not zero.
    ``months`` counts those of the window that have contributions; ``present`` are the inner regions that have
    some in its last month; ``widest`` is the largest claim of the wider region.
    """

    cell: Cell
    period: Period
    sums: Mapping[str, Number]
    segments: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    claims: Claims | None = None
    populations: Mapping[str, Population] = field(default_factory=dict)
    months: int = 1
    present: frozenset[str] = frozenset()
    widest: Decimal = ZERO

    def get(self, name: str) -> Number | None:
        """One sum; none where this cell has no such part."""
        return self.sums.get(name)

    def population(self, definition: str) -> Population | None:
        """The estimate by a definition of `pantau.core.ledger_tables.ELIGIBLE`, none where there is none."""
        return self.populations.get(definition)

    def workers_in(self, segments: tuple[str, ...]) -> int:
        """People of these segments, each counted once."""
        return sum(self.segments.get(segment, (0, 0))[0] for segment in segments)

    def memberships_in(self, segments: tuple[str, ...]) -> int:
        """Memberships in these segments: a person with two payers is two."""
        return sum(self.segments.get(segment, (0, 0))[1] for segment in segments)
