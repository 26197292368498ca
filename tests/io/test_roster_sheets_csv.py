"""Text files come back as they were written, in any encoding and with any separator; slips are survived."""

import csv
import io

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pantau.errors import InputError
from pantau.io.sheets.files import open_sheets

HEADER = ["NIK", "Nama", "Alamat"]
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
SEPARATORS = (",", ";", "\t", "|")
NIK = "3672" + "014505850001"


def read(path, data):
    path.write_bytes(data)
    (sheet,) = open_sheets(path)
    return [row.cells for row in sheet.rows]


def written(rows, separator=",", end="\r\n", **form):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=end, **form).writerows(rows)
    return text.getvalue()


CONTROLS = "".join(map(chr, [*range(9), 11, 12, *range(14, 32)])) + "\ufeff"
ANY = st.text(st.characters(codec="utf-8", exclude_characters=CONTROLS), max_size=20)
WESTERN = st.text(st.sampled_from("abc ABC,;|\t\"'\r\nàéüñ€–“”’ÿ£"), max_size=20)


def tables(cell):
    return st.lists(st.lists(cell, min_size=3, max_size=3), max_size=8)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    tables(ANY),
    st.sampled_from(SEPARATORS),
    st.sampled_from(ENCODINGS),
    st.sampled_from([("\r\n", csv.QUOTE_MINIMAL), ("\r\n", csv.QUOTE_ALL), ("\n", csv.QUOTE_ALL)]),
)
@example([["a\nb", "c\rd", '"']], ";", "utf-16", ("\n", csv.QUOTE_ALL))
def test_what_was_written_comes_back(tmp_path, rows, separator, encoding, form):
    data = written([HEADER, *rows], separator, form[0], quoting=form[1]).encode(encoding)
    assert read(tmp_path / "a.csv", data) == [tuple(row) for row in [HEADER, *rows]]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables(WESTERN), st.sampled_from(SEPARATORS))
def test_the_encoding_of_windows_comes_back(tmp_path, rows, separator):
    rows = [HEADER, *rows, ["é", "ñ", "€"]]
    assert read(tmp_path / "a.csv", written(rows, separator).encode("cp1252")) == [tuple(row) for row in rows]


def test_bytes_that_windows_does_not_know_are_read_as_latin(tmp_path):
    rows = read(tmp_path / "a.csv", b"NIK,Nama\n1,JOS\xe9 \x81\n")
    assert rows[1] == ("1", "JOSé \x81")


def test_a_few_stray_bytes_do_not_spoil_the_letters_of_a_whole_file(tmp_path):
    data = "NIK;Nama\n1;ÉTIENNE ÑANDÚ\n".encode() + b"2;JOS\xc9\n"
    assert read(tmp_path / "a.csv", data)[1:] == [("1", "ÉTIENNE ÑANDÚ"), ("2", "JOSÉ")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "DAFTAR KADER, TAHUN 2024\n\nNIK;Nama;Upah\n1;SITI, S.Pd;1,5\n",
            [("NIK", "Nama", "Upah"), ("1", "SITI, S.Pd", "1,5")],
        ),
        ("sep=|\nNIK|Nama, Gelar\n1|SITI\n", [("NIK", "Nama, Gelar"), ("1", "SITI")]),
        ("x;1,5;a\ny;2,5;b\nz;3;c\n", [("y", "2,5", "b"), ("z", "3", "c")]),
        (f"NIK\n{NIK}\n", [("NIK",), (NIK,)]),
        ("NIK,Nama\r1,SITI\r2,BUDI\r", [("1", "SITI"), ("2", "BUDI")]),
        ("NIK,Nama\n1,SITI", [("NIK", "Nama"), ("1", "SITI")]),
        ("NIK,Nama\n1,S\0ITI\0", [("NIK", "Nama"), ("1", "SITI")]),
        ("NIK,Nama\n１２３,\u200fSITI\n", [("NIK", "Nama"), ("１２３", "\u200fSITI")]),
    ],
)
def test_files_as_offices_save_them(tmp_path, text, rows):
    assert read(tmp_path / "a.csv", text.encode())[-2:] == rows


def test_rows_have_the_numbers_that_a_spreadsheet_shows(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b'NIK,Nama,Alamat\n1,SITI,"JL. MAWAR\nNO. 3"\n\n2,BUDI,X\n')
    (sheet,) = open_sheets(path)
    assert [row.row for row in sheet.rows] == [1, 2, 4]


def test_a_quotation_that_is_never_closed_takes_no_row_with_it(tmp_path):
    path = tmp_path / "a.csv"
    lines = ["NIK,Nama,Alamat,Ket"] + [
        f'{n},"ORANG {n},JL. {n},' if n in (3, 7) else f"{n},ORANG {n},X,Y" for n in range(1, 11)
    ]
    path.write_text("\n".join(lines))
    (sheet,) = open_sheets(path)
    rows = list(sheet.rows)
    assert [row.row for row in rows] == list(range(1, 12))
    assert [row.cells[0] for row in rows[1:]] == [str(n) for n in range(1, 11)]
    assert rows[3].cells == ("3", "ORANG 3", "JL. 3", "")
    assert [fault.row for fault in sheet.notes] == [4, 8]
    assert "quotation marks" in sheet.notes[0].message["en"]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_no_row_is_lost_to_quotation_marks(tmp_path, broken):
    path = tmp_path / "a.csv"
    lines = [f'{n},"U" DIN{n},X' if bad else f"{n},UDIN,X" for n, bad in enumerate(broken)]
    path.write_text("\n".join(["NIK,Nama,Alamat", *lines]))
    (sheet,) = open_sheets(path)
    assert [row.cells[0] for row in sheet.rows][1:] == [str(n) for n in range(len(broken))]
    assert len(sheet.notes) == sum(broken)


def test_quotation_marks_inside_a_cell_stay(tmp_path):
    assert read(tmp_path / "a.csv", b'NIK,Nama\n1,MUH "UDIN" ALI\n2,"A ""B"" C"\n')[1:] == [
        ("1", 'MUH "UDIN" ALI'),
        ("2", 'A "B" C'),
    ]


def test_a_cell_of_several_lines_stays_whole(tmp_path):
    rows = [
        ("NIK", "Nama", "Alamat", "Ket"),
        ("1", "SITI", "JL. MAWAR, NO 3\r\nRT 01, RW 02\r\nCILEGON", "x"),
    ]
    assert read(tmp_path / "a.csv", written(rows).encode()) == rows


def test_many_blocks_come_back_as_they_were(tmp_path):
    rows = [HEADER] + [
        [str(n), f"ORANG é {n}", 'A\n"B"' if n % 7 == 0 else "X" * (n % 90)] for n in range(40_000)
    ]
    assert read(tmp_path / "a.csv", written(rows).encode()) == [tuple(row) for row in rows]


def refused(path, data):
    with pytest.raises(InputError) as caught:
        read(path, data)
    fault = caught.value.faults[0]
    assert fault.file == path.name
    assert fault.message["id"] != fault.message["en"]
    return fault


def test_one_line_without_an_end_is_refused_before_it_is_held(tmp_path):
    path = tmp_path / "a.csv"
    fault = refused(path, b"NIK,Nama\n1,SITI\n" + b"x," * 6_000_000)
    assert fault.row == 3
    assert "longer than 4194304" in fault.message["en"]


def test_a_cell_without_an_end_is_refused(tmp_path):
    fault = refused(tmp_path / "a.csv", b"NIK,Nama\n1," + b"x" * 200_000 + b"\n2,SITI\n")
    assert (fault.row, "131072" in fault.message["en"]) == (2, True)


def test_too_many_columns_are_refused(tmp_path):
    fault = refused(tmp_path / "a.csv", b"NIK,Nama\n1" + b"," * 16_384 + b"\n")
    assert (fault.row, "1000 columns" in fault.message["en"]) == (2, True)


def test_a_file_full_of_open_quotations_is_refused(tmp_path):
    fault = refused(tmp_path / "a.csv", b"NIK,Nama,Alamat\n" + b'1,"U" DIN,X\n' * 2_000)
    assert "more than 1000 rows" in fault.message["en"]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\r\n \n", b"\0" * 5_000])
def test_an_empty_file_is_refused(tmp_path, data):
    if data.startswith(b"\xef"):
        assert read(tmp_path / "a.csv", data) == []
    else:
        assert "empty" in refused(tmp_path / "a.csv", data).message["en"]


def test_what_is_no_text_is_refused(tmp_path):
    assert "does not hold text" in refused(tmp_path / "a.csv", bytes(range(1, 32)) * 50).message["en"]
