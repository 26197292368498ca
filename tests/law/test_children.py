"""Children who may receive a scholarship: what can be said of them, and how long each is paid for."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.errors import InputError
from pantau.law import benefit, explain, schedule

DAY = date(2024, 7, 17)
BEFORE = date(2019, 12, 1)  # the last day on which one sum was paid
YEARS = {"TK": 2, "SD": 6, "SMP": 3, "SMA": 3, "PT": 5}
MILLION = 1_000_000


def owed(children, on=DAY, **asked):
    question = {"programme": "JKM", "event": "death", "segment": "PU", "months_paid": 70} | asked
    return benefit(on=on, children=children, **question)


def scholarships(found):
    return [part for part in found.parts if part.code == "scholarship"]


def refused(children, on=DAY):
    with pytest.raises(InputError) as caught:
        owed(children, on)
    lines = [explain(caught.value, language) for language in ("en", "id")]
    assert [len(one) for one in lines] == [1, 1]
    assert lines[0] != lines[1]
    return lines[0][0]


@pytest.mark.parametrize("on", [DAY, BEFORE])
@pytest.mark.parametrize("level", YEARS)
def test_the_years_done_are_those_of_the_level(level, on):
    told = f"children: {level}:{{}}: this level is paid for {YEARS[level]} years at most"
    for done in (YEARS[level] + 1, 99, -1):
        assert refused([(level, done)], on) == told.format(done)
    assert owed([(level, YEARS[level])], on).total >= 24 * MILLION


@pytest.mark.parametrize("on", [DAY, BEFORE])
@pytest.mark.parametrize("level", YEARS)
def test_a_child_is_born_before_the_event(level, on):
    for later in (1, 365, 4_000):
        assert f", after {on}" in refused([(level, 0, on + timedelta(later))], on)


@pytest.mark.parametrize(
    ("level", "born", "age"),
    [
        ("TK", date(2024, 7, 17), 0), ("TK", date(2023, 1, 1), 1), ("SD", date(2022, 1, 1), 2),
        ("SMP", date(2018, 1, 1), 6), ("SMA", date(2020, 1, 1), 4), ("PT", date(2014, 1, 1), 10),
    ],
)  # fmt: skip
def test_a_level_that_a_child_is_too_young_for(level, born, age):
    assert f"{level}: a child of {age} years" in refused([(level, 0, born)])


@pytest.mark.parametrize(
    ("level", "age"),
    [("TK", 4), ("TK", 6), ("SD", 6), ("SD", 14), ("SMP", 12), ("SMA", 15), ("PT", 17), ("PT", 22)],
)
def test_the_usual_ages_are_taken(level, age):
    assert owed([(level, 0, date(DAY.year - age, 3, 1))]).total > 42 * MILLION


@pytest.mark.parametrize(
    ("birth", "years"),
    [
        (date(2001, 7, 17), 0),  # 23 on the day
        (date(2001, 7, 18), 1),
        (date(2004, 1, 1), 3),
        (date(2006, 7, 17), 5),
        (date(1980, 1, 1), 0),
    ],
)
def test_the_birth_date_and_the_years_left_are_told(birth, years):
    (part,) = scholarships(owed([("PT", 0, birth)]))
    assert part.amount == years * 12 * MILLION
    assert part.detail.en.startswith(
        "PT, 0 years done; paid yearly, ends at 23, on marriage or on work; born "
    )
    assert part.detail.en.endswith(f" {birth.year}, {years} years are left")
    assert part.detail.id.endswith(f" {birth.year}, {years} tahun tersisa")
    (unsaid,) = scholarships(owed([("PT", 0)]))
    assert unsaid.amount == 60 * MILLION
    assert "born" not in unsaid.detail.en


def test_a_child_born_before_1900_is_refused():
    for born in (date(1500, 1, 1), date(1890, 1, 1)):
        with pytest.raises(InputError):
            owed([("PT", 0, born)])


CHILDREN = st.lists(
    st.sampled_from(list(YEARS)).flatmap(
        lambda level: st.tuples(st.just(level), st.integers(0, YEARS[level]))
    ),
    max_size=4,
)
OLD_DAYS = st.dates(date(2015, 7, 1), BEFORE)


@settings(max_examples=80, deadline=None)
@given(
    children=CHILDREN,
    on=OLD_DAYS,
    case=st.sampled_from([("JKM", "death"), ("JKK", "death"), ("JKK", "total_disability")]),
)
def test_before_pp_82_2019_a_family_is_paid_twelve_million_in_the_first_year(children, on, case):
    asked = {
        "programme": case[0],
        "event": case[1],
        "segment": "PU",
        "on": on,
        "income": MILLION,
        "months_paid": 70,
    }
    found = schedule(children=children, **asked)
    paid = [(one.year, one.amount) for one in found.payments if one.code == "scholarship"]
    assert paid == ([(1, 12 * MILLION)] if children else [])
    assert found.total == benefit(children=children, **asked).total


@settings(max_examples=40, deadline=None)
@given(children=CHILDREN, on=OLD_DAYS | st.just(DAY))
def test_children_are_read_once_from_whatever_holds_them(children, on):
    asked = {"programme": "JKM", "event": "death", "segment": "PU", "on": on, "months_paid": 70}
    expected = schedule(children=children, **asked)
    for told in (tuple(children), iter(children), (one for one in children)):
        found = schedule(children=told, **asked)
        assert (found.payments, found.total) == (expected.payments, expected.total)


@pytest.mark.parametrize(
    "event", ["partial_disability", "temporary_disability", "accident", "retirement", "dismissal"]
)
def test_other_events_have_no_schedule(event):
    told = f"a schedule is of death and total_disability only, not {event}"
    with pytest.raises(InputError, match=told):
        schedule(programme="JKK", event=event, segment="PU", on=DAY, income=MILLION)


def test_how_many_children_are_paid_for_is_said_in_words():
    found = owed([("TK", 0), ("PT", 0), ("SD", 0)])
    assert any(one.en.startswith("children paid for: 2 at most (") for one in found.warnings)
    old = owed([("TK", 0), ("PT", 0)], BEFORE)
    assert any(one.en.startswith("children paid for: 1 at most (") for one in old.warnings)
    assert not any("1 children" in one.en for one in old.warnings)
