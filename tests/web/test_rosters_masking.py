"""No number of a person is shown, however it is written."""

import re

import pytest

from pantau.web.rosters.masking import both_masked, hidden, masked, shown

NIK = "367201" + "570885" + "0001"
WRITTEN = [
    NIK,
    f"'{NIK}",
    "3672 0157 0885 0001",
    "367201\xa0570885\xa0\xa00001",
    "36.7201.570885.0001",
    "3672-0157-0885-0001",
    "3672/0157/0885/0001",
    "3672\u200b0157\u200b0885\u200b0001",
    "\uff13\uff16\uff17\uff12\uff10\uff11\uff15\uff17\uff10\uff18\uff18\uff15\uff10\uff10\uff10\uff11",
    f"{NIK} / {NIK}",
    f"KTP {NIK[:15]}",
    "0812-3456-7890",
    "3.67201570885E+15",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_it_is_hidden_anywhere_in_a_text(text):
    left = [re.sub(r"\D", "", part) for part in re.split(r"\*+", hidden(f"dari {text} ke"))]
    assert "*" in hidden(f"dari {text} ke")
    assert max(map(len, left)) <= 6


@pytest.mark.parametrize("text", [*WRITTEN, "0812345"])
def test_a_field_of_numbers_is_masked_whatever_it_holds(text):
    assert len(re.sub(r"\D", "", shown("nik", text))) <= 6


@pytest.mark.parametrize(
    "text",
    ["17-08-1985", "1985-08-17 00:00:00", "RT 001/004", "Rp46.569.600", "36.72.01.1001", "Jl. Mawar 12"],
)
def test_days_places_and_amounts_stay(text):
    assert hidden(text) == text


def test_two_numbers_show_the_digits_that_differ_and_no_more():
    assert both_masked(NIK, f"{NIK[:-1]}7") == ("*" * 15 + "1", "*" * 15 + "7")
    other = NIK.translate(str.maketrans("0123456789", "1234567890"))
    assert both_masked(NIK, other) == (masked(NIK), masked(other))
    assert both_masked(NIK, NIK[:15]) == (masked(NIK), masked(NIK[:15]))
