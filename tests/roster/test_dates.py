"""Birth dates: every common way of writing one day reads as that day; two readings are told, never chosen silently."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.roster.dates import Style, column_style, read_birth_date, settle, split_birth

TODAY = date(2026, 3, 1)
BORN = date(1985, 8, 17)
MONTHS = ["", "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September"]
MONTHS += ["Oktober", "November", "Desember"]
birth_dates = st.dates(min_value=date(1930, 1, 1), max_value=date(2025, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "17/8/1985",
        "17-08-85",
        "17.8.85",
        "17 08 1985",
        "17 Agustus 1985",
        "17 AGUSTUS '85",
        "17-Agu-85",
        "17 Agutus 1985",
        "17 August 1985",
        "Agustus 17, 1985",
        "Senin, 17 Agustus 1985",
        "1985-08-17",
        "1985/08/17",
        "1985-08-17 00:00:00",
        "17/08/1985 0:00",
        "08/17/1985",
        "17081985",
        "19850817",
        "170885",
        "'17-08-1985",
        "Tgl. 17-08-1985",
        "１７/０８/１９８５",
    ],
)
def test_one_day_is_read_however_it_is_written(text):
    assert read_birth_date(text, TODAY) == (BORN, (), None)


@pytest.mark.parametrize(
    "text", ["31/02/1985", "30 Februari 1985", "1985", "Agustus 1985", "umur 40", "17-13-1985", "x" * 99]
)
def test_what_is_no_day_is_unreadable(text):
    assert read_birth_date(text, TODAY) == (None, ("birth_date_unreadable",), None)


@pytest.mark.parametrize("text", ["", "-", "00/00/0000", "0000-00-00", "tidak tahu"])
def test_no_date_is_missing(text):
    assert read_birth_date(text, TODAY).issues == ("birth_date_missing",)


def test_a_slip_in_the_year_is_not_a_birth_date():
    assert read_birth_date("17-08-0085", TODAY).value is None
    assert read_birth_date("17-08-1085", TODAY).value is None
    assert read_birth_date("17/08/2030", TODAY) == (date(2030, 8, 17), ("birth_date_future",), None)


def test_two_digits_are_the_latest_year_that_is_not_to_come():
    assert read_birth_date("25/12/25", TODAY).value == date(2025, 12, 25)
    assert read_birth_date("25/12/26", TODAY).value == date(1926, 12, 25)
    assert read_birth_date("29-02-00", TODAY).value == date(2000, 2, 29)


def test_day_and_month_that_could_change_places_are_told():
    assert read_birth_date("03/04/1985", TODAY) == (
        date(1985, 4, 3),
        ("birth_date_ambiguous",),
        date(1985, 3, 4),
    )
    assert read_birth_date("04/04/1985", TODAY).issues == ()


def test_a_column_tells_how_it_means_its_dates():
    by_day = column_style(["17/08/1985", "03/04/1990", "31-12-1970"])
    by_month = column_style(["08/17/1985", "03/04/1990", "12-31-1970"])
    mixed = column_style(["08/17/1985", "17/08/1985"])
    assert (by_day.order, by_month.order, mixed.order) == ("day", "month", "unknown")
    assert read_birth_date("03/04/1990", TODAY, by_day) == (date(1990, 4, 3), (), None)
    assert read_birth_date("03/04/1990", TODAY, by_month) == (date(1990, 3, 4), (), None)
    assert read_birth_date("03/04/1990", TODAY, mixed).issues == ("birth_date_ambiguous",)


def test_a_few_slips_do_not_turn_a_column_round():
    assert column_style(["17/08/1985"] * 40 + ["08/17/1985"]).order == "day"


def test_a_serial_of_a_spreadsheet_is_a_day():
    assert read_birth_date("31276", TODAY, Style(serials=True)) == (BORN, (), None)
    assert read_birth_date("31276.0", TODAY, Style(serials=True)).value == BORN
    assert read_birth_date("31276", TODAY).other == date(1976, 12, 3)  # or the third of December
    assert column_style(["31276", "29221", ""]).serials
    assert not column_style(["31276", "170885"]).serials


def test_what_is_known_elsewhere_settles_two_readings():
    read = read_birth_date("03/04/1985", TODAY)
    assert settle(read, date(1985, 3, 4)) == (date(1985, 3, 4), (), None)
    assert settle(read, date(1985, 4, 3)) == (date(1985, 4, 3), (), None)
    assert settle(read, date(1990, 1, 1)) == read
    assert settle(read, None) == read


@pytest.mark.parametrize(
    ("text", "place", "born"),
    [
        ("Cilegon, 17-08-1985", "Cilegon", "17-08-1985"),
        ("Jakarta 17 Agustus 1985", "Jakarta", "17 Agustus 1985"),
        ("Kab. Serang/17-8-1985", "Kab. Serang", "17-8-1985"),
        ("Bandung-17-08-1985", "Bandung", "17-08-1985"),
        ("P. Siantar, tgl 12 Mei 1970", "P. Siantar", "12 Mei 1970"),
        ("17 Agustus 1985", "", "17 Agustus 1985"),
        ("1985-08-17", "", "1985-08-17"),
        ("Cilegon", "", "Cilegon"),
    ],
)
def test_place_and_date_in_one_cell(text, place, born):
    assert split_birth(text) == (place, born)


@given(birth_dates)
def test_a_day_reads_back_from_every_form(born):
    day_first = Style("day")
    month = MONTHS[born.month]
    serial = (born - date(1899, 12, 30)) // timedelta(1)
    assert read_birth_date(born.isoformat(), TODAY).value == born
    assert read_birth_date(f"{born.day}/{born.month}/{born.year}", TODAY, day_first).value == born
    assert read_birth_date(f"{born.month}/{born.day}/{born.year}", TODAY, Style("month")).value == born
    assert read_birth_date(f"{born.day} {month} {born.year}", TODAY).value == born
    assert read_birth_date(f"{born:%d%m%Y}", TODAY, day_first).value == born
    assert read_birth_date(str(serial), TODAY, Style(serials=True)).value == born
    assert split_birth(f"Kota Cilegon, {born.day} {month} {born.year}")[0] == "Kota Cilegon"


@given(st.text(max_size=80))
def test_no_text_is_read_without_a_verdict(text):
    read = read_birth_date(text, TODAY)
    assert read.value is not None or len(read.issues) == 1
    assert (read.other is None) == ("birth_date_ambiguous" not in read.issues)
