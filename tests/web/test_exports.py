"""What is taken along carries its source, its month, its versions and who took it; the log knows."""

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from pantau.web.audit.models import Entry
from pantau.web.places.exports import versions
from pantau.web.places.pictures import NAMES
from pantau.web.recorded.drawings import drawn, forget_old
from pantau.web.recorded.models import Drawing
from tests.web.small_world import MONTH, REGION

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_world")]


@pytest.fixture
def take(ani, signed_in):
    client = signed_in(ani)
    return lambda path: client.get(f"/wilayah/{REGION}/{path}{'&' if '?' in path else '?'}month={MONTH}")


@pytest.mark.parametrize("by", ["", "region", "category", "sponsor", "month"])
def test_a_table_as_csv_and_as_a_workbook_says_the_same(by, take):
    rows = list(csv.reader(io.StringIO(take(f"angka.csv?by={by}").content.decode())))
    book = CalamineWorkbook.from_filelike(io.BytesIO(take(f"angka.xlsx?by={by}").content))
    sheet = book.get_sheet_by_index(0).to_python()
    assert len(sheet) == len(rows) > 1
    assert [*map(str, sheet[0])] == rows[0][:-2]
    assert {row[-2].split()[0] for row in rows[1:]} == {"ledger"}
    assert {row[-1] for row in rows[1:]} == {versions()}
    told = {row[0]: row[1] for row in book.get_sheet_by_index(1).to_python()}
    assert told["Keadaan"] == MONTH
    assert "ani@contoh.id" in told["Diambil oleh"]
    assert told["Tercatat"].startswith("ledger ")
    assert Entry.objects.filter(action="figures.exported").count() == 2


@pytest.mark.parametrize("name", ["groups", "ranks", "map"])
def test_a_picture_is_drawn_once_and_taken_along_with_its_source(name, take):
    shown = take(f"gambar/{name}.svg")
    assert shown.headers["Content-Type"] == "image/svg+xml"
    assert take(f"gambar/{name}.svg").content == shown.content
    assert Drawing.objects.count() == 1
    saved = take(f"gambar/{name}.svg?save=1")
    assert b"ledger" in saved.content
    assert b"ledger" not in shown.content
    assert b"<script" not in saved.content
    assert saved.headers["Content-Disposition"].startswith("attachment")
    assert Entry.objects.get().action == "picture.exported"


def test_a_picture_of_pixels(take):
    assert take("gambar/groups.png").content.startswith(b"\x89PNG")


def test_every_name_is_drawn_or_not_found(take):
    assert {take(f"gambar/{name}.svg").status_code for name in NAMES} <= {200, 404}
    for path in ("gambar/groups.gif", "gambar/x.svg", "angka.pdf", "angka.csv?by=person"):
        assert take(path).status_code == 404


def test_old_drawings_are_forgotten(take):
    take("gambar/groups.svg")
    assert forget_old() == 0
    Drawing.objects.update(at="2020-01-01T00:00:00Z")
    assert forget_old() == 1


def test_two_charts_of_one_content_are_one(take):
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": []},
        "mark": "bar",
    }
    assert drawn("a", "A", spec) == drawn("a", "A", spec)
    assert Drawing.objects.count() == 1
