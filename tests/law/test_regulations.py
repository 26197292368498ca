"""The regulations behind the parameters."""

import re
from datetime import date

import pytest

from pantau.errors import InputError
from pantau.law.dated import Value, parameters
from pantau.law.regulations import read_regulations, regulations

GOOD = """
- id: PP 1/2015
  title: {id: Satu, en: One}
  in_force: 2015-07-01
  until: 2020-01-01
  source: S1
  status: firm
  open:
    - article: Lampiran I
      why: {id: belum terbaca, en: not read}
      settles: {id: teksnya, en: its text}
- id: PP 2/2020
  title: {id: Dua, en: Two}
  in_force: null
  replaces: [PP 1/2015]
  source: "S1, S2"
  status: to_confirm
"""
SOURCES = {"S1": "somewhere", "S2": "elsewhere"}
# PP 36/2025 of September was set without a break after July: its August is to be confirmed.
AUGUST_2025 = date(2025, 8, 1)


def named(reference):
    """The regulations that a reference names; a circular is none."""
    return re.findall(r"(?:PP|Permenaker|Perpres|UU) \d+/\d{4}", reference)


def test_every_reference_names_a_regulation_of_the_list():
    known = {regulation.id for regulation in regulations()}
    for parameter in parameters().by_id.values():
        for entry in parameter.entries:
            found = named(entry.reference)
            assert found, parameter.id
            assert set(found) <= known, parameter.id


def test_no_value_is_older_than_its_regulation():
    first = {regulation.id: regulation.in_force for regulation in regulations()}
    for parameter in parameters().by_id.values():
        for entry in parameter.entries:
            if not isinstance(entry, Value) or entry.since == AUGUST_2025:
                continue
            # A relief holds for the whole of the month in which it was set.
            starts = [first[name] and first[name].replace(day=1) for name in named(entry.reference)]
            assert any(start is None or start <= entry.since for start in starts), (parameter.id, entry.since)


def test_a_regulation_is_over_when_another_replaces_it():
    by_id = {regulation.id: regulation for regulation in regulations()}
    for regulation in by_id.values():
        for old in regulation.replaces:
            if old != "Permenaker 2/2022":  # revoked before its first day
                assert by_id[old].until == regulation.in_force


def test_where_the_first_day_is_not_known_something_says_so():
    for regulation in regulations():
        if regulation.in_force is None:
            assert regulation.open or regulation.note, regulation.id


def test_every_regulation_of_the_facts_is_there():
    known = {regulation.id for regulation in regulations()}
    assert {
        f"PP {one}" for one in ("14/1993", "44/2015", "45/2015", "46/2015", "60/2015", "82/2019")
    } <= known
    assert {f"PP {one}" for one in ("49/2020", "37/2021", "49/2023", "6/2025", "7/2025", "36/2025")} <= known
    ministers = ("26/2015", "44/2015", "1/2016", "21/2017", "29/2015", "19/2015", "5/2021", "7/2021")
    assert {f"Permenaker {one}" for one in (*ministers, "2/2022", "4/2022", "7/2017")} <= known
    assert {"PP 50/2025", "Permenaker 18/2018", "Permenaker 4/2023", "Permenaker 1/2025"} <= known


def test_a_good_file():
    one, two = read_regulations(GOOD, SOURCES)
    assert (one.in_force, one.until, two.in_force) == (date(2015, 7, 1), date(2020, 1, 1), None)
    assert one.open[0].why.en == "not read"
    assert two.replaces == ("PP 1/2015",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: PP 2/2020", "id: PP 1/2015", "PP 1/2015: an id stands once"),
        ("in_force: null", "in_force: soon", "PP 2/2020: in_force is not a date, nor null"),
        ("until: 2020-01-01", "until: 2015-07-01", "PP 1/2015: until comes after in_force"),
        ("until: 2020-01-01", "until: later", "until is not a date"),
        ("[PP 1/2015]", "[PP 9/2015]", "replaces 'PP 9/2015' is not in the file"),
        ("[PP 1/2015]", "PP 1/2015", "replaces is not a list of regulations"),
        ("status: firm", "status: sure", "status 'sure' is not firm or to_confirm"),
        ('"S1, S2"', '"S1, S9"', "source 'S9' is not in sources.yaml"),
        ("en: One", "en: ''", "title needs a sentence under id and one under en"),
        ("article: Lampiran I", "article: ''", "an open article has exactly article, settles, why"),
        ("en: not read", "en: ' '", "open Lampiran I: why and settles need id and en"),
        ("  status: firm\n", "", "regulation 1: needs id, in_force, source, status, title"),
        (GOOD, "{}", "the file is a list of regulations"),
    ],
)
def test_the_schema_names_the_place(old, new, said):
    with pytest.raises(InputError) as caught:
        read_regulations(GOOD.replace(old, new), SOURCES)
    assert said in str(caught.value)
    assert str(caught.value).startswith("regulations.yaml: ")
