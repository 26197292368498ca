"""Rosters: every row knows who it is and what is wrong in it, and nothing is wrong that it does not know."""

import math
from collections import Counter
from dataclasses import fields
from datetime import date
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core import regions
from pantau.errors import PantauError
from pantau.roster.nik import is_test_nik
from pantau.synthetic import (
    CLEAN,
    COLUMNS,
    TYPICAL,
    UGLY,
    Facts,
    Office,
    Rates,
    offices,
    population,
    rosters,
)
from pantau.synthetic.office import DATE_FORMATS, written_date
from pantau.synthetic.roster_row import HARMLESS

ALL = st.integers(0, 2**32)
SETTLED = Facts(died=0, moved=0, civil_servant=0)


def drawn(size=2000, seed=1, rates=TYPICAL, lists=None, **options):
    random = Random(seed)
    people = list(population(random, size, ("36.72",), **options))
    kept = offices(random) if lists is None else lists
    return {person.id: person for person in people}, list(rosters(random, people, rates, kept))


def value(row, field):
    return row.values[COLUMNS.index(field)]


def codes(row):
    return {cause.code for cause in row.causes}


def truly(person, office):
    """What a row of the person holds when nothing is wrong."""

    def cased(text):
        return text if office.capitals else text.title()

    village = person.moved_to or person.village
    return {
        "nik": person.nik,
        "kk": person.kk,
        "name": cased(person.name),
        "birth_place": person.birth_place,
        "birth_date": written_date(person.birth_date, office.dates),
        "sex": office.sexes[0 if person.sex == "M" else 1],
        "address": person.address,
        "rt_rw": f"{person.rt:03d}/{person.rw:03d}",
        "village": village.name,
        "district": village.district,
        "regency": village.regency,
        "province": village.province,
        "region": village.code,
        "phone": person.phone,
        "occupation": person.occupation,
        "category": person.category,
        "mother_name": cased(person.mother),
    }


def test_the_same_seed_and_rates_give_the_same_rows():
    assert drawn(600)[1] == drawn(600)[1]
    assert drawn(600)[1] != drawn(600, seed=2)[1]
    assert drawn(600)[1] != drawn(600, rates=UGLY)[1]


@settings(max_examples=20, deadline=None)
@given(ALL, st.floats(0, 3))
def test_a_cell_is_wrong_only_where_a_cause_says_so_and_then_the_truth_is_kept(seed, factor):
    random = Random(seed)
    kept = {office.name: office for office in offices(random, damaged=0.3)}
    known, rows = drawn(150, seed, TYPICAL.times(factor), tuple(kept.values()))
    for row in rows:
        if not row.person:
            continue
        wrong = {cause.field for cause in row.causes}
        right = truly(known[row.person], kept[row.office])
        for field, text in zip(COLUMNS, row.values, strict=True):
            assert (text == right[field]) or field in wrong, (field, text, right[field])


@settings(max_examples=20, deadline=None)
@given(ALL)
def test_a_cause_changes_its_cell_and_holds_what_the_register_has(seed):
    random = Random(seed)
    kept = {office.name: office for office in offices(random)}
    known, rows = drawn(150, seed, UGLY, tuple(kept.values()))
    for row in rows:
        for cause in row.causes:
            if row.person and cause.field in ("nik", "kk", "name", "birth_date", "mother_name"):
                person = known[row.person]
                held = {
                    "nik": person.nik,
                    "kk": person.kk,
                    "name": person.name,
                    "birth_date": person.birth_date.isoformat(),
                    "mother_name": person.mother,
                }
                assert cause.true == held[cause.field]
                assert value(row, cause.field) != truly(person, kept[row.office])[cause.field]


@settings(max_examples=20, deadline=None)
@given(ALL)
def test_no_number_of_sixteen_digits_could_be_somebodys(seed):
    random = Random(seed)
    for row in drawn(150, seed, UGLY, offices(random, damaged=0.5))[1]:
        for text in row.values:
            digits = "".join(sign for sign in text if sign.isdigit())
            assert len(digits) != 16 or is_test_nik(digits) or set(digits) == {"0"}


def test_everybody_stands_on_a_list_and_on_that_of_their_category():
    known, rows = drawn()
    random = Random(1)
    list(population(random, 2000, ("36.72",)))
    kept = {office.name: office for office in offices(random)}
    first = {row.person: row for row in reversed(rows) if row.person and not codes(row) & {"also_listed"}}
    assert set(first) == set(known)
    assert all(known[row.person].category in kept[row.office].categories for row in first.values())


def test_rows_are_people_and_repeats_and_places_kept_for_nobody():
    known, rows = drawn(4000, rates=UGLY)
    how = Counter(
        next((code for code in codes(row) if code.startswith(("row_", "also_"))), "") for row in rows
    )
    assert how[""] == len(known)
    assert len(rows) == sum(how.values())
    assert sum(not row.person for row in rows) == how["row_placeholder"] > 0
    assert how["also_listed"] > 400
    assert how["row_repeated"] > 60


def test_a_second_row_on_another_list_is_on_another_list():
    rows = drawn(3000, rates=UGLY)[1]
    first = {
        row.person: row.office
        for row in rows
        if row.person and not codes(row) & {"also_listed", "row_repeated"}
    }
    for row in rows:
        if "also_listed" in codes(row):
            assert row.office != first[row.person]
        if "row_repeated" in codes(row):
            assert row.office == first[row.person]


def test_without_errors_a_roster_is_the_register():
    known, rows = drawn(500, rates=CLEAN, lists=(Office("daftar"),), facts=SETTLED)
    assert [row.person for row in rows] == list(known)
    for row in rows:
        assert row.causes == ()
        assert row.valid
        assert dict(zip(COLUMNS, row.values, strict=True)) == truly(known[row.person], Office("daftar"))
        assert row.surviving() == {"nik", "name", "birth_date"}


_OTHERS = ("date_missing", "date_serial", "date_year_typo", "name_title", "mother_missing")
ALWAYS = [
    f.name for f in fields(Rates)
    if f.name.startswith(("nik_", "kk_", "sex_")) or f.name in _OTHERS
]  # fmt: skip


@pytest.mark.parametrize("rate", [name for name in ALWAYS if name != "nik_15_digits"])
def test_a_rate_is_what_is_found(rate):
    share, size = 0.2, 4000
    rows = drawn(size, rates=Rates(**(CLEAN.of("") | {rate: share})), lists=(Office("a"),), facts=SETTLED)[1]
    found = sum(rate in codes(row) for row in rows)
    missed = (
        size * share * 0.05 if rate in ("nik_other_person", "nik_transposed") else 0
    )  # nobody near, nothing to swap
    assert abs(found - size * share) <= 4.5 * math.sqrt(size * share * (1 - share)) + missed
    assert all(codes(row) <= {rate} for row in rows)


def test_a_last_digit_that_was_a_zero_is_not_lost():
    rows = drawn(
        4000, rates=Rates(**(CLEAN.of("") | {"nik_15_digits": 1.0})), lists=(Office("a"),), facts=SETTLED
    )[1]
    assert all(value(row, "nik")[15] == "0" for row in rows)
    assert sum("nik_15_digits" in codes(row) for row in rows) > 3900


def test_repeats_placeholders_and_second_lists_come_at_their_rates():
    size = 6000
    rates = Rates(**(CLEAN.of("") | {"row_repeated": 0.1, "row_placeholder": 0.05, "also_listed": 0.2}))
    found = Counter(code for row in drawn(size, rates=rates)[1] for code in codes(row))
    for name, share in (("row_repeated", 0.1), ("row_placeholder", 0.05), ("also_listed", 0.2)):
        assert abs(found[name] - size * share) <= 4.5 * math.sqrt(size * share * (1 - share))


def test_who_died_moved_or_is_a_civil_servant_is_not_valid():
    known, rows = drawn(8000, facts=Facts(died=0.05, moved=0.05, civil_servant=0.05))
    for row in rows:
        person = known.get(row.person)
        if person is None:
            assert not row.valid
            continue
        assert (row.culture, row.sex, row.birth_year) == (person.culture, person.sex, person.birth_date.year)
        assert row.valid is not bool(person.died or person.moved_to or person.civil_servant)
        assert ("deceased" in codes(row)) is bool(person.died)
        assert ("civil_servant" in codes(row)) is person.civil_servant
        if person.moved_to:
            assert "moved" in codes(row)
            assert not regions.within(value(row, "region"), "36.72")
    marked = [row for row in rows if "deceased_marked" in codes(row)]
    assert marked
    assert all("ALM" in value(row, "name").upper() for row in marked)


def test_what_a_row_still_tells():
    for row in drawn(6000, rates=UGLY)[1]:
        hurt = {cause.field for cause in row.causes if cause.code not in HARMLESS}
        assert not row.surviving() & hurt
        assert all(value(row, field) for field in row.surviving())


def test_somebody_elses_number_is_that_of_somebody_near():
    rates = Rates(**(CLEAN.of("") | {"nik_other_person": 0.5}))
    known, rows = drawn(1000, rates=rates, lists=(Office("a"),))
    owners = {person.nik: person for person in known.values()}
    hurt = [row for row in rows if "nik_other_person" in codes(row)]
    assert len(hurt) > 400
    assert all(0 < row.person - owners[value(row, "nik")].id < 24 for row in hurt)


def test_a_spreadsheet_that_cuts_numbers_cuts_all_of_them():
    rows = drawn(500, lists=(Office("a", damage="15_digits"), Office("b", damage="scientific")))[1]
    for row in rows:
        if row.person:
            nik = value(row, "nik")
            assert nik.endswith("0") if row.office == "a" else (nik.endswith("E+15") and "," in nik)


def test_rows_come_as_they_are_asked_for():
    endless = rosters(Random(1), population(Random(2), 10**9, ("36.72",)), UGLY, offices(Random(3)))
    assert len(list(islice(endless, 500))) == 500


def test_each_agency_keeps_its_categories_once():
    kept = offices(Random(1))
    codes_kept = [code for office in kept for code in office.categories]
    assert len(codes_kept) == len(set(codes_kept)) > 25
    assert len({office.name for office in kept}) == len(kept)
    assert {office.damage for office in offices(Random(1), damaged=1.0)} == {"15_digits", "scientific"}


def test_ways_of_writing_a_date():
    written = [written_date(date(1985, 8, 7), form) for form in DATE_FORMATS]
    assert written == ["07/08/1985", "07-08-1985", "1985-08-07", "7 Agustus 1985", "07 Agu 1985"]
    with pytest.raises(PantauError, match="no way of writing dates"):
        written_date(date(1985, 8, 7), "m/d/y")
