"""How long people were covered in a period: ever, for too few months, in December alone."""

from __future__ import annotations

from collections.abc import Iterator

from pantau.core.period import Period
from pantau.core.text import Text
from pantau.indicators.indicator import Value, whole
from pantau.indicators.persons.cover import cover_parts, december_parts, turn_of_year
from pantau.indicators.persons.indicator import Counts, Queried, Told, of_people
from pantau.indicators.recorded import NOTHING_TO_SAY

_COVER = Queried("cover", cover_parts, lambda question: question.span)
_DECEMBER = Queried("december", december_parts, lambda question: Period.parse(turn_of_year(question)))
_MISSING = Text(
    "baru {found} dari {asked} bulan yang ada datanya; kurang dihitung terhadap bulan-bulan itu",
    "{found} of {asked} months have data; short is counted against those",
)
_BY_MONTHS = "by_months"


@of_people(
    "ever_covered_workers",
    says=Text(
        "Orang dengan iuran dibayar untuk paling sedikit satu bulan sejak awal tahun, masing-masing dihitung satu "
        "kali di tempat dan kelompok bulan terakhirnya; definisi by_months: menurut banyaknya bulan.",
        "People with a contribution paid for at least one month since the year began, each counted once in the "
        "place and group of the last of them; definition by_months: by how many months.",
    ),
    queried=_COVER,
)
def ever_covered_workers(counts: Counts) -> Iterator[Told]:
    """All of them, then by the number of months."""
    yield Told(Value(whole(counts.total("people"))))
    for months in sorted({row["months"] for row in counts.rows}):
        people = counts.total("people", months=months)
        yield Told(Value(whole(people), definition=_BY_MONTHS), str(months))


@of_people(
    "short_cover_workers",
    says=Text(
        "Orang yang terlindungi dalam sebagian bulan sejak awal tahun, tidak semuanya; group adalah banyaknya "
        "bulan yang kurang.",
        "People covered in some of the months since the year began and not in all; group is how many are missing.",
    ),
    queried=_COVER,
)
def short_cover_workers(counts: Counts) -> Iterator[Told]:
    """All with a month missing, then by how many are missing."""
    asked = counts.question.span.months
    note = NOTHING_TO_SAY if counts.months == asked else _MISSING.fill(found=counts.months, asked=asked)
    short = {
        counts.months - row["months"]: counts.total("people", months=row["months"])
        for row in counts.rows
        if row["months"] < counts.months
    }
    yield Told(
        Value(
            whole(sum(short.values())), whole(sum(short.values())), whole(counts.total("people")), note=note
        )
    )
    for missing, people in sorted(short.items()):
        yield Told(Value(whole(people), definition=_BY_MONTHS, note=note), str(missing))


@of_people(
    "december_only_workers",
    says=Text(
        "Orang yang terlindungi pada Desember, tidak pada November sebelumnya dan tidak pada Januari sesudahnya; "
        "pergantian tahun yang terakhir sampai bulan yang diminta.",
        "People covered in December, not in the November before and not in the January after; of the last turn of "
        "the year up to the month that is asked for.",
    ),
    queried=_DECEMBER,
)
def december_only_workers(counts: Counts) -> Iterator[Told]:
    """Those enrolled for the count at the end of the year."""
    yield Told(Value(whole(counts.total("people"))))
