"""The parameters that are shipped, and the schema that holds them."""

from datetime import date
from decimal import Decimal

import pytest

from pantau.errors import InputError, LawError, NotCodified, NotInForce
from pantau.law import parameters
from pantau.law.dated import Ended, Unknown, Value, read

GOOD = """
rate:
  title: {id: Iuran, en: Contribution}
  unit: percent
  checked: 2026-11-21
  values:
    2015-07-01: {value: 0.24, reference: PP 1/2015, source: S1, status: firm}
    2020-01-01: {unknown: {id: a, en: the rate}, settles: {id: b, en: the text}}
    2021-01-01: {value: 2, reference: PP 2/2021, source: "S1, S2", status: to_confirm}
    2022-01-01: {value: null, reference: PP 3/2022}
"""
SOURCES = "S1: somewhere\nS2: elsewhere\n"


def loaded(text=GOOD):
    return read({"x.yaml": text, "sources.yaml": SOURCES})


def test_every_shipped_parameter_loads_with_its_law():
    law = parameters()
    assert len(law.by_id) > 80
    for parameter in law.by_id.values():
        assert parameter.checked == date(2026, 11, 21)
        assert [entry.since for entry in parameter.entries] == sorted(
            {entry.since for entry in parameter.entries}
        )
        for entry in parameter.entries:
            assert isinstance(entry, Value | Ended | Unknown)


def test_no_float_in_the_shipped_law():
    def numbers(value):
        yield value.number
        for row in value.rows:
            yield from (found for found in row.values() if not isinstance(found, str | None))

    for parameter in parameters().by_id.values():
        for entry in parameter.entries:
            if isinstance(entry, Value):
                assert all(isinstance(found, Decimal) for found in numbers(entry)), parameter.id


def test_every_source_is_used():
    law = parameters()
    used = {
        key.strip()
        for parameter in law.by_id.values()
        for entry in parameter.entries
        if isinstance(entry, Value)
        for key in entry.source.split(",")
    }
    assert used == set(law.sources)


def test_a_value_by_its_day():
    law = loaded()
    assert law.at(date(2015, 7, 1))["x.rate"].number == Decimal("0.24")
    assert law.at(date(2019, 12, 31))["x.rate"].reference == "PP 1/2015"
    assert law.at(date(2021, 6, 1))["x.rate"].status == "to_confirm"


def test_no_value_before_the_first_nor_after_the_end():
    law = loaded()
    with pytest.raises(NotInForce, match="the first is from 2015-07-01"):
        law.at(date(2015, 6, 30))["x.rate"]
    with pytest.raises(NotInForce, match="it ended on 2022-01-01"):
        law.at(date(2023, 1, 1))["x.rate"]
    assert law.at(date(2023, 1, 1)).get("x.rate") is None


def test_what_is_not_known_says_what_would_settle_it():
    for ask in (lambda at: at["x.rate"], lambda at: at.get("x.rate"), lambda at: at.refuse("x.rate")):
        with pytest.raises(NotCodified, match="the rate; what would settle it: the text"):
            ask(loaded().at(date(2020, 5, 1)))


def test_a_parameter_that_does_not_exist():
    with pytest.raises(LawError, match=r"no parameter 'x.rat'"):
        loaded().at(date(2020, 5, 1))["x.rat"]
    with pytest.raises(LawError, match="is known on"):
        loaded().at(date(2016, 5, 1)).refuse("x.rate")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("status: firm", "status: sure", "rate: 2015-07-01: status 'sure' is not firm or to_confirm"),
        ("unit: percent", "unit: percents", "unit 'percents' is not one of"),
        ("value: 0.24", "value: -1", "2015-07-01: value '-1' is not a number of 0 or more"),
        ("value: 0.24", "value: yes", "value 'True' is not a number"),
        ("source: S1,", "source: S9,", "2015-07-01: source 'S9' is not in sources.yaml"),
        ("2015-07-01:", "from:", "values: 'from' is not a date"),
        ("checked: 2026-11-21", "checked: lately", "checked is not a date"),
        ("en: Contribution", "en: ''", "title needs a sentence under id and one under en"),
        ("reference: PP 1/2015", "reference: ''", "reference is empty"),
        (", status: firm", "", "2015-07-01: needs exactly"),
        ("{value: null, reference: PP 3/2022}", "{value: null}", "an end has value: null and the reference"),
        ("settles: {id: b, en: the text}", "settled: {id: b, en: c}", "unknown needs settles beside it"),
        ("  unit: percent\n", "", "rate: a parameter has exactly checked, title, unit, values"),
        ("unit: percent", "unit: rows", "value is not a list of rows"),
        ("unit: percent", "unit: codes", "value is not a list of codes"),
        (GOOD, "[]", "x.yaml: a file is a map of parameters"),
    ],
)
def test_the_schema_names_the_place(old, new, said):
    with pytest.raises(InputError) as caught:
        loaded(GOOD.replace(old, new))
    assert said in str(caught.value)
    assert str(caught.value).startswith("x.yaml: ")


def test_every_fault_is_told_at_once():
    with pytest.raises(InputError) as caught:
        loaded(GOOD.replace("status: firm", "status: sure").replace("unit: percent", "unit: x"))
    assert len(caught.value.faults) == 2
