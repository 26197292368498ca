"""A file is read as what it is, whatever it is called; what cannot be read says what to do."""

import datetime
import decimal
import shutil
import tracemalloc
import zipfile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pantau.errors import InputError
from pantau.io.sheets.files import open_sheets

DIGITS = "3672" + "014108850001"


def rows_of(path):
    (sheet,) = open_sheets(path)
    return list(sheet.rows)


def refused(path, data=None):
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        list(open_sheets(path))
    (fault,) = caught.value.faults
    assert fault.file == path.name
    assert fault.message["id"] != fault.message["en"]
    return fault.message["en"]


def parquet(path, **columns):
    pq.write_table(pa.table(columns), path)
    return path


@pytest.mark.parametrize("name", ["a.csv", "a.xls", "a.ods", "a.parquet", "a.txt", "a"])
def test_a_workbook_under_another_name_is_read(tmp_path, name):
    book = openpyxl.Workbook()
    book.active.append(["NIK", DIGITS])
    book.save(tmp_path / "right.xlsx")
    shutil.move(tmp_path / "right.xlsx", tmp_path / name)
    assert rows_of(tmp_path / name)[0].cells == ("NIK", DIGITS)


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "a.parquet"])
def test_text_under_the_name_of_a_workbook_is_read(tmp_path, name):
    (tmp_path / name).write_text(f"NIK\tNama\n{DIGITS}\tSITI\n")
    assert rows_of(tmp_path / name)[1].cells == (DIGITS, "SITI")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><body><table><tr><td>NIK</td></tr></table></body></html>", "a web page"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>", "a web page"),
        (b"  <table><tr>", "a web page"),
        (b"<?xml version='1.0'?><Workbook/>", "holds XML"),
        (b"%PDF-1.7 x", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"PK\x05\x06" + b"\0" * 18, "another kind of zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "no .xls workbook"),
        (b"PAR1 broken PAR1", "Parquet file is damaged"),
        (b"", "the file is empty"),
    ],
)
def test_what_is_no_list_is_refused_by_what_it_is(tmp_path, data, said):
    assert said in refused(tmp_path / "a.xlsx", data)


@pytest.mark.parametrize(
    ("part", "said"), [("xl/workbook.bin", ".xlsb"), ("word/document.xml", "another kind of zip")]
)
def test_other_kinds_of_zip_are_refused(tmp_path, part, said):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as book:
        book.writestr(part, "x")
    assert said in refused(tmp_path / "a.xlsx")


def test_folders_and_missing_files_are_refused(tmp_path):
    assert "a folder or a device" in refused(tmp_path)
    assert "cannot be read" in refused(tmp_path / "none.csv")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"PAR1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_any_bytes_are_read_or_refused(tmp_path, data, sign):
    path = tmp_path / "a.xlsx"
    path.write_bytes(sign + data)
    try:
        rows = [row for sheet in open_sheets(path) for row in sheet.rows]
    except InputError:
        return
    assert all(isinstance(text, str) for row in rows for text in row.cells)


def peak_of(path):
    tracemalloc.start()
    try:
        n = sum(1 for sheet in open_sheets(path) for _ in sheet.rows)
        return n, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_a_text_file(tmp_path):
    line = f"{DIGITS},SITI AMINAH,JL. MAWAR NO. 3 RT 001 RW 002 KELURAHAN CITANGKIL\r\n"
    (tmp_path / "a.csv").write_text(line * 60_000)
    n, peak = peak_of(tmp_path / "a.csv")
    assert n == 60_000
    assert peak < 4_000_000 < (tmp_path / "a.csv").stat().st_size


def test_memory_does_not_grow_with_a_workbook(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx", {"constant_memory": True})
    sheet = book.add_worksheet()
    for n in range(6_000):
        sheet.write_row(n, 0, [f"{n:016d}", f"ORANG {n}", "JL. MAWAR", "CITANGKIL", f"{n}"])
    book.close()
    n, peak = peak_of(tmp_path / "a.xlsx")
    assert n == 6_000
    assert peak < 12_000_000


# Parquet


def test_parquet_comes_as_exact_text(tmp_path):
    path = parquet(
        tmp_path / "a.parquet",
        nik=[int(DIGITS), None],
        kk=pa.array([float(DIGITS), 0.1]),
        upah=[decimal.Decimal("1250000.50"), None],
        lahir=[datetime.date(1990, 1, 1), None],
        saat=[datetime.datetime(1990, 1, 1), datetime.datetime(1990, 1, 1, 7, 30)],
        desa=pa.array(["CITANGKIL", "CIWADUK"]).dictionary_encode(),
        aktif=[True, None],
        isi=[b"SITI", None],
    )
    head, first, second = rows_of(path)
    assert head == (1, ("nik", "kk", "upah", "lahir", "saat", "desa", "aktif", "isi"), False, (), ())
    assert first.cells == (
        DIGITS,
        DIGITS,
        "1250000.5",
        "1990-01-01",
        "1990-01-01",
        "CITANGKIL",
        "true",
        "SITI",
    )
    assert second.cells == ("", "0.1", "", "", "1990-01-01 07:30:00", "CIWADUK", "", "")
    assert (second.row, second.numbers) == (3, (1,))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    st.lists(st.tuples(st.text(st.characters(codec="utf-8"), max_size=9), st.integers(0, 2**60)), max_size=30)
)
def test_parquet_comes_back(tmp_path, rows):
    names, numbers = [row[0] for row in rows], [row[1] for row in rows]
    path = parquet(tmp_path / "a.parquet", a=pa.array(names, pa.string()), b=pa.array(numbers, pa.int64()))
    assert [row.cells for row in rows_of(path)[1:]] == [(name, str(number)) for name, number in rows]


def test_parquet_of_too_many_columns_is_refused(tmp_path):
    path = parquet(tmp_path / "a.parquet", **{f"c{n}": ["x"] for n in range(1_001)})
    assert "more than 1000 columns" in refused(path)
