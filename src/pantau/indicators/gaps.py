"""What a reader must know of an answer: where there is no data, what could not be placed, months that are missing."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final

from pantau.core.region_years import cannot_be_cut, code_in, parts_of
from pantau.core.regions import LEVELS, children, full_name, level, provinces, regencies, successor, within
from pantau.core.text import Text
from pantau.indicators.gather import Gathered
from pantau.indicators.question import Question

_NO_MONTHS: Final = Text(
    "tidak ada data iuran untuk {region} pada {months}; angka sejak awal tahun tidak memuatnya",
    "no contributions are recorded for {region} in {months}; figures since the year began do not hold them",
)
_NOT_PLACED: Final = Text(
    "{rows} kepesertaan tercatat di atas {level}: termasuk dalam jumlah {region}, tidak dalam rinciannya",
    "{rows} memberships are recorded above the {level}: they are in the total of {region}, in none of its parts",
)
_LEVELS: Final = {
    "province": Text("provinsi", "province"),
    "regency": Text("kabupaten/kota", "regency"),
    "district": Text("kecamatan", "district"),
    "village": Text("desa/kelurahan", "village"),
}
_NOT_CUT: Final = Text(
    "baris sampai {until} yang tercatat hanya untuk {region} tidak dapat dibagi ke {parts} ({laws}); tetap dihitung "
    "pada {region}",
    "rows up to {until} that are recorded for {region} only cannot be divided among {parts} ({laws}); they stay "
    "with {region}",
)


def without_data(gathered: Gathered) -> tuple[str, ...]:
    """The inner regions without a contribution in the last month; the region itself where all of it is empty."""
    question, last = gathered.question, gathered.question.at.first
    if last not in gathered.present.get(question.region, {}):
        return (question.region,)
    found = {code for code, months in gathered.present.items() if last in months}
    if not any(level(code) == question.inner for code in found if code):
        return ()  # recorded for the region as a whole: nothing is known of its parts
    return tuple(code for code in inner_regions(question) if code not in found)


def inner_regions(question: Question) -> tuple[str, ...]:
    """The regions one level down in the list of the chosen year."""
    return _inner(question.region, question.inner, question.codes_of)


@cache
def _inner(region: str, inner: str, year: int | None) -> tuple[str, ...]:
    if inner in ("province", "regency"):
        upper = provinces() if inner == "province" else regencies()
        now = [one.code for one in upper]
    else:
        now = list(children(successor(region) or region)) if level(region) != LEVELS[-1] else []
    codes = {code_in(code, year) for code in now}
    return tuple(sorted(code for code in codes if level(code) == inner and within(code, region)))


def gaps(gathered: Gathered) -> tuple[Text, ...]:
    """The notes on an answer as a whole."""
    return (*_missing_months(gathered), *_not_placed(gathered), *_not_cut(gathered))


def _missing_months(gathered: Gathered) -> list[Text]:
    question = gathered.question
    found = gathered.present.get(question.region, {})
    missing = [str(month) for month in question.span.each_month() if month.first not in found]
    if not found or not missing:
        return []
    return [_NO_MONTHS.fill(region=full_name(question.region), months=", ".join(missing))]


def _not_placed(gathered: Gathered) -> list[Text]:
    question, last = gathered.question, gathered.question.at.first
    if "region" not in question.by:
        return []
    inside = [code for code in gathered.present if code and level(code) == question.inner]
    placed = sum(gathered.present[code].get(last, 0) for code in inside)
    rest = gathered.present.get(question.region, {}).get(last, 0) - placed
    if rest <= 0:
        return []
    return [_NOT_PLACED.fill(rows=rest, level=_LEVELS[question.inner], region=full_name(question.region))]


def _not_cut(gathered: Gathered) -> list[Text]:
    year = gathered.question.codes_of
    rows = gathered.recorded
    pairs: set[tuple[str, date]] = set(
        zip(rows.column("region").to_pylist(), rows.column("month").to_pylist(), strict=True)
    )
    stuck = sorted({code for code, month in pairs if cannot_be_cut(code, year, month)})
    return [_stuck(code) for code in stuck]


def _stuck(code: str) -> Text:
    new = parts_of(code)
    return _NOT_CUT.fill(
        until=max(one.since for one in new).isoformat(),
        region=full_name(code),
        parts=", ".join(full_name(one.code) for one in new),
        laws=", ".join(one.law for one in new),
    )
