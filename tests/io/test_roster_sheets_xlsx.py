"""Workbooks are read as they stand in the file: no digit lost, no row lost, nothing run."""

import datetime
import io
import zipfile
from contextlib import suppress

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pantau.errors import InputError
from pantau.io.sheets.files import open_sheets
from pantau.io.sheets.lists import read_list
from pantau.io.sheets.model import MOST_COLUMNS
from pantau.io.sheets.numbers import PLAIN, Format, format_of, number_text, shown

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DIGITS = "3672" + "014108850001"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"


def raw(path, rows, *, strings="", extra=(), prefix=""):
    """A workbook of one sheet, its XML as given."""
    p = f"{prefix}:" if prefix else ""
    xmlns = f"xmlns{':' + prefix if prefix else ''}='{MAIN}'"
    data = f"<{p}sheetData>{rows}</{p}sheetData>"
    parts = {
        "[Content_Types].xml": TYPES,
        "xl/workbook.xml": f"<workbook xmlns='{MAIN}' xmlns:r='{REL}'><sheets>"
        "<sheet name='Data' sheetId='1' r:id='r1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{LINKS}'>"
        f"<Relationship Id='r1' Type='{REL}/worksheet' Target='worksheets/s.xml'/>"
        f"<Relationship Id='r2' Type='{REL}/sharedStrings' Target='/xl/strings.xml'/></Relationships>",
        "xl/worksheets/s.xml": f"<?xml version='1.0'?><{p}worksheet {xmlns}>{data}</{p}worksheet>",
        "xl/strings.xml": f"<sst xmlns='{MAIN}'>{strings}</sst>",
        **dict(extra),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, text)
    return path


def rows_of(path):
    (sheet,) = open_sheets(path)
    return list(sheet.rows)


def read_all(path):
    return [(sheet.name, list(sheet.rows)) for sheet in open_sheets(path)]


def refused(path):
    with pytest.raises(InputError) as caught:
        read_all(path)
    (fault,) = caught.value.faults
    assert fault.file.startswith(path.name)
    assert fault.message["id"] != fault.message["en"]
    return fault.message["en"]


# Values


@pytest.mark.parametrize(
    ("cell", "text", "is_number"),
    [
        (f"<c r='A1'><v>{DIGITS}</v></c>", DIGITS, True),
        ("<c r='A1'><v>3.672014108850001E+15</v></c>", DIGITS, True),
        (f"<c r='A1' t='n'><v>{DIGITS}.0</v></c>", DIGITS, True),
        (f"<c r='A1' t='str'><f>B1</f><v>{DIGITS}</v></c>", DIGITS, False),
        (f"<c r='A1' t='inlineStr'><is><t>{DIGITS}</t></is></c>", DIGITS, False),
        ("<c r='A1' t='s'><v>0</v></c>", "SITI AMINAH", False),
        ("<c r='A1' t='s'><v>1</v></c>", "BUDI\rX", False),
        ("<c r='A1'><v>0.1</v></c>", "0.1", True),
        ("<c r='A1'><v>1E+400000000</v></c>", "1E+400000000", True),
        ("<c r='A1' t='b'><v>1</v></c>", "TRUE", False),
        ("<c r='A1' t='e'><v>#N/A</v></c>", "#N/A", False),
        ("<c r='A1' t='d'><v>1990-01-01</v></c>", "1990-01-01", False),
        ("<c r='A1'><v> 12 </v></c>", "12", True),
        ("<c><v>7</v></c>", "7", True),
    ],
)
def test_a_cell_is_what_stands_in_the_file(tmp_path, cell, text, is_number):
    strings = "<si><r><t>SITI </t></r><r><t>AMINAH</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>"
    strings += "<si><t>BUDI_x000D_X</t></si>"
    (row,) = rows_of(raw(tmp_path / "a.xlsx", f"<row r='1'>{cell}</row>", strings=strings))
    assert row.cells == (text,)
    assert row.numbers == ((0,) if is_number else ())
    assert row.formulas == ((0,) if "<f>" in cell else ())


def test_text_and_number_of_sixteen_digits_are_told_apart(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["NIK", "KK"])
    book.active.append([DIGITS, int(DIGITS)])
    book.save(tmp_path / "a.xlsx")
    assert rows_of(tmp_path / "a.xlsx")[1] == (2, (DIGITS, DIGITS), False, (1,), ())


def test_days_hours_and_leading_zeros_come_as_they_are_shown(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet()
    formats = [
        book.add_format({"num_format": code})
        for code in ("dd/mm/yyyy", "dd mmm yy hh:mm", "hh:mm", "000000", "#,##0")
    ]
    sheet.write_datetime(0, 0, datetime.datetime(1990, 1, 1), formats[0])
    sheet.write_datetime(0, 1, datetime.datetime(1990, 1, 1, 7, 30), formats[1])
    sheet.write_datetime(0, 2, datetime.time(7, 30), formats[2])
    sheet.write_number(0, 3, 812, formats[3])
    sheet.write_number(0, 4, 1_250_000, formats[4])
    sheet.write_formula(0, 5, "=1+1", None, 2)
    book.close()
    (row,) = rows_of(tmp_path / "a.xlsx")
    assert row.cells == ("1990-01-01", "1990-01-01 07:30:00", "07:30:00", "000812", "1250000", "2")
    assert (row.numbers, row.formulas) == ((3, 4, 5), (5,))


@given(st.integers(1, 9_999), st.dates(datetime.date(1904, 1, 2), datetime.date(9999, 12, 31)))
def test_every_day_has_its_number(zeros, day):
    first = datetime.date(1899, 12, 30)
    serial = str((day - first).days)
    assert shown(serial, Format(day=True), False) == day.isoformat()
    assert shown(str((day - datetime.date(1904, 1, 1)).days), Format(day=True), True) == day.isoformat()
    assert shown(str(zeros), Format(zeros=6), False) == f"{zeros:06d}"


@pytest.mark.parametrize(
    ("serial", "text"),
    [
        ("1", "1900-01-01"),
        ("59", "1900-02-28"),
        ("60", "60"),
        ("61", "1900-03-01"),
        ("-1", "-1"),
        ("2958466", "2958466"),
        ("x", "x"),
    ],
)
def test_the_day_that_never_was_is_not_made_up(serial, text):
    assert shown(serial, Format(day=True), False) == text


@pytest.mark.parametrize("code", ["General", "@", "0.00", "#,##0", '"Rp" #,##0', "[Red]0", "0", "0%"])
def test_formats_that_make_no_day_of_a_number(code):
    assert format_of(164, code) == PLAIN


@pytest.mark.parametrize(
    "code", ["dd/mm/yyyy", "[$-421]dd mmmm yyyy;@", "yyyy-mm-dd hh:mm:ss", "mmm-yy", 'd" hari "mmm']
)
def test_formats_that_make_a_day_of_a_number(code):
    assert format_of(164, code).day


@given(st.integers(0, 10**17))
def test_no_whole_number_changes_in_any_form_of_writing(number):
    assert number_text(str(number)) == str(number)
    assert number_text(f"{number}.0") == str(number)
    digits = str(number)
    assert number_text(f"{digits[0]}.{digits[1:] or '0'}E+{len(digits) - 1}") == str(number)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=15).filter(
    lambda text: "_x" not in text
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.lists(TEXTS, max_size=5), max_size=6))
def test_what_was_written_comes_back(tmp_path, rows):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet()
    for number, cells in enumerate(rows):
        for column, text in enumerate(cells):
            sheet.write_string(number, column, text)
    book.close()
    read = {row.row: row.cells for row in rows_of(tmp_path / "a.xlsx")}
    for number, cells in enumerate(rows, start=1):
        kept = list(cells)
        while kept and not kept[-1]:
            kept.pop()
        assert read.get(number, ()) == tuple(kept)


# Sheets


def test_sheets_hidden_ones_too_in_their_order(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "RW 01"
    book.active.append(["NIK"])
    book.create_sheet("RW 02").append(["Nama"])
    book["RW 02"].sheet_state = "veryHidden"
    book.create_chartsheet("Grafik")
    book.save(tmp_path / "a.xlsx")
    read = [
        (sheet.name, sheet.hidden, [row.cells for row in sheet.rows])
        for sheet in open_sheets(tmp_path / "a.xlsx")
    ]
    assert read == [("RW 01", False, [("NIK",)]), ("RW 02", True, [("Nama",)])]


def test_hidden_rows_and_columns_are_read_and_marked(tmp_path):
    book = openpyxl.Workbook()
    for n in range(4):
        book.active.append([f"A{n}", f"B{n}", f"C{n}"])
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.save(tmp_path / "a.xlsx")
    (sheet,) = open_sheets(tmp_path / "a.xlsx")
    assert sheet.hidden_columns == {1}
    assert [(row.row, row.hidden, row.cells[1]) for row in sheet.rows] == [
        *((1, False, "B0"), (2, True, "B1"), (3, False, "B2"), (4, False, "B3")),
    ]


def test_any_prefix_and_any_order_of_the_file_is_read(tmp_path):
    rows = "<x:row r='3'><x:c r='B3'><x:v>1</x:v></x:c></x:row><x:row><x:c r='A4'><x:v>2</x:v></x:c></x:row>"
    assert [(row.row, row.cells) for row in rows_of(raw(tmp_path / "a.xlsx", rows, prefix="x"))] == [
        *((3, ("", "1")), (4, ("2",))),
    ]


def test_many_rows_in_many_stretches(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx", {"constant_memory": True})
    sheet = book.add_worksheet()
    for n in range(12_000):
        sheet.write_row(n, 0, [n, f"ORANG {n}", "x" * 200])
    book.close()
    rows = rows_of(tmp_path / "a.xlsx")
    assert [row.row for row in rows] == list(range(1, 12_001))
    assert [row.cells[:2] for row in rows] == [(str(n), f"ORANG {n}") for n in range(12_000)]


def test_the_last_row_and_column_cost_nothing(tmp_path):
    rows = "<row r='1'><c r='A1'><v>1</v></c><c r='XFD1' s='1'/></row>"
    rows += "<row r='1048576'><c r='A1048576'><v>2</v></c></row>"
    assert [(row.row, row.cells) for row in rows_of(raw(tmp_path / "a.xlsx", rows))] == [
        (1, ("1",)),
        (1_048_576, ("2",)),
    ]


# Hostile


def test_a_cell_far_to_the_right_is_refused(tmp_path):
    assert MOST_COLUMNS == 1_000
    assert "cell XFD1 lies far" in refused(
        raw(tmp_path / "a.xlsx", "<row r='1'><c r='XFD1'><v>1</v></c></row>")
    )


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/vbaData.xml"])
def test_macros_are_refused(tmp_path, name):
    assert "macros" in refused(raw(tmp_path / "a.xlsx", "", extra=[(name, "x")]))


def test_a_workbook_declared_to_have_macros_is_refused(tmp_path):
    kinds = TYPES.replace(
        "/>", "><Override ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/></Types>"
    )
    assert "macros" in refused(raw(tmp_path / "a.xlsm", "", extra=[("[Content_Types].xml", kinds)]))


def test_external_links_are_never_followed(tmp_path):
    rows = "<row r='1'><c r='A1'><f>[1]Data!A1</f><v>5</v></c></row>"
    target = "<externalLink><externalBook href='file:///etc/passwd'/></externalLink>"
    path = raw(tmp_path / "a.xlsx", rows, extra=[("xl/externalLinks/externalLink1.xml", target)])
    assert rows_of(path)[0].cells == ("5",)
    assert rows_of(path)[0].formulas == (0,)


@pytest.mark.parametrize(
    "declared", ["<!DOCTYPE x [<!ENTITY a 'b'>]>", "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"]
)
def test_document_types_are_refused(tmp_path, declared):
    sheet = f"<?xml version='1.0'?>{declared}<worksheet xmlns='{MAIN}'><sheetData/></worksheet>"
    path = raw(tmp_path / "a.xlsx", "", extra=[("xl/worksheets/s.xml", sheet)])
    assert "DOCTYPE" in refused(path)


def test_a_zip_bomb_is_refused(tmp_path):
    path = raw(tmp_path / "a.xlsx", "<row r='1'><c r='A1'><v>" + "0" * 30_000_000 + "</v></c></row>")
    assert "grows more than" in refused(path)


def test_a_workbook_larger_than_allowed_is_refused(tmp_path):
    rows = "".join(f"<row r='{n}'><c r='A{n}'><v>{n * 7919}</v></c></row>" for n in range(1, 60_000))
    path = raw(tmp_path / "a.xlsx", rows)
    with pytest.raises(InputError, match="more than 1 MB"):
        list(open_sheets(path, most_mb=1))


@pytest.mark.parametrize(
    "rows",
    [
        *(
            "<row r='1'><c r='A1' t='s'><v>7</v></c></row>",
            "<row r='x'/><row r='y'></row>",
            "<row><c r='1A'><v>1</v></c></row>",
        ),
        *(
            "<row r='99999999'><c><v>1</v></c></row>",
            "<row><c r='A1'><v>1</c></row>",
            "<row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='A2'><v>2</v></c>",
            "<row><c r='A1'><v>&bad;</v></c></row>",
            "<row r='1'><c r='ABCDE1'><v>1</v></c></row>",
        ),
    ],
)
def test_a_damaged_sheet_is_refused(tmp_path, rows):
    assert "cannot be read" in refused(raw(tmp_path / "a.xlsx", rows))


def small():
    whole = io.BytesIO()
    book = xlsxwriter.Workbook(whole)
    book.set_properties({"created": datetime.datetime(2024, 1, 1)})
    book.add_worksheet().write_row(0, 0, ["NIK", "Nama", 1, 2])
    book.close()
    return whole.getvalue()


SMALL = small()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_a_workbook_with_any_bytes_changed_is_read_or_refused(tmp_path, data):
    damaged = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 5))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes(damaged))
    with suppress(InputError):  # anything else is a fault of ours
        assert all(isinstance(text, str) for _, rows in read_all(path) for row in rows for text in row.cells)


# Lists


def ugly(path):
    """A list as offices make them: letterhead, two rows of header, merged cells, subtotals, signatures."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["PEMERINTAH KOTA CILEGON"])
    sheet.append(["DAFTAR KETUA RT DAN RW"])
    sheet.append([])
    sheet.append(["No", "NIK", "Nama", "Jenis Kelamin", None, "Desa", "Keterangan"])
    sheet.append([None, None, None, "L", "P"])
    sheet.append([1, 2, 3, 4, 5, 6, 7])
    serial = 0
    for village in ("CITANGKIL", "CIWADUK"):
        for n in range(3):
            serial += 1
            sheet.append(
                [
                    serial,
                    f"{DIGITS[:12]}{serial:04d}",
                    f"ORANG {'ABCDEF'[serial - 1]}",
                    "v" if n else None,
                    None if n else "v",
                ]
            )
            if not n:
                sheet.cell(sheet.max_row, 6, village)
        sheet.append([f"Jumlah {village}", None, None, 2, 1])
    sheet.append([])
    sheet.append([None, None, None, None, None, "Cilegon, 2 Mei 2024"])
    sheet.append([None, None, None, None, None, "H. SUKARDI"])
    for area in ("A1:G1", "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:F5", "G4:G5", "F7:F9", "F11:F13"):
        sheet.merge_cells(area)
    book.save(path)
    return path


def test_an_ugly_list_is_told_row_by_row(tmp_path):
    (sheet,) = open_sheets(ugly(tmp_path / "a.xlsx"))
    told = read_list(sheet)
    rows = list(told.rows)
    kinds = [(row.source.row, row.kind) for row in rows]
    assert kinds == [
        *((1, "title"), (2, "title"), (4, "header"), (5, "header"), (6, "number_row")),
        *((7, "data"), (8, "data"), (9, "data"), (10, "subtotal"), (11, "data"), (12, "data"), (13, "data")),
        *((14, "subtotal"), (16, "note"), (17, "note")),
    ]
    people = [row.layout.recognition.values(row.source.cells) for row in rows if row.kind == "data"]
    assert [each["village"] for each in people] == ["CITANGKIL"] * 3 + ["CIWADUK"] * 3
    assert [each["sex"] for each in people] == ["P", "L", "L"] * 2
    assert [each["name"] for each in people] == [f"ORANG {letter}" for letter in "ABCDEF"]


def test_a_given_column_that_does_not_exist_is_a_fault(tmp_path):
    (sheet,) = open_sheets(ugly(tmp_path / "a.xlsx"))
    with pytest.raises(InputError, match="no column 'ZZ'"):
        read_list(sheet, {"nik": "ZZ"})
