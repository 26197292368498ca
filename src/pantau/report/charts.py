"""Vega-Lite specifications of the charts of a report, as plain dicts; they hold no words of their own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from pantau.core.text import Language
from pantau.report.blocks import Voice

ACCENT: Final = "#0b5a78"
ALERT: Final = "#b3261e"
INK: Final = "#1c2730"
FAINT: Final = "#6b7780"
LINE: Final = "#d5dbe0"
SOFT: Final = "#eceff1"
PAPER: Final = "#ffffff"
FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
WIDTH: Final = 560
DASH: Final = [4, 3]
_SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v5.json"
_NUMBERS: Final = {
    "id": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["Rp", ""]},
}

Spec = dict[str, Any]


class Share(NamedTuple):
    """A coverage in percent beside its target."""

    label: str
    value: Decimal
    target: Decimal | None
    text: str
    voice: Voice


class Tile(NamedTuple):
    """A province on the grid."""

    label: str
    column: int
    row: int
    marked: bool


def coverage(rows: Sequence[Share], axis: str, language: Language) -> Spec:
    """Bars of coverage from zero, with the target as a dashed line; the numbers stand at the right."""
    keyed = [{"key": str(n), "label": row.label, **_share(row)} for n, row in enumerate(rows)]
    top = max([100.0, *(float(row.value) for row in rows), *(float(row.target or 0) for row in rows)])
    y = {"field": "key", "type": "nominal", "sort": None, "axis": None}
    scale = {"domain": [0, top], "nice": False}
    x = {"field": "value", "type": "quantitative", "scale": scale, "axis": {"title": axis, "tickCount": 5}}
    bar = {"type": "bar", "height": 14, "strokeWidth": 1.8, "cornerRadius": 0}
    painted = {
        "fill": {"field": "fill", "type": "nominal", "scale": None},
        "stroke": {"field": "stroke", "type": "nominal", "scale": None},
    }
    missing = {"type": "rule", "color": FAINT, "strokeWidth": 1.2}
    target = {"type": "rule", "color": INK, "strokeWidth": 2.2, "strokeDash": DASH}
    text = {"type": "text", "align": "left", "fontSize": 11.5, "color": INK}
    name = {**text, "align": "right", "limit": 190}
    layers = [
        {"mark": missing, "encoding": {"x": x, "x2": {"field": "target"}}, "transform": _with_target()},
        {"mark": bar, "encoding": {"x": x, **painted}},
        {"mark": target, "encoding": _ticks(), "transform": _with_target()},
        {"mark": name, "encoding": {"x": {"value": -8}, "text": {"field": "label"}}},
        {"mark": text, "encoding": {"x": {"value": 268}, "text": {"field": "text"}}},
    ]
    body = {
        "width": 260,
        "height": {"step": 30},
        "data": {"values": keyed},
        "encoding": {"y": y},
        "layer": layers,
    }
    return chart(body, language)


def _with_target() -> list[Spec]:
    return [{"filter": "isValid(datum.target)"}]


def _ticks() -> Spec:
    """The target as a dashed line over the height of its bar."""
    low = {"field": "key", "type": "nominal", "sort": None, "bandPosition": 0.1}
    return {
        "x": {"field": "target", "type": "quantitative"},
        "y": low,
        "y2": {"field": "key", "bandPosition": 0.9},
    }


def _share(row: Share) -> Spec:
    target = None if row.target is None else float(row.target)
    fill = ACCENT if row.voice == "recorded" else PAPER
    return {"value": float(row.value), "target": target, "text": row.text, "fill": fill, "stroke": ACCENT}


def position(tiles: Sequence[Tile], language: Language) -> Spec:
    """The provinces as squares, roughly where they lie; those of the case are filled."""
    size, high = 44, 38
    values = [
        {
            "x": tile.column * size,
            "x2": tile.column * size + size - 3,
            "y": tile.row * high,
            "y2": tile.row * high + high - 3,
            "label": tile.label.split(" "),
            "size": round(min(10.5, 66 / max(map(len, tile.label.split(" ")))), 1),
            "fill": ACCENT if tile.marked else PAPER,
            "stroke": INK if tile.marked else FAINT,
            "ink": PAPER if tile.marked else INK,
        }
        for tile in tiles
    ]
    width = (max(tile.column for tile in tiles) + 1) * size
    height = (max(tile.row for tile in tiles) + 1) * high
    centred = [
        {"calculate": "(datum.x + datum.x2) / 2", "as": "cx"},
        {"calculate": "(datum.y + datum.y2) / 2", "as": "cy"},
    ]
    return chart(
        {
            "width": width,
            "height": height,
            "data": {"values": values},
            "transform": centred,
            "layer": [_squares(width, height), _names(width, height)],
        },
        language,
    )


def _squares(width: int, height: int) -> Spec:
    ends = {
        **{name: pixels(name, width) for name in ("x", "x2")},
        **{name: pixels(name, height) for name in ("y", "y2")},
    }
    painted = {name: {"field": name, "type": "nominal", "scale": None} for name in ("fill", "stroke")}
    return {"mark": {"type": "rect", "strokeWidth": 1}, "encoding": {**ends, **painted}}


def _names(width: int, height: int) -> Spec:
    mark = {"type": "text", "baseline": "middle", "align": "center", "lineHeight": 11}
    encoding = {
        "x": pixels("cx", width),
        "y": pixels("cy", height),
        "text": {"field": "label"},
        "size": {"field": "size", "type": "quantitative", "scale": None},
        "color": {"field": "ink", "type": "nominal", "scale": None},
    }
    return {"mark": mark, "encoding": encoding}


def pixels(name: str, size: float) -> Spec:
    """A channel whose field already holds pixels; y runs down as on a screen."""
    if name.endswith("2"):
        return {"field": name}
    reverse = name in ("y", "cy")
    scale = {"domain": [0, size], "nice": False, "zero": False, "reverse": reverse}
    return {"field": name, "type": "quantitative", "scale": scale, "axis": None}


def chart(body: Spec, language: Language) -> Spec:
    """What all charts share: type, ink, thin lines, numbers as the reader writes them, no hidden words."""
    axis = {
        "labelFont": FONT,
        "titleFont": FONT,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK,
        "gridColor": LINE,
        "domainColor": FAINT,
        "tickColor": FAINT,
    }
    config = {
        "aria": False,
        "font": FONT,
        "axis": axis,
        "view": {"stroke": None},
        "text": {"font": FONT},
        "title": {"font": FONT},
        "locale": {"number": _NUMBERS[language]},
    }
    return {"$schema": _SCHEMA, "background": PAPER, "padding": 4, **body, "config": config}
