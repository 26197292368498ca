"""Sheets, lists to hold rosters against, and files of both."""

import csv
from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pantau.io.synthetic_files import (
    TRUTH,
    truth_file,
    write_csv,
    write_office_workbooks,
    write_rosters,
    write_workbook,
)
from pantau.roster.nik import is_test_nik
from pantau.synthetic import COLUMNS, TYPICAL, UGLY, Facts, Office, offices, population, rosters
from pantau.synthetic.lists import (
    COVERED_COLUMNS,
    DECEASED_COLUMNS,
    SERVANT_COLUMNS,
    civil_servants,
    covered,
    deceased,
)
from pantau.synthetic.rates import CLEAN
from pantau.synthetic.sheets import Layout, lay_out, office_layout, plain_layout

OFFICE = Office("dinas_perikanan", "Dinas Perikanan")


def some_rows(size=120, seed=1, lists=(OFFICE,), rates=TYPICAL):
    random = Random(seed)
    return list(rosters(random, population(random, size, ("36.72",)), rates, lists))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_every_row_is_laid_out_once_whatever_the_layout(seed):
    rows = some_rows(60, seed)
    layout = office_layout(Random(seed), OFFICE)
    lines = list(lay_out(layout, rows))
    data = [line for line in lines if line.kind == "data"]
    assert Counter(line.row.person for line in data) == Counter(row.person for row in rows)
    assert all(len(line.cells) == len(layout.fields) for line in lines)
    assert all((line.row is not None) is (line.kind == "data") for line in lines)
    assert {"nik", "name", "no"} <= set(layout.fields)
    assert [line.cells[0] for line in data] == [str(at + 1) for at in range(len(data))]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_a_line_says_nothing_of_what_the_sheet_leaves_out(seed):
    layout = office_layout(Random(seed), OFFICE)
    shown = {*layout.fields, "row"}
    if "birth_place_date" in shown:
        shown |= {"birth_place", "birth_date"}
    for line in lay_out(layout, some_rows(40, seed, rates=UGLY)):
        if line.row:
            assert {cause.field for cause in line.row.causes} <= shown
            assert line.row.surviving() <= shown


def test_layouts_differ():
    layouts = [office_layout(Random(seed), OFFICE) for seed in range(60)]
    assert len(set(layouts)) > 55
    for trait in ("grouped", "numbered", "subtotals", "repeated", "blank", "signature", "hidden", "titles"):
        assert {bool(getattr(layout, trait)) for layout in layouts} == {True, False}


def test_subtotals_count_what_stands_above_them():
    layout = Layout(("no", "name", "rt_rw"), ("No", "Nama", "RT/RW"), subtotals=True)
    rows = some_rows()
    lines = list(lay_out(layout, rows))
    assert lines[-1].cells == ("", "JUMLAH SELURUHNYA", f"{len(rows)} orang")
    counted = 0
    for line in lines[1:-1]:
        if line.kind == "subtotal":
            assert line.cells[2] == f"{counted} orang"
            counted = 0
        else:
            counted += 1


def test_grouped_headings_span_what_they_stand_over():
    layout = Layout(
        ("no", "nik", "name", "address"), ("No", "NIK", "Nama", "Alamat"), grouped=True, numbered=True
    )
    above, below, numbers = list(lay_out(layout, ()))
    assert above.cells == ("No", "Data Kependudukan", "", "Alamat")
    assert set(above.merges) == {(1, 0, 0), (0, 1, 2), (1, 3, 3)}
    assert below.cells == ("", "NIK", "Nama", "")
    assert numbers.kind == "number_row"


def test_place_and_date_of_birth_in_one_cell():
    rows = some_rows(5, rates=CLEAN)
    layout = Layout(("birth_place_date",), ("TTL",))
    born = [line.cells[0] for line in lay_out(layout, rows) if line.row]
    assert born == [f"{row.values[3]}, {row.values[4]}" for row in rows]


def read_truth(folder):
    with (folder / TRUTH).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_truth_names_the_row_of_each_person_in_a_workbook(tmp_path):
    random = Random(6)
    kept = offices(random, ("kader", "nelayan", "rt_rw"), damaged=0.5)
    people = {p.id: p for p in population(random, 300, ("36.72",), ("kader", "nelayan", "rt_rw"))}
    rows = list(rosters(random, people.values(), CLEAN, kept))
    counts = write_office_workbooks(random, tmp_path, rows, kept)
    truth = read_truth(tmp_path)
    assert sum(counts.values()) == len(truth) == len(rows)
    assert {path.name for path in tmp_path.iterdir()} == {TRUTH, *(path.name for path in counts)}
    books = {path.name: load_workbook(path) for path in counts}
    for line in truth:
        cells = [str(cell.value).upper() for cell in books[line["file"]][line["sheet"]][int(line["row"])]]
        assert people[int(line["person"])].name in cells


def test_some_offices_have_a_sheet_for_each_district(tmp_path):
    random = Random(6)
    kept = offices(random)
    rows = rosters(random, population(random, 1500, ("36.72",)), TYPICAL, kept)
    counts = write_office_workbooks(random, tmp_path, rows, kept)
    sheets = {path.stem: load_workbook(path, read_only=True).sheetnames for path in counts}
    assert {len(names) > 1 for names in sheets.values()} == {True, False}
    assert any("Cibeber" in names and "Ciwandan" in names for names in sheets.values())


def test_a_cut_number_is_a_number_in_the_workbook(tmp_path):
    rows = some_rows(20, lists=(Office("a", damage="15_digits"),), rates=CLEAN)
    write_workbook(tmp_path / "a.xlsx", [("A", lay_out(plain_layout(), rows))], numeric=(0,))
    column = [cell.value for cell in load_workbook(tmp_path / "a.xlsx").active["A"][1:]]
    assert [str(number) for number in column] == [row.values[0] for row in rows]
    assert all(isinstance(number, int) for number in column)


def test_hidden_columns_and_merged_titles_stand_in_the_workbook(tmp_path):
    layout = Layout(("no", "nik", "name"), ("No", "NIK", "Nama"), titles=("DAFTAR",), hidden=(2,))
    write_workbook(tmp_path / "a.xlsx", [("A", lay_out(layout, some_rows(3)))], hidden=layout.hidden)
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet.column_dimensions["C"].hidden
    assert [str(span) for span in sheet.merged_cells.ranges] == ["A1:C1"]


def test_each_office_has_its_file_and_each_line_its_truth(tmp_path):
    random = Random(2)
    kept = offices(random, ("kader", "nelayan"))
    counts = write_rosters(
        tmp_path, rosters(random, population(random, 400, ("36.72",), ("kader", "nelayan")), UGLY, kept)
    )
    truth = read_truth(tmp_path)
    assert {path.name for path in counts} == {f"{office.name}.csv" for office in kept}
    for path, many in counts.items():
        with path.open(encoding="utf-8", newline="") as file:
            assert tuple(next(csv.reader(file))) == COLUMNS
            assert sum(1 for _ in csv.reader(file)) == many
        assert [int(line["row"]) for line in truth if line["file"] == path.name] == list(range(2, many + 2))


def test_lines_as_text_with_another_delimiter(tmp_path):
    layout = Layout(("no", "name"), ("No", "Nama"), titles=("DAFTAR",))
    with truth_file(tmp_path / TRUTH) as truth:
        assert (
            write_csv(tmp_path / "a.csv", lay_out(layout, some_rows(3, rates=CLEAN)), truth, delimiter=";")
            == 3
        )
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["DAFTAR;", "No;Nama"]
    assert [line["row"] for line in read_truth(tmp_path)] == ["3", "4", "5"]


def test_a_file_that_was_not_finished_is_not_there(tmp_path):
    def stops():
        yield from some_rows(3)
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        write_rosters(tmp_path, stops())
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(RuntimeError, match="stopped"):
        write_workbook(tmp_path / "a.xlsx", [("A", lay_out(plain_layout(), stops()))])
    assert list(tmp_path.iterdir()) == []


def test_the_extract_of_covered_people_has_a_row_for_each_membership():
    facts = Facts(covered_pu=0.2, covered_bpu=0.2, covered_twice=0.1)
    people = {p.id: p for p in population(Random(1), 1000, ("36.72",), facts=facts)}
    rows = list(covered(Random(2), people.values(), CLEAN))
    held = Counter(row.person for row in rows)
    assert held == Counter({p.id: p.segment.count("+") + 1 for p in people.values() if p.segment})
    for row in rows:
        values = dict(zip(COVERED_COLUMNS, row.values, strict=True))
        assert values["nik"] == people[row.person].nik
        assert bool(values["npp"]) is (values["segment"] == "PU")
        assert (values["status"] == "AKTIF") is row.valid
        assert row.surviving(COVERED_COLUMNS) == {"nik", "name", "birth_date"}
    numbers = [row.values[0] for row in rows]
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("99") and len(number) == 11 for number in numbers)


def test_the_truth_of_another_list_is_read_in_its_own_columns(tmp_path):
    people = list(population(Random(1), 400, ("36.72",), facts=Facts(covered_bpu=0.9)))
    rows = list(covered(Random(2), people))
    write_rosters(tmp_path, rows, COVERED_COLUMNS)
    told = [line["surviving"].split() for line in read_truth(tmp_path)]
    assert told == [sorted(row.surviving(COVERED_COLUMNS)) for row in rows]
    assert any(len(fields) < 3 for fields in told)


def test_lists_of_the_deceased_and_of_civil_servants():
    people = {
        p.id: p for p in population(Random(1), 3000, ("36.72",), facts=Facts(died=0.05, civil_servant=0.05))
    }
    gone = list(deceased(Random(2), people.values()))
    assert {row.person for row in gone} == {p.id for p in people.values() if p.died}
    assert all(len(row.values) == len(DECEASED_COLUMNS) for row in gone)
    staff = list(civil_servants(Random(2), people.values()))
    assert {row.person for row in staff} == {p.id for p in people.values() if p.civil_servant}
    for row in staff:
        values = dict(zip(SERVANT_COLUMNS, row.values, strict=True))
        assert len(values["nip"]) == 18
        assert values["nip"][12:14] == "13"
        assert not values["nik"] or len(values["nik"]) != 16 or is_test_nik(values["nik"])
