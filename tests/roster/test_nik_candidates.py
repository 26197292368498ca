"""Proposals for a damaged NIK: only with other evidence, the right one among them, few enough to judge."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pantau.roster.nik import Evidence, build_nik, read_nik
from pantau.roster.nik_candidates import MOST, candidates, may_have_been

TODAY = date(2026, 3, 1)
BORN = date(1985, 8, 7)
WHOLE = build_nik("36.72.01", BORN, "F", 9012)
ALL = Evidence(BORN, "F", "36.72.01.1001")


def changes(damaged, evidence=ALL, known=()):
    return [(each.value == WHOLE, each.change) for each in candidates(damaged, evidence, TODAY, known)]


@pytest.mark.parametrize(
    ("damaged", "change"),
    [
        (WHOLE[:7] + WHOLE[8] + WHOLE[7] + WHOLE[9:], "slip_in_date"),
        (WHOLE[:6] + "9" + WHOLE[7:], "slip_in_date"),
        ("06" + WHOLE[2:], "slip_in_region"),
        (WHOLE[:3] + WHOLE[4:], "digit_missing"),
        (WHOLE[:8] + WHOLE[9:], "digit_missing"),
        (WHOLE[:4] + "7" + WHOLE[4:], "digit_too_many"),
        (WHOLE.replace("0", "O", 1), "letters_for_digits"),
        (WHOLE[:12] + "9O12", "letters_for_digits"),
    ],
)
def test_what_the_columns_show_is_proposed(damaged, change):
    assert changes(damaged) == [(True, change)]


def test_a_proposal_says_what_speaks_for_it():
    damaged = WHOLE[:6] + "9" + WHOLE[7:]
    (found,) = candidates(damaged, ALL, TODAY)
    assert found.evidence == ("birth_date", "sex", "region", "district")
    either = candidates(damaged, Evidence(BORN, region="36.72"), TODAY)
    assert {each.value[6] for each in either} == {"0", "4"}  # a man's or a woman's
    assert {each.evidence for each in either} == {("birth_date", "region")}


def test_zeros_that_parts_lost_come_back():
    whole = build_nik("36.72.01", BORN, "M", 12)
    (found,) = candidates(whole[:6] + whole[7:12] + "12", Evidence(BORN), TODAY)
    assert (found.value, found.change) == (whole, "zero_lost")


def test_a_column_that_holds_the_nik_is_pointed_at():
    card = build_nik("36.72.01", date(2012, 3, 9), "M", 9001)
    assert changes(card, ALL._replace(kk=WHOLE)) == [(True, "in_family_card_column")]


@pytest.mark.parametrize("damaged", [WHOLE[:15] + "0", "3,67201E+15", WHOLE[:6] + "0" * 10, WHOLE[:15]])
def test_what_was_cut_off_is_found_in_another_row_or_not_at_all(damaged):
    cut = ALL._replace(cut=True)
    stranger = build_nik("36.72.01", date(1990, 1, 1), "M", 9012)
    assert changes(damaged, cut, known=[WHOLE, stranger])[0] == (True, "in_another_row")
    assert (True, "in_another_row") not in changes(damaged, cut)


def test_without_a_birth_date_nothing_is_proposed():
    assert candidates("3,67201E+15", ALL._replace(birth_date=None), TODAY, known=[WHOLE]) == ()


def test_a_whole_number_that_agrees_needs_no_proposal():
    assert candidates(WHOLE, ALL, TODAY) == ()


@given(
    st.integers(0, 15),
    st.sampled_from("0123456789"),
    st.dates(min_value=date(1930, 1, 1), max_value=date(2010, 1, 1)),
    st.sampled_from("MF"),
)
def test_every_proposal_is_a_nik_that_agrees(at, digit, born, sex):
    whole = build_nik("36.72.01", born, sex, 9012)
    damaged = whole[:at] + digit + whole[at + 1 :]
    assume(damaged != whole)
    evidence = Evidence(born, sex, "36.72")
    found = candidates(damaged, evidence, TODAY)
    assert len(found) <= MOST
    for each in found:
        read = read_nik(each.value, evidence, TODAY)
        assert (read.birth_date, read.sex) == (born, sex)
    if 6 <= at < 12:
        assert whole in [each.value for each in found]


def test_a_whole_number_fits_only_its_own_damage():
    assert may_have_been(WHOLE[:15] + "0", WHOLE)
    assert may_have_been(WHOLE[:6], WHOLE)
    assert not may_have_been(WHOLE, WHOLE)
    assert not may_have_been(WHOLE[:14] + "90", WHOLE)
    assert not may_have_been("", WHOLE)
    assert not may_have_been(WHOLE[:6], WHOLE[:15])
