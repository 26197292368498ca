"""The catalogue of indicators that are counted person by person: pure functions of the counts of one cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from pantau.core import catalogue
from pantau.core.period import Period
from pantau.core.text import Text
from pantau.indicators.indicator import Value
from pantau.indicators.question import Question
from pantau.indicators.views import Views

Row = Mapping[str, Any]


class Counts(NamedTuple):
    """What is counted of one cell: rows of the parts with their keys and totals, and what was asked.

    ``months`` is how many months of the span have data in the region that is asked for.
    """

    rows: Sequence[Row]
    question: Question
    months: int

    def total(self, name: str, **where: Any) -> Any:
        """The sum of a total over the rows that have these values."""
        return sum(
            (row[name] for row in self.rows if all(row[key] == value for key, value in where.items())), 0
        )


class Told(NamedTuple):
    """A value with the ``group`` of people that it is of: a bucket of months, say."""

    value: Value
    group: str = ""


@dataclass(frozen=True)
class Queried:
    """A table of parts that several indicators share: it is asked once.

    ``period`` says which time it is about. ``needs_cover``: a region without contributions in that time has no
    figure of it; what rests on claims or lists alone has its own zero.
    """

    name: str
    parts: Callable[[Views, Question], Any]
    period: Callable[[Question], Period]
    needs_cover: bool = True


@dataclass(frozen=True)
class PersonIndicator:
    """One recorded figure, or one for each group of people; its id is the code of its measure."""

    id: str
    says: Text
    queried: Queried
    compute: Callable[[Counts], Iterable[Told]]

    def __call__(self, counts: Counts) -> list[Told]:
        """What it says of one cell; nothing where the counts do not say."""
        return list(self.compute(counts))


def of_people(
    id: str, *, says: Text, queried: Queried
) -> Callable[[Callable[[Counts], Iterable[Told]]], PersonIndicator]:
    """Make a pure function of counts an indicator of the catalogue."""

    def enter(compute: Callable[[Counts], Iterable[Told]]) -> PersonIndicator:
        return PersonIndicator(id, says, queried, compute)

    return enter


@cache
def person_indicators() -> tuple[PersonIndicator, ...]:
    """All indicators that are counted person by person, in the order of their modules."""
    from pantau.indicators.persons import entries  # noqa: PLC0415  # they are made with what stands above

    return catalogue.discover(entries, PersonIndicator)
