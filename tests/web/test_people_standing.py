"""The facts of one person as a page reads them are those that the ledger itself holds, corrected and taken back too."""

import pytest

from pantau import Ledger
from pantau.web.people.ledger import facts
from tests.ledger_files import CONTRIBUTION, ENROLMENT, contribution, enrolment, nik, write

MONTHS = ("2024-01", "2024-02", "2024-05")


@pytest.fixture
def ledger(tmp_path, settings):
    settings.HOME = tmp_path / "home"
    ledger = Ledger(settings.HOME)
    ledger.add("enrolments", write(tmp_path / "e.csv", ENROLMENT, [enrolment(0)]))
    rows = [contribution(0, month) for month in MONTHS]
    ledger.add("contributions", write(tmp_path / "c.csv", CONTRIBUTION, rows))
    changed = [contribution(0, "2024-02", jkk=12000), contribution(0, "2024-02", sponsor="CSR", payer="PT A")]
    ledger.add("contributions", write(tmp_path / "d.csv", CONTRIBUTION, changed))
    return ledger


def agrees(ledger):
    theirs = ledger.history(nik(0))
    ours = facts("36.72", theirs.person).payments
    assert len(ours) == len(theirs.payments)
    for mine, row in zip(ours, theirs.payments, strict=True):
        assert {name: mine[name] for name in row} == row
    return ours


def test_a_correction_and_its_undoing_are_seen_as_the_ledger_sees_them(ledger):
    rows = agrees(ledger)
    assert [row["gap"] for row in rows] == [0, 0, 0, 2]
    assert rows[2]["jkk"] == 12000 or rows[1]["jkk"] == 12000
    last = next(one.batch for one in ledger.status().batches if one.kind == "contributions")
    ledger.undo(last)
    rows = agrees(ledger)
    assert [row["jkk"] for row in rows] == [10000, 10000, 10000]
