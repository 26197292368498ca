"""The drawings of a region as Vega-Lite: lines and bars from zero, ranks with how firm they are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from pantau.core.notation import format_number, format_percent
from pantau.core.text import Language, Text
from pantau.report.charts import ACCENT, FAINT, INK, LINE, Spec, chart
from pantau.web.places.standing import Row

_PEOPLE: Final = Text("orang", "people")
_MILLIONS: Final = Text("juta rupiah", "million rupiah")
_COVERAGE: Final = Text(
    "cakupan dan kisaran wajarnya, persen dari potensi pekerja",
    "coverage and its plausible range, percent of the eligible workers",
)
_IN: Final = Text("iuran", "contributions")
_OUT: Final = Text("klaim dibayar", "claims paid")
_MILLION: Final = 1_000_000
_MOST_RANKED: Final = 60
# Narrow enough for their words to be read where a telephone draws them smaller.
_WIDE: Final = 400
_BARS: Final = 220


def trend(points: Sequence[dict[str, Any]], language: Language) -> Spec:
    """Active participants month by month, from zero."""
    values = [
        {"month": _short(one["month"], language), "value": float(one["covered_workers"])} for one in points
    ]
    mark = {
        "type": "line",
        "color": ACCENT,
        "strokeWidth": 2.5,
        "point": {"color": ACCENT, "filled": True, "size": 35},
    }
    body: Spec = {
        "width": _WIDE,
        "height": 220,
        "data": {"values": values},
        "mark": mark,
        "encoding": {"x": _months(), "y": _amount("value", _PEOPLE.say(language))},
    }
    return chart(body, language)


def money(points: Sequence[dict[str, Any]], language: Language) -> Spec:
    """Contributions as solid bars, claims as a line over them, month by month."""
    titles = {"contributions": _IN.say(language), "claims_paid": _OUT.say(language)}
    values = [
        {"month": _short(one["month"], language), "what": titles[name], "value": float(one[name]) / _MILLION}
        for one in points
        for name in titles
        if one[name] is not None
    ]
    paint = {"domain": list(titles.values()), "range": [ACCENT, INK]}
    legend = {"title": None, "orient": "top", "symbolType": "square"}
    colour = {"field": "what", "type": "nominal", "scale": paint, "legend": legend}
    y = _amount("value", _MILLIONS.say(language))

    def only(title: str) -> list[Spec]:
        return [{"filter": {"field": "what", "equal": title}}]

    line = {"type": "line", "strokeWidth": 2, "strokeDash": [1, 0], "point": {"filled": True, "size": 35}}
    body: Spec = {
        "width": _WIDE,
        "height": 220,
        "data": {"values": values},
        "encoding": {"x": _months(), "y": y, "color": colour},
        "layer": [
            {"mark": {"type": "bar"}, "transform": only(titles["contributions"])},
            {"mark": line, "transform": only(titles["claims_paid"])},
        ],
    }
    return chart(body, language)


def bars(rows: Sequence[Row], language: Language) -> Spec:
    """Active participants of each category, the largest first."""
    shown = sorted((row for row in rows if row.covered), key=lambda row: -(row.covered or 0))
    values = [
        {
            "key": str(place),
            "label": row.title.say(language),
            "value": float(row.covered or 0),
            "text": format_number(row.covered or 0, language),
        }
        for place, row in enumerate(shown)
    ]
    x = {"field": "value", "type": "quantitative", "axis": None}
    body: Spec = {
        "width": _BARS,
        "height": {"step": 26},
        "data": {"values": values},
        "encoding": {"y": _lines()},
        "layer": [
            {"mark": {"type": "bar", "color": ACCENT, "height": 14}, "encoding": {"x": x}},
            _label(),
            {
                "mark": {"type": "text", "align": "left", "dx": 6, "color": INK, "fontSize": 12},
                "encoding": {"x": x, "text": {"field": "text"}},
            },
        ],
    }
    return chart(body, language)


def ranks(rows: Sequence[Row], here: str, language: Language) -> Spec:
    """Coverage of regions as points with their plausible range: who overlaps cannot be told apart."""
    shown = [row for row in rows if row.rate is not None][:_MOST_RANKED]
    values = [_ranked(place, row, here, language) for place, row in enumerate(shown)]
    top = max([100.0, *(one["high"] for one in values)])
    scale = {"domain": [0, top], "nice": False}
    axis = {"title": _COVERAGE.say(language), "tickCount": 5, "grid": True}
    x = {"field": "value", "type": "quantitative", "scale": scale, "axis": axis}
    paint = {"field": "paint", "type": "nominal", "scale": None}
    body: Spec = {
        "width": _BARS,
        "height": {"step": 22},
        "data": {"values": values},
        "encoding": {"y": _lines()},
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.45},
                "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "color": paint},
            },
            {"mark": {"type": "point", "filled": True, "size": 60}, "encoding": {"x": x, "color": paint}},
            _label(),
            {
                "mark": {"type": "text", "align": "left", "color": INK, "fontSize": 12},
                "encoding": {"x": {"value": 308}, "text": {"field": "text"}},
            },
        ],
    }
    return chart(body, language)


def _ranked(place: int, row: Row, here: str, language: Language) -> dict[str, Any]:
    rate = row.rate or Decimal(0)
    return {
        "key": str(place),
        "label": row.title.say(language),
        "value": float(rate),
        "low": float(rate if row.low is None else row.low),
        "high": float(rate if row.high is None else row.high),
        "text": format_percent(round(rate, 1), language),
        "paint": ACCENT if not here or row.code == here else FAINT,
    }


def _short(month: str, language: Language) -> str:
    """A month as an axis has room for it: ``Sep 2026``."""
    from babel.dates import get_month_names  # noqa: PLC0415  60 ms that a page without charts does not need

    year, _, number = month.partition("-")
    return f"{get_month_names('abbreviated', locale=language)[int(number)]} {year}"


def _months() -> Spec:
    axis = {"title": None, "labelAngle": 0, "labelOverlap": "parity", "labelSeparation": 8, "grid": False}
    return {"field": "month", "type": "ordinal", "axis": axis, "sort": None}


def _amount(field: str, title: str) -> Spec:
    axis = {"title": title, "tickCount": 5, "gridColor": LINE}
    return {"field": field, "type": "quantitative", "scale": {"zero": True}, "axis": axis}


def _lines() -> Spec:
    return {"field": "key", "type": "nominal", "sort": None, "axis": None}


def _label() -> Spec:
    mark = {"type": "text", "align": "right", "limit": 220, "color": INK, "fontSize": 12}
    return {"mark": mark, "encoding": {"x": {"value": -8}, "text": {"field": "label"}}}
