"""A projection in words: what stands, what may come, how sure that is, what was assumed without a source."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import numpy as np

from pantau.core.notation import format_number, format_percent, format_period, format_rupiah
from pantau.core.period import Period
from pantau.core.text import Language, Text
from pantau.planning.projection.measures import MEASURES
from pantau.planning.projection.outlook import Band, Outlook
from pantau.planning.projection.run import Run

BANDS: Final = Text(
    "Garis: tengah. Pita gelap: separuh dari {n} jalur. Pita terang: 80 % jalur.",
    "Line: the middle. Dark band: half of {n} paths. Light band: 80% of the paths.",
)
_MEMBERS: Final = Text(
    "{now} peserta pada awalnya; pada akhir {year} diperkirakan {middle} (80 % kemungkinan: {range}).",
    "{now} members at the start; at the end of {year} about {middle} (80% likely: {range}).",
)
_MONEY: Final = Text(
    "Selama {years} tahun iuran {paid}, klaim {claims}: rasio klaim {middle} (80 % kemungkinan: {range}).",
    "Over {years} years contributions of {paid} and claims of {claims}: a claim ratio of {middle} "
    "(80% likely: {range}).",
)
_SCHOOL: Final = Text(
    "Pada akhir {year} {children} anak menerima beasiswa; {middle} masih harus dibayar sesudahnya "
    "(80 % kemungkinan: {range}).",
    "At the end of {year} {children} children have a scholarship; {middle} is still to be paid after it "
    "(80% likely: {range}).",
)
_SCENARIO: Final = Text(
    "Bila {title}: {members} peserta pada akhir {year}, rasio klaim {middle} (80 % kemungkinan: {range}); lebih tinggi "
    "daripada seperti sekarang pada {odds} jalur.",
    "If {title}: {members} members at the end of {year}, a claim ratio of {middle} (80% likely: {range}); higher than "
    "as now on {odds} of the paths.",
)
_SURE: Final = Text(
    "Pita memuat ketidakpastian asumsi dan kebetulan, bukan perubahan hukum, wabah, atau keputusan anggaran yang belum "
    "diketahui.",
    "The bands hold the uncertainty of what is assumed and of chance, not a change of the law, an epidemic or a "
    "decision on the budget that is not known yet.",
)
_NO_SOURCE: Final = Text(
    "{n} dari {all} asumsi tanpa sumber: ganti dengan angka daerah sebelum dipakai untuk anggaran.",
    "{n} of {all} assumptions have no source: replace them by those of your place before you budget on them.",
)
_AVERAGE_ONLY: Final = Text(
    "Hanya rata-rata: tanpa jalur acak, kisaran tidak diketahui.",
    "The average alone: without random paths no range is known.",
)


def sentences(outlook: Outlook, language: Language) -> list[str]:
    """What a reader must know, in a sentence each."""
    return [one.say(language) for one in _told(outlook)]


def _told(outlook: Outlook) -> Iterator[Text]:
    base, *others = outlook.runs
    last = year_in_words(outlook.years[-1])
    yield _MEMBERS.fill(
        now=_both("people", outlook.held.total),
        year=last,
        **_band("members", _last(outlook, base, "members")),
    )
    yield _MONEY.fill(
        years=outlook.horizon.years,
        paid=_both("IDR", outlook.whole(base, "contributions").expected),
        claims=_both("IDR", outlook.whole(base, "claims").expected),
        **_band("ratio", outlook.whole(base, "ratio")),
    )
    children = _both("people", _last(outlook, base, "children").expected)
    yield _SCHOOL.fill(year=last, children=children, **_band("reserve", _last(outlook, base, "reserve")))
    for run in others:
        yield _SCENARIO.fill(
            title=run.scenario.title,
            year=last,
            members=_both("people", _last(outlook, run, "members").expected),
            odds=_odds(outlook, run),
            **_band("ratio", outlook.whole(run, "ratio")),
        )
    yield _SURE if outlook.horizon.paths else _AVERAGE_ONLY
    confidences: dict[str, set[str]] = {}
    for one in outlook.assumed.by_key.values():
        confidences.setdefault(one.id, set()).add(one.confidence)
    bare = sum(1 for found in confidences.values() if found == {"assumption"})
    if bare:
        yield _NO_SOURCE.fill(n=bare, all=len(confidences))
    yield from outlook.runs[0].law.notes


def _last(outlook: Outlook, run: Run, measure: str) -> Band:
    return outlook.yearly(run, measure)[-1]


def _odds(outlook: Outlook, run: Run) -> Text:
    """On how many paths the ratio of a scenario is above that of the base; both drew the same assumptions."""
    if not run.paths:
        return Text("-", "-")
    claims, paid = (run.paths[name].sum(axis=1) for name in ("claims", "contributions"))
    base = outlook.runs[0].paths
    above = claims * base["contributions"].sum(axis=1) > base["claims"].sum(axis=1) * paid
    return percent(100 * float(np.mean(above)))


def _band(measure: str, band: Band) -> dict[str, Text]:
    unit = MEASURES[measure].unit
    middle = band.expected if band.median is None else band.median
    return {"middle": _both(unit, middle), "range": span(measure, band)}


def span(measure: str, band: Band) -> Text:
    """The 80 % band of a measure, from one number to another."""
    unit = MEASURES[measure].unit
    if band.low80 is None or band.high80 is None:
        return Text("tidak diketahui", "not known")
    low, high = _both(unit, band.low80), _both(unit, band.high80)
    return Text(f"{low.id} sampai {high.id}", f"{low.en} to {high.en}")


def said(measure: str, value: float | None) -> Text:
    """A number of a measure, rounded as far as it can be trusted."""
    return _both(MEASURES[measure].unit, value)


def percent(value: float) -> Text:
    """A percentage without decimals."""
    whole = Decimal(round(value))
    return Text(format_percent(whole, "id"), format_percent(whole, "en"))


def _both(unit: str, value: float | None) -> Text:
    if value is None:
        return Text("tidak diketahui", "not known")
    if unit == "percent":
        return percent(value)
    whole = Decimal(round(value))
    if unit == "IDR":
        return Text(format_rupiah(whole, "id", short=True), format_rupiah(whole, "en", short=True))
    return Text(format_number(whole, "id"), format_number(whole, "en"))


def year_in_words(year: str) -> Text:
    """A year, or the last month of a span of twelve."""
    end = Period.parse(year.rpartition("/")[2])
    return Text(format_period(end, "id"), format_period(end, "en"))


def period_in_words(year: str) -> Text:
    """A year, or its twelve months from first to last."""
    whole = Period.parse(year)
    return Text(format_period(whole, "id"), format_period(whole, "en"))
