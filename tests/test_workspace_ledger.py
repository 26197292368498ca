"""The ledger as a whole: files go in once, corrections and undoing leave the past as it was, nothing is lost."""

import csv
import shutil
from datetime import UTC, datetime

import pytest

from pantau import Ledger
from pantau.errors import InputError, LedgerError
from pantau.workspace_ledger import times
from tests.ledger_files import (
    CONTRIBUTION,
    ENROLMENT,
    contribution,
    contributions_file,
    enrolment,
    enrolments_file,
    write,
)

ALL = 6


@pytest.fixture(scope="module")
def enrolled(tmp_path_factory):
    """A home in which six people are enrolled and paid for in January 2024."""
    home = tmp_path_factory.mktemp("enrolled")
    files = home / "files"
    files.mkdir()
    ledger = Ledger(home)
    ledger.add("enrolments", enrolments_file(files))
    ledger.add("contributions", contributions_file(files))
    return home


@pytest.fixture
def home(enrolled, tmp_path):
    return shutil.copytree(enrolled, tmp_path / "home")


@pytest.fixture
def ledger(home):
    return Ledger(home)


def value(ledger, measure, month="2024-01", **how):
    figures = ledger.indicators("36.72", month, measures=[measure], **how)
    found = [
        one.value for one in figures if not one.definition and not one.group and one.period.text == month
    ]
    assert len(found) <= 1
    return found[0] if found else None


def sound(ledger):
    found = ledger.verify()
    assert found.problems == ()
    return True


def account(done):
    assert done.rows_in == done.added + done.set_aside + done.already_there
    assert sum(done.reasons.values()) == done.set_aside
    return done.added, done.set_aside, done.already_there


def test_every_row_is_accounted_for_and_every_worker_month_counted_once(ledger, tmp_path):
    assert value(ledger, "covered_workers") == ALL
    assert value(ledger, "contributions") == ALL * 16_800
    assert sound(ledger)


def test_the_same_file_again_adds_nothing_whatever_it_is_called(home, ledger, tmp_path):
    first = ledger.status()
    other = shutil.copy(home / "files" / "contributions-2024-01.csv", tmp_path / "lain.csv")
    for file in (home / "files" / "contributions-2024-01.csv", other):
        done = ledger.add("contributions", file)
        assert account(done) == (0, 0, ALL)
        assert done.batch == next(one.batch for one in first.batches if one.kind == "contributions")
    assert ledger.status() == first


def test_the_same_rows_in_another_file_are_already_there(ledger, tmp_path):
    rows = [contribution(number, "2024-01") for number in reversed(range(ALL))]
    assert account(ledger.add("contributions", write(tmp_path / "b.csv", CONTRIBUTION, rows))) == (0, 0, ALL)
    assert value(ledger, "contributions") == ALL * 16_800


def test_rows_set_aside_are_looked_at_again_once_their_people_are_enrolled(ledger, tmp_path):
    file = contributions_file(tmp_path, "2024-02", people=ALL + 2)
    done = ledger.add("contributions", file)
    assert account(done) == (ALL, 2, 0)
    assert done.reasons == {"not_enrolled": 2}
    assert account(ledger.add("contributions", file)) == (0, 2, ALL)
    ledger.add("enrolments", enrolments_file(tmp_path, ALL + 2))
    again = ledger.add("contributions", file)
    assert again.batch == f"{done.batch}-2"
    assert account(again) == (2, 0, ALL)
    assert value(ledger, "covered_workers", "2024-02") == ALL + 2
    assert account(ledger.add("contributions", file)) == (0, 0, ALL + 2)
    assert sound(ledger)


def test_an_old_file_never_undoes_a_later_correction(ledger, tmp_path):
    file = contributions_file(tmp_path, "2024-02", people=ALL + 1)
    ledger.add("contributions", file)
    fixed = write(tmp_path / "fix.csv", CONTRIBUTION, [contribution(0, "2024-02", jkk=20000)])
    assert ledger.add("contributions", fixed).superseded == 1
    ledger.add("enrolments", enrolments_file(tmp_path, ALL + 1))
    assert account(ledger.add("contributions", file)) == (1, 0, ALL)
    assert value(ledger, "contributions", "2024-02") == (ALL + 1) * 16_800 + 10_000


def test_rows_that_contradict_each_other_in_a_file_stay_out_however_often_it_is_given(ledger, tmp_path):
    rows = [contribution(0, "2024-02"), contribution(0, "2024-02", jkm=7000), contribution(0, "2024-02")]
    file = write(tmp_path / "two.csv", CONTRIBUTION, rows)
    for added, already in ((1, 0), (0, 1), (0, 1)):
        done = ledger.add("contributions", file)
        assert account(done) == (added, 2, already)
        assert done.reasons == {"contradicts_in_file": 1, "repeated_in_file": 1}
    assert value(ledger, "contributions", "2024-02") == 16_800


def test_rows_set_aside_are_kept_with_reason_and_cells_for_their_owner_only(ledger, home, tmp_path):
    rows = [contribution(0, "2024-02"), contribution(77, "2024-02"), contribution(1, "2097-01")]
    rows.append(contribution(0, "2024-02", office="=1+1"))
    done = ledger.add("contributions", write(tmp_path / "some.csv", CONTRIBUTION, rows))
    assert done.set_aside_file == home / "set_aside" / f"{done.batch}.csv"
    assert done.set_aside_file.stat().st_mode & 0o777 == 0o600
    assert done.set_aside_file.parent.stat().st_mode & 0o777 == 0o700
    with done.set_aside_file.open(encoding="utf-8", newline="") as told:
        aside = {int(row["row"]): row for row in csv.DictReader(told)}
    assert {row: one["reason"] for row, one in aside.items()} == {
        3: "not_enrolled",
        4: "month_future",
        5: "contradicts_in_file",
    }
    assert aside[3]["nik"] == rows[1]["nik"]
    assert "belum pernah didaftarkan" in aside[3]["says"]
    assert aside[5]["office"] == "'=1+1"


def test_no_number_and_no_name_enters_the_ledger(home, tmp_path):
    written = b"".join(path.read_bytes() for path in (home / "ledger").rglob("*") if path.is_file())
    assert b"ORANG" not in written
    assert contribution(0, "2024-01")["nik"].encode() not in written


def test_a_correction_changes_today_and_never_what_was_known(ledger, tmp_path, monkeypatch):
    monkeypatch.setattr(times, "now", lambda: datetime(2026, 12, 24, 16, 0, tzinfo=UTC))  # 23:00 in Jakarta
    ledger.add("contributions", contributions_file(tmp_path, "2024-02"))
    monkeypatch.setattr(
        times, "now", lambda: datetime(2026, 12, 24, 17, 30, tzinfo=UTC)
    )  # the next day there
    fixed = [contribution(0, "2024-02", jkk=20000), contribution(1, "2024-02", category="petani")]
    assert ledger.add("contributions", write(tmp_path / "f.csv", CONTRIBUTION, fixed)).superseded == 2
    assert value(ledger, "contributions", "2024-02") == ALL * 16_800 + 10_000
    assert value(ledger, "contributions", "2024-02", known_at="2026-12-24") == ALL * 16_800
    assert value(ledger, "contributions", "2024-02", known_at="2026-12-23") is None
    before = ledger.ask("36.72", "2024-02", known_at="2026-12-24", by="category")
    assert {one.category for one in before.figures} <= {"", "nelayan", "rentan"}
    assert sound(ledger)


def test_a_clock_that_goes_back_loses_nothing(ledger, tmp_path, monkeypatch):
    monkeypatch.setattr(times, "now", lambda: datetime(2024, 6, 1, tzinfo=UTC))
    fixed = write(tmp_path / "f.csv", CONTRIBUTION, [contribution(0, "2024-02")])
    ledger.add("enrolments", write(tmp_path / "e.csv", ENROLMENT, [enrolment(0, category="petani")]))
    assert account(ledger.add("contributions", fixed)) == (1, 0, 0)
    moments = [one.recorded_at for one in ledger.status().batches if one.kind == "contributions"]
    assert len(set(moments)) == len(moments)


def test_undo_gives_back_what_was_there_and_the_file_may_come_again(ledger, tmp_path):
    fixed = write(tmp_path / "f.csv", CONTRIBUTION, [contribution(0, "2024-01", jkk=20000)])
    done = ledger.add("contributions", fixed)
    undone = ledger.undo(done.batch)
    assert (undone.taken_back, undone.restored) == (1, 1)
    assert value(ledger, "contributions") == ALL * 16_800
    again = ledger.add("contributions", fixed)
    assert again.batch == f"{done.batch}-2"
    assert account(again) == (1, 0, 0)
    assert value(ledger, "contributions") == ALL * 16_800 + 10_000
    assert account(ledger.add("contributions", fixed)) == (0, 0, 1)
    assert sound(ledger)


def test_rows_that_rested_on_an_undone_batch_come_back_with_the_file_that_brought_them_again(
    ledger, tmp_path
):
    first = ledger.add("contributions", contributions_file(tmp_path, "2024-02", ALL - 1, "part.csv"))
    twice = [contribution(number, "2024-02") for number in (*range(ALL), ALL - 1)]
    whole = write(tmp_path / "whole.csv", CONTRIBUTION, twice)
    assert account(ledger.add("contributions", whole)) == (1, 1, ALL - 1)
    ledger.undo(first.batch)
    assert value(ledger, "covered_workers", "2024-02") == 1
    assert account(ledger.add("contributions", whole)) == (ALL - 1, 1, 1)
    assert value(ledger, "covered_workers", "2024-02") == ALL
    assert account(ledger.add("contributions", whole)) == (0, 1, ALL)
    assert sound(ledger)


def test_a_file_given_again_after_an_undo_elsewhere_leaves_later_corrections_alone(ledger, tmp_path):
    other = ledger.add("contributions", contributions_file(tmp_path, "2024-03"))
    old = write(tmp_path / "old.csv", CONTRIBUTION, [contribution(0, "2024-01"), contribution(0, "2024-02")])
    assert account(ledger.add("contributions", old)) == (1, 0, 1)
    fixed = write(tmp_path / "fixed.csv", CONTRIBUTION, [contribution(0, "2024-01", jkk=20000)])
    ledger.add("contributions", fixed)
    ledger.undo(other.batch)
    assert account(ledger.add("contributions", old)) == (0, 0, 2)
    assert value(ledger, "contributions") == ALL * 16_800 + 10_000
    assert sound(ledger)


def test_a_whole_month_undone_is_a_month_without_data(ledger, tmp_path):
    done = ledger.add("contributions", contributions_file(tmp_path, "2024-02"))
    ledger.undo(done.batch)
    assert value(ledger, "covered_workers", "2024-02") is None
    assert value(ledger, "covered_workers") == ALL
    assert [one.undone for one in ledger.status().batches if one.batch == done.batch] == [True]


@pytest.mark.parametrize("batch", ["bnone", "undo-bnone"])
def test_what_cannot_be_undone_is_told(ledger, batch):
    with pytest.raises(LedgerError, match=batch):
        ledger.undo(batch)


def test_nothing_is_undone_twice(ledger, tmp_path):
    done = ledger.add("contributions", contributions_file(tmp_path, "2024-02"))
    ledger.undo(done.batch)
    with pytest.raises(LedgerError, match="undone already"):
        ledger.undo(done.batch)


def test_all_or_nothing_adds_nothing_and_says_why(ledger, tmp_path):
    before = ledger.status()
    file = contributions_file(tmp_path, "2024-02", people=ALL + 1)
    done = ledger.add("contributions", file, all_or_nothing=True)
    assert done.refused
    assert account(done) == (0, ALL + 1, 0)
    assert done.reasons == {"held_back": ALL, "not_enrolled": 1}
    assert done.set_aside_file.is_file()
    assert ledger.status() == before
    assert account(ledger.add("contributions", file)) == (ALL, 1, 0)


def test_all_or_nothing_adds_a_file_that_is_in_order(ledger, tmp_path):
    done = ledger.add("contributions", contributions_file(tmp_path, "2024-02"), all_or_nothing=True)
    assert not done.refused
    assert account(done) == (ALL, 0, 0)


def test_bad_rows_are_set_aside_and_the_good_ones_go_in(ledger, tmp_path):
    rows = [
        contribution(0, "2024-02"),
        contribution(1, "2024-02", jkk="10.000,125"),
        contribution(2, "2099-01"),
        contribution(50, "2024-02"),
        contribution(3, "2024-02", jkk="Rp10.000"),
        contribution(4, "2024-02", paid_on="17 Februari 2024"),
        contribution(5, "2024-02", segment="XX"),
    ]
    columns = (*CONTRIBUTION, "kolom_lain")
    done = ledger.add("contributions", write(tmp_path / "bad.csv", columns, rows))
    assert account(done) == (3, 4, 0)
    assert set(done.reasons) == {
        "amount_three_decimals", "month_future", "not_enrolled", "segment_unknown",
    }  # fmt: skip
    assert "kolom_lain" in done.warnings[0].en
    assert value(ledger, "contributions", "2024-02") == 3 * 16_800


def test_columns_are_found_where_the_user_says(ledger, tmp_path):
    renamed = [{("b" if key == "nik" else key): cell for key, cell in contribution(0, "2024-02").items()}]
    file = write(tmp_path / "odd.csv", ["b", *CONTRIBUTION[1:]], renamed)
    assert account(ledger.add("contributions", file, columns={"nik": "b"})) == (1, 0, 0)


def test_several_files_are_one_batch(ledger, tmp_path):
    files = [contributions_file(tmp_path, month) for month in ("2024-02", "2024-03")]
    done = ledger.add("contributions", files)
    assert account(done) == (2 * ALL, 0, 0)
    assert account(ledger.add("contributions", files[::-1])) == (0, 0, 2 * ALL)


@pytest.mark.parametrize("kind", ["contribution", "roster", ""])
def test_a_kind_that_is_none_is_told(ledger, tmp_path, kind):
    with pytest.raises(LedgerError, match="enrolments"):
        ledger.add(kind, tmp_path / "a.csv")


def test_a_file_that_is_not_there_is_told(ledger, tmp_path):
    with pytest.raises(InputError, match=r"none\.csv"):
        ledger.add("contributions", tmp_path / "none.csv")


def test_there_is_no_ledger_where_nothing_was_added(tmp_path):
    for ask in (lambda one: one.verify(), lambda one: one.ask("36", "2024"), lambda one: one.undo("b")):
        with pytest.raises(LedgerError, match="pantau ledger add"):
            ask(Ledger(tmp_path / "empty"))
    assert not (tmp_path / "empty").exists()


def test_a_person_has_a_history(ledger, tmp_path):
    ledger.add("contributions", contributions_file(tmp_path, "2024-04"))
    found = ledger.history(contribution(2, "2024-01")["nik"])
    assert [str(one["month"])[:7] for one in found.payments] == ["2024-01", "2024-04"]
    assert (found.cover.months, found.cover.in_a_row) == (2, 1)
    assert ledger.history(contribution(2, "2024-01")["nik"], "2024-02").cover.months == 1
    with pytest.raises(LedgerError, match="16 digits"):
        ledger.history("123")
