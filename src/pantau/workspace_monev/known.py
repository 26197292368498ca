"""What is known of a region before it answers: recorded by a ledger, required by law and targets, said last time."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pantau.core.period import Month, Period
from pantau.errors import LawError
from pantau.figures import Figure
from pantau.indicators.recorded import Recorded
from pantau.law import lawful_rates
from pantau.monev import Known, Submission, Target, families, targets


def known_of(
    region: str,
    period: Period,
    *,
    recorded: Iterable[Recorded] = (),
    last: Submission | None = None,
    own: Iterable[Target] = (),
) -> Known:
    """What a form of a region is filled with beside its questions.

    ``recorded`` is what a ledger answered (`pantau.Ledger(...).ask(region, month).figures`), ``last`` the
    submission of the round before, ``own`` the targets that users entered.
    """
    return Known(
        recorded=recorded_figures(recorded),
        required=required_figures(region, period, own),
        last=last.answers if last else {},
    )


def recorded_figures(recorded: Iterable[Recorded]) -> tuple[Figure, ...]:
    """Recorded figures as figures; those of one sex or age are none."""
    shared = [name for name in Figure._fields if name in Recorded._fields and name != "note"]
    return tuple(
        Figure(**{name: getattr(one, name) for name in shared})
        for one in recorded
        if not (one.sex or one.age_band)
    )


def required_figures(region: str, period: Period, own: Iterable[Target] = ()) -> tuple[Figure, ...]:
    """What a region should reach and pay: the targets of that year and the lowest lawful contribution."""
    month, year = Month.of(period.end), period.end.year
    found = [_target(one) for one in targets(own) if one.region == region and one.year == year]
    try:
        rates = lawful_rates("BPU", "JKK,JKM", month, "APBD")
    except LawError:
        rates = ()
    if rates:
        least = min(rates, key=lambda one: one.amount)
        found.append(
            Figure(
                region,
                "contribution_rate",
                Period.parse(str(month)),
                least.amount,
                segment="BPU",
                programme="JKK+JKM",
                basis="required",
                source=least.reference,
            )
        )
    return tuple(found)


def _target(one: Target) -> Figure:
    measure = "coverage_target" if one.unit == "percent" else "target_workers"
    return Figure(
        one.region,
        measure,
        Period.parse(str(one.year)),
        Decimal(one.value),
        basis="required",
        source=one.source,
        definition=one.definition or families()[one.family].definition,
    )
