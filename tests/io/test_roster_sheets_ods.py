"""Workbooks of LibreOffice are read from their XML: repeated cells and rows, exact numbers, nothing run."""

import zipfile

import pytest

from pantau.errors import InputError
from pantau.io.sheets.files import open_sheets
from pantau.io.sheets.lists import read_list

DIGITS = "3672" + "014108850001"
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def ods(path, tables, *, extra=(), manifest="<manifest/>"):
    content = f"<office:document-content {NAMESPACES}><office:body><office:spreadsheet>{tables}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        for name, text in {"content.xml": content, "META-INF/manifest.xml": manifest, **dict(extra)}.items():
            book.writestr(name, text)
    return path


def table(rows, name="Data", columns=""):
    return f'<table:table table:name="{name}">{columns}{rows}</table:table>'


def row(*cells, more=""):
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def text(said, more=""):
    return f'<table:table-cell office:value-type="string" {more}><text:p>{said}</text:p></table:table-cell>'


def number(value, seen="", more=""):
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}" {more}>'
        f"<text:p>{seen or value}</text:p></table:table-cell>"
    )


def empty(n):
    return f'<table:table-cell table:number-columns-repeated="{n}"/>'


def rows_of(path):
    (sheet,) = open_sheets(path)
    return list(sheet.rows)


def refused(path):
    with pytest.raises(InputError) as caught:
        rows_of(path)
    return caught.value.faults[0].message["en"]


@pytest.mark.parametrize(
    ("cell", "said", "is_number"),
    [
        (number(DIGITS, "3,67E+015"), DIGITS, True),
        (number("3.672014108850001E+15"), DIGITS, True),
        (number("812", "000812"), "000812", True),
        (number("1250000", "Rp1.250.000,00"), "1250000", True),
        (text("SITI<text:s text:c='2'/>A<text:span>MINAH</text:span>"), "SITI  AMINAH", False),
        (text("A</text:p><text:p>B"), "A\nB", False),
        (text("A<office:annotation><text:p>catatan</text:p></office:annotation>"), "A", False),
        (
            '<table:table-cell office:value-type="date" office:date-value="1990-01-01"/>',
            "1990-01-01",
            False,
        ),
        (
            '<table:table-cell office:value-type="date" office:date-value="1990-01-01T07:30:00"/>',
            "1990-01-01 07:30:00",
            False,
        ),
        ('<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', "TRUE", False),
    ],
)
def test_a_cell_is_what_stands_in_the_file(tmp_path, cell, said, is_number):
    (read,) = rows_of(ods(tmp_path / "a.ods", table(row(cell))))
    assert read.cells == (said,)
    assert read.numbers == ((0,) if is_number else ())


def test_repeated_cells_and_rows_keep_their_places(tmp_path):
    rows = (
        row(empty(2), text("C"), empty(16_381))
        + row(empty(16_384), more='table:number-rows-repeated="3"')
        + row(text("X", 'table:number-columns-repeated="2"'), more='table:number-rows-repeated="2"')
        + row(empty(16_384), more='table:number-rows-repeated="1048570"')
    )
    read = rows_of(ods(tmp_path / "a.ods", table(rows)))
    assert [(each.row, each.cells) for each in read] == [(1, ("", "", "C")), (5, ("X", "X")), (6, ("X", "X"))]


def test_hidden_rows_columns_and_formulas_are_marked(tmp_path):
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    rows = row(number(1, more='table:formula="of:=1"'), more='table:visibility="filter"')
    (sheet,) = open_sheets(ods(tmp_path / "a.ods", table(rows, columns=columns)))
    (read,) = sheet.rows
    assert (read.hidden, read.formulas, set(sheet.hidden_columns)) == (True, (0,), {2})


def test_sheets_come_in_order_though_their_rows_are_left(tmp_path):
    path = ods(tmp_path / "a.ods", table(row(text("A")) * 3, "Satu") + table(row(text("B")), "Dua"))
    sheets = open_sheets(path)
    first = next(sheets)
    assert next(first.rows).cells == ("A",)
    second = next(sheets)
    assert (second.name, [each.cells for each in second.rows]) == ("Dua", [("B",)])


def test_a_merged_header_is_filled(tmp_path):
    down, right = 'table:number-rows-spanned="2"', 'table:number-columns-spanned="2"'
    covered = "<table:covered-table-cell/>"
    rows = (
        row(text("NIK", down), text("Nama", down), text("Jenis Kelamin", right), covered)
        + row(covered, covered, text("L"), text("P"))
        + row(text(DIGITS), text("SITI"), empty(1), text("v"))
    )
    (sheet,) = open_sheets(ods(tmp_path / "a.ods", table(rows)))
    told = read_list(sheet)
    (person,) = [each for each in told.rows if each.kind == "data"]
    assert told.layout.recognition.values(person.source.cells) == {"nik": DIGITS, "name": "SITI", "sex": "P"}


def test_rows_repeated_without_end_are_refused(tmp_path):
    rows = row(text("X"), more='table:number-rows-repeated="99999999"')
    assert "more than 1048576 rows" in refused(ods(tmp_path / "a.ods", table(rows)))


def test_cells_repeated_without_end_are_refused(tmp_path):
    rows = row(text("X", 'table:number-columns-repeated="99999999"'))
    assert "lies far" in refused(ods(tmp_path / "a.ods", table(rows)))


@pytest.mark.parametrize("name", ["Basic/Standard/Module1.xml", "Scripts/python/x.py"])
def test_macros_are_refused(tmp_path, name):
    assert "macros" in refused(ods(tmp_path / "a.ods", table(""), extra=[(name, "x")]))


def test_a_password_is_said(tmp_path):
    assert "password" in refused(ods(tmp_path / "a.ods", table(""), manifest="<encryption-data/>"))


def test_document_types_and_bombs_are_refused(tmp_path):
    declared = [("content.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")]
    assert "DOCTYPE" in refused(ods(tmp_path / "a.ods", "", extra=declared))
    assert "grows more than" in refused(ods(tmp_path / "b.ods", table(row(text(" " * 20_000_000)))))


def test_text_nested_without_end_is_refused(tmp_path):
    nested = "<text:span>" * 50_000 + "X" + "</text:span>" * 50_000
    assert "cannot be read" in refused(ods(tmp_path / "a.ods", table(row(text(nested)))))


def test_a_damaged_file_is_refused(tmp_path):
    assert "cannot be read" in refused(ods(tmp_path / "a.ods", "", extra=[("content.xml", "<x")]))
    unfinished = table(row(text("X"))).removesuffix("</table:table>")
    assert "cannot be read" in refused(ods(tmp_path / "b.ods", unfinished))
