"""Every parameter on the day before and the first day of each of its values."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from pantau.errors import NotCodified, NotInForce
from pantau.law.dated import Ended, Unknown, Value, law_on, parameters
from tests.law.history import ENDED, HISTORY, TO_CONFIRM, TO_CONFIRM_FROM, UNKNOWN

DAY = timedelta(days=1)
ENTRIES = [
    (parameter.id, place)
    for parameter in parameters().by_id.values()
    for place in range(len(parameter.entries))
]
BOUNDARIES = [
    (name, date.fromisoformat(day), before, after)
    for name, known in HISTORY.items()
    for before, (day, after) in zip([ENDED, *known.values()], known.items(), strict=False)
]


def named(case):
    return f"{case[0]}-{case[1]}"


def holds(entry, name, day):
    """The law of that day gives exactly this entry: its value, or the refusal that it stands for."""
    at = law_on(day)
    if isinstance(entry, Unknown):
        for ask in (at.get, at.__getitem__):
            with pytest.raises(NotCodified) as caught:
                ask(name)
            told = caught.value.text
            assert entry.missing.en in told["en"]
            assert entry.settles.id in told["id"]
    elif entry is None or isinstance(entry, Ended):
        assert at.get(name) is None
        with pytest.raises(NotInForce):
            at[name]
    else:
        assert at[name] is at.get(name) is entry


@pytest.mark.parametrize(("name", "place"), ENTRIES, ids=map(named, ENTRIES))
def test_an_entry_holds_from_its_first_day_and_not_the_day_before(name, place):
    entries = parameters()[name].entries
    holds(entries[place], name, entries[place].since)
    holds(entries[place - 1] if place else None, name, entries[place].since - DAY)


def test_the_last_entry_holds_on():
    for parameter in parameters().by_id.values():
        holds(parameter.entries[-1], parameter.id, date(2100, 1, 1))


def is_known(name, day, expected):
    """What the shipped law says on a day is what the facts say."""
    if expected == UNKNOWN:
        with pytest.raises(NotCodified):
            law_on(day).get(name)
        return
    found = law_on(day).get(name)
    if expected == ENDED:
        assert found is None
    elif isinstance(expected, list):
        assert [figures(row) for row in found.rows] == [tuple(map(exact, row)) for row in expected]
    elif isinstance(expected, tuple):
        assert found.codes == expected
    else:
        assert found.number == Decimal(expected)


def figures(row):
    """The values of a row without its titles."""
    return tuple(value for key, value in row.items() if key not in {"id", "en"})


def exact(value):
    if isinstance(value, str):
        return Decimal(value) if value[0].isdigit() and "-" not in value else value
    return value


@pytest.mark.parametrize(("name", "day", "before", "after"), BOUNDARIES, ids=map(named, BOUNDARIES))
def test_the_law_before_and_after_a_boundary(name, day, before, after):
    is_known(name, day - DAY, before)
    is_known(name, day, after)


def test_every_boundary_of_the_shipped_law_is_in_the_facts():
    shipped = {
        (parameter.id, entry.since)
        for parameter in parameters().by_id.values()
        for entry in parameter.entries
    }
    assert shipped == {(name, day) for name, day, _, _ in BOUNDARIES}


def test_how_sure_each_value_is():
    doubted = {name for line in TO_CONFIRM for name in line.split()}
    for parameter in parameters().by_id.values():
        for entry in parameter.entries:
            if isinstance(entry, Value):
                days = TO_CONFIRM_FROM.get(parameter.id, ())
                unsure = parameter.id in doubted or entry.since.isoformat() in days
                assert entry.status == ("to_confirm" if unsure else "firm"), (parameter.id, entry.since)
