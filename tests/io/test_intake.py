"""Files of the ledger as offices write them: headings, notations, damage; and that every row is accounted for."""

import hashlib
import os
from datetime import date
from decimal import Decimal

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pantau.core.ledger_tables import FACTS
from pantau.errors import InputError
from pantau.io import intake
from pantau.io.engine import duckdb_engine
from pantau.io.intake.cells import Sense, read_cell
from pantau.io.intake.forms import FORMS, prepare
from pantau.io.vault import Vault
from pantau.ledger.accept import people_of
from tests.io.intake_files import (
    ANI,
    BUDI,
    CITRA,
    GOOD,
    HEADERS,
    TODAY,
    csv_file,
    nobody,
    read,
    reasons,
    rows,
)


@pytest.fixture(scope="module")
def engine():
    return duckdb_engine()


def written(folder, text, name="rows.csv", encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


OFFICE = [
    ["REKAPITULASI PENERIMAAN IURAN KOTA CILEGON"],
    [],
    ["No", "NIK", "Nama", "BULAN IURAN", "SEGMEN", "SUMBER DANA", "KODE WILAYAH", "PEKERJAAN", "IURAN JKK (Rp)",
     "IURAN JKM (Rp)", "TGL BAYAR", "KANTOR CABANG", "NPP"],
    [1, ANI, "SITI AMINAH", "Juli 2024", "Bukan Penerima Upah", "APBD Kabupaten/Kota", "3672", "Nelayan",
     "Rp 10.000,00", 6800, date(2024, 7, 10), "Cilegon", "AA12"],
    [2, BUDI, "BUDI", "07/2024", "BPU", "Mandiri", "Kota Cilegon", "Ketua RT dan RW", 10000, "6.800,00",
     "17 Juli 2024", "Cilegon", None],
    [],
    ["JUMLAH", None, None, None, None, None, None, None, 20000, 13600],
]  # fmt: skip


def test_a_workbook_of_an_office_is_read_as_it_is(engine, tmp_path):
    book = openpyxl.Workbook()
    for line in OFFICE:
        book.active.append(line)
    book.create_sheet("Catatan").append(["tidak ada apa-apa"])
    book.save(tmp_path / "iuran.xlsx")
    found = read(engine, "contributions", tmp_path / "iuran.xlsx")
    one, two = rows(engine, found.table.order_by("row"))
    assert (one["nik"], one["month"], one["segment"], one["sponsor"]) == (
        ANI,
        date(2024, 7, 1),
        "BPU",
        "APBD",
    )
    assert (one["region"], one["category"], one["jkk"]) == ("36.72", "nelayan", Decimal("10000.00"))
    assert (one["paid_on"], one["payer"], one["row"], one["sheet"]) == (date(2024, 7, 10), "AA12", 4, "Sheet")
    assert (two["sponsor"], two["region"], two["category"], two["jkm"]) == (
        "SELF",
        "36.72",
        "rt_rw",
        Decimal(6800),
    )
    assert found.rows_in == 3
    assert len(reasons(engine, found)) == 1  # the total
    assert {note.code for note in found.notes} == {"column_ignored", "sheet_skipped"}


def test_a_typed_parquet_file_is_read_without_a_detour(engine, tmp_path):
    table = pa.table({
        "nik": [ANI, BUDI], "month": pa.array([date(2024, 7, 1)] * 2), "segment": ["BPU", "PU"],
        "jkk": pa.array([Decimal("10000.00"), None], pa.decimal128(18, 2)), "jkm": [6800.0, 6800.5],
        "paid_on": pa.array([date(2024, 7, 10), None]),
    })  # fmt: skip
    pq.write_table(table, tmp_path / "rows.parquet")
    one, two = rows(engine, read(engine, "contributions", tmp_path / "rows.parquet").table.order_by("row"))
    assert (one["nik"], one["month"], one["jkk"], one["row"]) == (ANI, date(2024, 7, 1), Decimal(10000), 2)
    assert (two["jkk"], two["jkm"], two["paid_on"]) == (None, Decimal("6800.50"), None)


def test_days_of_one_column_in_three_notations(engine, tmp_path):
    days = ("2024-07-10", "31/07/2024", "17 Juli 2024", "03/04/2024")
    found = read(
        engine, "contributions", csv_file(tmp_path, "contributions", *({"paid_on": day} for day in days))
    )
    read_days = [row["paid_on"] for row in rows(engine, found.table.order_by("row"))]
    assert read_days == [date(2024, 7, 10), date(2024, 7, 31), date(2024, 7, 17), date(2024, 4, 3)]
    alone = read(engine, "contributions", csv_file(tmp_path, "contributions", {"paid_on": "03/04/2024"}))
    assert reasons(engine, alone) == {2: ("date_ambiguous", "paid_on")}


MONTHS = (
    "2024-07",
    "Juli 2024",
    "07/2024",
    "7-2024",
    "202407",
    "072024",
    "Jul-24",
    "2024-07-15",
    "July 2024",
)


@pytest.mark.parametrize("text", MONTHS)
def test_a_month_in_any_notation(text):
    assert read_cell("month", text, Sense(TODAY)).value == "2024-07-01"


def test_months_written_as_their_first_day(engine, tmp_path):
    path = csv_file(tmp_path, "contributions", {"month": "01/07/2024"}, {"month": "01/08/2024"})
    assert [
        row["month"].month for row in rows(engine, read(engine, "contributions", path).table.order_by("row"))
    ] == [7, 8]


AMOUNTS = {
    "Rp 16.800,00": "16800.00", "Rp16.800": "16800.00", "16.800,-": "16800.00", "16,800.00": "16800.00",
    "1.016.800": "1016800.00", "16800": "16800.00", "16800.5": "16800.50", "IDR 16800": "16800.00",
    "0": None, "-": None,
}  # fmt: skip


@pytest.mark.parametrize("text", AMOUNTS)
def test_an_amount_that_has_one_reading(text):
    assert read_cell("paid", text, Sense(TODAY)) == (AMOUNTS[text], "", "")


def test_columns_may_be_named_and_unknown_ones_are_told(engine, tmp_path):
    text = f"Identitas,Waktu,Golongan,JKK,Warna\n{ANI},2024-07,BPU,10000,biru\n"
    named = {"nik": "Identitas", "month": "B", "segment": "Golongan"}
    found = read(engine, "contributions", written(tmp_path, text), columns=named)
    assert rows(engine, found.table)[0]["nik"] == ANI
    assert [(note.code, note.column) for note in found.notes] == [("column_ignored", "Warna")]


def test_all_that_keeps_files_from_being_read_is_told_at_once(engine, tmp_path):
    one = written(tmp_path, f"nik,bulan\n{ANI},2024-07\n", "one.csv")
    two = written(tmp_path, "warna,rasa\nbiru,manis\n", "two.csv")
    with pytest.raises(InputError) as caught:
        read(engine, "contributions", one, two, tmp_path / "none.csv")
    told = [(fault.file, fault.message["en"].split("'")[1]) for fault in caught.value.faults[:-1]]
    assert told == [("one.csv", "segment"), ("two.csv", "nik"), ("two.csv", "month"), ("two.csv", "segment")]
    assert caught.value.faults[-1].file == "none.csv"


def test_two_columns_of_one_meaning_are_not_chosen_between(engine, tmp_path):
    text = f"nik,Bulan Iuran,Masa Iuran,segmen,jkk\n{ANI},2024-07,2024-08,BPU,1\n"
    with pytest.raises(InputError, match="both mean month"):
        read(engine, "contributions", written(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        "{head}\n\n{row}\n\n{row}\n",
        '{head}\n{row}\n"{row}\n',
        "{head}\n{row}\n{row},,,,\n",
        "judul\n\n{head}\n{row}\n{row}\n",
        "{head}\r\n{row}\r\n{row}",
    ],
    ids=["empty lines", "a quotation that slips", "ragged", "a title", "windows"],
)
def test_rows_keep_the_numbers_of_their_lines(engine, tmp_path, text):
    row = ",".join(GOOD["contributions"].values())
    text = text.format(head=HEADERS["contributions"], row=row)
    found = read(engine, "contributions", written(tmp_path, text))
    lines = [n for n, line in enumerate(text.splitlines(), 1) if ANI in line]
    assert sorted([row["row"] for row in rows(engine, found.table)] + list(reasons(engine, found))) == lines
    assert found.rows_in == 2


def test_a_header_that_is_said_again_is_no_row_of_data(engine, tmp_path):
    row = ",".join(GOOD["contributions"].values())
    path = written(tmp_path, "\n".join([HEADERS["contributions"], row, HEADERS["contributions"], row]))
    assert reasons(engine, read(engine, "contributions", path)) == {3: ("row_subtotal", "nik")}


def test_other_encodings_and_separators(engine, tmp_path):
    row = "|".join({**GOOD["deaths"], "source": "café"}.values())
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        text = f"{HEADERS['deaths'].replace(',', '|')}\n{row}\n"
        found = read(engine, "deaths", written(tmp_path, text, encoding=encoding))
        assert rows(engine, found.table)[0]["source"] == "café"


HOSTILE = {
    "empty": b"",
    "nul": b"\0" * 5000,
    "binary": os.urandom(4096),
    "pdf": b"%PDF-1.7 nothing",
    "html": b"<html><table><tr><td>nik</td></tr></table>",
    "parquet": b"PAR1 this is no parquet PAR1",
    "zip": b"PK\x03\x04 broken",
    "one line": HEADERS["contributions"].encode() + b"\n" + b"9" * 6_000_000,
    "wide": b",".join(b"nik%d" % n for n in range(5000)) + b"\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_no_list_is_told_and_never_a_traceback(engine, tmp_path, kind):
    path = tmp_path / "rows.csv"
    path.write_bytes(HOSTILE[kind])
    with pytest.raises(InputError) as caught:
        read(engine, "contributions", path)
    for fault in caught.value.faults:
        assert fault.file == "rows.csv"
        assert fault.message["id"] != fault.message["en"]


def test_nul_bytes_in_the_middle_do_not_hide_rows(engine, tmp_path):
    row = ",".join(GOOD["deaths"].values())
    path = written(tmp_path, f"{HEADERS['deaths']}\n{row}\n{row[:20]}\0{row[20:]}\n")
    assert read(engine, "deaths", path).rows_in == 2


def test_a_name_that_looks_like_a_pattern_is_that_of_one_file(engine, tmp_path):
    folder = tmp_path / "a[b]"
    folder.mkdir()
    csv_file(folder, "deaths", {}, {}, name="iuran1.csv")
    assert read(engine, "deaths", csv_file(folder, "deaths", {}, name="iuran[1].csv")).rows_in == 1
    ledger = ledger_of(engine, folder, {})
    found = intake.exchanged(engine, read(engine, "deaths", folder / "iuran[1].csv"), *ledger)
    assert len(rows(engine, found.table)) == 1


def test_a_batch_is_known_by_what_was_added(engine, tmp_path):
    one = read(engine, "deaths", csv_file(tmp_path, "deaths", {}, name="one.csv"))
    two = read(engine, "deaths", csv_file(tmp_path, "deaths", {}, name="two.csv"))
    assert one.files[0].sha256 == hashlib.sha256((tmp_path / "one.csv").read_bytes()).hexdigest()
    assert intake.batch_id("deaths", one.files) == intake.batch_id("deaths", two.files)
    assert intake.batch_id("deaths", one.files, {"nik": "B"}) != intake.batch_id("deaths", one.files)
    assert intake.batch_id("claims", one.files) != intake.batch_id("deaths", one.files)


CELLS = st.sampled_from((
    *(ANI, BUDI, "", "-", "2024-07", "2024-13", "Juli 2024", "2030-01", "BPU", "penerima upah", "XX", "10000"),
    "10.000",
    *("-5", "Rp 1.000,00", "2024-07-10", "03/04/2024", "45500", "36.72", "Kota Cilegon", "99", "'1", "e5", " x  y "),
    *('a"b', "a\nb", "é", "nelayan", "APBD", "JUMLAH", "1e15", "0"),
))  # fmt: skip


@given(st.lists(st.lists(CELLS, min_size=13, max_size=13), min_size=1, max_size=8))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_row_is_in_order_or_set_aside_and_none_is_both(engine, tmp_path, cells):
    names = HEADERS["contributions"].split(",")
    changes = [dict(zip(names, row, strict=True)) for row in cells]
    filled = [change for change in changes if any(map(str.strip, change.values()))]
    found = read(engine, "contributions", csv_file(tmp_path, "contributions", {}, *changes))
    places = [row["row"] for row in rows(engine, found.table)] + [
        row["row"] for row in rows(engine, found.aside)
    ]
    assert len(places) == len(set(places)) == found.rows_in == 1 + len(filled)


TEXTS = st.one_of(CELLS, st.from_regex(r"[0-9eE. +_/-]{1,17}", fullmatch=True), st.text(max_size=12))


@given(st.lists(TEXTS.filter(lambda text: "\0" not in text), min_size=1, max_size=60))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_what_the_engine_reads_at_once_means_what_the_reader_of_cells_says(engine, texts):
    """One definition of cleaning: the plain forms only spare the way through Python."""
    prepare(engine, set(FORMS))
    engine.con.register("texts", pa.table({"x": texts}))
    for name, one in FORMS.items():
        said = engine.con.sql(
            f"SELECT x, ({one.strict.format('x')})::{one.dtype}::VARCHAR FROM texts"
        ).fetchall()
        for text, value in said:
            if value is None:
                continue
            expected = read_cell(name, text, Sense(TODAY)).value
            if name == "number":
                assert Decimal(value) == Decimal(expected)
            elif name == "paid":
                assert Decimal(value) == Decimal(expected or 0)
            elif name == "nik":
                assert value == expected
            else:
                assert value == expected or (name in ("day", "birth", "stock") and expected is None), (
                    name,
                    text,
                )


def ledger_of(engine, folder, *enrolments):
    vault = Vault(folder / "vault")
    path = csv_file(folder, "enrolments", *enrolments, name="enrolments.csv")
    known = intake.exchanged(engine, read(engine, "enrolments", path), vault, *nobody(engine))
    return vault, people_of(known.table), known.table


def test_no_number_and_no_name_leaves_the_exchange(engine, tmp_path):
    ledger = ledger_of(engine, tmp_path, {}, {"nik": BUDI, "name": "Budi", "sex": "", "birth_date": ""})
    for kind, table in FACTS.items():
        if kind == "people":
            continue
        found = intake.exchanged(engine, read(engine, kind, csv_file(tmp_path, kind, {})), *ledger)
        fields = [field.name for field in (*table.key, *table.content, *table.attached)]
        assert list(found.table.columns) == [*fields, "file", "sheet", "row"]
        for row in rows(engine, found.table):
            assert not {ANI, int(ANI), "Siti Aminah"} & set(row.values())


def test_what_the_columns_do_not_say_is_taken_from_the_number(engine, tmp_path):
    bare = {"sex": "", "birth_date": ""}
    _, people, _ = ledger_of(
        engine, tmp_path, {"nik": BUDI, **bare}, {"nik": CITRA, **bare}, {"birth_date": "1985-09-17"}
    )
    told = {(row["birth_month"], row["sex"]) for row in rows(engine, people)}
    assert told == {(date(1985, 8, 1), "M"), (date(1990, 1, 1), "F"), (date(1985, 9, 1), "F")}


def test_a_contribution_without_region_and_category_has_those_of_the_enrolment_of_its_month(engine, tmp_path):
    ledger = ledger_of(
        engine, tmp_path,
        {"start": "2023-01-01", "end": "2024-06-30", "category": "ojek", "region": "36.04"},
        {"start": "2024-07-01", "category": "nelayan"},
    )  # fmt: skip
    gaps = {"region": "", "category": ""}
    path = csv_file(tmp_path, "contributions", {**gaps, "month": "2024-05"}, {**gaps, "month": "2024-07"}, {})
    found = intake.exchanged(engine, read(engine, "contributions", path), *ledger)
    told = [(row["region"], row["category"]) for row in rows(engine, found.table.order_by("row"))]
    assert told == [("36.04", "ojek"), ("36.72", "nelayan"), ("36.72", "rt_rw")]


def test_a_claim_has_the_segment_of_the_enrolment_on_the_day_of_its_event(engine, tmp_path):
    ledger = ledger_of(engine, tmp_path, {"start": "2024-01-01", "end": "2024-05-31"})
    path = csv_file(
        tmp_path, "claims", {}, {"claim_id": "K2", "event_date": "2024-06-01", "filed_on": "", "paid_on": ""}
    )
    found = intake.exchanged(engine, read(engine, "claims", path), *ledger)
    told = [
        (row["segment"], row["sponsor"], row["category"])
        for row in rows(engine, found.table.order_by("claim_id"))
    ]
    assert told == [("BPU", "APBD", "rt_rw"), ("", "", "")]


def test_the_same_rows_may_be_exchanged_again(engine, tmp_path):
    ledger = ledger_of(engine, tmp_path, {})
    incoming = read(engine, "contributions", csv_file(tmp_path, "contributions", {}, {"nik": BUDI}))
    first, second = (intake.exchanged(engine, incoming, *ledger) for _ in range(2))
    assert rows(engine, first.table) == rows(engine, second.table)
    assert reasons(engine, first) == reasons(engine, second) == {3: ("not_enrolled", "nik")}
