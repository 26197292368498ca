"""Numbers in words can be read back: no two numbers are written alike, and none is written wrongly."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pantau.report.spelled import MONTHS, WEEKDAYS, spelled, spelled_date

UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


SIZES = {"puluh": 10, "ratus": 100}


def read(words: str) -> int:
    """An Indonesian number as a reader understands it: "se" in front of a size is one of it."""
    for size in ("puluh", "belas", "ratus", "ribu"):
        words = words.replace(f"se{size}", f"satu {size}")
    thousands = hundreds = unit = 0
    for word in words.split():
        if word in UNITS:
            unit = UNITS.index(word)
        elif word == "ribu":
            thousands, hundreds, unit = (hundreds + unit) * 1000, 0, 0
        elif word == "belas":
            hundreds, unit = hundreds + 10 + unit, 0
        else:
            hundreds, unit = hundreds + unit * SIZES[word], 0
    return thousands + hundreds + unit


@given(st.integers(0, 9999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    assert read(spelled(number, "id")) == number


@given(st.dates(date(1945, 8, 17), date(2145, 8, 17)))
def test_a_date_in_words_is_read_back(day: date) -> None:
    weekday, rest = spelled_date(day, "id").split(", tanggal ")
    number, rest = rest.split(" bulan ")
    month, year = rest.split(" tahun ")
    assert weekday == WEEKDAYS[day.weekday()].id
    assert (read(year), [each.id for each in MONTHS].index(month) + 1, read(number)) == (
        day.year,
        day.month,
        day.day,
    )
