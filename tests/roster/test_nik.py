"""NIK: what was built reads back, damage is seen as damage, and only what cannot be is refused."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pantau.core.regions import children, regencies
from pantau.roster.nik import (
    TEST_SERIALS,
    Evidence,
    build_nik,
    file_damage,
    is_test_nik,
    read_nik,
)
from pantau.roster.nik_parts import place_of

TODAY = date(2026, 3, 1)
BORN = date(1985, 8, 17)
NOTHING = Evidence()
HERE = "36.72.01"
DISTRICTS = [district for regency in regencies()[::40] for district in children(regency.code)]

districts = st.sampled_from(DISTRICTS)
birth_dates = st.dates(min_value=date(1927, 1, 1), max_value=TODAY)
sexes = st.sampled_from("MF")
serials = st.integers(1, 9999)
niks = st.builds(build_nik, districts, birth_dates, sexes, serials)


def nik(serial=12, born=BORN, sex="M", district=HERE):
    return build_nik(district, born, sex, serial)


@given(districts, birth_dates, sexes, serials)
def test_a_number_that_was_built_reads_back(district, born, sex, serial):
    number = build_nik(district, born, sex, serial)
    assume(len(set(number)) > 2)
    read = read_nik(number, Evidence(born, sex, district), TODAY)
    assert (read.value, read.birth_date, read.sex, read.region) == (number, born, sex, district)
    assert int(read.serial) == serial
    assert set(read.issues) <= {"nik_test_range"}
    assert not read.repaired


@given(
    niks, st.sampled_from(["'{}", "{} ", "\u00a0{}", "{}\u200b", "`{}", '="{}"', "NIK: {}", "{}.0", "{},00"])
)
def test_marks_around_a_number_are_taken_off_and_told(number, frame):
    east = int(number) > 2**53
    assume(not (east and frame in ("{}.0", "{},00")) and len(set(number)) > 2)
    read = read_nik(frame.format(number), NOTHING, TODAY)
    assert (read.value, read.repaired) == (number, True)
    assert set(read.issues) & {"nik_apostrophe", "nik_spaces"}


@pytest.mark.parametrize("gap", [" ", ".", "-", "\u00a0", "  "])
def test_a_number_in_groups_is_one_number(gap):
    number = nik()
    read = read_nik(gap.join((number[:4], number[4:8], number[8:12], number[12:])), NOTHING, TODAY)
    assert (read.value, read.issues, read.repaired) == (number, ("nik_spaces",), True)


def test_full_width_digits_are_digits():
    wide = nik().translate({ord("0") + n: chr(0xFF10 + n) for n in range(10)})
    assert read_nik(wide, NOTHING, TODAY).value == nik()


@pytest.mark.parametrize("text", ["", "-", "tidak ada", "belum ada", "#N/A", "0"])
def test_no_number_is_missing(text):
    assert read_nik(text, NOTHING, TODAY).issues == ("nik_missing",)


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        (nik()[:15], "nik_length"),
        (nik() + "1", "nik_length"),
        (nik() * 9, "nik_length"),
        (nik()[:8] + "O" + nik()[9:], "nik_not_digits"),
        ("belum rekam KTP-el", "nik_not_digits"),
    ],
)
def test_what_has_no_sixteen_digits_is_no_nik(text, issue):
    read = read_nik(text, NOTHING, TODAY)
    assert read.value == ""
    assert issue in read.issues


@given(niks)
def test_damage_by_a_spreadsheet_is_always_damage(number):
    assume(len(set(number)) > 2)
    mantissa = f"{number[0]},{number[1:6]}"
    shown = read_nik(f"{mantissa}E+15", NOTHING, TODAY)
    again = read_nik(number[:6] + "0" * 10, NOTHING, TODAY)
    cut = read_nik(number[:15] + "0", Evidence(cut=True), TODAY)
    assert (shown.value, shown.issues, shown.digits) == ("", ("nik_scientific",), number[:6])
    assert again.value == ""
    assert "nik_scientific" in again.issues
    assert cut.value == ""
    assert "nik_excel_15_digits" in cut.issues
    assert cut.digits == number[:15] + "0"


@pytest.mark.parametrize("text", ["3,67201E+15", "3.67201e15", "3,67201 E+15", "4E+15", "3.67201170885E+15"])
def test_every_form_of_a_shortened_number_is_seen(text):
    read = read_nik(text, NOTHING, TODAY)
    assert (read.value, read.issues) == ("", ("nik_scientific",))


def test_a_program_that_kept_all_digits_lost_nothing():
    number = nik()
    read = read_nik(f"{number[0]}.{number[1:]}e+15", NOTHING, TODAY)
    assert (read.value, read.issues, read.repaired) == (number, ("nik_scientific",), True)


def test_a_program_cannot_keep_every_number_of_the_east():
    number = nik(district="93.01.01")
    read = read_nik(f"{number}.0", NOTHING, TODAY)
    assert read.value == ""
    assert "nik_scientific" in read.issues


def test_the_serial_0000_is_a_cut_one():
    read = read_nik(nik(7)[:15] + "0", NOTHING, TODAY)
    assert read.value == ""
    assert read.issues == ("nik_serial_zero", "nik_excel_15_digits")


def test_one_number_that_ends_in_0_is_whole_until_its_sheet_says_otherwise():
    assert read_nik(nik(10), Evidence(BORN, "M"), TODAY).issues == ()
    assert read_nik(nik(10), Evidence(BORN, "M", cut=True), TODAY).value == ""
    assert read_nik(nik(11), Evidence(BORN, "M", cut=True), TODAY).value == nik(11)


@pytest.mark.parametrize("count", [4, 40, 4000])
def test_a_sheet_that_lost_its_last_digits_is_known(count):
    whole = [nik(n) for n in range(1, count + 1)]
    damage = file_damage(number[:15] + "0" for number in whole)
    assert (damage.numbers, damage.verdict, damage.cut) == (count, "whole", True)
    assert file_damage(whole).verdict == "none"


def test_a_sheet_of_which_a_part_lost_digits_is_known():
    numbers = [nik(n) for n in range(1, 201)]
    part = [number[:15] + "0" if at % 2 else number for at, number in enumerate(numbers)]
    assert file_damage(part).verdict == "part"
    assert file_damage([*numbers, "3,67201E+15", "", "x"])[2:] == (1, "none")
    assert file_damage([]).verdict == "none"


def test_regions_of_today_and_yesterday_and_gaps_are_told_apart():
    def region_of(district):
        read = read_nik(nik(district=district), NOTHING, TODAY)
        return bool(read.value), read.region, read.issues

    assert region_of("36.72.01") == (True, "36.72.01", ())
    assert region_of("91.01.01") == (True, "93.01.01", ("nik_region_retired",))
    assert region_of("36.72.60") == (True, "36.72", ("nik_region_gap",))
    assert region_of("91.12.60") == (True, "95.02", ("nik_region_gap",))
    assert region_of("32.30.05") == (True, "32", ("nik_region_gap",))
    assert region_of("54.01.01") == (True, "", ("nik_region_gap",))
    assert region_of("36.72.00") == (False, "", ("nik_region_unknown",))
    assert region_of("36.99.01") == (False, "", ("nik_region_unknown",))
    assert region_of("01.01.01") == (False, "", ("nik_region_unknown",))


@given(st.integers(0, 99), st.sampled_from([regency.code for regency in regencies()]))
def test_a_known_regency_is_never_refused_for_its_district(number, regency):
    place = place_of(f"{regency.replace('.', '')}{number:02d}")
    assert (place.issue == "nik_region_unknown") == (number == 0)
    assert place.code or number == 0


@pytest.mark.parametrize(
    "six", ["000185", "320185", "400185", "720185", "810185", "171385", "170085", "310285", "290201"]
)
def test_a_date_that_no_calendar_has_is_impossible(six):
    read = read_nik("367201" + six + "0012", NOTHING, TODAY)
    assert (read.value, read.birth_date) == ("", None)
    assert "nik_date_impossible" in read.issues


def test_the_century_is_the_latest_that_is_not_to_come_unless_the_list_knows_better():
    assert read_nik(nik(born=date(2010, 5, 1)), NOTHING, TODAY).birth_date == date(2010, 5, 1)
    assert read_nik(nik(born=date(1927, 5, 1)), NOTHING, TODAY).birth_date == date(1927, 5, 1)
    old = date(1925, 5, 1)
    assert read_nik(nik(born=old), NOTHING, TODAY).birth_date == date(2025, 5, 1)
    assert read_nik(nik(born=old), Evidence(old), TODAY) == read_nik(nik(born=old), NOTHING, TODAY)._replace(
        birth_date=old, issues=("nik_age_implausible",)
    )


def test_a_date_soon_to_come_is_told():
    read = read_nik(nik(born=date(2026, 12, 24)), NOTHING, TODAY)
    assert read.issues == ("nik_future",)
    assert read.birth_date == date(1926, 12, 24)
    assert read_nik(nik(born=date(2026, 12, 24)), Evidence(date(2026, 12, 24)), TODAY).issues == (
        "nik_future",
    )
    assert read_nik(nik(born=date(1926, 12, 24)), Evidence(date(1926, 12, 24)), TODAY).issues == ()


def test_the_columns_beside_it_are_held_against_the_number():
    def issues(**columns):
        return read_nik(nik(), Evidence(**columns), TODAY).issues

    assert issues(birth_date=BORN, sex="M", region="36.72.01.1001") == ()
    assert issues(birth_date=date(1990, 1, 5)) == ("nik_birth_date_differs",)
    assert issues(birth_date=date(1985, 8, 18)) == ("nik_birth_date_differs", "nik_typo_suspected")
    assert issues(birth_date=BORN, sex="F") == ("nik_sex_differs",)
    assert issues(region="36.71") == ("nik_region_differs",)
    assert issues(region="32") == ("nik_region_differs",)
    assert issues(region="36") == issues(region="36.72.02") == ()


def test_a_move_of_the_border_is_no_move_of_the_person():
    read = read_nik(nik(district="91.01.01"), Evidence(region="93.01"), TODAY)
    assert read.issues == ("nik_region_retired",)


def test_a_slip_that_makes_date_or_region_impossible_is_suspected():
    number = nik()
    assert "nik_typo_suspected" in read_nik(number[:6] + "77" + number[8:], Evidence(BORN, "M"), TODAY).issues
    assert "nik_typo_suspected" in read_nik("99" + number[2:], Evidence(region="39.72"), TODAY).issues
    assert "nik_typo_suspected" in read_nik("06" + number[2:], Evidence(region="36.72"), TODAY).issues


def test_a_family_card_in_the_column_is_known():
    card = nik(born=date(2012, 3, 9))
    of = Evidence(BORN, "M", HERE)
    same = read_nik(card, of._replace(kk=card), TODAY)
    later = read_nik(card, of, TODAY)
    repeated = read_nik(nik(born=date(1991, 3, 9)), of._replace(repeated=True), TODAY)
    for read in (same, later, repeated):
        assert (read.value, read.issues, read.birth_date) == ("", ("nik_is_kk",), None)


def test_a_wrong_year_in_the_list_makes_no_family_card_of_a_nik():
    read = read_nik(nik(born=date(2004, 3, 9)), Evidence(date(1975, 3, 9), "M"), TODAY)
    assert read.value
    assert read.issues == ("nik_birth_date_differs",)


def test_a_nik_copied_to_the_column_of_family_cards_stays_a_nik():
    assert read_nik(nik(), Evidence(BORN, "M", kk=nik()), TODAY).value == nik()
    assert read_nik(nik(sex="F"), Evidence(kk=nik(sex="F")), TODAY).value == nik(sex="F")
    assert read_nik(nik(), Evidence(BORN, repeated=True), TODAY).value == nik()


def test_columns_that_changed_places_are_known():
    card = nik(born=date(2012, 3, 9))
    read = read_nik(card, Evidence(BORN, "F", kk=nik(sex="F")), TODAY)
    assert (read.value, read.issues) == ("", ("nik_swapped_with_kk",))


@pytest.mark.parametrize("pattern", ["1", "12", "8", "31"])
def test_digits_typed_to_fill_a_cell_are_no_nik(pattern):
    read = read_nik(pattern * (16 // len(pattern)), NOTHING, TODAY)
    assert read.value == ""
    assert "nik_repeated_digits" in read.issues


def test_digits_that_count_are_no_nik():
    assert "nik_repeated_digits" in read_nik("1234567890" + "123456", NOTHING, TODAY).issues


def test_zeros_that_a_number_made_of_parts_lost_are_known():
    born = date(1985, 8, 7)
    whole = nik(born=born)
    for short in (whole[:6] + whole[7:], whole[:12] + "12"):
        assert read_nik(short, Evidence(born, "M"), TODAY).issues == ("nik_length", "nik_leading_zero_lost")
        assert read_nik(short, NOTHING, TODAY).issues == ("nik_length",)


def test_made_up_people_are_marked():
    assert is_test_nik(nik(TEST_SERIALS[0]))
    assert is_test_nik(nik(TEST_SERIALS[-1]))
    assert not is_test_nik(nik(TEST_SERIALS[0] - 1))
    assert read_nik(nik(TEST_SERIALS[0]), NOTHING, TODAY).issues == ("nik_test_range",)


@pytest.mark.parametrize(
    ("district", "sex", "serial"), [("36.72", "M", 1), (HERE, "L", 1), (HERE, "M", 10000)]
)
def test_a_number_that_cannot_be_is_not_built(district, sex, serial):
    with pytest.raises(ValueError, match="no NIK has district"):
        build_nik(district, BORN, sex, serial)


@given(st.text(max_size=100))
def test_every_text_is_answered(text):
    read = read_nik(text, NOTHING, TODAY)
    assert read.value == "" or len(read.value) == 16
    assert read.value or read.issues
