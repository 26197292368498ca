"""Numbers as they are typed: the language of the page says what its marks mean, and what is unsure is told."""

from decimal import Decimal

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from pantau.web.numbers import NumberField, RupiahField, WholeField

READ = [
    ("id", WholeField, "10.000", 10_000),
    ("id", WholeField, " 1.234.567 ", 1_234_567),
    ("id", WholeField, "2.026", 2026),
    ("id", WholeField, "10.000 orang", 10_000),
    ("en", WholeField, "10,000", 10_000),
    ("en", WholeField, "1,234,567", 1_234_567),
    ("id", WholeField, "1,234,567", 1_234_567),  # only thousands are marked so
    ("id", NumberField, "10,5", Decimal("10.5")),
    ("id", NumberField, "53,125", Decimal("53.125")),
    ("id", NumberField, "0.125", Decimal("0.125")),
    ("id", NumberField, "1.234,5", Decimal("1234.5")),
    ("en", NumberField, "1,234.5", Decimal("1234.5")),
    ("en", NumberField, "53.125", Decimal("53.125")),
    ("id", NumberField, "53,2 %", Decimal("53.2")),
    ("id", RupiahField, "Rp1,3 miliar", 1_300_000_000),
    ("id", RupiahField, "Rp480.457.660", 480_457_660),
    ("en", RupiahField, "Rp480,457,660", 480_457_660),
]
UNSURE = [("id", WholeField, "10,000"), ("en", WholeField, "10.000"), ("en", RupiahField, "10.000")]
NONE = ["sepuluh", "1e5", "1.2.3", "12-05-2024", "-", "10,5,5"]


@pytest.mark.parametrize(("language", "kind", "typed", "number"), READ)
def test_the_language_of_the_page_says_what_marks_mean(language, kind, typed, number):
    with translation.override(language):
        assert kind(least=None).clean(typed) == number


@pytest.mark.parametrize(("language", "kind", "typed"), UNSURE)
def test_what_has_two_readings_is_told(language, kind, typed):
    with translation.override(language), pytest.raises(forms.ValidationError) as told:
        kind().clean(typed)
    assert ("dua cara" if language == "id" else "two ways") in told.value.message
    assert "10000" in told.value.message


@pytest.mark.parametrize("typed", NONE)
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_no_number_is_told(language, typed):
    with translation.override(language), pytest.raises(forms.ValidationError):
        NumberField().clean(typed)


def test_parts_of_what_has_none_and_numbers_outside_are_told():
    for field, typed, says in (
        (WholeField(), "10,5", "bilangan bulat"),
        (NumberField(), "-1", "paling sedikit 0"),
        (NumberField(most=100), "100,5", "paling banyak 100"),
        (WholeField(least=2015, most=2100), "1.999", "paling sedikit 2015"),
        (WholeField(most=10**10), "20.000.000.000", "paling banyak 10.000.000.000"),
    ):
        with translation.override("id"), pytest.raises(forms.ValidationError, match=says):
            field.clean(typed)


def test_nothing_typed_is_no_number():
    assert WholeField(required=False).clean("  ") is None


@given(number=st.decimals(-(10**9), 10**9, places=3), language=st.sampled_from(["id", "en"]))
def test_what_a_form_shows_is_read_again_as_the_same(number, language):
    field = NumberField(least=None)
    with translation.override(language):
        assert field.clean(field.prepare_value(number)) == number


@given(number=st.integers(0, 10**15), language=st.sampled_from(["id", "en"]))
def test_whole_numbers_too(number, language):
    with translation.override(language):
        assert WholeField().clean(WholeField().prepare_value(number)) == number
