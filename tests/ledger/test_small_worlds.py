"""Hand-made ledgers whose answers are worked out beside them."""

from datetime import date
from decimal import Decimal

import pytest

from pantau.core.ledger_tables import AMOUNTS
from pantau.io.engine import duckdb_engine
from tests.ledger.desk import Desk, DuckTables

JAN, FEB, MAR, APR = (date(2024, number, 1) for number in range(1, 5))
DEC, MAY = date(2023, 12, 1), date(2024, 5, 1)


def paid(person, month, **other):
    """A contribution of an ojek driver in Cilegon, born in June 1990, for JKK and JKM."""
    row = {
        "person": person, "month": month, "segment": "BPU", "sponsor": "APBD", "payer": "",
        "region": "36.72", "category": "ojek", **dict.fromkeys(AMOUNTS), "jkk": Decimal("10000.00"),
        "jkm": Decimal("6800.00"), "paid_on": month, "office": "", "sex": "M", "birth_month": date(1990, 6, 1),
    }  # fmt: skip
    return row | other


def told(desk, measure, at=None):
    """{month: total} of a measure of the cube."""
    found = {}
    for cell, measures in desk.cells(at).items():
        if measures.get(measure):
            found[cell[0]] = found.get(cell[0], 0) + measures[measure]
    return found


@pytest.fixture
def desk():
    tables = DuckTables(duckdb_engine(threads=1))
    return Desk(tables)


def test_a_month_in_between_arrives_late(desk):
    desk.add("a", [paid(1, JAN), paid(1, MAR)])
    assert told(desk, "new_workers") == {JAN: 1}
    assert told(desk, "restarted_workers") == {MAR: 1}
    assert told(desk, "lapsed_workers") == {FEB: 1, APR: 1}
    desk.add("b", [paid(1, FEB)])
    assert told(desk, "restarted_workers") == {}
    assert told(desk, "lapsed_workers") == {APR: 1}
    assert told(desk, "restarted_workers", desk.moments[0]) == {MAR: 1}


def test_an_earlier_month_makes_the_first_one_a_restart(desk):
    desk.add("a", [paid(1, MAR)])
    desk.add("b", [paid(1, DEC)])
    assert told(desk, "new_workers") == {DEC: 1}
    assert told(desk, "restarted_workers") == {MAR: 1}
    assert told(desk, "lapsed_workers") == {JAN: 1, APR: 1}
    desk.add("c", [paid(1, date(2023, 1, 1)), paid(1, JAN), paid(1, FEB)])
    assert told(desk, "new_workers") == {date(2023, 1, 1): 1}
    assert told(desk, "restarted_workers") == {DEC: 1}


def test_an_undo_of_the_first_month_makes_a_far_restart_new(desk):
    desk.add("a", [paid(1, date(2019, 3, 1))])
    desk.add("b", [paid(1, MAR), paid(1, APR)])
    assert told(desk, "restarted_workers") == {MAR: 1}
    desk.undo("a")
    assert told(desk, "new_workers") == {MAR: 1}
    assert told(desk, "restarted_workers") == {}
    assert told(desk, "lapsed_workers") == {MAY: 1}


def test_a_correction_moves_what_it_counts_in(desk):
    desk.add("a", [paid(1, JAN), paid(1, FEB)])
    counts = desk.add("b", [paid(1, FEB, region="36.04", jkk=Decimal("12000.00"))])
    assert counts["superseded"] == 1
    regions = {
        (cell[0], cell[1]): found["workers"] for cell, found in desk.cells().items() if "workers" in found
    }
    assert regions == {(JAN, "36.72"): 1, (FEB, "36.04"): 1}
    assert told(desk, "jkk") == {JAN: Decimal("10000.00"), FEB: Decimal("12000.00")}
    lapsed = {cell[1] for cell, found in desk.cells().items() if "lapsed_workers" in found}
    assert lapsed == {"36.04"}


def test_two_payers_count_one_worker_and_the_first_segment_leads(desk):
    desk.add("a", [paid(1, JAN)])
    desk.add("b", [paid(1, JAN, segment="PU", sponsor="EMPLOYER", payer="P1", jkm=None, jht=Decimal(57))])
    (first,) = [row for row in desk.live() if row["segment"] == "PU"]
    (second,) = [row for row in desk.live() if row["segment"] == "BPU"]
    assert (first["counts"], second["counts"]) == (1 + 2 + 8 + 64, 4)
    assert (first["origin"], second["origin"], second["batch"]) == ("b", "a", "b")
    assert told(desk, "workers") == told(desk, "paid_twice") == {JAN: 1}
    assert told(desk, "memberships") == {JAN: 2}
    assert told(desk, "jkk") == {JAN: Decimal("20000.00")}
    assert told(desk, "paid_twice_in_segment") == {}
    desk.undo("b")
    (alone,) = desk.live()
    assert (alone["counts"], alone["origin"], alone["row"]) == (7, "a", 2)
    assert told(desk, "paid_twice") == {}


def test_one_employer_in_two_segments_is_one_payer(desk):
    both = {"sponsor": "EMPLOYER", "payer": "P1"}
    desk.add("a", [paid(1, JAN, segment="PU", **both), paid(1, JAN, segment="JAKON", **both)])
    assert told(desk, "paid_twice") == {}
    desk.add("b", [paid(1, JAN, segment="JAKON", sponsor="EMPLOYER", payer="P2")])
    assert told(desk, "paid_twice_in_segment") == told(desk, "paid_twice") == {JAN: 1}


def test_rows_that_repeat_or_contradict_are_set_aside_beside_the_row_that_counts(desk):
    counts = desk.add("a", [paid(1, JAN), paid(1, JAN), paid(1, JAN, office="B"), paid(2, JAN)])
    assert counts == {
        "already_there": 0, "superseded": 0, "repeated_in_file": 1, "contradicts_in_file": 1
    }  # fmt: skip
    reasons = [(row["row"], row["reason"], row["other_row"]) for row in desk.aside]
    assert sorted(reasons) == [(3, "repeated_in_file", 2), (4, "contradicts_in_file", 2)]
    assert told(desk, "workers") == {JAN: 2}


def test_the_same_rows_again_change_nothing(desk):
    desk.add("a", [paid(1, JAN), paid(1, FEB)])
    before = desk.live()
    assert desk.add("b", [paid(1, FEB, sex="F")])["already_there"] == 1
    assert desk.live() == before


def test_undo_takes_back_what_is_live_and_restores_what_stands(desk):
    desk.add("a", [paid(1, JAN, office="A")])
    desk.add("b", [paid(1, JAN, office="B"), paid(2, JAN, office="B")])
    desk.add("c", [paid(2, JAN, office="C")])
    desk.undo("b")
    assert {row["person"]: (row["office"], row["origin"]) for row in desk.live()} == {
        1: ("A", "a"), 2: ("C", "c")
    }  # fmt: skip
    desk.undo("c")  # what it had corrected was itself undone: nothing comes back
    assert [row["person"] for row in desk.live()] == [1]


def test_undo_goes_back_past_an_undone_correction(desk):
    for batch in "abc":
        desk.add(batch, [paid(1, JAN, office=batch)])
    desk.undo("b")
    desk.undo("c")
    assert [(row["office"], row["origin"]) for row in desk.live()] == [("a", "a")]


def test_ages_turn_in_the_month_of_birth(desk):
    birth = date(2006, 2, 1)
    desk.add("a", [paid(1, month, birth_month=birth) for month in (JAN, FEB)])
    desk.add("b", [paid(2, JAN, birth_month=None), paid(3, JAN, birth_month=FEB)])
    bands = {
        (cell[0], cell[-1]): found["workers"] for cell, found in desk.cells().items() if "workers" in found
    }
    assert bands == {(JAN, "0-17"): 1, (FEB, "18-24"): 1, (JAN, ""): 2}
