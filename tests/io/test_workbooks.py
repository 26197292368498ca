"""A case in a workbook: the quirks of spreadsheets, and the files that only look like workbooks."""

from __future__ import annotations

import datetime
import doctest
import random
import struct
import zipfile
from decimal import Decimal

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from pantau.io import sheet_cells
from tests.io.case_files import ROWS, faults_of, outcome, part, read, repacked, workbook

FIGURES = "xl/worksheets/sheet2.xml"
NO_WORKBOOK = "kota.xlsx: this is no .xlsx workbook, or a damaged one; open it and save it again as .xlsx"


def test_examples_in_docstrings():
    assert doctest.testmod(sheet_cells).failed == 0


def test_a_good_workbook(tmp_path):
    case = read(workbook(tmp_path))
    assert (case.id, case.region, len(case.figures), case.warnings) == ("kota", "36.72", 1, ())
    assert case.figures[0].row == 2


def test_numbers_and_dates_of_cells(tmp_path):
    def fill(book):
        sheet = book["figures"]
        sheet.append([36.72, "covered_workers", datetime.date(2024, 7, 17), 12.0])
        sheet.append([36, "coverage_rate", 2024.0, 53.2])
        sheet.append(["36", "contributions", "2024", 480457660123])
        sheet.append(["36", "growth_rate", datetime.datetime(2024, 7, 1), 0.1 + 0.2])
        sheet.append([11.1, "coverage_rate", 2024, 1e-7])
        book["case"].append(["language", "en"])

    case = read(workbook(tmp_path, fill))
    found = [(each.region, each.period.text, str(each.value)) for each in case.figures[1:]]
    assert found == [
        ("36.72", "2024-07-17", "12"),
        ("36", "2024", "53.2"),
        ("36", "2024", "480457660123"),
        ("36", "2024-07-01", "0.3"),
        ("11.10", "2024", "1E-7"),
    ]
    assert tuple(warning.en for warning in case.warnings) == (
        "kota.xlsx[figures]: region 11.1 in a number cell is read as 11.10; format the column as text",
    )


def test_sheet_names_may_be_written_loosely_and_others_are_left_alone(tmp_path):
    def rename(book):
        book["figures"].title = " FIGURES "
        book.create_sheet("kertas kerja")["A1"] = "=1+1"
        book.create_sheet("regulation")

    assert tuple(warning.id for warning in read(workbook(tmp_path, rename)).warnings) == (
        "kota.xlsx[regulation]: lembar ini tidak dibaca; maksudnya 'regulations'?",
    )


def test_a_table_need_not_begin_in_the_corner(tmp_path):
    def shift(book):
        book["figures"].move_range("A1:E2", rows=3, cols=1)

    assert faults_of(workbook(tmp_path, shift)) == [
        "kota.xlsx[figures]:4: column 1 has no name; name it or remove it"
    ]


@pytest.mark.parametrize(
    ("cell", "value", "fault"),
    [
        (
            "D3",
            datetime.datetime(2024, 5, 1),
            ":3: value '2024-05-01' is a date, not a number: a spreadsheet turned the number into a date; "
            "format the column as number or text, then type the number again",
        ),
        (
            "A3",
            datetime.datetime(2025, 10, 11),
            ":3: region '2025-10-11' is a date: a spreadsheet turned the region code into a date; "
            "format the column as text, then type the code again, like 36.72",
        ),
        ("D3", "lots", ":3: value 'lots' is not a number; write it like 480457660, 53.2 or 790 juta"),
        ("D3", True, ":3: value 'TRUE' is not a number; write it like 480457660, 53.2 or 790 juta"),
        ("D3", "=1+1", ":3: cell D3 holds a formula; copy it and paste the value"),
        ("D3", '=HYPERLINK("http://x","5")', ":3: cell D3 holds a formula; copy it and paste the value"),
        ("A3", 36.7, ":3: region '36.7' is not known; did you mean '36' (Banten)?"),
        (
            "H9",
            "stray",
            ":9: this row has 8 cells, the header only 5 columns; "
            "a text with a separator in it needs quotes around it",
        ),
        ("D3", "#N/A", ":3: cell D3 holds an error of a spreadsheet formula; write the value"),
        ("XFD3", "far", ": cell XFD3 lies far from the table; clear it, or move it to another sheet"),
        ("E1048576", "far", ": nearly all cells down to row 1048576 are empty; clear the cells far below the table"),
    ],
)  # fmt: skip
def test_a_bad_cell(tmp_path, cell, value, fault):
    def fill(book):
        book["figures"].append(ROWS[1])
        book["figures"][cell] = value

    assert faults_of(workbook(tmp_path, fill))[0] == f"kota.xlsx[figures]{fault}"


def test_a_formula_is_told_beside_other_faults(tmp_path):
    def fill(book):
        book["figures"].append(["36", "coverge_rate", "2024", "=1+1"])
        book["sources"]["B2"] = "=A1"

    assert faults_of(workbook(tmp_path, fill)) == [
        "kota.xlsx[figures]:3: cell D3 holds a formula; copy it and paste the value",
        "kota.xlsx[figures]:3: measure 'coverge_rate' is not known; did you mean 'coverage_rate'?",
        "kota.xlsx[figures]:3: value is empty; every row needs it",
        "kota.xlsx[sources]:2: cell B2 holds a formula; copy it and paste the value",
    ]


def test_comments_fonts_and_empty_cells_far_away_do_no_harm(tmp_path):
    def fill(book):
        sheet = book["figures"]
        sheet["A2"].comment = Comment("x", "y")
        sheet["XFD2"].font = Font(bold=True)
        sheet.freeze_panes = "A2"

    assert len(read(workbook(tmp_path, fill)).figures) == 1


@pytest.mark.parametrize("cell", ['<c r="XFD2" s="1"/>', '<c r="XFD2" s="1" t="n"></c>', '<c r="XFD2"> </c>'])
def test_an_empty_cell_far_away_may_be_written_in_several_ways(tmp_path, cell):
    path = workbook(tmp_path)
    sheet = part(path, FIGURES).replace(b"</row></sheetData>", cell.encode() + b"</row></sheetData>")
    assert cell.encode() in sheet
    assert len(read(repacked(path, sheet2=sheet)).figures) == 1


def test_sheets(tmp_path):
    def spoil(book):
        book.create_sheet("Figures ")
        book["case"].title = "cases"

    assert faults_of(workbook(tmp_path, spoil))[:2] == [
        "kota.xlsx: there are 2 sheets named 'figures'; keep one",
        "kota.xlsx: there is no sheet 'case'; should 'cases' be renamed?",
    ]


def test_an_empty_sheet(tmp_path):
    def spoil(book):
        book["figures"].delete_rows(1, 5)
        book["case"].delete_rows(1)

    assert faults_of(workbook(tmp_path, spoil)) == [
        "kota.xlsx[case]:1: this row is not a header; the first row must hold key, value",
        "kota.xlsx[figures]: the sheet is empty; its first row must be a header",
    ]


def test_keys_of_the_sheet_case(tmp_path):
    def spoil(book):
        for row in (["region", "36.71"], ["perod", "2024"], ["language", 5]):
            book["case"].append(row)

    assert faults_of(workbook(tmp_path, spoil)) == [
        "kota.xlsx[case]:6: key 'region' stands in row 4 already",
        "kota.xlsx[case]:7: key 'perod' is not known; did you mean 'period'?",
        "kota.xlsx[case]:8: language '5' is not known; expected id, en",
    ]


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all", b"PK\x03\x04" + b"\0" * 100])
def test_no_zip(tmp_path, data):
    path = tmp_path / "kota.xlsx"
    path.write_bytes(data)
    assert faults_of(path) == [NO_WORKBOOK]


def test_a_zip_that_is_no_workbook(tmp_path):
    path = tmp_path / "kota.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("readme.txt", "x")
    assert faults_of(path) == [
        "kota.xlsx: cannot be read; open it in a spreadsheet and save it again as .xlsx"
    ]


def test_another_format_under_the_name(tmp_path):
    assert faults_of(repacked(workbook(tmp_path), bin=b"x")) == [NO_WORKBOOK]


def test_a_password(tmp_path):
    path = tmp_path / "kota.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert faults_of(path) == [
        "kota.xlsx: the workbook has a password, or is an old .xls; save it again as .xlsx without a password"
    ]


def test_a_folder_named_like_a_workbook_is_a_folder(tmp_path):
    (tmp_path / "kota.xlsx").mkdir()
    assert faults_of(tmp_path / "kota.xlsx")[0] == "case.toml: there is no such file in the folder kota.xlsx"


def test_a_large_workbook(tmp_path):
    noise = random.Random(1).randbytes(2 * 1024 * 1024)
    path = repacked(workbook(tmp_path), big=noise.replace(b"\0", b"x"))
    assert faults_of(path, max_file_mb=1) == [
        "kota.xlsx: larger than 1 MB; divide it into several cases, or raise PANTAU_MAX_FILE_MB"
    ]
    assert faults_of(path, max_workbook_mb=1) == [
        "kota.xlsx: the workbook holds more than 1 MB once it is unpacked; divide it into several"
    ]


def test_a_bomb(tmp_path):
    path = repacked(workbook(tmp_path), big=b" " * (30 * 1024 * 1024))
    assert faults_of(path) == [
        "kota.xlsx: 'xl/media/big.xml' grows more than 250 times when unpacked; that is no ordinary "
        "workbook; "
        "save it again from a spreadsheet"
    ]


def test_a_bomb_that_lies_about_its_size(tmp_path):
    path = repacked(workbook(tmp_path), big=b" " * (30 * 1024 * 1024))
    true, said = struct.pack("<I", 30 * 1024 * 1024), struct.pack("<I", 1000)
    path.write_bytes(path.read_bytes().replace(true, said))
    assert faults_of(path) == [NO_WORKBOOK]  # it comes out longer than said, or its checksum fails


def test_too_many_parts(tmp_path):
    path = workbook(tmp_path)
    with zipfile.ZipFile(path, "a") as book:
        for n in range(2001):
            book.writestr(f"x/{n}", b"")
    assert faults_of(path) == [
        "kota.xlsx: there are more than 2000 parts in the workbook; save it again with only the sheets "
        "that are needed"
    ]


def test_parts_that_are_not_as_they_should_be(tmp_path):
    path = workbook(tmp_path)
    data = path.read_bytes()
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("XL/workbook.xml", "x")
    expected = (
        "kota.xlsx: part '{}' of the workbook is not as it should be (twice, with a password or packed in "
        "another "
        "way); save it again as .xlsx"
    )
    assert faults_of(path) == [expected.format("XL/workbook.xml")]
    path.write_bytes(data)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_BZIP2) as book:
        book.writestr("x.xml", "x")
    assert faults_of(path) == [expected.format("x.xml")]


@pytest.mark.parametrize(
    "trick",
    [
        b'<!DOCTYPE x [<!ENTITY a "ha">]>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        b'<!ENTITY % a SYSTEM "http://localhost/">',
    ],
)
def test_document_types_are_refused(tmp_path, trick):
    path = workbook(tmp_path)
    repacked(path, index=trick + part(path, "xl/workbook.xml"))
    assert faults_of(path) == [
        "kota.xlsx: part 'xl/workbook.xml' holds a DOCTYPE or ENTITY, which no ordinary workbook does; "
        "save it again from a spreadsheet"
    ]


def test_xml_in_another_encoding(tmp_path):
    path = workbook(tmp_path)
    repacked(path, sheet2=part(path, FIGURES).decode().encode("utf-16"))
    assert faults_of(path) == [
        "kota.xlsx: part 'xl/worksheets/sheet2.xml' is not XML in UTF-8; save it again as .xlsx"
    ]


@pytest.mark.parametrize(
    "place",
    [
        b'r="ABCDEFGH2"',
        b'r="B99999999999"',
        b'r="B-1"',
        b'x="A2"',
        b'x:r="A2"',
        b"t=\" r='A2'\"",
        b'r="A2" r="XFD1048576"',
    ],
)
def test_cells_without_a_proper_place(tmp_path, place):
    path = workbook(tmp_path)
    xml = part(path, FIGURES)
    repacked(path, sheet2=xml.replace(b'r="A2"', place, 1))
    (fault,) = faults_of(path)
    assert fault.startswith("kota.xlsx[figures]: ")
    assert "address" in fault or "far from" in fault or "nearly all" in fault or "cannot be read" in fault


def test_cells_written_in_an_unusual_way_are_read(tmp_path):
    path = workbook(tmp_path)
    case = read(path)
    repacked(
        path,
        sheet2=part(path, FIGURES).replace(b'<c r="B2" t="inlineStr"', b"<c  t = 'inlineStr'\n r = 'B2' "),
    )
    assert read(path) == case
    repacked(path, sheet2=part(path, FIGURES).replace(b'<c r="C2"', b'<c s="0" r="C2"'))
    assert read(path) == case


@pytest.mark.parametrize("seed", range(150))
def test_a_damaged_workbook_never_ends_in_a_traceback(tmp_path, seed, capfd):
    path = workbook(tmp_path)
    chance = random.Random(seed)
    name = chance.choice([FIGURES, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"])
    short = {FIGURES: "sheet2", "xl/workbook.xml": "index", "xl/styles.xml": "styles"}.get(name)
    data = bytearray(part(path, name) if short else path.read_bytes())
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data))
        if chance.random() < 0.5:
            data[place] = chance.randrange(256)
        else:
            data[place:place] = chance.choice(
                [b"<f>", b"99999999", b'"', b"<", b"&x;", b"\xff", b"inf", b"-1"]
            )
    if short:
        repacked(path, **{short: bytes(data)})
    else:
        path.write_bytes(bytes(data))
    assert all(fault.line("id") and fault.line("en") for fault in outcome(path))
    assert "panicked" not in capfd.readouterr().err


def test_a_workbook_may_be_named_through_a_link(tmp_path):
    (tmp_path / "x").mkdir()
    path = workbook(tmp_path / "x")
    (tmp_path / "kota.xlsx").symlink_to(path)
    assert len(read(tmp_path / "kota.xlsx").figures) == 1


def test_values_as_numbers_are_the_values(tmp_path):
    def fill(book):
        for value in (12, 12.5, 1e14, 0.07, 123456789.01):
            book["figures"].append(["36", "claim_ratio", "2024", value])

    values = [figure.value for figure in read(workbook(tmp_path, fill)).figures[1:]]
    assert values == [Decimal(text) for text in ("12", "12.5", "100000000000000", "0.07", "123456789.01")]
