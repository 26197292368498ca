"""Cleaning a row: what is repaired and said so, what is left alone, and that nothing changes in silence."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.roster.check import Rules
from pantau.roster.clean import Context, clean_rows
from pantau.roster.clean_cells import phone, plain, region_code
from pantau.roster.clean_places import is_elsewhere, place_of
from pantau.roster.columns import FIELDS
from pantau.roster.dates import Style
from tests.roster.cleaned_rows import clean_row

DAY = date(2026, 1, 1)
CONTEXT = Context(rules=Rules(as_of=DAY))
NIK = "367201" + "570885" + "0001"  # a woman born on 17 August 1985
GOOD = {"nik": NIK, "name": "SITI AMINAH", "birth_date": "1985-08-17", "sex": "F", "village": "Cibeber"}

# Which codes tell of a change of which field; `text_cleaned` and `empty_marker` are of any.
ANY = {"text_cleaned", "empty_marker"}
TELLS = {
    "kk": {"kk_spaces"},
    "birth_date": {
        "birth_date_from_nik", "birth_date_month_first", "birth_date_serial", "birth_date_short_year",
        "birth_date_notation", "birth_date_unreadable", "birth_date_missing",
    },
    "sex": {"sex_from_nik", "sex_notation", "sex_unreadable", "sex_missing"},
    "phone": {"phone_notation"},
    "region": {"region_notation", "region_retired"},
    "segment": {"segment_notation"},
    "category": {"category_notation"},
    "start_date": {"start_date_notation"},
}  # fmt: skip


def cleaned(context=CONTEXT, **changes):
    return clean_row({**GOOD, **changes}, context)


def test_a_good_row_is_left_alone():
    row = cleaned()
    assert row.issues == ()
    assert {field: row.values[field] for field in GOOD} == GOOD


def test_marks_around_a_nik_are_taken_off_and_told():
    row = cleaned(nik=f"'{NIK[:6]} {NIK[6:12]} {NIK[12:]}")
    assert row.values["nik"] == NIK
    assert row.issues == ("nik_apostrophe", "nik_spaces")


def test_a_damaged_nik_is_not_filled_in_but_proposed():
    row = cleaned(nik=NIK[:6] + "580885" + NIK[12:])
    assert NIK in row.proposals
    assert "nik_birth_date_differs" in row.issues
    lost = cleaned(nik="3,67201E+15")
    assert (lost.values["nik"], lost.nik, lost.damaged) == ("", "", "367201")
    assert "nik_scientific" in lost.issues


def test_the_nik_fills_in_what_the_list_leaves_out():
    row = cleaned(birth_date="", sex="")
    assert (row.values["birth_date"], row.values["sex"]) == ("1985-08-17", "F")
    assert row.issues == ("birth_date_from_nik", "sex_from_nik")


def test_the_nik_settles_which_of_two_readings_a_date_has():
    nik = NIK[:6] + "450885" + NIK[12:]  # 5 August
    assert cleaned(nik=nik, birth_date="05/08/1985").values["birth_date"] == "1985-08-05"
    other = cleaned(nik=nik, birth_date="08/05/1985")
    assert other.values["birth_date"] == "1985-08-05"
    assert "birth_date_month_first" in other.issues
    assert "birth_date_ambiguous" not in other.issues
    alone = cleaned(nik="-", birth_date="08/05/1985")
    assert "birth_date_ambiguous" in alone.issues


def test_the_style_of_a_column_reads_its_bare_numbers():
    context = Context(rules=Rules(as_of=DAY), style=Style("day", True))
    row = cleaned(context, birth_date="31276")
    assert row.values["birth_date"] == "1985-08-17"
    assert row.issues == ("birth_date_serial",)


def test_the_name_stays_as_it_was_written():
    row = cleaned(name="Hj. Siti  Aminah, S.Pd")
    assert row.values["name"] == "Hj. Siti Aminah, S.Pd"
    assert row.name.normal == "SITI AMINA"  # for comparing only
    assert row.issues == ("text_cleaned",)


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("+62 812-1111-222", "08121111222", "phone_notation"),
        ("8121111222", "08121111222", "phone_notation"),
        ("08121111222", "08121111222", ""),
        ("0812 / 0813", "0812 / 0813", ""),
        ("-", "", "empty_marker"),
    ],
)
def test_phone_numbers_begin_with_their_zero(text, value, code):
    assert phone(text) == (value, code)


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("36.72.01", "36.72.01", ""),
        ("367201", "36.72.01", "region_notation"),
        ("91.01", "93.01", "region_retired"),
        ("Cilegon", "Cilegon", "region_unknown"),
    ],
)
def test_region_codes_are_those_of_today(text, value, code):
    assert region_code(text) == (value, code)


def test_a_place_is_found_by_its_names():
    assert place_of("", "", "KEC. CIBEBER", "KOTA CILEGON", "BANTEN") == "36.72.01"
    assert place_of("36.72", "", "Lembang", "", "") == "36.72"
    assert place_of("", "", "Cibeber", "", "") == ""
    assert place_of("", "", "Cibeber", "", "", "36.72") == "36.72.01"
    assert place_of("", "", "Entah", "Kab. Entah", "", "36.72") == ""


def test_a_slip_in_a_name_is_not_another_place():
    assert not is_elsewhere("", "Cibebr", "", "36.72")
    assert is_elsewhere("", "Lembang", "", "36.72")
    assert not is_elsewhere("", "", "", "36.72")


def test_plain_cells_keep_their_words():
    assert plain("Jl. Mawar No. 2") == ("Jl. Mawar No. 2", "")
    assert plain("０１２") == ("012", "text_cleaned")


WORDS = st.sampled_from(
    [
        *("", "-", " ", "'", "SITI", "Siti  A.", NIK, f"'{NIK}", NIK[:15] + "0", "3,67E+15", "17/08/1985"),
        *("85-08-17", "31276", "8 Mei 1985", "L", "P", "Perempuan", "+62811", "36.72.01", "367201", "91.01"),
        *("BPU", "Nelayan", "０１", "NIHIL", "\u200f1"),
    ]
)
CELLS = st.one_of(WORDS, st.text(max_size=24))


@settings(max_examples=150, deadline=None)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, CELLS)))
def test_nothing_changes_without_a_code(read):
    row = clean_row(read, CONTEXT)
    codes = set(row.issues)
    for field, value in row.values.items():
        if value == read.get(field, "").strip():
            continue
        told = TELLS.get(field, set()) | ANY
        if field == "nik":
            told = {code for code in codes if code.startswith("nik_")}
        assert codes & told, (field, read.get(field), value, codes)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS[:18], CELLS)), min_size=1, max_size=5))
def test_rows_are_cleaned_together_as_each_alone(rows):
    together = clean_rows({field: [row[field] for row in rows] for field in FIELDS[:18]}, len(rows), CONTEXT)
    for at, row in enumerate(rows):
        alone = clean_row({field: row[field] for field in FIELDS[:18]}, CONTEXT)
        assert {field: column[at] for field, column in together.values.items()} == alone.values
        assert together.rows[at]._asdict() == {
            name: getattr(alone, name) for name in together.rows[at]._fields
        }


@settings(max_examples=100, deadline=None)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, CELLS)))
def test_cleaning_what_is_clean_changes_nothing(read):
    # What could not be read is empty after the first time, and an empty sex is then read off the NIK.
    once = {field: value for field, value in clean_row(read, CONTEXT).values.items() if value}
    again = clean_row(once, CONTEXT).values
    assert {field: again[field] for field in once} == once


@pytest.mark.parametrize("home", ["36.70", "99.99", "36.7", "", "00.00.00"])
def test_a_list_from_nowhere_is_cleaned_all_the_same(home):
    assert place_of("", "Cibeber", "", "", "", home) == ""
    assert place_of("", "", "Cibeber", "Kota Cilegon", "", home) == "36.72.01"
