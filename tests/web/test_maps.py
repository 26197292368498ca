"""The map of a region: squares without boundaries, shapes with them; whatever was added, a picture without scripts."""

import json
from decimal import Decimal
from itertools import pairwise

import pytest
import vl_convert

from pantau.core import regions
from pantau.core.text import Text
from pantau.io.boundaries.keep import _write
from pantau.web.places.mapped import drawn_map, provinces, squares_of, step
from pantau.web.places.standing import Row
from pantau.web.recorded.drawings import drawn


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.HOME = tmp_path
    return tmp_path


def rows(*codes, rate="51.5"):
    return [Row(code, Text(code, code), Decimal(1), Decimal(2), Decimal(rate), None, None) for code in codes]


def square(x, y):
    return [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]]


def added(home, level, shapes):
    _write(home / "maps" / f"{level}.json", {"credit": "Batas: BIG <script>", "shapes": shapes})


def test_every_regency_of_every_province_has_a_square_of_its_own():
    for province in regions.provinces():
        codes = regions.children(province.code)
        squares = squares_of(codes)
        assert {one.code for one in squares} == set(codes)
        assert len({(one.column, one.row) for one in squares}) == len(codes)
    assert len(provinces()) == 38


def test_north_lies_above_south_and_west_left_of_east():
    at = {one.code: one for one in squares_of(regions.children("36"))}
    assert at["36.72"].row < at["36.02"].row  # Cilegon, Lebak
    assert at["36.72"].column < at["36.71"].column  # Cilegon, Tangerang


@pytest.mark.parametrize(
    ("rate", "dark"), [("0", 0), ("19.9", 0), ("20", 1), ("80", 4), ("131", 4), (None, None)]
)
def test_five_steps(rate, dark):
    assert step(None if rate is None else Decimal(rate)) == dark


def test_boundaries_are_drawn_where_they_were_added(home):
    here = rows("36.72", "36.73")
    without = drawn_map("36", here, "id")
    added(
        home, "regency", {"36.72": [square(106, -6)], "36.73": [square(107, -6)], "32.01": [square(107, -7)]}
    )
    specification = drawn_map("36", here, "id")
    assert specification != without
    told = specification["data"]["values"]
    assert [one["properties"]["text"] for one in told] == ["52 %", "52 %"]
    svg = vl_convert.vegalite_to_svg(json.dumps(specification))
    assert "<script" not in svg
    assert "Batas: BIG" in svg


def test_a_shape_is_filled_and_not_the_world_around_it(home):
    """A ring wound the other way would mean everything outside of it."""
    for ring in (square(106, -6), [square(106, -6)[0][::-1]]):
        added(home, "regency", {"36.72": [ring], "36.73": [square(110, -6)]})
        told = drawn_map("36", rows("36.72", "36.73"), "en")["data"]["values"]
        first = told[0]["geometry"]["coordinates"][0][0]
        assert sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(first)) < 0


def test_districts_and_villages_have_no_map():
    assert drawn_map("36.72", rows("36.72.01"), "id") is None
    assert drawn_map("36", [], "id") is None


@pytest.mark.django_db
def test_a_map_is_kept_as_any_drawing():
    assert drawn("map", "Peta", drawn_map("ID", rows("36", "32"), "id")).startswith("<svg")
