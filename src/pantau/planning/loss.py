"""What a family is owed in each month of a plan, and what it loses where nobody pays: by the law of that month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from pantau.core.money import Amount
from pantau.core.notation import format_period
from pantau.core.period import Month, Period
from pantau.core.text import Text
from pantau.law import Assessment, benefit, parameters, scholarship_amounts
from pantau.planning.cover import Cover, articles

YEAR: Final = 12
WAITING: Final = "jkm.bpu_waiting_months"
SCHOOLING: Final = "scholarship.jkm_months_paid"


class Owed(NamedTuple):
    """What one death brings the family, with the articles; 0 where the programme is not paid for."""

    amount: int
    reference: str


NOTHING: Final = Owed(0, "")


class Standing(NamedTuple):
    """A month seen from its last day: how many months are paid, what is owed, what would be with a long cover."""

    month: Month
    paid: int
    death: Owed
    work_death: Owed
    full_death: Owed
    full_work_death: Owed

    @property
    def covered(self) -> bool:
        """Whether the month is paid for."""
        return self.paid > 0

    @property
    def lost(self) -> int:
        """What the family of one who dies (not at work) does not get because the cover is short or over."""
        return self.full_death.amount - self.death.amount

    @property
    def lost_at_work(self) -> int:
        """The same after a death at work."""
        return self.full_work_death.amount - self.work_death.amount


@dataclass(frozen=True)
class Scholarship:
    """What the children of one who died may get, and how long must have been paid for it (JKM)."""

    most: int
    months: int
    reference: str


def standings(cover: Cover, horizon: int = YEAR) -> tuple[Standing, ...]:
    """Each month of the horizon: paid ones first, then those in which nobody is covered.

    A month counts as paid when its contribution is: whoever dies in the third month has paid three.
    """
    return tuple(_standings(cover, max(horizon, cover.months)))


def _standings(cover: Cover, horizon: int) -> Iterator[Standing]:
    for later in range(horizon):
        month = cover.start.plus(later)
        full, at_work = owed_on_death(cover, month, None), owed_at_work(cover, month)
        if later < cover.months:
            yield Standing(month, later + 1, owed_on_death(cover, month, later + 1), at_work, full, at_work)
        else:
            yield Standing(month, 0, NOTHING, NOTHING, full, at_work)


def owed_on_death(cover: Cover, month: Month, paid: int | None) -> Owed:
    """What JKM owes for a death at the end of that month after so many months paid, none for long enough."""
    return (
        _jkm(cover.segment, month, YEAR if paid is None else paid) if "JKM" in cover.programmes else NOTHING
    )


def owed_at_work(cover: Cover, month: Month) -> Owed:
    """What JKK owes for a death at work in that month, without scholarship: from the first month on."""
    return _jkk(cover.segment, month, cover.declared) if "JKK" in cover.programmes else NOTHING


@lru_cache(maxsize=4096)
def _jkm(segment: str, month: Month, paid: int) -> Owed:
    return _owed(benefit(programme="JKM", event="death", segment=segment, on=month.last, months_paid=paid))


@lru_cache(maxsize=4096)
def _jkk(segment: str, month: Month, income: Amount) -> Owed:
    return _owed(benefit(programme="JKK", event="death", segment=segment, on=month.last, income=income))


def _owed(found: Assessment) -> Owed:
    return Owed(int(found.total), articles(part.reference for part in found.parts))


def waiting_months(cover: Cover) -> Owed:
    """For how many months a BPU must have paid before the whole of JKM is owed (0: from the first), by what."""
    if cover.segment != "BPU" or "JKM" not in cover.programmes:
        return NOTHING
    law = parameters().at(cover.start.first)[WAITING]
    return Owed(int(law.number), law.reference)


def scholarship_of(cover: Cover, on: date) -> Scholarship | None:
    """What children may get after a death on that day, and for how many months JKM must have been paid."""
    if "JKM" not in cover.programmes:
        return None
    law = parameters().at(on)[SCHOOLING]
    amounts = scholarship_amounts(on)
    return Scholarship(int(amounts.maximum), int(law.number), articles((amounts.reference, law.reference)))


def grace_of(cover: Cover) -> Text | None:
    """What is not known of a death in the first months after the last one paid; none where that does not arise."""
    if cover.segment != "BPU":
        return None
    gap = parameters().at(cover.start.first).unknown("bpu.arrears")
    if gap is None:
        return None
    text = Text(
        "bulan tanpa iuran dihitung tanpa perlindungan; belum jelas: {missing} (yang dapat memastikannya: {settles})",
        "months without a contribution are counted as without cover; not known: {missing} (what would settle it: "
        "{settles})",
    )
    return text.fill(missing=gap.missing, settles=gap.settles)


def runs(months: tuple[Month, ...]) -> Text:
    """Months in words: `January-June 2027`, or several such stretches.

    >>> runs((Month(2027, 1), Month(2027, 2), Month(2027, 4))).en
    'January-February 2027, April 2027'
    """
    found: list[list[Month]] = []
    for month in months:
        if found and found[-1][-1].plus(1) == month:
            found[-1].append(month)
        else:
            found.append([month])
    periods = [Period.parse(f"{run[0]}/{run[-1]}" if len(run) > 1 else str(run[0])) for run in found]
    return Text(
        ", ".join(format_period(one, "id") for one in periods),
        ", ".join(format_period(one, "en") for one in periods),
    )
