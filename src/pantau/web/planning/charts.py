"""The frontier of a budget as a picture: more people shorter, or fewer longer."""

from __future__ import annotations

from pantau.core.notation import format_rupiah
from pantau.core.text import Language, Text
from pantau.planning import Frontier
from pantau.planning.buys_told import months_said, people_said
from pantau.report.charts import ACCENT, Spec, chart


def frontier_title(found: Frontier) -> Text:
    """What the picture says."""
    first, last = found.choices[0], found.choices[-1]
    text = Text(
        "{budget}: {most} untuk {short}, atau {fewer} untuk {long}",
        "{budget}: {most} for {short}, or {fewer} for {long}",
    )
    short = {lang: format_rupiah(found.budget, lang, short=True) for lang in ("id", "en")}  # type: ignore[arg-type]
    return text.fill(
        budget=Text(**short),
        most=people_said(first.people),
        short=months_said(first.months),
        fewer=people_said(last.people),
        long=months_said(last.months),
    )


def frontier_chart(found: Frontier, language: Language) -> Spec:
    """People covered for each number of months, from zero."""
    values = [{"months": one.months, "people": one.people} for one in found.choices]
    months = Text("bulan perlindungan", "months of cover").say(language)
    people = Text("orang terlindungi", "people covered").say(language)
    body: Spec = {
        "width": 620,
        "height": 240,
        "data": {"values": values},
        "mark": {"type": "bar", "color": ACCENT},
        "encoding": {
            "x": {"field": "months", "type": "ordinal", "axis": {"title": months, "labelAngle": 0}},
            "y": {
                "field": "people",
                "type": "quantitative",
                "scale": {"zero": True},
                "axis": {"title": people, "format": ",d"},
            },
        },
    }
    return chart(body, language)
