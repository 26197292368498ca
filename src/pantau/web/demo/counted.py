"""People of the made-up province who are covered in the month of the count only, so that signs of gaming are shown."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Final

from pantau.core.period import Month, Period
from pantau.synthetic.ledger_lines import HEADINGS, Line, lines
from pantau.synthetic.ledger_payments import lawful, office_of
from pantau.synthetic.ledger_rows import Member, Paid, World
from pantau.synthetic.person import Person

PEOPLE: Final = 40  # more than chance, fewer than a city has without cover
_INCOME: Final = 1_000_000  # the lowest base of BPU
_NAMES: Final = {"enrolments": "kepesertaan-csr.csv", "contributions": "iuran-csr.csv"}


def month_of_count(months: Period) -> Month | None:
    """The last December of which the next month is known as well; the newest month is not, it waits."""
    known = [Month.of(months.start).plus(n) for n in range(months.months - 2)]
    return next((month for month in reversed(known) if month.number == 12), None)


def write_counted(folder: Path, world: World, month: Month) -> dict[str, Path]:
    """The files of a donor who pays for one city in one month."""
    held = [_member(person, month) for person in _uncovered(world, month)]
    told = world._replace(members=tuple(held), paid=tuple(_paid(one, month) for one in held))
    return {kind: _written(folder / name, kind, lines(told, kind)) for kind, name in _NAMES.items()}


def _uncovered(world: World, month: Month) -> list[Person]:
    """People whom nobody covers, of the city or regency that has most of them."""
    covered = {one.person for one in world.members}
    free = [
        one
        for one in world.people.values()
        if one.id not in covered and (one.died is None or one.died > month.last)
    ]
    most = Counter(one.village.code[:5] for one in free).most_common(1)
    return [one for one in free if most and one.village.code[:5] == most[0][0]][:PEOPLE]


def _member(person: Person, month: Month) -> Member:
    where, last = person.village.code[:5], month.last
    return Member(
        person.id, "BPU", "CSR", "", person.category, where, "JKK+JKM", _INCOME, month.first, last, "term_end"
    )  # fmt: skip


def _paid(one: Member, month: Month) -> Paid:
    day = month.first + timedelta(days=9)
    return Paid(
        one.person, month, one.segment, one.sponsor, one.payer, one.region, one.category,
        lawful(one, month), day, office_of(one.region),
    )  # fmt: skip


def _written(path: Path, kind: str, found: Iterable[Line]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(HEADINGS[kind])
        writer.writerows(line.cells for line in found)
    return path
