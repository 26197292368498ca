"""The pictures of a projection: fan charts with their tables, from the numbers of `pantau.planning.projection`."""

from __future__ import annotations

from collections.abc import Iterator

from pantau.core.text import Language, Text
from pantau.planning.projection.measures import MEASURES
from pantau.planning.projection.outlook import Band, Outlook
from pantau.planning.projection.run import Run
from pantau.planning.projection.words import BANDS, period_in_words, said, span, year_in_words
from pantau.report.blocks import Cell, Chart, Head, Table
from pantau.report.charts import Spec
from pantau.report.fans import Point, Range, Words, fan, ranges

_FANS = ("members", "contributions", "claims", "ratio", "children", "reserve")
_TITLES = {
    "members": Text(
        "{now} peserta sekarang, {range} pada akhir {year}", "{now} members now, {range} at the end of {year}"
    ),
    "ratio": Text("Rasio klaim {range} pada {year}", "A claim ratio of {range} in {year}"),
}
_TITLE = Text("{what}: {range} pada {year}", "{what}: {range} in {year}")
_COMPARED = Text(
    "Rasio klaim selama {years} tahun: {low} sampai {high} menurut skenario",
    "Claim ratio over {years} years: {low} to {high} by scenario",
)
_UNIT = {
    "people": Text("orang", "people"),
    "percent": Text("persen", "percent"),
    "IDR": Text("miliar rupiah", "billion rupiah"),
}
_EVEN = Text("iuran = klaim", "contributions = claims")
_DESCRIPTION = Text(
    "{what} dari tahun ke tahun dengan kisaran 50 % dan 80 %.",
    "{what} year by year with its 50% and 80% bands.",
)
_HEADS = (
    Text("tahun", "year"), Text("rata-rata", "mean"), Text("tengah", "middle"), Text("80 % kemungkinan", "80% likely"),
)  # fmt: skip
_SCENARIO = Text("skenario", "scenario")
_BILLION = 1e9


def charts(outlook: Outlook, language: Language, *, titled: bool = False) -> tuple[Chart, ...]:
    """A fan for each main measure of the first scenario, then the scenarios side by side; none without paths.

    ``titled`` writes the title into the picture, for one that goes alone.
    """
    if not outlook.horizon.paths:
        return ()
    base = outlook.runs[0]
    found = [_fan(outlook, base, name, language, titled=titled) for name in _FANS]
    if len(outlook.runs) > 1:
        found.append(_compared(outlook, language, titled=titled))
    return tuple(found)


def _fan(outlook: Outlook, run: Run, measure: str, language: Language, *, titled: bool) -> Chart:
    told = MEASURES[measure]
    last = outlook.yearly(run, measure)[-1]
    slots = {
        "what": _capital(told.title),
        "now": said("members", outlook.held.total),
        "range": span(measure, last),
        "year": (year_in_words if told.state else period_in_words)(outlook.years[-1]),
    }
    title = _TITLES.get(measure, _TITLE).fill(**slots).say(language)
    words = Words(
        axis=_UNIT[told.unit].say(language),
        heading=title if titled else "",
        below=(BANDS.fill(n=said("members", outlook.horizon.paths)).say(language),),
        scale=_BILLION if told.unit == "IDR" else 1.0,
        line=100.0 if measure == "ratio" else None,
        yearly=measure != "members",
        line_name=_EVEN.say(language) if measure == "ratio" else "",
    )
    return Chart(
        id=f"fan-{measure}",
        title=title,
        description=_DESCRIPTION.fill(what=_capital(told.title)).say(language),
        specification=fan(list(_points(outlook, run, measure)), words, language),
        table=_table(outlook, run, measure, language),
        note=words.below[0],
    )


def _points(outlook: Outlook, run: Run, measure: str) -> Iterator[Point]:
    """Members by month; anything else by year."""
    months = outlook.horizon.months
    if measure == "members":
        for month, band in zip(months, outlook.monthly(run, measure), strict=True):
            yield _point(month.first.isoformat(), band)
        return
    for year, band in zip(outlook.years, outlook.yearly(run, measure), strict=True):
        if band.low80 is not None:
            yield _point(_short(year), band)


def _short(year: str) -> str:
    """``2027`` or, of a span of twelve months, ``2027/28``."""
    first, _, last = year.partition("/")
    return f"{first[:4]}/{last[2:4]}" if last else year


def _point(day: str, band: Band) -> Point:
    return Point(day, *(float(value or 0.0) for value in band[1:]))


def _table(outlook: Outlook, run: Run, measure: str, language: Language) -> Table:
    rows = tuple(
        tuple((Cell(text.say(language)),) for text in _row(measure, year_in_words(year), band))
        for year, band in zip(outlook.years, outlook.yearly(run, measure), strict=True)
    )
    heads = tuple(Head(text.say(language), numeric=place > 0) for place, text in enumerate(_HEADS))
    return Table(_capital(MEASURES[measure].title).say(language), heads, rows)


def _row(measure: str, name: Text, band: Band) -> tuple[Text, ...]:
    return name, said(measure, band.expected), said(measure, band.median), span(measure, band)


def _compared(outlook: Outlook, language: Language, *, titled: bool) -> Chart:
    bands = [(run.scenario.title, outlook.whole(run, "ratio")) for run in outlook.runs]
    middles = sorted(band.median or 0.0 for _, band in bands)
    low, high = said("ratio", middles[0]), said("ratio", middles[-1])
    title = _COMPARED.fill(years=outlook.horizon.years, low=low, high=high).say(language)
    rows = [
        Range(
            name.say(language),
            said("ratio", band.median).say(language),
            *(float(one or 0.0) for one in band[1:]),
        )
        for name, band in bands
    ]
    words = Words(
        axis=_UNIT["percent"].say(language),
        heading=title if titled else "",
        below=(BANDS.fill(n=said("members", outlook.horizon.paths)).say(language),),
        line=100.0,
    )
    specification: Spec = ranges(rows, words, language)
    heads = tuple(
        Head(text.say(language), numeric=place > 0) for place, text in enumerate((_SCENARIO, *_HEADS[1:]))
    )
    table = Table(
        title,
        heads,
        tuple(
            tuple((Cell(text.say(language)),) for text in _row("ratio", name, band)) for name, band in bands
        ),
    )
    return Chart("scenarios-ratio", title, title, specification, table, note=words.below[0])


def _capital(text: Text) -> Text:
    return Text(text.id[:1].upper() + text.id[1:], text.en[:1].upper() + text.en[1:])
