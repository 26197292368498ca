"""A sheet comes out as a list: every row once, told for what it is, under the columns of its own table."""

import csv
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pantau.io.sheets.files import open_sheets
from pantau.io.sheets.lists import read_list
from pantau.io.sheets.model import Merged, Sheet, SourceRow
from pantau.io.synthetic_files import TRUTH, write_office_workbooks
from pantau.synthetic import UGLY, offices, population, rosters

REGION = "3672" + "01"


def nik(n):
    return REGION + f"{1 + n % 28:02d}0585" + f"{n:04d}"


def sheet(*rows, merged=()):
    return Sheet("Data", (SourceRow(n, tuple(row)) for n, row in enumerate(rows, start=1)), merged=merged)


def people(told):
    rows = [row for row in told.rows if row.kind == "data"]
    return [row.layout.recognition.values(row.source.cells) for row in rows]


CELLS = st.one_of(
    st.text(max_size=10),
    st.sampled_from(
        ["NIK", "Nama", "Alamat", "No", "JUMLAH", "Mengetahui", "1", "2", "3", "DESA X", nik(1), nik(2)]
    ),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELLS, max_size=6), max_size=30))
def test_every_row_comes_out_once_and_in_order(rows):
    told = read_list(sheet(*rows))
    out = list(told.rows)
    assert [row.source.row for row in out] == list(range(1, len(rows) + 1))
    said = [row for row in out if sum(any(map(str.isalnum, cell)) for cell in row.source.cells) > 1]
    assert all(row.kind != "blank" for row in said)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.integers(0, 700), st.integers(0, 5))
def test_no_person_is_lost_between_titles_sums_and_headers_that_repeat(tmp_path, n, every):
    header = ["No", "NIK", "Nama", "Alamat"]
    rows = [["DAFTAR KADER"], [], header]
    for i in range(n):
        rows.append([str(i + 1), nik(i), f"ORANG {i % 7}", "JL. MAWAR"])
        if every and i % (every * 10) == 0:
            rows += [["JUMLAH", "", "", str(i)], header, ["1", "2", "3", "4"]]
    with (tmp_path / "a.csv").open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    (read,) = open_sheets(tmp_path / "a.csv")
    assert [person["nik"] for person in people(read_list(read))] == [nik(i) for i in range(n)]


def test_what_is_merged_over_a_household_is_said_of_each_of_it():
    rows = [
        ["No KK", "NIK", "Nama", "Alamat", "Ket"],
        ["K1", nik(1), "SITI", "JL. MAWAR", "x"],
        ["", nik(2), "BUDI", "", ""],
        ["", nik(3), "", "", ""],
        ["", nik(4), "DEWI", "JL. MELATI", ""],
    ]
    merged = [Merged(2, 4, 0, 0), Merged(2, 3, 3, 3), Merged(2, 3, 4, 4), Merged(3, 4, 2, 2)]
    told = people(read_list(sheet(*rows, merged=merged)))
    assert [person["kk"] for person in told] == ["K1", "K1", "K1", ""]
    assert [person["address"] for person in told] == ["JL. MAWAR", "JL. MAWAR", "", "JL. MELATI"]
    assert [person["name"] for person in told] == ["SITI", "BUDI", "", "DEWI"]
    assert [person["note"] for person in told] == ["x", "", "", ""]


def test_two_tables_in_one_sheet_each_have_their_columns():
    rows = [
        ["NIK", "Nama", "Alamat"],
        [nik(1), "SITI", "JL. MAWAR"],
        [],
        ["Nama", "Alamat", "NIK", "No HP"],
        ["BUDI", "JL. MELATI", nik(2), "08123456789"],
    ]
    told = people(read_list(sheet(*rows)))
    assert [(person["name"], person["nik"]) for person in told] == [("SITI", nik(1)), ("BUDI", nik(2))]


def test_a_person_above_the_header_is_still_a_person():
    rows = [["1", nik(1), "SITI"], ["No", "NIK", "Nama"], ["2", nik(2), "BUDI"]]
    assert [person["name"] for person in people(read_list(sheet(*rows)))] == ["SITI", "BUDI"]


def test_a_sheet_that_is_no_list_says_why_and_its_rows_can_be_counted():
    told = read_list(sheet(["PETUNJUK"], ["Isi lembar Data"], []))
    assert told.layout.reason
    assert len(list(told.rows)) == 3


@pytest.mark.parametrize("given_columns", [{"name": "A", "nik": "B"}, {"name": "Orang", "nik": "Kode"}])
def test_given_columns_are_used(given_columns):
    told = read_list(sheet(["Orang", "Kode"], ["SITI", "belum ada"], ["BUDI", nik(2)]), given_columns)
    assert [person["nik"] for person in people(told)] == ["belum ada", nik(2)]


@pytest.mark.parametrize("seed", [3, 4])
def test_the_people_of_made_up_offices_are_found_row_by_row(tmp_path, seed):
    random = Random(seed)
    kept = offices(random)
    rows = list(rosters(random, population(random, 300, ("36.72",)), UGLY, kept))
    write_office_workbooks(random, tmp_path, rows, kept)
    with (tmp_path / TRUTH).open() as file:
        true = {(row["file"], row["sheet"], int(row["row"])) for row in csv.DictReader(file)}
    found = {
        (path.name, read.name, row.source.row)
        for path in tmp_path.glob("*.xlsx")
        for read in open_sheets(path)
        for row in read_list(read).rows
        if row.kind == "data"
    }
    assert found == true
