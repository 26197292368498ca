"""``pantau maps add``: says what was taken in and what was not, and ends with 2 on a file without boundaries."""

import json

from typer.testing import CliRunner

from pantau.cli import app
from pantau.errors import InputError
from pantau.io.boundaries import kept

RING = [[106, -6], [106.1, -6], [106.1, -5.9], [106, -6]]


def add(path, *more):
    return CliRunner().invoke(app, ["maps", "add", str(path), *map(str, more)])


def test_it_says_what_was_taken_in_and_what_was_not(tmp_path):
    geometry = {"type": "Polygon", "coordinates": [RING]}
    features = [{"properties": {"nama": name}, "geometry": geometry} for name in ("Kota Cilegon", "Atlantis")]
    path = tmp_path / "batas.json"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    told = add(path, "--home", tmp_path / "home", "--credit", "Batas: BIG", "--language", "en")
    assert told.exit_code == 0
    assert "regencies and cities: 1 regions, 4 points kept of 4" in told.output
    assert "Atlantis" in told.output
    assert kept(tmp_path / "home", "regency").credit == "Batas: BIG"


def test_a_file_without_boundaries_is_refused(tmp_path):
    path = tmp_path / "batas.json"
    path.write_text("{}")
    assert isinstance(add(path, "--home", tmp_path / "home").exception, InputError)
