"""The drawings of an award: scores with their ranges and who cannot be told apart; why a region stands there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from pantau.award import Ranking, Why, words
from pantau.award.why import Line
from pantau.core.text import Language, Text
from pantau.io.document_drawings import draw
from pantau.report.blocks import Chart
from pantau.report.charts import ACCENT, ALERT, FAINT, INK, LINE, PAPER, SOFT, Spec, chart

_WIDTH: Final = 330
_LANE: Final = 9
_STEP: Final = 20
_INSET: Final = 0.35
_SCORE: Final = Text(
    "skor; garis = kisaran dalam 90 dari 100 undian", "score; line = range in 90 of 100 draws"
)
_NOTE: Final = Text(
    "garis tegak di kanan menghubungkan yang tidak dapat dibedakan",
    "upright lines on the right join those that cannot be told apart",
)
_ADDS: Final = Text(
    "sumbangan pada skor; garis = rata-rata kelompok", "adds to the score; line = mean of the group"
)
_WHY: Final = Text("{name}: {rank}", "{name}: {rank}")


def ranks_chart(ranking: Ranking, language: Language) -> Chart:
    """Scores from high to low with their ranges, and a line for each group that cannot be told apart."""
    rows = _ranked_rows(ranking)
    # By number and not by name: the groups below have data of their own, which would mix up a scale of names.
    scale = {"domain": [-0.5, len(rows) - 0.5], "reverse": True, "nice": False, "zero": False}
    y = {"field": "place", "type": "quantitative", "scale": scale, "axis": None}
    x = {
        "field": "score",
        "type": "quantitative",
        "scale": {"zero": False, "nice": True},
        "axis": {"title": _SCORE.say(language), "tickCount": 6, "gridColor": LINE},
    }
    text = {"type": "text", "fontSize": 11.5, "color": INK}
    layers: list[Spec] = [
        {"mark": {"type": "rule", "strokeWidth": 5, "color": SOFT}, "encoding": _between(x)},
        {"mark": {"type": "rule", "strokeWidth": 1.5, "color": FAINT}, "encoding": _between(x)},
        {
            "mark": {"type": "point", "size": 55, "stroke": ACCENT, "strokeWidth": 1.8, "opacity": 1},
            "encoding": {"x": x, "fill": {"field": "fill", "type": "nominal", "scale": None}},
        },
        {
            "mark": {**text, "align": "right", "limit": 190},
            "encoding": {"x": {"value": -46}, "text": {"field": "name"}},
        },
        {
            "mark": {**text, "align": "right", "color": FAINT},
            "encoding": {"x": {"value": -8}, "text": {"field": "rank"}},
        },
        *_brackets(ranking.groups, y),
    ]
    body: Spec = {
        "width": _WIDTH,
        "height": _STEP * len(rows),
        "data": {"values": rows},
        "encoding": {"y": y},
        "layer": layers,
    }
    title = words.headline(ranking).say(language)
    return Chart("ranks", title, _NOTE.say(language), chart(body, language), None, note=_NOTE.say(language))


def why_chart(sheet: Why, language: Language) -> Chart:
    """What each criterion adds to the score of a region, beside the mean of its group."""
    most = max([float(line.criterion.weight) for line in sheet.lines] or [1.0])
    rows = _criterion_rows(sheet, language)
    named = json.dumps({row["key"]: row["name"] for row in rows})
    labels = {"title": None, "domain": False, "ticks": False, "labelLimit": 260, "labelFontSize": 11.5}
    y = {
        "field": "key",
        "type": "nominal",
        "sort": [row["key"] for row in rows],
        "axis": {**labels, "labelColor": INK, "labelExpr": f"({named})[datum.value]"},
    }
    scale = {"domain": [0, most], "nice": False}
    axis = {"title": _ADDS.say(language), "tickCount": 5, "gridColor": LINE}
    x = {"field": "adds", "type": "quantitative", "scale": scale, "axis": axis}
    painted = {name: {"field": name, "type": "nominal", "scale": None} for name in ("fill", "stroke")}
    text = {"type": "text", "fontSize": 11.5, "color": INK}
    layers: list[Spec] = [
        {"mark": {"type": "bar", "height": 16, "color": SOFT}, "encoding": {"x": {**x, "field": "full"}}},
        {"mark": {"type": "bar", "height": 12, "strokeWidth": 1.5}, "encoding": {"x": x, **painted}},
        {
            "mark": {"type": "tick", "thickness": 2.5, "size": 20, "color": INK},
            "encoding": {"x": {**x, "field": "peers"}},
        },
        {
            "mark": {**text, "align": "left"},
            "encoding": {"x": {"value": 268}, "text": {"field": "text"}},
        },
    ]
    body: Spec = {
        "width": 260,
        "height": {"step": 28},
        "data": {"values": rows},
        "encoding": {"y": y},
        "layer": layers,
    }
    name = words.name(sheet.region)
    standing = sheet.ranked.standing if sheet.ranked else None
    rank = words.ranks_said(standing.best, standing.worst, sheet.like) if standing else Text("–", "–")
    title = _WHY.fill(name=name, rank=rank).say(language)
    return Chart("why", title, _ADDS.say(language), chart(body, language), None)


def _ranked_rows(ranking: Ranking) -> list[dict[str, Any]]:
    return [
        {
            "place": place,
            "name": words.name(one.region),
            "score": round(one.score, 3),
            "low": round(one.low, 3),
            "high": round(one.high, 3),
            "rank": words.ends(one.standing.best, one.standing.worst),
            "fill": ACCENT if one.standing.best == 1 else PAPER,
        }
        for place, one in enumerate(ranking.ranks)
    ]


def _criterion_rows(sheet: Why, language: Language) -> list[dict[str, Any]]:
    return [_criterion_row(place, line, language) for place, line in enumerate(sheet.lines)]


def _criterion_row(place: int, line: Line, language: Language) -> dict[str, Any]:
    adds, peers = line.adds or 0.0, line.peers or 0.0
    said = "–" if line.adds is None else words.number(line.adds, 1).say(language)
    return {
        "key": str(place),
        "name": line.criterion.title.say(language),
        "adds": round(adds, 3),
        "peers": round(peers, 3),
        "full": float(line.criterion.weight),
        "text": f"{said} / {words.number(line.criterion.weight).say(language)}",
        "fill": ACCENT if adds >= peers else PAPER,
        "stroke": ALERT if line.brought.value is None else ACCENT,
    }


def drawn(one: Chart) -> str:
    """A chart as SVG."""
    return draw((one,))[one.id]


def _between(x: Spec) -> Spec:
    return {"x": {**x, "field": "low"}, "x2": {"field": "high"}}


def _brackets(groups: Sequence[Sequence[int]], y: Spec) -> list[Spec]:
    """An upright line for each group of two and more, in lanes so that none covers another."""
    lanes: list[int] = []  # the last place that each lane is taken to
    layers = []
    for group in groups:
        if len(group) < 2:
            continue
        lane = next((n for n, end in enumerate(lanes) if end < group[0]), len(lanes))
        lanes[lane : lane + 1] = [group[-1]]
        ends: list[dict[str, Any]] = [{"from": group[0] - _INSET, "to": group[-1] + _INSET}]
        layers.append(
            {
                "data": {"values": ends},
                "mark": {"type": "rule", "strokeWidth": 2.5, "color": INK},
                "encoding": {
                    "x": {"value": _WIDTH + 12 + lane * _LANE},
                    "y": {**y, "field": "from"},
                    "y2": {"field": "to"},
                },
            }
        )
    return layers
