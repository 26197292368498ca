"""Cells: what people cannot see goes, what they wrote stays, and clean text stays clean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.roster.cells import clean_text, is_missing


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Budi Santoso", "Budi Santoso"),
        ("  Budi   Santoso ", "Budi Santoso"),
        ("Budi\nSantoso", "Budi Santoso"),
        ("Budi\u00a0Santoso\u200b", "Budi Santoso"),
        ("\ufeffBudi", "Budi"),
        ("\u202eBudi\u202c", "Budi"),
        ("Bu\x00di", "Budi"),
        ("'0812", "0812"),
        ("０８１２", "0812"),
        ("Ma'ruf", "Ma'ruf"),
        ("Café", "Café"),
        ("\x07", ""),
    ],
)
def test_a_cell_is_read_as_it_looks(written, meant):
    assert clean_text(written) == meant


@given(st.text())
def test_clean_text_stays_as_it_is(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.text(alphabet=st.characters(categories=["L", "N"], max_codepoint=127), min_size=1))
def test_letters_and_digits_are_never_lost(text):
    assert clean_text(f" \u200b{text}\u00a0") == text


@pytest.mark.parametrize(
    "text", ["", " ", "-", "--", ".", "n/a", "N.A.", "Tidak Ada", "belum ada", "#N/A", "#REF!", "0"]
)
def test_a_cell_that_says_nothing_is_missing(text):
    assert is_missing(text)


@pytest.mark.parametrize("text", ["1", "00", "Ada", "Nanang", "李", "x" * 1000])
def test_a_cell_that_says_something_is_not_missing(text):
    assert not is_missing(text)
