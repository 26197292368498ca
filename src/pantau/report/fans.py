"""Fan charts: what is expected as a line, within which bands it may lie; and the same for scenarios side by side."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Final, NamedTuple

from pantau.core.text import Language
from pantau.report.charts import ACCENT, DASH, FAINT, INK, WIDTH, Spec, chart

WIDE_BAND: Final = "#cfe0e8"
NARROW_BAND: Final = "#8fb6c6"
HEIGHT: Final = 230
_ONCE: Final[Spec] = {"values": [{}]}  # data of a mark that is drawn once, and not for each row
_LABEL: Final = 30  # characters in a line of a label
_STEP: Final = 40  # pixels of a row


class Point(NamedTuple):
    """A place on the time axis, a day (``2025-01-31``) or the name of a year; the middle and the ends of both bands."""

    day: str
    low80: float
    low50: float
    middle: float
    high50: float
    high80: float


class Range(NamedTuple):
    """A scenario: its name and number in words, the middle and the ends of both bands."""

    label: str
    text: str
    low80: float
    low50: float
    middle: float
    high50: float
    high80: float


class Words(NamedTuple):
    """What stands on a picture that goes alone: a title that says the finding, lines under it, the axis, its format.

    ``scale``: by how much numbers are divided before they are shown (millions); ``line`` and ``line_name``: a level to
    compare with, and its name; ``yearly``: points are years and stand apart evenly.
    """

    axis: str
    heading: str = ""
    below: tuple[str, ...] = ()
    scale: float = 1.0
    line: float | None = None
    line_name: str = ""
    yearly: bool = False


def fan(points: Sequence[Point], words: Words, language: Language) -> Spec:
    """A line for the middle, a dark band for one half and a light one for four fifths of what may happen."""
    values = [
        {"day": one.day, **{name: getattr(one, name) / words.scale for name in Point._fields[1:]}}
        for one in points
    ]
    numbers = [one[name] for one in values for name in ("low80", "high80")] + [words.line or 0.0, 0.0]
    scale = {"domain": [min(numbers), max(numbers)], "nice": True}
    x = _time(words)

    def band(low: str, high: str, colour: str) -> Spec:
        y = {
            "field": low,
            "type": "quantitative",
            "scale": scale,
            "axis": {"title": words.axis, "tickCount": 6},
        }
        return {
            "mark": {"type": "area", "color": colour},
            "encoding": {"x": x, "y": y, "y2": {"field": high}},
        }

    middle = {
        "mark": {"type": "line", "color": ACCENT, "strokeWidth": 2.4},
        "encoding": {"x": x, "y": {"field": "middle", "type": "quantitative"}},
    }
    layers = [
        band("low80", "high80", WIDE_BAND),
        band("low50", "high50", NARROW_BAND),
        middle,
        *_level(words),
    ]
    body = {"width": WIDTH, "height": HEIGHT, "data": {"values": values}, "layer": layers, **_title(words)}
    return chart(body, language)


def _time(words: Words) -> Spec:
    axis: Spec = {"title": None, "grid": False, "labelOverlap": True}
    if words.yearly:
        return {"field": "day", "type": "ordinal", "sort": None, "axis": {**axis, "labelAngle": 0}}
    return {"field": "day", "type": "temporal", "axis": {**axis, "format": "%Y", "tickCount": "year"}}


def _level(words: Words) -> list[Spec]:
    """A dashed line to compare with, and its name beyond its right end."""
    if words.line is None:
        return []
    place = {"datum": words.line / words.scale, "type": "quantitative"}
    look = {"type": "rule", "color": INK, "strokeDash": DASH, "strokeWidth": 1.4}
    rule = {"data": _ONCE, "mark": look, "encoding": {"y": place}}
    name = {"type": "text", "align": "left", "baseline": "middle", "dx": 6, "fontSize": 11, "color": INK}
    text = {
        "data": _ONCE,
        "mark": {**name, "text": words.line_name},
        "encoding": {"x": {"value": WIDTH}, "y": place},
    }
    return [rule, text] if words.line_name else [rule]


def ranges(rows: Sequence[Range], words: Words, language: Language) -> Spec:
    """A row a scenario: a thin bar for four fifths, a thick one for one half, a mark for the middle, its number."""
    values = [
        {"key": str(n), "label": wrap(one.label, _LABEL), "text": one.text}
        | {name: getattr(one, name) / words.scale for name in Range._fields[2:]}
        for n, one in enumerate(rows)
    ]
    ends = [one[name] for one in values for name in ("low80", "high80")]
    domain = [min(*ends, 0.0), max(*ends, (words.line or 0.0) / words.scale)]
    body = {
        "width": 250,
        "height": {"step": _STEP},
        "data": {"values": values},
        "encoding": {"y": {"field": "key", "type": "nominal", "sort": None, "axis": None}},
        "layer": [*_across(words, len(rows)), *_bars(words, {"domain": domain, "nice": True}), *_names()],
        **_title(words),
    }
    return chart(body, language)


def _bars(words: Words, scale: Spec) -> list[Spec]:
    axis = {"title": words.axis, "tickCount": 5}

    def x(name: str) -> Spec:
        return {"field": name, "type": "quantitative", "scale": scale, "axis": axis}

    tick = {"type": "tick", "thickness": 3, "size": 22, "color": ACCENT, "opacity": 1}
    bands = (("80", 8, WIDE_BAND), ("50", 16, NARROW_BAND))
    return [
        *(
            {
                "mark": {"type": "bar", "height": height, "color": colour},
                "encoding": {"x": x(f"low{which}"), "x2": {"field": f"high{which}"}},
            }
            for which, height, colour in bands
        ),
        {"mark": tick, "encoding": {"x": x("middle")}},
    ]


def _names() -> list[Spec]:
    """What a row is called at its left, its number at its right."""
    text = {"type": "text", "fontSize": 11.5, "color": INK}
    return [
        {
            "mark": {**text, "align": "right", "limit": 220, "lineHeight": 14},
            "encoding": {"x": {"value": -8}, "text": {"field": "label"}},
        },
        {"mark": {**text, "align": "left"}, "encoding": {"x": {"value": 258}, "text": {"field": "text"}}},
    ]


def _across(words: Words, many: int) -> list[Spec]:
    """A dashed line down all rows to compare with."""
    if words.line is None:
        return []
    place = {"datum": words.line / words.scale, "type": "quantitative"}
    look = {"type": "rule", "color": INK, "strokeDash": DASH, "strokeWidth": 1.4}
    ends = {"y": {"value": 0}, "y2": {"value": _STEP * many}}
    return [{"data": _ONCE, "mark": look, "encoding": {"x": place, **ends}}]


def _title(words: Words) -> Spec:
    if not words.heading:
        return {}
    lines = {
        "subtitle": list(words.below),
        "subtitleFontSize": 11,
        "subtitleColor": FAINT,
        "subtitleLineHeight": 15,
    }
    look = {
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 13,
        "fontWeight": "bold",
        "color": INK,
        "offset": 10,
    }
    return {"title": {"text": words.heading, **look, **(lines if words.below else {})}}
