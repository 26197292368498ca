"""Regions on the codes of a chosen year, both ways."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.region_years import (
    NEW_PROVINCES,
    NotInThatYear,
    cannot_be_cut,
    code_in,
    in_list,
    parts_of,
    recorded_codes,
    require,
)
from pantau.core.regions import UnknownRegion, ancestors, children, regencies, retired_codes, within

REGENCIES = [one.code for one in regencies()]
RETIRED = sorted(retired_codes())
codes = st.one_of(
    st.sampled_from(RETIRED),
    st.sampled_from(REGENCIES),
    st.sampled_from(["91", "92", "93", "94", "95", "96"]),
)
years = st.sampled_from([None, 2019, 2021, 2022, 2025])


@pytest.mark.parametrize(
    ("code", "year", "found"),
    [
        ("91.01", None, "93.01"), ("91.01", 2022, "93.01"), ("91.01", 2021, "91.01"),
        ("93.01", None, "93.01"), ("93.01", 2021, "91.01"),
        ("93", 2021, "91"), ("95", 2021, "91"), ("96", 2021, "92"), ("96", 2022, "96"),
        ("91", None, "91"), ("91.03", 2021, "91.03"), ("ID", 2021, "ID"), ("36.72", 2021, "36.72"),
        ("93.01.02", 2021, "91.01.02"), ("91.01.02", None, "93.01.02"), ("91.01.02", 2021, "91.01.02"),
        ("91.13.44", None, "95.03"), ("91.13.44", 2021, "91.13.44"),  # a district that has no successor
    ],
)  # fmt: skip
def test_the_code_of_a_year(code, year, found):
    assert code_in(code, year) == found


def test_a_new_district_lies_in_its_old_regency():
    old = {code_in(code, 2021) for code in children("95.03")}
    assert all(within(code, "91.13") for code in old)
    assert "91.13" in old  # what has no code of its own in the old list is known to lie there


def test_the_laws_that_cut_the_provinces():
    assert {one.code: (one.cut_from, one.since, one.law) for one in NEW_PROVINCES} == {
        "93": ("91", date(2022, 7, 25), "UU 14/2022"),
        "94": ("91", date(2022, 7, 25), "UU 15/2022"),
        "95": ("91", date(2022, 7, 25), "UU 16/2022"),
        "96": ("92", date(2022, 12, 8), "UU 29/2022"),
    }
    assert [one.code for one in parts_of("91")] == ["93", "94", "95"]


def test_under_which_codes_the_rows_of_a_region_are():
    assert recorded_codes("91", 2021) == (("91", "93", "94", "95"), ())
    assert recorded_codes("96").inside == ("92.01", "92.04", "92.05", "92.09", "92.10", "92.71", "96")
    today = recorded_codes("92")
    assert (today.inside, len(today.outside)) == (("92",), 6)
    assert recorded_codes("36.72") == (("36.72",), ())
    assert recorded_codes("ID") == (("ID",), ())


@settings(max_examples=60, deadline=None)
@given(
    codes,
    years,
    st.sampled_from(["91", "92", "93", "94", "95", "96", "91.01", "93.01", "92.71", "96.71", "36"]),
)
def test_a_row_is_among_those_of_a_region_exactly_when_it_lies_there(code, year, region):
    if not in_list(region, year):
        return
    inside, outside = recorded_codes(region, year)
    found = any(within(code, one) for one in inside) and not any(within(code, one) for one in outside)
    assert found == within(code_in(code, year), region)


@given(codes, years)
def test_a_code_of_a_year_stays_in_that_year(code, year):
    once = code_in(code, year)
    assert code_in(once, year) == once


@given(codes, years)
def test_what_lay_in_a_regency_or_province_lies_there_or_in_a_province_cut_out_of_it(code, year):
    here = code_in(code, year)
    for above in (one for one in ancestors(code) if len(one) <= 5):
        there = code_in(above, year)
        assert within(here, there) or (there in ("91", "92") and here[:2] in ("93", "94", "95", "96"))


def test_every_regency_has_one_code_in_each_year_and_comes_back():
    old = [code_in(code, 2021) for code in REGENCIES]
    assert len(set(old)) == 514
    assert [code_in(code) for code in old] == REGENCIES
    assert {code[:2] for code in old}.isdisjoint({"93", "94", "95", "96"})


def test_what_stands_for_an_old_province_cannot_be_cut():
    assert cannot_be_cut("91", None, date(2022, 7, 1))  # the law is of the 25th
    assert not cannot_be_cut("91", None, date(2022, 8, 1))
    assert cannot_be_cut("92", None, date(2022, 12, 1))
    assert not cannot_be_cut("92", 2021, date(2022, 12, 1))
    assert not cannot_be_cut("36", None, date(2020, 1, 1))


def test_a_code_of_another_year_is_refused_with_the_right_one():
    assert require("93", 2022) == "93"
    with pytest.raises(
        NotInThatYear, match="'93' is not in the list of regions of 2021: it is 91 there"
    ) as raised:
        require("93", 2021)
    assert "tercatat sebagai 91" in raised.value.lines("id")[0]
    with pytest.raises(UnknownRegion, match=r"no longer in use .* 93\.01"):
        require("91.01")
    with pytest.raises(UnknownRegion):
        require("99", 2021)
