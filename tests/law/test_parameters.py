"""The parameters that are shipped, and the schema that holds them."""

import re
from datetime import date
from decimal import Decimal

import pytest

from pantau.errors import InputError, LawError, NotCodified, NotInForce
from pantau.law import explain, parameters
from pantau.law.dated import Ended, Unknown, Value, read
from pantau.law.exact_yaml import files, read_text
from pantau.law.regulations import regulations

GOOD = """
rate:
  title: {id: Iuran, en: Contribution}
  unit: percent
  checked: 2026-11-21
  values:
    2015-07-01: {value: 0.24, reference: PP 1/2015, source: S1, status: firm}
    2020-01-01: {unknown: {id: a, en: the rate}, settles: {id: b, en: the text}, reference: PP 4/2020}
    2021-01-01: {value: 2, reference: PP 2/2021, source: "S1, S2", status: to_confirm}
    2022-01-01: {value: null, reference: PP 3/2022}
"""
SOURCES = "S1: somewhere\nS2: elsewhere\n"


def loaded(text=GOOD):
    return read({"x.yaml": text, "sources.yaml": SOURCES})


def test_every_shipped_parameter_loads_with_its_law():
    law = parameters()
    assert len(law.by_id) > 160
    for parameter in law.by_id.values():
        assert parameter.checked == date(2026, 11, 21)
        assert [entry.since for entry in parameter.entries] == sorted(
            {entry.since for entry in parameter.entries}
        )
        for entry in parameter.entries:
            assert isinstance(entry, Value | Ended | Unknown)
            assert entry.reference.startswith(("PP ", "Permenaker ", "Perpres ", "UU "))


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
    sources = [
        *(
            entry.source
            for parameter in law.by_id.values()
            for entry in parameter.entries
            if isinstance(entry, Value)
        ),
        *(regulation.source for regulation in regulations()),
    ]
    assert {key.strip() for source in sources for key in source.split(",")} == set(law.sources)


def test_what_was_read_in_one_place_only_is_to_be_confirmed():
    # A row of a table may be surer than the table, never less sure than its entry says.
    for parameter in parameters().by_id.values():
        for entry in parameter.entries:
            if isinstance(entry, Value) and entry.status == "firm":
                assert all(row.get("status", "firm") == "firm" for row in entry.rows), parameter.id


def test_no_identity_number_nor_host_of_packages_in_the_files_of_the_law():
    for text in (*files("parameters").values(), *files("examples").values(), read_text("regulations.yaml")):
        assert not re.search(r"[0-9]{16}", text)
        assert not re.search(r"(?i)pypi|npmjs|rubygems|crates\.io", text)


def test_a_value_by_its_day():
    law = loaded()
    assert law.at(date(2015, 7, 1))["x.rate"].number == Decimal("0.24")
    assert law.at(date(2019, 12, 31))["x.rate"].reference == "PP 1/2015"
    assert law.at(date(2021, 6, 1))["x.rate"].status == "to_confirm"


def test_no_value_before_the_first_nor_after_the_end():
    law = loaded()
    with pytest.raises(NotInForce, match="was not in force on 30 June 2015; it holds from 1 July 2015"):
        law.at(date(2015, 6, 30))["x.rate"]
    with pytest.raises(NotInForce, match="it ended on 1 January 2022"):
        law.at(date(2023, 1, 1))["x.rate"]
    assert law.at(date(2023, 1, 1)).get("x.rate") is None


def test_a_table_has_no_number():
    for parameter in parameters().by_id.values():
        for entry in parameter.entries:
            if isinstance(entry, Value):
                many = parameter.unit in ("rows", "codes")
                assert entry.number.is_nan() == many == bool(entry.rows or entry.codes), parameter.id


def test_a_value_that_is_not_in_force_is_named_by_its_title():
    with pytest.raises(NotInForce) as caught:
        parameters().at(date(2019, 12, 1))["jkk.home_care"]
    title = parameters()["jkk.home_care"].title
    (english,), (indonesian,) = (explain(caught.value, language) for language in ("en", "id"))
    assert english.startswith(title.en)
    assert "1 December 2019; it holds from 2 December 2019" in english
    assert indonesian.startswith(title.id)
    assert "1 Desember 2019; berlaku mulai 2 Desember 2019" in indonesian


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
        ("value: 0.24", "value: true", "value 'True' is not a number"),
        ("source: S1,", "source: S9,", "2015-07-01: source 'S9' is not in sources.yaml"),
        ("2015-07-01:", "from:", "values: 'from' is not a date"),
        ("checked: 2026-11-21", "checked: lately", "checked is not a date"),
        ("en: Contribution", "en: ''", "title needs a sentence under id and one under en"),
        ("reference: PP 1/2015", "reference: ''", "reference is empty"),
        (", status: firm", "", "2015-07-01: needs exactly"),
        ("{value: null, reference: PP 3/2022}", "{value: null}", "an end has value: null and the reference"),
        ("settles: {id: b, en: the text}", "settled: {id: b, en: c}", "unknown needs settles and reference"),
        (", reference: PP 4/2020", "", "2020-01-01: unknown needs settles and reference beside it"),
        ("reference: PP 4/2020", "reference: ' '", "2020-01-01: reference is empty"),
        ("reference: PP 3/2022", "reference: ''", "2022-01-01: an end has value: null and the reference"),
        ("  unit: percent\n", "", "rate: a parameter has exactly checked, title, unit, values"),
        ("unit: percent", "unit: rows", "value is not a list of rows"),
        ("unit: percent", "unit: codes", "value is not a list of codes"),
        ("value: 2,", "value: 200,", "2021-01-01: value '200' is above 100"),
        (GOOD, "[]", "x.yaml: a file is a map of parameters"),
    ],
)
def test_the_schema_names_the_place(old, new, said):
    with pytest.raises(InputError) as caught:
        loaded(GOOD.replace(old, new))
    assert said in str(caught.value)
    assert str(caught.value).startswith("x.yaml: ")


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("rows", "[{a: 1}, {a: 1, b: 2}]", "the rows have not all the same names"),
        ("rows", "[1, 2]", "value is not a list of rows"),
        ("codes", "[JKK, JKM, JKK]", "a code stands twice"),
        ("codes", "[]", "value is not a list of codes"),
        ("day_of_month", "32", "value '32' is above 31"),
        ("percent", "100.1", "value '100.1' is above 100"),
        ("hours", "-48", "value '-48' is not a number of 0 or more"),
    ],
)
def test_a_value_fits_its_unit(unit, value, said):
    text = f"""
rate:
  title: {{id: Iuran, en: Contribution}}
  unit: {unit}
  checked: 2026-11-21
  values:
    2015-07-01: {{value: {value}, reference: PP 1/2015, source: S1, status: firm}}
"""
    with pytest.raises(InputError, match=re.escape(said)):
        loaded(text)


def test_every_fault_is_told_at_once():
    with pytest.raises(InputError) as caught:
        loaded(GOOD.replace("status: firm", "status: sure").replace("unit: percent", "unit: x"))
    assert len(caught.value.faults) == 2
