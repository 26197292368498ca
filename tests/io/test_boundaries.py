"""Boundaries that a user adds: checked, matched to regions by code or name, thinned out, kept with their credit."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.errors import InputError
from pantau.io.boundaries import add, kept, reading
from pantau.io.boundaries.keep import simplified
from pantau.io.boundaries.reading import Feature


def ring(x=106.0, y=-6.0, size=0.2):
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


def feature(about, *rings, **more):
    polygons = {"type": "Polygon", "coordinates": list(rings) or [ring()]}
    return {"type": "Feature", "properties": about, "geometry": polygons, **more}


@pytest.fixture
def write(tmp_path):
    def written(*features, **whole):
        path = tmp_path / "batas.json"
        data = whole or {"type": "FeatureCollection", "features": list(features)}
        path.write_text(json.dumps(data), encoding="utf-8")
        return path

    return written


@pytest.mark.parametrize(
    ("about", "code"),
    [
        ({"kode": "36.72"}, "36.72"),
        ({"KDPPUM": "3672", "PROVINSI": "36"}, "36.72"),
        ({"code": 3672}, "36.72"),
        ({"NAMOBJ": "Kota Cilegon"}, "36.72"),
        ({"WADMKK": "KAB. SERANG"}, "36.04"),
        ({"name": "BANTEN"}, "36"),
        ({"kode": "36"}, "36"),
        ({"kode": "91.01"}, "93.01"),  # Merauke, before Papua was divided
    ],
)
def test_a_feature_is_the_region_of_its_code_else_of_its_name(about, code, write, tmp_path):
    told = add(write(feature(about)), tmp_path / "home")
    assert list(kept(tmp_path / "home", told[0].level).shapes) == [code]


def test_the_code_of_the_province_above_is_not_mistaken_for_that_of_the_regency(write, tmp_path):
    path = write(
        feature({"kodeprov": "36", "kode": "36.72"}),
        feature({"kodeprov": "36", "kode": "36.73"}, ring(106.5)),
    )
    assert [(one.level, one.regions) for one in add(path, tmp_path)] == [("regency", 2)]


def test_parts_of_one_region_are_put_together(write, tmp_path):
    add(write(feature({"kode": "36.72"}), feature({"kode": "36.72"}, ring(106.5))), tmp_path)
    assert len(kept(tmp_path, "regency").shapes["36.72"]) == 2


def test_what_is_not_recognised_is_named(write, tmp_path):
    told = add(write(feature({"kode": "36.72"}), feature({"kode": "99.99", "nama": "Atlantis"})), tmp_path)
    assert told[0].strange == ("Atlantis",)


def test_topojson_is_unrolled_and_arcs_may_run_backwards(write, tmp_path):
    path = write(
        type="Topology",
        transform={"scale": [0.1, 0.1], "translate": [106, -6]},
        arcs=[[[0, 0], [10, 0], [0, 10]], [[0, 0], [0, 10], [10, 0]]],
        objects={"x": {"geometries": [{"type": "Polygon", "arcs": [[0, ~1]], "properties": {"kode": "36"}}]}},
    )
    add(path, tmp_path, "Batas: BIG")
    found = kept(tmp_path, "province")
    assert found.credit == "Batas: BIG"
    assert found.shapes["36"][0][0] == [[106, -6], [107, -6], [107, -5], [106, -5], [106, -6]]


def test_a_level_is_replaced_and_its_seal_changes(write, tmp_path):
    add(write(feature({"kode": "36.72"})), tmp_path)
    before = kept(tmp_path, "regency").seal
    add(write(feature({"kode": "36.73"}, ring(106.3))), tmp_path)
    assert list(kept(tmp_path, "regency").shapes) == ["36.73"]
    assert kept(tmp_path, "regency").seal != before
    assert kept(tmp_path, "province") is None
    assert (tmp_path / "maps" / "regency.json").stat().st_mode & 0o077 == 0


WRONG = {
    "no JSON": b"{",
    "no kind": b'{"type": "Feature"}',
    "no object": b"[1]",
    "features no list": b'{"type": "FeatureCollection", "features": 3}',
    "metres": json.dumps({"type": "FeatureCollection", "features": [feature({"kode": "36"}, ring(5e6, 9e6))]}).encode(),
    "no number": json.dumps(
        {"type": "FeatureCollection", "features": [feature({"kode": "36"}, [["a", 1], [1, 2], [2, 3]])]}
    ).encode(),
    "no region": json.dumps({"type": "FeatureCollection", "features": [feature({"nama": "Atlantis"})]}).encode(),
    "infinite": b'{"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon",'
    b' "coordinates": [[[1e999, 1]]]}}]}',
    "no arc": json.dumps(
        {"type": "Topology", "arcs": [], "objects": {"x": {"geometries": [{"type": "Polygon", "arcs": [[7]]}]}}}
    ).encode(),
    "deep": b"[" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("raw", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_in_both_languages_and_nothing_is_kept(raw, tmp_path):
    path = tmp_path / "batas.json"
    path.write_bytes(raw)
    with pytest.raises(InputError) as told:
        add(path, tmp_path / "home")
    assert all(told.value.lines(language)[0].startswith("batas.json") for language in ("id", "en"))
    assert not (tmp_path / "home").exists()


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_MB", 0)
    (tmp_path / "batas.json").write_text("{}")
    with pytest.raises(InputError, match="MB"):
        add(tmp_path / "batas.json", tmp_path)
    with pytest.raises(InputError):
        add(tmp_path / "missing.json", tmp_path)


def test_too_many_points_are_refused(write, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "_MOST_POINTS", 4)
    with pytest.raises(InputError, match="4"):
        add(write(feature({"kode": "36"})), tmp_path)


@given(
    st.lists(st.tuples(st.floats(95, 141), st.floats(-11, 6)), min_size=4, max_size=80), st.integers(12, 60)
)
def test_thinning_out_keeps_every_region_and_the_bound(points, most):
    one = Feature(1, {}, [[[*points, points[0]]]])
    shapes = simplified({"36": [one]}, most)
    count = sum(len(each) for polygon in shapes["36"] for each in polygon)
    assert 4 <= count <= max(most, 5)
    assert all(each[0] == each[-1] for polygon in shapes["36"] for each in polygon)


def test_neighbours_keep_the_border_that_they_share():
    border = [(106.0 + n / 997, -6.0 + n / 991) for n in range(200)]
    left = Feature(1, {}, [[[*border, (105.0, -5.0), border[0]]]])
    right = Feature(2, {}, [[[*border[::-1], (107.0, -7.0), border[-1]]]])
    shapes = simplified({"36": [left], "32": [right]}, 120)
    shared = set(shapes["36"][0][0]) & set(shapes["32"][0][0])
    assert len(shared) >= min(len(shapes["36"][0][0]), len(shapes["32"][0][0])) - 2
