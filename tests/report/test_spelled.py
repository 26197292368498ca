from __future__ import annotations

from datetime import date

import pytest

from pantau.report.spelled import spelled, spelled_date


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (0, "nol", "zero"),
        (11, "sebelas", "eleven"),
        (17, "tujuh belas", "seventeen"),
        (20, "dua puluh", "twenty"),
        (31, "tiga puluh satu", "thirty-one"),
        (100, "seratus", "one hundred"),
        (119, "seratus sembilan belas", "one hundred and nineteen"),
        (1000, "seribu", "one thousand"),
        (1999, "seribu sembilan ratus sembilan puluh sembilan", "one thousand nine hundred and ninety-nine"),
        (2010, "dua ribu sepuluh", "two thousand and ten"),
        (2026, "dua ribu dua puluh enam", "two thousand and twenty-six"),
    ],
)
def test_numbers(number: int, indonesian: str, english: str) -> None:
    assert spelled(number, "id") == indonesian
    assert spelled(number, "en") == english


@pytest.mark.parametrize("number", [-1, 10000])
def test_other_numbers_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 9,999"):
        spelled(number, "id")


def test_dates() -> None:
    day = date(2025, 11, 21)
    assert (
        spelled_date(day, "id")
        == "Jumat, tanggal dua puluh satu bulan November tahun dua ribu dua puluh lima"
    )
    assert spelled_date(day, "en") == "Friday, the twenty-first of November, two thousand and twenty-five"
    assert spelled_date(date(2025, 3, 12), "en").startswith("Wednesday, the twelfth of March")
    assert spelled_date(date(2025, 3, 30), "en").startswith("Sunday, the thirtieth of March")
    assert spelled_date(date(2025, 3, 4), "en").startswith("Tuesday, the fourth of March")
