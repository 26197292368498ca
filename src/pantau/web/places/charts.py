"""The drawings of a region: a line, bars, the provinces as tiles; each has its table on the page."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pantau.core.notation import format_number, format_percent
from pantau.core.regions import Tile, tile_grid
from pantau.core.text import Language, Text
from pantau.io.document_drawings import draw
from pantau.report.blocks import Chart
from pantau.report.charts import ACCENT, FAINT, INK, LINE, PAPER, SOFT, Spec, chart
from pantau.web.places.standing import Row

_TREND = Text("Peserta aktif menurut bulan", "Active participants by month")
_GROUPS = Text("Peserta aktif menurut kelompok pekerja", "Active participants by worker category")
_MAP = Text("Cakupan menurut provinsi", "Coverage by province")
_SIZE = 56
_STEPS = ("#dcebf2", "#a9cbdb", "#5f97b1", "#2a7296", "#0b4a66")


def trend(points: Sequence[dict[str, Any]], language: Language) -> str:
    """Active participants month by month, from zero."""
    values = [{"month": one["month"], "value": float(one["covered"])} for one in points]
    body: Spec = {
        "width": 620,
        "height": 220,
        "data": {"values": values},
        "mark": {"type": "line", "color": ACCENT, "strokeWidth": 2.5, "point": {"color": ACCENT, "size": 35}},
        "encoding": {
            "x": {
                "field": "month",
                "type": "ordinal",
                "axis": {"title": None, "labelAngle": 0, "labelOverlap": "greedy", "grid": False},
            },
            "y": {
                "field": "value",
                "type": "quantitative",
                "scale": {"zero": True},
                "axis": {"title": Text("orang", "people").say(language), "tickCount": 5, "gridColor": LINE},
            },
        },
    }
    return _drawn("trend", _TREND, body, language)


def bars(rows: Sequence[Row], language: Language) -> str:
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
    y = {"field": "key", "type": "nominal", "sort": None, "axis": None}
    x = {"field": "value", "type": "quantitative", "axis": None}
    body: Spec = {
        "width": 360,
        "height": {"step": 26},
        "data": {"values": values},
        "encoding": {"y": y},
        "layer": [
            {"mark": {"type": "bar", "color": ACCENT, "height": 14}, "encoding": {"x": x}},
            {
                "mark": {"type": "text", "align": "right", "limit": 220, "color": INK, "fontSize": 12},
                "encoding": {"x": {"value": -8}, "text": {"field": "label"}},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 6, "color": INK, "fontSize": 12},
                "encoding": {"x": x, "text": {"field": "text"}},
            },
        ],
    }
    return _drawn("groups", _GROUPS, body, language)


def tiles(rows: Sequence[Row], language: Language) -> str:
    """The provinces as squares with their coverage; a square without a number has no data."""
    rates = {row.code: row.rate for row in rows}
    grid = tile_grid()
    width = (max(tile.column for tile in grid) + 1) * _SIZE
    height = (max(tile.row for tile in grid) + 1) * _SIZE
    x = {"type": "quantitative", "axis": None, "scale": {"domain": [0, width], "nice": False}}
    y = {"type": "quantitative", "axis": None, "scale": {"domain": [height, 0], "nice": False}}
    paint = {"type": "nominal", "scale": None}
    square = {
        "x": {**x, "field": "x"},
        "x2": {"field": "x2"},
        "y": {**y, "field": "y"},
        "y2": {"field": "y2"},
    }
    middle = {"x": {**x, "field": "cx"}, "y": {**y, "field": "cy"}, "color": {**paint, "field": "ink"}}
    size = {"field": "size", "type": "quantitative", "scale": None}
    body: Spec = {
        "width": width,
        "height": height,
        "data": {"values": [_tile(tile, rates.get(tile.code), language) for tile in grid]},
        "layer": [
            {
                "mark": {"type": "rect", "stroke": FAINT, "strokeWidth": 0.6},
                "encoding": {**square, "fill": {**paint, "field": "fill"}},
            },
            {
                "mark": {"type": "text", "dy": -8, "lineBreak": " "},
                "encoding": {**middle, "text": {"field": "label"}, "size": size},
            },
            {
                "mark": {"type": "text", "dy": 14, "fontSize": 12, "fontWeight": "bold"},
                "encoding": {**middle, "text": {"field": "text"}},
            },
        ],
    }
    return _drawn("map", _MAP, body, language)


def _tile(tile: Tile, rate: Decimal | None, language: Language) -> dict[str, Any]:
    """A square; the fuller its coverage the darker, in five steps that also tell apart in grey."""
    step = None if rate is None else min(int(rate // 20), 4)
    return {
        "x": tile.column * _SIZE,
        "x2": (tile.column + 1) * _SIZE - 3,
        "y": tile.row * _SIZE,
        "y2": (tile.row + 1) * _SIZE - 3,
        "cx": tile.column * _SIZE + (_SIZE - 3) / 2,
        "cy": tile.row * _SIZE + (_SIZE - 3) / 2,
        "label": tile.label,
        "size": round(min(10.5, 66 / max(map(len, tile.label.split(" ")))), 1),
        "text": "" if rate is None else format_percent(round(rate), language),
        "fill": SOFT if step is None else _STEPS[step],
        "ink": PAPER if step is not None and step > 1 else INK,
    }


def _drawn(id: str, title: Text, body: Spec, language: Language) -> str:
    one = Chart(
        id=id, title=title.say(language), description="", specification=chart(body, language), table=None
    )
    return draw((one,))[id]
