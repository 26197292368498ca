from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pantau.core.text import Text
from pantau.figures import Finding
from pantau.report.appendix import Making
from pantau.report.blocks import Chart, Document
from pantau.report.distance import span, ticks
from pantau.report.model import build_document
from pantau.report.selection import Selection
from tests.report.sample import NOW, figure, interval, lampung, review

MAKING = Making(NOW, "Pantau", "law", "data")


def charts(document: Document) -> dict[str, Chart]:
    return {chart.id: chart for chart in document.charts()}


def marks(chart: Chart, kind: str) -> list[dict[str, Any]]:
    return [layer for layer in chart.specification["layer"] if layer["mark"]["type"] == kind]


def test_each_chart_says_its_finding_and_has_its_table() -> None:
    drawn = charts(build_document(lampung(), "id", MAKING))
    assert list(drawn) == ["cakupan", "letak", "jarak"]
    assert drawn["cakupan"].title == "Cakupan Lampung 24,5 %, kurang 13,9 poin dari target 38,39 %"
    assert drawn["jarak"].title.startswith("4 angka tidak sesuai dengan yang seharusnya")
    for chart in drawn.values():
        assert chart.table is not None
        assert chart.table.rows
        assert chart.description


def test_bars_begin_at_zero() -> None:
    chart = charts(build_document(lampung(), "id", MAKING))["cakupan"]
    (bar,) = marks(chart, "bar")
    assert bar["encoding"]["x"]["scale"]["domain"] == [0, 100]
    values = chart.specification["data"]["values"]
    assert [value["label"] for value in values] == ["Lampung", "Kabupaten Lampung Barat", "Kota Metro"]
    assert values[0]["target"] == 38.39


def test_two_sources_on_one_day_are_two_bars() -> None:
    case = lampung().case
    other = figure("coverage_rate", "26.1", source="s002")
    chart = charts(build_document(review(replace(case, figures=(*case.figures, other))), "en", MAKING))[
        "cakupan"
    ]
    labels = [value["label"] for value in chart.specification["data"]["values"]]
    assert sorted(labels[:2]) == ["Lampung [s001]", "Lampung [s002]"]
    assert chart.title.endswith("the sources disagree")


def test_findings_without_a_distance_are_not_drawn() -> None:
    subject = figure("covered_workers", "100")
    said = Text("x", "y")
    findings = (
        Finding("1", "ambiguous", "question", subject, None, said),
        Finding("2", "ratio", "error", subject, interval(None, None), said),
        Finding("3", "ratio", "error", subject, interval("90", "110"), said),
        Finding("4", "target", "info", subject, interval("120", None), said),
    )
    document = build_document(review(replace(lampung().case, figures=(subject,)), findings), "id", MAKING)
    assert list(charts(document)) == ["letak"]


@pytest.mark.parametrize(("low", "high"), [("120", None), (None, "80"), ("120", "120"), ("0", "0")])
def test_open_and_exact_ranges_are_drawn_inside_the_picture(low: str | None, high: str | None) -> None:
    subject = figure("covered_workers", "100")
    finding = Finding("1", "ratio", "error", subject, interval(low, high), Text("x", "y"))
    document = build_document(review(replace(lampung().case, figures=(subject,)), (finding,)), "id", MAKING)
    chart = charts(document)["jarak"]
    width = chart.specification["width"]
    for layer in chart.specification["layer"]:
        for value in layer["data"]["values"]:
            assert all(0 <= value[side] <= width for side in ("x", "x2") if side in value)
    assert "Infinity" not in json.dumps(chart.specification)


def test_voices_differ_by_shape_and_fill() -> None:
    said = Text("x", "y")
    findings = tuple(
        Finding(
            basis,
            "ratio",
            "error",
            figure("covered_workers", "100", basis=basis),
            interval("120", None),
            said,
        )
        for basis in ("reported", "recorded", "required")
    )
    case = replace(lampung().case, figures=tuple(finding.subject for finding in findings))
    (points,) = marks(charts(build_document(review(case, findings), "id", MAKING))["jarak"], "point")
    looks = {(value["fill"], value["shape"]) for value in points["data"]["values"]}
    assert len(looks) == 3


def test_ticks_are_round_and_inside() -> None:
    least, most = span([Decimal(389534), Decimal(2163500)])
    found = ticks(least, most)
    assert 3 <= len(found) <= 8
    assert all(least <= tick <= most for tick in found)
    assert all(tick % 100000 == 0 for tick in found)


def test_the_target_is_of_the_same_year_else_later() -> None:
    rate = figure("coverage_rate", "20", "2026")
    targets = [
        figure("coverage_target", value, year)
        for value, year in (("1", "2025"), ("3", "2030"), ("2", "2027"))
    ]
    case = replace(lampung().case, figures=(rate, *targets))
    chosen = Selection.of(review(case)).target(rate)
    assert chosen is not None
    assert chosen.value == 2
