"""Numbers and dates as people write them: read without guessing, said as each language says them."""

from __future__ import annotations

import doctest
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.core import notation, notation_dates, notation_numbers
from pantau.core.notation import (
    Unreadable,
    format_interval,
    format_number,
    format_percent,
    format_period,
    format_points,
    format_rupiah,
    format_value,
    looks_like_date,
    parse_date_text,
    parse_number,
)
from pantau.core.period import Month, Period
from pantau.core.text import LANGUAGES, Language

INFINITY = Decimal("Infinity")
languages = st.sampled_from(LANGUAGES)


@pytest.mark.parametrize("module", [notation, notation_dates, notation_numbers])
def test_examples_in_docstrings(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("text", "value", "precision", "unit"),
    [
        ("480457660", "480457660", None, ""),
        ("  24.86 ", "24.86", None, ""),
        ("24.90", "24.90", None, ""),
        ("1234.5", "1234.5", None, ""),
        ("-200", "-200", None, ""),
        ("−200", "-200", None, ""),
        ("(200)", "-200", None, ""),
        ("(Rp200)", "-200", None, "IDR"),
        ("-Rp200", "-200", None, "IDR"),
        ("Rp480.457.660,-", "480457660", None, "IDR"),
        ("Rp 480.457.660,00", "480457660.00", None, "IDR"),
        ("Rp. 16.800", "16800", None, "IDR"),
        ("Rp16,800", "16800", None, "IDR"),
        ("IDR 16.800", "16800", None, "IDR"),
        ("16.800 rupiah", "16800", None, "IDR"),
        ("1.234.567", "1234567", None, ""),
        ("1,234,567", "1234567", None, ""),
        ("1.234,56", "1234.56", None, ""),
        ("1,234.56", "1234.56", None, ""),
        ("53,2", "53.2", None, ""),
        ("53 persen", "53", None, "percent"),
        ("53,2 %", "53.2", None, "percent"),
        ("53.2%", "53.2", None, "percent"),
        ("53 percent", "53", None, "percent"),
        ("+6 poin", "6", None, "points"),
        ("-0,5 poin persentase", "-0.5", None, "points"),
        ("2 percentage points", "2", None, "points"),
        ("17.000 orang", "17000", None, "people"),
        ("17,000 workers", "17000", None, "people"),
        ("652 kasus", "652", None, "cases"),
        ("7 bulan", "7", None, "months"),
        ("Rp 8,59 triliun", "8590000000000", "10000000000", "IDR"),
        ("Rp8.59 trillion", "8590000000000", "10000000000", "IDR"),
        ("1,5 juta", "1500000", "100000", ""),
        ("790 juta", "790000000", "1000000", ""),
        ("790 Juta Rupiah", "790000000", "1000000", "IDR"),
        ("17 ribu", "17000", "1000", ""),
        ("2 miliar", "2000000000", "1000000000", ""),
        ("1.5 million", "1500000", "100000", ""),
        ("1,234 million", "1234000000", "1000000", ""),
        ("3 billion people", "3000000000", "1000000000", "people"),
        ("5 thousand", "5000", "1000", ""),
        ("1,2345 ribu", "1234.5", "0.1", ""),
        ("1\u00a0juta", "1000000", "1000000", ""),
    ],
)
def test_reads_a_number(text, value, precision, unit):
    found = parse_number(text)
    assert (str(found.value), found.precision and str(found.precision), found.unit) == (
        value,
        precision,
        unit,
    )


@pytest.mark.parametrize("text", ["17.000", "1.234", "17,000", "-17.000", "17,000 orang", "Rp1.234 triliun"])
def test_two_readings_are_not_guessed(text):
    with pytest.raises(Unreadable, match="can be read in two ways"):
        parse_number(text, whole=True)


def test_two_readings_say_what_to_write():
    with pytest.raises(Unreadable) as caught:
        parse_number("17.000", whole=True)
    assert str(caught.value) == "'17.000' can be read in two ways, as 17000 or as 17.0; write 17000 or 17.0"
    assert parse_number("17000", whole=True).value == 17000
    assert parse_number("17.0", whole=True).value == 17


@pytest.mark.parametrize("text", ["17.000", "1.2340"])
def test_a_fraction_keeps_its_point(text):
    assert str(parse_number(text).value) == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not a number"),
        ("abc", "is not a number"),
        ("12 34", "is not a number"),
        ("1e5", "shortened by a spreadsheet"),
        ("4,80457660E+08", "shortened by a spreadsheet"),
        ("NaN", "is not a number"),
        ("Infinity", "is not a number"),
        ("1_000", "is not a number"),
        ("٣٤", "is not a number"),
        ("--5", "is not a number"),
        ("(5", "is not a number"),
        ("-(5)", "is not a number"),
        ("Rp 5 orang", "is not a number"),
        ("9" * 25, "is not a number"),
        ("9" * 100_000, "is not a number"),
        ("9" * 19, "is too large; expected a number below 10\\^18"),
        ("-1" + "0" * 18 + ".5", "is too large"),
        ("Rp1000001 triliun", "is too large"),
        ("1.23.456", "no regular thousands separators"),
        ("1.234,567,8", "no regular thousands separators"),
        ("1-Mei", "turned the number into a date"),
        ("1/5/2024", "turned the number into a date"),
        ("2024-05-01 00:00:00", "turned the number into a date"),
        ("01:30", "turned the number into a date"),
        ("#REF!", "error of a spreadsheet formula"),
    ],
)
def test_says_why_it_is_no_number(text, why):
    with pytest.raises(Unreadable, match=why) as caught:
        parse_number(text)
    assert len(caught.value.reason.en) < 260
    assert caught.value.reason.id != caught.value.reason.en


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024", "2024"),
        ("2024-07", "2024-07"),
        ("2024-07-17", "2024-07-17"),
        ("2024-07-17 00:00:00", "2024-07-17"),
        ("2019-01/2021-12", "2019-01/2021-12"),
        ("17 Juli 2024", "2024-07-17"),
        ("17 Jul 2024", "2024-07-17"),
        ("Rabu, 17 Juli 2024", "2024-07-17"),
        ("17 July 2024", "2024-07-17"),
        ("July 17, 2024", "2024-07-17"),
        ("17/07/2024", "2024-07-17"),
        ("17-07-2024", "2024-07-17"),
        ("1/2/2024", "2024-02-01"),
        ("Juli 2024", "2024-07"),
        ("1 Agt 2024", "2024-08-01"),
        ("Agu 2024", "2024-08"),
        ("Nop 2024", "2024-11"),
        ("Okt. 2024", "2024-10"),
        ("31 Des 2024", "2024-12-31"),
        ("Mei 2024", "2024-05"),
        ("Januari-Agustus 2024", "2024-01/2024-08"),
        ("Jan – Agt 2024", "2024-01/2024-08"),
        ("Nov 2023 - Feb 2024", "2023-11/2024-02"),
        ("1-17 Juli 2024", "2024-07-01/2024-07-17"),
        ("1 Mei s.d. 17 Juli 2024", "2024-05-01/2024-07-17"),
        ("2019-2021", "2019/2021"),
        ("2019 s.d. 2021", "2019/2021"),
        ("2019 sampai dengan 2021", "2019/2021"),
        ("triwulan III 2025", "2025-07/2025-09"),
        ("TW 1 2025", "2025-01/2025-03"),
        ("Q4 2025", "2025-10/2025-12"),
        ("semester I 2025", "2025-01/2025-06"),
        ("semester II tahun 2025", "2025-07/2025-12"),
    ],
)
def test_reads_a_date(text, iso):
    assert parse_date_text(text) == iso
    assert Period.parse(iso).text == iso


@pytest.mark.parametrize(
    "text",
    [
        "", "Juli", "17 Juli", "2024-00", "2024-13", "2024-07-00", "0 Juli 2024", "31/02/2024", "07/17/2024", "1799",
        "2024-12/2024-01", "2019-21", "semester III 2025", "kemarin", "2019 s.d. Agustus 2024", "٢٠٢٤", "x" * 10_000,
    ],
)  # fmt: skip
def test_no_date_is_guessed(text):
    with pytest.raises(Unreadable, match="is not a day, month, year or range; write it like 2024-08-24"):
        parse_date_text(text)


@pytest.mark.parametrize("text", ["36.72", "36.72.01", "480457660", "17.000", "24.86", "-5"])
def test_numbers_and_codes_do_not_look_like_dates(text):
    assert not looks_like_date(text)


@pytest.mark.parametrize(
    ("said", "indonesian", "english"),
    [
        (lambda to: format_number(17000, to), "17.000", "17,000"),
        (lambda to: format_number(Decimal("-1234.50"), to), "-1.234,50", "-1,234.50"),
        (lambda to: format_number(Decimal("1E+3"), to), "1.000", "1,000"),
        (
            lambda to: format_number(10**30, to),
            ".".join(["1"] + ["000"] * 10),
            ",".join(["1"] + ["000"] * 10),
        ),
        (lambda to: format_rupiah(480457660, to), "Rp480.457.660", "Rp480,457,660"),
        (lambda to: format_rupiah(Decimal("16800.00"), to), "Rp16.800", "Rp16,800"),
        (lambda to: format_rupiah(-5000, to), "-Rp5.000", "-Rp5,000"),
        (lambda to: format_rupiah(8590000000000, to, short=True), "Rp8,59 triliun", "Rp8.59 trillion"),
        (lambda to: format_rupiah(790000000, to, short=True), "Rp790 juta", "Rp790 million"),
        (lambda to: format_rupiah(999_999_999, to, short=True), "Rp1 miliar", "Rp1 billion"),
        (lambda to: format_rupiah(16800, to, short=True), "Rp16.800", "Rp16,800"),
        (lambda to: format_percent(Decimal("53.2"), to), "53,2 %", "53.2%"),
        (lambda to: format_percent(Decimal("24.90"), to), "24,90 %", "24.90%"),
        (lambda to: format_percent(Decimal("53.18181818181818"), to), "53,18 %", "53.18%"),
        (lambda to: format_points(6, to), "+6 poin", "+6 points"),
        (lambda to: format_points(Decimal("-1"), to), "-1 poin", "-1 point"),
        (lambda to: format_points(0, to), "0 poin", "0 points"),
        (lambda to: format_value(17000, "people", to), "17.000", "17,000"),
        (lambda to: format_value(Decimal("99999.99999999"), "people", to), "100.000", "100,000"),
        (lambda to: format_value(INFINITY, "people", to), "∞", "∞"),
        (lambda to: format_interval(Decimal(5), Decimal(5), "people", to), "5", "5"),
        (
            lambda to: format_interval(Decimal("52.5"), Decimal("53.5"), "percent", to),
            "52,5–53,5 %",
            "52.5–53.5%",
        ),
        (
            lambda to: format_interval(Decimal(100), Decimal(1500), "IDR", to),
            "Rp100–Rp1.500",
            "Rp100–Rp1,500",
        ),
        (
            lambda to: format_interval(Decimal(-2), Decimal(3), "points", to),
            "-2 poin sampai +3 poin",
            "-2 points to +3 points",
        ),
        (
            lambda to: format_interval(Decimal(200), INFINITY, "people", to),
            "paling sedikit 200",
            "at least 200",
        ),
        (lambda to: format_interval(-INFINITY, Decimal(5), "percent", to), "paling banyak 5 %", "at most 5%"),
        (lambda to: format_interval(-INFINITY, INFINITY, "people", to), "berapa pun", "any value"),
        (lambda to: format_period(Period.parse("2024-07-17"), to), "17 Juli 2024", "17 July 2024"),
        (lambda to: format_period(Period.parse("2024-07"), to), "Juli 2024", "July 2024"),
        (lambda to: format_period(Period.parse("2024"), to), "2024", "2024"),
        (
            lambda to: format_period(Period.parse("2024-01/2024-08"), to),
            "Januari-Agustus 2024",
            "January-August 2024",
        ),
        (
            lambda to: format_period(Period.parse("2023-11/2024-02"), to),
            "November 2023 - Februari 2024",
            "November 2023 - February 2024",
        ),
        (
            lambda to: format_period(Period.parse("2024-07-01/2024-07-17"), to),
            "1-17 Juli 2024",
            "1-17 July 2024",
        ),
        (
            lambda to: format_period(Period.parse("2024-05-01/2024-07-17"), to),
            "1 Mei - 17 Juli 2024",
            "1 May - 17 July 2024",
        ),
        (lambda to: format_period(Period.parse("2019/2021"), to), "2019-2021", "2019-2021"),
        (lambda to: format_period(Period.parse("2019/2021-06"), to), "2019 - Juni 2021", "2019 - June 2021"),
        (lambda to: format_period(Period.parse("2019/2019"), to), "2019", "2019"),
    ],
)
def test_says_it_in_both_languages(said, indonesian, english):
    assert said("id") == indonesian
    assert said("en") == english


def test_equal_numbers_keep_their_own_decimals():
    assert format_number(Decimal("24.9"), "id") == "24,9"
    assert format_number(Decimal("24.90"), "id") == "24,90"


@given(st.integers(1 - 10**18, 10**18 - 1), languages)
def test_a_whole_number_comes_back(number: int, language: Language):
    if abs(number) < 1_000_000 and abs(number) >= 1000:
        return  # one separator alone has two readings, see below
    assert parse_number(format_number(number, language), whole=True).value == number


@given(st.integers(0, 10**14), languages)
def test_rupiah_comes_back(amount: int, language: Language):
    found = parse_number(format_rupiah(amount, language), whole=True)
    assert (found.value, found.unit) == (amount, "IDR")


@given(st.integers(10**6, 9 * 10**14), languages)  # "Rp1.000 triliun" has two readings
def test_round_words_hold_the_true_amount(amount: int, language: Language):
    found = parse_number(format_rupiah(amount, language, short=True))
    # Zeros at the end are not said ("1,5 juta" for 1,500,049), so the words may promise less than they know.
    assert found.precision is not None
    assert abs(found.value - amount) <= found.precision / 2


@given(st.decimals(0, 1000, places=2), languages)
def test_percent_and_points_come_back(value: Decimal, language: Language):
    for written, unit in (
        (format_percent(value, language), "percent"),
        (format_points(value, language), "points"),
    ):
        found = parse_number(written)
        assert (str(found.value), found.unit) == (str(value), unit)


@given(st.dates(), st.dates(), languages, st.sampled_from([4, 7, 10]))
def test_a_period_comes_back(one, two, language: Language, length: int):
    first, last = sorted(max(each.isoformat(), "1900-01-01")[:length] for each in (one, two))
    if last > "2200":
        return
    iso = first if first == last else f"{first}/{last}"
    assert parse_date_text(format_period(Period.parse(iso), language)) == iso


@given(st.text(max_size=80))
def test_no_text_breaks_the_readers(text: str):
    for read in (parse_number, lambda each: parse_number(each, whole=True), parse_date_text):
        with suppress(Unreadable):
            read(text)


def test_the_largest_number():
    assert parse_number("9" * 18).value == 10**18 - 1


@pytest.mark.parametrize("text", ["1899-12", "2201-01", "0001-01", "２０２４-07", "2024-０7"])
def test_a_month_has_a_year_of_our_time(text):
    for read in (Month.parse, Period.parse):
        with pytest.raises(ValueError, match="is not"):
            read(text)
