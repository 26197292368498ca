"""The header is found wherever it stands, and every row below it is told for what it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.roster.columns_headings import JOINED
from pantau.roster.layout import counts, find_layout
from pantau.roster.layout_header import Area, find_header
from pantau.roster.layout_rows import REASONS, Kinds

REGION = "3672" + "01"
HEADER = ["No", "NIK", "Nama", "Tanggal Lahir", "L/P", "Alamat", "Desa", "Ket"]


def nik(n):
    return REGION + f"{1 + n % 28:02d}0585" + f"{n:04d}"


def person(n, name="SITI AMINAH"):
    return [str(n), nik(n), name, f"{1 + n % 28:02d}-05-1985", "LP"[n % 2], "JL. MAWAR", "CITANGKIL", ""]


PEOPLE = [person(n) for n in range(1, 8)]


def kinds(rows, layout=None):
    layout = layout or find_layout([HEADER, *PEOPLE])
    told = Kinds(layout)
    return [told.of(row) for row in rows]


# The header


def test_titles_above_the_header_are_passed_over():
    rows = [
        ["DAFTAR PENERIMA BANTUAN IURAN JAMINAN SOSIAL KETENAGAKERJAAN"],
        ["KECAMATAN CITANGKIL TAHUN 2024"],
        ["Kecamatan", ": Citangkil"],
        ["Desa", ": Lebak Denok"],
        [],
        HEADER,
        *PEOPLE,
    ]
    layout = find_layout(rows)
    assert layout.header == (5,)
    assert layout.headings == tuple(HEADER)
    assert layout.reason is None


def test_a_header_of_two_rows_is_joined_with_what_stands_above():
    rows = [
        ["No", "Identitas", "", "Alamat", "", "", "Ahli Waris", ""],
        ["", "NIK", "Nama", "Jalan", "RT", "RW", "Nama", "Hubungan"],
        ["1", nik(1), "SITI", "JL. MAWAR", "1", "2", "BUDI", "SUAMI"],
    ]
    layout = find_layout(rows)
    assert layout.header == (0, 1)
    assert layout.headings[1] == f"Identitas{JOINED}NIK"
    fields = layout.recognition.fields
    assert (fields["nik"], fields["name"], fields["rt"], fields["rw"]) == (1, 2, 4, 5)
    assert layout.recognition.values(rows[2])["rt_rw"] == "1/2"


def test_merged_cells_of_the_header_say_the_same_everywhere():
    rows = [
        ["No", "NIK", "Nama", "Jenis Kelamin", "", "Program", ""],
        ["", "", "", "L", "P", "JKK", "JKM"],
        ["1", "2", "3", "4", "5", "6", "7"],
        ["1", nik(1), "SITI", "", "v", "v", "v"],
    ]
    down = [Area(0, 1, column, column) for column in range(3)]
    layout = find_layout(rows, [*down, Area(0, 0, 3, 4), Area(0, 0, 5, 6)])
    assert layout.header == (0, 1)
    assert layout.headings == (
        *("No", "NIK", "Nama", f"Jenis Kelamin{JOINED}L", f"Jenis Kelamin{JOINED}P"),
        *(f"Program{JOINED}JKK", f"Program{JOINED}JKM"),
    )
    assert layout.recognition.values(rows[3])["sex"] == "P"
    assert layout.kind_of(rows[2]) == "number_row"


def test_without_merging_a_group_still_holds_the_row_below_it():
    rows = [
        ["No", "NIK", "Nama", "Program", "", "Ket"],
        ["", "", "", "JKK", "JKM", ""],
        ["1", nik(1), "SITI", "v", "v", ""],
    ]
    assert find_layout(rows).header == (0, 1)


def test_the_first_person_is_no_second_row_of_the_header():
    rows = [
        ["No", "Nama", "Alamat", "Jabatan"],
        ["1", "SITI", "Dusun", "Ketua RT"],
        ["2", "BUDI", "Desa", "Kader"],
    ]
    assert find_layout(rows).header == (0,)


def test_a_title_merged_over_the_table_is_not_part_of_the_header():
    rows = [["DATA KADER POSYANDU", "", ""], ["No", "NIK", "Nama"], ["1", nik(1), "SITI"]]
    assert find_layout(rows, [Area(0, 0, 0, 2)]).header == (1,)


def test_a_list_of_nothing_but_niks_has_a_header():
    assert find_header([["NIK"], [nik(1)], [nik(2)]]).rows == (0,)
    assert find_header([["Alamat"], ["JL. MAWAR"]]).rows == ()


def test_a_sheet_without_a_header_is_read_by_what_it_holds():
    layout = find_layout([[nik(n), f"ORANG {chr(64 + n)}", "CITANGKIL"] for n in range(1, 9)])
    assert layout.header == ()
    assert layout.reason is None
    assert layout.recognition.fields["nik"] == 0


@pytest.mark.parametrize(
    "rows",
    [
        [["PETUNJUK PENGISIAN"], ["1. Isi NIK 16 digit"], ["2. Simpan sebagai .xlsx"]],
        [["Desa", "Jumlah"], ["CITANGKIL", "120"], ["LEBAK DENOK", "98"], ["Grand Total", "218"]],
        [["Kecamatan", "Desa", "Target"], ["CILEGON", "CIWADUK", "40"]],
        [["x"]],
    ],
)
def test_a_sheet_that_is_no_list_says_so(rows):
    reason = find_layout(rows).reason
    assert "does not look like a list of people" in reason.en
    assert "--columns" in reason.id


def test_an_empty_sheet_says_so():
    assert find_layout([]).reason.en == find_layout([["", " "]]).reason.en == "the sheet is empty"


def test_what_is_given_makes_a_list_of_any_sheet():
    layout = find_layout([["x", "SITI"], ["y", "BUDI"]], (), {"name": "B"})
    assert layout.header == ()
    assert layout.reason is None
    assert layout.recognition.fields["name"] == 1


# Rows


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (person(9), "data"),
        (["9", "", "BUDI SANTOSO", "", "L", "JL. MAWAR", "", ""], "data"),
        (["9", "", "BUDI SANTOSO"], "data"),
        (["", "", "BUDI SANTOSO"], "data"),
        (["9", "belum ada", "BUDI SANTOSO", "12-05-1980"], "data"),
        (["9", "", "TOTALIA SIREGAR", "12-05-1980", "P", "JL. MAWAR"], "data"),
        (["9", "", "KEPALA DAENG", "12-05-1980", "L"], "data"),
        (["9", "3,67201E+15", "BUDI"], "data"),
        ([], "blank"),
        (["", " ", "\u00a0"], "blank"),
        (["10"], "blank"),
        (["10.", "", ""], "blank"),
        (HEADER, "header"),
        ([cell.upper() for cell in HEADER], "header"),
        (["No.", "NIK", "Nama", "Tgl Lahir", "L/P", "Alamat", "", ""], "header"),
        (["1", "2", "3", "4", "5", "6", "7", "8"], "number_row"),
        (["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"], "number_row"),
        (["JUMLAH", "", "", "", "7"], "subtotal"),
        (["", "", "Sub Total", "12"], "subtotal"),
        (["Jumlah Desa Citangkil", "", "", "", "", "", "", "12"], "subtotal"),
        (["GRAND TOTAL", "", "", "", "", "", "", "Rp 1.200.000"], "subtotal"),
        (["", "TOTAL : 120 ORANG"], "subtotal"),
        (["Jml", "5", "7"], "subtotal"),
        (["DESA CITANGKIL"], "title"),
        (["", "", "Kelurahan: Lebak Denok"], "title"),
        (["RW 03"], "title"),
        (["A.", "", "NELAYAN"], "title"),
        (["II", "", "GURU NGAJI"], "title"),
        (["Mengetahui,", "", "", "", "", "Cilegon, 12 Mei 2024"], "note"),
        (["", "", "", "", "", "Kepala Desa Citangkil"], "note"),
        (["", "", "", "", "", "NIP. 19700101 199003 1 001"], "note"),
        (["Keterangan : L = laki-laki"], "note"),
    ],
)
def test_what_a_row_is(row, kind):
    assert find_layout([HEADER, *PEOPLE]).kind_of(row) == kind


def test_below_a_signature_whoever_signed_is_no_worker():
    rows = [
        person(1),
        ["", "", "Mengetahui,", "", "", "Dibuat oleh"],
        ["", "", "Lurah Citangkil"],
        [],
        ["", "", "H. SUKARDI, S.Sos", "", "", "AHMAD"],
        ["", "", "NIP. 19700101 199003 1 001"],
        person(2),
        ["3", "", "BUDI"],
    ]
    assert kinds(rows) == ["data", "note", "note", "blank", "note", "note", "data", "data"]


def test_another_table_below_has_columns_of_its_own():
    told = Kinds(find_layout([HEADER, *PEOPLE]))
    assert told.of(person(1)) == "data"
    assert told.of(["Nama", "NIK", "Alamat"]) == "header"
    assert told.of(["BUDI", nik(5), "JL. MELATI"]) == "data"
    assert told.layout.recognition.fields == {"name": 0, "nik": 1, "address": 2}


def test_every_kind_that_is_no_person_has_a_code():
    codes = {"row_empty", "row_subtotal", "row_repeated_header", "row_title"}
    assert set(REASONS.values()) == codes
    assert "data" not in REASONS


@pytest.mark.parametrize(
    ("texts", "whether"),
    [
        (["1", "2", "3"], True),
        (["1", "2", "3 = 1 + 2"], True),
        (["1", "2"], False),
        (["2", "3", "4"], False),
        (["1", "SITI", "2", "3"], False),
    ],
)
def test_numbers_of_columns(texts, whether):
    assert counts(texts) is whether


CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["JUMLAH", "NIK", "Nama", "DESA X", "1", "2", "3", "Mengetahui", "12-05-1980"]),
)


@settings(deadline=None)
@given(st.lists(st.lists(CELL, max_size=9), max_size=12))
def test_a_row_with_a_long_number_in_its_column_is_always_a_person(rows):
    layout = find_layout([HEADER, *PEOPLE])
    for row in rows:
        told = [*row[:1], nik(3), *row[1:]] if row else ["", nik(3)]
        assert layout.kind_of(told) == "data"


@settings(deadline=None)
@given(st.lists(st.lists(CELL, max_size=9), max_size=12))
def test_any_rows_have_a_layout_and_every_row_a_kind(rows):
    layout = find_layout(rows)
    assert len(layout.headings) == max(map(len, rows), default=0)
    assert set(layout.header) <= set(range(len(rows)))
    assert {*kinds(rows, layout)} <= {"data", *REASONS}


@settings(deadline=None)
@given(st.integers(0, 40), st.permutations(HEADER))
def test_the_header_is_found_at_any_height_and_in_any_order(above, header):
    order = [HEADER.index(heading) for heading in header]
    rows = [["PEMERINTAH KOTA"]] * above + [header] + [[row[place] for place in order] for row in PEOPLE]
    layout = find_layout(rows)
    assert layout.header == (above,)
    assert layout.recognition.fields["nik"] == header.index("NIK")
    assert layout.recognition.values(rows[-1])["nik"] == PEOPLE[-1][1]
