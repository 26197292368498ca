"""The worked examples and wrong pages that are shipped, and the schema that holds them."""

from datetime import date
from decimal import Decimal

import pytest
import yaml

from pantau.core.period import Month
from pantau.errors import InputError
from pantau.law.dated import parameters
from pantau.law.exact_yaml import parse
from pantau.law.examples import examples, read_examples, read_wrong_pages, wrong_pages

GOOD = """
- id: T01
  title: {id: Satu, en: One}
  source: somewhere
  derived: false
  implied: [income]
  asks:
    - question: benefit
      arguments: {programme: JKK, event: death, segment: PU, on: 2024-01-01, income: 5000000, children: [[SD, 2]]}
    - question: contribution
      arguments: {segment: PU, programmes: [JP], month: 2024-07, income: 5000000}
  expects: {total: 100, within: 5, parts: {lump_sum: 90}, payers: {worker: 10}}
- id: D01
  title: {id: Dua, en: Two}
  source: our own
  derived: true
  asks:
    - question: benefit
      arguments: {programme: JKM, event: death, segment: BPU, on: 2015-01-01, months_paid: 3}
  expects: {refused: true}
  by_hand: {wage: 1, wages: 48, periodic: 1, funeral: 1, balance: 0, total: 50}
- id: T02a
  title: {id: Tiga, en: Three}
  source: somewhere
  derived: false
  growth: {parameter: jp.wage_cap, from: 2019-03-01, percent: -2.07, to: 2020-03-01, total: 10, multiple: 100}
"""
PAGE = """
- id: W01
  page: somewhere
  claim: {id: salah, en: wrong}
  asks:
    - question: contribution
      arguments: {segment: PU, programmes: [JP], month: 2024-07, income: 1000000}
    - question: contribution
      arguments: {segment: PU, programmes: [JP], month: 2024-07, income: 2000000}
  not_total: 1
  not_parts: {JP: 2}
  proportional: true
"""


def test_every_published_case_is_there():
    known = {example.id[:3] for example in examples()}
    left_out = {"T17"}  # 401,721,805 without any breakdown
    assert {one for one in known if one[0] == "T"} == {f"T{n:02}" for n in range(1, 42)} - left_out


def test_what_no_source_prints_is_called_derived():
    by_id = {example.id: example for example in examples()}
    assert all(example.derived for name, example in by_id.items() if name[0] == "D")
    assert {name for name, example in by_id.items() if name[0] == "T" and example.derived} == {
        "T32",
        "T37",
        "T40",
    }


def test_ids_stand_once_and_in_order():
    for shipped in (examples(), wrong_pages()):
        found = [one.id for one in shipped]
        assert found == sorted(set(found))


def test_growth_names_a_parameter_and_two_of_its_days():
    for example in examples():
        if example.growth:
            days = {entry.since for entry in parameters()[example.growth.parameter].entries}
            assert {example.growth.since, example.growth.to} <= days


def test_arguments_are_what_the_functions_take():
    _, one, three = read_examples({"x.yaml": GOOD})
    assert one.asks[0].arguments["on"] == date(2024, 1, 1)
    assert one.asks[0].arguments["children"] == (("SD", 2),)
    assert one.asks[0].arguments["income"] == Decimal(5_000_000)
    assert one.asks[1].arguments["month"] == Month(2024, 7)
    assert one.asks[1].arguments["programmes"] == ("JP",)
    assert three.growth.percent == Decimal("-2.07")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: D01", "id: T01", "x.yaml: T01: stands twice"),
        ("id: D01", "id: X1", "x.yaml: X1: an id is T01 (published) or D01 (our own)"),
        ("derived: true", "derived: perhaps", "D01: derived is true or false"),
        ("source: our own", "source: ''", "D01: source is empty"),
        ("en: Two", "en: ''", "D01: title needs a sentence under id and one under en"),
        ("implied: [income]", "implied: [share]", "T01: implied 'share' is not asked"),
        ("on: 2015-01-01, ", "", "D01: benefit needs on"),
        ("on: 2015-01-01", "on: lately", "D01: on 'lately' is not a date"),
        ("months_paid: 3", "month_paid: 3", "D01: benefit takes no 'month_paid'"),
        ("month: 2024-07", "month: 2024-13", "T01: month '2024-13' is not a month such as 2024-07"),
        ("[[SD, 2]]", "[SD]", "T01: children is a list of level and years done"),
        ("question: contribution", "question: gift", "T01: question 'gift' is not one of"),
        ("total: 100, within", "totals: 100, within", "T01: expects has one or more of"),
        ("total: 100, within", "total: many, within", "T01: total is not an amount"),
        ("{lump_sum: 90}", "{lump_sum: -90}", "T01: parts needs an amount for each code"),
        ("{refused: true}", "{refused: true, total: 1}", "D01: refused is true and stands alone"),
        ("wages: 48, ", "", "D01: by_hand has exactly"),
        ("  expects: {refused: true}\n", "", "D01: needs asks and what is expected, or growth"),
        ("to: 2020-03-01", "to: 2019-03-01", "T02a: growth goes from a day to a later one"),
        ("multiple: 100", "multiple: 0", "T02a: growth is rounded to a multiple above 0"),
        ("percent: -2.07, ", "", "T02a: growth has exactly"),
        (GOOD, "{}", "an example needs derived, id, source, title"),
    ],
)
def test_the_schema_of_examples_names_the_place(old, new, said):
    with pytest.raises(InputError) as caught:
        read_examples({"x.yaml": GOOD.replace(old, new)})
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: W01", "id: T01", "T01: an id is W01 and stands once"),
        ("page: somewhere", "page: ''", "W01: page says where, claim has id and en"),
        ("not_total: 1", "not_total: one", "W01: not_total is not an amount"),
        ("{JP: 2}", "{}", "W01: not_parts needs an amount for each code"),
        ("proportional: true", "proportional: false", "W01: proportional is true, of two asks or more"),
        (", income: 1000000", ", wage: 1000000", "W01: contribution takes no 'wage'"),
        ("  not_total: 1\n  not_parts: {JP: 2}\n  proportional: true\n", "", "what the law does not give"),
    ],
)
def test_the_schema_of_wrong_pages_names_the_place(old, new, said):
    assert read_wrong_pages(PAGE)[0].proportional
    with pytest.raises(InputError) as caught:
        read_wrong_pages(PAGE.replace(old, new))
    assert said in str(caught.value)
    assert str(caught.value).startswith("wrong.yaml: ")


def test_every_fault_of_every_file_is_told_at_once():
    texts = {"a.yaml": GOOD.replace("derived: true", "derived: no"), "b.yaml": GOOD.replace("D01", "D1")}
    with pytest.raises(InputError) as caught:
        read_examples(texts)
    assert {fault.file for fault in caught.value.faults} == {"a.yaml", "b.yaml"}


def test_yaml_is_read_exactly():
    assert parse("on: 0.1") == {"on": Decimal("0.1")}
    with pytest.raises(yaml.YAMLError, match="the key 'rate' stands twice"):
        parse("rate: 1\nrate: 2")
