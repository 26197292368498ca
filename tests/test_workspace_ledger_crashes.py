"""Killed at any moment, and many at once: nothing is lost, nothing is doubled, `verify` finds nothing."""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pantau import Ledger
from pantau.workspace_ledger import adding
from tests.ledger_adding import begin_adding
from tests.ledger_files import contributions_file, enrolments_file

PANTAU = Path(sys.executable).with_name("pantau")
PEOPLE = 40
KILLS = 15


def start(home, file):
    return subprocess.Popen(
        [PANTAU, "ledger", "add", "contributions", str(file), "--home", str(home), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "COLUMNS": "100"},
    )


@pytest.fixture(scope="module")
def enrolled(tmp_path_factory):
    home = tmp_path_factory.mktemp("enrolled")
    (home / "files").mkdir()
    Ledger(home).add("enrolments", enrolments_file(home / "files", PEOPLE))
    return home


def test_four_processes_at_once_lose_and_double_nothing(enrolled, tmp_path):
    home = shutil.copytree(enrolled, tmp_path / "home")
    months = ["2024-01", "2024-02", "2024-03"]
    files = [contributions_file(tmp_path, month, PEOPLE) for month in months]
    running = [start(home, file) for file in (*files, files[0])]
    answers = []
    for one in running:
        out, err = one.communicate(timeout=300)
        assert one.returncode == 0, err
        answers.append(json.loads(out))
    assert [one["rows_in"] for one in answers] == [PEOPLE] * 4
    assert sum(one["added"] for one in answers) == PEOPLE * 3
    ledger = Ledger(home)
    assert ledger.verify().problems == ()
    assert ledger.status().unfinished == ()
    figures = ledger.indicators("36.72", "2024-01/2024-03", measures=["contributions"])
    whole = [one.value for one in figures if one.period.text == "2024-01/2024-03"]
    assert whole == [PEOPLE * 3 * 16_800]


def test_two_processes_that_enrol_the_same_people_give_each_one_id(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    files = [enrolments_file(tmp_path, PEOPLE, "a.csv"), enrolments_file(tmp_path, PEOPLE + 1, "b.csv")]
    running = [begin_adding(home, "enrolments", file) for file in files]
    for one in running:
        one.join(timeout=300)
        assert one.exitcode == 0
    ledger = Ledger(home)
    rows = {one.table: one.rows for one in ledger.status().tables}
    assert (rows["people"], rows["enrolments"]) == (PEOPLE + 1, PEOPLE + 1)
    assert ledger.verify().problems == ()


@pytest.mark.long
def test_killed_at_random_moments_and_repeated_it_is_as_if_nothing_had_happened(enrolled, tmp_path):
    home = shutil.copytree(enrolled, tmp_path / "home")
    moments = random.Random(20240717)
    # a month for every start that may get through
    months = [f"{year}-{number:02d}" for year in (2024, 2025) for number in range(1, 13)][: KILLS + 2]
    began = time.monotonic()
    one = begin_adding(home, "contributions", contributions_file(tmp_path, months.pop(0), PEOPLE))
    one.join(timeout=300)
    assert one.exitcode == 0
    whole = time.monotonic() - began  # how long it takes here and now; only the moments depend on it
    given = [months.pop(0)]
    for _ in range(KILLS):
        began = time.monotonic()
        one = begin_adding(home, "contributions", contributions_file(tmp_path, given[-1], PEOPLE))
        one.join(timeout=moments.uniform(0.05, 1.0) * whole)
        one.kill()
        one.join(timeout=300)
        assert one.exitcode in (0, -signal.SIGKILL)
        if one.exitcode == 0:  # it got through; the next one begins anew, and may be killed sooner
            whole = min(whole, time.monotonic() - began)
            given.append(months.pop(0))
    ledger = Ledger(home)
    for month in given:
        # Written anew: where the last one got through, the file of the month after it is not there yet.
        done = ledger.add("contributions", contributions_file(tmp_path, month, PEOPLE))
        assert (done.rows_in, done.added + done.already_there) == (PEOPLE, PEOPLE)
    rows = {one.table: one.rows for one in ledger.status().tables}
    assert rows["contributions"] == PEOPLE * (len(given) + 1)
    assert ledger.status().unfinished == ()
    assert ledger.verify().problems == ()


def test_what_was_added_and_not_counted_is_counted_by_the_next_command(enrolled, tmp_path, monkeypatch):
    home = shutil.copytree(enrolled, tmp_path / "home")
    ledger = Ledger(home)
    monkeypatch.setattr(adding, "rolled", lambda _: 0)  # as if killed right after the commit
    ledger.add("contributions", contributions_file(tmp_path, "2024-01", PEOPLE))
    monkeypatch.undo()
    assert len(ledger.status().unfinished) == 1
    assert ledger.add("contributions", tmp_path / "contributions-2024-01.csv").already_there == PEOPLE
    assert ledger.status().unfinished == ()
    assert ledger.verify().problems == ()


def test_without_room_nothing_is_added_and_a_repeat_completes_it(enrolled, tmp_path):
    home = shutil.copytree(enrolled, tmp_path / "home")
    file = contributions_file(tmp_path, "2024-01", PEOPLE)
    done = subprocess.run(
        [PANTAU, "ledger", "add", "contributions", str(file), "--home", str(home)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)),
    )
    assert done.returncode == 2
    assert "tidak ada ruang lagi" in done.stderr
    assert "Traceback" not in done.stderr
    ledger = Ledger(home)
    assert ledger.status().first_month == ""
    assert ledger.add("contributions", file).added == PEOPLE
    assert ledger.verify().problems == ()
