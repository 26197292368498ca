"""On what terms people are covered: programmes, income, payer, months; and what the law asks for each month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from pantau.core.money import Amount
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.errors import Fault
from pantau.law import contribution, lowest_base, parameters
from pantau.law.question import ahead_of

MOST_MONTHS: Final = 60
SEGMENTS_PRICED: Final = ("BPU", "PU")


@dataclass(frozen=True)
class Cover:
    """What is paid for one person: from which month, for how many, which programmes, by whom.

    ``income`` is what a BPU declares or the wage of a PU, none for the lowest base of BPU.
    """

    start: Month
    months: int = 12
    programmes: tuple[str, ...] = ("JKK", "JKM")
    income: Amount | None = None
    sponsor: str = "APBD"
    segment: str = "BPU"
    risk: str = ""

    @property
    def declared(self) -> Amount:
        """The income that counts."""
        return lowest_base(self.start.first) if self.income is None else self.income

    def each_month(self) -> tuple[Month, ...]:
        """The months paid for, in order."""
        return tuple(self.start.plus(later) for later in range(self.months))

    def paid_by(self, sponsor: str, months: int) -> Cover:
        """The same cover, paid by another source for another time."""
        return replace(self, sponsor=sponsor, months=months)


class Due(NamedTuple):
    """What is due for one person and month, with the articles, and what a reader must know of it."""

    month: Month
    amount: int
    reference: str
    relieved: bool
    warnings: tuple[Text, ...]


def faults_of(cover: Cover) -> Iterator[Fault]:
    """What cannot be in the terms of a cover, beyond what the law itself refuses."""
    if not 1 <= cover.months <= MOST_MONTHS:
        text = Text(
            "'{found}' bulan tidak mungkin; yang diharapkan 1 sampai {most}",
            "'{found}' months cannot be; expected 1 to {most}",
        )
        yield planned("months", text.fill(found=cover.months, most=MOST_MONTHS))
    if cover.segment not in SEGMENTS_PRICED:
        text = Text(
            "'{found}' tidak beriuran bulanan yang dapat direncanakan; pilih {known}",
            "'{found}' has no monthly contribution to plan with; choose from {known}",
        )
        yield planned("segment", text.fill(found=cover.segment, known=", ".join(SEGMENTS_PRICED)))


def planned(where: str, text: Text) -> Fault:
    """One thing wrong in what a plan was asked; ``where`` names it."""
    return Fault(where, 0, {"id": text.id, "en": text.en})


def dues(cover: Cover, category: str = "") -> tuple[Due, ...]:
    """What the law asks for each month of the cover; the category tells the occupation (ojek, sopir).

    Raises what `pantau.law.contribution` raises: `InputError`, `MissingInput`, `NotCodified`.

    >>> [due.amount for due in dues(Cover(Month(2026, 12), 2, sponsor="CSR"))]
    [8400, 16800]
    """
    return _dues(cover, category)


@lru_cache(maxsize=8192)
def _dues(cover: Cover, category: str) -> tuple[Due, ...]:
    found = []
    for month in cover.each_month():
        owed = contribution(
            segment=cover.segment,
            programmes=cover.programmes,
            month=month,
            income=cover.declared,
            risk=cover.risk,
            sponsor=cover.sponsor,
            occupation=category,
        )
        reference = articles(part.reference for part in owed.parts)
        relieved = any("relief." in value.parameter for part in owed.parts for value in part.values)
        ahead = set(ahead_of(parameters().checked, month.first))  # said once for all months: see `ahead`
        warnings = tuple(warning for warning in owed.warnings if warning not in ahead)
        found.append(Due(month, int(owed.total), reference, relieved, warnings))
    return tuple(found)


def articles(references: Iterable[str]) -> str:
    """Articles in one line, each once; a reference may name several.

    >>> articles(["PP 82/2019; PP 44/2015", "PP 82/2019"])
    'PP 82/2019; PP 44/2015'
    """
    return "; ".join(dict.fromkeys(one for told in references for one in told.split("; ")))


def costs_by_months(cover: Cover, category: str = "") -> tuple[int, ...]:
    """What one person costs for 0, 1, 2, ... months of the cover."""
    return (0, *accumulate(due.amount for due in dues(cover, category)))


def warnings_of(found: Iterable[Due]) -> tuple[Text, ...]:
    """What is to be known of several months, each said once; that the law of later months is assumed, at the end."""
    told = list(found)
    said = dict.fromkeys(warning for due in told for warning in due.warnings)
    later = [due.month for due in told if due.month.first > parameters().checked]
    return (*said, *(ahead_of(parameters().checked, min(later).first) if later else ()))
