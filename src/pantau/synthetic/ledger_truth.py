"""What is true of a made-up ledger, counted person by person in plain Python, to hold other counts against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from pantau.core.period import Month
from pantau.synthetic.ledger_rows import AMOUNTS, Member, Paid, World

_SEGMENTS: Final = ("PU", "BPU", "PMI", "JAKON")  # in which of several rows a person counts
_BANDS: Final = ((18, "0-17"), (25, "18-24"), (35, "25-34"), (45, "35-44"), (55, "45-54"), (65, "55-64"))


class Cell(NamedTuple):
    """A cell of the monthly cube."""

    month: Month
    region: str
    category: str
    segment: str
    sponsor: str
    sex: str
    age_band: str


class Truth:
    """Answers about a world, or about any of its contributions: each a set of people or a sum of rupiah.

    A month of a person is covered when a contribution for it was paid, by whomever and whenever.
    """

    def __init__(self, world: World, paid: Sequence[Paid] | None = None) -> None:
        self.world = world
        self.rows = world.paid if paid is None else tuple(paid)

    @cached_property
    def by_person(self) -> dict[int, dict[Month, tuple[Paid, ...]]]:
        """The rows of each person by month; in each month the row that counts comes first."""
        found: dict[int, dict[Month, list[Paid]]] = {}
        for row in self.rows:
            found.setdefault(row.person, {}).setdefault(row.month, []).append(row)
        return {
            person: {month: tuple(sorted(rows, key=_order)) for month, rows in sorted(months.items())}
            for person, months in found.items()
        }

    def covered(self, month: Month, programme: str = "") -> set[int]:
        """Who is covered in a month, in one programme (``JKK``) or at all."""
        return {
            person for person, months in self.by_person.items() if first_of(months.get(month, ()), programme)
        }

    def counting(self, person: int, month: Month, programme: str = "") -> Paid | None:
        """The row in which somebody counts in a month, none who is not covered."""
        return first_of(self.by_person.get(person, {}).get(month, ()), programme)

    def ever(self, first: Month, last: Month) -> set[int]:
        """Who is covered in at least one of the months."""
        return {
            person
            for person, months in self.by_person.items()
            if any(first <= month <= last for month in months)
        }

    def months_of(self, person: int, first: Month, last: Month) -> int:
        """In how many of the months somebody is covered."""
        return sum(first <= month <= last for month in self.by_person.get(person, {}))

    def short(self, first: Month, last: Month) -> set[int]:
        """Who is covered in some of the months and not in all of them."""
        most = (last.year - first.year) * 12 + last.number - first.number + 1
        return {person for person in self.ever(first, last) if self.months_of(person, first, last) < most}

    def new(self, month: Month) -> set[int]:
        """Whose first covered month it is."""
        return {person for person, months in self.by_person.items() if min(months) == month}

    def restarted(self, month: Month) -> set[int]:
        """Who is covered again after at least a month without."""
        return {
            person
            for person, months in self.by_person.items()
            if month in months and month.plus(-1) not in months and min(months) < month
        }

    def lapsed(self, month: Month) -> set[int]:
        """Who was covered in the month before and is not in this one, also after the last month of the world."""
        return {
            person
            for person, months in self.by_person.items()
            if month.plus(-1) in months and month not in months
        }

    def paid_twice(self, month: Month, *, in_segment: bool = False) -> set[int]:
        """For whom more than one pays, in one segment where ``in_segment``."""
        return {
            person for person, months in self.by_person.items() if twice(months.get(month, ()), in_segment)
        }

    def contributions(self, month: Month) -> dict[str, int]:
        """Rupiah by programme."""
        rows = [row for row in self.rows if row.month == month]
        return {name: sum(row.amounts[at] or 0 for row in rows) for at, name in enumerate(AMOUNTS)}

    def arrears(self, month: Month) -> dict[int, int]:
        """How many months up to this one each living enrolled person did not pay in a row, where any."""
        found: dict[int, int] = {}
        covered = self.covered(month)
        for member in self.world.members:
            died = self.world.people[member.person].died
            alive = died is None or died > month.last
            if alive and member.person not in covered and member.lasts_on(month.last):
                found[member.person] = max(self._unpaid(member, month), found.get(member.person, 0))
        return found

    def _unpaid(self, member: Member, month: Month) -> int:
        months, owed = self.by_person.get(member.person, {}), 0
        while month not in months and member.start <= month.last and self.world.months.start <= month.first:
            owed, month = owed + 1, month.plus(-1)
        return owed

    def deaths_without_claim(self) -> set[int]:
        """Who died covered, stands on a list of deaths, and for whom nobody claimed that death."""
        claimed = {each.person for each in self.world.claims if each.benefit == "death"}
        return {
            death.person
            for death in self.world.deaths
            if death.person not in claimed and self.counting(death.person, Month.of(death.died_on))
        }

    def days_to_pay(self) -> list[int]:
        """Days from event to payment, of each claim that was paid."""
        return [(each.paid_on - each.event_date).days for each in self.world.claims if each.paid_on]

    def cube(self) -> dict[Cell, Counter[str]]:
        """The monthly cube: every count and sum that is not 0, lapses also in the month after the last one."""
        cells: dict[Cell, Counter[str]] = {}
        for row, month, what, many in self._parts():
            # Who lapses counts where, and at the age at which, the month before was paid.
            cell = self._cell(row, row.month)._replace(month=month)
            cells.setdefault(cell, Counter())[what] += many
        return {cell: found for cell, counts in cells.items() if (found := Counter(_held(counts)))}

    def _parts(self) -> Iterator[tuple[Paid, Month, str, int]]:
        for months in self.by_person.values():
            for month, rows in months.items():
                for what in _counted(rows, month, months):
                    yield rows[0], month, what, 1
                if month.plus(1) not in months:
                    yield rows[0], month.plus(1), "lapsed_workers", 1
                for at, name in enumerate(AMOUNTS):
                    if first := first_of(rows, name):
                        yield first, month, f"workers_{name}", 1
                    yield from ((row, month, name, row.amounts[at] or 0) for row in rows)
                yield from ((row, month, "memberships", 1) for row in rows)

    def _cell(self, row: Paid, month: Month) -> Cell:
        person = self.world.people[row.person]
        band = age_band(person.birth_date, month)
        return Cell(month, row.region, row.category, row.segment, row.sponsor, person.sex, band)


def age_band(born: date, month: Month) -> str:
    """The band of an age in whole years, counted from month to month."""
    years = ((month.year - born.year) * 12 + month.number - born.month) // 12
    return next((band for before, band in _BANDS if years < before), "65+")


def _counted(rows: Sequence[Paid], month: Month, months: Mapping[Month, object]) -> Iterator[str]:
    yield "workers"
    if twice(rows, False):
        yield "paid_twice"
    if twice(rows, True):
        yield "paid_twice_in_segment"
    if month == min(months):
        yield "new_workers"
    elif month.plus(-1) not in months:
        yield "restarted_workers"


def twice(rows: Sequence[Paid], in_segment: bool) -> bool:
    """Whether two payers pay in the rows of a person-month; ``in_segment``: whether one segment has two rows."""
    if in_segment:
        return len(rows) > len({row.segment for row in rows})
    return len({(row.sponsor, row.payer) for row in rows}) > 1


def _held(counts: Counter[str]) -> dict[str, int]:
    return {what: many for what, many in counts.items() if many}


def first_of(rows: Sequence[Paid], programme: str) -> Paid | None:
    """The first of the rows of a person-month, in order of counting, that pays for a programme, or at all."""
    if not programme:
        return rows[0] if rows else None
    at = AMOUNTS.index(programme.lower())
    return next((row for row in rows if row.amounts[at] is not None), None)


def _order(row: Paid) -> tuple[int, str, str]:
    return _SEGMENTS.index(row.segment), row.payer, row.sponsor
