"""What the law lets somebody pay, over the whole period of a figure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pantau.core.categories import category_ancestors
from pantau.core.period import Month, Period
from pantau.errors import LawError
from pantau.figures import Figure, Interval
from pantau.law import LawfulAmount, contribution, lawful_rates, wage_rate_bounds
from pantau.law import rate_step as step_of_month

FIRST = date(2015, 7, 1)  # PP 44/2015: the law before it is not codified
GOVERNMENT = ("APBN", "APBD_PROV", "APBD", "APBDES", "DBH_SAWIT", "DBHCHT")
_USUAL = ("JKK+JKM", "JKK+JKM+JHT")
_LONG = 24
BROAD = ("rentan", "miskin_ekstrem", "disabilitas", "umkm")  # groups, not occupations


def flat_rates_of(figure: Figure) -> tuple[LawfulAmount, ...]:
    """The lawful monthly rates of the workers without wage that a figure speaks of, lowest first."""
    return flat_rates(figure.segment, figure.programme, figure.sponsor, figure.period, figure.category)


@lru_cache(maxsize=4096)
def flat_rates(
    segment: str, programme: str, sponsor: str, period: Period, category: str = ""
) -> tuple[LawfulAmount, ...]:
    """The lawful monthly rates of workers without wage in any month of the period, lowest first.

    Empty where the segment named is another one. Programmes that are not said may be with or without JHT.
    The worker category stands for the occupation, on which some discounts hang.
    """
    if segment and "BPU" not in segment.split("+"):
        return ()
    found: dict[Decimal, LawfulAmount] = {}
    for programmes in (programme,) if programme else _USUAL:
        for month in months_of(period):
            for rate in _rates_of(programmes, month, _payer(sponsor), category):
                found.setdefault(rate.amount, rate)
    return tuple(found[amount] for amount in sorted(found))


def _rates_of(programmes: str, month: Month, sponsor: str, category: str) -> tuple[LawfulAmount, ...]:
    try:
        found = lawful_rates("BPU", programmes.split("+"), month, sponsor)
        return tuple(rate for rate in found if not category or _is_open_to(rate, programmes, month, category))
    except LawError:
        return ()


def _is_open_to(rate: LawfulAmount, programmes: str, month: Month, category: str) -> bool:
    """Whether a worker of a category may pay a rate: the law is asked with the category as occupation.

    A group of many occupations, such as the vulnerable, may hold some to whom a discount is open.
    """
    if rate.base is None or category in BROAD:
        return True
    full = lawful_rates("BPU", programmes.split("+"), month, "APBD")
    if any(other.amount == rate.amount for other in full):
        return True
    asked = contribution(
        segment="BPU",
        programmes=programmes,
        month=month,
        income=rate.base,
        sponsor="SELF",
        occupation=category,
    )
    return asked.total == rate.amount


def _payer(sponsor: str) -> str:
    """One payer for several: a government among them decides which discounts are open."""
    codes = sponsor.split("+")
    return next((code for code in codes if code in GOVERNMENT), codes[0])


def is_public(sponsor: str) -> bool:
    """Whether a government is among the payers."""
    return any(code in GOVERNMENT for code in sponsor.split("+"))


def pays_flat(figure: Figure) -> bool:
    """Whether a figure speaks of flat rates only: wages have no step, and what is not said may be of wages."""
    return figure.segment == "BPU" or (not figure.segment and is_public(figure.sponsor))


def is_relief_of_others(figure: Figure) -> bool:
    """Whether a rate is lawful only for those whom no state or regional budget pays (PP 50/2025)."""
    return not is_lawful_for(figure, figure.sponsor) and is_lawful_for(figure, "SELF")


def is_unclear_relief(figure: Figure) -> bool:
    """Whether a public payer takes a discount of which it is not known whether it is open to it."""
    return (
        is_public(figure.sponsor)
        and not is_lawful_for(figure, "APBD")
        and is_lawful_for(figure, figure.sponsor)
    )


def is_lawful_for(figure: Figure, sponsor: str) -> bool:
    """Whether a flat rate would be lawful if a payer bore it."""
    said = figure.interval()
    rates = flat_rates_of(figure._replace(sponsor=sponsor))
    return any(said.meets(Interval.exact(rate.amount)) for rate in rates)


@lru_cache(maxsize=4096)
def lowest_rate(month: Month, sponsor: str) -> LawfulAmount | None:
    """The lowest lawful BPU rate of JKK and JKM in a month; none before the law that is codified."""
    return lowest(flat_rates("BPU", "JKK+JKM", sponsor, Period.parse(str(month))))


def lowest(rates: Sequence[LawfulAmount]) -> LawfulAmount | None:
    """The lowest of some rates: of those that are firm, where any is."""
    return min(rates, key=lambda rate: (rate.status != "firm", rate.amount), default=None)


def wage_rates(figure: Figure, wages: tuple[Decimal, Decimal]) -> Interval | None:
    """What a wage earner's contribution can be for wages in a range; none for other segments.

    Where the segment is not said only the lowest risk class counts: that of government offices.
    """
    if "PU" in figure.segment.split("+"):
        return _wage_rates(figure.programme, figure.period, wages)
    if not may_be_wage_earner(figure):
        return None
    found = _wage_rates(figure.programme, figure.period, wages)
    return found and Interval(found.low, found.low * wages[1] / wages[0])


@lru_cache(maxsize=4096)
def _wage_rates(programme: str, period: Period, wages: tuple[Decimal, Decimal]) -> Interval | None:
    bounds = []
    for programmes in (programme,) if programme else _USUAL:
        for month in months_of(period):
            try:
                bounds.append(wage_rate_bounds(programmes.split("+"), month))
            except LawError:
                continue
    if not bounds:
        return None
    low = min(bound.low for bound in bounds)
    high = max(bound.high or bound.low for bound in bounds)
    return Interval(low * wages[0] / 100, high * wages[1] / 100)


def may_be_wage_earner(figure: Figure) -> bool:
    """Whether people whose segment is not said may be enrolled with a wage: not those called vulnerable."""
    return not figure.segment and not is_vulnerable(figure)


def is_vulnerable(figure: Figure) -> bool:
    """Whether the figure speaks of vulnerable workers or a group of them."""
    return "rentan" in (figure.category, *category_ancestors(figure.category))


def lowest_rate_figure(figure: Figure) -> Figure | None:
    """The lowest lawful BPU rate as a required figure, for evidence; its note names the article."""
    rate = figure._replace(measure="contribution_rate", segment="BPU")
    found = lowest(flat_rates_of(rate))
    return as_required(rate, found.amount, found.reference) if found else None


def as_required(figure: Figure, value: Decimal, reference: str) -> Figure:
    """What the law requires, as a figure that stands beside the stated one."""
    return figure._replace(
        value=value, qualifier="", precision=None, total_of="", basis="required", source="", note=reference,
        unit="", row=0,
    )  # fmt: skip


def rate_step(figure: Figure) -> Decimal | None:
    """What every lawful BPU rate of the period is a multiple of; none where no step tells anything."""
    return _rate_step(figure.period, _payer(figure.sponsor))


@lru_cache(maxsize=1024)
def _rate_step(period: Period, sponsor: str) -> Decimal | None:
    try:
        steps = [step_of_month(("JKK", "JKM"), month, sponsor) for month in months_of(period)]
    except LawError:
        return None
    smallest = min(steps, default=Decimal(0))
    return smallest if smallest > 1 else None


def months_of(period: Period) -> list[Month]:
    """The months of a period since the law that is codified began; a long one by its first and last year."""
    months = [month for month in period.each_month() if month.last >= FIRST]
    return months if len(months) <= _LONG else months[: _LONG // 2] + months[-_LONG // 2 :]
