"""The drawing of findings: the distance between what was stated and what it should be."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final, NamedTuple

from pantau.core.text import Language
from pantau.report.blocks import Voice
from pantau.report.charts import ALERT, DASH, FAINT, INK, LINE, PAPER, SOFT, WIDTH, Spec, chart, pixels


class Distance(NamedTuple):
    """A stated value beside what it should be; an end that is ``None`` lies beyond the drawing.

    ``ticks`` are values of the axis with how they are said, between ``least`` and ``most``.
    """

    title: str
    stated: Decimal
    low: Decimal | None
    high: Decimal | None
    stated_label: str
    expected_label: str
    difference: str
    unit: str
    ticks: tuple[tuple[Decimal, str], ...]
    voice: Voice
    alert: bool


STEP: Final = 94  # pixels from one finding to the next

# In the order in which they are drawn; what is required is dashed.
_MARKS: Final[dict[str, Spec]] = {
    "grid": {"type": "rule", "color": LINE},
    "axis": {"type": "rule", "color": FAINT},
    "box": {"type": "rect", "fill": SOFT, "stroke": INK, "strokeWidth": 1.5, "strokeDash": DASH},
    "line": {"type": "rule", "strokeWidth": 3},
    "exact": {"type": "rule", "color": INK, "strokeWidth": 2.5, "strokeDash": DASH},
    "point": {"type": "point", "size": 130, "opacity": 1, "stroke": INK, "strokeWidth": 2},
}
_ALIGNED: Final[dict[str, Spec]] = {
    align: {"type": "text", "align": align, "baseline": "middle", "fontWeight": {"expr": "datum.weight"}}
    for align in ("left", "center", "right")
}


def span(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """What an axis shows around some values, with room at both sides."""
    least, most = min(values), max(values)
    room = (most - least or abs(most) or Decimal(1)) * Decimal("0.14")
    return least - room, most + room


def ticks(least: Decimal, most: Decimal, wanted: int = 6) -> tuple[Decimal, ...]:
    """Round values for an axis.

    >>> [str(tick) for tick in ticks(Decimal(3), Decimal(48))]
    ['10', '20', '30', '40']
    """
    rough = (most - least) / wanted
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    first = (least / step).to_integral_value(ROUND_CEILING)
    last = (most / step).to_integral_value(ROUND_FLOOR)
    return tuple(step * number for number in range(int(first), int(last) + 1))


def distances(rows: Sequence[Distance], language: Language) -> Spec:
    """One line a finding, each on an axis of its own unit: the distance from the stated to the expected.

    Positions are computed here, in pixels: one drawing with many axes is slow to make from many charts.
    """
    marks: dict[str, list[Spec]] = {kind: [] for kind in (*_MARKS, *_ALIGNED)}
    for number, row in enumerate(rows):
        _distance(row, number * STEP, marks)
    height = len(rows) * STEP - 16
    layers = [_layer(marks[kind], {**_MARKS, **_ALIGNED}[kind], height) for kind in marks if marks[kind]]
    return chart({"width": WIDTH, "height": height, "layer": layers}, language)


def _distance(row: Distance, top: float, marks: dict[str, list[Spec]]) -> None:
    ends = [end for end in (row.low, row.high) if end is not None]
    least, most = span([*ends, row.stated])

    def pixel(value: Decimal) -> float:
        return round(float((value - least) / (most - least)) * WIDTH, 1)

    nearest = min(ends, key=lambda end: abs(end - row.stated))
    low = 0.0 if row.low is None else pixel(row.low)
    high = float(WIDTH) if row.high is None else pixel(row.high)
    stated, middle, base = pixel(row.stated), top + 42, top + 68
    marks["grid"] += [{"x": pixel(at), "y": top + 24, "y2": base} for at, _ in row.ticks]
    marks["axis"].append({"x": 0, "x2": WIDTH, "y": base})
    if high - low < 3:
        marks["exact"].append({"x": low, "y": middle - 9, "y2": middle + 9})
    else:
        marks["box"].append({"x": low, "x2": high, "y": middle - 7, "y2": middle + 7})
    colour = ALERT if row.alert else INK
    marks["line"].append({"x": stated, "x2": pixel(nearest), "y": middle, "ink": colour})
    marks["point"].append({"x": stated, "y": middle, **_points(row.voice)})
    first, last = row.stated_label, row.expected_label
    if (low + high) / 2 < stated:
        first, last = last, first
    marks["left"] += [_text(row.title, 0, top + 6, 12.5, weight="bold"), _text(first, 0, top + 25)]
    marks["right"] += [_text(row.unit, WIDTH, top + 6, 11, ink=FAINT), _text(last, WIDTH, top + 25)]
    marks["center"].append(_text(row.difference, WIDTH / 2, top + 59, weight="bold", ink=colour))
    marks["center"] += [_text(said, pixel(at), base + 10, 11) for at, said in row.ticks]


def _points(voice: Voice) -> Spec:
    """What was reported is an outline, what is recorded is solid, what is required is a diamond."""
    return {
        "fill": INK if voice == "recorded" else PAPER,
        "shape": "diamond" if voice == "required" else "circle",
    }


def _text(
    text: str, x: float, y: float, size: float = 11.5, *, weight: str = "normal", ink: str = INK
) -> Spec:
    return {"text": text, "x": x, "y": y, "size": size, "weight": weight, "ink": ink}


def _layer(values: list[Spec], mark: Spec, height: float) -> Spec:
    """Marks at their pixels; a field of theirs named for a channel paints them."""
    sides = {"x": WIDTH, "x2": WIDTH, "y": height, "y2": height}
    encoding = {name: pixels(name, size) for name, size in sides.items() if name in values[0]}
    painted = {"ink": "color", "fill": "fill", "shape": "shape"}
    encoding |= {
        channel: {"field": name, "type": "nominal", "scale": None}
        for name, channel in painted.items()
        if name in values[0]
    }
    if mark["type"] == "text":
        encoding["text"] = {"field": "text"}
        encoding["size"] = {"field": "size", "type": "quantitative", "scale": None}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}
