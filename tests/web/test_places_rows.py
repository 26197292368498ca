"""From a number to its rows: as many as the number says, masked, with their file, only where one may see them."""

import csv
import io
import re

import pytest

from pantau.web.audit.models import Entry
from pantau.web.places.behind import A_PAGE, KINDS, all_behind, behind
from pantau.web.places.board import board
from tests.web.small_world import MONTH, REGION

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_world")]

COUNTED = ("covered_workers", "new_workers", "lapsed_workers", "restarted_workers")


@pytest.mark.parametrize("measure", [*COUNTED, "paid_twice_workers"])
@pytest.mark.parametrize("region", [REGION, "36.03"])
def test_as_many_people_stand_behind_a_number_as_it_says(measure, region):
    told = board(region, MONTH).value(measure)
    assert behind(measure, region, MONTH, 1).people == (told or 0)


@pytest.mark.parametrize("measure", ["contributions", "claims_paid"])
def test_the_rows_behind_an_amount_add_up_to_it(measure):
    assert behind(measure, REGION, MONTH, 1).total == board(REGION, MONTH).year[measure]["value"]


def test_the_category_is_that_of_its_line():
    line = board(REGION, MONTH).groups[0]
    assert behind("covered_workers", REGION, MONTH, 1, line.code).people == line.covered


def test_pages_hold_every_row_once():
    whole = all_behind("covered_workers", REGION, MONTH)
    pages = -(-whole.rows_in_all // A_PAGE)
    rows = [
        row for page in range(1, pages + 1) for row in behind("covered_workers", REGION, MONTH, page).rows
    ]
    assert pages > 1
    assert rows == whole.rows


@pytest.mark.parametrize("measure", list(KINDS))
def test_a_row_says_where_it_stands_and_nobody_is_named(measure, ani, signed_in):
    page = signed_in(ani).get(f"/wilayah/{REGION}/baris/{measure}?month={MONTH}")
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert not re.search(rb"(?<!\d)\d{16}(?!\d)", page.content)
    if behind(measure, REGION, MONTH, 1).rows_in_all:
        assert re.search(r"(contributions-2025|claims|eligible)", page.content.decode())
    assert Entry.objects.filter(action="rows.seen").count() == 1


def test_a_viewer_sees_no_way_to_a_person(citra, ani, signed_in):
    address = f"/wilayah/36.73/baris/covered_workers?month={MONTH}"
    assert b"/pekerja/" not in signed_in(citra).get(address).content
    assert b"/pekerja/" in signed_in(ani).get(address).content


def test_rows_are_taken_along_with_their_source(ani, signed_in):
    answer = signed_in(ani).get(f"/wilayah/{REGION}/baris/covered_workers.csv?month={MONTH}")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert len(rows) == behind("covered_workers", REGION, MONTH, 1).rows_in_all
    assert all(row["source"].startswith("ledger ") and row["file"] and row["row"] for row in rows)
    assert Entry.objects.get(action="rows.exported").detail["rows"] == len(rows)


@pytest.mark.parametrize(
    "address",
    [
        "36/baris/names",
        "36/baris/covered_workers?page=0",
        "36/baris/covered_workers?page=99999",
        "36/baris/covered_workers?page=%C2%B2",
        "36/baris/covered_workers?category=nobody",
        "36/baris/covered_workers.exe",
        "99/baris/covered_workers",
    ],
)
def test_what_does_not_exist_is_not_found(address, ani, signed_in):
    assert signed_in(ani).get(f"/wilayah/{address}").status_code == 404


def test_another_regions_rows_are_not_there(citra, signed_in):
    assert signed_in(citra).get("/wilayah/36.72/baris/covered_workers").status_code == 404
    assert signed_in(citra).get("/wilayah/36/baris/covered_workers").status_code == 404
