"""A trend does not jump because a border moved: rows under old and new codes, asked for in the codes of a year."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pantau.core.region_years import NotInThatYear, code_in
from pantau.core.regions import UnknownRegion, regencies, within
from pantau.indicators import answer, answered
from tests.indicators.ledger_views import asked, month, only

PAPUA = [one.code for one in regencies() if one.code[:2] in ("91", "92", "93", "94", "95", "96")]
OLD = {code: code_in(code, 2021) for code in PAPUA}
MONTHS = ["2021-12", "2022-12", "2024-03"]


def cube(region, workers, at="2024-07", **more):
    return {"month": month(at), "region": region, "workers": workers, "memberships": workers, **more}


def test_old_and_new_codes_are_one_region(duck):
    views = duck.views(cube=[cube("91.01", 30), cube("93.01", 12), cube("93.02.01", 5), cube("91.03", 100)])
    south = answer(views, asked("93", by=["region"]), duck.collect, ["covered_workers"])
    assert only(south, "covered_workers", region="93").value == 47
    assert only(south, "covered_workers", region="93.01").value == 42
    assert only(south, "covered_workers", region="93.02").value == 5
    before = answer(views, asked("91", by=["region"], codes_of=2021), duck.collect, ["covered_workers"])
    assert {one.region: one.value for one in before if not one.definition} == {
        "91": 147, "91.01": 42, "91.16": 5, "91.03": 100
    }  # fmt: skip
    assert only(answer(views, asked("91"), duck.collect), "covered_workers").value == 100


def test_a_region_of_another_year_is_asked_for_by_that_year(duck):
    views = duck.views(cube=[cube("93.01", 12)])
    assert only(answer(views, asked("91.01", codes_of=2021), duck.collect), "covered_workers").value == 12
    with pytest.raises(UnknownRegion, match=r"93\.01"):
        asked("91.01")
    with pytest.raises(NotInThatYear, match="it is 91 there"):
        asked("93", codes_of=2021)


def test_the_nation_by_the_provinces_of_either_year(duck):
    views = duck.views(cube=[cube("91.01", 30), cube("96.71", 12), cube("36.72", 5)])

    def provinces(year):
        figures = answer(views, asked("ID", by=["region"], codes_of=year), duck.collect, ["worker_months"])
        return {one.region: one.value for one in figures if one.period.text == "2024-07"}

    assert provinces(None) == {"ID": 47, "93": 30, "96": 12, "36": 5}
    assert provinces(2021) == {"ID": 47, "91": 30, "92": 12, "36": 5}


def test_what_was_recorded_for_the_old_province_stays_there_and_is_said(duck):
    views = duck.views(cube=[cube("91", 1000, "2022-06"), cube("91.01", 30, "2022-06")])
    told = answered(views, asked("ID", "2022-06", by=["region"]), duck.collect, ["covered_workers"])
    assert only(told.figures, "covered_workers", region="91").value == 1000
    assert only(told.figures, "covered_workers", region="93").value == 30
    assert [note.en for note in told.notes if "cannot be divided" in note.en] == [
        "rows up to 2022-07-25 that are recorded for Papua only cannot be divided among Papua Selatan, Papua Tengah, "
        "Papua Pegunungan (UU 14/2022, UU 15/2022, UU 16/2022); they stay with Papua"
    ]
    old = answered(
        views, asked("ID", "2022-06", by=["region"], codes_of=2021), duck.collect, ["covered_workers"]
    )
    assert only(old.figures, "covered_workers", region="91").value == 1030
    assert not any("cannot be divided" in note.en for note in old.notes)


def estimate(region, value, day):
    return {"region": region, "value": value, "as_of": day}


def test_an_estimate_for_the_old_province_is_none_for_what_is_left_of_it(duck):
    before, after = date(2021, 8, 31), date(2023, 8, 31)
    rows = [estimate("91", 1000, before), estimate("91.01", 70, before), estimate("91.03", 50, before)]
    views = duck.views(cube=[cube("91.03", 10), cube("93.01", 14)], eligible=rows)

    def eligible(region, year=None, of=views):
        found = answer(of, asked(region, codes_of=year), duck.collect, ["eligible_workers"])
        return [one.value for one in found]

    assert eligible("91", 2021) == [1000]
    assert eligible("93") == [70]
    assert eligible("91") == [50]  # of its one regency that is known, not that of old Papua
    pieces = [estimate(code, 10 * n, after) for n, code in enumerate(("91", "93", "94", "95"), start=1)]
    newer = duck.views(cube=[cube("91.03", 10)], eligible=pieces)
    assert eligible("91", of=newer) == [10]
    assert eligible("91", 2021, of=newer) == [100]  # 10 + 20 + 30 + 40
    part = duck.views(cube=[cube("91.03", 10)], eligible=pieces[:3])
    assert eligible("91", 2021, of=part) == []  # one of its four pieces is not known


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    workers=st.dictionaries(st.sampled_from(PAPUA), st.integers(1, 500), min_size=1, max_size=6),
    old=st.lists(st.booleans(), min_size=len(MONTHS) * 8, max_size=len(MONTHS) * 8),
    year=st.sampled_from([2021, 2024, None]),
)
def test_a_trend_never_jumps_since_a_border_moved(duck, workers, old, year):
    """The same people every month, under whichever code the month wrote down: every region stays as it is."""
    written = iter(old)
    rows = [cube(OLD[code] if next(written) else code, n, at) for at in MONTHS for code, n in workers.items()]
    views = duck.views(cube=rows)
    expected = {code_in(code, year): n for code, n in workers.items()}
    for region in sorted({code[:2] for code in expected}):
        inside = {code: n for code, n in expected.items() if within(code, region)}
        for at in MONTHS:
            figures = answer(views, asked(region, at, ["region"], year), duck.collect, ["covered_workers"])
            found = {one.region: one.value for one in figures if not one.definition}
            assert found == {region: sum(inside.values()), **inside}, at
