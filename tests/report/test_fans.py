"""Fan charts: bands inside one another, a line to compare with drawn once, nothing cut off at the bottom."""

import json

import pytest
import vl_convert

from pantau.report.fans import Point, Range, Words, fan, ranges

POINTS = [Point(f"20{26 + n}", 80.0 + n, 90.0 + n, 100.0 + n, 110.0 + n, 130.0 + n) for n in range(4)]


def test_the_axis_begins_at_zero_and_holds_bands_and_line():
    found = fan(POINTS, Words("persen", line=200.0, yearly=True), "id")
    domain = found["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert domain == [0.0, 200.0]
    negative = fan([Point("2026-01-01", -5, -4, -3, -2, -1)], Words("orang"), "id")
    assert negative["layer"][0]["encoding"]["y"]["scale"]["domain"] == [-5, 0]


def test_amounts_are_divided_before_they_are_drawn():
    found = fan(POINTS, Words("miliar rupiah", scale=10.0), "id")
    assert found["data"]["values"][0]["middle"] == 10.0


@pytest.mark.parametrize("language", ["id", "en"])
def test_they_become_drawings_that_say_their_title(language):
    words = Words(
        "persen",
        "Rasio 100 % pada 2029",
        ("Garis: tengah.",),
        line=100.0,
        line_name="iuran = klaim",
        yearly=True,
    )
    drawn = vl_convert.vegalite_to_svg(json.dumps(fan(POINTS, words, language)))
    assert "Rasio 100 % pada 2029" in drawn
    assert drawn.count("iuran = klaim") == 1
    assert "2029" in drawn


def test_long_names_of_scenarios_are_wrapped_and_not_cut():
    rows = [
        Range("iuran dipotong 50 %, Januari-Desember 2027", "176 %", 120, 150, 176, 200, 230),
        Range("x", "90 %", 1, 2, 3, 4, 5),
    ]
    drawn = vl_convert.vegalite_to_svg(json.dumps(ranges(rows, Words("persen", line=100.0), "id")))
    for word in ("dipotong", "Desember", "176"):
        assert word in drawn
    assert "…" not in drawn
