"""The provinces as squares with their coverage: the darker the higher, a thick edge where the target is reached."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from pantau.core import regions
from pantau.core.text import Language
from pantau.report.charts import FAINT, INK, PAPER, Spec, chart, pixels

SIZE: Final = 44
HIGH: Final = 40
# Four shades that stay apart when printed in grey, and the ink that is read on each.
SHADES: Final = (("#e3eef2", INK), ("#a9cbd7", INK), ("#4d8ca4", PAPER), ("#0b5a78", PAPER))


class Shaded(NamedTuple):
    """The coverage of a province, how it is said, and whether its target is reached."""

    value: Decimal
    text: str
    reached: bool


def shaded_tiles(shares: Mapping[str, Shaded], language: Language) -> Spec:
    """The tile grid of the provinces; a province without a figure stays white."""
    grid = regions.tile_grid()
    steps = _steps([share.value for share in shares.values()])
    values = []
    for tile in grid:
        share = shares.get(tile.code)
        fill, ink = SHADES[sum(share.value >= step for step in steps)] if share else (PAPER, FAINT)
        left, top = tile.column * SIZE, tile.row * HIGH
        values.append(
            {
                "x": left,
                "x2": left + SIZE - 4,
                "y": top,
                "y2": top + HIGH - 4,
                "cx": left + (SIZE - 4) / 2,
                "name": top + 11,
                "number": top + 25,
                "label": tile.label,
                "text": share.text if share else "–",
                "size": round(min(9.5, 62 / len(tile.label)), 1),
                "fill": fill,
                "ink": ink,
                "edge": INK if share and share.reached else FAINT,
                "thick": 2.4 if share and share.reached else 0.7,
            }
        )
    width = (max(tile.column for tile in grid) + 1) * SIZE
    height = (max(tile.row for tile in grid) + 1) * HIGH
    layers = [
        _squares(width, height),
        _text("label", "name", width, height),
        _text("text", "number", width, height),
    ]
    return chart({"width": width, "height": height, "data": {"values": values}, "layer": layers}, language)


def _steps(values: list[Decimal]) -> list[Decimal]:
    """The quartiles of what is shown, so that every shade is used."""
    ordered = sorted(values)
    return [ordered[len(ordered) * part // 4] for part in (1, 2, 3)] if ordered else []


def _squares(width: int, height: int) -> Spec:
    ends = {name: pixels(name, width) for name in ("x", "x2")}
    ends |= {name: pixels(name, height) for name in ("y", "y2")}
    painted = {
        "fill": {"field": "fill", "type": "nominal", "scale": None},
        "stroke": {"field": "edge", "type": "nominal", "scale": None},
        "strokeWidth": {"field": "thick", "type": "quantitative", "scale": None},
    }
    return {"mark": {"type": "rect"}, "encoding": {**ends, **painted}}


def _text(field: str, at: str, width: int, height: int) -> Spec:
    down = {**pixels("y", height), "field": at}
    size = {"field": "size", "type": "quantitative", "scale": None} if field == "label" else {"value": 11}
    return {
        "mark": {"type": "text", "baseline": "middle", "align": "center"},
        "encoding": {
            "x": {**pixels("x", width), "field": "cx"},
            "y": down,
            "text": {"field": field},
            "size": size,
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }
