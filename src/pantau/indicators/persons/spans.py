"""A person's months as the bits of one whole number, so that a career is one sum over signed rows.

At most one row counts for a worker in a month (`pantau.core.ledger_tables.COUNTS_WORKER`), so the sum of
``sign x 2^month`` over the rows that count has a bit for each month that holds, whatever was taken back, in
one pass and without a DISTINCT.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import ibis

from pantau.core.ledger_tables import AGE_BANDS, COUNTS_WORKER
from pantau.core.period import Month, Period

MOST_MONTHS: Final = 60  # bits of a 64-bit number that are used, with room for the sign and the sum
_BIRTH_UNKNOWN: Final = 0
_FIRST_AGES: Final = tuple(int(band.split("-")[0].rstrip("+")) for band in AGE_BANDS if band)


@ibis.udf.scalar.builtin(name="bit_count")  # type: ignore[untyped-decorator]
def bit_count(_number: int) -> int:  # type: ignore[empty-body]
    """How many bits of a number are set; DuckDB and Spark have it under this name."""


class Span(NamedTuple):
    """The months from ``first`` to ``last``, at most `MOST_MONTHS`; the first is bit 0."""

    first: Month
    last: Month

    @classmethod
    def back_from(cls, last: Month, months: int) -> Span:
        """So many months that end with one."""
        return cls(last.plus(1 - months), last)

    @classmethod
    def of(cls, period: Period) -> Span:
        """The months that a period touches."""
        return cls(Month.of(period.start), Month.of(period.end))

    @property
    def months(self) -> int:
        """How many there are."""
        return self.place(self.last) + 1

    def place(self, month: Month) -> int:
        """The bit of a month; negative for one before the first."""
        return (month.year - self.first.year) * 12 + month.number - self.first.number

    def bit(self, day: Any) -> Any:
        """The bit of the month that a column of days lies in, as a 64-bit number."""
        return shifted(self.places(day))

    def places(self, day: Any) -> Any:
        """How many months after the first a column of days lies."""
        return month_number(day) - (self.first.year * 12 + self.first.number)

    def month(self, place: Any) -> Any:
        """The first day of the month at a column of bits."""
        number = place + (self.first.number - 1)
        years = number // 12
        return ibis.date((years + self.first.year).cast("int32"), (number - years * 12 + 1).cast("int32"), 1)

    def holds(self, month: Any) -> Any:
        """Where a column of months lies in it."""
        return month.between(self.first.first, self.last.last)

    def mask(self, start: Month, end: Month) -> int:
        """The bits of the months from one of it to another."""
        return (1 << (self.place(end) + 1)) - (1 << self.place(start))


def month_number(day: Any) -> Any:
    """The months since year 0 of a column of days: a difference of two is a number of months."""
    return day.year().cast("int64") * 12 + day.month().cast("int64")


def shifted(places: Any) -> Any:
    """2 to the power of a column of 64-bit whole numbers below 62."""
    # A literal 1 is a 32-bit number to Spark, which then shifts round: it must come from the 64-bit column.
    return (places * 0 + 1) << places


def paid_months(contributions: Any, span: Span, keep: Sequence[str]) -> Any:
    """For each person and each state (the columns ``keep``) the months that count, as bits in ``paid``.

    Columns: person, those of ``keep``, ``paid`` (always above 0). A birth month becomes ``birth``, in months
    since year 0 and 0 where it is not known.
    """
    counting = span.holds(contributions.month) & ((contributions.counts & COUNTS_WORKER) > 0)
    rows = contributions.filter(counting)
    paid = (rows.sign.cast("int64") * span.bit(rows.month)).sum().cast("int64")
    found = rows.group_by(person=rows.person, **{name: kept(rows, name) for name in keep}).agg(paid=paid)
    return found.filter(found.paid > 0)


def latest(states: Any, keep: Sequence[str]) -> Any:
    """One row a person: all months in ``paid``, and the state of the last of them.

    The states of a person share no month, so the one with the largest number holds the last.
    """
    if not keep:
        return states
    return states.group_by("person").agg(
        **{name: states[name].argmax(states.paid) for name in keep},
        paid=states.paid.sum().cast("int64"),
    )


def kept(rows: Any, name: str) -> Any:
    """A column as it is grouped by: a birth month as the number of its month, never null."""
    if name != "birth":
        return rows[name]
    return month_number(rows.birth_month).fill_null(_BIRTH_UNKNOWN)


def age_band(birth: Any, at: Month) -> Any:
    """The band of `AGE_BANDS` in a month of a column as `kept` gives it."""
    months = at.year * 12 + at.number - birth
    bands = [band for band in AGE_BANDS if band]
    born = [(birth == _BIRTH_UNKNOWN, ""), (months < 0, "")]
    cases = [(months < 12 * first, band) for first, band in zip(_FIRST_AGES[1:], bands[:-1], strict=True)]
    return ibis.cases(*born, *cases, else_=bands[-1])
