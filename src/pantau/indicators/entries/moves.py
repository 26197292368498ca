"""Who comes and goes, how many worker-months there were, who is paid for twice."""

from __future__ import annotations

from collections.abc import Iterator

from pantau.core.text import Text
from pantau.indicators.indicator import Value, indicator, ratio, whole
from pantau.indicators.parts import Parts
from pantau.indicators.recorded import NOTHING_TO_SAY

_MONTHS_MISSING = Text(
    "rata-rata dari {found} bulan yang ada datanya, dari {asked} bulan",
    "the mean of the {found} months that have data, of {asked} months",
)


@indicator(
    "new_workers",
    says=Text(
        "Orang yang bulan berbayar pertamanya jatuh dalam periode itu.",
        "People whose first paid month ever lies in the period.",
    ),
    over="period",
    needs=("contributions",),
)
def new_workers(parts: Parts) -> Iterator[Value]:
    """First months."""
    yield from _count(parts, "new_workers")


@indicator(
    "lapsed_workers",
    says=Text(
        "Orang tanpa iuran setelah bulan yang berbayar, pada bulan pertama tanpa iuran itu.",
        "People without a contribution after a month with one, in the first month without.",
    ),
    over="period",
    needs=("contributions",),
)
def lapsed_workers(parts: Parts) -> Iterator[Value]:
    """First months without a contribution."""
    yield from _count(parts, "lapsed_workers")


@indicator(
    "restarted_workers",
    says=Text(
        "Orang yang kembali membayar setelah terputus.", "People who are paid for again after a lapse."
    ),
    over="period",
    needs=("contributions",),
)
def restarted_workers(parts: Parts) -> Iterator[Value]:
    """First months after a lapse."""
    yield from _count(parts, "restarted_workers")


@indicator(
    "worker_months",
    says=Text(
        "Bulan-pekerja: setiap orang dihitung satu kali untuk setiap bulan berbayar.",
        "Worker-months: each person counts once for each month that was paid for.",
    ),
    over="period",
    needs=("contributions",),
)
def worker_months(parts: Parts) -> Iterator[Value]:
    """The workers of every month, added up."""
    yield from _count(parts, "workers")


@indicator(
    "average_workers",
    says=Text(
        "Bulan-pekerja dibagi jumlah bulan yang ada datanya, sejak awal tahun.",
        "Worker-months divided by the months that have data, since the year began.",
    ),
    over="span",
    needs=("contributions",),
)
def average_workers(parts: Parts) -> Iterator[Value]:
    """The mean over the months that have data."""
    asked, total = parts.period.months, parts.sums["workers"]
    note = NOTHING_TO_SAY if parts.months == asked else _MONTHS_MISSING.fill(found=parts.months, asked=asked)
    yield Value(ratio(total, parts.months), whole(total), whole(parts.months), note=note)


@indicator(
    "paid_twice_workers",
    says=Text(
        "Orang yang dibayar oleh dua pihak atau lebih untuk bulan itu; definisi one_segment: dalam satu segmen, "
        "yang tidak dapat dijelaskan oleh dua pekerjaan yang sah.",
        "People for whom two or more paid for the month; definition one_segment: in one segment, which no two "
        "lawful jobs in different segments explain.",
    ),
    over="month",
    needs=("contributions",),
)
def paid_twice_workers(parts: Parts) -> Iterator[Value]:
    """By any two payers, then in one segment."""
    yield from _count(parts, "paid_twice")
    for value in _count(parts, "paid_twice_in_segment"):
        yield value._replace(definition="one_segment")


def _count(parts: Parts, name: str) -> Iterator[Value]:
    number = parts.get(name)
    if number is not None:
        yield Value(whole(number))
