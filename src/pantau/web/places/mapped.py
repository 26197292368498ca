"""The map of a region: boundaries where they were added, else one square for each region in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.conf import settings

from pantau.core import regions
from pantau.core.notation import format_percent
from pantau.core.text import Language
from pantau.io.boundaries import Kept, Polygon, Ring, kept
from pantau.report.charts import FAINT, INK, PAPER, SOFT, Spec, chart
from pantau.web.places.standing import Row

STEPS: Final = ("#dcebf2", "#a9cbdb", "#5f97b1", "#2a7296", "#0b4a66")  # five, which tell apart in grey too
_SIZE: Final = 56
_WIDTH, _HEIGHT = 760, 380
_MOST_NAMED: Final = 40  # regions of a map that has words on it
_LETTER, _NUMBER = 5.2, 28.0  # pixels that a letter of a name and a rate need


class Square(NamedTuple):
    """Where a region stands on the grid."""

    code: str
    label: str
    column: int
    row: int


def boundaries(level: str) -> Kept | None:
    """The boundaries of a level that were added to this home."""
    return kept(Path(settings.HOME), level)


def drawn_map(region: str, rows: Sequence[Row], language: Language) -> Spec | None:
    """Coverage of the regions inside; none for what has no map: villages, and districts without boundaries."""
    rates = {row.code: row.rate for row in rows if row.code}
    level = regions.level(next(iter(rates), "")) if rates else ""
    if level not in ("province", "regency"):
        return None
    found = boundaries(level)
    if found is not None:
        shown = {code: shape for code, shape in found.shapes.items() if regions.within(code, region)}
        if shown:
            return _bounded(shown, rates, found.credit, language)
    squares = provinces() if level == "province" else squares_of(regions.children(region))
    return _tiled(squares, rates, language)


def provinces() -> list[Square]:
    """The squares of the provinces."""
    return [Square(*tile) for tile in regions.tile_grid()]


def squares_of(codes: Sequence[str]) -> list[Square]:
    """A square for each region near where its seat lies: the free one closest to it, from north-west on."""
    places = [(code, here) for code in codes if (here := regions.region(code)).latitude is not None]
    if not places:
        return []
    side = max(2, round(len(places) ** 0.5 * 1.25))
    xs = [here.longitude or 0.0 for _, here in places]
    ys = [here.latitude or 0.0 for _, here in places]

    def scaled(value: float, values: Sequence[float]) -> float:
        spread = max(values) - min(values)
        return (value - min(values)) / spread * (side - 1) if spread else 0.0

    wanted = {
        code: (scaled(here.longitude or 0.0, xs), side - 1 - scaled(here.latitude or 0.0, ys))
        for code, here in places
    }
    free = [(column, row) for row in range(side) for column in range(side)]
    told = []
    for code, (x, y) in sorted(wanted.items(), key=lambda one: (one[1][1], one[1][0])):
        column, row = min(free, key=lambda cell: ((cell[0] - x) ** 2 + (cell[1] - y) ** 2, cell))
        free.remove((column, row))
        told.append(Square(code, _short_name(code), column, row))
    return told


def step(rate: Decimal | None) -> int | None:
    """The darkness of a rate, of five; none where there is no rate."""
    return None if rate is None else min(int(rate // 20), 4)


def _short_name(code: str) -> str:
    return regions.region(code).name.removeprefix("Kabupaten ")


def _tiled(squares: Sequence[Square], rates: dict[str, Decimal | None], language: Language) -> Spec:
    width = (max(one.column for one in squares) + 1) * _SIZE
    height = (max(one.row for one in squares) + 1) * _SIZE
    x = {"type": "quantitative", "axis": None, "scale": {"domain": [0, width], "nice": False}}
    y = {"type": "quantitative", "axis": None, "scale": {"domain": [height, 0], "nice": False}}
    paint = {"type": "nominal", "scale": None}
    square = {
        "x": {**x, "field": "x"},
        "x2": {"field": "x2"},
        "y": {**y, "field": "y"},
        "y2": {"field": "y2"},
    }
    middle = {"x": {**x, "field": "cx"}, "color": {**paint, "field": "ink"}}
    size = {"field": "size", "type": "quantitative", "scale": None}
    body: Spec = {
        "width": width,
        "height": height,
        "data": {"values": [_tile(one, rates.get(one.code), language) for one in squares]},
        "layer": [
            {
                "mark": {"type": "rect", "stroke": FAINT, "strokeWidth": 0.6},
                "encoding": {**square, "fill": {**paint, "field": "fill"}},
            },
            {
                "mark": {"type": "text", "dy": 4, "baseline": "top", "lineBreak": " ", "lineHeight": 10.5},
                "encoding": {**middle, "y": {**y, "field": "y"}, "text": {"field": "label"}, "size": size},
            },
            {
                "mark": {"type": "text", "dy": -9, "fontSize": 12, "fontWeight": "bold"},
                "encoding": {**middle, "y": {**y, "field": "y2"}, "text": {"field": "text"}},
            },
        ],
    }
    return chart(body, language)


def _tile(one: Square, rate: Decimal | None, language: Language) -> dict[str, Any]:
    dark = step(rate)
    return {
        "x": one.column * _SIZE,
        "x2": (one.column + 1) * _SIZE - 3,
        "y": one.row * _SIZE,
        "y2": (one.row + 1) * _SIZE - 3,
        "cx": one.column * _SIZE + (_SIZE - 3) / 2,
        "label": one.label,
        "size": round(min(10, 80 / max(map(len, one.label.split(" ")))), 1),
        "text": "" if rate is None else format_percent(round(rate), language),
        "fill": SOFT if dark is None else STEPS[dark],
        "ink": PAPER if dark is not None and dark > 1 else INK,
    }


def _bounded(
    shown: dict[str, list[Polygon]], rates: dict[str, Decimal | None], credit: str, language: Language
) -> Spec:
    scale = _scale(polygon[0] for polygons in shown.values() for polygon in polygons)
    named = len(shown) <= _MOST_NAMED
    features = [
        _feature(code, polygons, rates.get(code), _Writing(scale if named else 0, language))
        for code, polygons in shown.items()
    ]
    shape: Spec = {
        "mark": {"type": "geoshape", "stroke": PAPER, "strokeWidth": 0.6},
        "encoding": {"fill": {"field": "properties.fill", "type": "nominal", "scale": None}},
    }
    layers = [shape, *(_on_map(*label) for label in (("name", -7, 10.5), ("text", 7, 12)) if named)]
    about = {"text": credit, "anchor": "start", "orient": "bottom", "fontSize": 10, "fontWeight": "normal"}
    body: Spec = {
        "width": _WIDTH,
        "height": _HEIGHT,
        "projection": {"type": "mercator"},
        "data": {"values": features, "format": {"type": "json"}},
        "layer": [one for each in layers for one in (each if isinstance(each, list) else [each])],
        **({"title": {**about, "color": FAINT}} if credit else {}),
    }
    return chart(body, language)


class _Writing(NamedTuple):
    """How many pixels a degree has on a map with words, 0 on one without, and the language of the words."""

    scale: float
    language: Language


def _scale(rings: Iterable[Ring]) -> float:
    points = [point for ring in rings for point in ring]
    wide = max(x for x, _ in points) - min(x for x, _ in points)
    high = max(y for _, y in points) - min(y for _, y in points)
    return min(_WIDTH / max(wide, 1e-6), _HEIGHT / max(high, 1e-6))


def _feature(code: str, polygons: list[Polygon], rate: Decimal | None, how: _Writing) -> dict[str, Any]:
    dark, largest = step(rate), max((polygon[0] for polygon in polygons), key=lambda ring: abs(_area(ring)))
    x, y = _middle(largest)
    room = (max(point[0] for point in largest) - min(point[0] for point in largest)) * how.scale
    name = _short_name(code)
    return {
        "type": "Feature",
        "properties": {
            "fill": SOFT if dark is None else STEPS[dark],
            "name": name if rate is not None and len(name) * _LETTER <= room else "",
            "text": "" if rate is None or room < _NUMBER else format_percent(round(rate), how.language),
            "x": x,
            "y": y,
        },
        "geometry": {"type": "MultiPolygon", "coordinates": [_wound(one) for one in polygons]},
    }


def _on_map(field: str, dy: int, size: float) -> list[Spec]:
    """A text at the middle of each region, over a halo so that it is read on dark and light."""
    mark = {"type": "text", "dy": dy, "fontSize": size, "fontWeight": "bold" if field == "text" else "normal"}
    place = {
        "longitude": {"field": "properties.x", "type": "quantitative"},
        "latitude": {"field": "properties.y", "type": "quantitative"},
        "text": {"field": f"properties.{field}"},
    }
    halo = {**mark, "stroke": PAPER, "strokeWidth": 3, "strokeJoin": "round", "color": PAPER}
    return [{"mark": halo, "encoding": place}, {"mark": {**mark, "color": INK}, "encoding": place}]


def _wound(polygon: list[Any]) -> list[Any]:
    """A polygon whose outer ring runs as the projection expects it, clockwise, and whose holes run the other way."""
    return [ring if (_area(ring) < 0) is (place == 0) else ring[::-1] for place, ring in enumerate(polygon)]


def _area(ring: Sequence[Sequence[float]]) -> float:
    """Twice the signed area: positive counter-clockwise."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))


def _middle(ring: Sequence[Sequence[float]]) -> tuple[float, float]:
    """The centre of mass of a ring; of one without area its first point."""
    area = _area(ring)
    if not area:
        return ring[0][0], ring[0][1]
    x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        x, y = x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return x / (3 * area), y / (3 * area)
