"""What the law says of each month and group: contributions, the parts of each benefit, scholarships year by year.

All of it is asked of `pantau.law`, once for each time between two changes of the law. Wages only scale it: JKK and
JKM have no ceiling, and the band of a BPU stays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

import numpy as np

from pantau.core.notation import dated
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.errors import NotCodified
from pantau.law import LEVELS, Assessment, Value, benefit, contribution, parameters, schedule
from pantau.law.question import LAST_DAY
from pantau.planning.projection.kernel import Array, Floats
from pantau.planning.projection.members import Group

PARTS: Final = (
    "jkm_lump", "jkm_periodic", "jkm_funeral", "jkm_waiting", "jkk_lump", "jkk_periodic", "jkk_funeral",
    "jkk_total", "jkk_total_periodic", "jkk_partial", "jkk_temporary",
)  # fmt: skip
_PERCENT: Final = 10  # of a partial disability that is asked for; the benefit is in proportion
_OCCUPATIONS: Final = (
    "ojek",
    "sopir",
    "kurir",
)  # worker categories whose name is that of an occupation of PP 50/2025
_HELD: Final = Text(
    "hukum terakhir diperiksa {checked}: sesudahnya hanya berlaku perubahan yang sudah ditetapkan, dan sesudah {last} "
    "dianggap tidak ada perubahan lagi",
    "the law was last checked on {checked}: after that only changes already enacted apply, and after {last} none",
)


class Costs(NamedTuple):
    """What accidents cost on average, as far as the law has to be asked about it."""

    temporary_months: float
    transport: float


class Scholarship(NamedTuple):
    """States in which a child may begin (level, years done in it), and what each is paid in the years from then."""

    states: tuple[tuple[str, int], ...]
    paid: Floats  # states x years


class LawfulMonths(NamedTuple):
    """By month and group, in rupiah: the contribution, each of `PARTS` for one case; and what is by month alone.

    ``waiting`` is how many months a member must have paid for the whole of JKM (0: none), ``needed`` for a scholarship.
    ``state`` says which of ``scholarships`` a month has; ``references`` are the articles that were used.
    """

    contribution: Floats
    parts: dict[str, Floats]
    transport: Floats
    waiting: Array
    needed: Array
    state: Array
    scholarships: tuple[Scholarship, ...]
    references: tuple[str, ...]
    notes: tuple[Text, ...]


def lawful_months(groups: Sequence[Group], months: Sequence[Month], costs: Costs) -> LawfulMonths:
    """The law of these months; one after the last that is codified is as that one."""
    changes = _changes()
    asked = [min(month, Month.of(LAST_DAY)) for month in months]
    states = [bisect_right(changes, month.first) for month in asked]
    firsts = dict(zip(reversed(states), reversed(asked), strict=True))
    answers = {state: [_of_group(group, month, costs) for group in groups] for state, month in firsts.items()}
    order = sorted(firsts)
    found = np.array(
        [[one.amounts for one in answers[state]] for state in order]
    )  # states x groups x amounts
    by_month = found[[order.index(state) for state in states]]
    references = {name for each in answers.values() for one in each for name in one.references}
    known = [state for state in order if firsts[state].first <= parameters().checked]
    notes = dict.fromkeys(note for state in known for one in answers[state] for note in one.notes)
    held = (_HELD.fill(checked=dated(parameters().checked), last=dated(LAST_DAY)),)
    return LawfulMonths(
        contribution=by_month[:, :, 0],
        parts={name: by_month[:, :, place] for place, name in enumerate(PARTS, 1)},
        transport=by_month[:, 0, -1],
        waiting=by_month[:, :, -2].astype(np.int64),
        needed=np.array([_number("scholarship.jkm_months_paid", firsts[state]) for state in states]),
        state=np.array([order.index(state) for state in states]),
        scholarships=tuple(_scholarship(firsts[state]) for state in order),
        references=tuple(sorted(references)),
        notes=(*notes, *(held if months[-1].first > parameters().checked else ())),
    )


class _Answer(NamedTuple):
    amounts: tuple[float, ...]  # contribution, PARTS, waiting, transport
    references: frozenset[str]
    notes: tuple[Text, ...]


def _of_group(group: Group, month: Month, costs: Costs) -> _Answer:
    """The law knows no worker category, but some of them name an occupation."""
    occupation = group.category if group.category in _OCCUPATIONS else ""
    return _asked_once(group._replace(category=occupation), month, costs)


@lru_cache(maxsize=4096)
def _asked_once(group: Group, month: Month, costs: Costs) -> _Answer:
    due = contribution(
        segment=group.segment,
        programmes="JKK,JKM",
        month=month,
        income=group.income,
        risk=group.risk,
        sponsor=group.sponsor,
        occupation=group.category,
    )
    died = _asked(group, month, programme="JKM", event="death", months_paid=_LONG)
    waited = _asked(group, month, programme="JKM", event="death", months_paid=1)
    months_unable, fare = str(round(costs.temporary_months, 2)), str(round(costs.transport))
    killed, disabled, partly, unable, moved = (
        _asked(group, month, programme="JKK", event=event, income=group.income, **more)
        for event, more in (
            ("death", {}),
            ("total_disability", {}),
            ("partial_disability", {"disability": _PERCENT}),
            ("temporary_disability", {"months_unable": months_unable}),
            ("accident", {"costs": {"transport_land": fare}}),
        )
    )
    waits = waited.total < died.total
    amounts: tuple[Any, ...] = (
        due.total,
        *(_part(died, code) for code in _FAMILY),
        waited.total,
        *(_part(killed, code) for code in _FAMILY),
        *(_part(disabled, code) for code in _FAMILY[:2]),
        partly.total / _PERCENT,
        unable.total,
        int(_number("jkm.bpu_waiting_months", month)) if waits else 0,
        moved.total,
    )
    used = (due, died, waited, killed, disabled, partly, unable, moved)
    references = frozenset(part.reference for one in used for part in one.parts)
    return _Answer(tuple(float(one) for one in amounts), references, due.warnings)


_FAMILY: Final = ("lump_sum", "periodic", "funeral")
_LONG: Final = 600


def _asked(group: Group, month: Month, **question: Any) -> Assessment:
    """What is owed; in the month in which a rule begins on a day that is not known, by the law of the month after."""
    try:
        return benefit(segment=group.segment, on=month.first, **question)
    except NotCodified:
        return benefit(segment=group.segment, on=month.plus(1).first, **question)


def _part(found: Assessment, code: str) -> float:
    return float(sum(part.amount for part in found.parts if part.code == code))


def _number(name: str, month: Month) -> float:
    """A number in force in a month, or in the next where its day is not known."""
    try:
        return float(parameters().at(month.first)[name].number)
    except NotCodified:
        return float(parameters().at(month.plus(1).first)[name].number)


@cache
def _changes() -> list[Any]:
    """Every day on which some parameter of the law changed."""
    return sorted({entry.since for one in parameters().by_id.values() for entry in one.entries})


def joins_below(groups: Sequence[Group], month: Month) -> Floats:
    """The age below which one may join each group, as far as the law has one."""
    law = parameters().at(min(month, Month.of(LAST_DAY)).first)
    return np.array([float(law["bpu.max_age"].number) if one.segment == "BPU" else np.inf for one in groups])


@lru_cache(maxsize=256)
def _scholarship(month: Month) -> Scholarship:
    """Each state in which a child may begin, and the yearly payments from there."""
    law = parameters().at(month.first)["scholarship.by_level"]
    states = [(level, done) for level in LEVELS for done in range(_years(law, level))]
    paid = [_yearly(month, state) for state in states]
    longest = max(map(len, paid))
    return Scholarship(tuple(states), np.array([[*row, *[0.0] * (longest - len(row))] for row in paid]))


def _years(law: Value, level: str) -> int:
    return next(int(row["years"]) for row in law.rows if row["level"] == level)


def _yearly(month: Month, state: tuple[str, int]) -> list[float]:
    told = schedule(
        programme="JKM", event="death", segment="PU", on=month.first, months_paid=_LONG, children=[state]
    )
    paid = {one.year: float(one.amount) for one in told.payments if one.code == "scholarship"}
    return [paid.get(year, 0.0) for year in range(1, max(paid) + 1)]
