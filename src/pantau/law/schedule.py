"""What a family receives year by year: the sums at once, the periodic benefit, each child's scholarship."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pantau.core.money import ZERO, Amount
from pantau.core.text import Language, Text
from pantau.errors import Fault
from pantau.law.answer import Assessment, Part
from pantau.law.benefit import benefit
from pantau.law.benefits.dates import months_later
from pantau.law.benefits.scholarship import levels_at, paid_for, years_of
from pantau.law.claim import EVENTS, Child, children_of
from pantau.law.dated import At, law_on
from pantau.law.question import stop_at
from pantau.law.refusal import fault

_MONTHS_OF_A_YEAR = 12
_PERIODIC = ("jkk_periodic", "jkm_periodic")  # that of a PMI is one amount
_OF_FAMILIES = ("JKK", "JKM")
_EVENTS = ("death", "total_disability")


@dataclass(frozen=True)
class Payment:
    """What is paid in one year after the event: which part, for whom, and how much."""

    year: int
    since: date
    code: str
    title: Text
    amount: Amount
    reference: str
    detail: Text | None = None


@dataclass(frozen=True)
class Schedule:
    """All payments in order; their sum is the total of the benefit."""

    payments: tuple[Payment, ...]
    owed: Assessment

    @property
    def total(self) -> Amount:
        """The sum of all payments."""
        return sum((payment.amount for payment in self.payments), ZERO)

    def by_year(self) -> dict[int, Amount]:
        """The sum of each year that has a payment."""
        sums: dict[int, Amount] = {}
        for payment in self.payments:
            sums[payment.year] = sums.get(payment.year, ZERO) + payment.amount
        return sums

    def to_json(self, language: Language = "id") -> dict[str, Any]:
        """The schedule, amounts in whole rupiah."""
        return {
            "total": int(self.total),
            "payments": [
                {
                    "year": payment.year,
                    "since": payment.since.isoformat(),
                    "code": payment.code,
                    "amount": int(payment.amount),
                    "reference": payment.reference,
                    "detail": payment.detail.say(language) if payment.detail else "",
                }
                for payment in self.payments
            ],
            "warnings": [warning.say(language) for warning in self.owed.warnings],
        }


def schedule(**question: Any) -> Schedule:
    """A family's payments year by year until the last child is done: the question is that of `benefit`.

    Year 1 begins on the day of the event. The periodic benefit is shown by its months, although it may be paid
    at once. A scholarship is paid yearly; with a birth date, (level, years done, birth date), it ends at 23.

    >>> found = schedule(programme="JKM", event="death", segment="PU", on=date(2024, 7, 17), months_paid=40,
    ...                  children=[("SMA", 1)])
    >>> [int(amount) for amount in found.by_year().values()][:3], len(found.by_year())
    ([39000000, 9000000, 12000000], 7)
    """
    programme = str(question.get("programme", "")).strip().upper()
    if programme and programme not in _OF_FAMILIES:
        stop_at([_no_schedule(programme)])
    event = str(question.get("event", ""))
    if event in EVENTS and event not in _EVENTS:
        stop_at([_no_event(event)])
    asked = {**question, "children": tuple(question.get("children", ()))}
    owed = benefit(**asked)
    at = law_on(question["on"])
    children = iter(paid_for(children_of(asked["children"]), at) if levels_at(at) else ())
    payments = [one for part in owed.parts for one in _payments(part, children, at)]
    return Schedule(tuple(sorted(payments, key=lambda one: one.year)), owed)


def _payments(part: Part, children: Iterator[Child], at: At) -> Iterator[Payment]:
    if part.rule in _PERIODIC:
        yield from _periodic(part, at)
    elif part.rule == "scholarship":
        yield from _scholarship(part, next(children), at)
    else:
        yield _payment(part, 1, part.amount, at, part.detail)


def _periodic(part: Part, at: At) -> Iterator[Payment]:
    given = {argument.name: argument.value for argument in part.arguments}
    months = int(given["months"])
    each = part.amount / months
    year = 1
    while months > 0:
        count = min(months, _MONTHS_OF_A_YEAR)
        detail = Text("{months} bulan, dapat dibayar sekaligus", "{months} months, may be paid at once")
        yield _payment(part, year, each * count, at, detail.fill(months=count))
        months, year = months - count, year + 1


def _scholarship(part: Part, child: Child, at: At) -> Iterator[Payment]:
    done = child.done
    before = child.level
    for year, row in enumerate(years_of(child, at), start=1):
        done = done + 1 if row["level"] == before else 1
        before = row["level"]
        detail = Text("{level}, tahun ke-{done}", "{level}, year {done}").fill(level=before, done=done)
        yield _payment(part, year, row["yearly"], at, detail)


def _payment(part: Part, year: int, amount: Amount, at: At, detail: Text | None) -> Payment:
    since = months_later(at.day, _MONTHS_OF_A_YEAR * (year - 1))
    return Payment(year, since, part.code, part.title, amount, part.reference, detail)


def _no_schedule(programme: str) -> Fault:
    text = Text(
        "jadwal hanya untuk JKK dan JKM, bukan {found}", "a schedule is of JKK and JKM only, not {found}"
    )
    return fault("programme", text.fill(found=programme))


def _no_event(event: str) -> Fault:
    text = Text(
        "jadwal hanya untuk death dan total_disability, bukan {found}",
        "a schedule is of death and total_disability only, not {found}",
    )
    return fault("event", text.fill(found=event))
