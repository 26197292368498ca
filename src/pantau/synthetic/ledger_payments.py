"""Contributions of made-up enrolments, month by month, at what the law asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Final

from pantau.core.period import Month, Period
from pantau.law.contribution import contribution
from pantau.synthetic.ledger_rows import AMOUNTS, Member, Paid

_GOES_ON: Final = {"own": 0.93}  # who paid a month pays the next one
_COMES_BACK: Final = 0.2  # who did not pay a month
_RUNS_OUT: Final = 0.05  # of the budgets are spent before December
_LATE: Final = 0.08  # of the payments come one to three months later
_TOGETHER: Final = 0.15  # of those who pay for themselves pay several months at once


def payments(random: Random, member: Member, months: Period) -> Iterator[Paid]:
    """The months of an enrolment that were paid, within the months and by their end.

    Who pays for themselves misses months and comes back, a budget may run out, the rest is steady but for a
    month now and then. A person dead for more than a month is not paid for by those who were told.
    """
    chances = _habit(random, member)
    paying, ahead = True, 0
    day = member.start
    for month in _months(member, months):
        if not ahead:
            goes_on = random.random() < (chances if paying else _COMES_BACK)
            paying = goes_on
            if not goes_on:
                if member.sponsor not in ("SELF", "EMPLOYER"):
                    return  # a budget that is spent pays no later month
                continue
            day = _day(random, month)
            if member.sponsor == "SELF" and random.random() < _TOGETHER:
                ahead = 1 + int(random.random() * 4)
        else:
            ahead -= 1
        if day <= months.end + timedelta(days=31):
            yield Paid(
                member.person, month, member.segment, member.sponsor, member.payer, member.region,
                member.category, lawful(member, month), day, office_of(member.region),
            )  # fmt: skip


def office_of(region: str) -> str:
    """The branch that serves a region (made up: no branch has such a code)."""
    return f"ZZ{region[:5].replace('.', '')}"


def lawful(member: Member, month: Month) -> tuple[int | None, ...]:
    """What the law asks for one month of an enrolment, by programme, in whole rupiah; none where it is nothing.

    Nobody pays for JKP on top of the other programmes, so that no payment tells of it.
    """
    return _lawful(member.segment, member.sponsor, member.programmes, member.income, member.risk, month)


@lru_cache(maxsize=1 << 16)
def _lawful(
    segment: str, sponsor: str, programmes: str, income: int, risk: str, month: Month
) -> tuple[int | None, ...]:
    due = contribution(
        segment=segment, programmes=programmes, month=month, income=income, risk=risk, sponsor=sponsor
    )
    amounts = {part.code: int(part.amount) for part in due.parts}
    return tuple(amounts.get(name.upper()) or None for name in AMOUNTS)


def _habit(random: Random, member: Member) -> float:
    """The chance that the next month is paid after one that was."""
    if member.sponsor == "SELF":
        return _GOES_ON["own"]
    if member.sponsor == "EMPLOYER":
        return 0.995
    return 0.85 if random.random() < _RUNS_OUT else 1.0


def _day(random: Random, month: Month) -> date:
    """When a month is paid: within it, or one to three months later."""
    later = 1 + int(random.random() * 3) if random.random() < _LATE else 0
    return month.plus(later).first + timedelta(days=int(random.random() * 28))


def _months(member: Member, months: Period) -> Iterator[Month]:
    first = max(Month.of(member.start), Month.of(months.start))
    last = min(Month.of(member.end or months.end), Month.of(months.end))
    while first <= last:
        yield first
        first = first.plus(1)
