"""Each error does what its name says, and never makes a number that could be somebody's."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.errors import PantauError
from pantau.synthetic import Rates, population
from pantau.synthetic.errors_name import NAME_DAMAGE, respelt, short_form
from pantau.synthetic.errors_number import (
    NUMBER_DAMAGE,
    day_typo,
    fifteen_digits,
    neighbour_key,
    scientific,
    serial_date,
    spaced,
    swapped_date,
    transposed,
    year_typo,
)
from pantau.synthetic.rates import CLEAN, TYPICAL, UGLY

NIKS = st.builds(
    lambda head, serial: f"{head:012d}{serial}",
    st.integers(110101010101, 969999999999),
    st.integers(9000, 9999),
)
SEEDS = st.integers(0, 2**32)
BIRTHS = st.dates(date(1930, 1, 1), date(2010, 12, 31))
PEOPLE = list(population(Random(8), 400, ("12", "36", "51", "73", "53")))


def digits(text):
    return "".join(sign for sign in text if sign.isdigit())


@given(NIKS, SEEDS, st.sampled_from(sorted(NUMBER_DAMAGE)))
def test_no_damage_gives_sixteen_digits_outside_the_range_of_made_up_people(nik, seed, kind):
    text = NUMBER_DAMAGE[kind](Random(seed), nik)
    assert text != nik
    assert text is None or len(digits(text)) != 16 or digits(text)[12] == "9"


@given(NIKS, SEEDS)
def test_a_neighbour_key_changes_one_digit_and_a_swap_two_neighbours(nik, seed):
    one = neighbour_key(Random(seed), nik)
    assert sum(a != b for a, b in zip(one, nik, strict=True)) == 1
    two = transposed(Random(seed), nik)
    assert two is None or (
        sorted(two) == sorted(nik) and sum(a != b for a, b in zip(two, nik, strict=True)) == 2
    )


@given(NIKS, SEEDS)
def test_spaces_leave_every_digit(nik, seed):
    assert digits(spaced(Random(seed), nik)) == nik


@given(NIKS, SEEDS)
def test_scientific_keeps_six_digits(nik, seed):
    mantissa, _, power = scientific(Random(seed), nik).replace(",", ".").partition("E+")
    assert power == "15"
    whole, _, fraction = mantissa.partition(".")
    assert abs(int(whole + fraction) * 10**10 - int(nik)) <= 5 * 10**9


def test_a_spreadsheet_keeps_fifteen_digits():
    head = "3672014506859"
    assert fifteen_digits(Random(1), head + "123") == head + "120"
    assert fifteen_digits(Random(1), head + "120") is None


@given(BIRTHS, SEEDS)
def test_dates_become_other_dates(born, seed):
    swapped = swapped_date(born)
    assert swapped is None or (swapped.day, swapped.month, swapped.year) == (born.month, born.day, born.year)
    assert year_typo(Random(seed), born).year != born.year
    other = day_typo(Random(seed), born)
    assert (other.year, other.month) == (born.year, born.month)
    assert other != born


@given(BIRTHS)
def test_a_serial_number_is_the_day_as_a_spreadsheet_counts(born):
    assert date(1900, 3, 1) + timedelta(days=int(serial_date(born)) - 61) == born


@pytest.mark.parametrize("kind", sorted(NAME_DAMAGE))
def test_each_error_of_names_happens_to_somebody_and_changes_the_name(kind):
    random = Random(4)
    changed = [(person, NAME_DAMAGE[kind](random, person)) for person in PEOPLE]
    made = [(person, text) for person, text in changed if text is not None]
    assert len(made) > 5
    assert all(text != person.name for person, text in made)
    assert kind == "missing" or all(text.strip() for _, text in made)


def test_a_marga_is_dropped_only_from_those_who_have_one():
    dropped = [p for p in PEOPLE if NAME_DAMAGE["marga_dropped"](Random(1), p) is not None]
    assert {p.id for p in dropped} <= {p.id for p in PEOPLE if p.family}
    person = dropped[0]
    assert f"{NAME_DAMAGE['marga_dropped'](Random(1), person)} {person.family}" == person.name


def test_what_stands_after_bin_is_the_father():
    for person in PEOPLE:
        text = NAME_DAMAGE["parent"](Random(1), person)
        if text:
            assert text.split(" ")[-1] == person.father.split(" ")[0]
            assert ("BINTI" in text or "BT." in text) is (person.sex == "F")


def test_other_spellings_and_short_forms():
    assert respelt(Random(0), "XYX") is None
    assert {respelt(Random(seed), "AHMAD") for seed in range(30)} == {"ACHMAD", "AKHMAD"}
    assert short_form("SUPARMAN", 0.1) == "PARMAN"
    assert short_form("ALI", 0.1) is None


def test_rates_that_cannot_be_are_refused_by_name():
    with pytest.raises(PantauError, match="nik_missing is 2"):
        Rates(nik_missing=2)
    with pytest.raises(PantauError, match=r"nik_\* are 1\.\d+ in sum"):
        Rates(nik_missing=0.6, nik_is_kk=0.6)


def test_presets():
    assert set(CLEAN.of("").values()) == {0.0}
    assert UGLY.nik_missing == pytest.approx(2.2 * TYPICAL.nik_missing)
    assert TYPICAL.times(0) == CLEAN
