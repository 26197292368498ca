"""The workbook that goes back to an office: every row once, as it was read, with what was said of it."""

import json
import zipfile
from collections import Counter
from decimal import Decimal
from itertools import islice
from string import printable

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.errors import PantauError
from pantau.io.roster_books import outputs as roster_workbook_all
from pantau.io.roster_books import parts
from pantau.io.roster_books import steps as roster_workbook_steps
from pantau.io.roster_books.columns import MOST_COLUMNS
from pantau.io.roster_books.words import HEADINGS, SHEET_NAMES, SHEETS, fields_of
from pantau.io.roster_books.workbook import write_office_workbooks, write_roster_workbook
from pantau.io.rosters.crew import Crew
from pantau.io.sheets.files import open_sheets
from pantau.roster.columns_headings import field_of
from pantau.roster.decide import DECISIONS
from pantau.roster.funnel import funnel
from pantau.roster.issues import issues
from pantau.roster.layout import find_layout
from tests.io.roster_folder import nik, row, sheet, write_folder

NAMES = {key: SHEET_NAMES[key].id for key in SHEETS}


def opened(path, **options):
    return openpyxl.load_workbook(path, **options)


def lines(page):
    """The rows of a sheet by heading; a heading that is there twice would lose a column."""
    heads, *rows = page.iter_rows(values_only=True)
    assert len(set(heads)) == len(heads)
    return [dict(zip(heads, each, strict=True)) for each in rows]


def said(book):
    """All texts of the summary."""
    return [
        cell for line in book.worksheets[0].iter_rows(values_only=True) for cell in line if cell is not None
    ]


@pytest.fixture
def folder(tmp_path):
    rows = [
        row(at=5, cells=[nik(1), "SITI"], nik=nik(1), name="SITI"),
        row(
            at=6, cells=["'" + nik(2), "BUDI"], decision="corrected", reasons=["nik_apostrophe"],
            nik=("'" + nik(2), nik(2)), name="BUDI",
        ),
        row(at=7, cells=["12", "JOKO"], decision="rejected", reasons=["nik_length", "birth_date_missing"]),
        row(at=8, cells=[nik(1), "Siti"], decision="duplicate", reasons=["duplicate_in_file"],
            other="rt.xlsx, Sheet1, 5", match_probability=0.987),
        row(at=9, cells=[nik(3), "X", "tambahan"], decision="review", reasons=["name_too_short"]),
    ]  # fmt: skip
    return write_folder(tmp_path / "checked", rows, [sheet()])


def test_each_row_stands_once_on_the_sheet_of_its_decision_with_the_words_beside_it(folder, tmp_path):
    (path,) = write_roster_workbook(folder, tmp_path / "roster.xlsx", "id")
    book = opened(path)
    assert book.sheetnames == ["Ringkasan", "Diterima", "Perlu ditinjau", "Ganda", "Ditolak"]
    found = {page.title: lines(page) for page in book.worksheets[1:]}
    assert [each["Baris"] for each in found["Diterima"]] == [5, 6]
    fixed = found["Diterima"][1]
    assert (fixed["Berkas"], fixed["Lembar"], fixed["NIK"], fixed["Nama"]) == (
        "rt.xlsx",
        "Sheet1",
        "'" + nik(2),
        "BUDI",
    )
    assert fixed["Keputusan"] == "diperbaiki"
    assert fixed["Yang diperbaiki"] == f"NIK: '{nik(2)} → {nik(2)}"
    assert fixed["Yang ditemukan"] == issues()["nik_apostrophe"].says.id
    (refused,) = found["Ditolak"]
    assert refused["Yang ditemukan"].splitlines() == [
        f"1. {issues()['nik_length'].says.id}",
        f"2. {issues()['birth_date_missing'].says.id}",
    ]
    assert issues()["nik_length"].do.id in refused["Yang harus dilakukan"]
    assert refused["Kode temuan"] == "nik_length; birth_date_missing"
    (again,) = found["Ganda"]
    assert (again["Baris yang satunya"], again["Peluang orang yang sama"]) == ("rt.xlsx, Sheet1, 5", 0.987)
    (doubt,) = found["Perlu ditinjau"]
    assert doubt["kolom C"] == "tambahan"  # a cell beyond the headings is kept


def test_the_workbook_in_english_says_everything_in_english(folder, tmp_path):
    (path,) = write_roster_workbook(folder, tmp_path / "roster.xlsx", "en")
    book = opened(path)
    assert book.sheetnames == ["Summary", "Accepted", "To be reviewed", "Duplicate", "Rejected"]
    (refused,) = lines(book["Rejected"])
    assert refused["Decision"] == "rejected"
    assert issues()["nik_length"].says.en in refused["What was found"]


def test_cells_are_text_and_the_one_meant_is_coloured(folder, tmp_path):
    (path,) = write_roster_workbook(folder, tmp_path / "roster.xlsx", "id")
    page = opened(path)["Ditolak"]
    number = page["D2"]
    assert (number.value, number.data_type, number.number_format) == ("12", "s", "@")
    assert number.fill.fgColor.rgb == "FFFFE699"
    assert page["E2"].fill.fill_type is None
    decided = next(cell for cell in page[2] if cell.value == "ditolak")
    assert decided.fill.fgColor.rgb == "FFF7D9D5"


def test_each_sheet_is_ready_to_be_filtered_and_printed(folder, tmp_path):
    (path,) = write_roster_workbook(folder, tmp_path / "roster.xlsx", "id")
    book = opened(path)
    for page in book.worksheets[1:]:
        assert page.auto_filter.ref == page.dimensions
        assert page.freeze_panes == "D2"
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert (page.print_title_rows, page.print_title_cols) == ("$1:$1", "$A:$C")
        assert page.page_setup.fitToWidth == 2  # too wide for one page that can be read
        assert "halaman &P dari &N" in page.oddFooter.right.text
        assert page.column_dimensions["D"].width > 15


def test_the_summary_says_the_numbers_and_no_names(folder, tmp_path):
    decided = Counter({"accepted": 1, "corrected": 1, "review": 1, "duplicate": 1, "rejected": 1})
    steps = funnel(decided, 0, Decimal(16_800), 12)
    told = [{"stage": step.code, "people": step.rows, "money": str(step.money)} for step in steps]
    (folder / "funnel.json").write_text(json.dumps(told))
    (path,) = write_roster_workbook(folder, tmp_path / "roster.xlsx", "id")
    texts = said(opened(path))
    assert "Baris masuk 5 = diterima 1 + diperbaiki 1 + perlu ditinjau 1 + ganda 1 + ditolak 1" in texts
    assert 403_200 in texts  # two people, twelve months
    assert issues()["nik_length"].says.id in texts
    assert not {"SITI", "BUDI", "JOKO", nik(1)} & set(map(str, texts))


def test_without_money_the_funnel_is_counted_from_the_decisions(tmp_path):
    rows = [row(cells=["1"], decision=decision) for decision in DECISIONS]
    rows += [row(cells=["1"], decision="duplicate", reasons=["already_covered"])]
    folder = write_folder(tmp_path, rows, [sheet()])
    texts = said(opened(write_roster_workbook(folder, tmp_path / "r.xlsx", "en")[0]))
    steps = {
        title.en: left
        for _, title, left, _, _ in funnel(
            Counter({**dict.fromkeys(DECISIONS, 1), "duplicate": 2}), 1, None, 0
        )
    }
    assert list(steps.values()) == [6, 5, 4, 3, 2]
    for title, left in steps.items():
        assert texts[texts.index(title) + 1] == left


def test_what_was_not_read_and_what_is_no_person_is_said(tmp_path):
    folder = write_folder(
        tmp_path,
        [row(cells=["1"])],
        [sheet(), sheet(name="Rekap", skipped={"id": "bukan daftar", "en": "no list"})],
        unread=[{"file": "rusak.xlsx", "message": {"id": "rusak", "en": "damaged"}}],
        aside=[{"file": "rt.xlsx", "kind": "subtotal"}, {"file": "rt.xlsx", "kind": "subtotal"}],
    )
    texts = said(opened(write_roster_workbook(folder, tmp_path / "r.xlsx", "en")[0]))
    assert {"rusak.xlsx", "damaged", "rt.xlsx, Rekap", "no list"} <= set(texts)
    assert texts[texts.index("totals and subtotals") + 1] == 2


def test_rows_that_went_missing_are_said_aloud(tmp_path):
    listed = [sheet()]
    folder = write_folder(tmp_path, [row(cells=["1"])], listed)
    listed[0]["data_rows"] = 2
    write_folder(tmp_path / "more", [row(cells=["1"]), row(cells=["2"])], [sheet()])
    (folder / "sheets.json").write_bytes((tmp_path / "more" / "sheets.json").read_bytes())
    texts = said(opened(write_roster_workbook(folder, tmp_path / "r.xlsx", "en")[0]))
    assert any("2 rows were read but 1 were decided" in str(text) for text in texts)


def test_rows_and_cells_of_two_runs_are_refused(folder, tmp_path):
    other = write_folder(tmp_path / "other", [row(cells=["1"])], [sheet()])
    (folder / "cells.parquet").write_bytes((other / "cells.parquet").read_bytes())
    with pytest.raises(PantauError, match="do not hold the same rows"):
        write_roster_workbook(folder, tmp_path / "roster.xlsx", "id")
    assert not list(tmp_path.glob("roster*"))


UGLY = [
    "=1+1", "+62 812", "-", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "a\0b\x1f", "\u202e123", "\u200f١٢", "👩‍🌾 " * 3,
    "x" * 40_000, "👍" * 20_000, "_x0041_", " ujung ", "a\r\nb", "<b>&\"'", "]]>", "'apostrof", "\ufffe\uffff", "\t=1",
    "00123", "1e5", "TRUE", "#REF!", "17-08-1990",
]  # fmt: skip


def test_ugly_values_are_text_and_nothing_else(tmp_path):
    rows = [row(at=n, cells=[text, "SITI"], decision="review") for n, text in enumerate(UGLY, 2)]
    folder = write_folder(tmp_path, rows, [sheet()])
    (path,) = write_roster_workbook(folder, tmp_path / "r.xlsx", "id")
    page = opened(path)["Perlu ditinjau"]
    assert page.max_row == len(UGLY) + 1
    shown = {}
    for number, text in enumerate(UGLY, 2):
        cell = page.cell(number, 4)
        assert (cell.data_type, cell.number_format) == ("s", "@")
        assert len(cell.value.encode("utf-16-le")) <= 2 * 32_767
        shown[text] = cell.value
    assert shown["=1+1"] == "=1+1"
    assert page.cell(2, 4).quotePrefix
    assert shown["a\0b\x1f"] == "a␀b␟"
    assert shown["a\r\nb"] == "a\nb"
    assert shown["x" * 40_000].endswith("x…")
    assert shown["👍" * 20_000].endswith("👍…")
    for text in (" ujung ", "<b>&\"'", "]]>", "👩‍🌾 " * 3, "\u202e123", "00123", "17-08-1990"):
        assert shown[text] == text
    with path.open("rb") as file:
        assert b"<f>" not in b"".join(_parts(file))


def _parts(file):
    with zipfile.ZipFile(file) as book:
        return [book.read(name) for name in book.namelist() if "worksheets" in name]


def test_a_sheet_that_comes_back_is_read_as_the_office_wrote_it(folder, tmp_path):
    (path,) = write_roster_workbook(folder, tmp_path / "roster.xlsx", "id")
    for page in open_sheets(path):
        found = find_layout([each.cells for each in islice(page.rows, 100)])
        if page.name in NAMES.values():
            assert found.recognition.fields == {"nik": 3, "name": 4}
        else:
            assert found.reason is not None


@pytest.mark.parametrize("text", [text for title in HEADINGS.values() for text in title])
def test_our_headings_are_no_fields_of_a_list(text):
    assert field_of(text) is None


@pytest.mark.parametrize("code", sorted(issues()))
def test_every_finding_is_said_without_gaps(code):
    check = issues()[code]
    assert not any("{" in text for text in (*check.says, *check.do))


def test_a_finding_points_to_the_cells_that_it_speaks_of():
    assert fields_of("nik_sex_differs") == ("nik", "sex")
    assert fields_of("nik_birth_date_differs") == ("nik", "birth_date")
    assert fields_of("age_below_minimum") == ("birth_date",)
    assert fields_of("nik_is_kk") == ("nik", "kk")
    assert fields_of("name_deceased") == ("name",)
    assert fields_of("nik_region_differs") == ("nik", "region", "village", "district", "regency", "province")
    assert fields_of("outside_area") == ("region", "village", "district", "regency", "province")


def test_what_to_do_names_the_findings_that_it_is_for(tmp_path):
    codes = ["nik_sex_differs", "name_missing", "nik_birth_date_differs", "sex_notation", "empty_marker"]
    rows = [row(cells=["1"], decision="review", reasons=codes, sex=("Pria", "M"), name=("", "SITI"))]
    folder = write_folder(tmp_path, rows, [sheet()])
    (line,) = lines(opened(write_roster_workbook(folder, tmp_path / "r.xlsx", "id")[0])["Perlu ditinjau"])
    found, to_do = line["Yang ditemukan"].splitlines(), line["Yang harus dilakukan"].splitlines()
    assert [text[:3] for text in found] == ["1. ", "2. ", "3. "]  # how a value is written is no finding
    assert to_do[0] == f"1, 3. {issues()['nik_sex_differs'].do.id}"
    assert to_do[1] == f"2. {issues()['name_missing'].do.id}"
    assert line["Kode temuan"] == "; ".join(codes)
    assert line["Yang diperbaiki"] == "Nama Lengkap: (kosong) → SITI"


def test_proposals_are_shown_beside_the_row_and_not_put_in(tmp_path):
    folder = write_folder(tmp_path, [row(cells=["36720", "SITI"], decision="review")], [sheet()])
    table = pq.read_table(folder / "rows.parquet")
    pq.write_table(table.append_column("proposals", pa.array([[nik(1), nik(2)]])), folder / "rows.parquet")
    (line,) = lines(opened(write_roster_workbook(folder, tmp_path / "r.xlsx", "id")[0])["Perlu ditinjau"])
    assert line["NIK"] == "36720"
    assert line["Usulan untuk diperiksa"] == f"NIK {nik(1)}\nNIK {nik(2)}"


@pytest.fixture
def two_offices(tmp_path):
    rows = [
        row("rt.xlsx", at=2, cells=[nik(1), "SITI", "merah"]),
        row(
            "desa.xlsx",
            "A",
            at=2,
            cells=["1", "BUDI", nik(2), "biru"],
            decision="rejected",
            reasons=["nik_length"],
        ),
        row("desa.xlsx", "A", at=9, cells=["JOKO", nik(3)]),
    ]
    listed = [
        sheet("rt.xlsx", headings=["NIK", "Nama", "Warna"]),
        sheet("desa.xlsx", "A", ["No", "Nama Pekerja", "No KTP", ""], {"no": 0, "name": 1, "nik": 2}),
        sheet("desa.xlsx", "A", ["NAMA", "NIK"], {"name": 0, "nik": 1}),
    ]
    folder = write_folder(tmp_path / "checked", rows, listed)
    for each, number in zip(listed, (1, 1, 1), strict=True):
        each["data_rows"] = number
    (folder / "sheets.json").write_text(json.dumps(listed))
    return folder


def test_lists_of_several_layouts_stand_under_common_headings(two_offices, tmp_path):
    (path,) = write_roster_workbook(two_offices, tmp_path / "roster.xlsx", "id")
    book = opened(path)
    first, third = lines(book["Diterima"])
    assert (first["NIK"], first["Nama Lengkap"], first["Warna"], first["No"]) == (
        nik(1),
        "SITI",
        "merah",
        None,
    )
    assert (third["NIK"], third["Nama Lengkap"]) == (nik(3), "JOKO")  # the second table of a sheet
    (second,) = lines(book["Ditolak"])
    assert (second["NIK"], second["No"], second["kolom D"]) == (nik(2), "1", "biru")
    marked = [cell.value for cell in book["Ditolak"][2] if cell.fill.fgColor.rgb == "FFFFE699"]
    assert marked == [nik(2)]
    assert any("beberapa susunan kolom" in str(text) for text in said(book))


def test_each_office_gets_its_own_rows_in_its_own_layout(two_offices, tmp_path):
    paths = write_office_workbooks(two_offices, tmp_path / "offices", "id")
    assert [path.name for path in paths] == ["rt.xlsx", "desa.xlsx"]
    (line,) = lines(opened(paths[0])["Diterima"])
    assert list(line)[3:6] == ["NIK", "Nama", "Warna"]
    everything = {
        cell for page in opened(paths[0]) for each in page.iter_rows(values_only=True) for cell in each
    }
    assert not {"BUDI", "JOKO", "desa.xlsx"} & everything


@pytest.mark.parametrize("mixed", [False, True])
def test_the_rows_of_an_office_are_found_wherever_they_stand(tmp_path, monkeypatch, mixed):
    monkeypatch.setattr(roster_workbook_steps, "ROWS_AT_ONCE", 128)
    files = ["a.xlsx", "b.xlsx", "c.xlsx"]
    places = [(file, at) for file in files for at in range(2, 702)]
    if mixed:
        places.sort(key=lambda each: each[1])
    rows = [
        row(
            file, at=at, cells=[f"{file}-{at}"], decision=DECISIONS[at % 5], reasons=["nik_length"] * (at % 2)
        )
        for file, at in places
    ]
    folder = write_folder(tmp_path / "c", rows, [sheet(file) for file in files])
    for file, path in zip(files, write_office_workbooks(folder, tmp_path / "o", "en"), strict=True):
        book = opened(path, read_only=True)
        found = {line["Row in the file"]: line["NIK"] for page in book.worksheets[1:] for line in lines(page)}
        assert found == {at: f"{file}-{at}" for at in range(2, 702)}
        texts = said(book)
        assert texts[texts.index(issues()["nik_length"].says.en) + 1] == 350


def test_everything_is_the_same_bytes_in_one_process_and_in_several(two_offices, tmp_path, monkeypatch):
    def outputs():
        paths = [path for path in sorted(two_offices.rglob("*")) if path.suffix in (".xlsx", ".csv")]
        return {str(path.relative_to(two_offices)): path.read_bytes() for path in paths}

    roster_workbook_all.write_outputs(two_offices, "id")
    alone = outputs()
    assert list(alone) == [
        "enrolment.xlsx",
        "offices/desa.xlsx",
        "offices/rt.xlsx",
        "roster.xlsx",
        "rows.csv",
    ]
    for name in alone:
        (two_offices / name).unlink()
    monkeypatch.setattr("pantau.io.rosters.crew._WORTH", 0)
    with Crew(2) as crew:
        roster_workbook_all.write_outputs(two_offices, "id", together=crew.together, shares=2)
    assert outputs() == alone


def test_one_office_needs_no_workbook_of_its_own(folder, tmp_path):
    assert write_office_workbooks(folder, tmp_path / "offices", "id") == []


def test_files_called_alike_get_workbooks_of_different_names(tmp_path):
    rows = [row(file, cells=["1", "X"]) for file in ("a/Daftar.xlsx", "b/daftar.csv", "a_daftar", "..")]
    folder = write_folder(tmp_path / "c", rows, [sheet(each["file"]) for each in rows])
    names = [path.name for path in write_office_workbooks(folder, tmp_path / "o", "id")]
    assert names == ["a_Daftar.xlsx", "b_daftar.xlsx", "a_daftar (2).xlsx", "daftar.xlsx"]


def test_a_long_list_leaves_out_the_accepted_and_goes_on_in_further_files(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "MOST_ROWS", 3)
    rows = [row(at=n, cells=[nik(n), "X"], decision="review" if n % 2 else "accepted") for n in range(2, 18)]
    folder = write_folder(tmp_path / "c", rows, [sheet()])
    old = tmp_path / "roster-4.xlsx"
    old.write_bytes(b"of an earlier, longer list")
    paths = write_roster_workbook(folder, tmp_path / "roster.xlsx", "id")
    assert [path.name for path in paths] == ["roster.xlsx", "roster-2.xlsx", "roster-3.xlsx"]
    assert not old.exists()
    books = [opened(path) for path in paths]
    numbers = [each["Baris"] for book in books for each in lines(book["Perlu ditinjau"])]
    assert numbers == list(range(3, 18, 2))
    for book in books:
        assert "Diterima" not in book.sheetnames
        assert any("diterima (8) tidak dimuat" in str(text) for text in said(book))
    assert any("bagian 2 dari 3" in str(text) for text in said(books[1]))


def test_the_same_roster_gives_the_same_bytes(folder, tmp_path):
    (one,) = write_roster_workbook(folder, tmp_path / "one.xlsx", "id")
    first = one.read_bytes()
    (two,) = write_roster_workbook(folder, tmp_path / "one.xlsx", "id")
    assert two.read_bytes() == first


def test_a_workbook_that_fails_leaves_the_one_before(folder, tmp_path):
    (path,) = write_roster_workbook(folder, tmp_path / "roster.xlsx", "id")
    before = path.read_bytes()
    (folder / "cells.parquet").write_bytes(b"cut")
    with pytest.raises(Exception, match="arquet"):
        write_roster_workbook(folder, path, "id")
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["roster.xlsx"]


def test_a_sheet_as_wide_as_a_spreadsheet_allows_is_cut_and_says_so(tmp_path):
    wide = [f"k{n}" for n in range(16_384)]
    folder = write_folder(tmp_path / "c", [row(cells=wide)], [sheet(headings=wide, fields={})])
    book = opened(write_roster_workbook(folder, tmp_path / "r.xlsx", "en")[0], read_only=True)
    heads = next(book["Accepted"].iter_rows(max_row=1, values_only=True))
    assert heads[3 : 3 + MOST_COLUMNS] == tuple(wide[:MOST_COLUMNS])
    assert heads[-1] == HEADINGS["codes"].en
    assert any("last 20 columns" in str(cell) for line in book["Summary"].values for cell in line)


def test_an_empty_roster_is_a_workbook_too(tmp_path):
    folder = write_folder(tmp_path / "c", [], [sheet()])
    book = opened(write_roster_workbook(folder, tmp_path / "r.xlsx", "id")[0])
    assert [page.max_row for page in book.worksheets[1:]] == [1, 1, 1, 1]


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from(printable + "=+-@&<>_x\0"), max_size=12
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(DECISIONS), st.lists(TEXTS, max_size=4)), max_size=30))
def test_rows_in_are_rows_out_whatever_stands_in_them(tmp_path_factory, decided):
    folder = tmp_path_factory.mktemp("checked")
    rows = [row(at=n, cells=cells, decision=decision) for n, (decision, cells) in enumerate(decided, 2)]
    write_folder(folder, rows, [sheet()])
    (path,) = write_roster_workbook(folder, folder / "r.xlsx", "id")
    book = opened(path)
    found = Counter()
    for key, decisions in SHEETS.items():
        for line in lines(book[NAMES[key]]):
            assert decided[line["Baris"] - 2][0] in decisions
            found[line["Baris"]] += 1
    assert found == Counter(range(2, 2 + len(decided)))
