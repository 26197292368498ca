"""The lists that offices fill in and send on: the empty one, the people to enrol, two lists compared."""

from itertools import islice

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl.utils import column_index_from_string

from pantau.core.categories import categories
from pantau.io.linking.compare import compare
from pantau.io.roster_books import parts
from pantau.io.roster_books.compare import write_comparison
from pantau.io.roster_books.enrolment import write_enrolment
from pantau.io.roster_books.template import ROWS, write_template
from pantau.io.sheets.files import open_sheets
from pantau.roster.columns import FIELDS, recognise
from pantau.roster.columns_headings import field_of
from pantau.roster.layout import find_layout
from pantau.roster.template import COLUMNS, ENROLMENT, TITLES
from tests.io.linker_rows import nik as made
from tests.io.linker_rows import person, write
from tests.io.roster_folder import nik, row, sheet, write_folder


def opened(path):
    return openpyxl.load_workbook(path)


def rows_of(page):
    heads, *rows = page.iter_rows(values_only=True)
    return [dict(zip(heads, each, strict=True)) for each in rows]


def column(page, letter):
    """How a column is set; columns that are set alike are kept together."""
    place = column_index_from_string(letter)
    return next(each for each in page.column_dimensions.values() if each.min <= place <= each.max)


# The empty list


@pytest.fixture(params=["id", "en"])
def template(request, tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(path, request.param)
    return path


def test_the_reader_finds_every_column_of_the_empty_list(template):
    found = {}
    for page in open_sheets(template):
        layout = find_layout([each.cells for each in islice(page.rows, 100)])
        if layout.reason is None:
            found[page.name] = layout.recognition
    (recognition,) = found.values()
    assert tuple(recognition.fields) == tuple(asked.field for asked in COLUMNS)
    assert all(column.how == "name" and column.percent == 100 for column in recognition.columns)
    assert not recognition.ambiguous


def test_cells_of_the_empty_list_keep_digits_and_offer_choices(template):
    page = opened(template).worksheets[1]
    places = {asked.field: letter for asked, letter in zip(COLUMNS, "ABCDEFGHIJKLMNOPQRS", strict=True)}
    checks = {str(each.sqref): each for each in page.data_validations.dataValidation}
    assert len(checks) == len(COLUMNS)
    for asked in COLUMNS:
        letter = places[asked.field]
        check = checks[f"{letter}2:{letter}{ROWS + 1}"]
        assert column(page, letter).width == pytest.approx(asked.width, abs=1)
        assert check.prompt in asked.help
        assert check.type == {"": None, "choice": "list"}.get(asked.check, "custom")
    assert "LEN(A2)=16" in checks[f"A2:A{ROWS + 1}"].formula1
    assert checks[f"{places['sex']}2:{places['sex']}{ROWS + 1}"].formula1 == '"L,P"'
    assert checks[f"{places['segment']}2:{places['segment']}{ROWS + 1}"].formula1 == '"PU,BPU,JAKON,PMI"'
    assert page.freeze_panes == "C2"
    assert page.max_row == 1  # no example that could be read as a person


def test_columns_of_the_empty_list_are_set_as_text(template):
    book = opened(template)
    page = book.worksheets[1]
    for asked, letter in zip(COLUMNS, "ABCDEFGHIJKLMNOPQRS", strict=True):
        assert column(page, letter).number_format == "@", asked.field


def test_the_choices_are_the_categories_of_the_software(template):
    book = opened(template)
    page, choices = book.worksheets[1], book.worksheets[2]
    source = next(
        each.formula1
        for each in page.data_validations.dataValidation
        if each.formula1 and "$A$" in each.formula1
    )
    name, cells = source.split("!")
    assert name.strip("'") == choices.title
    assert [each[0].value for each in choices[cells.replace("$", "")]] == list(categories())


def test_an_empty_list_filled_in_is_read_as_written(tmp_path):
    write_template(tmp_path / "template.xlsx", "id")
    book = opened(tmp_path / "template.xlsx")
    example = [asked.example for asked in COLUMNS]
    for place, text in enumerate(example, 1):
        book.worksheets[1].cell(2, place).value = text
    book.save(tmp_path / "filled.xlsx")
    page = next(each for each in open_sheets(tmp_path / "filled.xlsx") if each.name == "Daftar pekerja")
    cells = [each.cells for each in islice(page.rows, 10)]
    values = find_layout(cells).recognition.values(cells[1])
    assert values == {asked.field: asked.example for asked in COLUMNS}


def test_the_example_is_nobody_s_number():
    example = next(asked.example for asked in COLUMNS if asked.field == "nik")
    assert len(example) == 16
    assert example.endswith("0000")


def test_every_field_has_a_heading_that_is_read_back():
    assert set(TITLES) == set(FIELDS)
    assert set(ENROLMENT) <= set(FIELDS)
    for field, titles in TITLES.items():
        for title in titles:
            assert field_of(title).field == field
            assert recognise([title, "Nama Lengkap"], [], {}).columns[0].field in (field, "name")


def test_the_empty_list_is_the_same_bytes_each_time(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_template(tmp_path / name, "id")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


# The people to enrol


def enrolled(tmp_path, rows, language="id"):
    folder = write_folder(tmp_path / "checked", rows, [sheet()])
    paths = write_enrolment(folder, tmp_path / "enrolment.xlsx", language)
    return [line for path in paths for line in rows_of(opened(path).worksheets[0])], paths


def test_the_accepted_are_listed_as_enrolment_asks(tmp_path):
    rows = [
        row(
            nik=(f"'{nik(1)}", nik(1)), name=("siti", "SITI"), birth_date=("1/2/90", "1990-02-01"), sex=("Wanita", "F"),
            phone="0812", address=("=Jl. 1", ""), income=("satu juta", ""), segment="BPU", mother_name="AMINAH",
            decision="corrected",
        ),
        row(nik=nik(2), name="BUDI", decision="review"),
        row(nik=nik(3), name="JOKO", decision="rejected"),
        row(nik=nik(4), name="ANI", decision="duplicate"),
        row(nik=nik(5), name="RINI"),
    ]  # fmt: skip
    found, (path,) = enrolled(tmp_path, rows)
    assert [line["Nama Lengkap"] for line in found] == ["SITI", "RINI"]
    first = found[0]
    assert (first["NIK"], first["Tanggal Lahir"], first["Jenis Kelamin"]) == (nik(1), "01-02-1990", "P")
    assert first["Alamat"] == "=Jl. 1"  # nothing was made of it, and as it was read it does no harm
    assert first["Penghasilan"] is None  # what could not be read is not enrolled
    page = opened(path).worksheets[0]
    assert {cell.number_format for cell in page[2] if cell.value} == {"@"}
    assert {cell.data_type for cell in page[2] if cell.value} == {"s"}
    assert page.auto_filter.ref == "A1:W3"


def test_a_person_stands_once_for_each_segment(tmp_path):
    rows = [
        row(name="SITI", person="P", segment="BPU"),
        row(name="SITI LAGI", person="P", segment="BPU"),
        row(name="SITI PU", person="P", segment="PU"),
        row(name="TANPA", person="", segment="BPU"),
        row(name="TANPA JUGA", person="", segment="BPU"),
    ]
    found, (path,) = enrolled(tmp_path, rows, "en")
    assert [line["Full Name"] for line in found] == ["SITI", "SITI PU", "TANPA", "TANPA JUGA"]
    texts = [cell for line in opened(path).worksheets[1].values for cell in line if cell is not None]
    assert texts[texts.index("People") + 1] == 4
    assert any("1 accepted rows are left out" in str(text) for text in texts)


def test_the_explanation_says_how_much_is_filled_in(tmp_path):
    rows = [row(nik=nik(1), mother_name="X"), row(nik=nik(2), mother_name="")]
    _, (path,) = enrolled(tmp_path, rows)
    shares = {line[0]: line[1:3] for line in opened(path).worksheets[1].values}
    assert shares["Nama Ibu Kandung"] == (1, 0.5)
    assert shares["NIK"] == (2, 1)


def test_many_people_go_on_in_further_files(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "MOST_ROWS", 2)
    found, paths = enrolled(tmp_path, [row(name=f"NAMA {n}") for n in "ABCDE"])
    assert [path.name for path in paths] == ["enrolment.xlsx", "enrolment-2.xlsx", "enrolment-3.xlsx"]
    assert [line["Nama Lengkap"] for line in found] == [f"NAMA {n}" for n in "ABCDE"]


def test_a_roster_with_few_fields_can_be_enrolled(tmp_path):
    folder = write_folder(tmp_path / "c", [row(nik=nik(1)), row(nik=nik(2))], [sheet()])
    table = pq.read_table(folder / "rows.parquet", columns=["nik_read", "nik", "decision", "person"])
    pq.write_table(table, folder / "rows.parquet")
    (path,) = write_enrolment(folder, tmp_path / "e.xlsx", "id")
    assert [line["NIK"] for line in rows_of(opened(path).worksheets[0])] == [nik(1), nik(2)]
    again = path.read_bytes()
    write_enrolment(folder, path, "id")
    assert path.read_bytes() == again


# Two lists compared


@pytest.fixture
def compared(tmp_path):
    born = person(1, "BUDI SANTOSO")["birth_date"]
    a = [
        person(1, "BUDI SANTOSO", phone="0811"),
        person(2, "SITI AMINAH", 9002, born, nik=made(9002, born)),
        person(3, "JOKO WIDODO", 9003, born, nik=made(9003, born)),
    ]
    b = [
        person(1, "BUDI SANTOSA", phone="0812"),
        person(2, "SITI AMINAH", 9002, born, nik=made(9002, born)),
        person(3, "RINI", 9004, born, nik=made(9004, born)),
    ]
    return compare(write(tmp_path / "a.parquet", a), write(tmp_path / "b.parquet", b), tmp_path)


def shown(path, names):
    """Rows as a check keeps them, to say who a person is."""
    numbers = list(range(1, len(names) + 1))
    columns = {
        "row_id": pa.array(numbers, pa.int64()),
        "file": [path.stem] * len(names),
        "row": numbers,
        "name_read": names,
    }
    pq.write_table(pa.table(columns), path)
    return path


def test_two_lists_stand_on_four_sheets(compared, tmp_path):
    lists = (
        shown(tmp_path / "kantor.parquet", ["=Budi", "Siti", "Joko"]),
        shown(tmp_path / "bpjs.parquet", ["Budi S.", "Siti A.", "Rini"]),
    )
    (path,) = write_comparison(
        compared.table, tmp_path / "c.xlsx", "id", lists=lists, names=("kantor", "BPJS"), doubts=2
    )
    book = opened(path)
    assert book.sheetnames == [
        "Ringkasan",
        "Hanya di A",
        "Hanya di B",
        "Ada di keduanya, berbeda",
        "Ada di keduanya, sama",
    ]
    (only_a,) = rows_of(book["Hanya di A"])
    assert (only_a["Berkas"], only_a["Baris"], only_a["Nama Lengkap"]) == ("kantor", "3", "Joko")
    (only_b,) = rows_of(book["Hanya di B"])
    assert (only_b["Berkas"], only_b["Nama Lengkap"]) == ("bpjs", "Rini")
    (differing,) = rows_of(book["Ada di keduanya, berbeda"])
    assert (differing["Baris (A)"], differing["Baris (B)"], differing["Nama Lengkap"]) == ("1", "1", "=Budi")
    assert differing["Berbeda dalam"] == "Nama Lengkap, Nomor HP"
    assert (differing["Nomor HP (A)"], differing["Nomor HP (B)"]) == ("0811", "0812")
    (same,) = rows_of(book["Ada di keduanya, sama"])
    assert (same["Nama Lengkap"], same["Banyaknya baris (A)"]) == ("Siti", "1")
    texts = [str(cell) for line in book["Ringkasan"].values for cell in line if cell is not None]
    assert {"A: kantor", "B: BPJS", "4"} <= set(texts)
    assert any(text.startswith("2 orang di A mungkin sama") for text in texts)
    assert not {"Joko", "Rini", "Siti"} & set(texts)


def test_without_the_lists_the_rows_are_named_by_number(compared, tmp_path):
    (path,) = write_comparison(compared.table, tmp_path / "c.xlsx", "en")
    book = opened(path)
    (only,) = rows_of(book["Only in A"])
    assert only == {"Number of the row as read (A)": "3", "How many rows": "1"}
    before = path.read_bytes()
    write_comparison(compared.table, path, "en")
    assert path.read_bytes() == before


def test_lists_too_long_leave_out_those_who_are_the_same(compared, tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "MOST_ROWS", 3)
    (path,) = write_comparison(compared.table, tmp_path / "c.xlsx", "en")
    book = opened(path)
    assert book.sheetnames == ["Summary", "Only in A", "Only in B", "In both, differing"]
    assert any("(1) are left out" in str(cell) for line in book["Summary"].values for cell in line)
