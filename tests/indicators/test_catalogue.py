"""The catalogue of indicators: every one has a measure, a definition in both languages, and says what it needs."""

import pytest

import pantau.indicators
from pantau.core.terms import DIMENSIONS
from pantau.figures.measures import MEASURES
from pantau.indicators import BREAKDOWNS, PUBLISHED, VARIANTS, indicators

ALL = indicators()


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_an_indicator_is_complete(one):
    assert one.title == MEASURES[one.id].title
    assert one.unit == MEASURES[one.id].unit
    for sentence in (one.says.id, one.says.en):
        assert sentence.strip() == sentence
        assert sentence.endswith(".")
    assert one.says.id != one.says.en
    assert one.needs
    assert one.compute.__doc__


def test_each_stands_once():
    assert len({one.id for one in ALL}) == len(ALL) >= 22


def test_what_lies_in_a_month_is_never_added_over_time():
    stocks = {one.id for one in ALL if MEASURES[one.id].kind == "stock"}
    assert stocks == {one.id for one in ALL if one.over == "month"} & stocks


def test_the_four_variants_and_their_counts_by_membership():
    assert list(PUBLISHED) == ["kemendagri", "ucj_with_jakon", "rpjmn", "of_target"]
    assert set(VARIANTS) == {*PUBLISHED, *(f"{code}_memberships" for code in PUBLISHED)}
    assert all(one.code == code for code, one in VARIANTS.items())


def test_breakdowns_are_dimensions_of_figures_or_of_people():
    assert set(DIMENSIONS) <= set(BREAKDOWNS)


def test_the_face_is_exact():
    assert len(set(pantau.indicators.__all__)) == len(pantau.indicators.__all__)
    assert all(hasattr(pantau.indicators, name) for name in pantau.indicators.__all__)
