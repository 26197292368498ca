"""rows.csv: the rows as other programs read them, harmless in a spreadsheet."""

import csv

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.io.roster_books.rows_csv import write_rows_csv
from tests.io.roster_folder import row, sheet, write_folder


def written(folder, rows):
    write_folder(folder, rows, [sheet()])
    write_rows_csv(folder / "rows.parquet", folder / "rows.csv")
    with (folder / "rows.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_columns_are_those_of_the_parquet_file_and_lists_are_joined(tmp_path):
    (line,) = written(
        tmp_path, [row(reasons=["nik_length", "name_missing"], name=("siti", "SITI"), match_probability=0.5)]
    )
    assert list(line) == [
        name for name in pq.read_schema(tmp_path / "rows.parquet").names if name != "row_id"
    ]
    assert line["reasons"] == "nik_length;name_missing"
    assert (line["name_read"], line["name"], line["row"], line["match_probability"]) == (
        "siti",
        "SITI",
        "2",
        "0.5",
    )
    assert line["nik"] == ""


@pytest.mark.parametrize(
    "text", ["=1+1", "+62", "-1", "@A1", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠A"]
)
def test_what_could_be_a_formula_gets_an_apostrophe(tmp_path, text):
    (line,) = written(tmp_path, [row(name=text, file=text)])
    assert (line["name"], line["file"]) == (f"'{text}", f"'{text}")


@pytest.mark.parametrize(
    "text", ["a=1", " =1", "'x", 'he said "no"', "a,b", "a;b", "baris\ndua", "NULL", "#x", "👍"]
)
def test_other_texts_stay_as_they_are(tmp_path, text):
    (line,) = written(tmp_path, [row(name=text)])
    assert line["name"] == text


def test_a_nul_is_made_visible_for_programs_that_stop_at_it(tmp_path):
    (line,) = written(tmp_path, [row(name="a\0b")])
    assert line["name"] == "a␀b"


def test_rows_keep_their_order_and_the_bytes_are_the_same(tmp_path):
    rows = [row(at=n, name=f"NAMA {n}") for n in range(2, 5_000)]
    assert [int(line["row"]) for line in written(tmp_path, rows)] == list(range(2, 5_000))
    before = (tmp_path / "rows.csv").read_bytes()
    write_rows_csv(tmp_path / "rows.parquet", tmp_path / "rows.csv")
    assert (tmp_path / "rows.csv").read_bytes() == before


def test_a_file_that_cannot_be_read_leaves_the_one_before(tmp_path):
    written(tmp_path, [row(name="SITI")])
    before = (tmp_path / "rows.csv").read_bytes()
    data = bytearray((tmp_path / "rows.parquet").read_bytes())
    data[4:400] = bytes(396)
    (tmp_path / "rows.parquet").write_bytes(bytes(data))
    with pytest.raises(Exception, match=r"."):
        write_rows_csv(tmp_path / "rows.parquet", tmp_path / "rows.csv")
    assert (tmp_path / "rows.csv").read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8), max_size=20
    )
)
def test_texts_come_back(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("csv")
    found = [line["name"] for line in written(folder, [row(name=text) for text in texts])]
    assert [each[1:] if each != text else each for each, text in zip(found, texts, strict=True)] == texts
