"""Detectors speak in their bad examples, are silent in their good ones, and never tell of fewer than five."""

from decimal import Decimal

import ibis
import pytest

from pantau.award.gaming import Asked, Pay, Tally, detectors, signs
from pantau.award.gaming.detector import COLUMNS, SMALL, month_index
from pantau.award.gaming.made import paying, starting
from pantau.core.period import Month, Period
from pantau.figures import Figure
from pantau.io.engine import collected, duckdb_engine

DECEMBER = Month(2024, 12)


@pytest.fixture(scope="module")
def engine():
    running = duckdb_engine()
    yield running
    running.disconnect()


def counted(engine, one, rows):
    """What a detector counts in made-up rows or figures."""
    if one.needs == "figures":
        return one.tally(rows, Asked(DECEMBER, DECEMBER, DECEMBER))
    months = [row.month for row in rows]
    first, last = (Month((m - 1) // 12, (m - 1) % 12 + 1) for m in (min(months), max(months)))
    schema = {"person": "int64", "month": "int64", "region": "string", "payer": "string", "office": "string"}
    table = ibis.memtable([row._asdict() for row in rows], schema=schema)
    asked = Asked(DECEMBER, first, last)
    found = collected(engine, one.tally(table, asked).select(*COLUMNS)).to_pylist()
    return [Tally(row["region"], row["key"], *(int(row[name]) for name in COLUMNS[2:])) for row in found]


def named(name):
    return next(one for one in detectors() if one.id == name)


def test_the_catalogue_has_the_five_of_the_issue():
    assert {one.id for one in detectors()} == {
        "gone_after_counting",
        "short_cover",
        "moved_between_payers",
        "round_numbers",
        "no_second_month",
    }


@pytest.mark.parametrize("one", detectors(), ids=lambda one: one.id)
def test_a_detector_passes_its_passes_and_fails_its_fails(one, engine):
    assert signs([(one, counted(engine, one, one.passes))]).told == ()
    told = signs([(one, counted(engine, one, one.fails))]).told
    assert [sign.detector.id for sign in told] == [one.id]
    for language in ("id", "en"):
        assert "{" not in told[0].sentence.say(language)
    assert told[0].sentence.id != told[0].sentence.en


@pytest.mark.parametrize("one", detectors(), ids=lambda one: one.id)
def test_fewer_than_five_are_withheld_and_counted(one):
    small = Tally("36.72", "x", SMALL - 1, SMALL - 1, usual_cases=0, usual_of=10_000)
    found = signs([(one, [small])])
    assert found.told == ()
    assert found.withheld == 1


def test_gone_after_the_count_is_counted_exactly(engine):
    rows = [*starting(1, 6, "2024-02/2024-11", "2025-03"), *paying(900, 30, "2024-12")]
    [tally] = counted(engine, named("gone_after_counting"), rows)  # the first month of data tells of nobody
    assert (tally.cases, tally.of, tally.usual_cases, tally.usual_of) == (
        30,
        30,
        0,
        54,
    )  # who is new in the first month of the data may be old


def test_who_is_new_in_the_last_month_of_the_data_is_not_called_gone(engine):
    rows = [*starting(1, 6, "2024-02/2024-11", "2024-12"), *paying(900, 30, "2024-12")]
    assert (
        signs([(named("gone_after_counting"), counted(engine, named("gone_after_counting"), rows))]).told
        == ()
    )


def test_a_spell_that_still_lasts_is_not_called_short(engine):
    rows = [*paying(1, 50, "2024-01/2024-12"), *paying(500, 50, "2024-11/2024-12")]
    [tally] = counted(engine, named("short_cover"), rows)
    assert tally.cases == 0


def test_moved_people_are_counted_once_each_for_the_payer_they_came_to(engine):
    rows = [
        *starting(1, 4, "2024-02/2024-12", "2025-03"),
        *paying(500, 20, "2024-01/2024-09", "APBD"),
        *paying(500, 20, "2024-10/2025-03", "CSR"),
        *paying(600, 5, "2024-10/2025-03", "CSR"),
    ]
    tallies = {one.key: one for one in counted(engine, named("moved_between_payers"), rows)}
    assert (tallies["CSR"].cases, tallies["CSR"].of) == (20, 25)
    assert tallies["APBD"].cases == 0


def test_a_difference_that_chance_explains_is_no_sign():
    one = named("no_second_month")
    assert signs([(one, [Tally("36.72", "A1", 5, 20, usual_cases=20, usual_of=200)])]).told == ()


def test_many_comparisons_ask_for_more():
    one = named("no_second_month")
    close = Tally("36.72", "A1", 12, 30, usual_cases=30, usual_of=200)
    assert signs([(one, [close])]).told
    assert not signs([(one, [close, *[Tally("36.72", f"B{n}", 0, 30, 30, 200) for n in range(400)]])]).told


def test_an_honest_estimate_is_not_called_too_round():
    figures = [
        Figure(
            "36", "covered_workers", Period.parse(f"2024-{n:02d}"), Decimal(1000 * n), precision=Decimal(1000)
        )
        for n in range(1, 10)
    ]
    assert counted(None, named("round_numbers"), figures) == []


def test_people_of_two_payers_in_one_month_have_not_moved(engine):
    rows = [*paying(1, 20, "2024-01/2025-03", "APBD"), *paying(1, 20, "2024-01/2025-03", "CSR")]
    assert all(one.cases == 0 for one in counted(engine, named("moved_between_payers"), rows))


def test_months_count_from_year_nought():
    assert month_index(Month(2024, 12)) + 1 == month_index(Month(2025, 1))
    assert Pay(1, month_index(DECEMBER), "36").payer == "APBD"
